"""Siding: which sentences of two articles stand beside which, by the wording that they share."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from riwaya.arabic.words import Word, words
from riwaya.model import Span

__all__ = ["Links", "alike", "groups_of", "holder", "linked", "words_of"]

_WORDS = 3
"""Words that two sentences share at least, to be laid beside each other."""
_SHARE = 0.3
"""The share of the shorter one's words that they share at least."""
_ALIKE = 0.6
"""The share of the longer one's words that two sentences have in common which no passage holds."""

Links = defaultdict[int, set[int]]
"""By the number of a sentence of the one article, those of the other that stand beside it."""


def linked(text: str, here: Sequence[Span], other: str, there: Sequence[Span],
            shared: Sequence[tuple[Span, Span]]) -> Links:  # fmt: skip
    """Which sentences stand beside which: each beside the one with which it shares most words in their order."""
    votes: Counter[tuple[int, int]] = Counter()
    starts = [s.start for s in here], [s.start for s in there]
    for a, b in shared:
        mine, theirs = words_of(text, a), words_of(other, b)
        match = SequenceMatcher(None, [w.folded for w in mine], [w.folded for w in theirs])
        for i, j, size in match.get_matching_blocks():
            for n in range(size):
                pair = _at(starts[0], mine[i + n].start), _at(starts[1], theirs[j + n].start)
                if min(pair) >= 0:
                    votes[pair] += 1
    lengths = [len(words_of(text, s)) for s in here], [len(words_of(other, s)) for s in there]
    enough = {
        pair: n
        for pair, n in votes.items()
        if n >= min(_WORDS, lengths[0][pair[0]]) and n >= _SHARE * min(lengths[0][pair[0]], lengths[1][pair[1]])
    }
    best: list[dict[int, tuple[int, int]]] = [{}, {}]
    for (i, j), n in sorted(enough.items()):
        best[0][i] = max(best[0].get(i, (0, 0)), (n, -j))
        best[1][j] = max(best[1].get(j, (0, 0)), (n, -i))
    links: Links = defaultdict(set)
    for i, (_, j) in best[0].items():
        links[i].add(-j)
    for j, (_, i) in best[1].items():
        links[-i].add(j)
    return links


def alike(text: str, here: Sequence[Span], other: str, there: Sequence[Span],
           links: Links) -> Iterator[tuple[int, int]]:  # fmt: skip
    """Sentences that no passage is long enough to hold and that have most words in common all the same, the likest
    first, each once."""
    held = {j for found in links.values() for j in found}
    mine = {i: Counter(w.folded for w in words_of(text, s)) for i, s in enumerate(here) if i not in links}
    theirs = {j: Counter(w.folded for w in words_of(other, s)) for j, s in enumerate(there) if j not in held}
    where: dict[str, list[int]] = defaultdict(list)
    for j, found in theirs.items():
        for word in found:
            where[word].append(j)
    found_alike: list[tuple[float, int, int]] = []
    for i, found in mine.items():
        common = Counter(j for word in found for j in where.get(word, ()))
        for j, n in common.items():
            share = (found & theirs[j]).total() / max(found.total(), theirs[j].total())
            if n >= _WORDS and share >= _ALIKE:
                found_alike.append((-share, i, j))
    done: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(found_alike):
        if i not in done[0] and j not in done[1]:
            done[0].add(i)
            done[1].add(j)
            yield i, j


def holder(spans: Sequence[Span], wanted: Span) -> int | None:
    """The sentence that has most of *wanted*."""
    common = [(min(s.end, wanted.end) - max(s.start, wanted.start), -n) for n, s in enumerate(spans)]
    most, n = max(common, default=(0, 0))
    return -n if most > 0 else None


def groups_of(links: Links) -> Iterator[tuple[list[int], list[int]]]:
    """Sentences that hang together, of both sides."""
    back: dict[int, set[int]] = defaultdict(set)
    for i, held in links.items():
        for j in held:
            back[j].add(i)
    seen: set[int] = set()
    for first in sorted(links):
        if first in seen:
            continue
        mine, open_ = {first}, [first]
        theirs: set[int] = set()
        while open_:
            for j in links[open_.pop()] - theirs:
                theirs.add(j)
                open_ += sorted(back[j] - mine)
                mine |= back[j]
        seen |= mine
        yield sorted(mine), sorted(theirs)


def words_of(text: str, span: Span) -> list[Word]:
    """The words of *span*, without punctuation."""
    return [w for w in words(text, span.start, min(span.end, len(text))) if not w.is_punctuation]


def _at(starts: Sequence[int], offset: int) -> int:
    """The sentence in which *offset* stands, by where sentences start."""
    return bisect_right(starts, offset) - 1
