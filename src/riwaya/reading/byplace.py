"""Names by place: words that are part of a name because of where they stand, whatever else they may be.

بلدة يبرود, محفوظ بن بريك, الناقد عيد الحربش: a verb's form, a preposition's letter, a feast.
"""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.tables import column
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.words import complementiser

__all__ = ["bare_noun", "family_name", "given_name", "named_by_place", "place_head"]


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(word) for word in column("place_heads", "word"))


def place_head(token: Token) -> bool:
    """Whether a noun stands before a place's own name (مدينة, محافظة)."""
    return token.info.base in _places()


_UNNAMED = frozenset(["comp", "neg", "prep", "rel", "dem", "office", "title"])


def named_by_place(para: Paragraph, j: int) -> bool:
    """Whether the word at *j* is part of a name because of what stands before it: بلدة يبرود, محفوظ بن بريك."""
    t, last = para.tokens[j], para.tokens[j - 1]
    if t.punct or t.info.conj or not _UNNAMED.isdisjoint(t.info.classes):
        return False
    if "name-part" in last.info.classes and last.f in wordlist("name-openers") and not t.info.article:
        return True
    if t.info.prep == "ك" and t.info.article and not t.info.classes and not last.punct:
        return "name" in last.info.classes or (
            place_head(last) and not last.info.article
        )  # كاليفورنيا: no ك with a noun
    if t.info.prep or t.info.article:
        return False
    if last.info.base in wordlist("place-firsts") and not last.info.article:
        return j > 1 and (para.tokens[j - 2].rest == "في" or place_head(para.tokens[j - 2]))
    return place_head(last) and not last.info.article and last.info.base != "طريق"


def given_name(para: Paragraph, j: int, limit: int) -> bool:
    """Whether a word of time at *j* is a given name: behind a title or profession, before a family name."""
    t, last = para.tokens[j], para.tokens[j - 1]
    after = para.tokens[j + 1] if j + 1 < limit else None
    if t.f not in wordlist("name-times") or after is None or after.punct:
        return False
    if not last.info.has("title", "office", "people"):
        return False
    return "name" in after.info.classes or (after.info.article and not after.info.classes and not after.info.prep)


def family_name(para: Paragraph, j: int, limit: int) -> bool:
    """Whether the word at *j* is a family name in بو or با behind a name, which no preposition opens."""
    toks = para.tokens
    t = toks[j]
    if not t.f.startswith(("بو", "با")) or t.info.classes or t.info.article or "name" not in toks[j - 1].info.classes:
        return False
    if t.word.text.startswith("با") and len(t.f) > 5 and not t.info.prep:
        return True  # أبو بكر باعبيد
    after = toks[j + 1] if j + 1 < limit else None
    return after is not None and (complementiser(after) or after.word.text in '،,:«"' or "prep" in after.info.classes)


def bare_noun(para: Paragraph, j: int, limit: int) -> bool:
    """Whether a word that may be a verb is a noun between a bare body and a definite noun (فريق عمل الاستثمار)."""
    last = para.tokens[j - 1].info
    bare = last.has("organisation", "office") and not last.article and not last.has("adjective", "name")
    after = para.tokens[j + 1] if j + 1 < limit else None
    return bare and len(para.tokens[j].f) == 3 and after is not None and after.info.article
