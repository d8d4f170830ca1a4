"""Quiet words: nouns and adjectives that carry a noun phrase on whatever stands around them.

Most words of a phrase are of this kind. Their form alone tells, so it is asked once for each form, and the steps that
look around need not be tried on them.
"""

from __future__ import annotations

from functools import lru_cache

from riwaya.arabic.paragraphs import Token, read_form
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.outlets import carrying
from riwaya.reading.words import ASKED, SOURCING

__all__ = ["CALLED", "LATELY", "SEATS", "THEIRS", "quiet"]

LATELY = frozenset(["حديثا", "موخرا", "سابقا", "حاليا", "رسميا"])
SEATS = frozenset(["ومقره", "ومقرها"])
CALLED = frozenset(["يدعي", "تدعي", "يسمي", "تسمي"])
THEIRS = frozenset(["له", "لها", "لهم", "لهما", "لهن"])

_LOUD = frozenset(["comp", "sub", "neg", "vpart", "pron", "adv", "rel", "time", "prep"])
_FORMS = CALLED | LATELY | SEATS | THEIRS | ASKED | SOURCING | {"العام", "ما", "هذا", "هذه"}
_LISTS = ("saying-with-owner", "saying", "pronoun-prepositions", "anonymity", "made-by", "counterparts")


@lru_cache(maxsize=1)
def _loud_forms() -> frozenset[str]:
    return _FORMS.union(*map(wordlist, _LISTS))


def quiet(t: Token) -> bool:
    """Whether a word behind the first of a noun phrase carries it on for its form alone.

    Only a verb's object may begin with it all the same, or a pronoun behind it may show that it is a verb.
    """
    info = t.info
    if t.punct or info.prep or info.conj or not _LOUD.isdisjoint(info.classes):
        return False
    return _quiet(t.f, info.classes) and not t.finite


@lru_cache(maxsize=100_000)
def _quiet(form: str, classes: frozenset[str]) -> bool:
    if len(form) == 1 or form in _loud_forms() or form == "اول" or read_form(form)[1] or carrying(form):
        return False
    return form[0] not in "بل" or (bool(classes) and not form.startswith(("بو", "با", "ل")))
