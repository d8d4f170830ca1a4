"""Turns: where, behind what somebody said, the article's own voice speaks again."""

from __future__ import annotations

from functools import lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.asides import Asides, asides
from riwaya.reading.words import bare_masdar, finite

__all__ = ["Turns"]

_PAUSE = "،,؛;"
_WAS = {"وكان", "وكانت", "وكانوا"}


@lru_cache(maxsize=100_000)
def _may_turn(form: str) -> bool:
    """Whether a turn back to the speaker can begin with a folded form."""
    if form in {"ولم", "الا", "غير", "بيد", "قبل", "دون", "ثم"} or form in wordlist("but-he"):
        return True
    return form.removeprefix("و") in wordlist("going-on")


@lru_cache(maxsize=100_000)
def _may_begin(form: str) -> bool:
    """Whether the article's own voice can begin with a folded form where there is no pause before it.

    Every rule of `Turns.at` that asks for no pause has its words here: most words need no further look.
    """
    if form in {"الا", "بيد", "وسط", "الامر", "بعد", "بعدما", "كما", "حين", "في", "عبر"} or form.endswith("ا"):
        return True
    return form in asides() or form in {"وهو", "وهي", "فيما"} or _may_turn(form)


class Turns(Asides):
    """Whether the content of one draft ends at a token: it begins at token *begin* and ends at *limit* at the latest.

    A content is *nominal* (a noun phrase: nothing in it that a further verb could be joined to), *spoken* (words after
    a colon or a mark, in which the speaker may turn as he likes), or a clause behind أن.
    """

    def at(self, j: int) -> bool:
        """Whether the article's own voice begins at token *j*."""
        if not (self.toks[j].punct or self.toks[j - 1].punct or _may_begin(self.toks[j].f)):
            return False
        if self.nominal and self.toks[j].f in {"في", "عبر"} and self._said_in(j):
            return True
        told = self.toks[j - 1].f in wordlist("negators")  # لم يذكر الوزير is no aside
        if not told and self._aside(j):
            return True
        if self.nominal and self._adds(j):
            return True
        if self.toks[j].quote != self.quote:
            return False
        if self.toks[j].punct:
            return not self.spoken and self._dots(j)
        if self._turns_speaker(j) or self._led_to(j) or self._run_on(j):
            return True
        if self._paused(j):
            if self._comments(j) or self._occasioned(j) or (self.nominal and self._goes_on(j)):
                return True
            return self._manner(j) or (not self.spoken and self.quote < 0 and self._looks_back(j))
        if self.toks[j].f == "وسط" and not self.spoken and j + 1 < self.limit:
            return self.toks[j + 1].f in wordlist("moods")
        return self._manner(j, reporting=True)

    def _turns_speaker(self, j: int) -> bool:
        """Whether a turn back to the speaker begins at *j*: لكنه رفض تأكيد ذلك, غير أنها نبهت إلى, قبل أن يستدرك."""
        toks = self.toks
        t = toks[j]
        after = self._next(j + 1) if _may_turn(t.f) else None
        if after is None:
            return False
        if t.f == "ولم" and self._paused(j):
            more = self._next(j + 2)
            kept = after.f in wordlist("speakers-turns") or bool(after.reports()[1])
            return kept and more is not None and more.f in wordlist("details")
        if t.f in wordlist("but-he"):
            suffix, k = t.f[-2:], j + 1
        elif t.f in {"الا", "غير", "بيد"} and after.f.startswith("ان") and len(after.f) > 2:
            suffix, k = after.f[-2:], j + 2
        elif t.f in {"قبل", "دون"} and after.f == "ان" and self._paused(j):
            suffix, k = "", j + 2
        else:
            start = after if t.f == "ثم" else t
            said = self._next(start.i + 1)
            goes = start.f.removeprefix("و") in wordlist("going-on") and self._paused(j)
            return goes and said is not None and any(r.verb.lemma == "قال" for r in said.reports()[1])
        if suffix and (suffix == "ها") != (self.draft.gender == "f"):
            return False
        once = not suffix
        if k < self.limit and toks[k].f == "لم":
            k, once = k + 1, True
        verb = self._next(k)
        if verb is None:
            return False
        readings = verb.reports()[1]
        if readings and all(fold(r.verb.lemma) in wordlist("inner-verbs") for r in readings):
            return False  # إلا أنه شعر بالألم
        if readings:  # لكنه يرفضها: what he does at all times is told by the speaker
            return once or any(r.shape.tense == "past" for r in readings)
        return verb.f in wordlist("speakers-turns") or (not suffix and verb.f.endswith("نا"))

    def _comments(self, j: int) -> bool:
        """Whether the article says behind a pause what became of what was said: ، وهو ما نفاه, ، ما دفعه إلى."""
        t, after = self.toks[j], self._next(j + 1)
        if self.spoken or after is None:
            return False
        while_ = t.f in {"فيما", "بينما"} or (t.f == "في" and after.f == "حين")
        verb = after if t.f in {"فيما", "بينما"} else self._next(j + 2)
        if while_ and verb is not None:  # فيما نفت الوزارة ذلك: another speaker
            return any(r.shape.tense in ("past", "present") for r in verb.reports()[1])
        if verb is not None and verb.f in {"اخري", "اخر"} and after.f in wordlist("other-sides"):
            return True  # ، من جهة أخرى علمت الصحيفة
        if self.nominal and t.f in {"وهذا", "وهذه"}:
            return True  # ، وهذه ميزة للعامل
        if t.f == "ذلك" and after.f in {"بعد", "عقب", "خلال", "اثر"}:
            return True  # ؛ ذلك بعد حادثة
        if t.f in {"وهو", "وهي"}:
            return after.f in wordlist("sayings") or (self.nominal and (after.f == "ما" or after.f.startswith("ال")))
        if t.f == "مما" and self.nominal:
            return bool(after.reports()[1])  # ، مما أكد الموافقة
        return t.f in {"ما", "مما"} and after.f in wordlist("moved-him")

    def _led_to(self, j: int) -> bool:
        """Whether the article says what came of it, or who spoke of it: الأمر الذي أدى إلى, الأمر الذي نفته الوزارة."""
        rel, verb = self._next(j + 1), self._next(j + 2)
        if self.toks[j].f != "الامر" or self.spoken or rel is None or verb is None or "rel" not in rel.info.classes:
            return False
        return bool(verb.reports()[1]) or (self.nominal and verb.f in wordlist("brought-about"))

    def _run_on(self, j: int) -> bool:
        """Whether another's word begins at *j*, with or without a pause: وهو ما نفاه الوزير, فيما رفض المدير."""
        t, after = self.toks[j], self._next(j + 1)
        if self.spoken or after is None:
            return False
        if t.f in {"وهو", "وهي"}:
            verb = self._next(j + 2)
            readings = verb.reports()[1] if verb is not None and after.f in {"ما", "الامر"} else ()
            return any(self._paused(j) or r.shape.tense == "past" for r in readings)  # وهو ما يفسر: he explains
        if t.f == "فيما" and not self.nominal:
            who = self._next(j + 2)
            told = any(r.shape.tense in ("past", "present") and not r.object for r in after.reports()[1])
            kinds = ("office", "people", "organisation", "title", "name")
            return told and who is not None and (who.info.has(*kinds) or (who.info.article and not who.info.prep))
        here = t.f == "بالمقابل" or (t.f == "في" and after.f == "المقابل")
        acts = self._next(j + 1 + (t.f == "في"))
        return here and self._paused(j) and acts is not None and (finite(acts) or bool(acts.reports()[1]))

    def _occasioned(self, j: int) -> bool:
        """Whether it is told behind a pause where it was said, or what for: ، في تصريح, ، في خطوة تهدف إلى."""
        t, after = self.toks[j], self._next(j + 1)
        if self.spoken or after is None:
            return False
        if t.f == "في" and not after.info.article:
            step = after.f in wordlist("steps") and (self.nominal or after.f in {"اشاره", "تاكيد", "تلميح"})
            return step or after.info.base in wordlist("speeches")
        if t.f == "مع" and after.info.article:
            return any(r.shape.tense == "masdar" for r in after.reports()[1])
        conj, readings = t.reports()
        if conj != "و" or not readings or t.rest in wordlist("bare-masdars"):
            return False  # ، ونقل الاكتشافات: a verbal noun
        if after.f == "ذلك":
            return True  # وبررت ذلك بالزحام
        past = any(r.shape.tense == "past" and not r.object for r in readings)
        if past and after.info.has("office", "title") and not after.info.prep:
            return True  # ووصف رئيس الوزراء الاتفاق
        named = "name" in after.info.classes and any(r.verb.takes("an") and r.verb.takes("quote") for r in readings)
        if past and named and not after.info.prep and not self.spoken:
            return True  # وأضافت نورة
        speaks = [r for r in readings if r.shape.tense == "past" and r.verb.takes("an") and r.verb.takes("quote")]
        same = any(r.shape.gender == self.draft.gender and r.shape.number == "s" and not r.object for r in speaks)
        return same and after.f not in wordlist("to-them")  # وأعلنت مقتل سبعة

    def _goes_on(self, j: int) -> bool:
        """Whether a past verb is joined at *j* to a noun phrase that holds no clause: the speaker's next act."""
        t = self.toks[j]
        if t.f in _WAS or t.f == "وقد":
            return True
        while self.seen < j:  # each token once, however many pauses there are
            x = self.toks[self.seen]
            noun = x.f.endswith(("ها", "هم")) or x.f in wordlist("bare-masdars")
            noun = noun or "prep" in self.toks[self.seen - 1].info.classes  # في تخصص: no verb
            self.verbal = self.verbal or x.info.has("rel", "comp", "pron") or (finite(x) and not noun)
            self.seen += 1
        if self.verbal:
            return False
        if t.f in {"ولم", "ولن", "ولا"} and j + 1 < self.limit:
            return bool(self.toks[j + 1].reports()[1])  # ولم تستبعد الوزارة
        if t.rest in wordlist("bare-masdars") and bare_masdar(self.para, j, t.rest):
            return False  # ، ومنع دخولها
        if t.f.startswith("و") and t.f.endswith("وا") and len(t.f) > 5 and not t.info.has("vpart", "neg"):
            return True  # ، وعرضوا التوسط
        conj, readings = t.reports()
        if conj == "و":
            return any(r.shape.tense == "past" for r in readings)
        return t.info.conj == "و" and finite(t) and not t.info.has("vpart", "neg") and not t.f.endswith(("ها", "هم"))

    def _manner(self, j: int, *, reporting: bool = False) -> bool:
        """Whether an indefinite participle that says how it was said begins at *j*: ، مستندا إلى تقرير.

        Without a pause before it, it must be one of speaking, behind a word that is definite.
        """
        t, draft = self.toks[j], self.draft
        if t.info.article or t.info.prep or t.info.conj or len(t.f) < 5:
            return False
        if reporting and not (self.toks[j - 1].info.article and t.f.endswith("ا")):
            return False
        speaks = any(r.shape.tense == "participle" for r in t.reports()[1])
        if reporting and not speaks:
            return False
        after = self._next(j + 1)
        if reporting and ("adv" in t.info.classes or (after is not None and after.info.conj)):
            return False  # مجددا, مهنيا والتي
        if reporting and after is not None and after.f.endswith("ا") and not (after.info.article or after.info.prep):
            return False  # مرجعا نظاميا: a noun with its adjective
        owned = t.f.endswith(("ها", "هما", "نا")) and not speaks
        if owned and (after is None or not after.f.startswith(("ب", "ايا"))):
            return False  # مهمتها is no participle, مشبها إياها is one
        if t.f.endswith("ا"):
            fits = draft.gender != "f" and draft.number in ("", "s")
        elif t.f.endswith("ه"):
            fits = draft.gender == "f" and draft.number != "d"
        else:
            fits = speaks and t.f.endswith("ين")
        return fits and (speaks or (t.f.startswith("م") and not t.info.classes))
