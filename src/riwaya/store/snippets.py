"""Snippets: the few words of a text that answer a query best, with the words that were found marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.arabic.terms import Token, tokens
from riwaya.model import Span
from riwaya.store.queries import Query

__all__ = ["Snippet", "snippet"]

_WORDS = 24
"""Words of a snippet."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a page's text and the words in it that were asked for; all spans are into the page's text."""

    span: Span
    hits: tuple[Span, ...]


def snippet(text: str, spans: Iterable[tuple[int, int]], query: Query, size: int = _WORDS) -> Snippet | None:
    """The window of *size* words, within one of *spans*, that holds the most different words of *query*.

    The first of equals is taken; without any hit, the beginning of the first span. None where there are no words.
    """
    wanted = [w for c in query.clauses if not c.field and not c.negated for w in c.words if w]
    best: tuple[int, int, list[Token]] | None = None
    for start, end in spans:
        found = list(tokens(text, start, end))
        at = [frozenset(i for i, w in enumerate(wanted) if w & t.terms) for t in found]
        for first in range(max(1, len(found) - size + 1)):
            if first and not at[min(first + size, len(found)) - 1]:
                continue  # a window is best where it ends with a hit, or begins the span
            inside = at[first : first + size]
            worth = (len(frozenset().union(*inside)), sum(map(bool, inside)))
            if found and (best is None or worth > best[:2]):
                best = (*worth, found[first : first + size])
    if best is None:
        return None
    shown = best[2]
    hits = tuple(Span(t.start, t.end) for t in shown if any(w & t.terms for w in wanted))
    return Snippet(Span(shown[0].start, shown[-1].end), hits)
