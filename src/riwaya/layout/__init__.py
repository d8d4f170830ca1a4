"""Layout: a page's lines with their roles, and its articles with outlet, credit and dates."""

from riwaya.layout.laying import lay_out

__all__ = ["lay_out"]
