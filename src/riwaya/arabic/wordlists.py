"""Word lists: small closed sets of words that one rule or another asks about, kept as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from riwaya.arabic.folding import fold

__all__ = ["wordlist"]


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = files("riwaya.arabic").joinpath("data", "wordlists.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def wordlist(name: str) -> frozenset[str]:
    """The words of the list *name* in ``data/wordlists.toml``, folded. KeyError when there is no such list."""
    return frozenset(fold(word) for word in _lists()[name]["words"].split())
