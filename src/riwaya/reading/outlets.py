"""Outlets that no table knows, seen by how a sentence names them: whom somebody told it, where it was said.

Newspapers write their own name in quotation marks or brackets (قال الوزير لـ«النهر», مصادر (الملعب)); it is an ordinary
word otherwise. What is found joins the paragraph's media, so that every rule that knows media knows these too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.folding import fold
from riwaya.arabic.media import medium_named
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.occasions import guest, mark, told_to
from riwaya.reading.words import complementiser, finite

__all__ = ["belongs", "carrying", "past_name", "with_outlets", "with_outlets_of"]


_MARKS = frozenset("«»“”„\"'‘’(")
_CLOSE = frozenset("«»“”„\"'‘’)")
_LONGEST = 5
"""Tokens of an outlet's name at most."""

_REACH = 30
"""Tokens between a verb of saying and whom it was told at most."""


def with_outlets(para: Paragraph) -> Paragraph:
    """The paragraph with the outlets among its media that it names as such, known to the tables or not."""
    para = replace(para, media=dict(para.media))
    toks = para.tokens
    guests = wordlist("guests")
    for t in toks:
        if t.punct:
            if t.word.text in _MARKS and 0 < t.i < len(toks) - 2:
                _marked(para, t.i)
        elif t.f in _TELLING:
            if t.f == "ل":
                _behind_letter(para, t.i)
            elif t.i + 2 < len(toks) and toks[t.i + 1].word.text in _MARKS and _said_before(para, t.i):
                _programme(para, t.i)
        elif t.rest in guests or t.info.base in guests:
            guest(para, t.i)
        elif t.f[0] == "ل" and t.i not in para.media:
            if not t.f.startswith("لل"):
                told_to(para, t.i)
            elif t.i and toks[t.i - 1].info.has("document", "data"):
                continue  # استطلاع للرأي إن
            elif _led(para, t.i + 1) and _said_before(para, t.i) and medium_named("ا" + t.f[1:]) is not None:
                _mark_from(para, t.i, 1)  # للأناضول إن
    return para


def with_outlets_of(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of an article, each with its outlets: what one of them names as such is one in marks anywhere."""
    out = [with_outlets(para) for para in paragraphs]
    names = {
        tuple(t.f for t in para.tokens[k : k + _LONGEST] if t.end <= end)
        for made, para in zip(paragraphs, out, strict=True)
        for k, (start, end) in para.media.items()
        if k not in made.media and para.tokens[k].start == start and "name-given" not in para.tokens[k].info.classes
    }
    for para in out if names else ():
        toks = para.tokens
        for t in toks:
            if t.punct and t.word.text in _MARKS and t.i + 2 < len(toks) and t.i + 1 not in para.media:
                end = _name_end(para, t.i)
                if end is not None and tuple(x.f for x in toks[t.i + 1 : end]) in names:
                    mark(para, t.i + 1, end)
    return out


_TELLING = frozenset(["ل", "برنامج"])


def _marked(para: Paragraph, i: int) -> None:
    """Mark the outlet whose name the mark at token *i* opens, if it is one's."""
    toks = para.tokens
    if i > 1 and toks[i - 1].word.text in _MARKS and toks[i - 1].end == toks[i].start:
        return
    twice = toks[i + 1].word.text in _MARKS and toks[i + 1].start == toks[i].end  # لـ((النهر))
    end = _name_end(para, i + twice)
    if end is not None and i + twice + 1 not in para.media and _named_as_outlet(para, i, end):
        mark(para, i + twice + 1, end)


def _behind_letter(para: Paragraph, i: int) -> None:
    """Mark the outlet behind a ل that stands alone: لـ المدينة."""
    toks = para.tokens
    if "ـ" not in toks[i].word.text or i + 1 >= len(toks) or i + 1 in para.media or toks[i + 1].punct:
        return
    if medium_named(toks[i + 1].word.text) is not None:
        mark(para, i + 1, i + 2)


def past_name(para: Paragraph, j: int) -> int:
    """The token behind the outlet's name that begins at token *j* or behind a mark at *j*, its closing mark included.

    *j* itself where none is named.
    """
    toks = para.tokens
    k = j
    while k < j + 2 and k + 1 < len(toks) and k not in para.media and toks[k].word.text in _MARKS:
        k += 1
    if k not in para.media:
        return j
    marks = k - j
    end = para.media[k][1]
    while k < len(toks) and toks[k].start < end:
        k += 1
    while marks and k < len(toks) and toks[k].word.text in _CLOSE:
        k, marks = k + 1, marks - 1
    return k


def _mark_from(para: Paragraph, i: int, cut: int) -> None:
    start, end = para.span_of(i, i + 1)
    para.media[i] = (start + cut, end)


def _led(para: Paragraph, k: int) -> bool:
    """Whether what was said begins at token *k*."""
    return k < len(para.tokens) and (complementiser(para.tokens[k]) or para.tokens[k].word.text in ":«")


def _name_end(para: Paragraph, opening: int) -> int | None:
    """The token behind the name that a mark opens: at the next mark, or a colon where the mark was never closed."""
    toks = para.tokens
    for k in range(opening + 1, min(len(toks), opening + 2 + _LONGEST)):
        t = toks[k]
        if t.word.text in _CLOSE or (t.word.text == ":" and k == opening + 2):
            return k if k > opening + 1 else None
        if t.word.is_number and k > opening + 1:
            continue  # «الساحل 24»
        if t.punct or finite(t) or complementiser(t) or t.word.is_number or t.info.has("rel", "neg", "sub"):
            return None
    return None


def _named_as_outlet(para: Paragraph, opening: int, end: int) -> bool:
    """Whether what stands before the mark at *opening* makes the name in it an outlet's."""
    toks = para.tokens
    name, before = toks[opening + 1 + (toks[opening + 1].word.text in _MARKS)], toks[opening - 1]
    earlier = toks[opening - 2] if opening > 1 else None
    if name.info.has("actor", "organisation"):
        return False
    if before.info.base in wordlist("outlet-sources") and not before.info.conj:
        return True  # مصادر (الملعب)
    if "media" in before.info.classes:
        return False
    if before.f.lstrip("و") in {"علمت", "بحسب", "حسب", "فق"} or before.rest in wordlist("outlet-acts"):
        return True
    if earlier is None:
        return False
    if before.f in {"ل", "ب"} and earlier.f in {"خاصه", "خاص"}:
        return True
    if before.f == "ل":
        if earlier.f in {"وفقا", "طبقا", "وفاقا"}:
            return True
        owned = belongs(earlier) or earlier.info.has("document", "imagery")
        owned = owned and not (opening > 2 and toks[opening - 3].info.base in wordlist("outlet-sources"))
        return not owned and (_said_before(para, opening) or earlier.info.base in wordlist("outlet-sources"))
    if before.rest in {"الي", "مع"}:
        return any(t.info.base in wordlist("interviews") or t.rest in wordlist("interviews")
                   or t.f.startswith("تحدث") for t in toks[max(0, opening - 5) : opening - 1])  # fmt: skip
    if before.f in {"به", "بها", "معه", "معها"} and (earlier.f in wordlist("given") or carrying(earlier.f)):
        return True  # تصريح خص به «النهر», اتصال أجرته معه «النهر»
    if carrying(before.f):
        return True  # أوردته «النهر»
    if before.rest == "عبر":
        return _said_before(para, opening)
    after = toks[end + 1] if end + 1 < len(toks) else None
    led = after is not None and (complementiser(after) or after.f.startswith("بان"))
    return led and not before.punct and _told(para, opening)


def carrying(form: str, *, bare: bool = False) -> bool:
    """Whether a form is a past verb of carrying words, with a pronoun for object or, where *bare*, without (نقلته)."""
    verbs = wordlist("carriage-verbs")
    stems = [form] if bare else []
    stems += [form.removesuffix(p) for p in ("هما", "هم", "ها", "ه") if form.endswith(p)]
    return any(s in verbs or (s.endswith("ت") and (s[:-1] in verbs or s[:-1] + "ي" in verbs)) for s in stems)


def belongs(t: Token) -> bool:
    """Whether the word takes ل of what it belongs to: التابع، العام، ممثل."""
    if t.info.article and "office" in t.info.classes and "adjective" not in t.info.classes:
        return False  # قال المدير لـ«النهر»
    return t.info.base in wordlist("belonging") or t.f.removeprefix("ال") in wordlist("belonging")


def _said_before(para: Paragraph, i: int) -> bool:
    """Whether somebody speaks in the same sentence before token *i*."""
    toks = para.tokens
    for k in range(i - 1, max(-1, i - _REACH), -1):
        t = toks[k]
        if t.word.text in ".؛؟!":
            return False
        if t.word.text == ":" and k < i - 6:
            return False
        _, readings = t.reports()
        if any(r.shape.tense in ("past", "present", "participle") for r in readings):
            return True
        if t.info.base in wordlist("interviews") or t.rest in wordlist("interviews"):
            return True
    later = para.tokens[i : i + 8]
    return para.role in ("title", "subhead") and any(t.word.text == ":" for t in later)


def _told(para: Paragraph, i: int) -> bool:
    """Whether a verb that has its hearer for an object stands before token *i*, with its subject between."""
    for t in para.tokens[max(0, i - 14) : max(0, i - 1)]:
        if any(r.verb.takes("whom") or fold(r.verb.lemma) == "افاد" for r in t.reports()[1]):
            return True
    return False


def _programme(para: Paragraph, i: int) -> None:
    """Mark ``برنامج «…» على قناة …``: a programme, with the channel that shows it, is one carrier."""
    toks = para.tokens
    end = _name_end(para, i + 1)
    if end is None:
        return
    k = last = end + 1
    while k < min(len(toks), end + 6) and (
        toks[k].word.text in "،," or toks[k].f in {"علي", "عبر", "في", "المذاع", "الذي", "تبثه", "يبث", "يذاع", "يعرض"}
    ):
        k += 1
    if k > last and k < len(toks) and k in para.media:
        last = past_name(para, k)
    mark(para, i, last)
