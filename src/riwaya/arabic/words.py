"""Words: the tokens of a text, each with its place and its folded form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from riwaya.arabic.folding import INVISIBLE, MARKS, fold

__all__ = ["CLITICS", "Word", "start_after", "words"]

_TOKEN = re.compile(rf"''|[\w{MARKS}{INVISIBLE}]+|[^\w\s]", re.UNICODE)  # two apostrophes are one mark

_LONG = 40
"""Characters between two spaces from which they are no word that comes again."""

_GLUED = re.compile(r"\d+(?=[ء-ي]{3})")

CLITICS = ("و", "ف", "ب", "ل", "ك")
"""One-letter conjunctions and prepositions that are written with the next word."""


class Word(NamedTuple):
    """A token: a word, a number, or one mark of punctuation (*folded* is then the mark itself)."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_punctuation(self) -> bool:
        """Whether the token is a mark of punctuation or a symbol."""
        return not self.text[0].isalnum() and not self.folded[:1].isalnum()

    @property
    def is_number(self) -> bool:
        """Whether the token is written in digits."""
        return self.folded.isdigit()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The tokens of ``text[start:end]`` in order, with offsets into *text*. Tokens that fold to nothing drop out."""
    made, find = tuple.__new__, text.find  # Word(…) without a call in between: there are as many as words
    found: list[Word] = []
    add = found.append
    at = start
    for chunk in text[start:end].split():
        at = find(chunk, at)
        size = len(chunk)
        for first, last, token, folded in _known(chunk) if size < _LONG else _parted(chunk):
            add(made(Word, (at + first, at + last, token, folded)))
        at += size
    return found


def _parted(chunk: str) -> tuple[tuple[int, int, str, str], ...]:
    """The tokens of what stands between two spaces, as `words` has them: offsets into it, and the folded form."""
    if chunk.isalnum() and not _GLUED.match(chunk):  # most words have nothing at their edges
        return ((0, len(chunk), chunk, fold(chunk)),) if fold(chunk) else ()
    found: list[tuple[int, int]] = []
    for m in _TOKEN.finditer(chunk):
        glued = _GLUED.match(m.group())  # 25مليون is a number and a noun
        cut = m.start() + (glued.end() if glued else 0)
        found += [(m.start(), cut), (cut, m.end())] if glued else [m.span()]
    return tuple((a, b, chunk[a:b], folded) for a, b in found if (folded := fold(chunk[a:b])))


_known = lru_cache(maxsize=50_000)(_parted)


def start_after(text: str, word: Word, letters: int) -> int:
    """The offset in *text* after the first *letters* letters of a word, marks and invisible characters skipped."""
    at = word.start
    while letters and at < word.end:
        letters -= bool(fold(text[at]))
        at += 1
    return at
