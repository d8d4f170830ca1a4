"""Comparing: a claim's wordings, each beside the fuller one that it is held against, with what it lost and changed.

What was lost is marked in the fuller wording, what changed in both, and the words that both share are known, so that
a reader sees at a glance what came through.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words
from riwaya.model import Claim, Drift, Erosion, Span, StoryStatement
from riwaya.telling.excerpts import excerpt
from riwaya.telling.marks import Mark, Segment
from riwaya.telling.view import View, marks_of
from riwaya.weighing.retelling import signs

__all__ = ["Lost", "Retelling", "changes", "retellings"]

Parts = list[list[Segment]]


@dataclass(frozen=True, slots=True)
class Lost:
    """What a wording lost (*kind*), against which fuller one, and where that one has it; *words* are those words."""

    kind: str
    against: StoryStatement
    spans: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """One wording: *parts* of its text, what it lost and changed, and *before*, the wording to lay beside it."""

    statement: StoryStatement
    parts: Parts
    lost: tuple[Lost, ...] = ()
    changed: tuple[Drift, ...] = ()
    before: StoryStatement | None = None
    before_parts: Parts | None = None


def changes(view: View, claim: Claim) -> dict[str, list[Mark]]:
    """The words that drifted, by article: what became of them, and what they were."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for drift in claim.drift:
        key = drift.statement
        if drift.span is not None and key in view.statements:
            found[view.statements[key].article].append(Mark(*drift.span, "became", key))
        if drift.was_at is not None and drift.was_at[0] in view.articles:
            found[drift.was_at[0]].append(Mark(*drift.was_at[1:], "was", key))
    return {article: list(dict.fromkeys(marks)) for article, marks in found.items()}


def retellings(view: View, claim: Claim, most: int | None = None, start: int = 0) -> list[Retelling]:
    """The wordings of *claim* in order of time, each beside the one that most of its losses and changes refer to.

    From the *start*-th on; only *most* of them, where that is given.
    """
    said = view.said(claim.statements)
    shown = said[start:] if most is None else said[start : start + most]
    told = {s.id for s in shown}
    marks = changes(view, claim)
    lost: dict[str, list[Lost]] = defaultdict(list)
    for e in claim.erosion:
        if e.statement in told and e.against in view.statements:
            against, poorer = view.statements[e.against], view.statements[e.statement]
            lost[e.statement].append(_detail(view, e, against) or _lost(view, e.lost, against, poorer))
    changed: dict[str, list[Drift]] = defaultdict(list)
    for drift in claim.drift:
        changed[drift.statement].append(drift)
    here: dict[str, list[StoryStatement]] = defaultdict(list)
    for s in said:
        here[s.article].append(s)
    return [_retelling(view, s, lost[s.id], changed[s.id], marks, here) for s in shown]


def _retelling(view: View, s: StoryStatement, lost: Sequence[Lost], changed: Sequence[Drift],
               marks: dict[str, list[Mark]], here: dict[str, list[StoryStatement]]) -> Retelling:  # fmt: skip
    text = view.articles[s.article].text
    sides = Counter(entry.against.article for entry in lost)
    sides.update(d.was_at[0] for d in changed if d.was_at is not None)
    sides.pop(s.article, None)
    article = max(sides, key=lambda key: sides[key], default=None)
    mates = here.get(article or "", ())
    if not mates:
        return Retelling(s, excerpt(text, s, marks.get(s.article, ())), tuple(lost), tuple(changed))
    was = [Span(*d.was_at[1:]) for d in changed if d.was_at is not None and d.was_at[0] == article]
    before = max(mates, key=lambda m: (_tells(view, m, s, lost, was), _shared(view, m, s)))
    lost = [_lost(view, e.kind, before, s) if e.against.article == article and e.kind in signs(before) else e
            for e in lost]  # fmt: skip
    there = view.articles[before.article].text
    gone = [span for entry in lost if entry.against.article == before.article for span in entry.spans]
    became = [d.span for d in changed if d.span is not None]
    mine, theirs = _kept(text, s, there, before)
    parts = excerpt(text, s, [*(Mark(*span, "became", s.id) for span in became), *_beside(mine, became)])
    extra = [Mark(*span, "lost", s.id) for span in gone] + [Mark(*span, "was", s.id) for span in was]
    extra += _beside(theirs, [*gone, *was])
    return Retelling(s, parts, tuple(lost), tuple(changed), before, excerpt(there, before, extra, gone))


def _tells(view: View, mate: StoryStatement, s: StoryStatement, lost: Sequence[Lost], was: Sequence[Span]) -> int:
    """How much of what *s* lost and changed the wording *mate* says in its own words."""
    own = [Span(m.start, m.end) for m in marks_of(mate)]
    kinds = {entry.kind for entry in lost} & signs(mate)
    here = [span for kind in sorted(kinds) for span in _lost(view, kind, mate, s).spans]
    return sum(any(span.covers(found) for span in own) for found in [*here, *was])


def _shared(view: View, mate: StoryStatement, s: StoryStatement) -> int:
    """How many meaning words both wordings have."""
    there, text = view.articles[mate.article].text, view.articles[s.article].text
    return len(_meant(there, mate).keys() & _meant(text, s).keys())


def _detail(view: View, e: Erosion, against: StoryStatement) -> Lost | None:
    """A place or quantity that was lost; None where the loss is one of the attribution."""
    if e.at is None:
        return None
    span = Span(*e.at[1:])
    return Lost(e.lost, against, (span,), span.of(view.articles[e.at[0]].text))


def _lost(view: View, kind: str, against: StoryStatement, poorer: StoryStatement) -> Lost:
    """What *poorer* lost, word by word where the fuller wording says it in words of its own."""
    body, text = against.body, view.articles[against.article].text
    spans: tuple[Span, ...]
    if kind == "agency":
        spans = body.via
    elif kind == "reason":
        spans = (body.voice.reason,) if body.voice.reason is not None else ()
    elif kind == "hedge":
        spans = body.cue
    elif kind == "source":
        spans = tuple(span for span in (body.source or body.referent,) if span is not None)
    else:
        kept = {concept(w.text) for w in words(poorer.body.voice.name)}
        kept |= {concept(w) for span in _attribution(poorer) for w in
                 span.of(view.articles[poorer.article].text).split()}  # fmt: skip
        named = [span for span in (body.source, body.referent) if span is not None]
        cut = [_gone(text, span, kept) for span in named]
        spans = next(filter(None, cut), tuple(named[:1]))
    spans = tuple(span for span in spans if span.of(text).strip())
    shown = " … ".join(span.of(text) for span in spans)
    return Lost(kind, against, spans, shown or (", ".join(body.chain[:-1]) if kind == "agency" else ""))


def _attribution(s: StoryStatement) -> Iterable[Span]:
    return filter(None, (s.body.source, s.body.referent))


def _gone(text: str, span: Span, kept: set[str]) -> tuple[Span, ...]:
    """The words of *span* that are none of *kept*, neighbours joined."""
    found: list[Span] = []
    for w in words(text, *span):
        if w.is_punctuation or is_stopword(w.text) or concept(w.text) in kept:
            continue
        if found and not text[found[-1].end : w.start].strip():
            found[-1] = Span(found[-1].start, w.end)
        else:
            found.append(Span(w.start, w.end))
    return tuple(found)


def _kept(text: str, s: StoryStatement, there: str, before: StoryStatement) -> tuple[list[Mark], list[Mark]]:
    """Marks on the words that both wordings have, in each."""
    mine, theirs = _meant(text, s), _meant(there, before)
    shared = mine.keys() & theirs.keys()
    return tuple([Mark(*span, "kept", s.id) for key in sorted(shared) for span in side[key]]
                 for side in (mine, theirs))  # type: ignore[return-value]  # fmt: skip


def _beside(marks: Sequence[Mark], spans: Sequence[Span]) -> list[Mark]:
    """The marks that touch none of *spans*: a word that changed is not shown as kept, whatever is left of it."""
    return [m for m in marks if not any(span.touches(Span(m.start, m.end)) for span in spans)]


def _meant(text: str, s: StoryStatement) -> dict[str, list[Span]]:
    """The words of a statement that mean something, by what they mean, with where they stand."""
    found: dict[str, list[Span]] = defaultdict(list)
    for start, end in sorted({(m.start, m.end) for m in marks_of(s)}):
        for w in words(text, start, min(end, len(text))):
            if not w.is_punctuation and not is_stopword(w.text):
                found[concept(w.text)].append(Span(w.start, w.end))
    return found
