"""Retelling: what later or less attributed wordings of one claim lost against the fullest, and what they changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import pairwise
from typing import get_args

from riwaya.arabic.folding import fold
from riwaya.arabic.numbers import quantities
from riwaya.arabic.stems import concept, is_stopword, lemma
from riwaya.arabic.tables import rows
from riwaya.arabic.words import words
from riwaya.model import Drift, Erosion, Loss, Origin, Span, StoryStatement
from riwaya.weighing.descriptions import describe
from riwaya.weighing.matching import Matches
from riwaya.weighing.members import Member
from riwaya.weighing.propositions import matter_words

__all__ = ["clearest", "distinct", "drifts", "erosions", "fullest", "signs"]


def _worth(s: StoryStatement) -> tuple[int, ...]:
    """How fully a statement is attributed: number, name, agency, reason, length of the description."""
    d = describe(s.body.voice)
    signs = (s.body.source, d.number, d.name or None, s.body.chain[1:] or None, s.body.voice.reason)
    return sum(sign is not None for sign in signs) + (s.body.stance == "hedges"), len(s.body.voice.name)


def fullest(statements: Sequence[StoryStatement]) -> StoryStatement:
    """The most fully attributed of *statements*; of equals the first."""
    return max(statements, key=_worth)


def erosions(statements: Sequence[StoryStatement], origins: Sequence[Origin],
             dates: Mapping[str, str]) -> tuple[Erosion, ...]:  # fmt: skip
    """What each wording lost against the fullest one of the same origin in an article that is not later.

    What another wording of the same origin in the same article keeps is not lost. *dates* gives the articles' dates.
    """
    by_id = {s.id: s for s in statements}
    found = []
    for origin in origins:
        group = [by_id[i] for i in origin.statements]
        kept: dict[str, set[Loss]] = defaultdict(set)
        for s in group:
            kept[s.article] |= signs(s)
        for s in group:
            earlier = [o for o in group if o.article != s.article and _not_later(dates[o.article], dates[s.article])]
            if not earlier:
                continue
            lost = {sign for o in earlier for sign in signs(o)} - kept[s.article]
            if "name" in lost | kept[s.article]:
                lost -= {"number"}
            for loss in _LOSSES:
                if loss in lost:
                    best = fullest([o for o in earlier if loss in signs(o)])
                    found.append(Erosion(s.id, loss, best.id))
    return tuple(found)


def _not_later(a: str, b: str) -> bool:
    return not a or not b or a[:10] <= b[:10]


_NOBODY = frozenset(map(fold, ("وكالات", "الوكالات", "متابعات", "مواقع", "صحف", "رصد")))
_LOSSES: tuple[Loss, ...] = get_args(Loss)


def signs(s: StoryStatement) -> set[Loss]:
    """What the attribution of a statement shows of its source."""
    d = describe(s.body.voice)
    # an inner statement's carrier is a speaker; "agencies" names none
    carried = s.body.inside is None and any(fold(name) not in _NOBODY for name in s.body.chain[:-1])
    found: set[Loss] = set()
    if s.body.source is not None or s.body.referent is not None:
        found.add("source")
    if d.number is not None and d.number > 1:
        found.add("number")
    if d.name:
        found.add("name")
    if carried:
        found.add("agency")
    if s.body.stance == "hedges":
        found.add("hedge")
    if s.body.voice.reason is not None:
        found.add("reason")
    return found


@cache
def _force() -> dict[str, tuple[str, int]]:
    return {fold(r["word"]): (r["scale"], int(r["step"])) for r in rows("force")}


def _forces(text: str, member: Member) -> dict[str, tuple[int, Span]]:
    table = _force()
    found: dict[str, tuple[int, Span]] = {}
    for span in member.spans:
        for w in words(text, *span):
            bare = w.folded.removeprefix("و").removeprefix("ال")
            # a definite noun is an act only in the form that is listed: the dictionary has no Euphrates, but "he fled"
            definite = w.folded.startswith(("ال", "وال"))
            hit = table.get(w.folded) or table.get(bare if definite else lemma(w.text))
            if hit and hit[0] not in found:
                found[hit[0]] = (hit[1], Span(w.start, w.end))
    return found


@cache
def _place_heads() -> frozenset[str]:
    return frozenset(concept(r["word"]) for r in rows("place_heads"))


def _places(text: str, member: Member) -> list[tuple[str, str, Span]]:
    """The places named after a word for what they are: that word's concept (``ميناء``), the name's, where it stands."""
    found = []
    for span in member.spans:
        tokens = [w for w in words(text, *span) if not w.is_punctuation]
        for head, name in pairwise(tokens):
            bare = not head.folded.startswith(("ال", "وال", "بال", "لل"))
            if bare and not is_stopword(name.text) and not name.is_number and concept(head.text) in _place_heads():
                found.append((concept(head.text), concept(name.text), Span(name.start, name.end)))
    return found


def drifts(members: Sequence[Member], texts: Mapping[str, str]) -> tuple[Drift, ...]:
    """What the wordings of one claim (its *members*) changed against the earliest one, by date, that has the slot.

    *texts* gives the page text of each article id.
    """
    found: list[Drift] = []
    first: dict[_Slot, tuple[Member, str, Span]] = {}
    for m in sorted(members, key=lambda m: (m.published or "9999", m.article, m.spans[0])):
        text = texts[m.statement.article]
        slots = _slots(text, m)
        for key in slots.keys() - first.keys():
            first[key] = (m, *slots[key][0])
        for key, values in (_beside(text, m, first.keys() - slots.keys()) | slots).items():
            origin, value, span = first[key]
            if origin.article == m.article or not _changed(key, value, values, origin, m):
                continue
            before = texts[origin.statement.article]
            now = values[0][1]
            found.append(Drift(m.statement.id, key[0], span.of(before), now.of(text), now,
                               (origin.statement.article, *span)))  # fmt: skip
    return tuple(dict.fromkeys(found))


def distinct(found: Sequence[Drift]) -> tuple[Drift, ...]:
    """The changes without those that touch the words of an earlier one in the same wording."""
    kept: list[Drift] = []
    for d in found:
        if not any(k.statement == d.statement and k.span and d.span and k.span.touches(d.span) for k in kept):
            kept.append(d)
    return tuple(kept)


_Slot = tuple[str, str]
"""What can change: the kind of it, and of what (``quantity`` of lorries)."""


def _beside(text: str, m: Member, known: Set[_Slot]) -> dict[_Slot, list[tuple[str, Span]]]:
    """The one number of each of the *known* things that the other clauses of the member's statement count.

    ``The army emptied the store, and took what it held away on 21 lorries``: a retelling may count in the next clause.
    """
    found: dict[_Slot, list[tuple[str, Span]]] = defaultdict(list)
    for q in (q for span in m.statement.body.content for q in quantities(text, *span)):
        if ("quantity", q.unit) in known and not q.vague:
            found["quantity", q.unit].append((f"{q.value:g}", q.span))
    return {key: values for key, values in found.items() if len(values) == 1}


def _slots(text: str, m: Member) -> dict[_Slot, list[tuple[str, Span]]]:
    """The counted things, named places and graded verbs of a member: values with spans, by (slot, what)."""
    found: dict[_Slot, list[tuple[str, Span]]] = defaultdict(list)
    for q in m.profile.numbers:
        if q.unit and not q.vague:
            found["quantity", q.unit].append((f"{q.value:g}", q.span))
    for head, name, span in _places(text, m):
        found["place", head].append((name, span))
    for scale, (step, span) in _forces(text, m).items():
        found["force", scale].append((str(step), span))
    return found


def _changed(key: tuple[str, str], value: str, values: Sequence[tuple[str, Span]], before: Member, now: Member) -> bool:
    if any(v == value for v, _ in values):
        return False
    if key[0] == "force":  # a weaker word is mostly a matter of style
        return int(values[0][0]) > int(value)
    if key[0] == "place":  # no other name where both wordings know both
        return value not in now.profile.by_concept and values[0][0] not in before.profile.by_concept
    return True


_MOST = 30  # words of matter that a gist may have before only a part of a content is shown


def clearest(numbers: Sequence[int], members: Sequence[Member], matches: Matches, texts: Mapping[str, str]) -> str:
    """The wording that says a claim best: most like the others, whole, short, no question, no word that points back.

    *numbers* are the claim's among *members*. The gist is the text of a content, never other words.
    """
    mine = [members[i] for i in numbers]
    if len({m.statement.id for m in mine}) == 1:
        text = texts[mine[0].statement.article]
        whole = mine[0].statement.body.content
        return _shown(text, whole if matter_words(text, whole) <= _MOST else mine[0].spans)

    def worth(i: int) -> tuple[float, int]:
        m = members[i]
        text = texts[m.statement.article]
        near = [p.score for j in numbers if (p := matches.pairs.get((min(i, j), max(i, j))))]
        central = sum(near) / len(near) if near else 0.0
        said = matter_words(text, m.spans)
        asks = "؟" in text[m.spans[-1].start : m.spans[-1].end + 1]
        bare = said < 4
        return central - 0.02 * abs(said - 9) - 0.5 * asks - 0.4 * bare - m.borrowed - 0.1 * (len(m.spans) > 1), -i

    best = members[max(numbers, key=worth)]
    return _shown(texts[best.statement.article], best.spans)


def _shown(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)
