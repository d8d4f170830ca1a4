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
from riwaya.reading.drafts import Draft
from riwaya.reading.hearings import Hearings
from riwaya.reading.nounforms import event_noun
from riwaya.reading.openings import Openings
from riwaya.reading.passings import Passings
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.sayings import Sayings
from riwaya.reading.steps import Step
from riwaya.reading.subjects import agrees
from riwaya.reading.tellings import WHO, Tellings
from riwaya.reading.valency import plausible_speaker
from riwaya.reading.words import (
    complementiser,
    last_year,
    owned,
    starts_phrase,
)

__all__ = ["Walk"]


class Walk(Openings, Passings, Hearings, Tellings, Sayings):
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
        if (
            self.subject is not None
            or self.participle
            or not starts_phrase(t)
            or "time" in t.info.classes
            or t.info.conj
        ):
            return None
        if last_year(self.para, self.j, self.stop):
            return None
        v = self.valency
        if self.toks[self.j - 1].f in _BOUNDS and t.f.endswith(("ه", "ها", "هم")) and not t.word.text.endswith("ة"):
            return self.on(noun_phrase(self.para, self.j, self.stop, apposed=True))  # في نهاية اجتماعه
        if t.word.is_number and (share := self._share()) > self.j:
            self.subject = (self.j, share)
            return self.on(share)
        if t.word.text.endswith(("اً", "ًا")) and t.info.has("office", "people") and self.shape.tense == "past":
            return self.on(noun_phrase(self.para, self.j, self.stop, apposed=True))  # كتب مهاجماً الهيئة: how he did
        closing = fold(self.verb.lemma) in wordlist("speech-bounds")
        if closing and t.f in wordlist("own-speech"):
            self.draft.cue.append((self.j, self.j + 1))
            return self.on(self.j + 1)  # اختتم حديثه بقوله
        hearing = self.verb.takes("whom") or self.verb.lemma == "أفاد"  # أفاد المصدر «النهر» بأن
        written = v.written | _BEHIND if fold(self.verb.lemma) in wordlist("replying") else v.written
        end = noun_phrase(self.para, self.j, self.stop, governed=written | v.standing.keys(),
                          obj=self.objects and v.objects, tight=self.tight, told=hearing)  # fmt: skip
        if end == self.j:
            return Step.STOP
        if fold(self.verb.lemma) in {"لفت", "كشف", "اماط"}:
            end = next((k for k in range(self.j + 1, end) if self.toks[k].f in wordlist("veils")), end)
        last = self.toks[end - 1]
        if end - 1 > self.j and last.word.text.endswith("ة") and not last.info.article and self._said_so(end - 1):
            end -= 1  # وتابعت الوزيرة مؤكدة: «…»
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
        fits = fits or (self._clause_behind(end) and self.valency.clause and (t.info.has(*WHO) or unknown))
        fits = fits or (unknown and v.speech and end < self.stop and self.toks[end].word.text == ":")  # وأوضح زنغنه:
        if t.f == "ما" and self.j + 1 < self.stop and self.toks[self.j + 1].f == "اذا" and v.speech:
            return self.done(self.j, "obj")
        if t.f == "كل" and self.j + 1 < self.stop and self.toks[self.j + 1].f in {"ما", "من"}:
            fits = self.j + 2 < end and bool(self.toks[self.j + 2].info.has(*WHO, "organisation"))  # يرفض كل ما
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

    def _share(self) -> int:
        """The end of ``92% من العينة`` or ``60 في المائة من المشاركين`` at the token in hand; else its own place."""
        k = self.j + 1
        words = [t.f for t in self.toks[k : k + 3]]
        k += (
            2
            if words[:2] in (["في", "المايه"], ["في", "الميه"])
            else words[:1] in (["%"], ["بالميه"], ["بالمايه"], ["٪"])
        )
        if k == self.j + 1 or k + 1 >= self.stop or self.toks[k].f != "من":
            return self.j
        return max(noun_phrase(self.para, k + 1, self.stop), k + 2)

    def _said_so(self, k: int) -> bool:
        """Whether the participle at *k* behind a definite word tells how she spoke whose words follow."""
        definite = self.toks[k - 1].info.article or "name" in self.toks[k - 1].info.classes
        speech = k + 1 < self.stop and self.toks[k + 1].word.text in ':«“"'
        return definite and speech and any(r.shape.tense == "participle" for r in self.toks[k].reports()[1])

    def _calls(self) -> bool:
        """Whether the verb calls on somebody who has not been named yet: دعا, ناشد, أمر."""
        return self.verb.stance == "asks" and self.verb.takes("whom") and not self.told

    def _named_behind(self) -> bool:
        """Whether a word that no table knows follows, and then speech: the rest of a foreign name."""
        if self.j + 2 >= self.stop:
            return False
        name, after = self.toks[self.j + 1], self.toks[self.j + 2]
        return not (name.punct or name.info.article) and (complementiser(after) or after.word.text in ':«“"‘،')


_BOUNDS = frozenset(["نهايه", "بدايه", "مستهل", "مطلع", "ختام"])
_BEHIND = frozenset("ب")
"""What stands before a noun of saying behind a verb of answering: اكتفى المدير بالإشارة إلى."""

_AT_WORDS: tuple[Callable[[Walk, Token], Draft | Step | None], ...] = (
    Walk._clause,
    Walk._saying,
    Walk._telling_noun,
    Walk._manner,
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
