"""Terms: what a word is looked up by, so that any spelling, clitic or inflection of it finds the others.

A word has up to three terms: its light stem (Larkey, Ballesteros and Connell 2002), the stem of what stands behind a
one-letter conjunction or preposition written onto it, and its dictionary form, which joins broken plurals. Texts and
queries are cut into terms alike, in Python, so that any database finds the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from riwaya.arabic.folding import fold
from riwaya.arabic.stems import is_known, is_stopword, lemma, stem
from riwaya.arabic.words import CLITICS, words

__all__ = ["Token", "name_terms", "terms", "tokens"]


_OWNED = re.compile("ت(?:هما|هم|هن|ها|كم|نا|ه|ك|ي)$")  # of مدينتهم: ta marbuta opens before a pronoun


class Token(NamedTuple):
    """A word of a text: its number *place* among the words, its span, and its *terms*; none for a stop word."""

    place: int
    start: int
    end: int
    terms: frozenset[str]


@lru_cache(maxsize=100_000)
def terms(word: str) -> frozenset[str]:
    """The terms of *word*; none when it carries grammar only.

    >>> terms("مدن") & terms("وبالمدينة") != frozenset()
    True
    """
    if is_stopword(word):
        return frozenset()
    folded = fold(word)
    found = _families(folded) | {lemma(word)}
    bare = folded
    while len(bare) > 3 and bare[0] in CLITICS:  # wa-bi-l-madina: each letter may be a clitic, or the word's own
        bare = bare[1:]
        found |= _families(bare)
        wholes = [bare]
        if bare.startswith("ل") and folded[-len(bare) - 1] == "ل":  # لل is ل and ال, before a word's own ل too
            wholes.append(f"ا{bare}")
        known = [whole for whole in wholes if is_known(whole)]
        found |= {lemma(whole) for whole in known}
        if known:
            break
    owned = _OWNED.search(bare)
    if owned and is_known(noun := f"{bare[: owned.start()]}ة"):
        found |= {stem(noun), lemma(noun)}
    return frozenset(filter(None, found))


def _families(folded: str) -> set[str]:
    """The stem of a folded word, and what it is found by when letters of it are read as those that look like them."""
    found = {stem(folded)}
    found |= {s[:-1] for s in found if len(s) > 3 and s.endswith("ي")}  # of حوثيين, whose singular loses it too
    if len(folded) > 3:
        # ه and ي are typed for the ة and ى of a word; what they would else be is found by the word's own form
        found |= {lemma(w) for last, w in (("ه", f"{folded[:-1]}ة"), ("ي", f"{folded[:-1]}ى"))
                  if folded.endswith(last) and is_known(w)}  # fmt: skip
    return found


@lru_cache(maxsize=100_000)
def name_terms(word: str) -> frozenset[str]:
    """The terms of *word* where it is part of a name: those of its letters alone, no dictionary forms."""
    folded = fold(word)
    return frozenset({stem(folded)} - {""})


def tokens(text: str, start: int = 0, end: int | None = None, place: int = 0) -> Iterator[Token]:
    """The words of ``text[start:end]``, numbered from *place*; punctuation is no word."""
    for word in words(text, start, end):
        if not word.is_punctuation:
            yield Token(place, word.start, word.end, terms(word.text))
            place += 1
