"""Pointing: which fuller phrase a short mention takes up (المصدر, الوزير, a surname), after the accessibility of
referents in Ariel 1990: the shorter a mention, the nearer and the more prominent what it takes up."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.speaking import likened, speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.mentions import Mention

__all__ = ["fullest", "takes_up_last"]

_HUMAN = ("office", "people", "title")
_BODIES = ("organisation", "media", "document", "imagery", "data")


def takes_up_last(m: Mention) -> str:
    """``one`` or ``many`` where *m* names nobody but takes up who was spoken of last (الأخير, هؤلاء); else empty."""
    first = m.para.tokens[m.tokens[0]]
    if m.head.f in speaking("last-many") or (len(m.words) == 0 and first.f in speaking("last-many")):
        return "many"
    if m.head.f in speaking("pronouns") and len(m.words) <= 1:
        return "one"
    if m.head.f in speaking("last-named") or any(t.f in speaking("last-named") for t in _tokens(m)[:2]):
        return "one" if len(m.words) <= 2 and not m.name else ""
    same = any(t.rest in wordlist("same") or t.f in ("ذات", "نفس") for t in _tokens(m)[:3])
    if same and m.head.info.has(*_HUMAN) or (same and len(m.words) <= 2 and m.head.f in ("ذات", "نفس")):
        return "one"
    return ""


def _tokens(m: Mention) -> Sequence[object]:
    return m.para.tokens[m.tokens[0] : m.tokens[1]]
