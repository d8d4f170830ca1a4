"""Definites: whether a word behind a definite phrase, an office or a title is a new phrase or says more of that one."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.nounforms import PARTICIPIAL, STRICT_MASDAR, adjective_like, possessed

__all__ = ["new_definite", "no_name", "other_office", "qualified", "qualifies"]


def qualifies(t: Token) -> bool:
    """Whether a word with the article is an adjective that the tables give as another thing: السعودية, العليا."""
    base = t.info.base.removeprefix("ال")
    state = "actor-state" in t.info.classes and base.endswith("يه")
    known = base in wordlist("governing-adjectives") or base in wordlist("high-adjectives")
    return t.f.startswith("ال") and (state or known)


def other_office(t: Token, head: Token) -> bool:
    """Whether a single office cannot be in apposition to the people before it: معلمو القرى وزير التعليم."""
    info = t.info
    single = "office" in info.classes and info.number == "s" and not (info.article or info.conj or info.prep)
    several = head.info.number in ("d", "p") and "people" in head.info.classes
    body = "organisation" in head.info.classes and head.info.article and not head.info.has("office", "title")
    return single and (several or body) and "adjective" not in info.classes


def no_name(t: Token) -> bool:
    """Whether a word behind a title cannot be the name of who bears it."""
    info = t.info
    if info.has("name", "title", "adjective") or info.prep:
        return False
    if info.article:
        crowd = info.number in "dp" and info.has("people", "office")
        return crowd or bool(info.classes - {"verb", "people", "office"})
    return (
        bool(STRICT_MASDAR.match(info.base))
        or possessed(t)
        or info.has("noun", "organisation", "document")
        or t.f.endswith(("ات", "ين"))
    )


def qualified(toks: Sequence[Token], j: int) -> bool:
    """Whether an indefinite noun at *j* goes on with its adjective or with من: رتلا من العربات."""
    after = toks[j + 1] if j + 1 < len(toks) else None
    return after is not None and (after.f == "من" or after.f.endswith("ا") or after.word.text.endswith("ة"))


def _feminine(t: Token) -> bool:
    """Whether a word is a feminine singular, so that a masculine one behind it is no adjective of it."""
    return t.info.base.endswith("ه") or ("actor-state" in t.info.classes and t.f not in speaking("masculine-states"))


def new_definite(para: Paragraph, i: int, j: int) -> bool:
    """The same for a word with the article: an adjective agrees with what stands before it, an object need not."""
    toks = para.tokens
    t, last, head = toks[j], toks[j - 1], toks[i]
    base = t.info.base
    if "name" in last.info.classes:
        # the first article after a given name is a family name, and so is a nisba after several
        dated = j + 1 < len(toks) and "time" in toks[j + 1].info.classes  # محمد سالم الغبان أمس
        family = not t.info.classes and (base.endswith("ي") or dated)
        return j - 2 >= i and "name" in toks[j - 2].info.classes and not family
    if (
        not (last.info.article or "actor" in last.info.classes)
        or (base[-2:] in ("ين", "ون") and last.info.base.endswith(base[-2:]))  # الحرمين الشريفين
        or adjective_like(t)
        or t.info.has("time-adjective", "quant")  # اللاعبون الأربعة
        or t.f == "العام"
    ):
        return False
    if t.info.has("organisation", "document") and last.info.article:
        return True
    if not base.endswith(("ه", "ي")) and all(_feminine(x) for x in toks[i:j]):
        return True  # أدانت السعودية الحادث: no adjective of a feminine noun
    things = last.info.base.endswith("ات") and last.info.has("organisation", "document", "data")  # القوات المسلحة
    if base.endswith("ه") and (last.info.base.endswith("ه") or head.info.base.endswith("ه") or things):
        return bool(STRICT_MASDAR.match(base))
    return base.endswith("ه") or not PARTICIPIAL.match(base) or bool(STRICT_MASDAR.match(base))
