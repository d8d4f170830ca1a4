"""Noun phrases: how far the phrase goes that begins at a token.

A shallow grammar of the Arabic noun phrase (head, idafa, adjectives, names, prepositional and relative modifiers,
apposition between commas, coordination), read left to right with one token of look-ahead; see Ryding 2005,
chapters 8-10 and 14, for the constructions.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.appositions import apposition
from riwaya.reading.beyond import named_beyond
from riwaya.reading.byform import by_form
from riwaya.reading.byplace import bare_noun, family_name, given_name
from riwaya.reading.definites import other_office
from riwaya.reading.enclosed import bracket_end, described, quoted_name, relates, relative_end
from riwaya.reading.modifiers import (
    anchor,
    clause_ahead,
    clitic_modifies,
    coordinated,
    governing,
    past_foreign,
    prepositional,
)
from riwaya.reading.objects import object_begins
from riwaya.reading.outlets import carrying
from riwaya.reading.quiet import LATELY, SEATS, quiet
from riwaya.reading.words import (
    SOURCING,
    complementiser,
    day_before,
    finite,
    governed_clitic,
    starts_phrase,
)

__all__ = ["noun_phrase"]


_LONGEST = 120
"""Tokens of a phrase at most: what seems longer is no prose."""

_PARTICLES = frozenset(["comp", "sub", "neg", "vpart", "pron", "adv"])
_HUNDRED = {"المئه", "الميه", "المايه", "المائه"}


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
    limit = min(limit, i + _LONGEST)
    j = i + 1
    if toks[i].punct:
        end = quoted_name(para, i, limit, toks[i])
        if end is None:
            return i
        j = end
    return _Phrase(para, i, j, limit, apposed, governed, obj, tight, told).end()


class _Phrase:
    """A noun phrase from token *i*, read up to token *j*; the rest is as `noun_phrase` has it.

    Each step looks at the token in hand: true when it has moved on past it, false when the phrase ends before it, None
    when another step is to say. The steps are tried in order; the first that has a say decides.
    """

    __slots__ = ("apposed", "governed", "head", "i", "j", "limit", "obj", "para", "tight", "toks", "told")

    def __init__(self, para: Paragraph, i: int, j: int, limit: int, apposed: bool, governed: frozenset[str],
                 obj: bool, tight: bool, told: bool) -> None:  # fmt: skip
        self.para, self.toks, self.head = para, para.tokens, para.tokens[i]
        self.i, self.j, self.limit = i, j, limit
        self.apposed, self.governed = apposed, governed
        self.obj, self.tight, self.told = obj, tight, told

    def end(self) -> int:
        """The end of the phrase."""
        toks, limit, obj = self.toks, self.limit, self.obj
        settled, tying = not self.told, wordlist("pronoun-prepositions")
        while self.j < limit:
            j = self.j
            t = toks[j]
            tied = j + 1 < limit and toks[j + 1].f in tying
            if settled and quiet(t) and not tied and not (obj and object_begins(self.para, self.i, j)):
                self.j = j + 1
                continue
            on: bool | None = None
            for step in _AT_MARKS if t.punct else _AT_WORDS:
                on = step(self, t)
                if on is not None:
                    break
            if not on:
                name = named_beyond(self.para, self.i, self.j, limit, self.governed) if self.j > self.i + 1 else None
                if name is None:
                    break
                self.j = name + 1
        return self.j

    def past(self, j: int) -> bool:
        """Move on to token *j*."""
        self.j = j
        return True

    def _mark(self, t: Token) -> bool:
        """Names in marks, brackets, hyphens, and appositions between commas."""
        para, toks, j, limit, text = self.para, self.toks, self.j, self.limit, t.word.text
        if self.told and j + 1 in para.media and "media" not in toks[j - 1].info.classes:
            return False  # أخبر المدير «النهر» أن
        if text in '«“"„‘' and (end := quoted_name(para, j, limit, self.head)) is not None:
            return self.past(end)
        if text in "([" and (end := bracket_end(para, j, limit)) is not None:
            return self.past(end)
        if text in "%٪" and toks[j - 1].word.is_number:
            return self.past(j + 1)
        if text in "-–/" and t.start == toks[j - 1].end and j + 1 < limit and toks[j + 1].start == t.end:
            return self.past(j + 2)
        if self.apposed or text not in "،,؛":
            return False
        end = apposition(para, j, limit, self.head, self.obj, noun_phrase)
        if end is None:
            return False
        self.apposed = end >= limit or toks[end].word.text not in "،,"
        return self.past(end)

    def _by_form(self, t: Token) -> bool | None:
        """Words whose form alone tells, or their form and the one next to them."""
        end = by_form(self.para, self.i, self.j, self.limit)
        return None if end is None else end > self.j and self.past(end)

    def _clause(self, t: Token) -> bool | None:
        """Clauses that describe the phrase, and the particles that open others."""
        para, toks, j, limit, info = self.para, self.toks, self.j, self.limit, t.info
        acted = j == self.i + 1 and self.head.info.article and self.head.info.base in wordlist("acted-upon")
        if t.f in wordlist("pronoun-prepositions") and (acted or governing(para, j - 1, self.i)):
            j += 1  # المعترف بها دوليا, المقبوض عليهم
            while j < limit and "adv" in toks[j].info.classes and toks[j].f.endswith("ا"):
                j += 1
            return self.past(j)
        described_by = info.conj == "و" or "neg" in info.classes or t.f in wordlist("anonymity") or t.f in SEATS
        if described_by and (end := described(para, j, limit, self.head)) > j:
            return self.past(end)
        if not _PARTICLES.isdisjoint(info.classes):
            noun = (info.has("name", "office") or info.article) and not info.has("comp", "sub", "neg", "pron")
            return noun and self.past(j + 1)
        if "rel" in info.classes:
            if "ب" in self.governed and t.f.startswith("بال"):
                return False  # ندد بالذين
            return self.past(relative_end(para, j, limit, self.obj, self.governed))
        return None

    def _time(self, t: Token) -> bool | None:
        """Words of time, which end the phrase unless they are names here."""
        toks, j, info = self.toks, self.j, t.info
        if day_before(self.para, j) > j:
            return False
        if "dem" in info.classes and j + 1 < self.limit and "time" in toks[j + 1].info.classes:
            return False  # شككت الوزارة هذا الأسبوع في
        if "time" not in info.classes or info.has("name", "office", "organisation"):
            return None
        if toks[j - 1].word.is_number and toks[j - 2].info.base == "عمر" and j - 2 > self.i:
            return self.past(j + 1)  # البالغ من العمر 57 عاما
        after = toks[j + 1] if j + 1 < self.limit else None
        if after is not None and t.f in {"اليوم", "امس"} and toks[j - 1].info.base in wordlist("issued"):
            return self.past(j + 1) if after.info.prep else False  # الورقة المنشورة اليوم بالمجلة
        closed = after is not None and (complementiser(after) or after.word.text in "،,")
        if info.article and closed and toks[j - 1].info.has("name", "title"):
            return None  # a surname
        unit = bool(info.prep) and toks[j - 1].info.base in wordlist("governing-adjectives")
        return None if unit or given_name(self.para, j, self.limit) else False

    def _preposition(self, t: Token) -> bool | None:
        """Prepositions and what they govern, unless it is the verb that they belong to."""
        para, toks, i, j, limit, info = self.para, self.toks, self.i, self.j, self.limit, t.info
        if "prep" not in info.classes or "name" in info.classes or (info.article and "adjective" in info.classes):
            return None
        last, after = toks[j - 1], toks[j + 1] if j + 1 < limit else None
        nisba = t.rest in {"غربي", "شرقي", "شمالي", "جنوبي"} and not (t.info.conj or last.info.article)
        if nisba and (after is None or not starts_phrase(after) or after.f[0] == "ل"):
            return self.past(j + 1)  # دبلوماسي غربي لوكالة
        if t.rest == "في" and last.word.is_number and toks[j + 1 : j + 2] and toks[j + 1].f in _HUNDRED:
            return self.past(j + 2)  # 39 في المئة من الناخبين
        if t.rest in self.governed:
            inner = t.rest == "في" and after is not None and after.info.has("organisation", "actor-state")
            before = toks[j - 2] if last.info.has("time-unit", "time-adjective") and j - 1 > i else last
            overseer = t.rest == "علي" and before.info.base in wordlist("takes-on")  # المشرف العام على
            overseer = overseer and clause_ahead(para, j, limit)
            part = t.rest == "من" and last.info.base in wordlist("parts") and not last.info.article
            if not (inner or overseer or part):
                return False
        if not prepositional(para, j, limit, i, anchor(para, i, j)):
            return False
        begin = j + 2 if after is not None and after.rest in wordlist("whereabouts") else j + 1  # في جنوب إفريقيا
        end = noun_phrase(para, begin, limit, apposed=True, governed=self.governed, obj=self.obj)
        if end == j + 1 and t.rest in ("في", "من") and finite(toks[j + 1]) and not toks[j + 1].info.classes:
            end += 1  # في تعز: no verb stands behind a preposition
        if end <= begin:
            return False
        return self.past(next((k for k in range(j + 2, end) if self.obj and other_office(toks[k], self.head)), end))

    def _joined(self, t: Token) -> bool | None:
        """Words with a conjunction, and family names that look as if they had a preposition."""
        para, j, info = self.para, self.j, t.info
        if info.conj == "و" and not info.prep:
            return coordinated(para, j, self.limit, self.head) and self.past(j + 1)
        if info.conj == "ف":
            return False
        return self.past(j + 1) if family_name(para, j, self.limit) else None

    def _clitic(self, t: Token) -> bool | None:
        """Hearers and words with a one-letter preposition."""
        para, j, info, last = self.para, self.j, t.info, self.toks[self.j - 1].info
        medium = para.media.get(j)
        begun = medium is not None and medium[0] == t.start and j > self.i + 1
        if self.told and begun and (last.has("name", "actor", "adjective") or last.article or not last.classes):
            return False
        if "event" in last.classes and not info.classes - {"verb"} and carrying(t.f):
            return False  # اتصال أجرته معه صحيفة
        headed = self.told and "media" in info.classes and not (info.article or info.conj) and j > self.i + 1
        if headed and (last.has("name", "adjective") or last.article or not last.classes):
            return False  # أفاد مصدر مطلع موقع «النهر» بأن
        if "ب" in self.governed and (end := past_foreign(para, j, self.limit)) > j:
            return self.past(end)  # تشاك بليزر بأنه, المحكمة بسيدي بوزيد بفتح
        spoken_to = medium is not None and t.f.startswith("ل") and medium[0] > t.start
        if spoken_to or (not info.prep and governed_clitic(t, self.governed)) or t.f == "ما" or t.f in SOURCING:
            return False
        if not info.prep:
            return None
        if self.tight and info.prep in self.governed:
            return False
        return clitic_modifies(para, j, self.i, anchor(para, self.i, j), self.governed) and self.past(j + 1)

    def _noun(self, t: Token) -> bool:
        """All other words: they carry the phrase on unless they are verbs or begin the object."""
        para, i, j, limit = self.para, self.i, self.j, self.limit
        if t.f in LATELY and governing(para, j - 1, i):
            led = j + 1 < limit and self.toks[j + 1].f[0] == "ل"  # نادي الوحدة الصاعد حديثا لدوري المحترفين
            return self.past(noun_phrase(para, j + 1, limit, apposed=True, clitic=True) if led else j + 1)
        if j > i + 1 and relates(para, j, i, limit):
            return False
        if j > i + 1 and t.f in wordlist("counterparts") and not t.word.text.endswith("ة"):
            return False  # الرئيس سالم الحداد نظيره: another one, to whom or of whom he speaks
        made = t.f in wordlist("made-by") and self.head.info.has("document", "data", "imagery")
        if made or (finite(t) and not bare_noun(para, j, limit)) or (self.obj and object_begins(para, i, j)):
            return False
        return self.past(j + 1)


_AT_MARKS: tuple[Callable[[_Phrase, Token], bool | None], ...] = (_Phrase._mark,)
_AT_WORDS: tuple[Callable[[_Phrase, Token], bool | None], ...] = (
    _Phrase._by_form,
    _Phrase._clause,
    _Phrase._time,
    _Phrase._preposition,
    _Phrase._joined,
    _Phrase._clitic,
    _Phrase._noun,
)
