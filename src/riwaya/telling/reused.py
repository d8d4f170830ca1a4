"""Reused: the wording that articles share, pair by pair: who likely had it from whom, and which words changed.

Apart from it, the sentences that say the same in other words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from riwaya.arabic.words import Word, words
from riwaya.model import Passage, Span
from riwaya.telling.blame import Shared, both_ways
from riwaya.telling.view import View

__all__ = ["Copy", "Retold", "Reuse", "differences"]

_LONGEST = 400
"""Characters of a passage that are shown; both articles have the rest."""

_Pieces = list[tuple[str, bool]]

Pair = tuple[str, str, Passage]
"""A passage with the articles that it is in."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that share wording, *one* before the other where the *direction* is likely known.

    *passages* have their spans in the order (one, other), the longest first; *letters* is the length of all of them in
    *one*; *sure* whether anything tells the direction, *third* whether both rather have it from a third.
    """

    one: str
    other: str
    passages: tuple[tuple[Span, Span, Passage], ...]
    letters: int
    sure: bool
    third: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retold:
    """Two sentences that say the same in other words, *one* before the other where the *direction* is likely known."""

    one: str
    here: Span
    other: str
    there: Span
    score: float
    sure: bool
    third: bool
    why: tuple[str, ...]


class Reuse:
    """The passages of a story by articles, paraphrases (*sentences*) apart; its indexes are made once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lines: dict[str, tuple[list[int], list[tuple[int, str]]]] = {}
        lines: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for a in view.articles.values():
            lines[a.page] += [(line.start, line.end, a.id) for line in a.article.lines]
        for page, found in lines.items():
            found.sort()
            self._lines[page] = [s for s, _, _ in found], [(e, a) for _, e, a in found]
        self.pairs: list[Pair] = []
        self.sentences: list[Pair] = []
        self._pairs_of: dict[str, list[Pair]] = defaultdict(list)
        self._sentences_of: dict[str, list[Pair]] = defaultdict(list)
        for p in view.dossier.passages:
            one, other = self._article(p.a.page, p.a.start), self._article(p.b.page, p.b.start)
            if one is not None and other is not None:
                apart = p.grade == "paraphrase"
                (self.sentences if apart else self.pairs).append((one, other, p))
                for article in {one, other}:
                    (self._sentences_of if apart else self._pairs_of)[article].append((one, other, p))

    def pairs_of(self, article: str) -> Sequence[Pair]:
        """The passages that the article has, on either side."""
        return self._pairs_of.get(article, ())

    def sentences_of(self, article: str) -> Sequence[Pair]:
        """The sentences that say the same in other words as one of the article's, on either side."""
        return self._sentences_of.get(article, ())

    def _article(self, page: str, start: int) -> str | None:
        """The article of *page* in one of whose lines offset *start* stands."""
        starts, ends = self._lines.get(page, ([], []))
        n = bisect_right(starts, start) - 1
        return ends[n][1] if n >= 0 and start < ends[n][0] else None

    def shared(self) -> dict[str, list[Shared]]:
        """The passages as each article sees them."""
        return both_ways((a, p.a.span, b, p.b.span, p.grade) for a, b, p in self.pairs if p.grade != "paraphrase")

    def between(self, one: str, other: str) -> Copy | None:
        """What two articles share; None where they share nothing."""
        shared = [(a, b, p) for a, b, p in self.pairs_of(one) if {a, b} == {one, other}]
        return next((self._copy(a, b, [p for c, d, p in shared if (c, d) == (a, b)]) for a, b, _ in shared), None)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """The pairs of articles, those that share most first."""
        by_pair: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for a, b, p in self.pairs:
            by_pair[a, b].append(p)
        found = [self._copy(a, b, passages) for (a, b), passages in by_pair.items()]
        return tuple(sorted(found, key=lambda c: -c.letters))

    @cached_property
    def retold(self) -> tuple[Retold, ...]:
        """The sentences that say the same in other words, the likeliest first."""
        found = []
        for a, b, p in self.sentences:
            sides = [(a, p.a.span), (b, p.b.span)]
            (one, here), (other, there) = sides[::-1] if p.direction == "b to a" else sides
            found.append(Retold(one, here, other, there, p.score, p.direction is not None, p.direction == "one source",
                                self._why(a, b, p)))  # fmt: skip
        return tuple(sorted(found, key=lambda r: -r.score))

    def _copy(self, a: str, b: str, passages: list[Passage]) -> Copy:
        longest = sorted(passages, key=lambda p: (p.a.start - p.a.end, p.a.start))
        direction = longest[0].direction
        turned = direction == "b to a"
        one, other = (b, a) if turned else (a, b)
        spans = tuple((p.b.span, p.a.span, p) if turned else (p.a.span, p.b.span, p) for p in longest)
        return Copy(one, other, spans, sum(s.end - s.start for s, _, _ in spans), direction is not None,
                    direction == "one source", self._why(a, b, longest[0]))  # fmt: skip

    def _why(self, a: str, b: str, passage: Passage) -> tuple[str, ...]:
        """The reasons of *passage* with the names of the outlets of its articles *a* and *b*."""
        names = {"a": self._view.outlet(a) or a, "b": self._view.outlet(b) or b}
        return tuple(dict.fromkeys(_named(w, names) for w in passage.why))


def _named(why: str, names: dict[str, str]) -> str:
    """A reason with the outlets' names for the letters that it begins with; what follows a colon is left out."""
    found = re.match(r"([ab]) (?=credits|was|is)", why)
    return why if found is None else names[found[1]] + " " + why[found.end() :].partition(":")[0]


def differences(one: str, here: Span, other: str, there: Span) -> tuple[_Pieces, _Pieces]:
    """The two sides of a passage as pieces, True on words that the other side does not have in their place."""
    sides = [(text, Span(span.start, min(span.end, len(text)))) for text, span in ((one, here), (other, there))]
    # twice what is shown is compared: words at the end that only stand a little farther on are no difference
    tokens = [[w for w in words(text, span.start, min(span.end, span.start + 2 * _LONGEST)) if not w.is_punctuation]
              for text, span in sides]  # fmt: skip
    match = SequenceMatcher(None, [w.folded for w in tokens[0]], [w.folded for w in tokens[1]], autojunk=False)
    kept: tuple[set[int], set[int]] = (set(), set())
    for i, j, size in match.get_matching_blocks():
        kept[0].update(range(i, i + size))
        kept[1].update(range(j, j + size))
    found = [_pieces(*side, shown, same) for side, shown, same in zip(sides, tokens, kept, strict=True)]
    return found[0], found[1]


def _pieces(text: str, span: Span, tokens: list[Word], same: set[int]) -> _Pieces:
    """The first words of *span*, True on those tokens that are not among *same*."""
    shown = [w for w in tokens if w.end <= span.start + _LONGEST]
    end = span.end if len(shown) == len(tokens) else shown[-1].end if shown else min(span.end, span.start + _LONGEST)
    pieces: _Pieces = []
    at = span.start
    for n, w in enumerate(shown):
        if n not in same:
            pieces += [(text[at : w.start], False), (text[w.start : w.end], True)]
            at = w.end
    pieces += [(text[at:end], False), (" …" if end < span.end else "", False)]
    return [piece for piece in pieces if piece[0]]
