"""Stance: how the one who speaks stands to what is said, from the cue and from the content's main predicate."""

from __future__ import annotations

import re
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Stance
from riwaya.reading.drafts import Draft
from riwaya.reading.predicates import clause_stance
from riwaya.reading.refusals import refuses_comment
from riwaya.reading.words import complementiser

__all__ = ["stance_of"]


def stance_of(draft: Draft) -> Stance:
    """The stance of a draft whose content is known."""
    if refuses_comment(draft):
        return "declines"
    if draft.passive:
        return "hedges"
    base: Stance = draft.verb.stance if draft.verb else "asserts"  # type: ignore[assignment]
    if draft.negated and draft.verb is not None and draft.verb.lemma == "أخفى":
        return "asserts"  # لم يخف قلقه
    if draft.negated:
        return {"denies": "hedges", "asserts": "denies", "expects": "denies"}.get(base, "denies")  # type: ignore[return-value]
    if base != "asserts":
        return base
    if _rumour(draft):
        return "hedges"
    return _predicate(draft) or base


def _rumour(draft: Draft) -> bool:
    """Whether the source is talk that nobody answers for: أنباء، شائعات."""
    return draft.source is not None and draft.para.tokens[draft.source[0]].info.base in wordlist("rumours")


def _predicate(draft: Draft) -> Stance | None:
    """The stance that the content sets: its main predicate's, or its first noun's where it is a noun phrase."""
    if not draft.content:
        return None
    a, b = draft.content[0]
    para = draft.para
    lead = a - 1 if a and para.tokens[a - 1].word.text != "«" else a - 2
    led = lead >= 0 and complementiser(para.tokens[lead])
    if draft.how in ("obj", "prep") and not led:
        lemma = fold(draft.verb.lemma) if draft.verb else ""
        return _noun_stance(para, a, b, urging=lemma in wordlist("urging-verbs"))
    bare = led and para.tokens[lead].f in {"ان", "بان", "فان", "وان"}
    return clause_stance(para, a, b, after_an=bare)


_DOING = re.compile(r"^(?:ت\w{2}ي\w|ت\w{2}يه|اعاده|سرعه|مواصله)$")
"""Verbal nouns of what somebody is to do."""


def _noun_stance(para: Paragraph, a: int, b: int, *, urging: bool = False) -> Stance | None:
    """The stance of a content that is a noun phrase (tokens *a* to *b*), by its first noun: نيته، ضرورة، احتمال.

    *urging*: the cue presses for what the noun says (شدد على), so that doing or leaving something is asked for.
    """
    if a >= b:
        return None
    t = para.tokens[a]
    if t.f == "ما" and a + 1 < b and para.tokens[a + 1].f in wordlist("possibility"):
        return "hedges"  # ما يبدو أنها طائرة
    base = _noun(t)
    if base == "عدم":
        return "asks" if urging else "denies"
    if urging and not t.info.article and _DOING.match(t.info.base):
        return "asks"  # شدد على تكثيف التدريب
    if base == "اهميه" and a + 1 < b and complementiser(para.tokens[a + 1]):
        return "asks"  # أهمية أن يلتزم
    if base in wordlist("demand-nouns"):
        return "asks"
    if base in wordlist("intent-nouns"):
        return "expects"
    return "hedges" if base in wordlist("guess-nouns") else None


def _noun(t: Token) -> str:
    """A noun without its clitics: استعدادها is استعداد, ورغبته is رغبة."""
    base = t.info.base if t.info.base in _telling() else t.rest
    for word in (base, base.lstrip("ب") if base.startswith("ب") else base):
        if word in _telling():
            return word
        for suffix in ("هما", "هم", "ها", "نا", "ه"):
            stem = word.removesuffix(suffix)
            if stem == word:
                continue
            if stem in _telling():
                return stem
            if stem.endswith("ت") and stem[:-1] + "ه" in _telling():
                return stem[:-1] + "ه"
    return base


@cache
def _telling() -> frozenset[str]:
    """The nouns that tell the stance of what they head."""
    return wordlist("demand-nouns") | wordlist("intent-nouns") | wordlist("guess-nouns") | {"عدم", "اهميه"}
