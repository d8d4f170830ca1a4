"""Nations: the states that words name, by name, adjective or seat of government."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.stems import lemma
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word, words

__all__ = ["is_water", "state_of", "states"]


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


def state_of(word: str) -> str | None:
    """The state that *word* names, with or without article and preposition; None where it names none."""
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
    found = {
        state_of(w.text) for i, w in enumerate(tokens) if len(w.folded) > 2 and not (i and is_water(tokens[i - 1]))
    }
    return frozenset(s for s in found if s)


def is_water(token: Word) -> bool:
    """Whether the word after *token* names a sea, not a state (``المحيط الهندي``)."""
    return lemma(token.text) in ("محيط", "بحر", "خليج")
