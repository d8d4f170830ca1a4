"""Voices: who a source is, one across the articles of a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.arabic.folding import fold
from riwaya.arabic.persons import name_core, one_person, one_word
from riwaya.arabic.words import words
from riwaya.model import StoryVoice, Voice
from riwaya.weighing.descriptions import Description, body_words, describe, is_role

_Key = tuple[int, str]
"""A voice of one article: the article's number and the voice's id there."""

__all__ = ["Said", "alike", "resolve", "same_carrier"]

_UNSHARED = frozenset({"خبير", "مستشار", "عضو", "باحث", "ضابط", "محلل", "مسوول", "مساعد"})


_CLAUSES = frozenset(map(fold, ("الذي", "التي", "الذين", "بعيد", "إن", "أن", "قوله", "قولها")))


@dataclass(frozen=True, slots=True)
class Said:
    """One statement's voice as its article knows it; *article* is the article's number, *family* that of its kin."""

    statement: str
    article: int
    family: int
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
    held = shared == smaller and bool(a.head) and a.head == b.head
    if (held and a.number is not None and a.number == b.number and a.number > 1) or (
        shared == smaller and smaller >= 2 and (a.head == b.head or union <= smaller + 2)
    ):
        score = max(score, 0.75)
    elif loosely and held:
        score = max(score, 0.5)
    elif loosely and shared >= 2:
        score = max(score, shared / smaller)
    return score


def _mentions(a: Voice, b: Voice) -> bool:
    """Whether one voice's only word is the other's surname: somebody named before and not known again."""
    for short, full in ((a, b), (b, a)):
        name = describe(full).name
        if len(name) > 1 and " " not in short.name and short.name and one_word(fold(short.name), name[-1]):
            return True
    return False


def _one(a: Said, b: Said) -> bool:
    """Whether two voices of different articles are surely enough one."""
    x, y = describe(a.voice), describe(b.voice)
    if not a.has_source or not b.has_source:
        return False
    if a.article == b.article and _mentions(a.voice, b.voice):
        return True
    if x.name and y.name:
        return one_person(x.name, y.name) or (bool(x.aliases) and one_person(x.aliases, y.name)) or (
            bool(y.aliases) and one_person(y.aliases, x.name))  # fmt: skip
    if x.name or y.name:  # an office named once with and once without its holder
        smaller, larger = sorted((x.role, y.role), key=len)
        # a minister of two briefs is often named by the first of them
        office = x.role == y.role or (x.head == y.head and smaller <= larger and len(smaller) >= 2)
        office = office and x.states == y.states and bool(x.states) and len(smaller) >= 1
        return (
            office and {x.kind, y.kind} <= {"person", "unnamed"} and not x.role & _UNSHARED and not (x.many or y.many)
        )
    if x.kind != y.kind:
        return False
    if x.kind == "unnamed":
        return alike(x, y) >= 0.7 and _agencies_agree(a, b)
    if a.article != b.article and any(d.collective and not d.states for d in (x, y)):
        return False  # "the authorities" are those of the place that an article is about
    left, right = x.role | x.states, y.role | y.states
    if not left or not right:
        return a.voice.name == b.voice.name
    if left == right:
        return True
    mine, theirs = x.role - body_words(), y.role - body_words()
    if mine and mine == theirs and (not x.states or not y.states or x.states == y.states):
        return not x.role & body_words() or not y.role & body_words() or x.head == y.head
    smaller, larger = (left, right) if len(left) < len(right) else (right, left)
    return x.head == y.head and smaller < larger and 2 <= len(smaller) >= len(larger) - 2


def _agencies_agree(a: Said, b: Said) -> bool:
    mine, theirs = a.chain[:-1], b.chain[:-1]
    return not mine or not theirs or any(same_carrier(x, y) for x in mine for y in theirs)


def _names(chain: Sequence[str]) -> frozenset[str]:
    from riwaya.arabic.stems import is_stopword, stem

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
    groups: dict[_Key, list[Said]] = defaultdict(list)
    for s in said:
        groups[s.article, s.voice.id].append(s)
    keys = list(groups)
    first = {k: groups[k][0] for k in keys}
    parent = {k: k for k in keys}
    holders: dict[_Key, list[_Key]] = {k: [k] for k in keys}

    def find(k: _Key) -> _Key:
        while parent[k] != k:
            k = parent[k]
        return k

    def join(other: _Key, k: _Key, *, abroad: bool) -> None:
        a, b = sorted((find(other), find(k)), key=places.__getitem__)
        if a == b or not _one(first[other], first[k]):
            return
        if any(_differ(first[x], first[y]) for x in holders[a] for y in holders[b]):
            return
        if abroad and {first[x].family for x in holders[a]} & {first[y].family for y in holders[b]}:
            return  # a voice of another matter must not make two voices of this one the same
        parent[b] = a
        holders[a] += holders.pop(b)

    places = {k: n for n, k in enumerate(keys)}
    ambiguous = {
        family: _ambiguous([describe(first[k].voice) for k in keys if first[k].family == family])
        for family in {s.family for s in said}
    }
    later: list[tuple[_Key, _Key]] = []
    posting: dict[str, list[_Key]] = defaultdict(list)
    for k in keys:
        mine = describe(first[k].voice)
        near = sorted({o for sign in _signs(mine, first[k].voice) for o in posting[sign]}, key=places.__getitem__)
        for other in near:
            theirs = describe(first[other].voice)
            within = other[0] == k[0]
            if within and not (mine.name and theirs.name) and not _mentions(first[other].voice, first[k].voice):
                continue
            if first[other].family != first[k].family:
                if len(mine.name) > 1 and len(theirs.name) > 1:
                    later.append((other, k))
                continue
            short = any(len(d.name) == 1 and d.name[-1] in ambiguous[first[k].family] for d in (mine, theirs))
            if not (short and other[0] != k[0]):
                join(other, k, abroad=False)
        for sign in _signs(mine, first[k].voice):
            posting[sign].append(k)
    for other, k in later:
        join(other, k, abroad=True)
    voices: dict[str, Voice] = {}
    listed: list[StoryVoice] = []
    roots = [k for k in keys if find(k) == k]
    order = {s.statement: i for i, s in enumerate(said)}
    for n, root in enumerate(roots, 1):
        all_said = sorted((s for k in holders[root] for s in groups[k]), key=lambda s: order[s.statement])
        names = list(dict.fromkeys(s.voice.name for s in all_said))
        fullest = _clearest([s.voice for s in all_said])
        number = next((s.voice.number for s in all_said if s.voice.number is not None), None)
        kind = "person" if any(s.voice.kind == "person" for s in all_said) else fullest.kind
        voice = replace(fullest, id=f"v{n}", kind=kind, number=number)
        for s in all_said:
            # the reason for anonymity is a span of one page, so each page keeps its own
            voices[s.statement] = replace(voice, reason=s.voice.reason)
        aliases = tuple(name for name in names if name != voice.name)
        listed.append(StoryVoice(voice.id, voice.name, kind, tuple(s.statement for s in all_said), aliases))
    return voices, tuple(listed)


def _clearest(named: Sequence[Voice]) -> Voice:
    """The voice of the fullest name, of those with the least that is none of it: of equals the first.

    None of it are a clause, and words after the surname that begin no office (``… Hamid his guest Walid``).
    """
    surnames = Counter(name_core(d.name[-1]) for v in named if (d := describe(v)).name)
    surname = max(surnames, key=lambda n: surnames[n], default="")

    def key(i: int) -> tuple[bool, int, int, int]:
        d = describe(named[i])
        return not d.name and bool(surname), _foreign(named[i].name, surname), -len(named[i].name), i

    return named[min(range(len(named)), key=key)]


def _foreign(name: str, surname: str) -> int:
    """How many signs *name* bears of holding more than the name of him whose surname's core is *surname*."""
    tokens = list(words(name))
    clauses = sum(t.folded in _CLAUSES for t in tokens)
    last = max((i for i, t in enumerate(tokens) if surname and name_core(t.folded) == surname), default=None)
    after = tokens[last + 1 :] if last is not None else []
    return clauses + bool(after and not after[0].is_punctuation and not is_role(after[0].text))


def _ambiguous(all_described: Sequence[Description]) -> frozenset[str]:
    """Surnames that stand with two first names which are not one person's."""
    firsts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for d in all_described:
        if len(d.name) >= 2:
            firsts[d.name[-1]].append(d.name)
    return frozenset(
        last for last, names in firsts.items() if any(not one_person(names[0], name) for name in names[1:])
    )


def _signs(d: Description, voice: Voice) -> list[str]:
    """What two descriptions of one voice must share one of: a word of the name, or of the office."""
    single = {"name " + name_core(fold(voice.name))} if voice.name and " " not in voice.name else set()
    found = single | {"name " + name_core(t) for t in (*d.name, *d.aliases)} | {"role " + r for r in d.role}
    return sorted(found or {"state " + s for s in d.states})


def _differ(a: Said, b: Said) -> bool:
    x, y = describe(a.voice), describe(b.voice)
    if x.name and y.name:
        return not (_one(a, b))
    if x.number is not None and y.number is not None and x.number != y.number:
        return True
    return bool(x.states) and bool(y.states) and not x.states & y.states


def same_carrier(a: str, b: str) -> bool:
    """Whether two names are one carrier's: the same known medium, or the same words but for kinds of media."""
    from riwaya.arabic.media import medium_named

    first, second = medium_named(a), medium_named(b)
    if first is not None and second is not None:
        return first.id == second.id
    return bool(_names([a])) and _names([a]) == _names([b])
