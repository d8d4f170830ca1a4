"""Tails: what at a content's end is no part of it: marks, words of the next clause, a clause that only describes."""

from __future__ import annotations

from itertools import pairwise

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.nounforms import adjective_like
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.words import finite

__all__ = ["trimmed"]


def trimmed(draft: Draft, s: int, e: int) -> int:
    """Without trailing punctuation and turning words, and without a last relative clause that only describes."""
    toks = draft.para.tokens
    while e > s + 1 and (
        (toks[e - 1].punct and toks[e - 1].word.text not in "»”\")]'’″%")
        or ((toks[e - 1].f in wordlist("turning-words") or toks[e - 1].f == "وذلك") and e - s > 2)
    ):
        e -= 1
    for _ in range(2):  # وهو طراز الطائرة التي اختفت: two of them, one in the other
        rel = _final_relative(draft, s, e)
        if rel is None:
            break
        e = rel
        while e > s + 1 and toks[e - 1].punct and toks[e - 1].word.text in "،,؛-–":
            e -= 1
    return e


def _final_relative(draft: Draft, s: int, e: int) -> int | None:
    """The token at which a relative clause begins that runs to the end, when enough stands before it."""
    toks = draft.para.tokens
    depth = toks[e - 1].depth
    for k in range(e - 1, s, -1):
        t = toks[k]
        if t.depth > depth or t.word.text in ")]":
            continue  # في مايو (أيار)
        if t.word.text in "؛;" or (t.word.text in "،," and k > e - 3):
            return None
        if "rel" in t.info.classes and t.f.lstrip("و").startswith("ال") and t.quote == toks[s].quote:
            before = toks[k - 1]
            if "prep" in before.info.classes or before.word.text in ":" or e - k < 4 or k - s < 4:
                return None
            own = before.word.text in "،," and draft.how not in (
                "colon",
                "quote",
            )  # حزب القوات، الذي أعلن أن «عصابة» خطفته
            if any(x.word.text in '«“"' for x in toks[k:e]) and not (own and t.f[0] == "ا"):
                return None
            if any("rel" in x.info.classes for x in toks[s + 1 : min(s + 3, k)]) and not any(
                x.punct for x in toks[s:k]
            ):
                return None  # الفريق الذي … التي … يهدف إلى: the subject is not yet closed
            if any(x.word.text in "،," and y.f in {"عن", "كما", "فيما"} for x, y in pairwise(toks[k:e])):
                return None  # والذي يعد قياسيا، عن طريق: the clause above goes on
            if any(x.f == "كما" and finite(y) for x, y in pairwise(toks[k:e])):
                return None  # والتي تكثر فيها المغادرة كما يتم
            if any(x.f in {"كما", "فيما", "بينما"} for x in toks[k + 3 : e]):
                return None
            if draft.how == "an" and _open_subject(draft, s, k, e):
                return None  # أن الوزير الذي زار السد، وعد: what is said of him comes behind
            return k if _describes(draft, k, e) else None
        if (
            t.f in {"وهو", "وهي"}
            and (draft.how in ("obj", "prep") or (k + 1 < e and toks[k + 1].f in {"نفس", "ذات"}))
            and toks[k - 1].word.text in "،,"
            and k - s >= 5
            and k + 1 < e
            and toks[k + 1].f != "ما"
            and not toks[k + 1].info.has("prep", "adv", "time")
        ):
            paused = any(x.word.text in "،,؛" for x in toks[k:e])
            return None if paused else k
    return None


def _open_subject(draft: Draft, s: int, k: int, e: int) -> bool:
    """Whether no verb stands before a relative clause at *k*, while one does behind the relative clause's own."""
    toks = draft.para.tokens
    if any(finite(x) or "comp" in x.info.classes for x in toks[s:k]):
        return False
    if noun_phrase(draft.para, s, k) == k:
        return True  # أن رواية «النهر» التي صدرت قديما واجهت: a phrase alone is no clause
    inside = [x for x in toks[k + 1 : e] if not x.info.conj and (finite(x) or x.reports()[1])]
    paused = any(x.word.text in "،," and y in inside for x, y in pairwise(toks[k:e]))
    plain = [x for x in inside if not x.info.has("vpart", "neg") and not x.f.endswith(("ه", "ها", "هم"))]
    return paused or (len(plain) > 1 and draft.para.tokens[k].f.startswith("و"))


def _befell(verb: Token) -> bool:
    """Whether the verb is one of those that tell what event is meant: الحادث الذي وقع, البلدة التي سقطت."""
    return verb.f in wordlist("befalling")


def _describes(draft: Draft, k: int, e: int) -> bool:
    """Whether the relative clause [k, e) only says which one is meant: one that has a name, or what befell it."""
    toks = draft.para.tokens
    if draft.how in ("colon", "quote"):
        return False  # the speaker's own words
    if toks[k].f.removeprefix("و") not in {"الذي", "التي", "الذى", "التى"}:
        return False  # the fighters who came
    here = k - 1
    pause = toks[here].word.text in "،,"
    if pause:
        if any(x.word.text in "،," and not y.info.conj for x, y in pairwise(toks[k:e])):
            return False  # حرارة سطحه، التي تزيد على مئتين، لا تسمح: what is said of it comes behind
        here -= 1
    opening = draft.para.openings.get(here, -1) if toks[here].word.text in '»”"' else -1
    if opening > 0 and "prep" not in toks[k + 1].info.classes and toks[opening - 1].rest not in wordlist("copulas"):
        return True  # مبادرة «المدن الخضراء» التي أطلقتها
    while here > 0 and toks[here].word.text in '»”"':
        here -= 1
    before = toks[here]
    if toks[k + 1].f in wordlist("modal-verbs"):
        return False  # القوة التي يمكن أن تبقى
    body = any(x.info.has("organisation", "media", "name", "actor", "place") for x in toks[max(0, here - 3) : here])
    if "adjective-nation" in before.info.classes and not before.info.has("name", "actor") and not body:
        return _befell(toks[k + 1])  # الدعم الإيراني الذي مكنه من الصمود
    common = before.info.article and "name-given" in before.info.classes and not adjective_like(before)  # الأسئلة
    named = "name" in before.info.classes and not common
    if named or before.info.has("adjective-nation", "actor") or before.word.is_number or before.word.text.isascii():
        return True
    if toks[k].f.startswith("و"):
        return False  # والذي أصبح نافذة للشاعر: news of its own
    several = any(x.f.endswith("ات") for x in toks[max(0, here - 1) : k])  # التطورات السياسية التي حدثت
    return (pause or _befell(toks[k + 1])) and toks[k].f in {"الذي", "التي"} and not several
