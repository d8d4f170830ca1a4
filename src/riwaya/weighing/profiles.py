"""Profiles: what of a proposition is compared, read once and kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.numbers import Quantity, quantities
from riwaya.arabic.stems import concept, is_known, is_stopword, is_time_word, is_verb, lemma, opposites, skeleton
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word, words
from riwaya.model import Span, Stance
from riwaya.weighing.asides import RELATIVES, asides_of, wheres_of

__all__ = ["Profile", "Term", "modality", "negations", "profile", "states"]

_COMMON = 0.5  # the weight of words that say little by themselves (begin, want, be able)
_ASIDE = 0.4  # the weight of words in a clause that only describes
_PAST = frozenset({"لم", "قد", "لقد", "فقد"})
_STATE = 0.6  # the weight of a state's name: most stories have one or two all through
_MOODS = frozenset({"LIKELY", "CERTAIN", "SUSPECT", "BELIEVE"})
_LATIN = re.compile(r"^[a-z][a-z0-9-]+$")


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of a proposition: its *weight* (1 for its own words, less for the clause before), its root, its side.

    *aside* marks words that only describe or say when, *where* those of a place at which something is. *side* is -1
    where the word stands for the contrary of the concept (``remain`` under ``LEAVE``).
    """

    concept: str
    root: str
    side: int
    weight: float
    span: Span
    aside: bool = False
    where: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A proposition as it is compared. *negated* says whether an odd number of negations stands in it.

    *apposed* are pairs of an identifier and a concept that describes the same thing beside it; *act* is the concept of
    its first finite verb outside asides, an empty string where none is seen.
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
    roots: frozenset[str] = frozenset()

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


@cache
def _state_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("states"):
        name = row["name"].split(";")[0]
        for cell in (row["name"], row["adjectives"], row["seats"]):
            for form in cell.split(";"):
                if form and " " not in form:
                    found.setdefault(fold(form), name)
    return found


def _state(word: str) -> str | None:
    table = _state_words()
    folded = fold(word)
    tries = [folded]
    for prefix in ("ال", "وال", "بال", "لل", "و", "ب", "ل", "ف"):
        if folded.startswith(prefix) and len(folded) - len(prefix) > 3:
            tries.append(folded[len(prefix) :])
    for form in tries:
        for ending in ("", "ه", "ين", "ان", "ون", "يه", "تين", "تان"):
            base = form[: len(form) - len(ending)] if ending and form.endswith(ending) else form
            if base in table:
                return table[base]
    return None


def states(text: str) -> frozenset[str]:
    """The states that *text* names, by name, adjective or seat of government (a capital is its country)."""
    tokens = [w for w in words(text) if not w.is_punctuation]
    found = {_state(w.text) for i, w in enumerate(tokens) if len(w.folded) > 2 and not (i and _is_water(tokens[i - 1]))}
    return frozenset(s for s in found if s)


@cache
def _negators() -> tuple[frozenset[str], ...]:
    kinds = ("negator", "deny", "not", "phrase")
    return tuple(frozenset(fold(r["word"]) for r in rows("negators") if r["kind"] == kind) for kind in kinds)


def _negations(tokens: list[Word]) -> list[Span]:
    negators, deny, idle, phrases = _negators()
    found = []
    for i, token in enumerate(tokens):
        folded = token.folded
        bare = folded[1:] if len(folded) > 2 and folded[0] in "وف" else folded
        if i + 1 < len(tokens) and f"{bare} {tokens[i + 1].folded}" in phrases:
            found.append(Span(token.start, tokens[i + 1].end))
            continue
        if bare not in negators and bare not in deny:
            continue
        phrase = [bare, *(t.folded for t in tokens[i + 1 : i + 3])]
        if " ".join(phrase[:2]) in idle or " ".join(phrase) in idle:
            continue
        if i and f"{tokens[i - 1].folded} {bare}" in idle:
            continue
        if (
            bare == "لا"
            and i + 1 < len(tokens)
            and not is_verb(tokens[i + 1].text)
            and not is_known(tokens[i + 1].text)
        ):
            continue  # the article of a foreign name (لا كورونيا)
        found.append(Span(token.start, token.end))
    return found


def negations(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """Where the *spans* of *text* hold a word that negates."""
    return _negations([w for span in spans for w in words(text, *span)])


@cache
def _moods() -> dict[str, tuple[str, ...]]:
    return {k: tuple(f" {fold(r['phrase'])} " for r in rows("modality") if r["kind"] == k) for k in ("open", "hedged")}


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
            found.add((token.folded, _state(word.text) or concept(word.text)))
    return frozenset(found)


@cache
def _plans() -> frozenset[str]:
    return frozenset({"لن"} | {fold(r["phrase"]) for r in rows("modality") if r["kind"] == "planned"})


def _tense(tokens: list[Word]) -> str:
    """``past`` or ``future`` where the first word that shows a time does, else an empty string (as in headlines)."""
    for token, after in zip(tokens, [*(t.folded for t in tokens[1:]), ""], strict=True):
        bare = token.folded[1:] if len(token.folded) > 2 and token.folded[0] in "وف" else token.folded
        if bare in _plans() or (len(bare) > 4 and bare[0] == "س" and bare[1] in "يتن" and is_verb(token.text)):
            return "future"
        if bare == "قد" and after[:1] in ("ي", "ت", "ن"):
            continue  # before an imperfect it says perhaps
        if bare in _PAST:
            return "past"
    return ""


def modality(stance: Stance, folded: str = "") -> str:
    """How firmly a proposition stands: ``fact``, ``hedged``, ``open``, ``planned``, ``asked`` or ``declined``.

    *folded* is its folded words, joined by spaces: words that leave a matter open or hedge it outrank the stance.
    """
    if stance not in ("asks", "declines"):
        for mood, phrases in _moods().items():
            if any(p in f" {folded} " for p in phrases):
                return mood
    return {"asserts": "fact", "denies": "fact", "hedges": "hedged", "expects": "planned", "asks": "asked",
            "declines": "declined"}[stance]  # fmt: skip


def _is_water(token: Word) -> bool:
    """Whether the word after *token* names a sea, not a state (``المحيط الهندي``)."""
    return lemma(token.text) in ("محيط", "بحر", "خليج")


def _terms(tokens: list[Word], weight: float, numbers: Sequence[Quantity] = ()) -> list[Term]:
    """The concepts of *tokens*, each once; the words of a number are one term, its value."""
    found: dict[str, Term] = {}
    other = opposites()
    asides, wheres = asides_of(tokens), wheres_of(tokens)
    for i, (token, aside) in enumerate(zip(tokens, asides, strict=True)):
        if token.is_punctuation or (is_stopword(token.text) and not token.is_number):
            continue
        quantity = next((q for q in numbers if q.span.start <= token.start < q.span.end), None)
        state = None if i and _is_water(tokens[i - 1]) else _state(token.text)
        key, side = state or concept(token.text), 1
        if quantity is not None and key != quantity.unit:  # a dual is its own counted noun
            if token.start != quantity.span.start:
                continue
            key = f"{quantity.value:g}"
        if key in other:
            key, side = other[key], -1
        if key not in found:
            lightly = aside or is_time_word(token.text) or key in _MOODS
            own = weight * (_ASIDE if lightly else 1.0) * (_STATE if state else _common().get(key, 1.0))
            found[key] = Term(key, skeleton(token.text), side, own, Span(token.start, token.end), aside, wheres[i])
    return list(found.values())


def profile(text: str, spans: tuple[Span, ...], stance: Stance, subject: tuple[Span, ...] = ()) -> Profile:
    """The profile of the proposition at *spans* of *text*; *subject* are words before it that its clause goes on."""
    tokens = [w for span in spans for w in words(text, *span)]
    numbers = tuple(q for span in spans for q in quantities(text, *span))
    terms = _terms(tokens, 1.0, numbers)
    own = {t.concept for t in terms}
    for span in subject:
        terms += [t for t in _terms(words(text, *span), 0.3) if t.concept not in own]
    plain = " ".join(lemma(w.text) for w in tokens if not w.is_punctuation and not is_stopword(w.text))
    negations = _negations(tokens)
    identifiers = frozenset(w.folded for w in tokens if _LATIN.match(w.folded)) | {
        f"{q.value:g}" for q in numbers if not q.unit and q.value >= 10 and text[q.span.start].isdigit()
    }
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
        modality=modality(stance, " ".join(w.folded for w in tokens if not w.is_punctuation)),
        negator=negations[0] if negations else None,
        tense=_tense(tokens),
        by_concept={t.concept: t for t in terms},
        apposed=_apposed(tokens, identifiers),
        roots=frozenset(t.root for t in terms if t.root),
        act=next((t.concept for t in terms if not t.aside and t.weight > _COMMON and is_verb(t.span.of(text))), ""),
    )
