"""Openings: the steps of a walk that find where the content begins."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial, clause_past_place, hearer
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.outlets import past_name
from riwaya.reading.parentheses import closing_comma
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.quoted_names import QuotedNames
from riwaya.reading.steps import Step
from riwaya.reading.subjects import agrees
from riwaya.reading.words import complementiser, finite, governed_clitic, starts_phrase

__all__ = ["Openings"]


_OPENING = {"نحن", "انا", "لذا", "لذلك", "لقد", "اذا", "لو", "تم", "هناك", "ليس", "لدينا", "علينا", "كنا", "نعم"}
"""Words that open somebody's own words where neither colon nor mark does."""


_NO_CLAUSE = frozenset(["لو", "كما", "الا", "منذ", "بعد", "قبل", "دون", "رغم", "بدل", "سوي", "لمجرد", "بمجرد"])
"""Words whose clause with أن tells when and how, not what is said: منذ أن."""

_WITH_WHAT = {"عما": "عن", "مما": "من"}


class Openings(QuotedNames):
    """The steps that may end a walk with a draft."""

    def _clause(self, t: Token) -> Draft | Step | None:
        if not complementiser(t) or t.info.conj:
            return None
        before = self.toks[self.j - 1 : self.j] + self.toks[self.j - 2 : self.j - 1]
        if before[0].rest == "الي" and before[-1].f in {"بالاضافه", "اضافه"} and self.j - 2 > self.i:
            return Step.STOP  # يتابع المجلس العمل بالإضافة إلى أن
        if self.toks[self.j - 1].f in _NO_CLAUSE and self.j - 1 > self.i:
            return Step.STOP
        led = self.toks[self.j - 1].f == "الي" and fold(self.verb.lemma) == "دفع"
        if led:
            return Step.STOP  # دفع الوزير إلى أن يستقيل
        if self.toks[self.j - 1].f == "علي" and self.j - 1 > self.i and "علي" not in self.valency.standing:
            return Step.STOP  # تعلم الحرفة على أن: on condition that
        reports = self.said or self.valency.clause
        return self.done(self.j + 1, "an") if reports else Step.STOP

    def _colon(self, t: Token) -> Draft | Step | None:
        if t.word.text != ":":
            return None
        return self.done(self.j + 1, "colon") if self.said or self.valency.speech else Step.STOP

    def _quotation(self, t: Token) -> Draft | Step | None:
        j, toks = self.j, self.toks
        if self.subject is not None and t.punct and (named := past_name(self.para, j)) > j:
            after = toks[named] if named < self.stop else None
            if after is not None and (complementiser(after) or governed_clitic(after, self.valency.written)):
                self.via += carriers(self.para, j, named)
                return self.on(named)  # أخبر المدير «النهر» أن
        close = self.para.closing(j)
        if close is None and t.word.text in "«“" and self.valency.speech and (self.subject is not None or self.said):
            return self.done(j + 1, "colon")  # a mark that nothing closes
        if t.word.text not in "«“\"„‘'″" or close is None:
            return None
        if self._named(j, close):
            self.subject = (j if self.subject is None else self.subject[0], close + 1)
            return self.on(close + 1)
        if self.subject is None and not self.participle:
            end = noun_phrase(self.para, j, self.stop, apposed=True)
            after = toks[end] if j < end < len(toks) else None
            comma = (
                after is not None and after.word.text in "،," and end + 1 < self.stop and complementiser(toks[end + 1])
            )
            goes_on = after is not None and (
                complementiser(after) or after.word.text == ":" or after.rest in self.valency.standing or comma
            )
            aside = after is not None and after.info.has("prep", "pron", "time") and self.more_to_come(end)
            if goes_on or aside or (after is not None and starts_phrase(after)):
                self.subject = (j, end)
                return self.on(end)
        if (named_so := self._name_in_marks(j, close)) is not None:
            return named_so
        if self.valency.person and self._object_named(j):
            return self.done(j, "obj")  # متهمة "جماعات" بكذا
        if self.subject is not None and self.subject[1] == j and toks[j - 1].f == "ب" and "ب" in self.valency.written:
            self.subject = (self.subject[0], j - 1)  # القانون الذي صدر أمس بـ «…»
        if self.subject is not None and (toks[j - 1].rest in wordlist("occasions") or self._medium(j, close)):
            return self.on(close + 1)  # على هامش "مؤتمر المياه"
        if self.valency.speech or self.verb.takes("obj", "ل", "ب"):
            return self.done(j, "quote")
        return Step.STOP

    def _named(self, j: int, close: int) -> bool:
        """Whether the marks from token *j* to *close* hold the speaker's name: وقال "الحمودي"، خلال حفل …"""
        words = self.toks[j + 1 : close]
        if self.given or self.participle or not 0 < len(words) < 8 or close + 2 >= self.stop:
            return False
        if self.subject is not None and self.subject[1] != j:
            return False
        if any(w.punct or finite(w) or w.info.has("prep", "sub", "comp", "pron", "neg") for w in words):
            return False
        if len(words) > 3 and not words[0].info.has("title", "name", "office"):
            return False
        after, then = self.toks[close + 1], self.toks[close + 2]
        if after.word.text not in "،,؛":
            alone = self.subject is None and len(words) == 1 and words[0].f.startswith("ال")
            alone = alone and agrees(words[0], self.shape.gender, self.shape.number)
            behind = starts_phrase(after) and not after.info.article
            colon = any(x.word.text == ":" for x in self.toks[close + 2 : min(self.stop, close + 8)])
            more = colon or self.more_to_come(close + 2)
            spoken_to = more and (hearer(self.para, close + 1) or after.f.startswith("لل"))  # "المطيري" لـ"النهر" إن
            return alone and (behind or spoken_to or bool(governed_clitic(after, self.valency.written)))
        apposed = (
            closing_comma(self.para, close + 1, self.stop) if after.word.text in "،," and starts_phrase(then) else None
        )
        if apposed is not None and self._governed(self.toks[apposed + 1]):
            return True  # أعلنت «الواحة»، شركة التطوير العقاري، عن
        return bool(
            complementiser(then)
            or then.rest in self.valency.standing
            or (after.word.text in "،," and then.info.has("prep", "time") and self.more_to_come(close + 2))
        )

    def _medium(self, j: int, close: int) -> bool:
        """Whether the marks hold the name of a network or a paper spoken to, with more behind it: لشبكة "النهر" أمس."""
        last = self.toks[j - 1]
        head = last.info.base in wordlist("mass-media") or "media" in last.info.classes
        return head and bool(last.info.prep or "prep" in self.toks[j - 2].info.classes) and self.more_to_come(close + 1)

    def _object_named(self, j: int) -> bool:
        """Whether the quotation at *j* is a short name that the verb's preposition follows."""
        close = self.para.closing(j)
        if close is None or close - j > 5 or close + 1 >= self.stop:
            return False
        after = self.toks[close + 1]
        return bool(governed_clitic(after, self.valency.written)) or after.f == "ب" or complementiser(after)

    def _preposition(self, t: Token) -> Draft | Step | None:
        """A preposition that the verb governs: what follows is the content."""
        frame = self.valency.standing.get(t.rest)
        j, toks = self.j, self.toks
        if (
            frame is None
            and self.valency.standing.get(_WITH_WHAT.get(t.f, "")) == "content"
            and self.verb.lemma != "نهى"
        ):
            return self.done(j, "obj")  # تحدث عما حدث
        if frame is None or t.info.conj or j + 1 >= self.stop:
            return None
        after = toks[j + 1]
        if after.rest in wordlist("asides") or after.info.base in wordlist("asides"):
            return None
        if t.rest in ("من", "في") and (
            "time" in after.info.classes or after.rest in wordlist("own-side") | wordlist("side")
        ):
            return None
        if t.rest == "الي" and past_name(self.para, j + 1) > j + 1:
            return None  # أشار في حديث إلى «النهر» إلى
        if t.rest == "من" and after.rest in {"اجل", "خلال", "قبل", "ثم", "جراء"}:
            return None  # سخرت من أجل: not the verb's preposition
        if t.rest == "في" and after.info.has("event", "media"):
            return None
        if after.f == "القول" and j + 2 < self.stop and complementiser(toks[j + 2]):
            self.draft.cue.append((j, j + 2))  # خلص إلى القول إن
            return self.done(j + 3, "an")
        if (t.rest, fold(self.verb.lemma)) in {("من", "طلب"), ("علي", "تمني")} and starts_phrase(after):
            asked = noun_phrase(self.para, j + 1, self.stop, obj=True)  # طلب من السكان إخلاء بيوتهم
            if j + 1 < asked < self.stop and complementiser(toks[asked]):
                return self.on(asked)
            if j + 1 < asked < self.stop and (starts_phrase(toks[asked]) or "neg" in toks[asked].info.classes):
                return self.done(asked, "obj")
        if frame == "an" and not complementiser(after):
            return None
        if fold(self.verb.lemma) == "شكر" and not self.draft.attached:
            return None
        refusing = after.rest in wordlist("comment") and fold(self.verb.lemma) in wordlist("refuse")
        if refusing and j + 3 < self.stop and toks[j + 2].rest in wordlist("comment-prepositions"):
            self.draft.cue.append((j, j + 3))  # امتنع عن التعليق على
            return self.done(j + 3, "prep")
        if frame == "object":
            between = self.subject is not None and j > self.i + 1  # هذا يرجع إلى has no object
            return self.done(j, "obj") if self.told or between else Step.STOP
        self.draft.cue.append((j, j + 1))
        return self.done(j + 2 if complementiser(after) else j + 1, "prep")

    def _clitic(self, t: Token) -> Draft | Step | None:
        """A word that carries a preposition which the verb governs (طالب بفتح تحقيق)."""
        j = self.j
        clitic = "ب" if t.f in {"ب", "بما", "بمن"} and "ب" in self.valency.written else ""
        clitic = clitic or governed_clitic(t, self.valency.written)
        after = self.toks[j + 1] if j + 1 < self.stop else None
        idafa = after is not None and after.info.article and not after.info.conj
        if idafa and t.f[0] == "ب" in self.valency.written and "adv" in t.info.classes and len(t.f) > 4:
            clitic = "ب"  # وجه بسرعة الانتهاء
        if not clitic or hearer(self.para, j):
            return None
        by_name = not t.info.prep and not t.info.classes and j == self.i + 1 and after is not None
        if by_name and after is not None and complementiser(after) and after.f.startswith("ب"):
            return None  # دفع بليمبتون بأنه: a name
        if t.f in {"بذلك", "بهذا"}:
            return Step.STOP  # صرح بذلك: what was said is told before
        manner = t.info.base in {"شكل", "صوره", "وجه", "طريقه"} and not idafa
        manners = clitic == "ب" and t.f.removeprefix("ب") in wordlist("manners") and after is not None
        if manners and after is not None and governed_clitic(after, self.valency.written):
            return self.on(j + 1)  # رحب بتحفظ بالاتفاق
        if clitic == "ب" and (manner or t.info.has("event", "adv")) and not idafa:
            end = max(adverbial(self.para, j, self.stop), j + 1)
            if manner:
                return self.on(end)
            if end < self.stop and not self._closed(end):
                self.via += carriers(self.para, j, end)
                return self.on(end)
        if clitic == "ب" and "an" in self.verb.frames and (clause := clause_past_place(self.para, j, self.stop)) > j:
            self.via += carriers(self.para, j, clause)
            return self.on(clause)  # أفاد المدير بجامع الواحة، أن
        if self.person is not None and self.person[1] == j and self.included:
            return self.done(self.person[0], "obj")  # وعد اللاعبين بمكافأة
        if self.verb.takes(clitic) or self.told:
            return self.done(j + 1 if t.f == "ب" else j, "obj")
        return None

    def _closed(self, j: int) -> bool:
        """Whether nothing that could be reported follows from token *j* on in the clause."""
        for t in self.toks[j : min(self.stop, j + 20)]:
            if complementiser(t) or t.word.text in ':«“"' or self._governed(t):
                return False
            other = t.f.endswith("ا") and any(r.shape.tense == "participle" for r in t.reports()[1])
            if t.word.text in ".؛" or other:
                return True
        return True

    def _bare(self, t: Token) -> Draft | None:
        """The words themselves with nothing before them: قال نحن, أضاف لذا, تابع ستكون."""
        if (
            self.said
            and not self.verb.takes("obj")
            and self.j == self.draft.cue[-1][1]
            and starts_phrase(t)
            and not t.info.has("time", "event")
        ):
            begun = self.done(self.j, "colon")  # تابع فلان بالقول المبدأ واضح
            return begun if isinstance(begun, Draft) else None
        if not self.verb.takes("quote") or self.participle or t.info.conj or self.draft.attached:
            return None
        if (self.subject is not None and self.subject[1] != self.j) or self.shape.tense != "past":
            return None
        negated = t.f in {"لا", "لن", "لم"} and fold(self.verb.lemma) in wordlist("saying-verbs")
        future = negated or (t.info.has("future", "vpart") and t.f.startswith(("ست", "سي", "سن")))
        named = t.f == "لو" and not (finite(self.toks[self.j + 1]) or "comp" in self.toks[self.j + 1].info.classes)
        if (t.f in _OPENING or future) and not named and self.j + 2 < self.stop:
            result = self.done(self.j, "colon")
            return result if isinstance(result, Draft) else None
        return None
