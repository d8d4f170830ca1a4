"""Mentions: who, where, when and how many, found in an article's text and resolved."""
