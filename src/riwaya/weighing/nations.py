"""Nations: the states that words name, by name, adjective or seat of government."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.stems import lemma
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word, words

__all__ = ["is_water", "state_of", "states", "states_at"]

_PREFIXES = ("ال", "وال", "بال", "لل", "و", "ب", "ل", "ف")
_ENDINGS = ("", "ه", "ين", "ان", "ون", "يه", "تين", "تان")


def _forms() -> Iterator[tuple[str, str]]:
    """Each form of the table, folded, with its state."""
    for row in rows("states"):
        for cell in (row["name"], row["adjectives"], row["seats"]):
            for form in filter(None, cell.split(";")):
                yield fold(form), row["name"].split(";")[0]


@cache
def _state_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, state in _forms():
        if " " not in form:
            found.setdefault(form, state)
    return found


@cache
def _compounds() -> dict[str, dict[tuple[str, ...], str]]:
    """The names of several words: by their first word, those behind it with the state."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for form, state in _forms():
        first, *rest = form.split()
        if rest:
            found.setdefault(first, {})[tuple(rest)] = state
    return found


def _bare(folded: str) -> list[str]:
    """*folded* as it may stand in the table: as it is, without a particle written with it, and with its article."""
    tries = [folded]
    for prefix in _PREFIXES:
        if folded.startswith(prefix) and len(folded) - len(prefix) > 3:
            tries.append(folded[len(prefix) :])
    if folded.startswith("لل"):
        tries.append("ال" + folded[2:])
    return tries


def state_of(word: str) -> str | None:
    """The state that *word* names, with or without article and preposition; None where it names none."""
    table = _state_words()
    for form in _bare(fold(word)):
        for ending in _ENDINGS:
            base = form[: len(form) - len(ending)] if ending and form.endswith(ending) else form
            if base in table:
                return table[base]
    return None


def states_at(tokens: Sequence[Word]) -> list[str | None]:
    """For each of *tokens* the state that it names, by itself or with its neighbours; a sea's name is none."""
    found: list[str | None] = []
    for i, token in enumerate(tokens):
        if i < len(found):
            continue
        compound = _compound(tokens, i)
        if compound is not None:
            found += [compound[0]] * compound[1]
        else:
            found.append(None if i and is_water(tokens[i - 1]) else state_of(token.text))
    return found


def _compound(tokens: Sequence[Word], i: int) -> tuple[str, int] | None:
    """The state whose name of several words begins at token *i*, and how many words it has."""
    for form in _bare(tokens[i].folded):
        known = _compounds().get(form, {})
        for rest in sorted(known, key=len, reverse=True):
            if tuple(t.folded for t in tokens[i + 1 : i + 1 + len(rest)]) == rest:
                return known[rest], 1 + len(rest)
    return None


def states(text: str) -> frozenset[str]:
    """The states that *text* names, by name, adjective or seat of government (a capital is its country)."""
    tokens = [w for w in words(text) if not w.is_punctuation]
    return frozenset(s for t, s in zip(tokens, states_at(tokens), strict=True) if s and len(t.folded) > 2)


def is_water(token: Word) -> bool:
    """Whether the word after *token* names a sea, not a state (``المحيط الهندي``)."""
    return lemma(token.text) in ("محيط", "بحر", "خليج")
