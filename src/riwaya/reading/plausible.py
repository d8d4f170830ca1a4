"""Plausible speakers: phrases that can speak at all, told from measures, moments and ways of doing that cannot."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.speaking import speaking
from riwaya.reading.mentions import HEADS, Mention
from riwaya.reading.nounforms import masdar_like

__all__ = ["names_nobody", "plausible"]

_SPEAK = frozenset([*HEADS, "imagery", "data"])
_OWNED = ("ها", "هم", "هما", "ته", "تهم", "تها")


def plausible(m: Mention) -> bool:
    """Whether a mention may be a speaker: no number without people, no moment, no manner, nobody's property."""
    head = m.head
    info = head.info
    if head.rest in speaking("no-voices"):
        return False
    if head.f == "من" and m.tokens[1] - m.tokens[0] == 1:
        return True  # هناك من يرى
    if not _SPEAK.isdisjoint(info.classes) or (m.name and "name" in info.classes):
        return True
    if head.word.text in {"فان", "دي"} and m.tokens[1] - m.tokens[0] > 1:
        return True  # فان هالن
    if head.word.is_number or head.f[0].isdigit():
        if m.tokens[1] - m.tokens[0] > 2 and m.para.tokens[m.tokens[0] + 1].f in {"%", "٪", "بالمايه", "بالميه", "في"}:
            return True  # 60 في المائة من المشاركين
        return m.kind in ("unnamed", "organisation") and any(
            t.info.has("people", "office", "organisation", "actor") for t in m.para.tokens[m.tokens[0] : m.tokens[1]]
        )
    after = m.para.tokens[head.i + 1] if head.i + 1 < m.tokens[1] else None
    if not info.classes and not info.article and head.f.endswith("ات") and after is not None and after.info.article:
        return False  # ملابسات الحادث
    return not names_nobody(head)


def names_nobody(t: Token) -> bool:
    """Whether a word in no table of heads or names can be no person and no body."""
    info = t.info
    if not _SPEAK.isdisjoint(info.classes):
        return False
    if info.has("time", "time-month", "adv", "prep", "comp", "sub", "neg", "vpart"):
        return True
    if t.word.text.endswith(("ًا", "اً")):
        return True  # an accusative is what is said, or the way of saying it
    if not info.article and t.reports()[1] and all(r.shape.tense == "participle" for r in t.reports()[1]):
        return t.f.endswith("ا")
    loose = not info.classes and not info.article
    return loose and len(t.f) > 4 and t.f.endswith(_OWNED) and not masdar_like(t)
