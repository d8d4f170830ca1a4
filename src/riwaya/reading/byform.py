"""By form: words that carry a noun phrase on or end it for their form, or for theirs and the next one's."""

from __future__ import annotations

from functools import lru_cache

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.appositions import reports_on
from riwaya.reading.byplace import named_by_place, place_head
from riwaya.reading.enclosed import quoted_name
from riwaya.reading.outlets import past_name
from riwaya.reading.quiet import CALLED, THEIRS
from riwaya.reading.words import (
    ASKED,
    complementiser,
    last_year,
)

__all__ = ["by_form"]


_ARTICLES = frozenset(["لا", "لاس", "لوس"])
"""Articles of foreign names: مدينة لا باز."""


@lru_cache(maxsize=50_000)
def _may_tell(text: str, form: str, rest: str) -> bool:
    """Whether a word's own form can say anything to `by_form`, whatever stands next to it."""
    if len(form) == 1 or text.endswith(("ا", "ً", "ة")):
        return True
    if form in _ARTICLES or form in ASKED or form in CALLED or form in THEIRS or form == "العام":
        return True
    return rest in wordlist("saying-with-owner") or rest in wordlist("saying")


def by_form(para: Paragraph, i: int, j: int, limit: int) -> int | None:
    """Where the phrase from *i* on goes on behind the word at *j*: *j* where it ends, None where forms do not tell."""
    toks = para.tokens
    t = toks[j]
    if not _may_tell(t.word.text, t.f, t.rest):
        return j + 1 if named_by_place(para, j) and not complementiser(t) else None
    last, after = toks[j - 1], toks[j + 1] if j + 1 < limit else None
    if t.f in _ARTICLES and after is not None and place_head(last) and not (after.punct or after.finite):
        return j + 2  # مدينة لا باز
    if t.f in ASKED or last_year(para, j, limit):
        return j  # تعهدت الحكومة العام الماضي ب, وصفت أخرى كيف
    if t.f in CALLED and after is not None and ("name" in after.info.classes or not after.info.classes):
        return j + 2  # صياد يدعى مرزوق
    if t.f in wordlist("in-reply") and after is not None and after.rest in {"علي", "عن", "الي"}:
        return j  # قال الوزير ردا على سؤال
    if t.f in THEIRS and "people" in last.info.classes and not last.info.article:
        return j + 1  # زميل لهما
    if len(t.f) == 1 and after is not None and after.word.text == ".":
        return j + 2  # an initial
    if t.word.text.endswith(("ا", "ً")) and any(r.shape.tense == "participle" for r in t.reports()[1]):
        return j  # سالم زاعما
    if named_by_place(para, j) and not complementiser(t):
        return j + 1
    if t.word.text.endswith("ة") and not t.info.conj and reports_on(para, j, limit):
        return j  # وقالت سامية مطالبة ب
    if t.f == "و" and j > i and j - 1 in para.openings:
        more = quoted_name(para, j + 1, limit, toks[i])
        if more is not None:
            return more  # صحيفتا «النهر» و«الوادي»
    if t.f == "و" and after is not None and after.info.article and last.info.article and not after.reports()[1]:
        return j + 2  # الصيد و الموانئ
    if t.f in {"ل", "ب"} and last.info.base in {"خاصه", "خاص"} and (named := past_name(para, j + 1)) > j + 1:
        return named  # مصادر خاصة بـ «النهر»
    if len(t.f) == 1 or t.rest in wordlist("saying-with-owner") or t.rest in wordlist("saying"):
        return j
    return None
