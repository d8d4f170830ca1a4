"""Noun forms: what the shape of a single word tells of it (verbal noun, adjective, possessed), without its sentence."""

from __future__ import annotations

import re

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist

__all__ = [
    "MASDAR",
    "PARTICIPIAL",
    "STRICT_MASDAR",
    "adjective_like",
    "deeds",
    "event_noun",
    "feminine_adjective",
    "joined_masdar",
    "masdar_like",
    "owned_masdar",
    "plain_masdar",
    "possessed",
    "purpose",
    "verbal_noun",
]

MASDAR = re.compile(
    r"^(ا\w{2,3}ا\w|ا\w{2,4}اء|است\w{2,3}ا\w|ت\w{2}ي\w|ت\w{3}|ت\w{2}يه|م\w{3,4}ه|\w{2}و\w|\w{2}ا\w[هت]?)$"
)
STRICT_MASDAR = re.compile(
    r"^(?:ا\w{2,3}ا\w|است\w{2}ا\w|ت\w{2}ي\w|ان\w{2}ا\w|ضروره|اهميه|عدم|وجود|رفض|وفاه|حرص|سرعه|مقتل|مصرع|مبايعه|اعتقال|مقاطعه|مشاركه)(?:ه|ها|هم)?$"
)
PARTICIPIAL = re.compile(r"^(?:\wا\w\w|\w\wي\w|ا\w\w\w?|\wا\w)$")
"""Participles and adjectives of common patterns (مشترك, سابق, كبير, أعلى, عام), without article and feminine ending."""


def adjective_like(token: Token) -> bool:
    """Whether a word with the article looks like an adjective: in the table, or a nisba."""
    if "adjective" in token.info.classes:
        return True
    base = token.info.base
    if token.info.has("organisation", "office", "people", "media", "document", "title", "noun"):
        return False
    return len(base) > 3 and base.endswith(("ي", "يه", "يين", "يون", "يان", "يتين"))


def masdar_like(token: Token, *, definite: bool = False) -> bool:
    """Whether a word has the shape of a verbal noun; with *definite* one with the article counts too."""
    info = token.info
    return (definite or not info.article) and not info.has("name", "office", "title") and bool(MASDAR.match(info.base))


def verbal_noun(token: Token) -> bool:
    """Whether the word behind a one-letter preposition has the shape of a verbal noun of an augmented stem."""
    return not token.info.classes - {"event", "document"} and bool(STRICT_MASDAR.match(token.info.base))


def event_noun(token: Token) -> bool:
    """Whether an indefinite word can hardly be anything but a verbal noun of an augmented stem (اختفاء, تراجع)."""
    info = token.info
    return not (info.article or info.prep or info.conj or info.classes) and bool(STRICT_MASDAR.match(info.base))


def joined_masdar(t: Token) -> bool:
    """Whether a word that no table knows is و with a verbal noun: الأرصاد وحماية البيئة."""
    rest = t.f[1:]
    return t.f[0] == "و" and not t.info.classes and not t.info.conj and len(rest) > 4 and bool(MASDAR.match(rest))


def feminine_adjective(t: Token, last: Token) -> bool:
    """Whether a feminine word has the shape of an adjective behind a feminine one, both indefinite: طبية حديثة."""
    both = t.f.endswith("ه") and last.f.endswith("ه") and not (t.info.article or last.info.article or t.info.conj)
    shaped = bool(re.match(r"^(?:مت\w{2,5}|مست\w{2,4})ه$|^\w\wي\wه$|^\wا\w\wه$", t.f))
    return both and shaped and not t.info.classes - {"event"} and (adjective_like(last) or last.f.endswith("يه"))


def purpose(t: Token) -> bool:
    """Whether a word that no table knows is ل with a verbal noun or a plural: لمكافحة, لصانعي."""
    if t.info.classes or t.info.prep or t.info.article or t.f[0] != "ل" or len(t.f) < 6:
        return False
    return bool(MASDAR.match(t.f[1:])) or t.f.endswith(("ي", "ات", "ين"))


def plain_masdar(token: Token) -> bool:
    """Whether a word that may look like a verb or a plain noun is a verbal noun of form I (طرح, منع)."""
    if token.info.has("office", "people", "title", "organisation", "name", "adjective"):
        return False
    words = wordlist("plain-masdars")
    return token.f in words or any(
        token.f.endswith(s) and token.f.removesuffix(s) in words for s in ("ه", "ها", "هم", "ا")
    )


def owned_masdar(token: Token) -> bool:
    """Whether a word is a verbal noun with a possessive pronoun (وقوفها, استعداده)."""
    form = token.f
    ending = next((s for s in ("هما", "هم", "ها", "ه") if form.endswith(s)), "")
    if (
        not ending
        or form.startswith("ال")
        or token.word.text.startswith("أ")
        or token.info.has("name", "office", "people", "title")
    ):
        return False
    stem = form.removesuffix(ending)
    stem = stem[:-1] + "ه" if stem.endswith("ت") else stem
    return len(stem) > 2 and (stem in wordlist("plain-masdars") or bool(STRICT_MASDAR.match(stem)))


def deeds(t: Token) -> bool:
    """Whether a word is an indefinite plural in ات, which is too long for a name (بركات)."""
    return len(t.f) > 5 and t.f.endswith("ات") and not (t.info.article or "name" in t.info.classes)


def possessed(t: Token) -> bool:
    """Whether a word carries a possessive pronoun: دعمه, which is spelled apart from a feminine ending, too."""
    if len(t.f) > 4 and t.f.endswith(("ها", "هم", "هما", "ته")):
        return True
    own = t.word.text.endswith("ه") and not (t.info.classes or t.info.article or t.info.conj)
    stem = t.f[:-1]
    return own and not t.f.startswith("ي") and (len(stem) == 3 or bool(MASDAR.match(stem)))
