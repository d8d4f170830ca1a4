"""Gazetteers: what is known of names before any text is read: places, bodies, clubs, parts of people's names.

They are evidence for the tagger, not findings: a village may be called like an everyday word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows

__all__ = ["bare_forms", "marks_of", "phrases_in"]

_PEOPLE = "gfnt"
"""Given, family, world, transliterated: a letter for each column of the table of people's names."""

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _lines(name: str) -> list[list[str]]:
    """The rows of a table of this package, without notes and head line."""
    text = files("riwaya.mentions.names").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@cache
def _tables() -> tuple[dict[str, str], Phrases]:
    """Marks of single words (``"p1 S"``), and phrases with their mark by their first word, the longest first."""
    single: dict[str, set[str]] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}

    def put(name: str, mark: str) -> None:
        parts = tuple(name.split())
        if len(parts) == 1:
            single.setdefault(name, set()).add(mark)
        elif parts:
            phrases.setdefault(parts[0], {}).setdefault(parts, mark[0])

    for row in rows("actors"):
        put(fold(row["name"]), "S" if row["kind"] == "state" else "O")
    for name, tier in _lines("places"):
        put(name, "p" + tier)
    for (name,) in _lines("clubs"):
        put(name, "k")
    for name, *tiers in _lines("people"):
        for letter, tier in zip(_PEOPLE, tiers, strict=False):
            if tier:
                put(name, letter + tier)
    ordered = {
        first: sorted(found.items(), key=lambda item: (-len(item[0]), item[0])) for first, found in phrases.items()
    }
    return {word: " ".join(sorted(marks)) for word, marks in single.items()}, ordered


def bare_forms(folded: str) -> tuple[str, ...]:
    """A folded word as it stands, then without leading clitics; three letters at least are left of it."""
    out = [folded]
    if folded[0] in "وف" and len(folded) > 3:
        out.append(folded[1:])
    for form in tuple(out):
        if form.startswith("لل") and len(form) > 4:
            out.append("ا" + form[1:])
        elif form[0] in "بلك" and len(form) > 3:
            out.append(form[1:])
    return tuple(out)


def marks_of(folded: str) -> str:
    """The marks of a word in the tables, ``+`` before them where a clitic had to be taken off; empty when unknown."""
    single, _ = _tables()
    for n, form in enumerate(bare_forms(folded)):
        if form in single:
            return ("+" if n else "") + single[form]
    return ""


def phrases_in(forms: Sequence[str]) -> list[str]:
    """For every word its place in a known phrase: empty, or ``B`` or ``I`` with the phrase's mark (``Bp``, ``IO``)."""
    out = [""] * len(forms)
    table = _tables()[1]
    i = 0
    while i < len(forms):
        step = 1
        for first in bare_forms(forms[i]):
            if first not in table:
                continue
            hit = next(
                ((key, mark) for key, mark in table[first] if tuple(forms[i + 1 : i + len(key)]) == key[1:]), None
            )
            if hit is not None:
                step = len(hit[0])
                out[i] = "B" + hit[1]
                out[i + 1 : i + step] = ["I" + hit[1]] * (step - 1)
                break
        i += step
    return out
