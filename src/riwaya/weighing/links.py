"""Links: what shows that the voices behind two statements of one claim are one, and how likely they then are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.persons import one_person
from riwaya.arabic.tables import rows
from riwaya.model import StoryStatement
from riwaya.weighing.descriptions import Description, describe
from riwaya.weighing.identity import alike, as_many, could_be_any, same_carrier
from riwaya.weighing.matching import days_apart
from riwaya.weighing.roles import generic
from riwaya.weighing.settings import Settings
from riwaya.weighing.twins import same_words
from riwaya.weighing.units import Unit, is_part

__all__ = ["Link", "Scene", "evidence", "is_sourceless", "link"]

_OUTSIDERS = frozenset({"EXPERT", "CITIZEN", "FAMILY", "WORKER", "DOCTOR", "TEACHER", "STUDENT"})
"""Concepts of people who speak for no state."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two voices may be one, and how likely (0-1) that is; *evidence* names the entry of ``evidence.tsv``."""

    evidence: str
    probability: float
    reason: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known besides two statements: each article's date (or an empty string) and its page's text, and which
    bodies are parts of others."""

    dates: Mapping[str, str]
    texts: Mapping[str, str]
    units: frozenset[Unit]
    settings: Settings


@cache
def _table() -> dict[str, tuple[float, str]]:
    return {r["evidence"]: (float(r["probability"]), r["reason"]) for r in rows("evidence")}


def evidence(name: str, one: str = "", other: str = "") -> Link:
    """The link that the evidence of that *name* makes (an entry of ``evidence.tsv``)."""
    probability, reason = _table()[name]
    return Link(name, probability, reason.format(one=one, other=other))


def is_sourceless(s: StoryStatement) -> bool:
    """Whether *s* names nobody at all."""
    return s.body.source is None and s.body.referent is None


def link(a: StoryStatement, b: StoryStatement, scene: Scene) -> Link | None:
    """The strongest evidence that the voices of two statements of one claim are one origin."""
    twins = a.article != b.article and same_words(
        scene.texts[a.article], a.body.content, scene.texts[b.article], b.body.content
    )
    if a.voice.id == b.voice.id:
        return _one_voice(a, b, twins)
    for outer, inner in ((a, b), (b, a)):
        if inner.article == outer.article and inner.body.inside == outer.body.id and not _endorses(inner, scene.texts):
            return evidence("relayed", outer.voice.name, inner.voice.name)
    for one, other in ((a, b), (b, a)):
        if one.body.kind == "media" and any(same_carrier(one.voice.name, c) for c in other.body.chain[:-1]):
            return evidence("carrier", one.voice.name, other.voice.name)
    x, y = describe(a.body.voice), describe(b.body.voice)
    if twins and not _cannot_be(x, y):
        return evidence("words")
    if is_sourceless(a) or is_sourceless(b):
        if is_sourceless(a) and is_sourceless(b):
            return evidence("nobody")
        return evidence("unsourced-here" if a.article == b.article else "unsourced")
    return _described(a, b, x, y, scene)


def _one_voice(a: StoryStatement, b: StoryStatement, twins: bool) -> Link:
    """Two statements of one voice: certain for the named and in one article, less so for unnamed people of two."""
    if a.article == b.article or a.voice.kind not in ("unnamed", "imagery"):
        return evidence("same")
    if any(same_carrier(x, y) for x in a.body.chain[:-1] for y in b.body.chain[:-1]):
        return evidence("carried")
    if twins:
        return evidence("words")
    x, y = describe(a.body.voice), describe(b.body.voice)
    if x.number is not None and x.number == y.number and x.number > 1:
        return evidence("counted")
    return evidence("described")


def _endorses(inner: StoryStatement, texts: Mapping[str, str]) -> bool:
    """Whether the outer speaker says the same for himself (``كما يرى المهندسون``) and does not only pass it on."""
    cue = inner.body.cue
    return bool(cue) and fold(cue[0].of(texts[inner.article])).startswith("كما")


def _cannot_be(x: Description, y: Description) -> bool:
    """Whether two sources are two however alike their words: two names, two states, one person and several."""
    if x.name and y.name:
        return not one_person(x.name, y.name)
    if x.number is not None and y.number is not None and x.number != y.number:
        return True
    if x.many is not None and y.many is not None and x.many != y.many:
        return True
    return bool(x.states) and bool(y.states) and not x.states & y.states


def _described(a: StoryStatement, b: StoryStatement, x: Description, y: Description, scene: Scene) -> Link | None:
    """What the descriptions of two sources show."""
    gap = days_apart(scene.dates[a.article], scene.dates[b.article])
    near = gap is None or gap <= scene.settings.days
    here = a.article == b.article
    if "imagery" in (x.kind, y.kind):
        return evidence("pictures") if x.kind == y.kind and near else None
    if x.collective or y.collective:
        return _collective(x, y, here, near)
    if not near:
        return None
    if x.kind == "unnamed" and y.kind == "unnamed":
        return _unnamed(x, y, here)
    if x.kind == "organisation" and y.kind == "organisation":
        for one, other in ((a, b), (b, a)):
            if is_part(describe(one.body.voice), describe(other.body.voice), scene.units):
                return evidence("part", one.voice.name, other.voice.name)
        return evidence("names") if alike(x, y, loosely=True) >= 0.5 else None
    if {x.kind, y.kind} in ({"organisation", "person"}, {"organisation", "unnamed"}):
        body, human = (x, y) if x.kind == "organisation" else (y, x)
        role = body.role - generic()
        if role and role <= human.role and (not body.states or body.states <= human.states):
            return evidence("spokesman")
    return None


def _unnamed(x: Description, y: Description, here: bool) -> Link | None:
    likeness = alike(x, y, loosely=True)
    if here and likeness > 0 and x.head == y.head:
        return evidence("alike-here")
    told = not could_be_any(x) or not could_be_any(y)
    if likeness >= 0.5 and (told or as_many(x, y)):
        return evidence("alike")
    return evidence("alike-loosely") if likeness > 0.25 else None


def _collective(x: Description, y: Description, here: bool, near: bool) -> Link | None:
    """A state or its authorities, and one who can speak for it."""
    if x.states and y.states and not x.states & y.states:
        return None
    if x.collective and y.collective:
        return evidence("one-state") if near and x.states & y.states else None
    state, other = (x, y) if x.collective else (y, x)
    if not other.role or other.role & _OUTSIDERS or other.kind not in ("person", "unnamed", "organisation"):
        return None
    if here:
        return evidence("official-here")
    return evidence("official") if near and (state.states & other.states or not state.states) else None
