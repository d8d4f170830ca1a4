"""Who really said it? Claims, voices and independent origins in the news, Arabic first."""

from riwaya.version import __version__

__all__ = ["__version__"]
