"""Steps: what every step of a walk behind a cue knows and does."""

from __future__ import annotations

from enum import Enum, auto

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Span
from riwaya.reading.carriage import carried_between
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.ranges import Range
from riwaya.reading.splitting import hearer_in, object_in
from riwaya.reading.valency import Valency
from riwaya.reading.words import complementiser, conditional, governed_clitic

__all__ = ["Step", "Steps"]


REACH = 60
"""Tokens from a cue to its content at most: what lies farther belongs to something else."""


class Step(Enum):
    """What a step says of the walk, when it does not end it with a draft."""

    ON = auto()
    STOP = auto()


class Steps:
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
        self.limit, self.stop = limit, min(limit, i + REACH)
        self.subject, self.given = subject, subject is not None
        self.objects, self.tight = objects, tight
        self.told = bool(reporting.object) and verb.takes("whom", "obj+ب", "obj+على", "obj+من", "obj/ب")
        self.commas = 0
        self.person: Range | None = None
        self.via: list[Span] = []
        self.draft = Draft(para, f"{shape.tense}:{verb.lemma}", [(i, i + 1)], i, i + 1, "", verb, shape.tense)
        self.draft.gender, self.draft.number = shape.gender, shape.number
        self.draft.conj, self.draft.attached = conj, reporting.object

    @property
    def participle(self) -> bool:
        """Whether the cue has no subject behind it: a participle, or a verb in the dual or plural."""
        return self.shape.tense == "participle" or self.shape.number in ("d", "p")

    @property
    def said(self) -> bool:
        """Whether a form of قول has joined the cue (تابع قائلا), which reports whatever the verb is."""
        return len(self.draft.cue) > 1 and self.toks[self.draft.cue[-1][0]].rest in wordlist("saying")

    def done(self, begin: int, how: str) -> Draft | Step:
        """The draft whose content begins at token *begin*, introduced *how*."""
        toks = self.toks
        if begin >= min(len(toks), self.limit):
            return Step.STOP
        lemma = fold(self.verb.lemma)
        if not self.told and lemma in wordlist("needs-hearer") and (self.shape.tense != "past" or lemma == "اطلع"):
            return Step.STOP  # يشعر, يبلغ طولها, اطلع على: rather another verb
        if how in ("an", "colon", "obj") and complementiser(toks[begin]) and begin + 1 < self.limit:
            after = toks[begin + 1]
            iff = how == "an" and toks[begin].f == "ان" and (after.f == "لم" or conditional(after))
            begin += not iff  # حذر من أنه إن لم تسارع الحكومة
        if how == "colon" and toks[begin].word.text in "»”" and begin + 1 < self.limit:
            begin += 1  # أضافت:» …
        begin, how = self._parted(begin, how)
        silent = how == "obj" and lemma in wordlist("refuse") and toks[begin].rest in wordlist("disclosures")
        if silent and begin + 1 < self.limit:
            self.draft.cue.append((begin, begin + 1))  # رفض تأكيد النبأ
            begin += 1
        self.draft.begin, self.draft.how = begin, how
        self.draft.source, self.draft.via = self.subject, self.via or self._passed(begin)
        return self.draft

    def _parted(self, begin: int, how: str) -> tuple[int, str]:
        """*begin* and *how* after an object that the subject has swallowed is given back to the verb."""
        bound, whom = self.valency.bound, self.verb.takes("whom")
        if self.subject is None or self.given or self.told or self.draft.attached or not (bound or whom):
            return begin, how
        if self.subject[1] < min(begin, self.j) - 2 * (len(self.draft.cue) > 1):
            return begin, how
        at = (object_in if bound else hearer_in)(self.para, self.subject)
        if at is None:
            return begin, how
        if bound:
            del self.draft.cue[1:]
        else:
            self.via += carriers(self.para, at, self.subject[1])
        self.subject = (self.subject[0], at)
        return (at, "obj") if bound or (how == "obj" and self.included) else (begin, how)

    @property
    def included(self) -> bool:
        """Whether who is addressed is part of what is said (وعد اللاعبين بمكافأة), not only told it."""
        return fold(self.verb.lemma) not in wordlist("telling")

    def _passed(self, begin: int) -> list[Span]:
        """The carriers named between the cue and token *begin*, outside the subject, that no step has kept."""
        a, b = self.subject if self.subject is not None else (begin, begin)
        parts = [(self.i + 1, begin)] if b <= self.i else [(self.i + 1, a), (b, begin)]
        return [v for first, last in parts if last - first > 1 for v in carried_between(self.para, first, last)]

    def on(self, j: int) -> Step:
        """The walk goes on at token *j*."""
        if j <= self.j:
            return Step.STOP
        self.j = j
        return Step.ON

    def more_to_come(self, j: int) -> bool:
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

    def _governed(self, t: Token) -> bool:
        """Whether the word is or carries a preposition of the verb, or opens a clause."""
        return complementiser(t) or t.rest in self.valency.standing or bool(governed_clitic(t, self.valency.written))

    def preposition_follows(self) -> bool:
        """Whether an object in hand is followed by one of the verb's prepositions within the clause."""
        for k in range(self.j, min(self.limit, self.j + 30)):
            t = self.toks[k]
            reached = governed_clitic(t, self.valency.written) or t.rest in self.valency.standing or complementiser(t)
            if reached or t.word.text in '«“"' or t.f == "ب":
                return True
            if t.word.text in ".؛":
                return False
        return False
