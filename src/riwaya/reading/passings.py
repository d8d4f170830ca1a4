"""Passings: the steps of a walk that go past what stands between a cue and its content."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial, clause_past_place
from riwaya.reading.carriage import carriage
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.nounforms import event_noun, masdar_like, plain_masdar
from riwaya.reading.parentheses import asyndetic_end, closing_comma, indefinite, past_parenthesis
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.skips import Skips
from riwaya.reading.steps import Step
from riwaya.reading.words import SOURCING, complementiser, day_before, finite, governed_clitic, starts_phrase

__all__ = ["Passings"]


class Passings(Skips):
    """The steps that go on: commas, hearers, asides, adverbials."""

    def _comma(self, t: Token) -> Draft | Step | None:
        if not t.punct:
            return None
        j, toks, text = self.j, self.toks, t.word.text
        if text in "»”" and j not in self.para.openings and j + 1 < self.stop:
            return self.on(j + 1)  # a stray mark: لـ»المدينة»
        if text not in "،,-–؛;":
            return None if text in '([«“"‘' else Step.STOP
        self.commas += 1
        after = toks[j + 1] if j + 1 < self.stop else None
        if self.commas > 4 or after is None or (text in "؛;" and not complementiser(after)):
            return Step.STOP
        if text in "-–" and (end := adverbial(self.para, j, self.stop)) > j:
            return self.on(end)
        if text in "-–" and self._two_names(j):
            return self.on(j + 2)  # جامعة ويسكونسن - ماديسون
        if text in "-–" and after.f in SOURCING and self.subject is not None:
            return self.on(j + 1)  # ذكر مصدر - حسب الوكالة:
        if text in "،," and "prep" in after.info.classes and (far := self._object_behind(j)) is not None:
            return self.on(far)
        if (complementiser(after) and not after.info.conj) or after.f.startswith("بقول"):
            return self.on(j + 1)
        if not after.info.conj and (
            after.rest in self.valency.standing
            or after.f in self.valency.written
            or after.word.text in ':«“"'
            or governed_clitic(after, self.valency.written)
            or adverbial(self.para, j + 1, self.stop) > j + 1
        ):
            return self.on(j + 1)
        own = self.subject is not None and not self.given and self.subject[1] == j
        if own and "pron" in after.info.classes and after.info.conj == "و":  # سالم، وهو معلم:
            for k in range(j + 2, min(self.stop, j + 26)):
                if toks[k].word.text in "،,:" or complementiser(toks[k]):
                    self.subject = (self.subject[0], k) if self.subject is not None else None
                    return self.on(k)
                if toks[k].word.text in ".؛«“":
                    break
        if own and after.info.article and after.info.base in wordlist("describing"):
            end = noun_phrase(self.para, j + 1, self.stop, apposed=True)
            close = closing_comma(self.para, j, self.stop)
            end = close if close is not None else max(end, adverbial(self.para, end, self.stop))
            self.subject = (self.subject[0], end) if self.subject is not None else None
            return self.on(end)
        if own and after.info.article and not after.reports()[1] and starts_phrase(after):
            close = closing_comma(self.para, j, self.stop)
            if close is not None and close + 1 < self.stop and self._governed(toks[close + 1]):
                self.subject = (self.subject[0], close) if self.subject is not None else None
                return self.on(close)  # أعلن طيران الواحة، الناقل الوطني، عن
        colon = self._next_colon(j) if own and self.valency.speech and not after.info.conj else None
        if colon is not None:
            self.subject = (self.subject[0], colon) if self.subject is not None else None
            return self.on(colon)  # تقول سالمة، مقررة اللجنة في البرلمان:
        bare = j == self.i + 1 and self.shape.tense == "past" and self.shape.number == "s" and not self.draft.attached
        if bare and fold(self.verb.lemma) in wordlist("saying-verbs") and not self._leads_on(j + 1):
            return self.done(j + 1, "colon")  # وأضاف، نتشرف بكم
        if own and self.verb.takes("obj") and (close := closing_comma(self.para, j, self.stop)) and close - j < 5:
            content = toks[close + 1]
            if content.f == "ما" or event_noun(content) or plain_masdar(content):
                return self.on(close + 1)  # نفى الوزير، جملة وتفصيلا، ما تردد
        if self.subject is not None and not self.given and self.subject[1] == j and self._describes(after):
            close = closing_comma(self.para, j, self.stop)
            if close is not None:
                self.subject = (self.subject[0], close)
                return self.on(close + 1)
        if "rel" in after.info.classes and self.subject is not None and self.subject[1] < j and self.valency.speech:
            for k in range(j + 2, min(self.stop - 1, j + 14)):  # في مؤتمر "المياه"، الذي عقد أمس: إن
                if toks[k].word.text == ":":
                    return self.on(k)
                if toks[k].punct or toks[k].reports()[1] or complementiser(toks[k]):
                    break
        if carriage(self.para, j + 1, self.stop)[1]:
            return self.on(j + 1)
        wants = self.valency.prepositions if self.subject is not None else frozenset()
        behind = past_parenthesis(self.para, j, self.stop, wants)
        if behind is not None:
            return self.on(behind)
        return self.on(j + 1) if self._resumes(after) else Step.STOP

    def _two_names(self, j: int) -> bool:
        """Whether the dash at *j* stands between two words of a foreign name, with a pause behind it."""
        a, b = self.toks[j - 1], self.toks[j + 1]
        plain = not any(t.info.article or t.info.prep or t.info.conj or t.punct for t in (a, b))
        known = all(t.info.classes <= {"name", "name-foreign", "actor"} for t in (a, b))
        return plain and known and j + 2 < self.stop and self.toks[j + 2].word.text in "،,"

    def _next_colon(self, j: int) -> int | None:
        """The colon near behind the comma at *j* when nothing but an apposition stands between, else None."""
        if not starts_phrase(self.toks[j + 1]) and not self.toks[j + 1].word.text.endswith("ة"):
            return None
        for k in range(j + 1, min(self.stop, j + 12)):
            t = self.toks[k]
            if t.word.text == ":":
                return k
            said = t.f.endswith("ا") and t.reports()[1]
            if t.punct or said or complementiser(t) or (t.reports()[0] and not t.info.has("office", "people")):
                return None
        return None

    def _leads_on(self, j: int) -> bool:
        """Whether a clause, a colon or a quotation is still ahead of the token *j* in the sentence's next words."""
        for t in self.toks[j : min(self.stop, j + 16)]:
            if (complementiser(t) and not t.f.startswith("ب")) or t.word.text in ':«“"':
                return True
            if t.word.text in ".؛":
                break
        return False

    def _object_behind(self, j: int) -> int | None:
        """The object behind the comma that closes the aside opened at *j*: ، في تصريح أدلى به أمس، حرص الوزارة على."""
        if self.subject is None or not self.verb.takes("obj") or self.valency.person:
            return None
        close = closing_comma(self.para, j, self.stop)
        while close is not None:
            behind = self.toks[close + 1]
            if complementiser(behind) or behind.info.conj:
                return None
            if event_noun(behind) or behind.f in wordlist("object-heads") or behind.f in {"كل", "جميع", "كافه", "ما"}:
                return close + 1
            close = closing_comma(self.para, close, self.stop)
        return None

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
        told = self.valency.objects and not self.told and starts_phrase(after) and not after.info.conj
        if told and not self.verb.takes("obj") and (self.subject is not None or self.participle):
            end = noun_phrase(self.para, self.j + 1, self.stop, governed=self.valency.prepositions)
            end += end < self.stop and self.toks[end].word.text in "،,"
            return end < self.stop and self._governed(self.toks[end])  # طالبوا من خلال الشكوى، الإدارة بكذا
        if self.subject is None or not self.verb.takes("obj"):
            return False
        if self.commas >= 2 and starts_phrase(after) and not after.info.conj:
            return True
        if event_noun(after) or "noun" in after.info.classes or plain_masdar(after):
            return True
        if not after.info.conj and after.info.base in wordlist("reported-heads"):
            return True
        apposed = any(t.word.text in "،," for t in self.toks[self.subject[0] : self.subject[1]])
        owned = len(after.f) > 4 and after.f.endswith(("ه", "ها", "هم", "هما")) and not after.info.has("name", "office")
        return apposed and (masdar_like(after) or owned)

    def _circumstance(self, t: Token) -> Step | None:
        """``وهو يتسلم الجائزة``: what the subject was doing."""
        if not ("pron" in t.info.classes and t.info.conj == "و" and self.subject is not None):
            return None
        for k in range(self.j + 1, min(self.stop, self.j + 26)):
            if self.toks[k].word.text in '،,:.«“"' or complementiser(self.toks[k]):
                after = self.toks[self.j + 1].info
                many = self.subject[1] - self.subject[0] > 1
                if after.has("office", "people", "title") and many and not self.given and self.subject[1] == self.j:
                    self.subject = (self.subject[0], k)  # سالم وهو متحدث باسم الوزارة
                return self.on(k)
        return Step.STOP

    def _particle(self, t: Token) -> Step | None:
        whatever = t.rest == "بما" and self.j + 1 < self.stop and not complementiser(self.toks[self.j + 1])
        if t.rest in wordlist("foreign-clauses") and not whatever:
            return Step.STOP  # خصوصا أن, لأن: the clause behind them is not the verb's
        if t.rest in {"بعد", "قبل", "دون"} and self.j + 1 < self.stop and self.toks[self.j + 1].f == "ان":
            for k in range(self.j + 2, min(self.stop, self.j + 16)):  # بعد أن زار القرية إن
                close = self.para.closing(k) if self.toks[k].word.text in '«“"' else None
                if complementiser(self.toks[k]) or self.toks[k].word.text == ":" or (close or 0) - k > 6:
                    return self.on(k)
        if (end := day_before(self.para, self.j)) > self.j:
            return self.on(end)
        if (end := self._received(t)) > self.j:
            return self.on(end)
        if t.f == "لذلك" and self.j + 1 < self.stop and complementiser(self.toks[self.j + 1]):
            return self.on(self.j + 1)  # وتضيف لذلك أن
        if t.f in wordlist("anonymously") and self.j + 1 < self.stop and self.toks[self.j + 1].f in {"عدم", "الا"}:
            for k in range(self.j + 2, min(self.stop, self.j + 12)):  # طالبا عدم نشر اسمه إن
                if complementiser(self.toks[k]) or self.toks[k].word.text == ":":
                    return self.on(k)
        if (
            t.f in {"قد", "لقد"}
            or (t.f in wordlist("veils") and fold(self.verb.lemma) in {"لفت", "كشف", "اماط"})
            or t.info.base in wordlist("pronoun-prepositions")
            or t.f in wordlist("pronoun-prepositions")
        ) and t.word.text != "منى":
            if t.f in wordlist("veils"):
                self.draft.cue.append((self.j, self.j + 1))  # لافتا النظر إلى
            self.told = self.told or (t.rest.startswith("من") and self.verb.takes("obj+من"))  # طلبت منهم إرسال
            return self.on(self.j + 1)
        return None

    def _adverbial(self, t: Token) -> Step | None:
        object_next = starts_phrase(t) and not t.info.has("time", "adv") and self.subject is not None
        takes = self.verb.takes("obj") and self.subject is not None
        after = self.toks[self.j + 1] if self.j + 1 < self.stop else None
        if (
            "time-unit" in t.info.classes
            and t.f.startswith("ال")
            and after is not None
            and "time-adjective" in after.info.classes
        ):
            return self.on(self.j + 2)  # أعلنت العام الماضي قائمة
        end = (
            self.j
            if object_next and takes
            else adverbial(self.para, self.j, self.stop, obj=takes, governed=self.valency.prepositions)
        )
        if end > self.j:
            self.via += carriers(self.para, self.j, end)
            return self.on(end)
        if t.f[0] == "ب" and not t.info.classes and "an" in self.verb.frames:
            clause = clause_past_place(self.para, self.j, self.stop)
            if clause > self.j:
                return self.on(clause)  # وبين سماحته بجامع الإمام، أن
        if self.subject is not None and not self.given and indefinite(self.para, self.subject):
            behind = asyndetic_end(
                self.para, self.j, self.stop, obj=self.verb.takes("obj"), governed=self.valency.standing.keys()
            )
            if behind is not None and self.subject[1] == self.j:
                self.subject = (self.subject[0], behind)
                return self.on(behind)
        told = self.j > self.i + 1 and (self.subject is None or self.subject[1] < self.j)
        before = self.toks[self.j - 1].info
        if told and not before.article and not before.has("name", "actor"):  # في بيان تلقت الصحيفة نسخة منه أن
            behind = asyndetic_end(self.para, self.j, self.stop)
            if behind is not None and not self._said_itself(self.j):
                self.via += carriers(self.para, self.j, behind)
                return self.on(behind)
        return None

    def _said_itself(self, j: int) -> bool:
        """Whether the verb at *j* has a clause of its own: ونشروا عينة قالوا إنها."""
        return any(r.verb.takes("an") and not r.object for r in self.toks[j].reports()[1])
