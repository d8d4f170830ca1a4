"""The version of the package, and of the reader that makes readings."""

__version__ = "0.1.0"
