"""The walk from a reporting verb rightwards: past its subject, its hearers and adverbials, to where its content begins.

Each step looks at the token in hand and either moves on, ends the walk with a draft, or ends it with nothing. The steps
are tried in order; the first that has a say decides.
"""

from __future__ import annotations

from enum import Enum, auto

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Span
from riwaya.reading.adverbials import adverbial, hearer
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft, Range, spread
from riwaya.reading.objects import event_noun, masdar_like
from riwaya.reading.parentheses import asyndetic_end, closing_comma, past_parenthesis
from riwaya.reading.phrases import complementiser, day_before, finite, governed_clitic, noun_phrase, starts_phrase
from riwaya.reading.subjects import agrees
from riwaya.reading.valency import Valency, plausible_speaker

__all__ = ["Walk"]

_REACH = 60
"""Tokens from a cue to its content at most: what lies farther belongs to something else."""


_OPENING = {"نحن", "انا", "لذا", "لذلك", "لقد", "اذا", "لو", "تم", "هناك", "ليس", "لدينا", "علينا", "كنا", "نعم"}
"""Words that open somebody's own words where neither colon nor mark does."""


class _Step(Enum):
    ON = auto()
    STOP = auto()


class Walk:
    """One reading of the words behind a cue.

    *subject* is given when it stands before the verb. *objects*: a noun phrase is cut where the verb's object may
    begin; *tight*: it also is at every word that carries a preposition which the verb governs.
    """

    def __init__(
        self, para: Paragraph, i: int, reporting: Reporting, conj: str, limit: int, *,
        subject: Range | None = None, objects: bool = True, tight: bool = False,
    ) -> None:  # fmt: skip
        verb, shape = reporting.verb, reporting.shape
        self.para, self.toks, self.i, self.j = para, para.tokens, i, i + 1
        self.verb, self.shape = verb, shape
        self.valency = Valency.of(verb)
        self.limit, self.stop = limit, min(limit, i + _REACH)
        self.subject, self.given = subject, subject is not None
        self.objects, self.tight = objects, tight
        self.told = bool(reporting.object) and verb.takes("whom", "obj+ب", "obj+على", "obj+من", "obj/ب")
        self.commas = 0
        self.via: list[Span] = []
        self.draft = Draft(para, f"{shape.tense}:{verb.lemma}", [(i, i + 1)], i, i + 1, "", verb, shape.tense)
        self.draft.gender, self.draft.number = shape.gender, shape.number
        self.draft.conj, self.draft.attached = conj, reporting.object

    @property
    def participle(self) -> bool:
        """Whether the cue has no subject behind it: a participle, or a verb in the dual or plural."""
        return self.shape.tense == "participle" or self.shape.number in ("d", "p")

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
                if result is _Step.STOP:
                    return None
                if isinstance(result, Draft):
                    return result
                if result is _Step.ON:
                    break
            else:
                return None
        return None

    def _done(self, begin: int, how: str) -> Draft | _Step:
        toks = self.toks
        if begin >= min(len(toks), self.limit):
            return _Step.STOP
        if how in ("an", "colon", "obj") and complementiser(toks[begin]) and begin + 1 < self.limit:
            begin += 1
        self.draft.begin, self.draft.how = begin, how
        self.draft.source, self.draft.via = self.subject, self.via
        return self.draft

    def _on(self, j: int) -> _Step:
        if j <= self.j:
            return _Step.STOP
        self.j = j
        return _Step.ON

    @property
    def _said(self) -> bool:
        """Whether a form of قول has joined the cue (تابع قائلا), which reports whatever the verb is."""
        return len(self.draft.cue) > 1 and self.toks[self.draft.cue[-1][0]].rest in wordlist("saying")

    def _clause(self, t: Token) -> Draft | _Step | None:
        if not complementiser(t) or t.info.conj:
            return None
        before = self.toks[self.j - 1 : self.j] + self.toks[self.j - 2 : self.j - 1]
        if before[0].rest == "الي" and before[-1].f in {"بالاضافه", "اضافه"} and self.j - 2 > self.i:
            return _Step.STOP  # يتابع المجلس العمل بالإضافة إلى أن
        if self.toks[self.j - 1].f in {"لو", "كما", "الا"}:
            return _Step.STOP
        if self.toks[self.j - 1].f == "علي" and self.j - 1 > self.i and "علي" not in self.valency.standing:
            return _Step.STOP  # تعلم الحرفة على أن: on condition that
        reports = self._said or self.valency.clause
        return self._done(self.j + 1, "an") if reports else _Step.STOP

    def _colon(self, t: Token) -> Draft | _Step | None:
        if t.word.text != ":":
            return None
        return self._done(self.j + 1, "colon") if self._said or self.valency.speech else _Step.STOP

    def _quotation(self, t: Token) -> Draft | _Step | None:
        j, toks = self.j, self.toks
        if t.word.text not in "«“\"„‘'″" or self.para.closing(j) is None:
            return None
        if self.subject is None and not self.participle:
            end = noun_phrase(self.para, j, self.stop, apposed=True)
            after = toks[end] if j < end < len(toks) else None
            comma = (
                after is not None and after.word.text in "،," and end + 1 < self.stop and complementiser(toks[end + 1])
            )
            goes_on = after is not None and (
                complementiser(after) or after.word.text == ":" or after.rest in self.valency.standing or comma
            )
            aside = after is not None and after.info.has("prep", "pron", "time") and self._more_to_come(end)
            if goes_on or aside or (after is not None and starts_phrase(after)):
                self.subject = (j, end)
                return self._on(end)
        close = self.para.closing(j)
        if self.subject is not None and self.subject[1] == j and toks[j - 1].f == "ب" and "ب" in self.valency.written:
            self.subject = (self.subject[0], j - 1)  # القانون الذي صدر أمس بـ «…»
        if self.subject is not None and close is not None and toks[j - 1].rest in wordlist("occasions"):
            return self._on(close + 1)  # على هامش "مؤتمر المياه"
        if self.valency.speech or self.verb.takes("obj", "ل", "ب"):
            return self._done(j, "quote")
        return _Step.STOP

    def _more_to_come(self, j: int) -> bool:
        """Whether a quotation, a clause or the verb's preposition still follows, so that marks here hold a name."""
        for k in range(j, min(self.stop, j + 20)):
            t = self.toks[k]
            if t.word.text in ".؛":
                return False
            if complementiser(t) or (t.word.text in '«“"' and self.para.closing(k) is not None):
                return True
            if t.rest in self.valency.standing and t.rest not in ("في", "من"):
                return True
        return False

    def _saying(self, t: Token) -> _Step | None:
        if t.rest not in wordlist("saying"):
            return None
        self.draft.cue.append((self.j, self.j + 1))
        return self._on(self.j + 1)

    def _refusal(self, t: Token) -> Draft | _Step | None:
        if t.rest not in wordlist("comment") or fold(self.verb.lemma) not in wordlist("refuse"):
            return None
        if self.j + 2 < self.stop and self.toks[self.j + 1].rest in wordlist("comment-prepositions"):
            self.draft.cue.append((self.j, self.j + 2))
            return self._done(self.j + 2, "prep")
        return None

    def _preposition(self, t: Token) -> Draft | _Step | None:
        """A preposition that the verb governs: what follows is the content."""
        frame = self.valency.standing.get(t.rest)
        j, toks = self.j, self.toks
        if frame is None or t.info.conj or j + 1 >= self.stop:
            return None
        after = toks[j + 1]
        if after.rest in wordlist("asides") or after.info.base in wordlist("asides"):
            return None
        if t.rest in ("من", "في") and (after.info.has("time") or after.rest in wordlist("own-side") | wordlist("side")):
            return None
        if t.rest == "من" and after.rest in {"اجل", "خلال", "قبل", "ثم", "جراء"}:
            return None  # سخرت من أجل: not the verb's preposition
        if t.rest == "في" and after.info.has("event", "media"):
            return None
        if frame == "an" and not complementiser(after):
            return None
        refusing = after.rest in wordlist("comment") and fold(self.verb.lemma) in wordlist("refuse")
        if refusing and j + 3 < self.stop and toks[j + 2].rest in wordlist("comment-prepositions"):
            self.draft.cue.append((j, j + 3))  # امتنع عن التعليق على
            return self._done(j + 3, "prep")
        if frame == "object":
            between = self.subject is not None and j > self.i + 1  # هذا يرجع إلى has no object
            return self._done(j, "obj") if self.told or between else _Step.STOP
        self.draft.cue.append((j, j + 1))
        return self._done(j + 2 if complementiser(after) else j + 1, "prep")

    def _clitic(self, t: Token) -> Draft | _Step | None:
        """A word that carries a preposition which the verb governs (طالب بفتح تحقيق)."""
        j = self.j
        clitic = "ب" if t.f == "ب" and "ب" in self.valency.written else governed_clitic(t, self.valency.written)
        if not clitic or hearer(self.para, j):
            return None
        if t.f in {"بذلك", "بهذا"}:
            return _Step.STOP  # صرح بذلك: what was said is told before
        after = self.toks[j + 1] if j + 1 < self.stop else None
        idafa = after is not None and after.info.article and not after.info.conj
        manner = t.info.base in {"شكل", "صوره"} and not idafa
        if clitic == "ب" and (manner or t.info.has("event", "adv")) and not idafa:
            end = adverbial(self.para, j, self.stop)
            self.via += carriers(self.para, j, end)
            return self._on(max(end, j + 1))
        if self.verb.takes(clitic) or self.told:
            return self._done(j + 1 if t.f == "ب" else j, "obj")
        return None

    def _comma(self, t: Token) -> _Step | None:
        if not t.punct:
            return None
        j, toks, text = self.j, self.toks, t.word.text
        if text not in "،,-–؛;":
            return None if text in '([«“"‘' else _Step.STOP
        self.commas += 1
        after = toks[j + 1] if j + 1 < self.stop else None
        if self.commas > 4 or after is None or (text in "؛;" and not complementiser(after)):
            return _Step.STOP
        if text in "-–" and (end := adverbial(self.para, j, self.stop)) > j:
            return self._on(end)
        if (complementiser(after) and not after.info.conj) or after.f.startswith("بقول"):
            return self._on(j + 1)
        if not after.info.conj and (
            after.rest in self.valency.standing
            or after.word.text in ':«“"'
            or governed_clitic(after, self.valency.written)
            or adverbial(self.para, j + 1, self.stop) > j + 1
        ):
            return self._on(j + 1)
        if self.subject is not None and not self.given and self.subject[1] == j and self._describes(after):
            close = closing_comma(self.para, j, self.stop)
            if close is not None:
                self.subject = (self.subject[0], close)
                return self._on(close + 1)
        if after.info.has("rel") and self.subject is not None and self.subject[1] < j and self.valency.speech:
            for k in range(j + 2, min(self.stop - 1, j + 14)):  # في مؤتمر "المياه"، الذي عقد أمس: إن
                if toks[k].word.text == ":":
                    return self._on(k)
                if toks[k].punct or toks[k].reports()[1] or complementiser(toks[k]):
                    break
        behind = past_parenthesis(self.para, j, self.stop)
        if behind is not None:
            return self._on(behind)
        return self._on(j + 1) if self._resumes(after) else _Step.STOP

    def _describes(self, after: Token) -> bool:
        """Whether a clause behind the comma tells who an indefinite subject is (مسؤول، طلب عدم ذكر اسمه،)."""
        if self.subject is None:
            return False
        head = self.toks[self.subject[0]].info
        return (
            not head.article
            and not head.has("name", "actor")
            and (
                finite(after)
                or after.rest in {"هو", "هي", "هم"}
                or any(r.shape.tense == "past" for r in after.reports()[1])
            )
        )

    def _resumes(self, after: Token) -> bool:
        """Whether the object follows a comma that closes an apposition or an aside."""
        if self.subject is None or not self.verb.takes("obj"):
            return False
        if self.commas >= 2 and starts_phrase(after) and not after.info.conj:
            return True
        if event_noun(after) or after.info.has("noun"):
            return True
        apposed = any(t.word.text in "،," for t in self.toks[self.subject[0] : self.subject[1]])
        owned = len(after.f) > 4 and after.f.endswith(("ه", "ها", "هم", "هما")) and not after.info.has("name", "office")
        return apposed and (masdar_like(after) or owned)

    def _hearer(self, t: Token) -> _Step | None:
        """Who was spoken to; a medium among them is a carrier."""
        j = self.j
        to = t.rest == "الي" and bool(carriers(self.para, j + 1, min(self.stop, j + 6)))
        if not to and not hearer(self.para, j):
            return None
        end = adverbial(self.para, j, self.stop)
        self.via += carriers(self.para, j, end) or self._quoted_name(j, end)
        return self._on(end)

    def _quoted_name(self, j: int, end: int) -> list[Span]:
        """A quoted name that was spoken to (ل«الديرة»): an outlet, known or not."""
        opening = next((k for k in range(j, end) if self.para.closing(k) is not None), None)
        close = self.para.closing(opening) if opening is not None else None
        span = spread(self.para, (opening + 1, close)) if opening is not None and close is not None else None
        return [span] if span is not None else []

    def _quoting(self, t: Token) -> _Step | None:
        """``قالت الصحيفة نقلا عن مصادر إن``: the source is behind عن, the subject carries its words."""
        if t.f != "نقلا" or self.j + 2 >= self.stop or self.toks[self.j + 1].rest != "عن":
            return None
        end = noun_phrase(self.para, self.j + 2, self.stop)
        if end == self.j + 2:
            return _Step.STOP
        if self.subject is not None:
            named = carriers(self.para, *self.subject)
            span = spread(self.para, self.subject)
            self.via = (named or ([span] if span else [])) + self.via
        self.draft.cue.append((self.j, self.j + 2))
        self.subject = (self.j + 2, end)
        return self._on(end)

    def _circumstance(self, t: Token) -> _Step | None:
        """``وهو يتسلم الجائزة``: what the subject was doing."""
        if not (t.info.has("pron") and t.info.conj == "و" and self.subject is not None):
            return None
        for k in range(self.j + 1, min(self.stop, self.j + 12)):
            if self.toks[k].word.text in '،,:.«“"' or complementiser(self.toks[k]):
                return self._on(k)
        return _Step.STOP

    def _particle(self, t: Token) -> _Step | None:
        if t.rest in wordlist("foreign-clauses"):
            return _Step.STOP  # خصوصا أن, لأن: the clause behind them is not the verb's
        if (end := day_before(self.para, self.j)) > self.j:
            return self._on(end)
        if (
            t.f in {"قد", "لقد"}
            or t.info.base in wordlist("pronoun-prepositions")
            or t.f in wordlist("pronoun-prepositions")
        ):
            return self._on(self.j + 1)
        return None

    def _bare(self, t: Token) -> Draft | None:
        """The words themselves with nothing before them: قال نحن, أضاف لذا, تابع ستكون."""
        if (
            self._said
            and not self.verb.takes("obj")
            and self.j == self.draft.cue[-1][1]
            and starts_phrase(t)
            and not t.info.has("time", "event")
        ):
            begun = self._done(self.j, "colon")  # تابع فلان بالقول المبدأ واضح
            return begun if isinstance(begun, Draft) else None
        if not self.verb.takes("quote") or self.participle or t.info.conj or self.draft.attached:
            return None
        if (self.subject is not None and self.subject[1] != self.j) or self.shape.tense != "past":
            return None
        future = t.info.has("future", "vpart") and t.f.startswith(("ست", "سي", "سن"))
        if (t.f in _OPENING or future) and self.j + 2 < self.stop:
            result = self._done(self.j, "colon")
            return result if isinstance(result, Draft) else None
        return None

    def _subject(self, t: Token) -> Draft | _Step | None:
        if self.subject is not None or self.participle or not starts_phrase(t) or t.info.has("time") or t.info.conj:
            return None
        v = self.valency
        end = noun_phrase(self.para, self.j, self.stop, governed=v.written | v.standing.keys(),
                          obj=self.objects and v.objects, tight=self.tight, told=self.verb.takes("whom"))  # fmt: skip
        if end == self.j:
            return _Step.STOP
        accusative = t.f.endswith("ين") and t.info.number in ("d", "p") and t.info.has("people", "office")
        fits = plausible_speaker(self.para, (self.j, end)) and agrees(t, self.shape.gender, self.shape.number)
        fits = fits and not accusative
        if t.f == "كل" and self.j + 1 < self.stop and self.toks[self.j + 1].f in {"ما", "من"}:
            fits = False  # يرفض كل ما
        if not fits and self.valency.person:
            return self._done(self.j, "obj") if self._preposition_follows() else _Step.STOP
        if not fits and self.verb.takes("obj"):
            return self._done(self.j, "obj")
        if t.f in {"الله", "المولي", "العلي", "الباري"} and fold(self.verb.lemma) in {"سال", "دعا"}:
            self.told = True
            return self._on(end)
        self.subject = (self.j, end)
        return self._on(end)

    def _adverbial(self, t: Token) -> _Step | None:
        object_next = starts_phrase(t) and not t.info.has("time", "adv") and self.subject is not None
        takes = self.verb.takes("obj") and self.subject is not None
        end = (
            self.j
            if object_next and takes
            else adverbial(self.para, self.j, self.stop, obj=takes, governed=frozenset(self.valency.standing))
        )
        if end > self.j:
            self.via += carriers(self.para, self.j, end)
            return self._on(end)
        before = self.toks[self.j - 1].info
        if self.subject is not None and not self.given and not before.article and not before.has("name", "actor"):
            behind = asyndetic_end(self.para, self.j, self.stop, obj=self.verb.takes("obj"))
            if behind is not None and self.subject[1] == self.j:
                self.subject = (self.subject[0], behind)
                return self._on(behind)
        return None

    def _object(self, t: Token) -> Draft | _Step | None:
        """A direct object: the content itself, a part of it, or who was told."""
        j, verb = self.j, self.verb
        if not starts_phrase(t) and not (t.info.has("dem") and not t.punct):
            return None
        told_before = t.f == "ذلك" and verb.stance == "asserts" and not self.valency.person
        if told_before and j + 1 < self.stop and not self.toks[j + 1].info.article:
            return _Step.STOP  # أوضح ذلك خلال: what was said is told before
        if self.valency.person and not self.told:
            alone = verb.takes("obj") and (self.subject is not None or self.participle)
            return self._done(j, "obj") if alone or self._preposition_follows() else _Step.STOP
        if verb.takes("whom") and not self.told:
            end = noun_phrase(self.para, j, self.stop, governed=self.valency.written | self.valency.standing.keys())
            if j < end < self.stop and self._reaches(end):
                self.told = True
                self.via += carriers(self.para, j, end)
                return self._on(end)
        if verb.takes("obj") and (self.subject is not None or self.participle):
            return self._done(j, "obj")
        return None

    def _skip(self, t: Token) -> _Step | None:
        """Past what no step can read, to a complementiser or colon near by, when somebody is known to speak."""
        if t.info.conj == "" and t.f[-1:] == "ا" and any(r.shape.tense == "participle" for r in t.reports()[1]):
            return None  # علق … مشيرا إلى: another cue
        if not self.valency.speech or self.subject is None or not plausible_speaker(self.para, self.subject):
            return None
        for k in range(self.j + 1, min(self.stop, self.j + 16)):
            u = self.toks[k]
            if (complementiser(u) and not u.info.conj) or u.word.text == ":":
                self.via += carriers(self.para, self.j, k)
                return self._on(k)
            if u.word.text in ".؛؟!" or u.reports()[1] or u.info.has("comp", "neg"):
                return None
        return None

    def _preposition_follows(self) -> bool:
        """Whether an object in hand is followed by one of the verb's prepositions within the clause."""
        for k in range(self.j, min(self.limit, self.j + 30)):
            t = self.toks[k]
            reached = governed_clitic(t, self.valency.written) or t.rest in self.valency.standing or complementiser(t)
            if reached or t.word.text in '«“"' or t.f == "ب":
                return True
            if t.word.text in ".؛":
                return False
        return False

    def _reaches(self, end: int) -> bool:
        t = self.toks[end]
        near = complementiser(t) or t.rest in self.valency.standing or t.word.text in '«“":،,'
        return near or bool(t.info.prep) or t.info.has("prep", "time")
