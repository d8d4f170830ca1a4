"""Clashes: every contrast of the story once, with its two sides, the words that clash, and who prints one side only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.model import Claim, Contrast, Span
from riwaya.telling.view import View

__all__ = ["Clash", "Quote", "Side", "clashes"]

_QUOTES = 3
"""Places shown on each side, at most."""

Quote = tuple[str, int, int]
"""Words of an article: its id, first and last offset."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the claims that part: where its words clash, and the outlets that print it and not the other one.

    *alone* has only outlets that printed something on the story when the other claim was already out; *more* is how
    many further places clash.
    """

    claim: Claim
    quotes: tuple[Quote, ...]
    alone: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Clash:
    """How the claim of *one* stands to that of *other*."""

    type: str
    one: Side
    other: Side
    why: str

    @property
    def id(self) -> tuple[str, str]:
        """The ids of the two claims."""
        return self.one.claim.id, self.other.claim.id


def clashes(view: View) -> tuple[Clash, ...]:
    """The contrasts in the claims' order, contradictions first; those that stand on both sides once."""
    last = _last_printed(view)
    found: dict[tuple[str, frozenset[str]], Clash] = {}
    for claim in view.claims.values():
        for contrast in claim.contrasts:
            other = view.claims.get(contrast.to)
            if other is None or other.id == claim.id:
                continue
            key = (contrast.type, frozenset((claim.id, other.id)))
            if key not in found:
                found[key] = _clash(view, claim, other, contrast, last)
    order = {"contradicts": 0, "updates": 1, "narrows": 2}
    return tuple(sorted(found.values(), key=lambda c: order.get(c.type, 3)))


def _clash(view: View, claim: Claim, other: Claim, contrast: Contrast, last: dict[str, str]) -> Clash:
    mine, theirs = _spans(view, claim), _spans(view, other)
    quotes: tuple[list[Quote], list[Quote]] = ([], [])
    for article, start, end in dict.fromkeys(contrast.spans):
        if article not in view.articles:
            continue
        span = Span(start, end)
        here = sum(s.touches(span) for s in mine.get(article, ()))
        there = sum(s.touches(span) for s in theirs.get(article, ()))
        quotes[there > here].append((article, start, end))
    return Clash(contrast.type, _side(view, claim, other, quotes[0], last), _side(view, other, claim, quotes[1], last),
                 contrast.why)  # fmt: skip


def _side(view: View, claim: Claim, against: Claim, quotes: list[Quote], last: dict[str, str]) -> Side:
    answered = set(view.claim_outlets(against))
    since = (against.first or "")[:10]
    alone = tuple(o for o in view.claim_outlets(claim) if o not in answered and last.get(o, "9") >= since)
    return Side(claim, tuple(quotes[:_QUOTES]), alone, len(quotes[_QUOTES:]))


def _spans(view: View, claim: Claim) -> dict[str, list[Span]]:
    """Where the claim is said, by article."""
    found: dict[str, list[Span]] = {}
    for s in _statements(view, claim):
        found.setdefault(s[0], []).append(s[1])
    return found


def _statements(view: View, claim: Claim) -> Iterable[tuple[str, Span]]:
    for key in claim.statements:
        s = view.statements.get(key)
        for span in s.body.content if s is not None else ():
            yield view.statements[key].article, span


def _last_printed(view: View) -> dict[str, str]:
    """The last day on which each outlet printed something; an undated article may be of any day."""
    found: dict[str, str] = {}
    for a in view.articles.values():
        name = view.outlet(a.id) or a.id
        found[name] = max(found.get(name, ""), (a.article.published or "9")[:10])
    return found
