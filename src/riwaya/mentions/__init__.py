"""Mentions: who, where, when and how many, found in an article's text and resolved."""

from riwaya.mentions.finding import find_mentions
from riwaya.mentions.linking import link

__all__ = ["find_mentions", "link"]
