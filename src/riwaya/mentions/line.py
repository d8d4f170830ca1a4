"""Line: a paragraph with its signs, asked token by token by the grammars of times and quantities."""

from __future__ import annotations

from typing import Any

from riwaya.arabic.folding import INVISIBLE, MARKS
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.mentions.signs import Sign, signs_of

__all__ = ["Line"]

_SILENT = frozenset(MARKS + INVISIBLE)


class Line:
    """The tokens of *para* and what each may be; indices past either end mean nothing and raise nothing."""

    __slots__ = ("para", "signs", "tokens")

    def __init__(self, para: Paragraph) -> None:
        self.para = para
        self.tokens: tuple[Token, ...] = para.tokens
        self.signs = signs_of(para.tokens)

    def sign(self, i: int) -> Sign | None:
        """The sign of token *i*, or None."""
        return self.signs[i] if 0 <= i < len(self.signs) else None

    def get(self, i: int, kind: str) -> Any:
        """The value that token *i* has as a *kind*, None where it is none, whatever clitics it has."""
        sign = self.signs[i] if 0 <= i < len(self.signs) else None
        return sign.kinds.get(kind) if sign is not None else None

    def bare(self, i: int, kind: str) -> Any:
        """The same where no conjunction and no preposition is written with the word."""
        sign = self.signs[i] if 0 <= i < len(self.signs) else None
        return sign.kinds.get(kind) if sign is not None and not sign.conj and not sign.prep else None

    def art(self, i: int) -> bool:
        """Whether token *i* has the article."""
        sign = self.sign(i)
        return sign is not None and sign.art

    def f(self, i: int) -> str:
        """The folded form of token *i*, empty past the ends."""
        return self.tokens[i].f if 0 <= i < len(self.tokens) else ""

    def among(self, i: int, words: str) -> bool:
        """Whether token *i* is in a word list, as it stands or without its clitics."""
        if not 0 <= i < len(self.tokens):
            return False
        token, listed = self.tokens[i], wordlist(words)
        f = token.f
        return f in listed or token.info.base in listed or (f[0] in "وفبلك" and f[1:] in listed)

    def glued(self, i: int) -> bool:
        """Whether token *i* + 1 follows token *i* without a space."""
        return 0 <= i < len(self.tokens) - 1 and self.tokens[i].end == self.tokens[i + 1].start

    def start(self, i: int) -> int:
        """Where a mention that begins with token *i* begins: behind the clitics, in code points of the page's text."""
        token, sign = self.tokens[i], self.sign(i)
        left = sign.cut if sign is not None else 0
        if sign is not None and "digits" in sign.kinds:
            left = token.f.index(sign.kinds["digits"])
        at = token.start
        while left or (at > token.start and self.para.text[at] in _SILENT):
            left -= self.para.text[at] not in _SILENT
            at += 1
        return at

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens *first* to *last* (exclusive) without the clitics at the beginning."""
        return self.start(first), self.tokens[last - 1].end
