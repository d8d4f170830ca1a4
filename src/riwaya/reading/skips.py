"""Skips: the steps of a walk past clauses that it cannot read, to the words that they lead to."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.carriers import carriers
from riwaya.reading.steps import Step, Steps
from riwaya.reading.valency import plausible_speaker
from riwaya.reading.words import complementiser

__all__ = ["Skips"]

_SPEECH = 6
"""Tokens of a quotation that is rather somebody's words than a name, at least."""


class Skips(Steps):
    """The steps that leave out what describes a text or a speaker on the way to what is said."""

    def _received(self, t: Token) -> int:
        """The end of ``تلقت «النهر» نسخة منه`` behind a text, where token *t* begins it; else its own place."""
        j, toks = self.j, self.toks
        if t.rest not in wordlist("receiving") or not toks[j - 1].info.has("document", "event"):
            return j
        for k in range(j + 1, min(self.stop, j + 10)):
            if toks[k].f in {"منه", "منها", "عليه", "عليها", "به", "بها"}:
                return k + 1
            if toks[k].word.text in "،,.؛:" or complementiser(toks[k]):
                break
        return j

    def _spoken(self, k: int, close: int) -> bool:
        """Whether the marks from *k* to *close* hold somebody's words rather than a name."""
        return close - k > _SPEECH and any(t.finite for t in self.toks[k:close])

    def _colon_near(self) -> int | None:
        """The colon that ends a participle's short phrase, before any clause."""
        for k in range(self.j + 1, min(self.stop, self.j + 7)):
            if self.toks[k].word.text == ":":
                return k if k > self.j + 1 else None
            if self.toks[k].punct or complementiser(self.toks[k]) or self.toks[k].finite:
                return None
        return None

    def _skip(self, t: Token) -> Step | None:
        """Past what no step can read, to a complementiser or colon near by, when somebody is known to speak."""
        if t.info.conj == "" and t.f[-1:] == "ا" and any(r.shape.tense == "participle" for r in t.reports()[1]):
            if fold(self.verb.lemma) in wordlist("saying-verbs") and (colon := self._colon_near()) is not None:
                return self.on(colon)  # قال معلنا عن القرار: «…»
            return None  # علق … مشيرا إلى: another cue
        if t.reports()[0] and any(r.shape.tense in ("past", "present") for r in t.reports()[1]):
            return None  # علق على ذلك وقال
        if any(fold(r.verb.lemma) in wordlist("passive-thoughts") for r in t.reports()[1]) and t.f[0] == "ي":
            return None  # وثائق يفترض أنها: what is thought of a thing
        if not self.valency.speech or self.subject is None or not plausible_speaker(self.para, self.subject):
            return None
        quoted = self.toks[self.j - 1].word.text in '»”"' and "rel" in t.info.classes  # “مؤتمر المياه” الذي عقد أمس “…
        for k in range(self.j + 1, min(self.stop, self.j + 16)):
            u = self.toks[k]
            close = self.para.closing(k) if u.word.text in '«“"' else None
            if close is not None and (quoted or self._spoken(k, close)):
                return self.on(k)
            if (complementiser(u) and not u.info.conj) or u.word.text == ":":
                self.via += carriers(self.para, self.j, k)
                return self.on(k)
            if u.word.text in ".؛؟!" or u.reports()[1] or u.info.has("comp", "neg"):
                return None
        return None
