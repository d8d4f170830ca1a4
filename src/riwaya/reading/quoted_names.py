"""Quoted names: marks behind a verb that hold who speaks, not what is said: أعلنت «الواحة» أرباحها."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import hearer
from riwaya.reading.nounforms import event_noun, masdar_like, plain_masdar
from riwaya.reading.steps import Step, Steps
from riwaya.reading.subjects import agrees
from riwaya.reading.words import complementiser, finite, governed_clitic, starts_phrase

__all__ = ["QuotedNames"]

_WORDS = 4
"""Words of a name in marks at most, when nothing else shows it to be one."""


class QuotedNames(Steps):
    """The question whether marks right behind the verb hold its subject."""

    def _name_in_marks(self, j: int, close: int) -> Step | None:
        """On behind the marks from token *j* to *close* when they name the subject; STOP when they hold no speech."""
        words = self.toks[j + 1 : close]
        alone = self.subject is None and not self.participle and j == self.i + 1 and not self.draft.attached
        if not alone or not 0 < len(words) <= _WORDS or close + 2 >= self.stop:
            return None
        after = self.toks[close + 1]
        if (after.punct and after.word.text != ":") or after.info.conj or "rel" in after.info.classes:
            return None
        if any(w.punct or finite(w) or w.info.has("prep", "sub", "comp", "pron", "neg", "dem") for w in words):
            return None
        head = words[0]
        stated = event_noun(head) or plain_masdar(head) or head.info.base in wordlist("reported-heads")
        if stated or (masdar_like(head) and not head.info.article) or self.valency.bound:
            return None
        if not agrees(head, self.shape.gender, self.shape.number):
            return None
        told = any(
            complementiser(t) or t.word.text == ":" or self._governed(t)
            for t in self.toks[close + 1 : min(self.stop, close + 7)]
        )
        if fold(self.verb.lemma) == "اعتبر" and self.shape.tense == "present":
            return Step.STOP  # تعتبر «الواحة» من أقدم: is held to be, by nobody in particular
        objects = self.verb.takes("obj") and (starts_phrase(after) or after.info.has("prep", "adv", "time"))
        if told or (objects and not after.info.article) or (self.verb.takes("quote") and hearer(self.para, close + 1)):
            self.subject = (j, close + 1)
            return self.on(close + 1)
        deed = not objects and not governed_clitic(after, self.valency.written) and len(words) < _WORDS
        return Step.STOP if deed and not self.verb.takes("obj") else None
