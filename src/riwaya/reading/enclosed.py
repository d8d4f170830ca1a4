"""Enclosed words: names in quotation marks, brackets and relative clauses, and where they end."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.namelike import only_name
from riwaya.reading.nounforms import event_noun
from riwaya.reading.words import complementiser, finite

__all__ = ["bracket_end", "described", "quoted_name", "relates", "relative_end", "spelled", "withheld"]


def spelled(tokens: Sequence[Token]) -> bool:
    """Whether the words are the names of two letters or more: بي بي سي, سي إن إن, with at most one word behind them."""
    letters = next((n for n, t in enumerate(tokens) if t.f not in wordlist("letter-names")), len(tokens))
    return letters > 1 and len(tokens) - letters < 2


def quoted_name(para: Paragraph, j: int, limit: int, head: Token) -> int | None:
    """The end of a short quotation that is a name or nickname, or None when it is speech."""
    close = para.closing(j)
    if close is None or close >= limit or close - j > 6:
        return None
    inside = para.tokens[j + 1 : close]
    if spelled(inside):
        return close + 1
    if not inside or any(finite(t) or complementiser(t) for t in inside[1:]):
        return None
    if any(t.info.has("prep", "sub") and not t.info.article for t in inside[1:]):
        return None
    named = j > 0 and para.tokens[j - 1].info.has("media", "organisation") and not para.tokens[j - 1].info.article
    named = named or (only_name(inside[0]) and inside[0].info.has("name-given", "name-foreign") and len(inside) > 1)
    if finite(inside[0]) and not named:
        return None
    after = para.tokens[close + 1] if close + 1 < len(para.tokens) else None
    if (after is None or after.word.text in ".؛;") and not named:
        return None
    return close + 1


def relative_end(para: Paragraph, j: int, limit: int, obj: bool = False, governed: frozenset[str] = frozenset()) -> int:
    """The end of the relative clause whose pronoun is at *j*: the next comma, colon, quotation, complementiser.

    Where only the sentence's end closes it, the last preposition of *governed* does (لم يرد من نشر المقطع على السؤال).
    """
    end = _clause_end(para, j, limit, obj, governed)
    if governed and (end >= limit or para.tokens[end].word.text == "."):
        cut = next((k for k in range(end - 1, j + 2, -1) if para.tokens[k].rest in governed), None)
        return end if cut is None else cut
    return end


def _clause_end(para: Paragraph, j: int, limit: int, obj: bool, governed: frozenset[str]) -> int:
    toks = para.tokens
    k = j + 1
    while k < limit:
        t = toks[k]
        if t.punct and t.word.text in "،,؛;:.":
            break
        if t.word.text in '«“"' and toks[k - 1].word.text not in "(" and para.closing(k) is not None:
            end = quoted_name(para, k, limit, t)
            if end is None:
                break
            k = end
            continue
        if complementiser(t) and k > j + 3 and toks[k - 1].rest in governed:
            return k - 1  # أشار التقرير الذي نشر أمس | إلى أن
        told = t.f == "ل" and k + 1 < limit and toks[k + 1].i in para.closings
        if told or (k in para.media and t.f.startswith("ل")):
            break  # وهو شاهد عيان | لـ«المنارة»
        until = toks[k - 1].rest in {"قبل", "بعد", "الي", "منذ", "دون", "بدون", "من"}
        if obj and t.f == "ما" and k + 1 < limit and toks[k + 1].f in {"يبدو", "بدا", "يشبه"}:
            break  # صور التقطها قمر | ما يبدو حفرة
        if (complementiser(t) and not until) or t.rest in wordlist("saying") or t.rest in {"لكن", "لكنه", "لكنها"}:
            break
        event = event_noun(t) or (t.f in wordlist("bare-verbal-nouns") and toks[k - 1].info.article)
        if obj and k > j + 3 and event and "prep" not in toks[k - 1].info.classes and not finite(toks[k - 1]):
            break  # صور … التي اشترتها المنصة | اختفاء الصناديق
        k += 1
    return k


def described(para: Paragraph, j: int, limit: int, head: Token) -> int:
    """The end of a description that begins at *j* behind a speaker (وهو متحدث عسكري, فضل عدم ذكر اسمه); else *j*."""
    toks = para.tokens
    t = toks[j]
    if j + 1 >= limit or toks[j + 1].punct:
        return j
    after = toks[j + 1]
    if t.f in {"ومقره", "ومقرها"}:
        return relative_end(para, j, limit)  # المرصد ومقره الشرق
    if t.rest in {"هو", "هي", "هم", "هما"} and t.info.conj == "و":
        noun = after.info.has("office", "people", "organisation", "adjective", "quant") or after.f.startswith("م")
        noun = noun and not after.info.article and not finite(after)
        return relative_end(para, j, limit) if noun and not after.reports()[1] else j
    return withheld(para, j, limit, head)


def withheld(para: Paragraph, j: int, limit: int, head: Token) -> int:
    """The end of a clause at *j* that says that an unnamed speaker would not be named; else *j*."""
    toks = para.tokens
    if j + 1 >= limit or head.info.article or not head.info.has("people", "office", "quant"):
        return j
    t, after = toks[j], toks[j + 1]
    anonymous = t.f in wordlist("anonymity") and after.rest in wordlist("naming-withheld")
    hidden = t.f in {"لم", "لا"} and any(x.info.base in {"اسم", "هويه"} for x in toks[j + 2 : min(limit, j + 6)])
    return relative_end(para, j, limit) if anonymous or hidden else j


def bracket_end(para: Paragraph, j: int, limit: int) -> int | None:
    """The token index after the bracket that closes the one at *j*, or None when none does near by."""
    for k in range(j + 1, min(limit, j + 10)):
        if para.tokens[k].word.text in ")]":
            return k + 1
    return None


def relates(para: Paragraph, j: int, i: int, limit: int) -> bool:
    """Whether the word at *j* is a verb that a pronoun behind it ties to an indefinite noun: دراسة حديثة أشرف عليها."""
    toks = para.tokens
    if j + 1 >= limit or toks[j + 1].f not in wordlist("pronoun-prepositions") or toks[i].info.article:
        return False
    t, last = toks[j], toks[j - 1]
    plain = not (t.info.article or t.info.prep or t.info.conj) and (not t.info.classes or t.info.has("name", "verb"))
    spoken = toks[i].info.has("document", "data", "imagery", "people", "office", "organisation")
    return plain and spoken and not last.info.article and not last.info.has("prep", "name", "actor")
