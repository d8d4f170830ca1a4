"""Belongings: what a thing is said to be of or from, so that two that it cannot both be of are seen to clash.

``The wreck is from a ferry of the north`` and ``… of the south`` share nearly all their words and
deny nothing; what they say the thing is of excludes each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import analyse
from riwaya.arabic.stems import concept, is_known, is_stopword, is_verb
from riwaya.arabic.words import Word, words
from riwaya.model import Span
from riwaya.weighing.asides import asides_of
from riwaya.weighing.moods import mood_words
from riwaya.weighing.nations import states_at

__all__ = ["Belonging", "belonging", "exclude"]

_PARTS = frozenset({"PIECE", "DAMAGE"})
_OF = frozenset(map(fold, ("جزء", "أجزاء", "جزءا", "قطعة", "قطع", "بقايا", "حطام")))
_CAME = frozenset(map(concept, ("جاء", "جاءت", "أتى", "أتت")))
_PREPOSITIONS = frozenset(map(fold, ("على", "في", "عن", "إلى")))
_BRIEF = 12  # words of a clause that may begin with what the thing is of
_REACH = 8  # words that say of what a thing is
_SPELLING = 60  # from which likeness of letters (0-100) two foreign names are spellings of one


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a thing is said to be of: the concept of the *head*, all concepts, the states and the name behind it.

    *thing* are the concepts of what is told to be of it; empty where the clause leaves that out.

    *kind* is the foreign name behind a head without an article (``سفينة فايكنغ``): what sort of thing it is; an empty
    string where none stands.
    """

    thing: frozenset[str]
    head: str
    concepts: frozenset[str]
    states: frozenset[str]
    kind: str


def belonging(text: str, spans: Sequence[Span]) -> Belonging | None:
    """Of what the thing is that the clause at *spans* of *text* tells of; None where it says no such thing."""
    return _read(" ".join(span.of(text) for span in spans))


@lru_cache(maxsize=20_000)
def _read(clause: str) -> Belonging | None:
    tokens = [t for t in words(clause) if not t.is_punctuation]
    told = [t for t, aside in zip(tokens, asides_of(tokens), strict=True) if not aside]
    at, start = _predicate(told) or (0, -1)
    if start < 0 or told[at].start in mood_words(told):
        return None  # من المبكر, من الممكن
    thing = frozenset(concept(t.text) for t in told[:at] if not is_stopword(t.text))
    return _owner(told[start : start + _REACH], thing)


def _predicate(tokens: Sequence[Word]) -> tuple[int, int] | None:
    """Where it is said that the thing is of something, and where the words begin that say of what."""
    # a headline leaves out what the thing is and that it is: "of the northern ferry"
    brief = len(tokens) <= _BRIEF and not any(is_verb(t.text) for t in tokens)
    for i, (token, after) in enumerate(pairwise(tokens)):
        before = tokens[i - 1] if i else None
        bare = not token.folded.startswith("ال")
        if after.folded == "من" and (token.folded in _OF or concept(token.text) in _CAME):
            subject = before is not None and not analyse(before.folded).prep and before.folded not in _PREPOSITIONS
            if subject or (brief and before is None):
                return i, i + 2
        elif concept(token.text) == "BELONG" and bare:
            if after.folded == "الي" or _governed(after):
                return i, i + 1 + (after.folded == "الي")
            return None
        elif i == 0 and brief and (token.folded == "من" or _governed(token)):
            return 0, int(token.folded == "من")
    return None


def _governed(token: Word) -> bool:
    if token.folded.startswith("لل"):
        return True
    return token.folded[0] == "ل" and not is_known(token.text) and is_known(token.text[1:])


def _owner(tokens: Sequence[Word], thing: frozenset[str]) -> Belonging | None:
    held = [t for t in tokens if not is_stopword(t.text)]
    while held and (concept(held[0].text) in _PARTS or held[0].folded in _OF):
        held = held[1:]  # a piece of the wreck of a ship is of the ship
    end = next((n for n, t in enumerate(held) if n and is_verb(t.text)), len(held))
    held = held[:end]
    if not held:
        return None
    head, *behind = held
    sort = not head.folded.startswith(("ال", "لل")) and bool(behind)
    foreign = sort and not is_known(behind[0].text) and not behind[0].is_number
    return Belonging(
        thing,
        concept(head.text),
        frozenset(concept(t.text) for t in held),
        frozenset(s for s in states_at(held) if s),
        behind[0].folded if foreign else "",
    )


def exclude(a: Belonging, b: Belonging, beside: bool) -> bool:
    """Whether a thing cannot be of both: of one sort of two states or two makes, or of two sorts.

    The last only where the two stand *beside* each other in one article, and neither tells of the other's sort.
    """
    if a.thing and b.thing and not a.thing & b.thing:
        return False
    if a.head == b.head:
        if a.states and b.states:
            return not a.states & b.states
        return bool(a.kind) and bool(b.kind) and fuzz.ratio(a.kind, b.kind) < _SPELLING
    return beside and a.head not in b.concepts and b.head not in a.concepts
