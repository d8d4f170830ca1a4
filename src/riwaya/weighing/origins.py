"""Origins: the independent voices behind one claim, each with the paths by which it reached the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from riwaya.arabic.folding import fold
from riwaya.model import Origin, StoryStatement
from riwaya.weighing.counting import ONE, Count, components, counted
from riwaya.weighing.descriptions import describe
from riwaya.weighing.links import Link, Scene, is_sourceless, link
from riwaya.weighing.ruled_origins import groups_as_ruled, links_as_ruled, within_rulings
from riwaya.weighing.rulings import NO_RULINGS, Rulings
from riwaya.weighing.standins import STOOD_IN, is_collective, is_evidence, spoken_for

__all__ = ["Origins", "origins_of"]

OWN = "an outlet states it itself"

_Links = Mapping[tuple[int, int], Link]


class Origins(NamedTuple):
    """The voices behind a claim as they are best counted, and how sure that count is."""

    voices: tuple[Origin, ...]
    counted: Count


def origins_of(statements: Sequence[StoryStatement], scene: Scene, officials: Mapping[str, Sequence[StoryStatement]],
               ruled: Rulings = NO_RULINGS.origins) -> Origins:  # fmt: skip
    """The origins of a claim's *statements* (in story order), and how sure their count is.

    *officials* gives who speaks for a state or by a document (see :mod:`riwaya.weighing.standins`), *ruled* what
    people decided of their origins.
    """
    stated = [s for s in statements if s.own]
    said = spoken_for([s for s in statements if not s.own], officials)
    pairs = combinations(enumerate(said), 2)
    ids = [s.id for s in said]
    links = links_as_ruled({(i, j): why for (i, a), (j, b) in pairs if (why := link(a, b, scene))}, ids, ruled)
    leaves = _leaves(said, links)
    voiced = [i for i in range(len(said)) if i not in leaves]
    groups, lone = _groups(said, voiced, leaves, links) if voiced else (_idle(said, links), 0)
    groups = groups_as_ruled(groups, ids, ruled)
    count = within_rulings(counted(voiced or range(len(said)), links, lone), groups, ids, ruled)
    found = []
    for numbers in groups:
        group = [said[i] for i in numbers]
        voice = min(group, key=lambda s: _speaks(s, group)).voice
        paths = sorted({_path(s) for s in group}, key=lambda p: (len(p), p))
        reasons = dict.fromkeys(why.reason for pair, why in links.items() if why.reason and set(pair) <= set(numbers))
        reasons |= dict.fromkeys(why for s in group for why in s.body.why if why in STOOD_IN)
        found.append(Origin(voice.id, tuple(s.id for s in group), tuple(paths), tuple(reasons)))
    return Origins(tuple(_with_own(found, stated)), count)


def _leaves(said: Sequence[StoryStatement], links: _Links) -> frozenset[int]:
    """The wordings that can be of a voice but never show that two voices are one.

    They name nobody who could be told from others (no source, a state or ``السلطات`` at large, ``الدلائل الأولية``), or
    are a medium's that carries another's words.
    """
    idle = {i for i, s in enumerate(said) if is_sourceless(s) or is_collective(s) or is_evidence(s)}
    carriers = {i for pair, why in links.items() if why.evidence == "carrier"
                for i in pair if said[i].body.kind == "media"}  # fmt: skip
    return frozenset(idle | carriers)


def _groups(said: Sequence[StoryStatement], voiced: Sequence[int], leaves: frozenset[int],
            links: _Links) -> tuple[list[list[int]], int]:  # fmt: skip
    """The groups of one voice each, and how many of them are of a leaf that no voice can have said.

    A wording that names nobody is counted to the voice that it is likeliest of: it is no evidence of another one.
    """
    groups = components(voiced, (p for p, why in links.items() if why.probability >= ONE))
    home = {i: g for g in groups for i in g}
    lone = []
    for i in sorted(leaves):
        near = [(links[min(i, j), max(i, j)].probability, -j) for j in voiced if (min(i, j), max(i, j)) in links]
        if near:
            home[-max(near)[1]].append(i)
        elif is_sourceless(said[i]):
            groups[0].append(i)
        else:
            lone.append(i)
    apart = components(lone, (p for p, why in links.items() if why.probability >= ONE))
    return sorted(sorted(g) for g in [*groups, *apart]), len(apart)


def _idle(said: Sequence[StoryStatement], links: _Links) -> list[list[int]]:
    """Groups where nobody is told from others: what has no source is of the first state, or all of one voice."""
    named = components((i for i, s in enumerate(said) if not is_sourceless(s)),
                       (p for p, why in links.items() if why.probability >= ONE))  # fmt: skip
    rest = [i for i, s in enumerate(said) if is_sourceless(s)]
    if not named:
        return [rest] if rest else []
    return sorted(sorted(g) for g in [[*named[0], *rest], *named[1:]])


def _speaks(s: StoryStatement, group: Sequence[StoryStatement]) -> tuple[int, int, int, str]:
    """Which voice of an origin gives it its name: an inner one first, then named, then fully described ones."""
    passes_on = any(o.article == s.article and o.body.inside == s.body.id for o in group)
    return (int(passes_on) + 2 * is_sourceless(s) + 3 * (s.body.kind == "media"),
            int(describe(s.voice).collective), -len(s.voice.name), s.voice.id)  # fmt: skip


def _with_own(origins: Sequence[Origin], stated: Sequence[StoryStatement]) -> list[Origin]:
    """The origins with what outlets state themselves: of the voice in their own article, else of the most told one."""
    added: dict[int, list[StoryStatement]] = {}
    for s in stated:
        here = [n for n, o in enumerate(origins) if any(i.rpartition(".")[0] == s.article for i in o.statements)]
        home = here[0] if here else max(range(len(origins)), key=lambda n: (len(origins[n].paths), -n))
        added.setdefault(home, []).append(s)
    found = []
    for n, o in enumerate(origins):
        more = added.get(n, [])
        paths = sorted({*o.paths, *(_path(s) for s in more)}, key=lambda p: (len(p), p))
        why = (*o.why, OWN) if more else o.why
        found.append(Origin(o.voice, (*o.statements, *(s.id for s in more)), tuple(paths), why))
    return found


def _path(s: StoryStatement) -> tuple[str, ...]:
    """The carriers and the outlet of a statement; a speaker whose words hold another's is a carrier of them."""
    seen: dict[str, str] = {}
    for name in s.body.chain:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())
