"""Decided: which statements people hold to be of one claim, one voice, one origin, or of two."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from riwaya.judging.opinions import Conflict, Matter, Opinion, Place, Settled, conflict_of, signed
from riwaya.model import Judgement, StatementRef

__all__ = ["BONDS", "NOTHING", "Bond", "Decided", "decided_of", "opinions_on_bonds"]

BONDS = ("claim", "voice", "origin")


@dataclass(frozen=True, slots=True)
class Bond:
    """Two statements that people hold to be one, or two, in some respect; *why* says who does.

    *a* is the one that was judged, *b* the one that it was held against.
    """

    a: Place
    b: Place
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided of the statements of a story: of which of them say the same (*claims*), are of one speaker
    (*voices*), and go back to one source (*origins*). No two bonds of a respect contradict each other."""

    claims: tuple[Bond, ...] = ()
    voices: tuple[Bond, ...] = ()
    origins: tuple[Bond, ...] = ()


NOTHING = Decided()
"""Nobody decided anything."""


def opinions_on_bonds(judgements: Iterable[Judgement], find: Callable[[StatementRef], Place | None],
                      here: Callable[[str], bool]) -> tuple[list[Opinion], list[Judgement]]:  # fmt: skip
    """What *judgements* hold of pairs of statements, and those of which a statement is gone.

    *find* gives a statement's place, *here* tells whether a page is among those that are looked at.
    """
    found: list[Opinion] = []
    lost = []
    for said in judgements:
        if not isinstance(said.target, StatementRef) or not here(said.target.page):
            continue
        respect, _, same = said.kind.partition("-")
        ends = [find(ref) for ref in (said.target, *said.says.others) if here(ref.page)]
        if None in ends:
            lost.append(said)
            continue
        first, *others = (end for end in ends if end is not None)
        for other in others:
            if other != first:
                a, b = sorted((first, other))
                found.append(Opinion(Matter(respect, (a, b)), same == "same", said))
    return found, lost


def decided_of(settled: Mapping[Matter, Settled],
               find: Callable[[StatementRef], Place | None]) -> tuple[Decided, list[Conflict]]:  # fmt: skip
    """The bonds that are *settled*, without those that contradict each other over several statements.

    Where a is b, b is c, and a is not c, all of these judgements are set aside as a conflict.
    """
    conflicts: list[Conflict] = []
    made: dict[str, tuple[Bond, ...]] = {}
    for respect in BONDS:
        mine = {m: s for m, s in settled.items() if m.what == respect}
        links = sorted(m for m, s in mine.items() if s.value)
        aside: set[Matter] = set()
        for matter in sorted(m for m, s in mine.items() if not s.value):
            against: set[Matter] = set()
            while path := _path(matter.places[0], matter.places[1], [m for m in links if m not in against]):
                against.update(path)
            if against:
                aside |= {matter, *against}
                conflicts.append(conflict_of(matter, (j for m in (matter, *against) for j in mine[m].by)))
        made[respect] = tuple(_bond(m, mine[m], find) for m in sorted(mine) if m not in aside)
    return Decided(made["claim"], made["voice"], made["origin"]), conflicts


def _bond(matter: Matter, held: Settled, find: Callable[[StatementRef], Place | None]) -> Bond:
    a, b = matter.places
    target = held.by[0].target
    if isinstance(target, StatementRef) and find(target) == b:
        a, b = b, a
    return Bond(a, b, held.value, f"{signed(held.by)}: {'the same' if held.value else 'another'} {matter.what}")


def _path(start: Place, end: Place, links: Iterable[Matter]) -> list[Matter]:
    """The shortest way from *start* to *end* over pairs that are held to be one; empty when there is none."""
    near: dict[Place, list[tuple[Place, Matter]]] = defaultdict(list)
    for matter in sorted(links):
        a, b = matter.places
        near[a].append((b, matter))
        near[b].append((a, matter))
    came: dict[Place, tuple[Place, Matter] | None] = {start: None}
    queue = deque([start])
    while queue and end not in came:
        at = queue.popleft()
        for other, matter in near[at]:
            if other not in came:
                came[other] = (at, matter)
                queue.append(other)
    found: list[Matter] = []
    step = came.get(end)
    while step is not None:
        found.append(step[1])
        step = came[step[0]]
    return found
