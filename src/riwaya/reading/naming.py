"""Naming: where a person's name begins in a phrase that tells of somebody."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.reading.drafts import Range

__all__ = ["name_end", "name_start"]

_NAMES = frozenset(["name", "name-given", "name-foreign", "name-part", "name-family"])
_FIRST = ("name-given", "name-foreign", "name-part")
_BODIES = ("organisation", "media", "document", "imagery", "data")
_OPENERS = frozenset(["،", ",", "-", "–", "—", ":", "(", '"', "«", "“", "”", "»"])


def _plain(t: Token) -> bool:
    return not (t.info.article or t.info.prep or t.punct or t.word.is_number)


def _only_name(t: Token) -> bool:
    return t.info.has("name") and t.info.classes <= _NAMES


def _unknown(t: Token) -> bool:
    return not t.info.classes and not t.punct and not t.word.is_number and len(t.f) > 1


def _continues(t: Token) -> bool:
    """Whether a name can go on at *t*."""
    return t.info.has("name") or _unknown(t) or (t.info.article and t.info.has("adjective-nation"))


def name_start(para: Paragraph, tokens: Range) -> int | None:
    """The token at which a person's name begins in a source phrase, or None when it names nobody.

    Names follow a title, a definite office or a comma; what stands in construct (مدرب فريق الوادي) names no person.
    Relative clauses and invented names (المعروف بأبي صقر) are passed over.
    """
    a, b = tokens
    toks = para.tokens
    k = a
    while k < b and (toks[k].punct or toks[k].info.has("dem")):
        k += 1
    a = first = k
    construct = _construct(para, a, b)
    while k < b:
        t = toks[k]
        if t.punct:
            k += 1
            continue
        if t.rest in speaking("called"):
            k += 1
            quoted = k < b and toks[k].word.text in "«\"“'"
            return k if k < b and not quoted and (_unknown(toks[k]) or toks[k].info.has("name")) else None
        if k > first and not _only_name(t) and _clause(t):
            k = _comma_after(para, k, b)
            first = k
            continue
        if _begins(para, a, k, b, construct):
            return k
        k += 1
    return None


def _clause(t: Token) -> bool:
    """Whether a clause begins that tells of the one who is named: الذي, وهو, المعروف ب."""
    info = t.info
    return (
        info.has("rel")
        or (bool(info.conj) and info.has("pron"))
        or not speaking("aliases").isdisjoint((info.base, t.f))
    )


def name_end(para: Paragraph, k: int, b: int) -> int:
    """The end of the name that begins at *k*: at most six words, up to an office, a preposition, a mark."""
    j = k + 1
    toks = para.tokens
    while j < b and j < k + 7:
        t = toks[j]
        if t.punct or t.info.conj:
            break
        part = toks[j - 1].info.has("name-part") or toks[j - 1].f in ("ال", "بن", "عبد", "ابو")
        if not part and not t.info.has("name"):
            after = toks[j + 1] if j + 1 < b else None
            family = after is not None and after.f.startswith("ال") and _continues_name(after)
            if t.info.has("quant", "time", "verb") and not (t.info.article or family):
                break
            if t.info.has("prep", "rel", "sub", "office", "title", "people", "organisation"):
                break
            if not (_unknown(t) or t.info.article or family):
                break
        elif not part and t.info.has("office", "title") and not (j + 1 < b and toks[j + 1].info.has("name")):
            break
        j += 1
    return j


def _construct(para: Paragraph, a: int, b: int) -> bool:
    """Whether the head is definite (by article, possessive or construct), so that a name can follow in apposition."""
    toks = para.tokens
    head = toks[a].info
    if head.article or head.has("title") or head.number != "s" or owned(toks[a]):
        return True
    nxt = toks[a + 1] if a + 1 < b else None
    if nxt is None or nxt.punct or nxt.info.prep or nxt.info.has("prep", "rel"):
        return False
    if a + 2 < b and toks[a + 2].info.article and not toks[a + 2].info.prep and nxt.f in ("عام", "اول", "مساعد"):
        return True
    return not (nxt.info.has("adjective") and not nxt.info.article) or nxt.info.has("actor", "organisation")


def _begins(para: Paragraph, a: int, k: int, b: int, definite: bool) -> bool:
    """Whether a person's name begins at *k* of the phrase that begins at *a*."""
    toks = para.tokens
    t = toks[k]
    info = t.info
    if (info.prep and k > a) or (info.has("prep", "sub", "comp", "quant") and not info.has("name")):
        return False
    before = toks[k - 1] if k > a else None
    after = toks[k + 1] if k + 1 < b else None
    if before is None:
        if info.article and not info.has("name-family"):
            return False
        if (
            info.has("name-part")
            and after is not None
            and not after.punct
            and (_unknown(after) or after.info.has("name"))
        ):
            return True
        if info.has("office", "people", "title", *_BODIES):
            return (
                info.has(*_FIRST)
                and not info.has(*_BODIES)
                and after is not None
                and (_only_name(after) or (b - a == 2 and _unknown(after) and not after.info.article))
            )
        if info.has("name-family") or info.has(*_FIRST):
            return not info.has("prep", "adjective", "time") or (after is not None and _only_name(after))
        if not _unknown(t) or not _plain(t):
            return False
        return after is not None and ((after.info.has("name") and not after.info.article) or _office_next(para, k, b))
    if t.f == "باسم":
        return False
    titled = before.info.has("title") and not before.info.prep
    if before.info.article and not info.article and _continues_name(after) and not info.prep and not info.conj:
        human = before.info.has("office", "people", "title") or owned(before)
        clitic = t.f[0] in "بل" and after is not None and after.info.article and not info.has("name")
        own = info.has(*_FIRST) or (not clitic and not info.has("office", "people", "title", "organisation", "actor"))
        if own and (titled or human or (info.has(*_FIRST) and definite and not toks[a].info.has(*_BODIES))):
            return not info.has("prep", "verb", "sub", "quant", "neg", "rel", "adjective-nation") or info.has("name")
    if (
        info.article
        and info.has("name-given")
        and not info.has("office", "title", "people")
        and before.info.article
        and _continues_name(after)
    ):
        return definite and not toks[a].info.has(*_BODIES)
    if titled and before.info.article:
        if info.has("name-family", *_FIRST) and not info.has("office", "people", "organisation"):
            return True
        if _unknown(t) or info.has("adjective-nation"):
            return not info.has("adjective-nation") or (after is not None and after.info.has("name"))
        return False
    if titled and not before.info.has("office") and _plain(t) and (_unknown(t) or info.has(*_FIRST)):
        return True
    if not _plain(t) or info.conj:
        return False
    if t.f in ("بن", "ابن") and k > a:
        return False
    opened = before.word.text in _OPENERS
    if before.info.article or before.info.has("actor", "adjective-nation") or opened or owned(before):
        return _apposed(para, a, k, after, definite or opened)
    if definite and _only_name(t) and info.has(*_FIRST) and not toks[a].info.has(*_BODIES):
        governed = before.info.has("office", "people", "organisation", "title", "place") and not before.info.article
        return not governed or before.info.has("title")
    return False


def _continues_name(after: Token | None) -> bool:
    """Whether the word after a possible given name is a family name."""
    return after is not None and not after.punct and _continues(after) and not after.info.prep


def _apposed(para: Paragraph, a: int, k: int, after: Token | None, definite: bool) -> bool:
    """Whether an apposition of a name begins at *k*, behind a definite word, a nisba or a mark."""
    toks = para.tokens
    t, head = toks[k], toks[a]
    info = t.info
    opened = toks[k - 1].punct
    if not definite or (head.info.number == "p" and not head.info.has("title") and not opened):
        return False
    if head.info.has(*_BODIES) and not head.info.has("office", "people", "title"):
        return False
    if info.has(*_FIRST):
        return _only_name(t) or (after is not None and _continues(after) and not info.has("office", "people"))
    if info.has("adjective") and after is not None and _unknown(after) and not after.info.article:
        return not info.has("office", "people", "organisation", "time")
    if not _unknown(t):
        return False
    if t.f[0] in "بل" and after is not None and after.info.article:
        return False
    if t.f[0] == "ب" and after is None and not toks[k - 1].info.has("adjective", "title", "office"):
        return False  # the place of a court or a club, with its preposition: الاستئناف بمكناس
    if toks[k - 1].punct and after is None:
        return t.f[0] not in "بل"
    return not t.f.endswith(("هم", "ها", "هما"))


def owned(t: Token) -> bool:
    """Whether a human noun carries a pronoun: جاره and صديقه, unlike جارة and صديقة, end in a plain ha."""
    return t.word.text.endswith("ه") and t.info.has("office", "people") and not t.info.article


def _office_next(para: Paragraph, k: int, b: int) -> bool:
    """Whether an office follows within the next three words, unknown ones before it: تيم جونسون رئيس قسم."""
    for t in para.tokens[k + 1 : min(b, k + 4)]:
        if t.punct or t.info.has("office", "title"):
            return True
        if not (_unknown(t) or t.info.has("name")) or t.info.prep:
            return False
    return False


def _comma_after(para: Paragraph, k: int, b: int) -> int:
    for j in range(k, b - 1):
        if para.tokens[j].word.text in "،,":
            return j + 1
    return b
