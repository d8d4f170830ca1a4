"""Moods: what a single word of a content makes of it when it is the predicate: denied, expected, asked for, guessed."""

from __future__ import annotations

from functools import lru_cache

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import reportings
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Stance
from riwaya.reading.words import finite

__all__ = ["future", "mood", "verb_form"]


def future(para: Paragraph, k: int) -> bool:
    """Whether the token is a verb with the future particle, known to the tables or not (ستلجأ, وسيتحدد)."""
    t = para.tokens[k]
    if t.punct:
        return False
    if "future" in t.info.classes or t.rest == "سوف":
        return True
    form = t.rest
    if t.info.classes or t.info.article or len(form) < 5 or form[0] != "س" or form[1] not in "يتنا":
        return False
    if form.startswith(tuple(wordlist("not-future"))):
        return False
    if form[1] == "ا" and "سأ" not in t.word.text:
        return False
    return not form.endswith(("ات", "يه", "يين", "يا"))


def verb_form(t: Token) -> bool:
    """Whether a word that no table knows has the shape of a present verb."""
    if t.punct or t.info.article or t.info.prep or t.info.has("name", "actor", "adjective", "time", "quant"):
        return False
    return finite(t) or (len(t.rest) > 3 and t.rest[0] in "يتنا" and not t.info.classes and not t.f.endswith("ات"))


_SETTING = {"غير", "شبه", "يمكن", "علي", "مرشح", "مرشحه"}
_LISTS = ("was", "content-negators", "spoken-negators", "untrue", "uncertain", "possibility", "obligation", "musts",
          "plans")  # fmt: skip


@lru_cache(maxsize=50_000)
def _may_set(form: str, rest: str) -> bool:
    """Whether a word can set a stance where it is not the first: every rule of `mood` has its words here."""
    if form in _SETTING or rest == "قد" or rest[:1] == "س":
        return True
    return any(form in wordlist(name) or rest in wordlist(name) for name in _LISTS)


def mood(para: Paragraph, k: int, b: int, at_start: bool) -> Stance | None:
    """The stance that the token sets as predicate; ``asserts`` where it is one that sets none."""
    toks = para.tokens
    t = toks[k]
    word, f = t.rest, t.f
    after = toks[k + 1].f if k + 1 < b else ""
    if not (at_start or _may_set(f, word)):
        return None
    if word in wordlist("was") and not t.info.conj:
        return "asserts"
    if word in wordlist("content-negators"):
        return _negated(para, k, b, at_start)
    if f in wordlist("spoken-negators") and k and "pron" in toks[k - 1].info.classes:
        return "denies"
    if f == "غير":
        return "denies" if after in wordlist("truth") else None
    if f == "شبه":
        return "hedges" if after in wordlist("certain") else None
    if f in wordlist("untrue") and not at_start:
        return "denies"
    if f == "يمكن" and k + 1 < b and (toks[k + 1].info.prep == "ل" or toks[k + 1].f.startswith("لل")):
        return "asserts"  # يمكن للزوار: they may
    if f in wordlist("uncertain") or f in wordlist("possibility"):
        return "hedges"
    if f == "علي" and after == "الارجح":
        return "hedges"
    if word in wordlist("obligation"):
        return None if word == "لابد" and after == "ان" else "asks"
    if word in wordlist("musts"):
        return "asserts"
    if word in wordlist("plans") or future(para, k):
        return "expects"
    if f == "مرشح" or f == "مرشحه":
        return "expects" if after.startswith("لل") else None
    if word == "قد" and after[:1] in "يت" and not after.startswith("تم"):
        known = k + 1 < b and "verb" in toks[k + 1].info.classes
        return "hedges" if len(after) > 3 or (known and len(after) == 3) else None
    return _own_words(t) if at_start else None


def _own_words(t: Token) -> Stance | None:
    """The stance of a reporting verb in the first person: ندعو إلى، نطالب، أطلب."""
    if t.info.article or t.info.prep or len(t.f) < 4 or not (t.f[0] == "ن" or t.word.text[0] == "أ"):
        return None
    found = reportings("ي" + t.f[1:])
    kinds = {r.verb.stance for r in found if r.shape.tense == "present"}
    if len(kinds) != 1 or any(r.shape.tense == "past" for r in t.reports()[1]):
        return None
    kind = kinds.pop()
    return kind if kind in ("asks", "expects", "denies") else None  # type: ignore[return-value]


def _negated(para: Paragraph, k: int, b: int, at_start: bool) -> Stance | None:
    """The stance of a negative particle at *k* with what it negates."""
    toks = para.tokens
    t = toks[k]
    word = t.rest
    after = toks[k + 1].f if k + 1 < b else ""
    if word == "الا" and not at_start:
        return None  # إلا
    if after in wordlist("commenting"):
        return "declines"
    if k and toks[k - 1].f in {"اذا", "لو", "حتي", "كي", "ما", "بما"}:
        return None
    behind = {x.f for x in toks[k + 1 : k + 8]}
    if behind & {"فقط", "فحسب", "وحده", "وحدها"} and behind & {"بل", "وانما", "ولكن", "انما"}:
        return None  # ليس المال فقط بل …
    if after in wordlist("not-negated") or after == "فقط":
        return "asks" if after == "بد" else "asserts"
    if word == "لا" and not at_start and not verb_form(toks[min(k + 1, b - 1)]) and after not in wordlist("absences"):
        return None  # لا باز, a town
    return "asks" if after in {"ينبغي", "يجب"} else "denies"
