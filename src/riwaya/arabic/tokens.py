"""Tokens: words with what each can be by itself, before anything around it is looked at."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from riwaya.arabic.lexicon import NOTHING, Info, analyse
from riwaya.arabic.reporting import Reporting, reportings
from riwaya.arabic.words import Word

__all__ = ["Token", "read_alone", "read_form"]

_MAQSURA = {"علي", "الي", "لدي"}
_BARE_PREPOSITION = Info("", "", False, "", frozenset(["prep"]))
_VERBAL = frozenset({"vpart", "neg"})
_NOMINAL = frozenset({"office", "people", "title", "organisation", "media", "document", "imagery", "name", "actor",
                      "adjective", "prep", "time", "quant", "data", "event"})  # fmt: skip

Alone = tuple[Info, str, bool, bool, tuple[str, tuple[Reporting, ...]]]
"""The reading of a word, its form without a conjunction, whether it is a mark, then as `Token.finite`, `Token.said`."""


class Token(NamedTuple):
    """A token of a paragraph: its word, what the lexicon says of it, and where it stands.

    *quote* is the index of the innermost quotation it stands in (-1: none); *depth* counts open brackets; *start* and
    *end* are offsets into the page's text; *f* is the folded form, *rest* the same without a conjunction before it;
    *punct* tells whether it is a mark, *finite* whether it can hardly be anything but a finite verb or a verbal
    particle; *said* is what `reports` gives.
    """

    i: int
    word: Word
    info: Info
    quote: int
    depth: int
    start: int
    end: int
    f: str
    rest: str
    punct: bool
    finite: bool
    said: tuple[str, tuple[Reporting, ...]]

    def reports(self) -> tuple[str, tuple[Reporting, ...]]:
        """A conjunction before it (or empty) and its readings as a reporting word (or none)."""
        return self.said


@lru_cache(maxsize=100_000)
def read_form(f: str) -> tuple[str, tuple[Reporting, ...]]:
    """A conjunction before the folded form *f* (or empty) and its readings as a reporting word (or none)."""
    found = reportings(f)
    if found:
        return "", found
    conj = f[0] if f[0] in "وف" and len(f) > 2 else ""
    rest = f[len(conj) :]
    if conj and (found := reportings(rest)):
        return conj, found
    if rest[:1] == "س" and (found := reportings(rest[1:])):  # سيعلن
        return conj, tuple(r for r in found if r.shape.tense == "present")
    return "", ()


@lru_cache(maxsize=200_000)
def read_alone(text: str, folded: str) -> Alone:
    """What a word is by itself, wherever it stands."""
    info = analyse(folded)
    if folded in _MAQSURA and text.endswith("ى") and info.has("prep"):
        info = _BARE_PREPOSITION  # folding makes على one with the name علي; its letters tell
    elif folded[:1] in "وف" and folded[1:] in _MAQSURA and text.endswith("ى"):
        info = Info(folded[0], "", False, folded[1:], _BARE_PREPOSITION.classes)
    elif folded == "والي" and text.endswith("ي") and "إ" not in text:
        info = Info("", "", False, "والي", frozenset(["office"]), gender="m")
    elif folded in ("امام", "وامام") and "إ" not in text:
        info = _BARE_PREPOSITION if folded == "امام" else Info("و", "", False, "امام", _BARE_PREPOSITION.classes)
    letters = folded[len(info.conj) :]
    if info.article and text[len(info.conj) :].startswith(("آل", "أل", "إل")) and info.base == letters[2:]:
        # آليات, ألمع, إلزام: no article with a noun
        info = Info(info.conj, "", False, letters, NOTHING)
    said = read_form(folded)
    if text.endswith("ة"):  # وجدة is no وجده
        said = said[0], tuple(r for r in said[1] if not r.object or r.shape.tense == "masdar")
    mark = not text[0].isalnum() and not folded[:1].isalnum()
    return info, letters, mark, _finite(folded, info), said


def _finite(form: str, info: Info) -> bool:
    """Whether a word can hardly be anything but a finite verb or a verbal particle."""
    classes = info.classes
    if not _VERBAL.isdisjoint(classes):
        return True
    if info.prep or info.article or not _NOMINAL.isdisjoint(classes):
        return False
    if "verb" in classes:
        return True
    if not classes and len(form) > 4 and form[0] == "ي" and form.endswith(("ه", "ها", "هم")):
        return True  # يقوده
    if (
        not classes
        and form[0] == "ن"
        and len(form) > 3
        and any(r.shape.tense == "present" for r in read_form("ي" + form[1:])[1])
    ):
        return True  # نؤكد
    if not classes and _with_object(form):
        return True
    _, readings = read_form(form)
    return bool(readings) and all(r.shape.tense in ("past", "present") for r in readings)


def _with_object(form: str) -> bool:
    """Whether an unknown form is a past verb with an object pronoun: التقتهما, أجراه."""
    for suffix in ("هما", "هم", "ها", "ه"):
        stem = form.removesuffix(suffix)
        if stem == form or len(stem) < 4:
            continue
        if stem.endswith("ا"):
            stem = stem[:-1] + "ي"
        elif suffix == "ه":
            continue  # رغبته is a noun
        if analyse(stem).classes == {"verb"}:
            return True
    return False
