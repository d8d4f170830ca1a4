"""Voices and chains inside one article: who speaks, how many, in what office, and by whose hands the words came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.governed import ungoverned
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.tables import rows
from riwaya.model import Span, Voice
from riwaya.reading.cast import Speaker
from riwaya.reading.drafts import Draft
from riwaya.reading.kinds import name_start
from riwaya.reading.mentions import Mention, sentence_of

__all__ = ["chain_of", "voices_of"]

_WISH = (
    r"شريط[ةه]|شرط|ل[ما] [نتي](?:كشف|ذكر|سم|فصح)\w*|شترط\w*|شتراط|رفض\w*|طلب\w*|طالب\w*|فضل\w*|عدم|حجب"
    r"|لم يشا|لم ترغب|لم يرغب|آثر\w*|أصر\w*"
)
_HIDE = r"كشف عن|عن اسم\w*|ذكر|نشر|الافصاح|الإفصاح|إفصاح|حجب|إخفاء|اخفاء|إغفال|تسميت\w*|أن يسمى|أن تسمى|هويت\w*|اسمه\w*"
_ASKED = f"(?:{_WISH})[^.،؛\\n]{{0,25}}?(?:{_HIDE})[^.؛\\n]{{0,60}}?"
_CAUSE = (
    r"بسبب|نظر[ًا]+ ?ل|لحساسي[ةه]|ل[أا]ن\w*|خوف[ًا]+|خشي[ةه]|تجنب[ًا]+|حرص[ًا]+|حفاظ[ًا]+|حماي[ةه]|لكون\w*|كون\w*|إذ إن\w*"
    r"|لعدم|لاعتبارات|لأسباب|لدواع\w*"
)
_BECAUSE = f'(?:{_CAUSE})[^.،؛\\n«»"]{{3,90}}'
_REASON = re.compile(f"{_ASKED}({_BECAUSE})")


@cache
def _counts() -> dict[str, int]:
    """Number words of one to ninety-nine, folded, without the ending of gender."""
    return {
        fold(r["word"]).removesuffix("ه"): int(float(r["value"]))
        for r in rows("numbers")
        if r["kind"] not in ("bound", "after", "factor") and float(r["value"]) < 100 and float(r["value"]) % 1 == 0
    }


def _number(m: Mention) -> int | None:
    toks = m.para.tokens[m.tokens[0] : m.tokens[1]]
    if m.kind in ("organisation", "media", "document", "imagery"):
        return None
    for t in toks[:5]:
        if t.word.is_number and len(t.f) < 4:
            return int(t.f)
        value = _counts().get(t.info.base.removesuffix("ه"))
        if value is not None and not t.info.article:
            return value
    if m.number == "d":
        return 2
    if m.number != "s" or m.kind not in ("person", "unnamed"):
        return None
    return 1 if m.name or m.head.info.has("people", "office", "title") else None


def _parts(m: Mention) -> tuple[str | None, str | None, str | None]:
    """Role, affiliation and place as far as the phrase's own words say them."""
    para, (a, b) = m.para, m.tokens
    toks = para.tokens
    role = affiliation = place = None
    people = ("person", "unnamed")
    for k in range(a, b):
        t = toks[k]
        body = affiliation is None and k > m.head.i and m.kind in people
        if body and t.info.has("organisation", "actor-organisation"):
            affiliation = para.text[t.start + len(t.info.conj) + len(t.info.prep) : toks[_chunk(para, k, b) - 1].end]
        if "actor-state" in t.info.classes and place is None and k > a:
            place = para.text[t.start + len(t.info.prep) : t.end]
    if m.head.info.has("office", "people", "title"):
        named = name_start(para, m.tokens)
        end = named if named is not None and named > a else b
        while end > a + 1 and toks[end - 1].punct:
            end -= 1
        role = para.text[toks[a].start : toks[end - 1].end]
    return role, affiliation, place


def _chunk(para: Paragraph, k: int, b: int) -> int:
    j = k + 1
    while (
        j < b
        and not para.tokens[j].punct
        and not para.tokens[j].info.has("prep", "rel", "name", "title")
        and not para.tokens[j].info.prep
    ):
        j += 1
    return j


def _reasons(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Span, Span]]:
    """(where anonymity is asked for, the reason stated) for every place that says so."""
    for para in paragraphs:
        for m in _REASON.finditer(para.text, para.start, para.end):
            yield Span(m.start(), m.end()), Span(m.start(1), m.end(1))


def voices_of(paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> list[Voice]:
    """The voice of each draft, in order; statements of one speaker share one voice."""
    reasons: list[tuple[Span, Span]] | None = None  # looked for when the first nameless speaker asks
    made: dict[int, Voice] = {}
    out: list[Voice] = []
    nameless = 0
    for d in drafts:
        speaker = d.speaker
        if not isinstance(speaker, Speaker):
            nameless += 1
            out.append(Voice(f"v{len(made) + nameless}", "", d.kind))  # type: ignore[arg-type]
            continue
        if id(speaker) not in made:
            full = speaker.full
            number = _number(full) or next((n for m in speaker.mentions if (n := _number(m)) not in (None, 1)), None)
            role, affiliation, place = _parts(full)
            reason = None
            if speaker.kind == "unnamed":
                reasons = list(_reasons(paragraphs)) if reasons is None else reasons
                reason = _reason(speaker, drafts, reasons)
            name = ungoverned(re.sub(r"\s+", " ", full.para.text[full.span.start : full.span.end]))
            made[id(speaker)] = Voice(
                f"v{len(made) + nameless + 1}", name, speaker.kind, number, role, affiliation, place, reason
            )
        out.append(made[id(speaker)])
    return out


def _reason(speaker: Speaker, drafts: Sequence[Draft], reasons: Sequence[tuple[Span, Span]]) -> Span | None:
    """The stated reason for anonymity in a sentence of one of the speaker's statements or mentions."""
    if not reasons:
        return None
    places = [(d.para, d.at) for d in drafts if d.speaker is speaker]
    places += [(m.para, m.tokens[0]) for m in (speaker.full, *speaker.mentions)]
    for para, at in places:
        start, end = para.span_of(*sentence_of(para, at))
        for where, why in reasons:
            if start <= where.start < end:
                return why
    return None


def _same_carrier(a: str, b: str) -> bool:
    from riwaya.arabic.media import medium_named

    x, y = medium_named(a), medium_named(b)
    return (x is not None and x == y) or fold(a) == fold(b)


def chain_of(via: Sequence[str], credit: str | None, outlet: str | None) -> tuple[str, ...]:
    """Carriers nearest the voice first, the article's credit and its outlet last; no name twice in a row."""
    out: list[str] = []
    for name in (*via, credit, outlet):
        if name and not any(_same_carrier(name, x) for x in out):
            out.append(name)
    if outlet and out and out[-1] != outlet and not any(_same_carrier(outlet, x) for x in out[-1:]):
        out.append(outlet)
    return tuple(out)
