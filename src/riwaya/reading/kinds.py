"""Kinds: what a source phrase names: a person, people unnamed, a body, a medium, a document, a picture."""

from __future__ import annotations

from functools import lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.media import medium_named
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Kind
from riwaya.reading.namelike import plain, unknown
from riwaya.reading.naming import name_start
from riwaya.reading.ranges import Range

__all__ = ["head_of", "kind_of", "name_start"]

_PAPERS = frozenset(["document", "data"])
_LEADS = frozenset(["dem", "quant"])
_PEOPLE = frozenset(["people", "office", "title"])


def base_of(base: str) -> str:
    """A folded noun with its two spellings of a hamza made one."""
    return base.replace("شيون", "شوون")


def head_of(para: Paragraph, tokens: Range) -> int:
    """The token that says what a source phrase is about: عدد من المسؤولين is about المسؤولين."""
    a, b = tokens
    toks = para.tokens
    elatives, counting = speaking("elatives"), speaking("counting")
    while a < b - 1:
        t = toks[a]
        info = t.info
        if t.f in ("ذات", "نفس") and toks[a + 1].info.article:
            a += 1  # ذات المصدر
            continue
        if info.base in elatives and not toks[a + 1].info.article and toks[a + 1].info.classes:
            a += 1  # أحدث دراسة
            continue
        counts = info.base in counting
        if not (counts or t.punct or not _LEADS.isdisjoint(info.classes) or t.word.is_number):
            break
        if counts and "quant" not in info.classes:
            nxt = toks[a + 1]
            if nxt.f != "من" and not nxt.info.article and nxt.info.number != "p":
                break
        if toks[a + 1].f == "من" and a + 2 < b:
            a += 1
        a += 1
    return a


def _medium(para: Paragraph, a: int, b: int) -> bool:
    """Whether a body that could be a medium is one: a known one, a broadcaster, or one of news (وكالة الأنباء)."""
    toks = para.tokens
    if toks[a].info.base in speaking("broadcasting"):
        return True
    nxt = toks[a + 1] if a + 1 < b else None
    if toks[a].info.base == fold("وكالة") and nxt is not None and not nxt.info.classes and a + 2 >= b:
        return True  # an agency with a name of its own is one of news, one with a field (الطاقة) is not
    return any(k in para.media or toks[k].info.base in wordlist("news") for k in range(a, min(b, a + 5)))


def _of_medium(para: Paragraph, a: int, b: int) -> bool:
    """Whether a witness or reporter is an outlet's own: شاهد من رويترز, مراسل الوكالة."""
    toks = para.tokens
    k = a + 2 if a + 1 < b and toks[a + 1].f == "من" else a + 1
    return k < b and (k in para.media or "media" in toks[k].info.classes) and name_start(para, (a, b)) is None


def _press(para: Paragraph, a: int, b: int) -> bool:
    """Whether reports are those of the press at large (تقارير صحفية); one report or statement is a document."""
    info = para.tokens[a].info
    if info.number != "p" or info.base.startswith("بيان"):
        return False
    return any(t.info.base in speaking("press") for t in para.tokens[a + 1 : min(b, a + 3)])


def kind_of(para: Paragraph, tokens: Range) -> Kind | None:
    """The kind of a source phrase, or None when its words do not tell."""
    toks = para.tokens
    b = tokens[1]
    a = head_of(para, tokens)
    head = toks[a]
    info = head.info
    base = info.base
    many = a > tokens[0] and any("quant" in t.info.classes for t in toks[tokens[0] : a])
    if base in _singled() or head.f in _singled():
        found = _by_word(para, tokens, a, many)
        if found is not None:
            return found
    if (
        a in para.media
        and "name-given" not in info.classes
        and (a > tokens[0] or toks[a - 1].punct)
        and all(t.punct for t in toks[tokens[0] : a])
    ):
        return "media"  # «الرياضي»
    if "imagery" in info.classes:
        return "imagery"
    if base == "صندوق" and not any(t.info.base in ("اسود", "سوداء") for t in toks[a + 1 : min(b, a + 2)]):
        return "organisation"  # صندوق التنمية, unlike الصندوق الأسود
    order = base == "امر" and "آ" not in head.word.text  # أمر ملكي, unlike the officer آمر
    if not _PAPERS.isdisjoint(info.classes) and (order or not info.has("office", "people")):
        return "media" if _press(para, a, b) else "document"
    human = not _PEOPLE.isdisjoint(info.classes) or head.f in speaking("counterparts")
    if "media" in info.classes and not human and ("organisation" not in info.classes or _medium(para, a, b)):
        return "media"
    if "title" in info.classes and "organisation" in info.classes and name_start(para, (a, b)) is not None:
        return "person"
    possessed = info.article and not head.f[len(info.conj) :].startswith("ال")
    if possessed and info.has("office", "people") and name_start(para, (a, b)) is not None:
        return "person"
    if "organisation" in info.classes and (
        not info.has("people", "office") or ("office" in info.classes and base[-1] == "ه")
    ):
        return "organisation"
    if human:
        return _human(para, tokens[0], a, b, many)
    return _other(para, a, b, head)


@lru_cache(maxsize=1)
def _singled() -> frozenset[str]:
    """The words of which `_by_word` has something to say."""
    told = ("revered", "some-people", "witnesses", "hearsay", "groups", "tidings", "counsel")
    return wordlist("sources").union(*map(speaking, told))


def _by_word(para: Paragraph, tokens: Range, a: int, many: bool) -> Kind | None:
    """The kind of a phrase that its head at *a* tells by itself, whatever its classes; None when it does not."""
    toks, b = para.tokens, tokens[1]
    head = toks[a]
    info, base = head.info, head.info.base
    if head.f in speaking("revered") or base in speaking("revered"):
        return "person"
    if head.f in speaking("some-people"):
        return "unnamed"
    if base in speaking("witnesses") and _of_medium(para, a, b):
        return "media"
    if base in wordlist("sources") or base in speaking("hearsay"):
        return "unnamed" if many or info.number != "s" or name_start(para, (a, b)) is None else "person"
    if base in speaking("groups") and "name" not in info.classes:
        one = toks[tokens[0]].info.base in speaking("members") and name_start(para, (a, b)) is not None
        return "person" if one else "unnamed"
    if base in speaking("counsel") and not info.article and a + 1 < b and toks[a + 1].info.has("people", "office"):
        return "unnamed"  # دفاع المتهم
    if base in speaking("tidings") and "imagery" not in info.classes and (info.number == "p" or base != "خبر"):
        return "media"
    return None


def _human(para: Paragraph, first: int, a: int, b: int, many: bool) -> Kind:
    """The kind of a phrase that begins at *first* and is headed by an office, a title or a kind of people at *a*."""
    toks = para.tokens
    info = toks[a].info
    if info.has("organisation", "media") and _medium(para, a, b) and "organisation" in info.classes:
        return "media"
    named = name_start(para, (a, b))
    if named is not None and toks[named - 1].word.text in "،,-–—:" and "name" in toks[named].info.classes:
        return "person"  # one of several who is named behind a mark: أحد الزبائن، سالم
    one = toks[first].info.base in speaking("members")
    if named is not None and one and "name-given" in toks[named].info.classes:
        return "person"  # أحد سكان الحي عبدالله الفريح
    if many or (info.number == "p" and "title" not in info.classes):
        return "unnamed"
    return "person" if name_start(para, (a, b)) is not None else "unnamed"


def _other(para: Paragraph, a: int, b: int, head: Token) -> Kind | None:
    """The kind of a phrase whose head is in no table of heads."""
    toks = para.tokens
    info = head.info
    if b - a <= 4 and medium_named(para.text[head.start : toks[b - 1].end]) is not None:
        return "media"
    nxt = toks[a + 1] if a + 1 < b else None
    if head.f == "مدينه" and nxt is not None and nxt.info.has("title", "office"):
        return "organisation"  # مدينة الملك سالم الطبية
    if "actor" in info.classes:
        surname = nxt is not None and unknown(nxt) and plain(nxt) and a + 2 < b and plain(head)
        return "person" if surname and "office" in toks[a + 2].info.classes else "organisation"  # تشاد كورلي مدير القسم
    place = (
        nxt is None or nxt.info.article or nxt.info.prep == "ب" or not nxt.info.classes or "actor" in nxt.info.classes
    )
    if base_of(info.base) in speaking("departments") and place and (info.article or nxt is not None):
        return "organisation"  # صحة جازان, التعليم
    if "name" in info.classes and not (info.prep and "name-given" not in info.classes):
        return "person"
    if {info.base, info.base.removesuffix("ه"), info.base.removesuffix("ها")} & speaking("documentary"):
        return "document"
    if info.article and head.f.endswith("ان") and not info.classes and (nxt is None or not nxt.info.article):
        return "person"  # a dual would be in the tables: الصفيان is a surname
    if info.article and head.f.endswith(("ون", "ين", "ان")):
        return "unnamed"
    if not info.article and head.f.endswith(("ون", "ين", "و")) and len(head.f) > 4:
        after = toks[a + 1] if a + 1 < b else None
        if after is not None and after.info.article and after.info.has("office", "title") and after.info.number == "s":
            return "person"  # تاردونو الخبير, unlike مزارعو القرية
        if after is not None and (after.info.article or (not after.info.classes and head.f.endswith("ون"))):
            return "unnamed"
        participle = (head.f[0] == "م" and head.f[1] != "ا") or head.f.endswith("يون")  # منتزهون, unlike ماكرون
        return "unnamed" if participle or (after is not None and after.info.has("prep", "adjective")) else "person"
    construct = a + 1 < b and not toks[a + 1].punct and not toks[a + 1].info.has("name-given", "name-foreign", "prep")
    plural = head.f.endswith("و") or (head.f.endswith("ي") and not info.classes and a + 2 < b)
    if head.f.startswith("م") and plural and len(head.f) > 4 and construct:
        return "unnamed"  # a participle in construct: متحرشو, مشجعو, مرتادي طريق الساحل
    if name_start(para, (a, b)) is not None:
        return "person"
    if not info.classes and not info.article and not info.prep:
        after_info = toks[a + 1].info if a + 1 < b else None
        if after_info is None or not after_info.classes or after_info.has("name", "office"):
            return "person"  # a word in no table, without article, is a foreign name more often than anything else
    if "adjective-nation" in info.classes and b - a == 1 and not info.article and info.base.endswith("ي"):
        return "person"  # عسيري قال
    if info.article and (b - a > 1 and toks[a + 1].info.article):
        return "organisation"
    return None
