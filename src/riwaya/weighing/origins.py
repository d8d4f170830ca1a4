"""Origins: the independent voices behind one claim, each with the paths by which it reached the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from riwaya.arabic.folding import fold
from riwaya.model import Origin, StoryStatement
from riwaya.weighing.descriptions import Description, describe
from riwaya.weighing.identity import alike, same_carrier
from riwaya.weighing.matching import days_apart
from riwaya.weighing.settings import Settings
from riwaya.weighing.standins import SPEAKS, is_collective, spoken_for

__all__ = ["origins_of"]

_OUTSIDERS = frozenset({"EXPERT", "CITIZEN", "FAMILY", "WORKER", "DOCTOR", "TEACHER", "STUDENT"})
"""Concepts of people who speak for no state."""

OWN = "an outlet states it itself"

Sure = Literal["sure", "likely", "possible"]


def _same_voice(a: StoryStatement, b: StoryStatement) -> tuple[Sure, str]:
    """Two statements of one voice: certain for the named and in one article, less so for unnamed people of two."""
    if a.article == b.article or a.voice.kind not in ("unnamed", "imagery"):
        return "sure", ""
    carried = any(same_carrier(x, y) for x in a.body.chain[:-1] for y in b.body.chain[:-1])
    x, y = describe(a.body.voice), describe(b.body.voice)
    counted = x.number is not None and x.number == y.number and x.number > 1
    if carried or counted:
        return "sure", "one description, one carrier" if carried else "as many people, described alike"
    return "likely", "described alike"


def _endorses(inner: StoryStatement, texts: Mapping[str, str]) -> bool:
    """Whether the outer speaker says the same for himself (``كما يرى المهندسون``) and does not only pass it on."""
    cue = inner.body.cue
    return bool(cue) and fold(cue[0].of(texts[inner.article])).startswith("كما")


def _is_sourceless(s: StoryStatement) -> bool:
    return s.body.source is None and s.body.referent is None


def _is_idle(s: StoryStatement) -> bool:
    """Whether the wording names nobody who could be told from others: no source, or a state or ``السلطات`` at large."""
    return _is_sourceless(s) or is_collective(s)


def _link(a: StoryStatement, b: StoryStatement, dates: Mapping[str, str], texts: Mapping[str, str],
          settings: Settings) -> tuple[Sure, str] | None:  # fmt: skip
    """Why the voices of two statements of one claim are one origin, and how sure that is."""
    if a.voice.id == b.voice.id:
        return _same_voice(a, b)
    for outer, inner in ((a, b), (b, a)):
        if inner.article == outer.article and inner.body.inside == outer.body.id and not _endorses(inner, texts):
            return "sure", f"{outer.voice.name} passes on {inner.voice.name}"
    same_article = a.article == b.article
    if _is_sourceless(a) or _is_sourceless(b):
        if _is_sourceless(a) and _is_sourceless(b):
            return "likely", "nobody is named in either"
        if same_article:
            return "likely", "the wording without a source stands in the same article"
        return "possible", "one wording names nobody"
    for one, other in ((a, b), (b, a)):
        if one.body.kind == "media" and any(same_carrier(one.voice.name, c) for c in other.body.chain[:-1]):
            return "sure" if same_article else "likely", f"{one.voice.name} carries {other.voice.name}"
    x, y = describe(a.body.voice), describe(b.body.voice)
    gap = days_apart(dates[a.article], dates[b.article])
    near = gap is None or gap <= settings.days
    if "imagery" in (x.kind, y.kind):
        if x.kind == y.kind and near:
            return "likely", "pictures of the same thing on the same days"
        return None
    if x.collective or y.collective:
        return _collective(x, y, same_article, near)
    if x.kind == "unnamed" and y.kind == "unnamed" and near:
        likeness = alike(x, y, loosely=True)
        if same_article and likeness > 0 and x.head == y.head:
            return "likely", "described alike, in one article"
        if likeness >= 0.5:
            return "likely", "described alike, in the same days"
        if likeness > 0.25:
            return "possible", "the descriptions can be of the same people"
    if x.kind == "organisation" and y.kind == "organisation" and near:
        likeness = alike(x, y, loosely=True)
        if likeness >= 0.5:
            return "likely", "names that fit one body"
    if {x.kind, y.kind} in ({"organisation", "person"}, {"organisation", "unnamed"}) and near:
        body, human = (x, y) if x.kind == "organisation" else (y, x)
        if body.role and body.role <= human.role and (not body.states or body.states <= human.states):
            return "likely", "the person speaks for the body"
    return None


def _collective(x: Description, y: Description, same_article: bool, near: bool) -> tuple[Sure, str] | None:
    """A state or its authorities, and one who can speak for it."""
    if x.states and y.states and not x.states & y.states:
        return None
    if x.collective and y.collective:
        return ("likely", "one state's authorities") if near and x.states & y.states else None
    state, other = (x, y) if x.collective else (y, x)
    if not other.role or other.role & _OUTSIDERS or other.kind not in ("person", "unnamed", "organisation"):
        return None
    if same_article:
        return "likely", SPEAKS
    if near and (state.states & other.states or not state.states):
        return "possible", "the official can be the one who speaks for the state"
    return None


def _components(size: int, edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    parent = list(range(size))

    def find(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, j in edges:
        a, b = find(i), find(j)
        parent[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = {}
    for i in range(size):
        found.setdefault(find(i), []).append(i)
    return list(found.values())


def _settled(groups: Sequence[list[int]], possible: Sequence[tuple[int, int]],
             statements: Sequence[StoryStatement], why: dict[tuple[int, int], str]) -> list[list[int]]:  # fmt: skip
    """The groups, with wordings that name nobody counted to a voice they can be of: no evidence of another one.

    A wording without a source can be anybody's, that of a state only an official's of it.
    """
    voiced = [list(g) for g in groups if not all(_is_idle(statements[i]) for i in g)]
    if not voiced:
        return _settled_idle(groups, statements)
    home = {i: n for n, g in enumerate(voiced) for i in g}
    for g in groups:
        if g[0] in home:
            continue
        near = sorted({a + b - i for i in g for a, b in possible if i in (a, b)} & home.keys())
        if not near and not all(_is_sourceless(statements[i]) for i in g):
            voiced.append(list(g))
            continue
        first = near[0] if near else voiced[0][0]
        voiced[home[first]] += g
        why.setdefault((min(g[0], first), max(g[0], first)), "one wording names nobody")
    return sorted(sorted(g) for g in voiced)


def _settled_idle(groups: Sequence[list[int]], statements: Sequence[StoryStatement]) -> list[list[int]]:
    """Groups of which none names a person: those without a source are of the first state, or all one."""
    named = [list(g) for g in groups if not all(_is_sourceless(statements[i]) for i in g)]
    rest = [i for g in groups if all(_is_sourceless(statements[i]) for i in g) for i in g]
    if not named:
        return [sorted(rest)] if rest else []
    named[0] += rest
    return sorted(sorted(g) for g in named)


def _speaks(s: StoryStatement, group: Sequence[StoryStatement]) -> tuple[int, int, int, str]:
    """Which voice of an origin gives it its name: an inner one first, then named, then fully described ones."""
    passes_on = any(o.article == s.article and o.body.inside == s.body.id for o in group)
    return (int(passes_on) + 2 * _is_sourceless(s) + 3 * (s.body.kind == "media"),
            int(describe(s.voice).collective), -len(s.voice.name), s.voice.id)  # fmt: skip


def origins_of(statements: Sequence[StoryStatement], dates: Mapping[str, str], texts: Mapping[str, str],
               officials: Mapping[str, Sequence[StoryStatement]],
               settings: Settings) -> tuple[tuple[Origin, ...], tuple[int, int]]:  # fmt: skip
    """The origins of a claim's *statements* (in story order) and the fewest and most that the evidence admits.

    *dates* gives each article's date, or an empty string, *texts* its page's text, *officials* who speaks for a state
    (see :mod:`riwaya.weighing.standins`).
    """
    stated = [s for s in statements if s.own]
    statements = spoken_for([s for s in statements if not s.own], officials)
    edges: dict[Sure, list[tuple[int, int]]] = {"sure": [], "likely": [], "possible": []}
    why: dict[tuple[int, int], str] = {}
    for j, b in enumerate(statements):
        for i, a in enumerate(statements[:j]):
            link = _link(a, b, dates, texts, settings)
            if link:
                edges[link[0]].append((i, j))
                if link[1]:
                    why[i, j] = link[1]
    sure = _components(len(statements), edges["sure"])
    best = _components(len(statements), edges["sure"] + edges["likely"])
    loose = _components(len(statements), edges["sure"] + edges["likely"] + edges["possible"])
    best = _settled(best, edges["possible"], statements, why)
    voiced = [numbers for numbers in sure if not all(_is_sourceless(statements[i]) for i in numbers)]
    found = []
    for numbers in best:
        group = [statements[i] for i in numbers]
        voice = min(group, key=lambda s: _speaks(s, group)).voice
        paths = sorted({_path(s, group) for s in group}, key=lambda p: (len(p), p))
        reasons = dict.fromkeys(r for (i, j), r in sorted(why.items()) if i in numbers and j in numbers)
        reasons |= dict.fromkeys([SPEAKS] if any(SPEAKS in s.body.why for s in group) else [])
        found.append(Origin(voice.id, tuple(s.id for s in group), tuple(paths), tuple(reasons)))
    found = _with_own(found, stated)
    return tuple(found), (len(loose), max(len(voiced), len(best)))


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
        paths = sorted({*o.paths, *(_path(s, ()) for s in more)}, key=lambda p: (len(p), p))
        why = (*o.why, OWN) if more else o.why
        found.append(Origin(o.voice, (*o.statements, *(s.id for s in more)), tuple(paths), why))
    return found


def _path(s: StoryStatement, group: Sequence[StoryStatement]) -> tuple[str, ...]:
    """The carriers and the outlet of a statement; a speaker whose words hold another's is a carrier of them."""
    seen: dict[str, str] = {}
    for name in s.body.chain:
        seen.setdefault(fold(name), name)
    return tuple(seen.values())
