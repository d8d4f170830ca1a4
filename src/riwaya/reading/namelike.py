"""Name-like words: what a single word can be in a person's name, before the phrase around it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking

__all__ = ["continues", "governed_title", "late_name", "office_next", "only_name", "plain", "ranked", "unknown"]

_NAMES = frozenset(["name", "name-given", "name-foreign", "name-part", "name-family"])


def plain(t: Token) -> bool:
    """Whether the word stands without article, preposition or digits."""
    return not (t.info.article or t.info.prep or t.punct or t.word.is_number)


def only_name(t: Token) -> bool:
    """Whether the tables know the word as a name and as nothing else."""
    return "name" in t.info.classes and t.info.classes <= _NAMES


def unknown(t: Token) -> bool:
    """Whether no table knows the word."""
    return not t.info.classes and not t.punct and not t.word.is_number and len(t.f) > 1


def continues(t: Token) -> bool:
    """Whether a name can go on at *t*."""
    return "name" in t.info.classes or unknown(t) or (t.info.article and "adjective-nation" in t.info.classes)


def ranked(para: Paragraph, k: int, first: int) -> int:
    """The title before the words that qualify it, which end before token *k*: العميد ركن, الفريق الأول الركن.

    The token before *k* where no title is qualified.
    """
    toks = para.tokens
    j = k - 1
    while j > first and (toks[j].f.removeprefix("ال") in speaking("rank-words") or toks[j].word.text in "«»"):
        j -= 1
    return j if j < k - 1 and "title" in toks[j].info.classes else k - 1


def governed_title(para: Paragraph, k: int, first: int) -> bool:
    """Whether the title or name at token *k* is part of a place's or a body's name: جامعة الملك, جامع خالد."""
    before = para.tokens[k - 1]
    named = before.info.base in speaking("named-after") and not before.info.article
    return k > first and named and "title" not in before.info.classes


def office_next(para: Paragraph, k: int, b: int) -> bool:
    """Whether an office follows within the next three words, unknown ones before it: تيم جونسون رئيس قسم."""
    for t in para.tokens[k + 1 : min(b, k + 4)]:
        if t.punct or t.info.has("office", "title"):
            return True
        if not (unknown(t) or "name" in t.info.classes) or t.info.prep:
            return False
    return False


def late_name(toks: Sequence[Token], k: int, b: int) -> int | None:
    """Where a name of two or three words begins that ends the phrase behind a relative clause without a comma."""
    for j in range(max(k + 3, b - 4), b - 1):
        if any(t.info.has("office", "people", "title") and not only_name(t) for t in toks[k + 1 : j]):
            return None  # the name may be that of somebody in the clause
        named = only_name(toks[j]) and "name-given" in toks[j].info.classes and plain(toks[j])
        if named and toks[j - 1].f.startswith("ال") and all(continues(t) and not t.punct for t in toks[j:b]):
            return j
    return None
