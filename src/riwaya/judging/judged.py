"""Judged readings: what the machine read, as it is shown once people have judged it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from riwaya.judging.additions import Added, added
from riwaya.judging.carrying import carried
from riwaya.judging.checks import checks_of
from riwaya.judging.decided import BONDS, Decided, decided_of, opinions_on_bonds
from riwaya.judging.finding import find_line, find_statement, places_of
from riwaya.judging.gaining import gained
from riwaya.judging.lines import laid, opinions_on_lines
from riwaya.judging.opinions import Conflict, Place, Struck, own_place, settle, standing
from riwaya.judging.statements import opinions_on, shown
from riwaya.model import ArticleRef, Judgement, LineRef, Reading, StatementRef, VoiceRef

__all__ = ["JUDGED", "SHOWN", "Judged", "State", "judged", "judged_readings"]

State = Literal["counts", "contested", "lost", "superseded"]

_ON_STATEMENTS = ("statement-right", "statement-wrong", "statement-missing", "statement-fields", "speaker")
_ON_BONDS = tuple(f"{respect}-{way}" for respect in BONDS for way in ("same", "other"))
SHOWN = frozenset((*_ON_STATEMENTS, "line-role"))
"""The kinds of judgements that change what is shown of pages."""

JUDGED = SHOWN | frozenset(_ON_BONDS)
"""The kinds of judgements that change what is shown of pages, or what is weighed of them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Readings as they are shown, with what people decided beyond them.

    *conflicts* are where they do not agree: there the machine's reading stays. *struck* is what was taken out, *lost*
    are judgements that no longer apply: what they are of is on its page no more. *checked*: who says of which articles
    that they are right and whole as they are shown. *superseded* are those whose author said otherwise since,
    *by* are the judgements that made, changed or confirmed each statement that is shown.
    """

    readings: tuple[Reading, ...]
    decided: Decided = field(default_factory=Decided)
    conflicts: tuple[Conflict, ...] = ()
    struck: tuple[Struck, ...] = ()
    lost: tuple[Judgement, ...] = ()
    checked: Mapping[ArticleRef, tuple[Judgement, ...]] = field(default_factory=dict)
    superseded: tuple[Judgement, ...] = ()
    by: Mapping[Place, tuple[Judgement, ...]] = field(default_factory=dict)

    def state(self, judgement: Judgement) -> State:
        """What has become of a *judgement* that nobody withdrew: whether it counts, or why not (all of it)."""
        if any(judgement.uid == j.uid for conflict in self.conflicts for j in conflict.judgements):
            return "contested"
        if any(judgement.uid == j.uid for j in self.lost):
            return "lost"
        return "superseded" if any(judgement.uid == j.uid for j in self.superseded) else "counts"


def judged_readings(readings: Iterable[Reading], judgements: Iterable[Judgement],
                    newer: Mapping[str, str] = MappingProxyType({})) -> tuple[Reading, ...]:  # fmt: skip
    """The *readings* as people's *judgements* have them shown (see `judged`)."""
    return judged(readings, judgements, newer).readings


def judged(readings: Iterable[Reading], judgements: Iterable[Judgement],
           newer: Mapping[str, str] = MappingProxyType({})) -> Judged:  # fmt: skip
    """The *readings* (of different pages) as people's *judgements* have them shown, and what else was decided.

    The order of *judgements* makes no difference, and those of other pages do not count. A statement or line that is
    shown otherwise than it was read has the score 1 and says in *why* who judged it and when; one that people do not
    agree on stays as it was read, and says so. Without judgements the readings are given back as they are.

    *newer* gives, by the SHA-256 of earlier versions of a page, that of the one among *readings*: what was said of
    those holds for it where the very words still stand.
    """
    heard = standing(judgements)
    said = [carried(j, newer) for j in heard]
    before = {j.uid for j, now in zip(heard, said, strict=True) if j is not now}
    given = list(readings)
    if not said:
        return Judged(tuple(given))
    out: list[Reading] = []
    bases: dict[str, Added] = {}
    conflicts: list[Conflict] = []
    superseded: list[Judgement] = []
    struck: list[Struck] = []
    lost: list[Judgement] = []
    checked: dict[ArticleRef, tuple[Judgement, ...]] = {}
    by: dict[Place, tuple[Judgement, ...]] = {}
    for reading in given:
        mine = [j for j in said if j.target.pages[:1] == (reading.page.sha256,)]
        if not mine:
            bases[reading.page.sha256] = added(reading, ())
            out.append(reading)
            continue
        on_lines, gone = opinions_on_lines(reading, [j for j in mine if j.kind == "line-role"])
        verdict = settle(on_lines)
        lay = laid(reading, verdict.settled, verdict.conflicts)
        base = added(gained(lay.reading, reading, lay.by), [j for j in mine if j.kind == "statement-missing"])
        bases[reading.page.sha256] = base
        on_them = [j for j in mine if j.kind in _ON_STATEMENTS and j not in base.lost]
        on_statements, missed = opinions_on(base, on_them)
        settled, contested, old = settle([*on_lines, *on_statements])
        found = shown(base, lay.dropped, settled, contested)
        out.append(replace(base.reading, articles=found.articles))
        conflicts += contested
        superseded += old
        struck += found.struck
        by |= found.by
        checks, unchecked = checks_of(out[-1], [j for j in mine if j.kind == "article-checked"])
        checked |= checks
        notes = [j for j in mine if j.kind == "note" and not _is_there(j, base.reading)]
        lost += [*base.lost, *gone, *missed, *unchecked, *notes]
    decided, differing, missed, old = _decided(bases, [j for j in said if j.kind in _ON_BONDS], struck)
    lost = sorted((j for j in (*lost, *missed) if j.uid not in before), key=lambda j: j.order)
    conflicts += differing
    superseded += old
    return Judged(tuple(out), decided, tuple(conflicts), tuple(struck), tuple(lost), checked, tuple(superseded), by)


def _decided(bases: dict[str, Added], said: Sequence[Judgement],
             struck: Sequence[Struck]) -> tuple[Decided, list[Conflict], list[Judgement], list[Judgement]]:  # fmt: skip
    """What was decided of statements of several pages; what holds of a statement that was struck out does not count."""
    places: dict[StatementRef, Place | None] = {}
    gone = {s.place for s in struck}

    def find(ref: StatementRef) -> Place | None:
        if ref not in places:
            places[ref] = _find(ref, bases[ref.page].reading)
        return places[ref]

    opinions, lost = opinions_on_bonds(said, find, bases.__contains__)
    settled, conflicts, old = settle(o for o in opinions if not gone & {*o.matter.places})
    decided, more = decided_of(settled, find)
    return decided, [*conflicts, *more], lost, old


def _find(ref: StatementRef, reading: Reading) -> Place | None:
    """The place of a statement, or of what an article states itself; None when it is not there any more."""
    if ref.own:
        spans = places_of(ref.content, reading.page.text)
        there = any(a.n == ref.n for a in reading.articles)
        return own_place(ref.page, ref.n, spans) if spans and there else None
    found = find_statement(ref, reading)
    return None if found is None else Place(ref.page, found[0].n, found[1].id)


def _is_there(note: Judgement, reading: Reading) -> bool:
    """Whether what a note is of is on its page still."""
    target = note.target.statement if isinstance(note.target, VoiceRef) else note.target
    if isinstance(target, ArticleRef):
        return any(a.n == target.n for a in reading.articles)
    if isinstance(target, LineRef):
        return find_line(target, reading) is not None
    return not isinstance(target, StatementRef) or _find(target, reading) is not None
