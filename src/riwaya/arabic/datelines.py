"""Datelines: the place, reporter and agency before the first sentence of a report, which belong to no sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.arabic.reporting import reportings
from riwaya.arabic.wordlists import wordlist
from riwaya.arabic.words import Word

__all__ = ["dateline"]

_LONGEST = 14
"""Tokens of a dateline at most."""

_DASHES = frozenset("-–—")


def dateline(words: Sequence[Word], media: Collection[int]) -> int:
    """The token behind the dateline that *words* begin with, 0 where they begin with none.

    It ends at the dashes behind an agency in brackets (``عمّان (النهر)--``), or at a colon behind dashes, one of the
    names between them an outlet's or a desk's (``سالم الغانم- النهر- عمّان:``). *media*: the tokens that name outlets.
    """
    dashed = credited = False
    limit = min(len(words) - 2, _LONGEST)
    for i in range(limit):
        mark = words[i].text
        if mark in _DASHES:
            if i and words[i - 1].text == ")":
                end = i + 1
                while end < len(words) and words[end].text in _DASHES:
                    end += 1
                return end
            dashed = True
        elif mark == ":":
            return i + 1 if dashed and credited else 0
        elif mark in "()،,/":
            continue
        elif i in media or words[i].folded in wordlist("desks"):
            credited = True
        elif words[i].is_punctuation or _tells(words[i].folded):
            return 0
    return 0


def _tells(form: str) -> bool:
    """Whether a folded form can be a verb of saying, behind a conjunction or not."""
    return bool(reportings(form) or (form[0] in "وف" and reportings(form[1:])))
