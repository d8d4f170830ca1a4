"""Gazetteers: what is known of names before any text is read: places, bodies, clubs, parts of people's names.

They are evidence for the tagger, not findings: a village may be called like an everyday word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows

__all__ = ["bare_forms", "marks_of", "phrases_in", "with_bare"]

Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]
"""Known phrases with their marks by their first and second word, the longest first."""


@cache
def _tables() -> tuple[dict[str, str], Phrases]:
    """Marks of single words (``"p1 S"``), and phrases."""
    single: dict[str, str] = {}
    phrases: dict[str, str] = {}

    def put(name: str, mark: str) -> None:
        if " " in name:
            phrases.setdefault(name, mark)
        elif mark not in single.get(name, "").split():
            single[name] = " ".join(sorted([*single.get(name, "").split(), mark]))

    text = files("riwaya.mentions.names").joinpath("data", "gazetteer.tsv").read_text(encoding="utf-8")
    for line in text[text.index("\nname\t") + 12 :].split("\n"):
        name, _, marks = line.partition("\t")
        (phrases if " " in name else single)[name] = marks
    listed = phrases
    phrases = {}
    for row in rows("actors"):
        put(fold(row["name"]), "S" if row["kind"] == "state" else "O")
    for row in rows("bodies"):
        for name in row["names"].split("|"):
            put(fold(name), "k" if row["kind"] == "club" else "b")
    found = {tuple(name.split()): mark for name, mark in (listed | phrases).items()}
    ordered: Phrases = {}
    for entry in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        ordered.setdefault(entry[0][0], {}).setdefault(entry[0][1], []).append(entry)
    return single, ordered


@lru_cache(maxsize=50_000)
def bare_forms(folded: str) -> tuple[str, ...]:
    """A folded word as it stands, then without leading clitics; three letters at least are left of it."""
    out = [folded]
    if folded[0] in "وف" and len(folded) > 3:
        out.append(folded[1:])
    for form in tuple(out):
        if form.startswith("لل") and len(form) > 4:
            single = _tables()[0]
            own = form[1:] in single and "ا" + form[1:] not in single
            out.append(form[1:] if own else "ا" + form[1:])  # للبنان has no article, للشرع has one
        elif form[0] in "بلك" and len(form) > 3:
            out.append(form[1:])
    return tuple(out)


def with_bare(words: Iterable[str], forms: Collection[str]) -> frozenset[str]:
    """Those of the folded *words* that are one of *forms*, with clitics before it or not."""
    wanted = frozenset(forms)
    return frozenset([f for f in words if not wanted.isdisjoint(bare_forms(f))]) if wanted else wanted


@lru_cache(maxsize=50_000)
def marks_of(folded: str) -> str:
    """The marks of a word in the tables, ``+`` before them where a clitic had to be taken off; empty when unknown."""
    single, _ = _tables()
    for n, form in enumerate(bare_forms(folded)):
        if form in single:
            return ("+" if n else "") + single[form]
    return ""


@lru_cache(maxsize=50_000)
def _openings(form: str) -> tuple[dict[str, list[tuple[tuple[str, ...], str]]], ...]:
    """The known phrases that a word opens, by their second word."""
    table = _tables()[1]
    return tuple(table[first] for first in bare_forms(form) if first in table)


def phrases_in(forms: Sequence[str]) -> list[str]:
    """For every word its place in a known phrase: empty, or ``B`` or ``I`` with the phrase's mark (``Bp``, ``IO``)."""
    out = [""] * len(forms)
    done = 0
    for i in [i for i, form in enumerate(forms[:-1]) if _openings(form)]:
        if i < done:
            continue
        for following in _openings(forms[i]):
            for key, mark in following.get(forms[i + 1], ()):
                if len(key) == 2 or tuple(forms[i + 1 : i + len(key)]) == key[1:]:
                    done = i + len(key)
                    out[i:done] = ["B" + mark] + ["I" + mark] * (len(key) - 1)
                    break
            if done > i:
                break
    return out
