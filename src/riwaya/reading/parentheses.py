"""Parentheses: what is put between a source and its content, and read past."""

from __future__ import annotations

from collections.abc import Collection

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import Range
from riwaya.reading.words import complementiser, finite, governed_clitic, starts_phrase

__all__ = ["asyndetic_end", "closing_comma", "indefinite", "past_parenthesis"]

_REACH = 24
"""Tokens that a parenthesis may take."""


def closing_comma(para: Paragraph, j: int, stop: int) -> int | None:
    """The comma that closes the parenthesis opened by the comma at *j*, or None when none is near.

    Short quotations are passed over; a full stop or speech ends the search.
    """
    toks = para.tokens
    k = j
    while k + 1 < min(stop - 1, j + _REACH):
        k += 1
        if toks[k].word.text in "«“" and (close := para.closing(k)) is not None and close - k < 7:
            k = close
        elif toks[k].word.text in ".؛«“:":
            return None
        elif toks[k].word.text in "،,":
            return k
    return None


def past_parenthesis(para: Paragraph, j: int, stop: int, wants: frozenset[str] = frozenset()) -> int | None:
    """With a comma at *j*: the complementiser or colon behind a parenthesis that further commas close, or None.

    *wants*: prepositions of the verb, standing or written with the next word, that end the search as well.
    """
    toks = para.tokens
    close = closing_comma(para, j, stop)
    while close is not None and close < j + _REACH:
        after = toks[close + 1]
        if (complementiser(after) and not after.info.conj) or after.word.text == ":":
            return close + 1
        if wants and not after.info.conj and (after.rest in wants or governed_clitic(after, wants)):
            return close + 1
        close = closing_comma(para, close, min(stop, j + _REACH))
    return None


def indefinite(para: Paragraph, phrase: Range) -> bool:
    """Whether a noun phrase is indefinite up to its first preposition, so that a clause may describe it."""
    for k in range(*phrase):
        info = para.tokens[k].info
        if k > phrase[0] and ("prep" in info.classes or info.prep):
            return True
        if info.article or info.has("name", "actor") or para.tokens[k].punct:
            return False
    return True


def _past_adverbials(para: Paragraph, k: int, stop: int) -> int:
    while (end := adverbial(para, k, stop, obj=True)) > k:
        k = end
    return k


def asyndetic_end(
    para: Paragraph, j: int, stop: int, *, obj: bool = False, governed: Collection[str] = ()
) -> int | None:
    """With a finite verb at *j* behind an indefinite noun: the complementiser or colon that its clause runs to.

    Arabic joins such a relative clause without a pronoun (بيان صدر في ختام اللقاء أن). None when no content follows.
    *obj*: a direct object may follow instead (صور نُشرت أمس خلو الساحة), behind nothing but adverbials. *governed*: the
    verb's prepositions, which the clause does not take from it.
    """
    toks = para.tokens
    made = toks[j].f in wordlist("made-by") and toks[j - 1].info.has("imagery", "document", "media", "data")
    after = toks[j + 1] if j + 1 < stop else None
    made = made or (not toks[j].info.classes and toks[j].f.endswith(("ته", "تها", "تهم")) and after is not None
                    and after.info.article and not after.info.prep)  # fmt: skip
    made = made or (after is not None and after.f in wordlist("pronoun-prepositions") and not toks[j].info.article)
    if not (finite(toks[j]) or made) or toks[j].info.conj:
        return None
    k = j
    while k + 1 < min(stop, j + _REACH):
        k += 1
        t = toks[k]
        if complementiser(t) and toks[k - 2].f == "ما" and toks[k - 1].f in wordlist("possibility"):
            return k - 2  # صورة التقطها قمر | ما يبدو أنه حفرة
        if (complementiser(t) and not t.info.conj) or t.word.text == ":":
            return k - 1 if toks[k - 1].rest in governed and k - 1 > j else k  # تحليل شمل المرضى | إلى أن
        if t.word.text in "«“" and (close := para.closing(k)) is not None and close - k < 7:
            k = close  # a name
        elif t.word.text in "،," and k + 1 < stop and complementiser(toks[k + 1]) and not toks[k + 1].info.conj:
            return k + 1  # دراسة أشرف عليها باحثون، أن
        elif t.punct and t.word.text in "،,.؛«“":
            break
    if not obj:
        return None
    k = _past_adverbials(para, j + 1, stop)
    resumed = toks[j].f.endswith(("ها", "ه", "هم", "هما")) or (
        after is not None and after.f in wordlist("pronoun-prepositions")
    )
    if resumed and k < stop and starts_phrase(toks[k]):  # التقطتها أقمار الشركة, اطلعت عليه الوكالة
        k = _past_adverbials(para, noun_phrase(para, k, stop, obj=True), stop)
    return k if j + 1 < k < stop and starts_phrase(toks[k]) and not toks[k].info.conj else None
