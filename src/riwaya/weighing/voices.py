"""Voices: who a source is, one across the articles of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.model import StoryVoice, Voice
from riwaya.weighing.descriptions import Description, describe, one_person

__all__ = ["Said", "alike", "resolve", "same_carrier"]

_UNSHARED = frozenset({"خبير", "مستشار", "عضو", "باحث", "ضابط", "محلل", "مسوول", "مساعد"})


@dataclass(frozen=True, slots=True)
class Said:
    """One statement's voice as its article knows it: *key* orders, *article* is the article's number in the story."""

    statement: str
    article: int
    voice: Voice
    chain: tuple[str, ...]
    has_source: bool


def alike(a: Description, b: Description, loosely: bool = False) -> float:
    """How likely it is (0-1) that two unnamed descriptions are of the same people; *loosely* within one claim."""
    if a.number is not None and b.number is not None and a.number != b.number:
        return 0.0
    if a.many is not None and b.many is not None and a.many != b.many:
        return 0.0
    if a.states and b.states and not a.states & b.states:
        return 0.0
    left, right = a.role | a.states, b.role | b.states
    if not left or not right:
        return 0.0
    shared = len(left & right)
    union, smaller = len(left | right), min(len(left), len(right))
    score = shared / union
    if shared == smaller and smaller >= 2:
        score = max(score, 0.75)
    elif loosely and shared >= 2:
        score = max(score, shared / smaller)
    return score


def _one(a: Said, b: Said) -> bool:
    """Whether two voices of different articles are surely enough one."""
    x, y = describe(a.voice), describe(b.voice)
    if not a.has_source or not b.has_source:
        return False
    if x.name and y.name:
        return one_person(x.name, y.name) or (bool(x.aliases) and one_person(x.aliases, y.name)) or (
            bool(y.aliases) and one_person(y.aliases, x.name))  # fmt: skip
    if x.name or y.name:  # an office named once with and once without its holder
        office = x.role == y.role and x.states == y.states and bool(x.states) and len(x.role) >= 1
        return (
            office and {x.kind, y.kind} <= {"person", "unnamed"} and not x.role & _UNSHARED and not (x.many or y.many)
        )
    if x.kind != y.kind:
        return False
    if x.kind == "unnamed":
        return alike(x, y) >= 0.7 and _agencies_agree(a, b)
    left, right = x.role | x.states, y.role | y.states
    if not left or not right:
        return a.voice.name == b.voice.name
    if left == right:
        return True
    smaller, larger = (left, right) if len(left) < len(right) else (right, left)
    return x.head == y.head and smaller < larger and 2 <= len(smaller) >= len(larger) - 2


def _agencies_agree(a: Said, b: Said) -> bool:
    mine, theirs = a.chain[:-1], b.chain[:-1]
    return not mine or not theirs or any(same_carrier(x, y) for x in mine for y in theirs)


def _names(chain: Sequence[str]) -> frozenset[str]:
    from riwaya.arabic.stems import is_stopword, stem
    from riwaya.arabic.words import words

    generic = {"وكال", "وكاله", "صحيف", "قنا", "شبك", "موقع", "انباء"}
    return (
        frozenset(
            stem(w.text) for name in chain for w in words(name) if not w.is_punctuation and not is_stopword(w.text)
        )
        - generic
    )


def resolve(said: Sequence[Said]) -> tuple[dict[str, Voice], tuple[StoryVoice, ...]]:
    """The story's voice of each statement, and the list of voices; *said* must come in the story's own order.

    A voice of one article is never split. Named people are joined on names that fit (never on a surname alone where
    first names differ), bodies on their names, unnamed people on number, description and agency.
    """
    groups: dict[tuple[int, str], list[Said]] = defaultdict(list)
    for s in said:
        groups[s.article, s.voice.id].append(s)
    keys = list(groups)
    parent = {k: k for k in keys}

    def find(k: tuple[int, str]) -> tuple[int, str]:
        while parent[k] != k:
            k = parent[k]
        return k

    holders: dict[tuple[int, str], list[tuple[int, str]]] = {k: [k] for k in keys}
    ambiguous = _ambiguous([describe(groups[k][0].voice) for k in keys])
    for i, k in enumerate(keys):
        for other in keys[:i]:
            if other[0] == k[0] and groups[k][0].voice.kind != "person":
                continue
            a, b = find(other), find(k)
            if a == b or not _one(groups[other][0], groups[k][0]):
                continue
            if any(_short(describe(groups[x][0].voice), ambiguous) for x in (other, k)) and other[0] != k[0]:
                continue
            if any(_differ(groups[x][0], groups[y][0]) for x in holders[a] for y in holders[b]):
                continue
            parent[b] = a
            holders[a] += holders.pop(b)
    voices: dict[str, Voice] = {}
    listed: list[StoryVoice] = []
    roots = [k for k in keys if find(k) == k]
    order = {s.statement: i for i, s in enumerate(said)}
    for n, root in enumerate(roots, 1):
        all_said = sorted((s for k in holders[root] for s in groups[k]), key=lambda s: order[s.statement])
        names = list(dict.fromkeys(s.voice.name for s in all_said))
        fullest = max(all_said, key=lambda s: (len(s.voice.name), -order[s.statement])).voice
        number = next((s.voice.number for s in all_said if s.voice.number is not None), None)
        kind = "person" if any(s.voice.kind == "person" for s in all_said) else fullest.kind
        voice = replace(fullest, id=f"v{n}", kind=kind, number=number)
        for s in all_said:
            # the reason for anonymity is a span of one page, so each page keeps its own
            voices[s.statement] = replace(voice, reason=s.voice.reason)
        aliases = tuple(name for name in names if name != voice.name)
        listed.append(StoryVoice(voice.id, voice.name, kind, tuple(s.statement for s in all_said), aliases))
    return voices, tuple(listed)


def _ambiguous(all_described: Sequence[Description]) -> frozenset[str]:
    """Surnames that stand with two first names which are not one person's."""
    firsts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for d in all_described:
        if len(d.name) >= 2:
            firsts[d.name[-1]].append(d.name)
    return frozenset(
        last for last, names in firsts.items() if any(not one_person(names[0], name) for name in names[1:])
    )


def _short(d: Description, ambiguous: frozenset[str]) -> bool:
    return len(d.name) == 1 and d.name[-1] in ambiguous


def _differ(a: Said, b: Said) -> bool:
    x, y = describe(a.voice), describe(b.voice)
    if x.name and y.name:
        return not (_one(a, b))
    if x.number is not None and y.number is not None:
        return x.number != y.number
    return False


def same_carrier(a: str, b: str) -> bool:
    """Whether two names are one carrier's: the same known medium, or the same words but for kinds of media."""
    from riwaya.arabic.media import medium_named

    first, second = medium_named(a), medium_named(b)
    if first is not None and second is not None:
        return first.id == second.id
    return bool(_names([a])) and _names([a]) == _names([b])
