"""Asides: fixed openings and added clauses in which the article itself speaks behind what somebody said."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.tables import rows
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.words import complementiser, finite

__all__ = ["Asides", "asides"]

_PAUSE = "،,؛;"
_LATER = frozenset(["بعد", "قبل", "عقب"])
_SINCE = _LATER | {"مع", "اثر"}
_WHERE = frozenset(["حيث", "اذ"])
_BUT = frozenset(["لكن", "ولكن", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"])
_WAS = {"وكان", "وكانت", "وكانوا"}


@cache
def asides() -> dict[str, list[tuple[str, ...]]]:
    """Openings of what the article's own voice adds behind a content, by their first words."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in rows("asides"):
        words = tuple(fold(row["words"]).split())
        out.setdefault(words[0], []).append(words)
    return out


@cache
def _longest() -> int:
    """Words of an opening at most."""
    return max(len(words) for openings in asides().values() for words in openings)


def _length(t: Token) -> bool:
    """Whether the word is a number or a unit of time: يوم, ساعات, ثلاثة أيام."""
    return t.word.is_number or t.info.has("time-unit", "quant")


class Asides:
    """What is asked of the words of one content, from token *begin* to *limit* at the latest."""

    def __init__(self, draft: Draft, begin: int, limit: int) -> None:
        self.draft, self.para, self.toks = draft, draft.para, draft.para.tokens
        self.begin, self.limit = begin, limit
        self.quote = self.toks[begin].quote
        self.nominal = (
            draft.how == "obj"
            or (draft.verb is not None and draft.verb.takes("obj/ب"))
            or (draft.how == "prep" and not complementiser(self.toks[begin - 1]))
        )
        self.seen, self.verbal = begin, False
        self.spoken = draft.how in ("colon", "quote")

    def _dots(self, j: int) -> bool:
        """Whether two dots stand at *j* and no further clause of the same speaker behind them: .. وأن الطريق مغلق."""
        after = self._next(j + 2)
        if after is None or self.toks[j].word.text != "." or self.toks[j + 1].word.text != ".":
            return False
        if after.f == "و":
            after = self._next(j + 3)
        return after is None or not complementiser(after)

    def _paused(self, j: int) -> bool:
        before = self.toks[j - 1]
        return before.word.text in _PAUSE or (before.word.text in "»”)" and self.toks[j - 2].punct)

    def _next(self, j: int) -> Token | None:
        return self.toks[j] if j < self.limit else None

    def _aside(self, j: int) -> bool:
        """Whether a fixed opening of the article's own stands at *j*: دون مزيد من, يذكر أن."""
        toks = self.toks
        openings = asides().get(toks[j].f)
        if openings is None:
            return False
        if toks[j].f == "دون" and j and toks[j - 1].rest in wordlist("preventing"):
            return False  # يحول دون: to prevent
        if toks[j].f in {"سمات", "وسوم"} and not (toks[j - 1].punct or j == self.begin):
            return False  # سمة من سمات المهرجان: no list of tags
        if toks[j].f == "وذلك" and not self._occasion(j + 2):
            since, span = self._next(j + 1), self._next(j + 2)  # وذلك بعد يومين من; وذلك في إطار الخطة is what was said
            if since is None or span is None or since.f not in _SINCE:
                return False
            return self.nominal or (not self.spoken and since.f in _LATER and _length(span) and self.quote < 0)
        if toks[j].f == "يذكر" and not (toks[j - 1].punct or (j + 1 < self.limit and toks[j + 1].f == "ان")):
            return False  # كل منهما يذكر أنه
        here = tuple(t.f for t in toks[j : min(self.limit, j + _longest())])
        return any(here[: len(words)] == words for words in openings)

    def _occasion(self, j: int) -> bool:
        """Whether an occasion of speaking or a question is named right at *j*: وذلك خلال مؤتمر, وذلك ردا على سؤال."""
        return any(t.info.has("event", "media") for t in self.toks[j : j + 2])

    def _adds(self, j: int) -> bool:
        """Whether a clause that no noun phrase holds begins at *j*: ، حيث …, ؛ وذلك …, ، في الوقت الذي …"""
        toks = self.toks
        after = self._next(j + 1)
        turn = toks[j].f in {"الا", "بيد"} and after is not None and after.f.startswith("ان")
        if after is not None and self._clause(j, after):
            return True
        if toks[j - 1].word.text not in _PAUSE:
            return turn
        if after is not None and toks[j].f in {"الا", "غير", "بيد"} and after.f == "ان":
            return True
        if toks[j].f in wordlist("adding-clauses"):
            return True
        if toks[j].f == "ومنذ":
            return after is not None and "dem" in after.info.classes  # ، ومنذ ذلك الحين
        return toks[j].f == "في" and after is not None and after.f in {"الوقت", "وقت", "حين"}

    def _clause(self, j: int, after: Token) -> bool:
        """Whether a clause that tells when or how it came about is joined at *j*: بعد أن فاز, حين فاز, ، لكن الطريق."""
        form, paused = self.toks[j].f, self.toks[j - 1].punct
        if self._held(j):
            return False
        if form == "بعدما" or (form == "بعد" and after.f == "ان"):
            return True
        if form == "قبل":
            several = after.f.endswith(("ين", "ات")) or after.f in {"ايام", "اسابيع", "اشهر", "شهور", "اعوام"}
            return several and "time-unit" in after.info.classes  # قبل ساعات من
        readings = after.reports()[1]
        past = (
            any(r.shape.tense == "past" for r in readings) if readings else finite(after) and after.f[0] not in "يتسن"
        )
        if form in {"كما", "حين"}:
            return past
        return paused and (form in _BUT or (form in _WHERE and past))

    def _said_in(self, j: int) -> bool:
        """Whether it is told at *j* where a thing was announced or denied: نفى الخبر في بيان, أبدى دعمه عبر اتصال."""
        after, then, last = self._next(j + 1), self._next(j + 2), self.toks[j - 1]
        asked = self.draft.verb is not None and self.draft.verb.stance == "asks"
        if after is None or asked or j < self.begin + 1 or last.info.base in wordlist("issued"):
            return False
        if after.info.article or (after.f not in wordlist("speeches") and after.f not in wordlist("own-speech")):
            return False
        idafa = then is not None and (then.info.article or "actor" in then.info.classes)  # في بيان الوزارة
        return not (idafa or self._held(j))

    def _held(self, j: int) -> bool:
        """Whether a clause stands in the noun phrase before *j*, which the one that begins there may carry on."""
        return any(complementiser(t) or "rel" in t.info.classes or finite(t) for t in self.toks[self.begin : j])

    def _looks_back(self, j: int) -> bool:
        """Whether the article itself tells at *j* what was before: وكان فلان قد …"""
        if self.toks[j].f not in _WAS:
            return False
        for t in self.toks[j + 1 : min(self.limit, j + 8)]:
            if t.punct:
                return False
            if t.f == "قد":
                return True
        return False
