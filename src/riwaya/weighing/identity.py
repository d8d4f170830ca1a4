"""Identity: whether two sources, as their words describe them, are one voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.persons import one_person, one_word
from riwaya.arabic.words import words
from riwaya.model import Voice
from riwaya.weighing.descriptions import Description, describe
from riwaya.weighing.roles import body_words, evidence_words, generic

__all__ = ["Said", "alike", "as_many", "carrier", "could_be_any", "differ", "mentions", "one_voice",
           "same_carrier"]  # fmt: skip

_UNSHARED = frozenset({"خبير", "مستشار", "عضو", "باحث", "ضابط", "محلل", "مسوول", "مساعد"})


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


def mentions(a: Voice, b: Voice) -> bool:
    """Whether one voice's only word is the other's surname: somebody named before and not known again."""
    for short, full in ((a, b), (b, a)):
        name = describe(full).name
        if len(name) > 1 and " " not in short.name and short.name and one_word(fold(short.name), name[-1]):
            return True
    return False


def one_voice(a: Said, b: Said) -> bool:
    """Whether two voices of different articles are surely enough one."""
    x, y = describe(a.voice), describe(b.voice)
    if not a.has_source or not b.has_source:
        return False
    if a.article == b.article and mentions(a.voice, b.voice):
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
    if a.article != b.article and (could_be_any(x) or could_be_any(y)) and not as_many(x, y):
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


_DEALT_IN = frozenset(["انباء", "للانباء", "اخبار", "للاخبار"])


def could_be_any(d: Description) -> bool:
    """Whether the words fit anybody's source: ``a source``, ``a report``."""
    return bool(d.role) and not d.states and (d.role <= generic() or d.role <= evidence_words())


def as_many(x: Description, y: Description) -> bool:
    """Whether both say how many people they are, and the same number of them."""
    return x.number is not None and x.number == y.number and x.number > 1


def _agencies_agree(a: Said, b: Said) -> bool:
    mine, theirs = a.chain[:-1], b.chain[:-1]
    return not mine or not theirs or any(same_carrier(x, y) for x in mine for y in theirs)


def _names(chain: Sequence[str]) -> frozenset[str]:
    """The stems of the words that name carriers, without the kinds of media and what they deal in."""
    from riwaya.arabic.media import heads
    from riwaya.arabic.stems import is_stopword, stem

    kinds = heads() | _DEALT_IN
    named = (w for name in chain for w in words(name) if not w.is_punctuation and not is_stopword(w.text))
    return frozenset(stem(w.text) for w in named if w.folded.removeprefix("ال") not in kinds)


def differ(a: Said, b: Said) -> bool:
    """Whether two voices can never be one, whatever third voice is like both."""
    x, y = describe(a.voice), describe(b.voice)
    if x.name and y.name:
        return not (one_voice(a, b))
    if x.number is not None and y.number is not None and x.number != y.number:
        return True
    if x.kind == y.kind == "unnamed" and x.many is not None and y.many is not None and x.many != y.many:
        return True
    return bool(x.states) and bool(y.states) and not x.states & y.states


@lru_cache(4096)
def carrier(name: str) -> tuple[str | None, frozenset[str]]:
    """What a carrier is known by: the id of the medium that the name is of, if any, and the stems of its words."""
    from riwaya.arabic.media import medium_named

    medium = medium_named(name)
    return None if medium is None else medium.id, _names([name])


def same_carrier(a: str, b: str) -> bool:
    """Whether two names are one carrier's: the same known medium, or the same words but for kinds of media."""
    (first, mine), (second, theirs) = carrier(a), carrier(b)
    if first is not None and second is not None:
        return first == second
    return bool(mine) and mine == theirs
