"""Noun phrases: how far the phrase goes that begins at a token.

A shallow grammar of the Arabic noun phrase (head, idafa, adjectives, names, prepositional and relative modifiers,
apposition between commas, coordination), read left to right with one token of look-ahead; see Ryding 2005,
chapters 8-10 and 14, for the constructions.
"""

from __future__ import annotations

from collections.abc import Collection

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.objects import event_noun, masdar_like, object_begins, verbal_noun

__all__ = ["complementiser", "day_before", "finite", "governed_clitic", "noun_phrase", "starts_phrase"]


_SOURCING = {"حسب", "بحسب", "حسبما", "وفق", "وفقا"}
"""What names where a statement comes from; it is no part of who made it (أعلن اللواء حسب الإعلام)."""


_HUNDRED = {"المئه", "الميه", "المايه", "المائه"}


def complementiser(token: Token) -> bool:
    """Whether the token is أن, إن or one of their forms."""
    return "comp" in token.info.classes and not token.punct


def finite(token: Token) -> bool:
    """Whether the token can hardly be anything but a finite verb or a verbal particle."""
    info = token.info
    if info.has("vpart", "neg"):
        return True
    nominal = info.has("office", "people", "title", "organisation", "media", "document", "imagery", "name", "actor",
                       "adjective", "prep", "time", "quant", "data", "event")  # fmt: skip
    if info.prep or info.article or nominal:
        return False
    if info.has("verb"):
        return True
    _, readings = token.reports()
    return bool(readings) and all(r.shape.tense in ("past", "present", "jussive") for r in readings)


def governed_clitic(token: Token, wants: Collection[str]) -> str:
    """The one-letter preposition written with the word, when the verb wants it (*wants*); else empty.

    A word in no table that begins with such a letter is taken to carry it.
    """
    info = token.info
    if info.conj or token.punct:
        return ""
    if info.prep:
        return info.prep if info.prep in wants else ""
    first = token.f[0]
    loose = first in "بل" and first in wants and len(token.f) > 3 and not info.classes and not info.article
    loose = loose or (info.has("rel") and first in wants and token.f.startswith("بال"))  # بالذين
    return first if loose else ""


def day_before(para: Paragraph, j: int) -> int:
    """The end of ``أول أمس`` or ``أول من أمس`` at token *j*; *j* itself when it is not there."""
    toks = para.tokens
    words = [t.rest for t in toks[j : j + 3]]
    if words[:2] == ["اول", "امس"]:
        return j + 2
    return j + 3 if words == ["اول", "من", "امس"] else j


def starts_phrase(token: Token) -> bool:
    """Whether a noun phrase can begin here."""
    info = token.info
    if token.punct:
        return token.word.text in '«“"„'
    if (
        token.f in {"ب", "ل", "ك"} | _SOURCING
        or info.prep
        or info.has("comp", "sub", "neg", "vpart", "rel", "pron", "adv")
    ):
        return False
    if info.has("prep") and not info.has("name", "office", "people", "organisation"):
        return False
    return not finite(token)


def _quoted_name(para: Paragraph, j: int, limit: int, head: Token) -> int | None:
    """The end of a short quotation that is a name or nickname, or None when it is speech."""
    close = para.closing(j)
    if close is None or close >= limit or close - j > 6:
        return None
    inside = para.tokens[j + 1 : close]
    if any(finite(t) or complementiser(t) or t.info.has("prep", "sub") for t in inside[1:]) or not inside:
        return None
    named = j > 0 and para.tokens[j - 1].info.has("media", "organisation") and not para.tokens[j - 1].info.article
    if finite(inside[0]) and not named:
        return None
    after = para.tokens[close + 1] if close + 1 < len(para.tokens) else None
    if after is None or after.word.text in ".؛;":
        return None
    return close + 1


def _relative_end(para: Paragraph, j: int, limit: int, obj: bool = False) -> int:
    """The end of the relative clause whose pronoun is at *j*: the next comma, colon, quotation, complementiser."""
    toks = para.tokens
    k = j + 1
    while k < limit:
        t = toks[k]
        if t.punct and t.word.text in "،,؛;:.":
            break
        if t.word.text in '«“"' and toks[k - 1].word.text not in "(" and para.closing(k) is not None:
            end = _quoted_name(para, k, limit, t)
            if end is None:
                break
            k = end
            continue
        until = toks[k - 1].rest in {"قبل", "بعد", "الي", "منذ", "دون", "بدون", "من"}
        if (complementiser(t) and not until) or t.rest in wordlist("saying"):
            break
        if obj and k > j + 3 and event_noun(t) and not toks[k - 1].info.has("prep") and not finite(toks[k - 1]):
            break  # صور … التي اشترتها المنصة | اختفاء الصناديق
        k += 1
    return k


def _takes(token: Token, words: Collection[str]) -> bool:
    return token.info.base in words


def _preposition(para: Paragraph, j: int, limit: int, first: int, head: Token) -> bool:
    """Whether the preposition at *j* opens a modifier of the phrase that began at *first*."""
    toks = para.tokens
    word, last = toks[j].rest, toks[j - 1]
    if j + 1 >= limit or toks[j].info.conj:
        return False
    after = toks[j + 1]
    human = head.info.has("people", "office")
    noun = next((x for x in reversed(toks[first:j]) if not x.info.has("adjective", "time-unit")), last)
    if word == "من":
        counts = head.info.has("quant") or head.word.is_number or last.info.has("quant") or last.word.is_number
        if after.info.has("time") or after.rest in {"جهه", "جانب", "خلال", "المقرر", "المتوقع", "المرجح"}:
            return False
        return counts or (human and not head.info.article) or last.info.base in wordlist("takes-from")
    if word == "في":
        unnamed = head.info.base in wordlist("sources")
        if not unnamed and (not (human or head.info.has("quant")) or head.info.has("organisation", "media")):
            return False
        if after.info.has("event", "time") or after.word.is_number or after.rest in {"حين", "هذا", "هذه", "ذلك"}:
            return False
        return not (last.info.has("name") and not last.info.has("office", "people", "organisation"))
    if word == "علي":
        overseer = last.info.base in wordlist("takes-on") or noun.info.base in wordlist("takes-on")
        return overseer or _takes(after, wordlist("after-on"))
    if word == "عن":
        return _takes(last, wordlist("takes-about"))
    if word == "الي":
        return last.info.base.removesuffix("ه") in wordlist("takes-to") or head.info.base.removesuffix("ه") in {
            "مبعوث",
            "سفير",
            "مندوب",
            "موفد",
        }
    if word == "مع":
        return _takes(last, wordlist("takes-with"))
    if word in wordlist("whereabouts") or word == "بين":
        return human and (word != "بين" or head.info.base in wordlist("sources"))
    return word in {"لدي", "بشان"} and human


def _with_clitic(para: Paragraph, j: int, first: int, head: Token, governed: frozenset[str]) -> bool:
    """Whether a word with ب or ل before it modifies the phrase that began at *first*."""
    t = para.tokens[j]
    info = t.info
    last = para.tokens[j - 1]
    if info.conj or info.prep == "ك" or info.has("comp", "pron"):
        return False
    if info.prep == "ل":
        if t.i in para.media or info.has("media") or info.base in {"صحفيين", "صحافيين", "اعلاميين", "مراسلين", "وسايل"}:
            return False
        if "ل" in governed and verbal_noun(t) and not info.article and info.base != "شوون":
            return False
        return head.info.has("office", "people", "organisation", "document", "title", "data", "imagery") or bool(
            last.info.has("office", "adjective", "organisation", "time-adjective")
        )
    if info.has("event", "time") or info.base in {"شده", "شكل", "وضوح", "صراحه", "قوه", "حضور", "دوره", "دورها"}:
        return False
    if t.f in {"باسم"}:
        return True
    if "ب" in governed:
        place = info.has("actor-state") or (info.article and not masdar_like(t, definite=True))
        return head.info.has("people", "office", "organisation") and (info.has("organisation") or place)
    if _takes(last, wordlist("spokespersons")):
        return True
    return head.info.has("people", "office", "organisation", "title", "quant") and not (
        last.info.has("name") and not info.has("organisation") and not info.article
    )


def _coordinated(para: Paragraph, j: int, limit: int, head: Token) -> bool:
    """Whether the word at *j*, written with و, carries the phrase on."""
    t = para.tokens[j]
    info = t.info
    if finite(t) or t.reports()[1] or info.has("sub", "neg", "vpart", "comp", "pron", "rel", "adv", "time"):
        return False
    if info.has("prep") and not info.has("name"):
        return False
    if info.prep:
        return False
    if info.article or info.has("office", "organisation", "name", "people", "actor", "adjective", "title"):
        return True
    return info.base.endswith(("ه", "هم", "ها")) and len(info.base) > 4


def _apposition(para: Paragraph, j: int, limit: int) -> int | None:
    """With a comma at *j*: the end of an apposition or relative clause that another comma or a clause closes."""
    toks = para.tokens
    if j + 1 >= limit:
        return None
    t = toks[j + 1]
    if t.info.has("rel") or (t.rest in {"هو", "هي"} and t.info.conj):
        k = _relative_end(para, j + 1, limit)
    elif t.info.has("office", "people", "title", "organisation") and not t.info.prep and not finite(t):
        if t.info.conj and not t.info.article:
            return None
        k = noun_phrase(para, j + 1, limit, apposed=True)
    elif (
        not t.punct
        and not t.info.conj
        and (t.info.has("name") or not t.info.classes)
        and not t.info.article
        and not t.info.prep
        and not t.reports()[1]
        and t.rest not in wordlist("saying")
    ):
        k = noun_phrase(para, j + 1, min(limit, j + 7), apposed=True)
        if k < limit and k > j + 1 and not (toks[k].word.text in "،,:«“" or complementiser(toks[k])):
            return None
    else:
        return None
    if k >= limit or k <= j + 1:
        return k if k == limit and k > j + 1 else None
    after = toks[k]
    closed = after.word.text in '،,:«“"' or complementiser(after) or after.info.has("time", "event", "prep", "adv")
    return k if closed or after.info.prep else None


def noun_phrase(
    para: Paragraph,
    i: int,
    limit: int,
    *,
    apposed: bool = False,
    governed: frozenset[str] = frozenset(),
    obj: bool = False,
    clitic: bool = False,
    tight: bool = False,
    told: bool = False,
) -> int:
    """The end (exclusive token index) of the noun phrase that begins at token *i*; *i* itself when none does.

    *limit* is the first token that it may not reach. *governed*: prepositions of the verb whose subject this is,
    which therefore end it. *obj*: the verb takes a direct object too, so that a new definite noun or a verbal noun
    after a complete phrase begins that object. *apposed*: the phrase is itself an apposition (none is looked for).
    *clitic*: the first word carries a preposition that does not count (للمصادر). *tight*: any word that carries a
    governed preposition ends it. *told*: the verb has a hearer, so that a medium behind a whole phrase ends it.
    """
    toks = para.tokens
    if i >= limit or not (clitic or starts_phrase(toks[i])):
        return i
    head = toks[i]
    if head.punct:
        end = _quoted_name(para, i, limit, head)
        if end is None:
            return i
        j = end
    else:
        j = i + 1
    while j < limit:
        t = toks[j]
        info = t.info
        text = t.word.text
        if t.punct:
            if text in '«“"„‘' and (end := _quoted_name(para, j, limit, head)) is not None:
                j = end
            elif text in "([" and (end2 := _bracket_end(para, j, limit)) is not None:
                j = end2
            elif text in "-–/" and t.start == toks[j - 1].end and j + 1 < limit and toks[j + 1].start == t.end:
                j += 2
            elif text in "،,؛" and not apposed and (end3 := _apposition(para, j, limit)) is not None:
                j = end3
                apposed = j >= limit or toks[j].word.text not in "،,"
            else:
                break
            continue
        if len(t.f) == 1 and j + 1 < limit and toks[j + 1].word.text == ".":
            j += 2  # an initial
            continue
        if t.word.text.endswith(("ا", "ً")) and any(r.shape.tense == "participle" for r in t.reports()[1]):
            break  # سالم زاعما
        if len(t.f) == 1 or t.rest in wordlist("saying-with-owner") or t.rest in wordlist("saying"):
            break
        if info.has("comp", "sub", "neg", "vpart", "pron", "adv"):
            if not (info.has("name", "office") and not info.has("comp")):
                break
            j += 1
            continue
        if info.has("rel"):
            if "ب" in governed and t.f.startswith("بال"):
                break  # ندد بالذين
            j = _relative_end(para, j, limit, obj)
            continue
        if day_before(para, j) > j:
            break
        surname = (
            info.article
            and toks[j - 1].info.has("name")
            and j + 1 < limit
            and (complementiser(toks[j + 1]) or toks[j + 1].word.text in "،,")
        )
        if info.has("time") and not surname and not info.has("name", "office", "organisation"):
            break
        if info.has("prep") and not info.has("name"):
            if t.rest == "في" and toks[j - 1].word.is_number and toks[j + 1 : j + 2] and toks[j + 1].f in _HUNDRED:
                j += 2  # 39 في المئة من الناخبين
                continue
            inner = t.rest == "في" and j + 1 < limit and toks[j + 1].info.has("organisation", "actor-state")
            overseer = t.rest == "علي" and toks[j - 1].info.base in wordlist("takes-on")
            overseer = overseer and _clause_ahead(para, j, limit)
            if t.rest in governed and not inner and not overseer:
                break
            if not _preposition(para, j, limit, i, head if t.rest == "في" else _anchor(para, i, j)):
                break
            end = noun_phrase(para, j + 1, limit, apposed=True, governed=governed, obj=obj)
            if end == j + 1:
                break
            j = end
            continue
        if info.conj == "و" and not info.prep:
            if not _coordinated(para, j, limit, head):
                break
            j += 1
            continue
        if info.conj == "ف":
            break
        spoken_to = j in para.media and t.f.startswith("ل") and para.media[j][0] > t.start
        begun = j in para.media and para.media[j][0] == t.start and j > i + 1
        if (
            told
            and begun
            and (toks[j - 1].info.has("name", "actor") or toks[j - 1].info.article or not toks[j - 1].info.classes)
        ):
            break
        if spoken_to or (not info.prep and governed_clitic(t, governed)):
            break
        if t.f == "ما" or t.f in _SOURCING:
            break
        if info.prep:
            if tight and info.prep in governed:
                break
            if not _with_clitic(para, j, i, _anchor(para, i, j), governed):
                break
            j += 1
            continue
        if finite(t):
            break
        if obj and object_begins(para, i, j):
            break
        j += 1
    return j


def _clause_ahead(para: Paragraph, j: int, limit: int) -> bool:
    """Whether a clause follows the preposition at *j*, so that the phrase behind it is not what is reported."""
    for t in para.tokens[j + 1 : min(limit, j + 14)]:
        if complementiser(t):
            return not t.info.conj
        if t.punct and t.word.text not in '«»“”"':
            return False
    return False


def _anchor(para: Paragraph, i: int, j: int) -> Token:
    """What a modifier at *j* belongs to: the last office or body of the phrase that began at *i*, else its head."""
    for k in range(j - 1, i, -1):
        if para.tokens[k].info.has("office", "people", "organisation") and not para.tokens[k].info.has("name"):
            return para.tokens[k]
    return para.tokens[i]


def _bracket_end(para: Paragraph, j: int, limit: int) -> int | None:
    for k in range(j + 1, min(limit, j + 10)):
        if para.tokens[k].word.text in ")]":
            return k + 1
    return None
