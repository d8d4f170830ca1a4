"""Sayings: the steps of a walk at words of saying that join the cue: أضاف قائلا، اكتفى بالإشارة إلى."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.reporting import reportings
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.steps import Step, Steps
from riwaya.reading.valency import Valency
from riwaya.reading.words import complementiser

__all__ = ["Sayings"]


class Sayings(Steps):
    """The steps at words of saying behind a cue."""

    def _saying(self, t: Token) -> Step | None:
        if t.rest not in wordlist("saying"):
            return None
        self.draft.cue.append((self.j, self.j + 1))
        return self.on(self.j + 1)

    def _manner(self, t: Token) -> Step | None:
        """``أردف المدير موضحا:``: a participle of saying right before the words themselves joins a verb of going on."""
        if t.f[-1] not in "اهن" or self.j + 1 >= self.stop or self.toks[self.j + 1].word.text not in ':«“"':
            return None
        if fold(self.verb.lemma) not in wordlist("continuing") or self.shape.tense == "participle" or t.info.article:
            return None
        told = any(r.shape.tense == "participle" and r.verb.takes("an") for r in t.reports()[1])
        if not told or (self.subject is not None and self.subject[1] != self.j and not self.given):
            return None
        self.draft.cue.append((self.j, self.j + 1))
        return self.on(self.j + 1)

    def _telling_noun(self, t: Token) -> Draft | Step | None:
        """``اكتفى بالإشارة إلى``, ``ختم بالتأكيد أن``: a noun of saying behind ب, which joins a verb of saying."""
        j = self.j
        if t.f[0] != "ب" or j + 2 >= self.stop or fold(self.verb.lemma) not in wordlist("replying"):
            return None
        form = t.f.removeprefix("ب").removeprefix("ال")
        reading = next((r for r in reportings(form) if r.shape.tense == "masdar" and not r.object), None)
        after = self.toks[j + 1]
        if reading is None or after.info.conj:
            return None
        standing = after.rest in Valency.of(reading.verb).standing
        if not standing and not (complementiser(after) and reading.verb.takes("an")):
            return None
        self.draft.cue.append((j, j + 1 + standing))
        self.draft.verb = reading.verb
        clause = complementiser(self.toks[j + standing + 1])
        return self.done(j + 1 + standing + clause, "prep" if standing else "an")

    def _refusal(self, t: Token) -> Draft | Step | None:
        if t.rest not in wordlist("comment") or fold(self.verb.lemma) not in wordlist("refuse"):
            return None
        if self.j + 2 < self.stop and self.toks[self.j + 1].rest in wordlist("comment-prepositions"):
            self.draft.cue.append((self.j, self.j + 2))
            return self.done(self.j + 2, "prep")
        return None
