"""Adverbials: the phrases of time, place and occasion that stand between a cue, its subject and its content."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.modifiers import clause_ahead
from riwaya.reading.nounforms import masdar_like
from riwaya.reading.outlets import past_name
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.words import complementiser, day_before, finite, governed_clitic, last_year

__all__ = ["adverbial", "clause_past_place", "hearer"]


_UPON = {"عقب", "قبيل", "بعيد", "غداه"}
"""Prepositions of time that tables of time give as adverbs: عقب طرده."""


def hearer(para: Paragraph, j: int) -> bool:
    """Whether the token is who was spoken to: ل with a medium, reporters, or a quoted name after it."""
    t = para.tokens[j]
    if t.f == "ل" and j + 1 < len(para.tokens):
        return True
    carried = t.i in para.media and t.f.startswith("ل")
    return carried or (t.info.prep == "ل" and ("media" in t.info.classes or t.info.base in wordlist("hearers")))


def adverbial(para: Paragraph, j: int, limit: int, *, obj: bool = False, governed: frozenset[str] = frozenset()) -> int:
    """The end of the adverbial that begins at token *j*; *j* itself when none does.

    *obj*: the verb's object may follow, and ends it. *governed*: prepositions of the verb, which end it too.
    """
    toks = para.tokens
    if j >= limit:
        return j
    t = toks[j]
    info = t.info
    if t.punct:
        if t.word.text in "([":
            for k in range(j + 1, min(limit, j + 12)):
                if toks[k].word.text in ")]":
                    return k + 1
        if t.word.text in "-–" and j + 1 < limit:
            for k in range(j + 1, min(limit, j + 14)):
                if toks[k].word.text in "-–":
                    return k + 1
        return j
    if complementiser(t):
        return j
    if (end := day_before(para, j)) > j:
        return end
    ahead = t.f in _UPON and j + 1 < limit and not (toks[j + 1].punct or "time-any" in toks[j + 1].info.classes)
    if ("time" in info.classes and not info.prep and not ahead) or last_year(para, j, limit):
        return _time(para, j, limit)
    if t.f in {"هذا", "هذه"} and j + 1 < limit and "time" in toks[j + 1].info.classes:
        return _time(para, j + 1, limit)  # هذا الأسبوع
    if t.f in wordlist("in-reply") and j + 1 < limit and toks[j + 1].rest in {"علي", "عن", "الي"}:
        return max(j, _prepositional(para, j + 1, limit, obj, governed))  # ردا على سؤال من القناة
    if "adv" in info.classes or t.rest in wordlist("own-side") or info.base in wordlist("own-side"):
        return j + 1
    if t.rest in wordlist("adverbial-openers") or ("prep" in info.classes and "name" not in info.classes):
        return _prepositional(para, j, limit, obj, governed)
    if t.f == "ل" and j + 1 < limit:
        if (named := past_name(para, j + 1)) > j + 1:
            return min(named, limit)
        close = para.closing(j + 1)
        return close + 1 if close is not None and close < limit else noun_phrase(para, j + 1, limit, apposed=True)
    if (info.prep and not info.conj) or (j in para.media and t.f.startswith("ل")):
        return max(noun_phrase_after_clitic(para, j, limit), min(past_name(para, j), limit))
    return j


def _time(para: Paragraph, j: int, limit: int) -> int:
    toks = para.tokens
    k = j + 1
    while k < limit:
        t = toks[k]
        if "time-any" in t.info.classes or t.word.is_number or t.f in wordlist("day-ordinals"):
            k += 1
        elif t.word.text in "([":
            end = next((m for m in range(k + 1, min(limit, k + 8)) if toks[m].word.text in ")]"), None)
            if end is None:
                break
            k = end + 1
        elif (
            t.word.text in "/-"
            and k + 1 < limit
            and (toks[k + 1].word.is_number or "time-any" in toks[k + 1].info.classes)
        ) or (t.rest in {"من", "في"} and k + 1 < limit and "time-any" in toks[k + 1].info.classes):
            k += 1
        else:
            break
    return k


def _prepositional(
    para: Paragraph, j: int, limit: int, obj: bool = False, governed: frozenset[str] = frozenset()
) -> int:
    toks = para.tokens
    k = j + 1
    if k >= limit:
        return j
    t = toks[k]
    if t.info.base in wordlist("side") or t.rest in wordlist("own-side"):
        return noun_phrase(para, k, limit, apposed=True) if t.info.base in wordlist("side") else k + 1
    if complementiser(t):
        return j
    if finite(t):  # عقب طرده: no verb stands behind a preposition, but a noun with its owner may look like one
        return k + 1 if t.f.endswith(("ه", "ها", "هم")) and toks[j].rest != "من" else j
    if toks[j].rest == "من" and t.rest in {"خلال", "قبل", "بعد", "علي", "امام"}:
        return _prepositional(para, k, limit, obj, governed)
    if t.info.prep or "prep" in t.info.classes:  # عن طريق, من على
        return _prepositional(para, k, limit, obj, governed) if "prep" in t.info.classes else j
    if k + 1 < limit and toks[k + 1].f in wordlist("own-speech"):
        return k + 2  # في ختام حديثه
    if "time-any" in t.info.classes and not t.info.has("office", "organisation", "people", "title"):
        return _time(para, k, limit)
    if (named := past_name(para, k)) > k and t.punct:
        return min(named, limit)
    if t.word.text in '«“"':
        close = para.closing(k)
        return close + 1 if close is not None and close < limit and close - k < 9 else j
    end = noun_phrase(para, k, limit, apposed=True, obj=obj, governed=governed)
    if end == k:
        return k + 1 if t.info.has("dem", "pron", "adv") else j
    # an occasion is often told at length: في مقابلة مع قناة ... بثت مساء أمس
    while end < limit:
        nxt = toks[end]
        if nxt.rest in governed and not (nxt.rest == "الي" and past_name(para, end + 1) > end + 1):
            break
        if governed_clitic(nxt, governed) and not clause_ahead(para, end, limit):
            break
        if "prep" in nxt.info.classes and nxt.rest in wordlist("adverbial-openers") and not nxt.info.conj:
            more = _prepositional(para, end, limit, obj, governed)
        elif nxt.info.prep and not nxt.info.conj and not complementiser(nxt):
            more = noun_phrase_after_clitic(para, end, limit)
        else:
            break
        if more <= end:
            break
        end = more
    return end


def clause_past_place(para: Paragraph, j: int, stop: int) -> int:
    """The complementiser behind a comma that closes the place at *j*, with nothing but nouns between; else *j*."""
    if masdar_like(para.tokens[j], definite=True) or para.tokens[j].info.base in wordlist("reported-heads"):
        return j
    for k in range(j + 1, min(stop, j + 16)):
        t = para.tokens[k]
        if complementiser(t):
            return k if para.tokens[k - 1].word.text in "،," and not t.info.conj else j
        if (t.punct and t.word.text not in "،,") or t.finite or t.reports()[1]:
            break
    return j


def noun_phrase_after_clitic(para: Paragraph, j: int, limit: int) -> int:
    """The end of a phrase whose first word carries its preposition (بالرياض, لوكالة الأنباء)."""
    toks = para.tokens
    k = j + 1
    while k < limit:
        t = toks[k]
        if t.punct:
            if t.word.text in '«“"':
                close = para.closing(k)
                after = toks[close + 1] if close is not None and close + 1 < len(toks) else None
                if (
                    close is not None
                    and close < limit
                    and close - k < 6
                    and after is not None
                    and after.word.text not in ".؛"
                ):
                    k = close + 1
                    continue
            break
        info = t.info
        if info.has("comp", "sub", "neg", "vpart", "pron", "prep", "time", "rel", "adv") or info.prep or finite(t):
            break
        if info.conj and not (info.article or info.has("adjective", "organisation", "media", "actor")):
            break
        if info.has("office", "people", "title") and not info.article:
            break
        k += 1
    return k
