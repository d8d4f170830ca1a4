"""Reuse: passages that texts share, where they stand in both, how alike they are, and who likely took from whom."""

from riwaya.reuse.articles import passages_of
from riwaya.reuse.finding import Found, find_passages
from riwaya.reuse.settings import Settings

__all__ = ["Found", "Settings", "find_passages", "passages_of"]
