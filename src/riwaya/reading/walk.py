"""The walk from a reporting verb rightwards: past its subject, its hearers and adverbials, to where its content begins.

Each step looks at the token in hand and either moves on, ends the walk with a draft, or ends it with nothing. The steps
are tried in order; the first that has a say decides.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.hearings import Hearings
from riwaya.reading.nounforms import event_noun, masdar_like, plain_masdar
from riwaya.reading.openings import Openings
from riwaya.reading.passings import Passings
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.steps import Step
from riwaya.reading.subjects import agrees
from riwaya.reading.valency import plausible_speaker
from riwaya.reading.words import (
    ASKED,
    bare_masdar,
    complementiser,
    finite,
    governed_clitic,
    last_year,
    owned,
    starts_phrase,
)

__all__ = ["Walk"]


_WHO = ("office", "people", "title", "name", "actor")


class Walk(Openings, Passings, Hearings):
    """One reading of the words behind a cue; `_AT_WORDS` and `_AT_MARKS` have the steps in the order they are tried."""

    def run(self) -> Draft | None:
        """The draft, or None when nothing behind the cue is reported."""
        while self.j < self.stop:
            token = self.toks[self.j]
            for step in _AT_MARKS if token.punct else _AT_WORDS:
                result = step(self, token)
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
        if t.word.text in {"فان", "دي"} and self.j == self.i + 1 and not self.participle and self._named_behind():
            self.subject = (self.j, self.j + 2)
            return self.on(self.j + 2)  # قال فان هالن: a name, not فإن
        if self.subject is not None or self.participle or not starts_phrase(t) or t.info.has("time") or t.info.conj:
            return None
        if last_year(self.para, self.j, self.stop):
            return None
        v = self.valency
        if t.word.text.endswith(("اً", "ًا")) and t.info.has("office", "people") and self.shape.tense == "past":
            return self.on(noun_phrase(self.para, self.j, self.stop, apposed=True))  # كتب مهاجماً الهيئة: how he did
        closing = fold(self.verb.lemma) in wordlist("speech-bounds")
        if closing and t.f in wordlist("own-speech"):
            self.draft.cue.append((self.j, self.j + 1))
            return self.on(self.j + 1)  # اختتم حديثه بقوله
        end = noun_phrase(self.para, self.j, self.stop, governed=v.written | v.standing.keys(),
                          obj=self.objects and v.objects, tight=self.tight, told=self.verb.takes("whom"))  # fmt: skip
        if end == self.j:
            return Step.STOP
        own = next((k for k in range(self.j + 1, end) if self.toks[k].f in wordlist("own-speech")), None)
        if closing and own is not None:
            self.subject = (self.j, own)
            self.draft.cue.append((own, own + 1))
            return self.on(end)
        accusative = t.f.endswith("ين") and t.info.number in ("d", "p") and t.info.has("people", "office")
        fits = plausible_speaker(self.para, (self.j, end)) and agrees(t, self.shape.gender, self.shape.number)
        fits = fits and not accusative and not (owned(t) and t.info.classes <= {"noun", "event", "adjective"})
        fits = fits or t.f in speaking("last-named")
        if self.toks[self.j - 1].f in {"فيه", "فيها"} and t.info.base in wordlist("reported-heads"):
            fits = False  # بيان نفت فيه مسؤوليتها
        unknown = not t.info.classes and (end == self.j + 1 or self.toks[self.j + 1].word.text in "،,")
        fits = fits or (self._clause_behind(end) and self.valency.clause and (t.info.has(*_WHO) or unknown))
        if t.f == "ما" and self.j + 1 < self.stop and self.toks[self.j + 1].f == "اذا" and v.speech:
            return self.done(self.j, "obj")
        if t.f == "كل" and self.j + 1 < self.stop and self.toks[self.j + 1].f in {"ما", "من"}:
            fits = False  # يرفض كل ما
        first = not self.draft.conj and (self.i == 0 or self.toks[self.i - 1].punct)
        alone = first and not t.info.classes and not t.word.text.endswith("ة") and end < self.stop and not event_noun(t)
        if not fits and self.valency.person and alone and agrees(t, self.shape.gender, self.shape.number):
            self.subject = (self.j, self.j + 1)
            return self.on(self.j + 1)  # طالب جروس إدارة ناديه ب
        heads = wordlist("object-heads")
        if t.f in heads and self.j + 1 < self.stop and self.toks[self.j + 1].f not in heads:
            fits = False  # وأكد حرص بلاده على: who said it was named before
        if not fits and self.valency.person:
            return self.done(self.j, "obj") if self.told or self.preposition_follows() else Step.STOP
        if not fits and self._calls() and agrees(t, "m", "s") != agrees(t, "f", "s"):
            self.told, self.person = True, (self.j, end)
            return self.on(end)  # ودعا اللجنة إلى: who is called on
        if not fits and self.verb.takes("obj"):
            return self.done(self.j, "obj")
        if t.f in {"الله", "المولي", "العلي", "الباري"} and fold(self.verb.lemma) in {"سال", "دعا"}:
            self.told = True
            return self.on(end)
        self.subject = (self.j, end)
        return self.on(end)

    def _calls(self) -> bool:
        """Whether the verb calls on somebody who has not been named yet: دعا, ناشد, أمر."""
        return self.verb.stance == "asks" and self.verb.takes("whom") and not self.told

    def _object(self, t: Token) -> Draft | Step | None:
        """A direct object: the content itself, a part of it, or who was told."""
        j, verb = self.j, self.verb
        masdar = plain_masdar(t) and (j == self.i + 1 if self.participle else self._whole())
        masdar = masdar or (self.subject is not None and bare_masdar(self.para, j))
        if (
            not starts_phrase(t)
            and not (t.info.has("dem") and not t.punct)
            and t.f not in {"عدم"} | ASKED
            and not masdar
        ):
            return None
        told_before = t.f == "ذلك" and verb.stance == "asserts" and not self.valency.person
        held = fold(verb.lemma) == "اعتبر" and starts_phrase(self.toks[j + 1]) if j + 1 < self.stop else False
        if told_before and not held and j + 1 < self.stop and not self.toks[j + 1].info.article:
            return Step.STOP  # أوضح ذلك خلال: what was said is told before
        if self.valency.person and not self.told:
            alone = verb.takes("obj") and (self.subject is not None or self.participle)
            return self.done(j, "obj") if alone or self.preposition_follows() else Step.STOP
        whoever = t.f == "كل" and j + 1 < self.stop and self.toks[j + 1].f in {"من", "ما"} and verb.takes("obj")
        if verb.takes("whom") and not self.told and not whoever:
            end = noun_phrase(self.para, j, self.stop, governed=self.valency.written | self.valency.standing.keys())
            both = verb.takes("obj") and self.subject is not None and self.included
            if both and noun_phrase(self.para, j, end, obj=True) < end:
                return self.done(j, "obj")  # ناشد السكان الوزير إعادة النظر
            while end > j and end < self.stop and self.toks[end].f in wordlist("all-of-them"):
                end += 1
            if end == self.stop or not self._reaches(end):
                end = self._told_at_length(j, end)
            if j < end < self.stop and self._reaches(end):
                self.told, self.person = True, (j, end)
                self.via += carriers(self.para, j, end)
                return self.on(end)
        if verb.takes("obj") and (self.subject is not None or self.participle):
            return self._told_on(t) or self._far_object() or self.done(j, "obj")
        return None

    def _clause_behind(self, end: int) -> bool:
        """Whether a clause begins at token *end*, or behind the time between two commas there (، اليوم، أن)."""
        for t in self.toks[end : min(self.stop, end + 5)]:
            if complementiser(t):
                return not t.info.conj
            if t.word.text not in "،,؛" and not t.info.has("time-any"):
                return False
        return False

    def _told_on(self, t: Token) -> Step | None:
        """Past a person behind the subject whom a clause follows: they are the subject's end, or all of it."""
        if self.subject is None or not self.verb.takes("an") or masdar_like(t):
            return None
        if not t.info.has(*_WHO):
            return None if self.given else self._described()
        end = noun_phrase(self.para, self.j, self.stop)
        if end == self.j or not self._clause_behind(end):
            return None
        self.subject = (self.j if self.given else self.subject[0], end)
        return self.on(end)

    def _far_object(self) -> Step | None:
        """To the object behind the comma that closes a subject told at length: المجلس الذي يدير … وتحديد …، ضرورة."""
        if self.subject is None or self.toks[self.j].f in wordlist("object-heads"):
            return None
        if not any(t.info.has("rel") for t in self.toks[self.subject[0] : self.j]):
            return None
        for k in range(self.j + 1, min(self.stop - 1, self.j + 14)):
            if self.toks[k].word.text in "،,":
                return self.on(k + 1) if self.toks[k + 1].f in wordlist("object-heads") else None
            if self.toks[k].punct or complementiser(self.toks[k]):
                return None
        return None

    def _described(self) -> Step | None:
        """Past what describes the subject up to a clause near by: رئيس لجنة … التابعة لغرفة تجارة وصناعة … أن."""
        toks = self.toks
        if not (toks[self.j].info.article or toks[self.j].f.startswith("و")):
            return None
        for k in range(self.j, min(self.stop, self.j + 12)):
            t = toks[k]
            if complementiser(t):
                near = toks[k - 1]
                whose = near.info.article or near.info.has("name", "adjective") or not near.info.classes
                if t.info.conj or not whose or masdar_like(near, definite=True) or k == self.j or self.subject is None:
                    return None
                self.subject = (self.subject[0], k)
                return self.on(k)
            if t.punct or finite(t) or t.reports()[1] or t.info.has("rel", "sub", "neg", "time", "event"):
                return None
        return None

    def _told_at_length(self, j: int, end: int) -> int:
        """Where the verb's preposition stands behind a relative clause of who is told: دعا التجار الذين … إلى كذا."""
        for k in range(j + 1, min(end, self.stop - 1)):
            if self.toks[k].rest in self.valency.standing and any(t.info.has("rel") for t in self.toks[j:k]):
                after = self.toks[k + 1]
                stated = after.info.base in wordlist("reported-heads")
                if complementiser(after) or masdar_like(after) or plain_masdar(after) or stated:
                    return k
        return end

    def _named_behind(self) -> bool:
        """Whether a word that no table knows follows, and then speech: the rest of a foreign name."""
        if self.j + 2 >= self.stop:
            return False
        name, after = self.toks[self.j + 1], self.toks[self.j + 2]
        return not (name.punct or name.info.article) and (complementiser(after) or after.word.text in ':«“"‘،')

    def _reaches(self, end: int) -> bool:
        t = self.toks[end]
        near = complementiser(t) or t.rest in self.valency.standing or t.word.text in '«“":،,'
        near = near or bool(governed_clitic(t, self.valency.written))
        return near or bool(t.info.prep) or t.info.has("prep", "time")

    def _whole(self) -> bool:
        """Whether there is a subject and the word in front leaves nothing open: one with the article, a name."""
        last = self.toks[self.j - 1]
        before = self.toks[self.j - 2]
        surname = not last.info.classes and not last.punct and not last.info.prep and before.info.has("name")
        return self.subject is not None and (
            surname or last.info.article or last.info.has("name", "actor") or last.word.text in '»”")،,'
        )


_AT_WORDS: tuple[Callable[[Walk, Token], Draft | Step | None], ...] = (
    Walk._clause,
    Walk._saying,
    Walk._refusal,
    Walk._preposition,
    Walk._clitic,
    Walk._quoting,
    Walk._hearer,
    Walk._circumstance,
    Walk._bare,
    Walk._carriage,
    Walk._according,
    Walk._particle,
    Walk._subject,
    Walk._adverbial,
    Walk._object,
    Walk._skip,
)
_AT_MARKS: tuple[Callable[[Walk, Token], Draft | Step | None], ...] = (
    Walk._colon,
    Walk._quotation,
    Walk._preposition,
    Walk._clitic,
    Walk._comma,
    Walk._hearer,
    Walk._circumstance,
    Walk._bare,
    Walk._carriage,
    Walk._particle,
    Walk._subject,
    Walk._adverbial,
    Walk._object,
    Walk._skip,
)
