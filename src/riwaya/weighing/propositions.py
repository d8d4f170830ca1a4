"""Propositions: the facts of a content, each with its own span, so that a statement may stand in several claims."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.imperfects import is_past
from riwaya.arabic.stems import is_stopword, is_verb, lemma
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word, words
from riwaya.model import Span

__all__ = ["matter_words", "split"]

_STOPS = frozenset(".؟!؛?;…")
_SHORTEST = 2  # content words


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(fold(r["word"]) for r in rows("clauses") if r["kind"] == kind)


@cache
def _with() -> frozenset[str]:
    return _listed("with") | {lemma(r["word"]) for r in rows("clauses") if r["kind"] == "with"}


def _is_coordinated_verb(word: Word) -> bool:
    """Whether *word* is a conjunction written with a finite verb (``وتسحب``, ``وسيكون``)."""
    return len(word.folded) >= 4 and word.folded[0] == "و" and (is_verb(word.text[1:]) or is_past(word.text[1:]))


def _breaks(tokens: list[Word], i: int) -> bool:
    token, before = tokens[i], tokens[i - 1]
    if set(before.text) <= _STOPS and not token.is_punctuation:
        closes_initial = (
            before.text == "."
            and tokens[max(0, i - 2)].text != "."
            and (
                i < 2
                or (len(tokens[i - 2].folded) <= 2 and not tokens[i - 2].is_punctuation)
                or token.start == before.end
            )
        )
        return not closes_initial
    joined = token.folded + tokens[i + 1].folded if token.folded == "و" and i + 1 < len(tokens) else token.folded
    if joined in _listed("break"):
        return True
    if token.folded == "مع" and i + 1 < len(tokens):
        return lemma(tokens[i + 1].text) in _with()
    return _is_coordinated_verb(token)


def _matter(tokens: list[Word]) -> int:
    return sum(not t.is_punctuation and not is_stopword(t.text) for t in tokens)


def split(text: str, content: tuple[Span, ...]) -> tuple[tuple[Span, ...], ...]:
    """The propositions of a *content*, each as its spans into *text*, in order; at least one, covering all words.

    Clauses are cut at sentence ends, at adversatives and at coordinated verbs; a piece with fewer than two words of
    matter stays with the clause before it. Contents of several spans are one discontinuous clause and are not cut.
    """
    if len(content) > 1:
        return (content,)
    tokens = words(text, *content[0])
    pieces: list[list[Word]] = [[]]
    for i, token in enumerate(tokens):
        if i and _breaks(tokens, i):
            pieces.append([])
        pieces[-1].append(token)
    kept: list[list[Word]] = []
    for piece in pieces:
        if kept and (_matter(piece) < _SHORTEST or _matter(kept[-1]) < _SHORTEST):
            kept[-1].extend(piece)
        else:
            kept.append(list(piece))
    spans = []
    for piece in kept:
        while len(piece) > 1 and piece[-1].is_punctuation and piece[-1].text in ".،؛…,":
            piece = piece[:-1]
        if piece:
            spans.append((Span(piece[0].start, piece[-1].end),))
    return tuple(spans) or (content,)


def matter_words(text: str, spans: tuple[Span, ...]) -> int:
    """How many words of matter, stopwords and punctuation left out, the *spans* of *text* hold."""
    return sum(_matter(words(text, *span)) for span in spans)
