"""Statements as they are shown: what people say of each, put beside what the machine read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from riwaya.judging.additions import FIELDS, Added, said_of
from riwaya.judging.finding import find_statement
from riwaya.judging.opinions import Conflict, Matter, Opinion, Place, Settled, Struck, signed
from riwaya.judging.speakers import chain, spoken
from riwaya.model import Article, Judgement, Line, Statement, StatementRef

__all__ = ["Shown", "opinions_on", "shown"]

IS_ONE = "statement"
SPEAKER = "speaker"
_MATTERS = (IS_ONE, SPEAKER, *FIELDS)


@dataclass(frozen=True, slots=True)
class Shown:
    """The articles of a page as they are shown, what people struck out of them, and who judged which statement."""

    articles: tuple[Article, ...]
    struck: tuple[Struck, ...]
    by: Mapping[Place, tuple[Judgement, ...]]


def opinions_on(base: Added, judgements: Sequence[Judgement]) -> tuple[list[Opinion], list[Judgement]]:
    """What *judgements* of statements of a page hold, and those whose statement, or whose words, are gone."""
    reading = base.reading
    found: list[Opinion] = []
    lost: list[Judgement] = []
    for said in judgements:
        place = base.by.get(said.uid)
        if place is None and isinstance(said.target, StatementRef):
            at = find_statement(said.target, reading)
            place = None if at is None else Place(reading.page.sha256, at[0].n, at[1].id)
        fields = None if place is None else said_of(said, reading.page.text)
        if place is None or fields is None:
            lost.append(said)
            continue
        if said.kind == "statement-missing":  # what it leaves out is not there
            nothing: dict[str, Any] = {"cue": (), "source": (), "referent": (), "via": (), "form": "indirect"}
            fields = nothing | fields
        held: dict[str, Any] = {IS_ONE: said.kind != "statement-wrong", **fields}
        if said.says.name is not None:
            held[SPEAKER] = said.says.name.strip()
        found += [Opinion(Matter(what, (place,)), value, said) for what, value in held.items()]
    return found, lost


def shown(base: Added, dropped: Mapping[int, tuple[Judgement, ...]], settled: Mapping[Matter, Settled],
          conflicts: Sequence[Conflict]) -> Shown:  # fmt: skip
    """The articles of *base*, whose lines are as they are shown, with what is settled of their statements.

    *dropped* are the lines, by number, that people say are no text of the article that they were read in.
    """
    page = base.reading.page
    struck: list[Struck] = []
    heard: dict[Place, tuple[Judgement, ...]] = {}
    articles = []
    for article in base.reading.articles:
        kept = []
        for statement in article.statements:
            place = Place(page.sha256, article.n, statement.id)
            about = {what: settled[m] for what in _MATTERS if (m := Matter(what, (place,))) in settled}
            if about:
                heard[place] = _each_once(about.values())
            against = _against(statement, article, base.reading.lines, dropped)
            is_one = about.pop(IS_ONE, None)
            if is_one is not None and not is_one.value:
                struck.append(Struck(place, is_one.by))
            elif is_one is None and against:
                struck.append(Struck(place, against))
            else:
                contested = [c for c in conflicts if c.places == (place,)]
                new = base.by.values()
                kept.append(_judged(page.text, article, statement, is_one, about, contested, place in new))
        ids = {s.id for s in kept}
        kept = [s if s.inside in ids else replace(s, inside=None) for s in kept]
        articles.append(replace(article, statements=tuple(kept)))
    return Shown(tuple(articles), tuple(struck), heard)


def _each_once(held: Iterable[Settled]) -> tuple[Judgement, ...]:
    once = {j.uid: j for one in held for j in one.by}
    return tuple(sorted(once.values(), key=lambda j: j.order))


def _against(statement: Statement, article: Article, lines: Sequence[Line],
             dropped: Mapping[int, tuple[Judgement, ...]]) -> tuple[Judgement, ...]:  # fmt: skip
    """The judgements by which no line of the statement's content is text of its article; none where one still is."""
    if not dropped:
        return ()
    there = [line for line in lines if any(line.span.touches(c) for c in statement.content)]
    if not there or any(line.n not in dropped or line.article == article.n for line in there):
        return ()
    return tuple(j for line in there for j in dropped[line.n])


def _judged(text: str, article: Article, statement: Statement, is_one: Settled | None, about: Mapping[str, Settled],
            contested: Sequence[Conflict], new: bool) -> Statement:  # fmt: skip
    """*statement* with the fields that people settled, who did, and what they do not agree on."""
    changes: dict[str, Any] = {}
    for what, held in about.items():
        if what != SPEAKER:
            value = next(iter(held.value), None) if what in ("source", "referent") else held.value
            if value != getattr(statement, what):
                changes[what] = value
    made = replace(statement, **changes)
    if "via" in changes:
        made = replace(made, chain=chain(text, article, made.via))
    name = about[SPEAKER].value if SPEAKER in about else None
    if name is not None or changes.keys() & {"source", "referent"}:
        made = replace(made, voice=spoken(text, article, made.source, made.referent, made.kind, name))
    elif "kind" in changes:
        made = replace(made, voice=replace(made.voice, kind=made.kind))
    if made.voice != statement.voice and SPEAKER in about:
        changes[SPEAKER] = name
    all_held = [held for held in (is_one, *about.values()) if held is not None]
    by = [j for held in ([about[what] for what in changes] if changes and not new else all_held) for j in held.by]
    why = []
    if by:
        what = "added" if new else "judged" if changes else "confirmed"
        told = f": {', '.join(sorted(changes))}" if changes and not new else ""
        why.append(f"{what} by {signed(by)}{told}")
    why += [f"contested by {signed(c.judgements)}: {c.about}" for c in contested]
    return replace(made, score=1.0 if by else made.score, why=(*made.why, *why)) if why else made
