"""Profiles: what of a proposition is compared, read once and kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from riwaya.arabic.contraries import contraries, opposed
from riwaya.arabic.imperfects import is_past
from riwaya.arabic.numbers import Quantity, quantities
from riwaya.arabic.stems import concept, is_known, is_stopword, is_time_word, is_verb, lemma, skeleton
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word, words
from riwaya.model import Span, Stance
from riwaya.weighing.asides import RELATIVES, asides_of, wheres_of
from riwaya.weighing.moods import modality, mood_words, negated_alone, negations_of, tense
from riwaya.weighing.nations import state_of, states, states_at

__all__ = ["Profile", "Term", "profile"]

_COMMON = 0.5  # the weight of words that say little by themselves (begin, want, be able)
_ASIDE = 0.4  # the weight of words in a clause that only describes
_STATE = 0.6  # the weight of a state's name: most stories have one or two all through
_MOODS = frozenset({"LIKELY", "CERTAIN", "SUSPECT", "BELIEVE", "SPECULATE"})
_LATIN = re.compile(r"^[a-z][a-z0-9-]+$")


class Use(NamedTuple):
    """A word that has contraries, where it stands: on which *side* of them, and the concepts *near* it.

    *governs* is as in :class:`Contrary`; *aside* marks a word in an aside.
    """

    side: int
    near: frozenset[str]
    governs: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of a proposition: its *weight* (1 for its own words, less for the clause before), its root, its side.

    *aside* marks words that only describe or say when, *where* those of a place at which something is. *side* is -1
    where the word stands for the contrary of the concept (``remain`` under ``LEAVE``); *uses* are all the words of a
    concept that has contraries.
    """

    concept: str
    root: str
    side: int
    weight: float
    span: Span
    aside: bool = False
    where: bool = False
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A proposition as it is compared. *negated* says whether an odd number of negations stands in it.

    *apposed* are pairs of an identifier and a concept that describes the same thing beside it; *act* is the concept of
    its first finite verb outside asides, an empty string where none is seen; *verdict* that of a cue that tells what
    somebody makes of a thing; *counts* are the numbers that are told, not those that only describe.
    """

    spans: tuple[Span, ...]
    terms: tuple[Term, ...]
    grams: frozenset[str]
    numbers: tuple[Quantity, ...]
    identifiers: frozenset[str]
    states: frozenset[str]
    negated: bool
    modality: str
    negator: Span | None = None
    tense: str = ""
    by_concept: Mapping[str, Term] = field(default_factory=dict)
    apposed: frozenset[tuple[str, str]] = frozenset()
    act: str = ""
    verdict: str = ""
    counts: tuple[Quantity, ...] = ()
    roots: frozenset[str] = frozenset()

    def judged(self, verdict: Term) -> Profile:
        """The profile of what somebody makes of a thing: *verdict* is the word that says it."""
        terms = (*self.terms, *([] if verdict.concept in self.by_concept else [verdict]))
        return replace(self, terms=terms, by_concept={t.concept: t for t in terms}, verdict=verdict.concept)

    def eased(self, factors: Mapping[str, float]) -> Profile:
        """The profile with each concept's weight multiplied by its factor."""
        terms = tuple(replace(t, weight=t.weight * factors.get(t.concept, 1.0)) for t in self.terms)
        return replace(self, terms=terms, by_concept={t.concept: t for t in terms})


@cache
def _common() -> dict[str, float]:
    found: dict[str, float] = {}
    for row in rows("common_concepts"):
        for word in row["words"].split():
            found.setdefault(word if word.isascii() else concept(word), float(row["weight"]))
    return found


def _apposed(tokens: list[Word], identifiers: frozenset[str]) -> frozenset[tuple[str, str]]:
    """What stands after an identifier as another name of the same thing: its definite adjectives and owners.

    ``العبارة 52 الغارقة`` says that the sunken ferry is 52.
    """
    found: set[tuple[str, str]] = set()
    content = [t for t in tokens if not t.is_punctuation or t.text in ".،"]
    for i, token in enumerate(content):
        if token.folded not in identifiers:
            continue
        for word in content[i + 1 : i + 5]:
            definite = word.folded.startswith(("ال", "لل"))
            if not definite or is_verb(word.text) or word.folded in RELATIVES:
                break
            found.add((token.folded, state_of(word.text) or concept(word.text)))
    return frozenset(found)


def _terms(tokens: list[Word], weight: float, numbers: Sequence[Quantity] = ()) -> list[Term]:
    """The concepts of *tokens*, each once; the words of a number are one term, its value."""
    found: dict[str, Term] = {}
    contrary, paired = contraries(), _paired()
    uses: dict[str, list[Use]] = {}
    asides, wheres, moods = asides_of(tokens), wheres_of(tokens), mood_words(tokens)
    alone, named_states = negated_alone(tokens), states_at(tokens)
    for i, (token, aside) in enumerate(zip(tokens, asides, strict=True)):
        if token.is_punctuation or (is_stopword(token.text) and not token.is_number):
            continue
        quantity = next((q for q in numbers if q.span.start <= token.start < q.span.end), None)
        state = named_states[i]
        key, side = state or concept(token.text), 1
        if quantity is not None and key != quantity.unit:  # a dual is its own counted noun
            if token.start != quantity.span.start:
                continue
            key = f"{quantity.value:g}"
        named = contrary.get(key)
        if named is not None:
            key, side = named.name, named.side
        if token.start in alone:
            side = -side
        if named is not None or key in paired:
            governs = named is not None and named.governs
            uses.setdefault(key, []).append(Use(side, _near(tokens, i), governs, aside))
        if key not in found:
            lightly = aside or is_time_word(token.text) or key in _MOODS or token.start in moods
            own = weight * (_ASIDE if lightly else 1.0) * (_STATE if state else _common().get(key, 1.0))
            found[key] = Term(key, skeleton(token.text), side, own, Span(token.start, token.end), aside, wheres[i])
    return [replace(t, uses=tuple(uses[t.concept])) if t.concept in uses else t for t in found.values()]


@cache
def _paired() -> frozenset[str]:
    """The concepts that have contraries with no name in common."""
    return frozenset(name for (name, _), _ in opposed())


def _near(tokens: list[Word], i: int) -> frozenset[str]:
    """The concepts of the words of matter next to token *i*, before and behind it: what the word can be said of."""
    found = set()
    for side in (reversed(tokens[max(0, i - _REACH) : i]), tokens[i + 1 : i + 1 + _REACH]):
        plain = (t for t in side if not t.is_punctuation and not is_stopword(t.text))
        if (word := next(plain, None)) is not None:
            found.add(state_of(word.text) or concept(word.text))
    return frozenset(c for c in found if c not in contraries())


_REACH = 3  # how many words off a word can stand that another is said of
_OPENING = 3  # words in which a clause that tells of something to come says so


def _opens_later(tokens: list[Word]) -> bool:
    return tense(tokens[:_OPENING]) == "future"


def _identifiers(text: str, tokens: list[Word], numbers: Sequence[Quantity]) -> frozenset[str]:
    """Foreign names in their own letters, and figures that count nothing; those of asides only where no other is."""
    found: list[tuple[str, bool]] = []
    for token, aside in zip(tokens, asides_of(tokens), strict=True):
        figure = next((q for q in numbers if q.span.start == token.start and not q.unit and q.value >= 10), None)
        if figure is not None and text[token.start].isdigit():
            found.append((f"{figure.value:g}", aside))
        elif _LATIN.match(token.folded):
            found.append((token.folded, aside))
    return frozenset(name for name, aside in found if not aside) or frozenset(name for name, _ in found)


def _counts(tokens: list[Word], numbers: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The *numbers* outside asides."""
    aside = {t.start for t, described in zip(tokens, asides_of(tokens), strict=True) if described}
    return tuple(q for q in numbers if q.span.start not in aside)


def _act(tokens: list[Word], terms: Sequence[Term]) -> str:
    """The concept of the first finite verb that says what is done; none where it only describes an indefinite noun."""
    by_place = {t.span.start: t for t in terms}
    opening = next((t for t in tokens if not t.is_punctuation), None)
    bare = opening is not None and _is_bare_noun(opening)
    for token in tokens:
        term = by_place.get(token.start)
        if term is None or term.aside or term.weight <= _COMMON or not (is_verb(token.text) or is_past(token.text)):
            continue
        return "" if bare and token is not opening else term.concept
    return ""


def _is_bare_noun(token: Word) -> bool:
    """Whether *token* is a noun without an article, which a verb behind it may describe."""
    if token.folded.startswith(("ال", "وال", "لل")) or is_stopword(token.text) or state_of(token.text):
        return False
    return is_known(token.text) and not is_verb(token.text) and not is_past(token.text)


def profile(text: str, spans: tuple[Span, ...], stance: Stance, subject: tuple[Span, ...] = ()) -> Profile:
    """The profile of the proposition at *spans* of *text*; *subject* are words before it that its clause goes on."""
    tokens = [w for span in spans for w in words(text, *span)]
    numbers = tuple(q for span in spans for q in quantities(text, *span))
    terms = _terms(tokens, 1.0, numbers)
    own = {t.concept for t in terms}
    for span in subject:
        terms += [t for t in _terms(words(text, *span), 0.3) if t.concept not in own]
    plain = " ".join(lemma(w.text) for w in tokens if not w.is_punctuation and not is_stopword(w.text))
    moods = mood_words(tokens)
    negations = [n for n in negations_of(tokens) if n.start not in moods]  # "cannot be ruled out" denies nothing
    identifiers = _identifiers(text, tokens, numbers)
    found = states(" ".join(w.text for w in tokens))
    return Profile(
        spans=spans,
        terms=tuple(terms),
        grams=frozenset(plain[i : i + 4] for i in range(len(plain) - 3)),
        numbers=numbers,
        identifiers=identifiers,
        states=found,
        # "denied X" holds X itself as its content; "said that not X" holds the negation
        negated=len(negations) % 2 == 1 or (stance == "denies" and not negations),
        modality=modality(stance, " ".join(w.folded for w in tokens if not w.is_punctuation), _opens_later(tokens)),
        negator=negations[0] if negations else None,
        tense=tense(tokens),
        by_concept={t.concept: t for t in terms},
        apposed=_apposed(tokens, identifiers),
        roots=frozenset(t.root for t in terms if t.root),
        act=_act(tokens, terms),
        counts=_counts(tokens, numbers),
    )
