"""Hearings: the steps of a walk that go past who was spoken to and who carried the words, and keep the carriers."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Span
from riwaya.reading.adverbials import adverbial, hearer
from riwaya.reading.carriage import carriage, whose
from riwaya.reading.carriers import carriers
from riwaya.reading.outlets import belongs
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import spread
from riwaya.reading.steps import Step, Steps
from riwaya.reading.valency import plausible_speaker
from riwaya.reading.words import SOURCING

__all__ = ["Hearings"]


class Hearings(Steps):
    """The steps for hearers, outlets and sourcing phrases between a cue and its content."""

    def _hearer(self, t: Token) -> Step | None:
        """Who was spoken to; a medium among them is a carrier."""
        j = self.j
        to = t.rest == "الي" and bool(carriers(self.para, j + 1, min(self.stop, j + 6)))
        if not to and not hearer(self.para, j):
            return None
        if self.subject is not None and self.subject[1] == j and t.f != "ل":
            head = self.toks[self.subject[0]].info
            own = self.toks[self.subject[0] : self.subject[1]]
            editor = any(x.info.base == "تحرير" or x.info.base in wordlist("no-carriers") - {"مصدر"} for x in own[:2])
            editor = editor or belongs(self.toks[j - 1])  # المدير التنفيذي للموقع
            if editor or (head.has("document", "imagery") and not head.has("people", "office")):
                end = adverbial(self.para, j, self.stop)
                self.subject = (self.subject[0], end)
                return self.on(end)  # تقرير لوكالة الطاقة
        end = adverbial(self.para, j, self.stop)
        self.via += carriers(self.para, j, end) or self._quoted_name(j, end)
        return self.on(end)

    def _quoted_name(self, j: int, end: int) -> list[Span]:
        """A quoted name that was spoken to (ل«الديرة»): an outlet, known or not."""
        if belongs(self.toks[j - 1]):
            return []  # المدير العام لـ«الديرة»
        opening = next((k for k in range(j, end) if self.para.closing(k) is not None), None)
        close = self.para.closing(opening) if opening is not None else None
        span = spread(self.para, (opening + 1, close)) if opening is not None and close is not None else None
        return [span] if span is not None else []

    def _quoting(self, t: Token) -> Step | None:
        """``قالت الصحيفة نقلا عن مصادر إن``: the source is behind عن, the subject carries its words."""
        if t.f != "نقلا" or self.j + 2 >= self.stop or self.toks[self.j + 1].rest != "عن":
            return None
        end = noun_phrase(self.para, self.j + 2, self.stop)
        if end == self.j + 2:
            return Step.STOP
        if self.subject is not None:
            named = carriers(self.para, *self.subject)
            span = spread(self.para, self.subject)
            self.via = (named or ([span] if span else [])) + self.via
        self.draft.cue.append((self.j, self.j + 2))
        self.subject = (self.j + 2, end)
        return self.on(end)

    def _carriage(self, t: Token) -> Step | None:
        """``كما نقل عنه موقع``, ``أوردته وكالة``: who carried the words stands between the cue and them."""
        shown = self.subject is not None and self.toks[self.subject[0]].info.has("imagery", "document", "data")
        if shown and self.verb.takes("obj") and self.subject is not None and self.subject[1] == self.j:
            return None  # أظهرت صور بثتها قناة النور حفرا
        end, named = carriage(self.para, self.j, self.stop)
        if not named:
            return None
        self.via += named
        return self.on(end)

    def _according(self, t: Token) -> Step | None:
        """``وشدد الوزير وفقا لوكالة … على``: whose word it is stands between, and carries the statement."""
        if t.f not in SOURCING or self.j + 1 >= self.stop:
            return None
        first = whose(self.toks, self.j) or self.j + 1
        end = noun_phrase(self.para, first, self.stop, clitic=True)
        if self.subject is None:
            named = carriers(self.para, self.j, end) if self.valency.speech else []
            if not named:
                return None
            self.via += named
            return self.on(end)  # وأضاف وفقا لوكالة … أن
        if end == first or not plausible_speaker(self.para, (first, end)):
            return None
        span = spread(self.para, (first, end))
        self.via += carriers(self.para, self.j, end) or ([span] if span else [])
        return self.on(end)
