"""Words: the tokens of a text, each with its place and its folded form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.arabic.folding import INVISIBLE, MARKS, fold

__all__ = ["CLITICS", "Word", "start_after", "words"]

_CHUNK = re.compile(r"\S+")
_TOKEN = re.compile(rf"[\w{MARKS}{INVISIBLE}]+|[^\w\s]", re.UNICODE)

_GLUED = re.compile(r"\d+(?=[ء-ي]{3})")
_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")

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


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The tokens of ``text[start:end]`` in order, with offsets into *text*. Tokens that fold to nothing drop out."""
    made = tuple.__new__  # as Word(…) does, without a call in between: there are as many as words
    for chunk in _CHUNK.finditer(text, start, len(text) if end is None else end):
        whole = chunk.group()
        if whole.isalnum():  # most words have nothing at their edges
            if whole[0] in _DIGITS and (glued := _GLUED.match(whole)):
                yield from _parted(whole, chunk.start(), glued.end())
            elif folded := fold(whole):
                yield made(Word, (*chunk.span(), whole, folded))
            continue
        for m in _TOKEN.finditer(text, *chunk.span()):
            token = m.group()
            if token[0] in _DIGITS and (glued := _GLUED.match(token)):
                yield from _parted(token, m.start(), glued.end())
            elif folded := fold(token):
                yield made(Word, (*m.span(), token, folded))


def _parted(token: str, start: int, at: int) -> Iterator[Word]:
    """The number that *token* begins with, up to *at*, and the noun that is written onto it (25مليون)."""
    for a, b in ((0, at), (at, len(token))):
        if folded := fold(token[a:b]):
            yield Word(start + a, start + b, token[a:b], folded)


def start_after(text: str, word: Word, letters: int) -> int:
    """The offset in *text* after the first *letters* letters of a word, marks and invisible characters skipped."""
    at = word.start
    while letters and at < word.end:
        letters -= bool(fold(text[at]))
        at += 1
    return at
