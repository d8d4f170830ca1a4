"""Holders: who is meant by an office that no words of a fuller phrase explain (المسؤول, المدرب الفرنسي)."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.speaking import likened, speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.mentions import Mention

__all__ = ["EARLY", "holder", "introduced", "introduction", "length", "some_medium", "whoever"]

_HUMAN = ("office", "people", "title")
EARLY = ("title", "standfirst", "caption", "subhead")
"""The roles of lines that tell the news before the text does."""

_KINDS = ("players", "artists", "writers", "doctors", "officers", "clerics", "scholars", "deputies", "envoys")
"""Callings whose members are called by one another's names: المهاجم is اللاعب too."""


def introduction(found: Sequence[Mention]) -> Mention | None:
    """The first of some mentions that is nearly as full as the fullest: that by which a text introduces somebody."""
    longest = max((len(x.words) for x in found), default=0)
    return next((x for x in found if x.roles and len(x.words) >= longest * 0.6), max(found, key=length, default=None))


def length(m: Mention) -> tuple[int, bool, int]:
    """The fuller the better, then rather in the text than in its headline, then the first."""
    return len(m.words), m.para.role not in EARLY, -m.span.start


def holder(m: Mention, everyone: Sequence[Mention]) -> Mention | None:
    """The only named one who holds the office of *m*, told with other words of it (مدير المهرجان); else None."""
    head = likened(m.head.info.base)
    if m.name or m.number != "s" or not m.head.info.has("office", "people") or len(m.words) < 2:
        return None
    rest = [word for word in m.words if word != head]
    needed = rest[: 2 if rest and rest[0] in speaking("kinds-of-bodies") else 1]  # لجنة التحكيم is not لجنة الاحتراف
    held = [x for x in everyone if x.kind == "person" and x.name and head in x.roles and not (x.inner or x.pair)]
    if not held or any(x.name[-1:] != held[0].name[-1:] for x in held):
        return None
    near = [x for x in held if x.span.end <= m.span.start]
    near = near or ([x for x in held if x.span.start >= m.span.end] if m.para.role in EARLY else [])
    fits = [x for x in near if needed and all(w in x.wordset or (w[-1] == "ي" and w[:-1] in x.wordset) for w in needed)]
    return max(fits, key=length) if fits else None


def whoever(m: Mention, everyone: Sequence[Mention]) -> Mention:
    """The last person who spoke, where *m* is a bare المسؤول or المتحدث that no office in the text explains."""
    head = m.head.info
    if not head.article or m.number != "s" or not (len(m.words) == 1 or _qualified(m)):
        return m
    if m.para.tokens[m.tokens[0]].info.base in speaking("members"):
        return m  # أحد النواب
    roles = {likened(head.base)} if len(m.words) > 1 else set()
    roles = roles.union(*(speaking(kind) for kind in _KINDS if likened(head.base) in speaking(kind)))
    earlier = [x for x in everyone if x.span.end <= m.span.start and _of_nation(m, x)]
    named = [x for x in earlier if x.name and x.kind == "person" and x.roles & roles]
    if named and len({x.name[-1] for x in named}) == 1:
        return max(named, key=length)
    if head.base not in wordlist("whoever"):
        return m
    last = [x for x in earlier if x.speaks and x.kind in ("person", "unnamed")]
    return last[-1] if last and last[-1].number == "s" else m


def _qualified(m: Mention) -> bool:
    """Whether a mention is an office and one adjective that says only whose it is: المدرب الفرنسي, المسؤول الحكومي."""
    toks = [t for t in m.para.tokens[m.tokens[0] : m.tokens[1]] if not t.punct and t.rest not in wordlist("same")]
    if m.name or toks[0] is not m.head:
        return False
    return len(toks) == 2 and toks[1].info.has("adjective-nation", "adjective-field") and toks[1].info.article


def _nations(m: Mention) -> set[str]:
    toks = m.para.tokens[m.tokens[0] : m.tokens[1]]
    return {t.info.base.removesuffix("ه") for t in toks if "adjective-nation" in t.info.classes}


def _of_nation(m: Mention, x: Mention) -> bool:
    """Whether nothing says that *x* is of another nation than *m*."""
    mine = _nations(m)
    others = _nations(x) if mine else set()
    return not others or bool(mine & others)


def some_medium(m: Mention) -> bool:
    """Whether a medium is told by its kind alone: صحيفة محلية."""
    toks = m.para.tokens[m.head.i : m.tokens[1]]
    plain = m.kind == "media" and not m.head.info.article and len(toks) == 2
    return plain and "adjective" in toks[1].info.classes and not toks[1].info.article


def introduced(m: Mention, everyone: Sequence[Mention]) -> Mention:
    """The name under which an indefinite speaker of a headline or lead is introduced later; else *m* itself."""
    if m.rank > 1 or m.number != "s" or m.head.info.base in wordlist("sources"):
        return m
    if m.kind == "media":
        alike = [x for x in everyone if x.kind == "media" and x.speaks and x.head.info.base == m.head.info.base]
        alike = [x for x in alike if x.words != m.words and len(x.words) > 1]
        return alike[0] if len({x.words for x in alike}) == 1 and alike[0].span.start > m.span.end else m
    if not m.head.info.has(*_HUMAN):
        return m
    head = likened(m.head.info.base)
    named = [x for x in everyone if x.kind == "person" and head in x.roles]
    if not named or any(x.name[-1:] != named[0].name[-1:] for x in named):
        return m
    full = max(named, key=lambda x: (len(x.words), -x.span.start))
    return full if full.span.start > m.span.end else m
