"""Cues: every place of a paragraph where somebody's words, thoughts or findings are reported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, read_form
from riwaya.arabic.reporting import Reporting, reportings
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.accompanying import accompanies, read_accompanying
from riwaya.reading.acts import other_mood, tells_nothing
from riwaya.reading.carriers import fronted
from riwaya.reading.drafts import Draft
from riwaya.reading.gists import gist, read_gist
from riwaya.reading.hearsay import hearsay, read_hearsay
from riwaya.reading.kinds import kind_of
from riwaya.reading.lights import light, read_light
from riwaya.reading.manners import joined_to_verb
from riwaya.reading.outlets import carrying
from riwaya.reading.pretexts import pretext, read_pretext
from riwaya.reading.relays import read_relay, relays
from riwaya.reading.sourcing import opens_sourcing, read_sourcing
from riwaya.reading.valency import Valency
from riwaya.reading.verbs import read_verb

__all__ = ["find_cues"]


def find_cues(para: Paragraph) -> list[Draft]:
    """The drafts of a paragraph in the order of their cues; contents are not yet measured, only where they begin."""
    drafts: list[Draft] = []
    for first, limit in para.sentences:
        taken = first - 1
        for i in [t.i for t in para.tokens[first:limit] if _may_cue(t.f)]:
            if i <= taken or para.tokens[i].punct or _in_name(para, i):
                continue
            reach = _reach(para, i, limit)
            draft = (
                read_sourcing(para, i, first, reach)
                or read_relay(para, i, first, reach)
                or read_light(para, i, first, reach)
                or read_pretext(para, i, reach)
                or read_gist(para, i, first, reach)
                or (read_accompanying(para, i, first, reach) if any(d.at >= first for d in drafts) else None)
                or read_hearsay(para, i, first, reach)
                or _reporting(para, i, first, reach)
            )
            if draft is None or _felt(para, draft, first) or (drafts and _his_own_thought(para, draft, drafts[-1])):
                continue
            joined_to_verb(para, draft, first, drafts)
            _widen(para, draft, i, first)
            opened = any(d.at >= first for d in drafts)
            if not draft.via and not opened and draft.how not in ("post", "own", "before"):
                draft.via = fronted(para, first, min(draft.onset, i))
            if draft.source is not None:  # what stands inside a source is a description, not a cue
                a, b = draft.source
                drafts = [d for d in drafts if not (a <= d.at < b and d.at >= first)]
            drafts.append(draft)
            taken = _taken(draft, i)
    return drafts


def _felt(para: Paragraph, draft: Draft, first: int) -> bool:
    """Whether a participle behind a copula tells what somebody is like: باتت الإدارة مستاءة من المدير."""
    at = draft.at
    predicate = draft.tense == "participle" and draft.source is None and draft.how not in ("an", "quote", "colon")
    return predicate and at > first and para.tokens[at - 1].rest in wordlist("copulas")


def _his_own_thought(para: Paragraph, draft: Draft, holder: Draft) -> bool:
    """Whether a verb of the present begins what *holder* brings, its speaker being its subject: قال إنه يعتقد أن."""
    at = draft.cue[0][0]
    own = draft.source is None and draft.tense == "present" and holder.begin == at
    return own and holder.how in ("an", "prep") and para.tokens[at - 1].f.endswith(("انه", "انها", "انهم"))


def _widen(para: Paragraph, draft: Draft, i: int, first: int) -> None:
    """Take into the cue what belongs to its verb before it: a و of its own, the verb of ومضى يقول."""
    if i == first or draft.cue[0][0] != i:
        return
    before = para.tokens[i - 1]
    goes_on = (
        (before.rest in wordlist("spoke-on") or before.f[1:] in wordlist("spoke-on"))
        and draft.tense == "present"
        and draft.source is None
    )
    if before.f == "و" or goes_on:
        draft.cue[0] = (i - 1, draft.cue[0][1])


@lru_cache(maxsize=100_000)
def _may_cue(form: str) -> bool:
    """Whether a folded form can be a cue at all: most words of a text cannot, and need no further look."""
    if read_form(form)[1] or opens_sourcing(form) or relays(form) or light(form) or pretext(form) or gist(form):
        return True
    return accompanies(form) or hearsay(form) or (form[0] in "بلوف" and bool(_behind_clitic(form)[1]))


def _in_name(para: Paragraph, i: int) -> bool:
    """Whether the word is no cue: in an outlet's or programme's name («والله أعلم»), or of تصريحات أوردتها صحيفة."""
    if i and "event" in para.tokens[i - 1].info.classes and carrying(para.tokens[i].f):
        return True
    span = para.media.get(i)
    return span is not None and para.tokens[i].quote >= 0 and span[1] - span[0] > 3


def _taken(draft: Draft, i: int) -> int:
    """The last token that the draft has used up: its cue, its source, and all on the way to its content."""
    last = max(b for _, b in draft.cue) - 1
    if draft.how in ("post", "own"):
        return max(last, draft.source[1] - 1 if draft.source is not None else last)
    if draft.how == "before":
        return max(i, draft.source[1] - 1) if draft.source is not None else i
    return max(i, draft.begin - 1 if draft.begin > i else i, last if last < draft.begin else i)


def _reach(para: Paragraph, i: int, limit: int) -> int:
    quote = para.tokens[i].quote
    return limit if quote < 0 else min(limit, para.quotes[quote][1])


def _reporting(para: Paragraph, i: int, first: int, limit: int) -> Draft | None:
    token = para.tokens[i]
    conj, readings = token.reports()
    short = bool(conj) and len(token.f) == 3
    if i > first and para.tokens[i - 1].f == "و":
        conj = "و"
    if not readings:
        conj, readings = _behind_clitic(token.f) if token.f[0] in "بلوف" else ("", ())
        if not readings:
            return None
    if token.info.article:  # ألمح is no article with a noun
        hamza = token.word.text[len(conj) :][:1] in "أإ"
        readings = tuple(
            r for r in readings if r.shape.tense != "masdar" and (hamza or fold(r.verb.lemma).startswith("ال"))
        )  # التمس, التزم: no article
    if "\u064b" in token.word.text:  # ردًّا, علمًا: a noun in the accusative
        readings = tuple(r for r in readings if r.shape.tense == "participle")
    if token.word.text.endswith("ة"):  # إضافة is not أضافه
        readings = tuple(r for r in readings if r.shape.tense in ("participle", "masdar") and not r.object)
    if token.rest in {"بينها", "بينهم", "بينه", "بينهما"} or (
        token.rest == "بين" and any(t.rest.startswith("بين") for t in para.tokens[max(first, i - 4) : i])
    ):
        return None  # بينه وبين الوزير
    if not readings or (token.word.text.startswith("أ") and fold(readings[0].verb.lemma)[:1] == "ا"
                        and readings[0].verb.lemma[:1] == "ا"):  # fmt: skip
        return None  # أعتقد, أتوقع: the first person
    if token.f == "شك" and i > first and para.tokens[i - 1].f in {"لا", "ولا", "بلا", "دون"}:
        return None  # مما لا شك فيه: nobody's doubt
    if i > first and para.tokens[i - 1].f in wordlist("before-noun"):
        return None
    rank = {"past": 0, "present": 0, "jussive": 0, "participle": 1, "masdar": 2}
    after = para.tokens[i + 1].rest if i + 1 < limit else ""
    order: Sequence[Reporting] = readings
    if len(readings) > 1:  # شكوا من is of شكا, not of شك
        order = sorted(
            readings,
            key=lambda r: (rank[r.shape.tense], bool(r.object), after not in Valency.of(r.verb).standing),
        )
    best: Draft | None = None
    for reading in order:
        if other_mood(para, i, first, reading):
            continue
        draft = read_verb(para, i, first, limit, reading, conj)
        if draft is not None and tells_nothing(para, draft):
            draft = None
        if draft is not None and token.rest[:2] in {"لي", "لت"} and not _intended(para, draft):
            draft = None
        doubtful = short or (conj and reading.verb.lemma == "رد")
        if draft is not None and doubtful and draft.how not in ("colon", "quote") and not _speaks(para, draft):
            draft = None  # ورد, وحث: و is rather the word's own
        if draft is not None and (best is None or _better(draft, best)):
            best = draft
        if best is not None and best.how in ("an", "prep", "quote", "colon"):
            break
    return best


def _intended(para: Paragraph, draft: Draft) -> bool:
    """Whether a verb behind the ل of purpose reports: with a clause, a preposition, or what is its subject's own."""
    begin = para.tokens[draft.begin]
    its = begin.f.endswith(("ه", "ها", "هم")) and not begin.word.text.endswith("ة")
    return draft.how in ("an", "prep") or (draft.how == "obj" and its)


def _behind_clitic(folded: str) -> tuple[str, tuple[Reporting, ...]]:
    """The readings of a verbal noun behind ب (بتأكيدها أن) and of a verb behind the ل of purpose (ليخبره بأن)."""
    conj = folded[0] if folded[0] in "وف" and len(folded) > 5 else ""
    form = folded[len(conj) :]
    if len(form) < 5:
        return "", ()
    if form[0] == "ب":
        return conj, tuple(r for r in reportings(form[1:]) if r.shape.tense == "masdar" and r.object)
    if form[:2] in {"لي", "لت"}:
        return conj, tuple(r for r in reportings(form[1:]) if r.shape.tense == "present")
    return "", ()


def _speaks(para: Paragraph, draft: Draft) -> bool:
    if draft.source is None:
        return False
    head = para.tokens[draft.source[0]]
    return bool(head.info.classes - {"verb"}) and kind_of(para, draft.source) is not None


def _better(new: Draft, old: Draft) -> bool:
    rank = {"an": 4, "prep": 3, "quote": 3, "colon": 3, "obj": 1}
    return rank.get(new.how, 0) > rank.get(old.how, 0)
