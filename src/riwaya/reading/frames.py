"""Frames: from a reporting verb rightwards to its subject, its carriers and the beginning of its content."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Span
from riwaya.reading.adverbials import adverbial, hearer
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft, Range
from riwaya.reading.phrases import complementiser, finite, masdar_like, noun_phrase, starts_phrase

__all__ = ["read_frame"]

_STANDALONE = ("الي", "علي", "عن", "من", "في", "بشان")
_FRAME = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "في": "في", "بشأن": "بشان"}
_REACH = 60
"""Tokens from a cue to its content at most: what lies farther belongs to something else."""


def _governed(reporting: Reporting) -> dict[str, str]:
    """``{folded preposition: frame}`` of the verb's standalone prepositions."""
    frames = reporting.verb.frames
    out = {_FRAME[f]: f for f in _FRAME if f in frames}
    for f in frames:
        if f.startswith("obj+") and f[4:] in _FRAME:
            out.setdefault(_FRAME[f[4:]], f)
    return out


def _plausible(para: Paragraph, span: Range) -> bool:
    """Whether a noun phrase can be a speaker: its head is not a verbal noun or a thing."""
    head = para.tokens[span[0]]
    info = head.info
    if head.punct or info.has("office", "people", "title", "organisation", "media", "document", "imagery", "name", "actor",
                              "data", "quant"):  # fmt: skip
        return True
    if masdar_like(head) and not info.article and span[1] - span[0] > 1:
        return False
    return not (info.has("event", "dem") or head.word.is_number) or info.has("dem")


def read_frame(para: Paragraph, i: int, reporting: Reporting, conj: str, limit: int) -> Draft | None:
    """The draft that the reporting word at token *i* begins, or None when nothing after it is reported.

    *limit* is the end of the sentence. The subject stays None when it is dropped or stands before the verb.
    """
    toks = para.tokens
    verb, shape = reporting.verb, reporting.shape
    governed = _governed(reporting)
    wants = frozenset(f for f in verb.frames if len(f) == 1) | frozenset(f[4:] for f in verb.frames if f.startswith("obj+"))
    draft = Draft(para, f"{shape.tense}:{verb.lemma}", [(i, i + 1)], i, i + 1, "", verb, shape.tense, shape.gender,
                  shape.number, conj=conj, attached=reporting.object)  # fmt: skip
    participle = shape.tense == "participle"
    j = i + 1
    stop = min(limit, i + _REACH)
    subject: Range | None = None
    told = bool(reporting.object) and verb.takes("whom", "obj+ب", "obj+على", "obj+من")
    commas = 0
    via: list[Span] = []

    def done(begin: int, how: str) -> Draft | None:
        if begin >= len(toks) or begin >= limit:
            return None
        draft.begin, draft.how, draft.source, draft.via = begin, how, subject, via
        return draft

    while j < stop:
        t = toks[j]
        text = t.word.text
        rest = t.rest
        if complementiser(t) and not t.info.conj:
            if verb.takes("an", *[f for f in verb.frames if f in _FRAME or f in "بل"]) or verb.takes("quote"):
                return done(j + 1, "an")
            return None
        if text == ":":
            return done(j + 1, "colon") if verb.takes("quote", "an", "quote-only") else None
        if text in '«“"„‘\'″' and para.closing(j) is not None:
            name = noun_phrase(para, j, stop, apposed=True) if subject is None and not participle else j
            after_name = toks[name] if name < len(toks) else None
            if name > j and after_name is not None and (
                complementiser(after_name) or after_name.rest in governed or starts_phrase(after_name)
            ):
                subject = (j, name)
                j = name
                continue
            if verb.takes("quote", "an", "obj") or (verb.takes("ل", "ب")):
                return done(j, "quote")
            return None
        if rest in wordlist("saying") and j > i:
            draft.cue.append((j, j + 1))
            j += 1
            continue
        if rest in governed and not t.info.conj and not (j + 1 < stop and _aside(toks[j + 1])):
            frame = governed[rest]
            found = _after_preposition(para, j, stop, frame, draft)
            if found is not None:
                if frame.startswith("obj+"):
                    if told or subject is not None:
                        return done(j, "obj")
                    return None
                return done(found, "prep")
        if t.info.prep in ("ب", "ل") and t.info.prep in wants and not t.info.conj and not hearer(para, j):
            if t.info.prep == "ب" and t.info.has("event", "adv") and j + 1 < stop:
                end = adverbial(para, j, stop)
                via += carriers(para, j, end)
                j = max(end, j + 1)
                continue
            if t.info.prep in verb.frames or told:
                return done(j, "obj")
        if t.punct and text in "،,-–":
            commas += 1
            if commas > 4:
                return None
            nxt = toks[j + 1] if j + 1 < stop else None
            if nxt is None:
                return None
            if text in "-–" and (end := adverbial(para, j, stop)) > j:
                j = end
                continue
            if complementiser(nxt) or nxt.rest in governed or adverbial(para, j + 1, stop) > j + 1 or nxt.word.text in ':«“"':
                if nxt.info.conj and not complementiser(nxt):
                    return None
                j += 1
                continue
            if nxt.info.prep and nxt.info.prep in wants:
                j += 1
                continue
            return None
        if t.punct and text not in '([«“"‘':
            return None
        if hearer(para, j) or (rest == "الي" and rest not in governed and _medium_next(para, j, stop)):
            end = adverbial(para, j, stop)
            if end == j:
                return None
            via += carriers(para, j, end)
            j = end
            continue
        if t.f in {"قد", "لقد", "لنا", "له", "لهم", "لها"}:
            j += 1
            continue
        if subject is None and not participle and starts_phrase(t) and not t.info.has("time") and not t.info.conj:
            takes_object = verb.takes("obj", "whom", *[f for f in verb.frames if f.startswith("obj+")])
            end = noun_phrase(para, j, stop, governed=wants, obj=takes_object)
            if end == j:
                return None
            if _plausible(para, (j, end)):
                subject = (j, end)
                j = end
                continue
            if verb.takes("obj"):
                return done(j, "obj")
            subject = (j, end)
            j = end
            continue
        end = adverbial(para, j, stop) if not (starts_phrase(t) and verb.takes("obj") and subject is not None) else j
        if end > j:
            via += carriers(para, j, end)
            j = end
            continue
        if starts_phrase(t) or (t.info.has("dem") and not t.punct):
            if verb.takes("obj+ب", "obj+على", "obj+من") and not told:
                return done(j, "obj") if _object_then_preposition(para, j, limit, wants, governed) else None
            if verb.takes("whom") and not told:
                end = noun_phrase(para, j, stop, governed=wants)
                if end > j and end < stop and _reaches(para, end, stop, governed):
                    told = True
                    j = end
                    continue
            if verb.takes("obj") and (subject is not None or participle):
                return done(j, "obj")
        return None
    return None


def _aside(t: Token) -> bool:
    return t.rest in wordlist("asides") or t.info.base in wordlist("asides")


def _medium_next(para: Paragraph, j: int, stop: int) -> bool:
    return bool(carriers(para, j + 1, min(stop, j + 6)))


def _after_preposition(para: Paragraph, j: int, stop: int, frame: str, draft: Draft) -> int | None:
    """The content's first token after a governed preposition; the preposition joins the cue."""
    toks = para.tokens
    if j + 1 >= stop:
        return None
    nxt = toks[j + 1]
    if frame in ("من", "في") and (nxt.info.has("time") or nxt.rest in {"جهه", "جانب", "جهته", "جهتها", "جانبه", "جانبها", "خلال"}):
        return None
    if frame == "في" and nxt.info.has("event", "media"):
        return None
    if not frame.startswith("obj+"):
        draft.cue.append((j, j + 1))
    return j + 2 if complementiser(nxt) else j + 1


def _object_then_preposition(para: Paragraph, j: int, limit: int, wants: frozenset[str], governed: dict[str, str]) -> bool:
    """Whether an object at *j* is followed by one of the verb's prepositions within the clause."""
    toks = para.tokens
    for k in range(j, min(limit, j + 30)):
        t = toks[k]
        if t.info.prep in wants or t.rest in governed or complementiser(t) or t.word.text in '«“"':
            return True
        if t.word.text in ".؛" or (finite(t) and k > j + 1 and not toks[k - 1].info.has("rel")):
            return False
    return False


def _reaches(para: Paragraph, j: int, stop: int, governed: dict[str, str]) -> bool:
    t = para.tokens[j]
    return complementiser(t) or t.rest in governed or t.word.text in '«“":،' or bool(t.info.prep) or t.info.has("prep", "time")
