"""Networks: all chains of one claim joined, each outlet once, however many ways led to it.

Hands are joined within one origin only: two voices that one agency carried stay two, and nobody sees words pass
from the one to an outlet that had them from the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.model import Claim
from riwaya.telling.chains import paths
from riwaya.telling.view import View, unique

__all__ = ["Hand", "Network", "Printed", "network"]

VOICES, CARRIERS, BLOCKS, NAMES = 8, 40, 24, 60
"""What is drawn of one claim, at most: voices, carriers, groups of outlets, names of outlets."""
_BETWEEN = 3
"""Carriers drawn in a row; of a longer chain the middle is one hand that says how many it stands for."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A voice (*column* 0) or a carrier, as many columns from the voice as its longest chain has hands before it.

    *more* is how many hands it stands for, where a long chain is cut; its *name* is empty then.
    """

    name: str
    column: int
    before: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """Outlets that had the claim from the same *hands* (indices); *names* in order of time, *more* are not named.

    *own*: they state it themselves, without a source, so that whom they have it from is inferred.
    """

    names: tuple[str, ...]
    hands: tuple[int, ...]
    more: int = 0
    own: bool = False

    @property
    def count(self) -> int:
        """How many outlets they are."""
        return len(self.names) + self.more


@dataclass(frozen=True, slots=True)
class Network:
    """Hands, voices first, and the outlets at the ends; *voices* and *outlets* are not drawn, for want of room."""

    hands: tuple[Hand, ...]
    printed: tuple[Printed, ...]
    voices: int = 0
    outlets: int = 0


class _Graph:
    """Hands with what stands before them, grown path by path; it never turns back on itself."""

    def __init__(self) -> None:
        self.names: list[tuple[str, int]] = []
        self.before: list[set[int]] = []
        self.index: dict[tuple[int, str, int, int], int] = {}

    def add(self, name: str, more: int = 0) -> int:
        self.names.append((name, more))
        self.before.append(set())
        return len(self.names) - 1

    def step(self, origin: int, at: int, name: str, more: int) -> int:
        """The hand *name* of an origin after the hand *at*; one more of that name where they would form a ring."""
        turn = 0
        while True:
            key = (origin, name, more, turn)
            found = self.index.get(key)
            if found is None:
                found = self.index[key] = self.add(name, more)
            if found != at and not self._leads(found, at):
                self.before[found].add(at)
                return found
            turn += 1

    def _leads(self, first: int, last: int) -> bool:
        """Whether words pass from *first* to *last*."""
        open_, seen = [last], {last}
        while open_:
            for hand in self.before[open_.pop()] - seen:
                if hand == first:
                    return True
                seen.add(hand)
                open_.append(hand)
        return False

    def columns(self) -> list[int]:
        known: dict[int, int] = {}

        def column(hand: int) -> int:
            if hand not in known:
                known[hand] = 1 + max((column(b) for b in self.before[hand]), default=-1)
            return known[hand]

        return [column(hand) for hand in range(len(self.names))]


def network(view: View, claim: Claim) -> Network:
    """The hands through which the voices of *claim* reached its outlets, cut to what one drawing can hold."""
    graph = _Graph()
    reached: dict[str, list[int]] = defaultdict(list)
    shown = claim.origins[:VOICES]
    roots = []
    for origin in shown:
        voice = view.voices.get(origin.voice)
        roots.append(graph.add(voice.name if voice is not None else origin.voice))
    outlets = unique(path[-1] for origin in claim.origins for path in paths(view, origin) if path)
    for n, origin in enumerate(shown):
        found = [path for path in paths(view, origin) if path]
        carriers = {name for path in found for name in path[:-1]}
        for path in found:
            # an agency that others quote and that prints the words itself had them first-hand both times
            hands = path if len(path) == 1 and path[0] in carriers else path[:-1]
            at = roots[n]
            for name, more in _cut(hands):
                if (n, name, more, 0) not in graph.index and len(graph.names) >= CARRIERS + VOICES:
                    break
                at = graph.step(n, at, name, more)
            reached[path[-1]].append(at)
    drawn_hands = tuple(
        Hand(name, column, tuple(sorted(before)), more)
        for (name, more), column, before in zip(graph.names, graph.columns(), graph.before, strict=True)
    )
    printed = _blocks(view, claim, reached)
    drawn = sum(p.count for p in printed)
    return Network(drawn_hands, printed, len(claim.origins) - len(shown), len(outlets) - drawn)


def _cut(hands: Sequence[str]) -> list[tuple[str, int]]:
    """Each hand with 0; of too many, the middle as one hand without a name and their number."""
    if len(hands) <= _BETWEEN:
        return [(name, 0) for name in hands]
    return [(hands[0], 0), ("", len(hands) - 2), (hands[-1], 0)]


def _blocks(view: View, claim: Claim, reached: dict[str, list[int]]) -> tuple[Printed, ...]:
    """The outlets grouped by the hands before them, in order of time inside a group; too many are counted."""
    times = {name: n for n, name in enumerate(view.claim_outlets(claim))}
    said = [view.statements[key] for key in claim.statements if key in view.statements]
    own = set(view.outlets(s.article for s in said if s.own))
    own -= set(view.outlets(s.article for s in said if not s.own))
    groups: dict[tuple[tuple[int, ...], bool], list[str]] = defaultdict(list)
    for name in sorted(reached, key=lambda o: times.get(o, len(times))):
        groups[tuple(sorted(set(reached[name]))), name in own].append(name)
    kept = sorted(groups.items(), key=lambda g: (g[0], -len(g[1])))[:BLOCKS]
    sizes = [len(names) for _, names in kept]
    share = next((s for s in range(max(sizes, default=0), 4, -1) if sum(min(s, size) for size in sizes) <= NAMES), 4)
    return tuple(Printed(tuple(names[:share]), hands, len(names[share:]), alone) for (hands, alone), names in kept)
