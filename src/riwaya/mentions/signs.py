"""Signs: what a token says to the grammars of times and quantities, found with one look-up by its folded form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.tables import rows

__all__ = ["Sign", "Signs", "signs_of"]


class Sign(NamedTuple):
    """What a token may be: kinds with their values; *prep* and *conj* the clitics before it, *art* the article."""

    kinds: Mapping[str, Any]
    conj: str
    prep: str
    art: bool

    @property
    def cut(self) -> int:
        """How many letters of the token are clitics and no part of a mention."""
        return len(self.conj) + len(self.prep)


Signs = list[Sign | None]
"""The signs of a paragraph's tokens, one place a token."""

_NUMBER_KINDS = ("unit", "ten", "hundred", "factor", "pair", "vague")


def _words() -> Iterator[tuple[str, str, Any]]:
    for row in rows("calendar"):
        kind, value = row["kind"], row["value"]
        parsed: Any = int(value) if value.lstrip("-").isdigit() else value
        if kind == "unit":
            name, count = value.split()
            parsed = (name, int(count))
        yield fold(row["word"]), kind, parsed
    for row in rows("months"):
        name, number = fold(row["name"]), (int(row["number"]), row["calendar"])
        first, _, second = name.partition(" ")
        yield (first, "month-pair", {second: number}) if second else (first, "month", number)
    for row in rows("numbers"):
        if row["kind"] in _NUMBER_KINDS and " " not in row["word"]:
            word = fold(row["word"].removeprefix("ال"))
            yield word, "vague" if row["kind"] == "vague" else "num", (row["kind"], float(row["value"]))


@cache
def _lexicon() -> dict[str, Sign]:
    """Every form of every word of the tables: bare ones first, since a whole word is never taken apart."""
    bare: dict[str, dict[str, Any]] = {}
    for word, kind, value in _words():
        kinds = bare.setdefault(word, {})
        if kind == "month-pair":
            kinds.setdefault(kind, {}).update(value)
        else:
            kinds.setdefault(kind, value)
    out = {word: Sign(kinds, "", "", False) for word, kinds in bare.items()}
    for prep, art in (("", True), ("ب", False), ("ل", False), ("ك", False), ("ب", True), ("ل", True), ("ك", True)):
        for word, kinds in bare.items():
            if (
                len(word) > 1
                and prep + word not in ("لست", "كميه")
                and not (prep == "ك" and not art and "num" not in kinds)
            ):
                form = "لل" + word if prep == "ل" and art else prep + "ال" * art + word
                out.setdefault(form, Sign(kinds, "", prep, art))
    for form, sign in list(out.items()):
        for conj in "وف":
            if len(form) > 1:
                out.setdefault(conj + form, sign._replace(conj=conj))
    return out


_WRITTEN = re.compile(r"([وف]?)([بلك]?)(ال|لل?)?(\d+)(ه|م)?")


def _written(folded: str) -> Sign | None:
    """The sign of digits, with clitics and article before them (و12, ال24) or the letter of an era behind (1436ه)."""
    m = _WRITTEN.fullmatch(folded)
    if m is None:
        return None
    conj, prep, art, number, era = m.groups("")
    kinds: dict[str, Any] = {"digits": number}
    if era:
        kinds["own-era"] = "hijri" if era == "ه" else "gregorian"
    if art in ("لل", "ل"):
        prep = "ل"
    return Sign(kinds, conj, prep, art in ("ال", "لل"))


def signs_of(tokens: tuple[Token, ...]) -> Signs:
    """The sign of every token, None where a word means nothing to either grammar."""
    known = _lexicon().get
    return [
        known(f) or (_written(f) if f[-1] in "0123456789" or (f[-1] in "هم" and f[0] in "0123456789") else None)
        for f in [t[7] for t in tokens]
    ]
