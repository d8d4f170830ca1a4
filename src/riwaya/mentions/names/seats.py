"""Seats: a capital stands for its government where it acts, and for the town where somebody is or goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.tables import rows
from riwaya.mentions.names.spans import Found

__all__ = ["governs", "is_seat"]

_BODIES = frozenset(map(fold, ("البيت الأبيض", "البنتاغون", "الكرملين", "الإليزيه", "داونينغ ستريت", "قصر الإليزيه")))
"""Seats that are no towns: always their institutions."""
_PARTNERS = frozenset(map(fold, ("مع", "بين", "عن", "لدى", "ضد", "تجاه", "إزاء", "قبل", "جانب", "على", "أن", "إن",
                                 "لكن", "بأن", "كانت", "أعلنت", "عبر")))  # fmt: skip
"""Words after which a capital is one who acts or is dealt with."""


@cache
def _seats() -> frozenset[str]:
    listed = {fold(seat) for row in rows("states") for seat in row["seats"].split(";") if seat}
    return frozenset(listed - _BODIES)


@cache
def _locatives() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("locatives") for word in row["words"].split())


def is_seat(name: str) -> bool:
    """Whether the folded name is a capital that stands for a government."""
    return name in _seats()


def governs(tokens: Sequence[Token], found: Found) -> bool:
    """Whether a capital acts here: it is the subject of a verb, a partner, or what a noun of acting belongs to."""
    first = tokens[found.first]
    before = tokens[found.first - 1] if found.first else None
    after = tokens[found.last] if found.last < len(tokens) else None
    acts = after is not None and _verb(after)
    if first.f[0] == "ب" and (first.info.prep == "ب" or not first.info.classes):
        return False
    if first.info.prep == "ل" or (first.f[0] == "ل" and is_seat(first.f[1:])):
        return True
    if before is None or before.punct:
        return acts or (after is not None and after.f == ":" and before is None)
    if before.rest in _locatives() or before.f in _locatives() or before.info.base in _locatives():
        return False
    if first.info.conj or (first.f[0] == "و" and is_seat(first.f[1:])):
        return acts or (is_seat(before.rest) and governs(tokens, Found(found.first - 1, found.first, "place")))
    return acts or before.rest in _PARTNERS or _verb(before) or not before.info.has("prep", "name", "title")


def _verb(token: Token) -> bool:
    """Whether the token is a finite verb, as far as tables and forms tell."""
    return token.info.has("verb", "vpart", "neg") or bool(token.reports()[1])
