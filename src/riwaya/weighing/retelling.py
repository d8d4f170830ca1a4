"""Retelling: what later or less attributed wordings of one claim lost against the fullest, and what they changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.numbers import clash
from riwaya.arabic.stems import concept, lemma
from riwaya.arabic.tables import rows
from riwaya.arabic.words import words
from riwaya.model import Drift, Erosion, Origin, Span, StoryStatement
from riwaya.weighing.descriptions import describe
from riwaya.weighing.members import Member
from riwaya.weighing.propositions import matter_words

__all__ = ["clearest", "drifts", "erosions", "fullest"]


def _worth(s: StoryStatement) -> tuple[int, ...]:
    """How fully a statement is attributed: number, name, agency, reason, length of the description."""
    d = describe(s.body.voice)
    signs = (s.body.source, d.number, d.name or None, s.body.chain[1:] or None, s.body.voice.reason)
    return sum(sign is not None for sign in signs) + (s.body.stance == "hedges"), len(s.body.voice.name)


def fullest(statements: Sequence[StoryStatement]) -> StoryStatement:
    """The most fully attributed of *statements*; of equals the first."""
    return max(statements, key=_worth)


def erosions(statements: Sequence[StoryStatement], origins: Sequence[Origin]) -> tuple[Erosion, ...]:
    """What each wording lost against the fullest one of the same origin in another article."""
    by_id = {s.id: s for s in statements}
    found = []
    for origin in origins:
        group = [by_id[i] for i in origin.statements]
        best = fullest(group)
        full = describe(best.body.voice)
        for s in group:
            if s.article == best.article:
                continue
            mine = describe(s.body.voice)
            if full.number is not None and mine.number is None and not mine.name:
                found.append(Erosion(s.id, "number", best.id))
            if full.name and not mine.name:
                found.append(Erosion(s.id, "name", best.id))
            if len(best.body.chain) > 1 and len(s.body.chain) <= 1:
                found.append(Erosion(s.id, "agency", best.id))
            if best.body.stance == "hedges" and s.body.stance == "asserts":
                found.append(Erosion(s.id, "hedge", best.id))
            if best.body.voice.reason is not None and s.body.voice.reason is None:
                found.append(Erosion(s.id, "reason", best.id))
    return tuple(found)


@cache
def _force() -> dict[str, tuple[str, int]]:
    return {fold(r["word"]): (r["scale"], int(r["step"])) for r in rows("force")}


def _forces(text: str, member: Member) -> dict[str, tuple[int, Span]]:
    table = _force()
    found: dict[str, tuple[int, Span]] = {}
    for span in member.spans:
        for w in words(text, *span):
            hit = table.get(w.folded) or table.get(lemma(w.text))
            if hit and hit[0] not in found:
                found[hit[0]] = (hit[1], Span(w.start, w.end))
    return found


_PLACE_BEFORE = frozenset(map(fold, ("في", "من", "إلى", "قرب", "باتجاه", "نحو", "داخل", "على")))


def _places(text: str, member: Member) -> list[tuple[str, str, Span]]:
    """What stands after a word of place: the concept of its head (``جبال``), its words, and where they stand."""
    found = []
    for span in member.spans:
        tokens = list(words(text, *span))
        for i, token in enumerate(tokens[:-2]):
            head, name = tokens[i + 1], tokens[i + 2]
            if token.folded in _PLACE_BEFORE and not head.is_punctuation:
                while name.is_punctuation and name.text in '«“"' and name is not tokens[-1]:
                    name = tokens[tokens.index(name) + 1]
                if not name.is_punctuation and not head.folded.startswith("ال"):
                    found.append((concept(head.text), concept(name.text), Span(name.start, name.end)))
    return found


def drifts(members: Sequence[Member], texts: Mapping[str, str]) -> tuple[Drift, ...]:
    """What the wordings of one claim (its *members*, in story order) changed against the earliest fullest one.

    *texts* gives the page text of each article id. The first wording by date is what the others are held against.
    """
    first = min(members, key=lambda m: (m.published or "9999", m.article, m.spans[0]))
    text = texts[first.statement.article]
    found: list[Drift] = []
    for m in members:
        if m.article == first.article:
            continue
        other = texts[m.statement.article]
        for q in first.profile.numbers:
            rivals = [r for r in m.profile.numbers if r.unit and r.unit == q.unit]
            changed = [r for r in rivals if clash(q, r) or (r.value, r.bound) != (q.value, q.bound)]
            if rivals and len(changed) == len(rivals):
                r = changed[0]
                was, became = _with_bound(text, q.span), _with_bound(other, r.span)
                if was != became and (r.value != q.value or r.bound != q.bound):
                    found.append(Drift(m.statement.id, "quantity", was, became, r.span,
                                       (first.statement.article, *q.span)))  # fmt: skip
        mine = _places(other, m)
        for head, name, span in _places(text, first):
            same_slot = [p for p in mine if p[0] == head]
            if same_slot and all(p[1] != name for p in same_slot) and name not in m.profile.by_concept:
                place = same_slot[0]
                if place[1] not in first.profile.by_concept:
                    found.append(Drift(m.statement.id, "place", span.of(text), place[2].of(other), place[2],
                                       (first.statement.article, *span)))  # fmt: skip
        theirs = _forces(other, m)
        for scale, (step, span) in _forces(text, first).items():
            if scale in theirs and theirs[scale][0] != step:
                at = theirs[scale][1]
                found.append(Drift(m.statement.id, "force", span.of(text), at.of(other), at,
                                   (first.statement.article, *span)))  # fmt: skip
    return tuple(dict.fromkeys(found))


def _with_bound(text: str, span: Span) -> str:
    return span.of(text)


def clearest(members: Sequence[Member], texts: Mapping[str, str]) -> str:
    """The wording that says a claim best by itself: no reference back, of middling length, the earliest of equals."""

    def rank(m: Member) -> tuple[float, int]:
        words_in = matter_words(texts[m.statement.article], m.spans)
        return (10 * m.borrowed + 3 * (len(m.spans) > 1) + abs(words_in - 9) / 3, m.article)

    best = min(members, key=lambda m: (rank(m), m.spans[0]))
    text = texts[best.statement.article]
    return " … ".join(" ".join(span.of(text).split()) for span in best.spans)
