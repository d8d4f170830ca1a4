"""The walk from a reporting verb rightwards: past its subject, its hearers and adverbials, to where its content begins.

Each step looks at the token in hand and either moves on, ends the walk with a draft, or ends it with nothing. The steps
are tried in order; the first that has a say decides.
"""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.openings import Openings
from riwaya.reading.passings import Passings
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.steps import Step
from riwaya.reading.subjects import agrees
from riwaya.reading.valency import plausible_speaker
from riwaya.reading.words import complementiser, starts_phrase

__all__ = ["Walk"]


class Walk(Openings, Passings):
    """One reading of the words behind a cue: the steps in the order in which they are tried."""

    def run(self) -> Draft | None:
        """The draft, or None when nothing behind the cue is reported."""
        steps = (
            self._clause,
            self._colon,
            self._quotation,
            self._saying,
            self._refusal,
            self._preposition,
            self._clitic,
            self._comma,
            self._quoting,
            self._hearer,
            self._circumstance,
            self._bare,
            self._according,
            self._particle,
            self._subject,
            self._adverbial,
            self._object,
            self._skip,
        )
        while self.j < self.stop:
            token = self.toks[self.j]
            for step in steps:
                result = step(token)
                if result is Step.STOP:
                    return None
                if isinstance(result, Draft):
                    return result
                if result is Step.ON:
                    break
            else:
                return None
        return None

    def _subject(self, t: Token) -> Draft | Step | None:
        if self.subject is not None or self.participle or not starts_phrase(t) or t.info.has("time") or t.info.conj:
            return None
        v = self.valency
        closing = fold(self.verb.lemma) in wordlist("speech-bounds")
        if closing and t.f in wordlist("own-speech"):
            return self.on(self.j + 1)  # اختتم حديثه بقوله
        end = noun_phrase(self.para, self.j, self.stop, governed=v.written | v.standing.keys(),
                          obj=self.objects and v.objects, tight=self.tight, told=self.verb.takes("whom"))  # fmt: skip
        if end == self.j:
            return Step.STOP
        own = next((k for k in range(self.j + 1, end) if self.toks[k].f in wordlist("own-speech")), None)
        if closing and own is not None:
            self.subject = (self.j, own)
            return self.on(end)
        accusative = t.f.endswith("ين") and t.info.number in ("d", "p") and t.info.has("people", "office")
        fits = plausible_speaker(self.para, (self.j, end)) and agrees(t, self.shape.gender, self.shape.number)
        fits = fits and not accusative
        reached = end < self.stop and complementiser(self.toks[end]) and not self.toks[end].info.conj
        fits = fits or (reached and self.valency.clause and not t.info.classes and end == self.j + 1)
        if t.f == "ما" and self.j + 1 < self.stop and self.toks[self.j + 1].f == "اذا" and v.speech:
            return self.done(self.j, "obj")
        if t.f == "كل" and self.j + 1 < self.stop and self.toks[self.j + 1].f in {"ما", "من"}:
            fits = False  # يرفض كل ما
        if not fits and self.valency.person:
            return self.done(self.j, "obj") if self.preposition_follows() else Step.STOP
        if not fits and self.verb.takes("obj"):
            return self.done(self.j, "obj")
        if t.f in {"الله", "المولي", "العلي", "الباري"} and fold(self.verb.lemma) in {"سال", "دعا"}:
            self.told = True
            return self.on(end)
        self.subject = (self.j, end)
        return self.on(end)

    def _object(self, t: Token) -> Draft | Step | None:
        """A direct object: the content itself, a part of it, or who was told."""
        j, verb = self.j, self.verb
        if not starts_phrase(t) and not (t.info.has("dem") and not t.punct) and t.f != "عدم":
            return None
        told_before = t.f == "ذلك" and verb.stance == "asserts" and not self.valency.person
        if told_before and j + 1 < self.stop and not self.toks[j + 1].info.article:
            return Step.STOP  # أوضح ذلك خلال: what was said is told before
        if self.valency.person and not self.told:
            alone = verb.takes("obj") and (self.subject is not None or self.participle)
            return self.done(j, "obj") if alone or self.preposition_follows() else Step.STOP
        if verb.takes("whom") and not self.told:
            end = noun_phrase(self.para, j, self.stop, governed=self.valency.written | self.valency.standing.keys())
            if j < end < self.stop and self._reaches(end):
                self.told = True
                self.via += carriers(self.para, j, end)
                return self.on(end)
        if verb.takes("obj") and (self.subject is not None or self.participle):
            return self.done(j, "obj")
        return None

    def _reaches(self, end: int) -> bool:
        t = self.toks[end]
        near = complementiser(t) or t.rest in self.valency.standing or t.word.text in '«“":،,'
        return near or bool(t.info.prep) or t.info.has("prep", "time")
