"""Moods: whether a clause is negated, supposed, left open or to come, by its words."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from riwaya.arabic.folding import fold
from riwaya.arabic.stems import is_known, is_verb
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word, words
from riwaya.model import Span, Stance

__all__ = ["modality", "mood_words", "negated_alone", "negations", "negations_of", "tense"]

_PAST = frozenset({"لم", "قد", "لقد", "فقد"})


@cache
def _negators() -> tuple[frozenset[str], ...]:
    kinds = ("negator", "deny", "not", "phrase", "local", "fail")
    return tuple(frozenset(fold(r["word"]) for r in rows("negators") if r["kind"] == kind) for kind in kinds)


def negations_of(tokens: list[Word]) -> list[Span]:
    """Where one of *tokens* negates, or two of them together."""
    negators, deny, idle, phrases, _, fail = _negators()
    found = []
    for i, token in enumerate(tokens):
        folded = token.folded
        words = (negators, deny, fail)
        bare = folded if any(folded in w for w in words) or len(folded) < 3 or folded[0] not in "وف" else folded[1:]
        if i + 1 < len(tokens) and f"{bare} {tokens[i + 1].folded}" in phrases:
            found.append(Span(token.start, tokens[i + 1].end))
            continue
        if bare not in negators and bare not in deny and bare not in fail:
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


def negated_alone(tokens: list[Word]) -> frozenset[int]:
    """Where the words begin that are negated by themselves, and the clause is not: ``دون إصابات``."""
    idle, local = _negators()[2], _negators()[4]
    plain = [t for t in tokens if not t.is_punctuation]
    return frozenset(
        after.start for word, after in pairwise(plain)
        if word.folded.removeprefix("و") in local and f"{word.folded} {after.folded}" not in idle
    )  # fmt: skip


def negations(text: str, spans: tuple[Span, ...]) -> list[Span]:
    """Where the *spans* of *text* hold a word that negates."""
    return negations_of([w for span in spans for w in words(text, *span)])


@cache
def _moods() -> dict[str, tuple[str, ...]]:
    kinds = ("open", "question", "hedged")
    return {k: tuple(f" {fold(r['phrase'])} " for r in rows("modality") if r["kind"] == k) for k in kinds}


@cache
def _by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for r in rows("modality"):
        first, *rest = fold(r["phrase"]).split()
        found.setdefault(first, []).append((first, *rest))
    return {first: tuple(phrases) for first, phrases in found.items()}


def mood_words(tokens: list[Word]) -> frozenset[int]:
    """Where the words begin by which a clause is supposed, left open or to come: they are no part of its matter."""
    plain = [t for t in tokens if not t.is_punctuation]
    found: set[int] = set()
    for i, token in enumerate(plain):
        for phrase in _by_first().get(token.folded, ()):
            if tuple(t.folded for t in plain[i : i + len(phrase)]) == phrase:
                found |= {t.start for t in plain[i : i + len(phrase)]}
    return frozenset(found)


@cache
def _plans() -> frozenset[str]:
    return frozenset({"لن"} | {fold(r["phrase"]) for r in rows("modality") if r["kind"] == "planned"})


def tense(tokens: list[Word]) -> str:
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


def modality(stance: Stance, folded: str = "", coming: bool = False) -> str:
    """How firmly a proposition stands: ``fact``, ``hedged``, ``open``, ``planned``, ``asked`` or ``declined``.

    *folded* is its folded words, joined by spaces: words that leave a matter open or hedge it outrank the stance. What
    opens with something to come (*coming*) is planned, whatever question it is to answer (``سيشحن لمعرفة ما إذا …``).
    """
    if stance not in ("asks", "declines"):
        for mood, phrases in _moods().items():
            if any(p in f" {folded} " for p in phrases):
                return mood if mood != "question" else "planned" if coming else "open"
    return {"asserts": "fact", "denies": "fact", "hedges": "hedged", "expects": "planned", "asks": "asked",
            "declines": "declined"}[stance]  # fmt: skip
