"""Pointing: which fuller phrase a short mention takes up (المصدر, الوزير, a surname).

The shorter a mention, the nearer and the more prominent what it takes up (Ariel 1990, Accessing Noun-Phrase
Antecedents): a name goes to its fullest form, a bare noun to the last one of its kind who spoke.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.speaking import likened, speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.holders import EARLY, holder, introduced, introduction, length, some_medium, whoever
from riwaya.reading.mentions import Mention, around

__all__ = ["agree_in_number", "fullest", "takes_up_last"]

_HUMAN = ("office", "people", "title")


def _tokens(m: Mention) -> Sequence[Token]:
    return m.para.tokens[m.tokens[0] : m.tokens[1]]


def takes_up_last(m: Mention) -> str:
    """``one`` or ``many`` where *m* names nobody but takes up who was spoken of last (الأخير, هؤلاء); else empty."""
    toks = [t for t in _tokens(m) if not t.punct]
    after = toks[1] if len(toks) > 1 else None
    if after is not None and toks[0].f in speaking("sons"):
        aged = after.f == "ال" or any(c.isdigit() for c in after.f)
        return "one" if aged or (toks[0].f != "صاحب" and after.info.base in speaking("homes")) else ""
    if len(toks) == 2 and toks[0].info.base in wordlist("guests") and toks[1].info.article:
        return "one"  # ضيف البرنامج
    aged = len(toks) > 2 and toks[1].f in ("البالغ", "البالغه") and toks[0].info.article and not m.name
    if aged and m.head.info.has(*_HUMAN):
        return "one"  # المدرب البالغ من العمر 57 عاما
    if len(toks) > 3 or m.name:
        return ""
    if any(t.f in speaking("last-many") for t in toks[:1]):
        return "many" if len(toks) == 1 else ""
    if toks[0].f in speaking("pronouns") and len(toks) == 1:
        return "one"
    if any(t.f in speaking("last-named") for t in toks[:2]):
        return "one" if len(toks) <= 2 else ""
    same = any(t.rest in wordlist("same") or t.f in ("ذات", "نفس") for t in toks)
    human = m.head.info.has(*_HUMAN) or toks[0].f in ("ذات", "نفس")
    return "one" if same and human and m.head.info.number == "s" else ""


def agree_in_number(short: Mention, full: Mention) -> bool:
    """Whether a noun and what it takes up are both one, two or several."""
    a, b = short.number, full.number
    if short.para.tokens[short.tokens[0]].info.base in speaking("members"):
        return short.head.info.number != "s" and b in ("d", "p")  # أحد المصدرين takes up both
    if full.pair:
        return a in ("d", "p")
    if short.head.info.base in ("مصدر", "مصادر"):
        return True  # a page that begins with several often goes on with one
    return (
        a == b
        or (a in ("d", "p") and b in ("d", "p"))
        or (full.kind == "organisation" and short.kind == "organisation")
    )


def _subsequence(short: Sequence[str], full: Sequence[str]) -> bool:
    rest = iter(full)
    return all(any(x == word or x in ("عبدال" + word, "ابو" + word) for x in rest) for word in short)


def _points_at(short: Mention, full: Mention) -> bool:
    """Whether *short* can be a shorter mention of *full*."""
    if short.span.start < full.span.end and full.span.start < short.span.end:
        return False
    if not short.words or not full.words or (full.inner and not short.name):
        return False  # who stands in another's source may be a deputy's superior: only a name goes there
    if short.alias and full.alias and short.alias.isdisjoint(full.alias):  # a body has one name in marks
        return False
    if short.pair or full.pair:
        return _both(short, full)
    if short.words in full.alias and len(full.words) > len(short.words) and not short.roles:
        return True
    if short.name and (_names(short, full) or short.kind == "person" or short.roles):
        return _names(short, full)
    if len(full.words) < len(short.words) or not short.definite:
        return False
    taken_up = not full.definite and short.head.info.article and full.kind != "document"  # في بيان, then البيان
    fuller = len(full.words) > len(short.words) or taken_up
    if not fuller or not agree_in_number(short, full):
        return False
    head = likened(short.head.info.base)
    if full.kind == "person":
        if not short.head.info.has(*_HUMAN) or head not in full.roles:
            return False
        return short.wordset <= full.wordset
    if short.kind not in (None, full.kind) and not (short.head.info.classes & full.head.info.classes):
        return False
    same = head == likened(full.head.info.base)
    if len(short.words) == 1:
        if same:
            return True
        if "actor-state" in short.head.info.classes and likened(full.head.info.base) not in speaking("states"):
            return False  # a state is none of the bodies that bear its name
        if short.kind == full.kind == "media":
            return full.head.info.has("media") and full.words[1:] == short.words  # الأهرام, of بوابة الأهرام
        bare = not short.head.info.classes or short.kind in (None, "organisation")
        return bare and full.kind == "organisation" and short.wordset <= full.wordset
    if not short.wordset <= full.wordset:
        return False
    if "actor-state" in short.head.info.classes and not same and likened(full.head.info.base) not in speaking("states"):
        return False  # a state is none of the bodies that bear its name
    if not same and "organisation" in short.head.info.classes and not full.head.info.article:
        return False  # مختبرات وزارة الصحة is not the ministry
    return same or (full.kind in ("organisation", "media") and short.kind in ("organisation", "media", None))


def _names(short: Mention, full: Mention) -> bool:
    """Whether a person's name is a shorter form of another mention's."""
    if not full.name or not _subsequence(short.name, full.name):
        return False
    if len(full.words) <= len(short.words):
        return False
    if len(full.name) == len(short.name) and len(short.name) == 1 and not full.roles:
        return False
    return not short.roles - full.roles or len(full.name) > len(short.name) or not full.roles


def _both(short: Mention, full: Mention) -> bool:
    """Whether a dual or two surnames take up two who were named together."""
    if not full.pair:
        return False
    if short.pair:
        return len(short.words) < len(full.words) and set(short.name) <= set(full.name) and bool(short.name)
    head = short.head.info
    if short.number != "d" or short.name or not head.article:
        return False
    if head.base in speaking("both-sides"):
        return True
    return likened(head.base) in full.roles


def _brand(m: Mention) -> str:
    """The one word in marks that may be a body's name without its noun: «صلة», of شركة صلة الرياضية; else empty."""
    first = m.tokens[0]
    if m.roles or len(m.words) != 1 or m.kind in ("organisation", "media") or not (first or m.head.i > first):
        return ""
    opening = m.para.tokens[first if m.head.i > first else first - 1]
    return m.words[0] if opening.punct and opening.word.text in '«"“(' else ""


def fullest(m: Mention, everyone: Sequence[Mention]) -> Mention:
    """The fullest phrase that *m* is short for: earlier ones first, then later ones; *m* itself when none is fuller.

    *everyone* are the mentions of the article in text order; only those near *m* are looked at.
    """
    if len(m.words) > 7:
        return m
    everyone = around(everyone, m.span.start)
    called = [x for x in everyone if m.words in x.alias and _points_at(m, x)]
    brand = "" if called else _brand(m)
    if brand:
        bodies = [x for x in everyone if x.kind in ("organisation", "media") and x.words[1:2] == (brand,)]
        called = [x for x in bodies if "organisation" in x.head.info.classes]
    if called:
        return max(called, key=length)
    if not m.definite or some_medium(m):
        return introduced(m, everyone)
    two = m.number == "d"
    found = [
        x for x in everyone if (two or m.words in x.alias or not m.wordset.isdisjoint(x.wordset)) and _points_at(m, x)
    ]
    if not found:
        return holder(m, everyone) or whoever(m, everyone)
    earlier = [x for x in found if x.span.end <= m.span.start]
    if m.name or m.pair:
        if not earlier and m.para.role in EARLY:
            return introduction(_later(m, found)) or m
        return max(earlier or _later(m, found) or [m], key=length)
    if not earlier:
        later = _later(m, found)
        return max(later, key=lambda x: (x.speaks, x.kind == "person", -x.span.start)) if later else m
    if m.head.info.number == "d" and any(x.pair for x in earlier):
        return [x for x in earlier if x.pair][-1]
    bodily = m.kind in ("organisation", "media")
    if bodily and len(m.words) == 1:
        head = likened(m.head.info.base)
        same = [x for x in earlier if likened(x.head.info.base) == head]
        earlier = same or [x for x in earlier if x.speaks]
        if not earlier:
            return m
    speaking_ones = [x for x in earlier if x.speaks]
    if len(m.words) == 1 and not bodily:
        near = speaking_ones or [x for x in earlier if x.rank >= m.rank - 1 or x.kind == "person"]
        if not near:
            return m
        last = _group(m, near[-1], everyone) or near[-1]
        return max((x for x in [*near, last] if x.wordset >= last.wordset), key=length)
    pool = speaking_ones or earlier
    if bodily and len(m.words) == 1:
        last = pool[-1]
        return max((x for x in earlier if x.wordset >= last.wordset), key=length)
    return max(pool, key=lambda x: (x.kind == "person", *length(x)))


def _group(m: Mention, last: Mention, everyone: Sequence[Mention]) -> Mention | None:
    """The several people without names who spoke after *last*, a single source: it is they who are المصادر then."""
    if m.number != "p" or last.number != "s" or m.head.info.base not in ("مصدر", "مصادر"):
        return None
    between = (x for x in everyone if last.span.end <= x.span.start and x.span.end <= m.span.start)
    return next((x for x in reversed([*between]) if x.speaks and x.kind == "unnamed" and x.number == "p"), None)


def _later(m: Mention, found: Sequence[Mention]) -> list[Mention]:
    """The later mentions that *m* may announce: those of a headline's speaker, or of a name that was cut short."""
    if m.para.role in EARLY or m.rank <= 1:
        if len(m.name) > 1 and m.roles:
            return []
        return [x for x in found if x.span.start >= m.span.end]
    if m.kind in ("organisation", None) and len(m.words) == 1:
        later = [x for x in found if x.span.start >= m.span.end and x.kind == "organisation"]
        return [x for x in later if len(x.words) == 2 and x.words[1:] == m.words]  # الأهلي, then النادي الأهلي
    return [x for x in found if x.span.start >= m.span.end and m.name and len(m.name) < len(x.name)]
