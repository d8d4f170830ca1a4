"""Verbs: the third-person forms of a verb as news prose writes them, from two principal parts and a participle.

All forms are folded (see `riwaya.arabic.folding`), so that hamza, final ya and diacritics make no difference.
The paradigms are those of any reference grammar (e.g. Ryding 2005, chapters 21-35), third person only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.arabic.folding import fold

__all__ = ["SUFFIXES", "Shape", "conjugate"]

SUFFIXES = ("ه", "ها", "هم", "هن", "هما", "ني")
"""Attached object and possessive pronouns."""


class Shape(NamedTuple):
    """What a form of a verb says of its subject.

    *tense* is past, present, jussive (where it is spelled apart), participle or masdar; *gender* m, f or empty;
    *number* s, d, p or empty.
    """

    form: str
    tense: str
    gender: str
    number: str


def _past(base: str) -> Iterator[Shape]:
    f = fold(base)
    stem = f
    if f.endswith("ي") or (f.endswith("ا") and len(f) > 2):  # defective: نفى, دعا
        stem = f[:-1]
        weak = "ي" if f.endswith("ي") else "و"
        yield Shape(f, "past", "m", "s")
        yield Shape(stem + "ت", "past", "f", "s")
        yield Shape(stem + weak + "ا", "past", "m", "d")
        yield Shape(stem + "تا", "past", "f", "d")
        yield Shape(stem + "وا", "past", "m", "p")
        yield Shape(stem + weak + "ن", "past", "f", "p")
        return
    yield Shape(f, "past", "m", "s")
    yield Shape(stem + "ت", "past", "f", "s")
    yield Shape(stem + "ا", "past", "m", "d")
    yield Shape(stem + "تا", "past", "f", "d")
    yield Shape(stem + "وا", "past", "m", "p")
    short = stem[:-2] + stem[-1] if len(stem) >= 3 and stem[-2] == "ا" else stem  # hollow: قال, قلن; أشار, أشرن
    yield Shape(short + "ن", "past", "f", "p")


def _present(base: str) -> Iterator[Shape]:
    f = fold(base)
    body = f[1:]
    defective = body.endswith(("ي", "و"))
    stem = body[:-1] if defective else body
    link = body if body.endswith("ي") else stem + "و" if defective else stem
    yield Shape("ي" + body, "present", "m", "s")
    yield Shape("ت" + body, "present", "f", "s")
    yield Shape("ي" + link + "ان", "present", "m", "d")
    yield Shape("ت" + link + "ان", "present", "f", "d")
    yield Shape("ي" + stem + "ون", "present", "m", "p")
    yield Shape("ي" + stem + "وا", "present", "m", "p")
    yield Shape("ي" + link + "ن", "present", "f", "p")
    if defective:  # jussive after لم
        yield Shape("ي" + stem, "jussive", "m", "s")
        yield Shape("ت" + stem, "jussive", "f", "s")
    elif len(stem) >= 3 and stem[-2] in "اوي" and len(stem) <= 5:
        short = stem[:-2] + stem[-1]  # hollow: لم يقل, لم يشر
        if len(short) >= 2:
            yield Shape("ي" + short, "jussive", "m", "s")
            yield Shape("ت" + short, "jussive", "f", "s")


def _participle(base: str) -> Iterator[Shape]:
    f = fold(base)
    stem = f[:-1] if f.endswith("ي") else f
    full = f if f.endswith("ي") else stem
    yield Shape(full + "ا", "participle", "m", "s")
    yield Shape(full + "ه", "participle", "f", "s")
    yield Shape(full + "ان", "participle", "m", "d")
    yield Shape(stem + "ين", "participle", "m", "p")
    yield Shape(stem + "ون", "participle", "m", "p")
    yield Shape(full + "تان", "participle", "f", "d")
    yield Shape(full + "تين", "participle", "f", "d")
    yield Shape(full + "ات", "participle", "f", "p")


def conjugate(past: str, present: str, participle: str = "") -> dict[str, Shape]:
    """The folded third-person forms of a verb, the participle's accusative and plural forms among them.

    *past* and *present* are the third person singular masculine, *participle* the active participle in the
    nominative; a defective participle is given with its ya. Where two readings share a spelling the first
    (past before present, singular before plural) stands.
    """
    out: dict[str, Shape] = {}
    shapes: list[Shape] = []
    if past:
        shapes += _past(past)
    if present:
        shapes += _present(present)
    if participle:
        shapes += _participle(participle)
    for shape in shapes:
        out.setdefault(shape.form, shape)
    return out
