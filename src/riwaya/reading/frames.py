"""Frames: from a reporting verb rightwards to its subject, its carriers and the beginning of its content."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Span
from riwaya.reading.adverbials import adverbial, hearer
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft, Range, spread
from riwaya.reading.objects import masdar_like
from riwaya.reading.parentheses import asyndetic_end, past_parenthesis
from riwaya.reading.phrases import complementiser, finite, governed_clitic, noun_phrase, starts_phrase

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
        head, _, tail = f.partition("+")
        if head == "obj" and tail in _FRAME:
            out.setdefault(_FRAME[tail], f)
        elif tail == "an":
            out.setdefault(_FRAME[head], f)
        elif f.startswith("obj/") and f[4:] in _FRAME:
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
    wants = frozenset(f for f in verb.frames if len(f) == 1) | frozenset(
        f[4:] for f in verb.frames if f.startswith(("obj+", "obj/"))
    )
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
        if how in ("colon", "obj") and complementiser(toks[begin]) and begin + 1 < limit:
            begin += 1
        draft.begin, draft.how, draft.source, draft.via = begin, how, subject, via
        return draft

    while j < stop:
        t = toks[j]
        text = t.word.text
        rest = t.rest
        if complementiser(t) and not t.info.conj:
            saying = len(draft.cue) > 1 and toks[draft.cue[-1][0]].rest in wordlist("saying")
            if saying or verb.takes("an", "quote", *[f for f in verb.frames if f in _FRAME or f in "بل"]):
                return done(j + 1, "an")
            return None
        if text == ":":
            saying = len(draft.cue) > 1 and toks[draft.cue[-1][0]].rest in wordlist("saying")
            return done(j + 1, "colon") if saying or verb.takes("quote", "an", "quote-only") else None
        if text in "«“\"„‘'″" and para.closing(j) is not None:
            name = noun_phrase(para, j, stop, apposed=True) if subject is None and not participle else j
            after_name = toks[name] if name < len(toks) else None
            if (
                name > j
                and after_name is not None
                and (complementiser(after_name) or after_name.rest in governed or starts_phrase(after_name))
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
        if rest in wordlist("comment") and fold(verb.lemma) in wordlist("refuse") and j + 2 < stop:
            if toks[j + 1].rest in {"عن", "علي", "في", "ب"}:
                draft.cue.append((j, j + 2))
                return done(j + 2, "prep")
        if rest in governed and not t.info.conj and not (j + 1 < stop and _aside(toks[j + 1])):
            frame = governed[rest]
            found = _after_preposition(para, j, stop, frame, draft)
            if found is not None:
                if frame.startswith("obj"):
                    if told or subject is not None:
                        return done(j, "obj")
                    return None
                return done(found, "prep")
        clitic = governed_clitic(t, wants)
        if clitic and not hearer(para, j):
            idafa = j + 1 < stop and toks[j + 1].info.article and not toks[j + 1].info.conj
            if clitic == "ب" and t.info.has("event", "adv") and j + 1 < stop and not idafa:
                end = adverbial(para, j, stop)
                via += carriers(para, j, end)
                j = max(end, j + 1)
                continue
            if clitic in verb.frames or told:
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
            if (
                complementiser(nxt)
                or nxt.rest in governed
                or adverbial(para, j + 1, stop) > j + 1
                or nxt.word.text in ':«“"'
            ):
                if nxt.info.conj and not complementiser(nxt):
                    return None
                j += 1
                continue
            if governed_clitic(nxt, wants):
                j += 1
                continue
            after = past_parenthesis(para, j, stop)
            if after is not None:
                j = after
                continue
            apposed = subject is not None and any(toks[k].word.text in "،," for k in range(subject[0], subject[1]))
            resumed = commas >= 2 and subject is not None and starts_phrase(nxt) and not nxt.info.conj
            if verb.takes("obj") and (resumed or (apposed and (masdar_like(nxt) or _owned(nxt)))):
                j += 1
                continue
            return None
        if t.punct and text not in '([«“"‘':
            return None
        if hearer(para, j) or (rest == "الي" and rest not in governed and _medium_next(para, j, stop)):
            end = adverbial(para, j, stop)
            if end == j:
                return None
            via += carriers(para, j, end) or _quoted(para, j, end)
            j = end
            continue
        if t.info.has("pron") and t.info.conj == "و" and subject is not None:  # وهو يتسلم الجائزة
            k = j + 1
            while k < min(stop, j + 12) and toks[k].word.text not in '،,:.«“"' and not complementiser(toks[k]):
                k += 1
            if k == min(stop, j + 12):
                return None
            j = k
            continue
        if t.f in {"قد", "لقد", "لنا", "له", "لهم", "لها"}:
            j += 1
            continue
        if subject is None and not participle and starts_phrase(t) and not t.info.has("time") and not t.info.conj:
            takes_object = verb.takes("whom", *[f for f in verb.frames if f.startswith("obj")])
            end = noun_phrase(para, j, stop, governed=wants | governed.keys(), obj=takes_object)
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
        object_next = starts_phrase(t) and not t.info.has("time", "adv") and verb.takes("obj") and subject is not None
        end = j if object_next else adverbial(para, j, stop, obj=verb.takes("obj") and subject is not None)
        if end == j and subject is not None and not toks[subject[0]].info.article:
            behind = asyndetic_end(para, j, stop)
            if behind is not None:
                subject, j = (subject[0], behind), behind
                continue
        if end > j:
            via += carriers(para, j, end)
            j = end
            continue
        if starts_phrase(t) or (t.info.has("dem") and not t.punct):
            if verb.takes("obj+ب", "obj+على", "obj+من", "obj/إلى", "obj/ب") and not told:
                return done(j, "obj") if _object_then_preposition(para, j, limit, wants, governed) else None
            if verb.takes("whom") and not told:
                end = noun_phrase(para, j, stop, governed=wants)
                if end > j and end < stop and _reaches(para, end, stop, governed):
                    told = True
                    via += carriers(para, j, end)
                    j = end
                    continue
            if verb.takes("obj") and (subject is not None or participle):
                return done(j, "obj")
        return None
    return None


def _quoted(para: Paragraph, j: int, end: int) -> list[Span]:
    """A quoted name that was spoken to (ل«الديرة»): an outlet, known or not."""
    opening = next((k for k in range(j, end) if para.closing(k) is not None), None)
    close = para.closing(opening) if opening is not None else None
    span = spread(para, (opening + 1, close)) if opening is not None and close is not None else None
    return [span] if span is not None else []


def _owned(t: Token) -> bool:
    """Whether a word carries a possessive pronoun (رفضه, صلتها)."""
    return len(t.f) > 4 and t.f.endswith(("ه", "ها", "هم", "هما")) and not t.info.has("name", "office")


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
    if frame in ("من", "في") and (
        nxt.info.has("time") or nxt.rest in {"جهه", "جانب", "جهته", "جهتها", "جانبه", "جانبها", "خلال"}
    ):
        return None
    if frame == "في" and nxt.info.has("event", "media"):
        return None
    if frame.endswith("+an") and not complementiser(nxt):
        return None
    if not frame.startswith("obj"):
        draft.cue.append((j, j + 1))
    return j + 2 if complementiser(nxt) else j + 1


def _object_then_preposition(
    para: Paragraph, j: int, limit: int, wants: frozenset[str], governed: dict[str, str]
) -> bool:
    """Whether an object at *j* is followed by one of the verb's prepositions within the clause."""
    toks = para.tokens
    for k in range(j, min(limit, j + 30)):
        t = toks[k]
        if governed_clitic(t, wants) or t.rest in governed or complementiser(t) or t.word.text in '«“"':
            return True
        if t.word.text in ".؛" or (finite(t) and k > j + 1 and not toks[k - 1].info.has("rel")):
            return False
    return False


def _reaches(para: Paragraph, j: int, stop: int, governed: dict[str, str]) -> bool:
    t = para.tokens[j]
    return (
        complementiser(t)
        or t.rest in governed
        or t.word.text in '«“":،'
        or bool(t.info.prep)
        or t.info.has("prep", "time")
    )
