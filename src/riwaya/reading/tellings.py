"""Tellings: the direct object behind a reporting verb, which is what is told, a part of it, or who is told."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.nounforms import masdar_like, plain_masdar, possessed
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.steps import Step, Steps
from riwaya.reading.words import (
    ASKED,
    bare_masdar,
    complementiser,
    finite,
    governed_clitic,
    owned,
    starts_phrase,
)

__all__ = ["WHO", "Tellings"]


WHO = ("office", "people", "title", "name", "actor")


class Tellings(Steps):
    """The steps at an object, and what they ask of the words around it."""

    def _object(self, t: Token) -> Draft | Step | None:
        """A direct object: the content itself, a part of it, or who was told."""
        j, verb = self.j, self.verb
        masdar = plain_masdar(t) and (j == self.i + 1 if self.participle else self._whole())
        masdar = masdar or (self.subject is not None and bare_masdar(self.para, j))
        dropped = self.subject is None and not self.participle and bool(self.draft.conj) and j == self.i + 1
        if dropped and plain_masdar(t) and verb.takes("obj") and j + 1 < self.stop and self._definite(j + 1):
            return self.done(j, "obj")  # وأكد دعم بلاده
        if (
            not starts_phrase(t)
            and not ("dem" in t.info.classes and not t.punct)
            and t.f not in {"عدم"} | ASKED
            and not masdar
        ):
            return None
        told_before = t.f == "ذلك" and verb.stance == "asserts" and not self.valency.person
        held = fold(verb.lemma) == "اعتبر" and starts_phrase(self.toks[j + 1]) if j + 1 < self.stop else False
        if told_before and not held and j + 1 < self.stop and not self.toks[j + 1].info.article:
            return Step.STOP  # أوضح ذلك خلال: what was said is told before
        thanked = fold(verb.lemma) == "شكر" and self.subject is not None and not self.told
        if thanked and any(u.rest == "علي" for u in self.toks[j : min(self.stop, j + 10)]):
            return self.done(j, "obj")  # شكر الوزير رجال الإنقاذ على جهودهم
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
            if t.word.text not in "،,؛" and "time-any" not in t.info.classes:
                return False
        return False

    def _told_on(self, t: Token) -> Step | None:
        """Past a person behind the subject whom a clause follows: they are the subject's end, or all of it."""
        if self.subject is None or not self.verb.takes("an") or masdar_like(t):
            return None
        if not t.info.has(*WHO):
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
        if not any("rel" in t.info.classes for t in self.toks[self.subject[0] : self.j]):
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
            if self.toks[k].rest in self.valency.standing and any("rel" in t.info.classes for t in self.toks[j:k]):
                after = self.toks[k + 1]
                stated = after.info.base in wordlist("reported-heads")
                if complementiser(after) or masdar_like(after) or plain_masdar(after) or stated:
                    return k
        return end

    def _reaches(self, end: int) -> bool:
        t = self.toks[end]
        near = complementiser(t) or t.rest in self.valency.standing or t.word.text in '«“":،,'
        near = near or bool(governed_clitic(t, self.valency.written))
        return near or bool(t.info.prep) or t.info.has("prep", "time")

    def _definite(self, j: int) -> bool:
        """Whether the word at *j* makes what stands before it definite: بلاده, المشروع."""
        t = self.toks[j]
        return t.info.article or owned(t) or possessed(t)

    def _whole(self) -> bool:
        """Whether there is a subject and the word in front leaves nothing open: one with the article, a name."""
        last = self.toks[self.j - 1]
        before = self.toks[self.j - 2]
        surname = not last.info.classes and not last.punct and not last.info.prep and "name" in before.info.classes
        return self.subject is not None and (
            surname
            or last.info.article
            or last.f.startswith("ال")
            or last.info.has("name", "actor")
            or last.word.text in '»”")،,'
        )
