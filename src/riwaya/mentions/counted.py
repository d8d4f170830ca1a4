"""Counted: the nouns that numbers count, in the forms that numbers give them, with their English units."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.arabic.wordlists import wordlist

__all__ = ["Counted", "counted", "counted_pair", "dual"]


class Counted(NamedTuple):
    """A form of a counted noun: its English *unit*, its number (s, d, p), whether it stands before another noun's
    (طائرتي شحن: *construct*)."""

    unit: str
    number: str
    construct: bool = False


def _duals(noun: str, plurals: list[str]) -> list[tuple[str, bool]]:
    if noun.endswith("ه"):
        stem = noun[:-1] + "ت"
        return [(stem + "ان", False), (stem + "ين", False), (stem + "ا", True), (stem + "ي", True)]
    if len(noun) < 3:
        return []
    found = [(noun + "ان", False), (noun + "ين", False)]
    if noun.endswith("ي"):
        found.append((noun + "ين", False))
    return [f for f in found if f[0] not in plurals]


@cache
def _forms() -> tuple[dict[str, Counted], dict[tuple[str, str], Counted]]:
    """Single words by their folded form, and nouns of two words."""
    single: dict[str, Counted] = {}
    double: dict[tuple[str, str], Counted] = {}
    for row in rows("counted"):
        plurals = [fold(p) for p in row["plural"].split("|") if p]
        for noun in map(fold, row["noun"].split("|")):
            if " " in noun:
                a, b = noun.split(" ")
                for form in (noun, *plurals):
                    double.setdefault(tuple(form.split(" ")), Counted(row["unit"], "s" if form == noun else "p"))  # type: ignore[arg-type]
                for form in (b, b + "ا", b + "ين", b[:-1] + "تين" if b.endswith("ه") else b + "ه"):
                    double.setdefault((a, form), Counted(row["unit"], "s"))
                    double.setdefault((a + "ا", form), Counted(row["unit"], "s"))
                    for two, _ in _duals(a, []):
                        double.setdefault((two, form), Counted(row["unit"], "d"))
                continue
            single[noun] = single[noun] if noun in single and single[noun].number == "s" else Counted(row["unit"], "s")
            if not noun.endswith("ه"):
                single.setdefault(noun + "ا", Counted(row["unit"], "s"))
        for plural in plurals:
            if " " not in plural:
                single.setdefault(plural, Counted(row["unit"], "p"))
                if plural.endswith("ات"):
                    single.setdefault(plural, Counted(row["unit"], "p"))
    for row in rows("counted"):  # behind all others: سنتا is the cent before it is two years
        plurals = [fold(p) for p in row["plural"].split("|") if p]
        for noun in map(fold, row["noun"].split("|")):
            if " " not in noun:
                for two, construct in _duals(noun, plurals):
                    single.setdefault(two, Counted(row["unit"], "d", construct))
    return single, double


def counted(form: str) -> Counted | None:
    """What a folded form without clitics and article counts, or None."""
    return _forms()[0].get(form)


def counted_pair(first: str, second: str) -> Counted | None:
    """The same of two words that are one unit: طائرة شحن."""
    return _forms()[1].get((first, second))


@cache
def _prefixed_duals() -> dict[str, tuple[str, str, bool]]:
    """Every form of a dual of the table with a clitic before it: (clitic, unit, construct)."""
    out: dict[str, tuple[str, str, bool]] = {}
    for form, found in _forms()[0].items():
        if found.number == "d" and form not in ("عاما",):
            for clitic in ("", "و", "ف", "ب", "ل", "وب", "ول"):
                out.setdefault(clitic + form, (clitic, found.unit, found.construct))
    return out


def dual(form: str) -> tuple[str, str | None, bool] | None:
    """The clitics, the unit and whether another noun must follow, of a folded form that is an indefinite dual."""
    if form[-2:] not in ("ين", "ان", "تي", "تا", "ها"):
        return None
    found = _prefixed_duals().get(form)
    if found is not None:
        return None if form[len(found[0]) :] in wordlist("no-dual") else found
    if form.endswith(("تيها", "تاها")) and len(form) > 6 and not form.startswith("ال"):
        base = _prefixed_duals().get(form[:-2])
        return (base[0], base[1], False) if base is not None else None
    if form.endswith(("تين", "تان")) and len(form) > 5 and not form.startswith(("ال", "وال", "بال", "لل", "ول")):
        if any(form[k:] in wordlist("no-dual") for k in range(3)) or form.endswith(("ستان", "ستين")):
            return None
        return ("", None, False)
    return None
