"""Corrections: what a form says of a thing, as a judgement; and what was said of it before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import Connection

from riwaya.desk.belonging import Belonging
from riwaya.judging.wording import Wording, says_of
from riwaya.model import (
    ArticleRef,
    ClaimRef,
    Judgement,
    JudgementKind,
    LineRef,
    Ref,
    RiwayaError,
    Says,
    StatementRef,
    StoryRef,
    VoiceRef,
)
from riwaya.store.judged import story_of
from riwaya.store.judgements import judgements_of
from riwaya.store.naming import anything_named, article_named, claim_named, statement_named, story_named
from riwaya.store.readings import page_reading
from riwaya.store.shown import shown_pages
from riwaya.telling.judgements import words_of

__all__ = ["History", "Thing", "history_of", "says_of_form", "thing_of"]

_SPANS = ("cue", "source", "content", "via")
_PAIRED = ("claim-same", "claim-other", "voice-same", "voice-other", "origin-same", "origin-other")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is corrected: by its *key*, which *sort* it is of, its *words*, the *article* that it stands in, and what
    belongs to it.
    """

    key: str
    sort: str
    ref: Ref
    words: tuple[str, ...]
    article: int | None
    belonging: Belonging


@dataclass(frozen=True, slots=True)
class History:
    """What was said of a thing, the newest first, with what became of each; how much of it there is."""

    said: tuple[tuple[Judgement, str], ...]
    count: int


def thing_of(connection: Connection, key: str) -> Thing:
    """What *key* names. Raises RiwayaError when there is none."""
    ref = anything_named(connection, key)
    article = key.removeprefix("voice:").partition(".")[0].partition(":")[0]
    belonging = Belonging.of(connection, key, ref)
    return Thing(key, _sort(ref), ref, tuple(words_of(ref)), int(article) if article.isdigit() else None, belonging)


def _sort(ref: Ref) -> str:
    sorts = {ArticleRef: "article", StatementRef: "statement", LineRef: "line", ClaimRef: "claim", VoiceRef: "voice",
             StoryRef: "story"}  # fmt: skip
    return sorts[type(ref)]


def says_of_form(connection: Connection, thing: Thing, kind: str, form: Mapping[str, str]) -> Says:
    """What the fields of *form* say of *thing* in a judgement of *kind*. Raises RiwayaError where they say nothing."""
    if kind not in get_args(JudgementKind):
        raise RiwayaError("There is no such judgement.", kind, "Choose one of those that the form has.")
    given = {name: value.strip() for name, value in form.items() if value.strip()}
    ref = thing.ref
    try:
        if kind in ("statement-fields", "statement-missing") and isinstance(ref, ArticleRef | StatementRef):
            return _worded(connection, ref, kind, given)
        if kind == "speaker":
            return Says(name=given.get("name"), kind=given.get("sort"))  # type: ignore[arg-type]
        if kind in _PAIRED:
            return Says(others=_others(connection, ref, given.get("others", "")))
        if kind == "line-role":
            belongs = given.get("belongs", "")
            return Says(role=given.get("role"), article=int(belongs) if belongs.isdigit() else None)  # type: ignore[arg-type]
        if kind == "story-name":
            return Says(name=given.get("name"))
        if kind == "story-merge":
            return Says(story=story_named(given.get("others", "")))
        if kind in ("story-pin", "story-unpin", "story-split"):
            found = tuple(article_named(connection, key) for key in given.get("others", "").replace(",", " ").split())
            return Says(articles=found, name=given.get("name"))
    except ValueError as error:
        raise RiwayaError(f"This cannot be said: {error}.", "", "Fill in what is missing.") from error
    return Says()


def _worded(connection: Connection, ref: ArticleRef | StatementRef, kind: str, given: Mapping[str, str]) -> Says:
    reading = page_reading(connection, ref.page)
    typed: dict[str, Any] = {name: (given[name],) for name in _SPANS if name in given}
    typed |= {name: given.get(key) for name, key in (("form", "form"), ("stance", "stance"), ("kind", "sort"))}
    return says_of(reading, ref, Wording(**typed), name=given.get("name") if kind == "statement-missing" else None)


def _others(connection: Connection, ref: Ref, typed: str) -> tuple[StatementRef, ...]:
    found: list[StatementRef] = []
    for key in typed.replace(",", " ").split():
        of_claim = key.startswith("claim:")
        found += claim_named(connection, key[6:]).statements if of_claim else [statement_named(connection, key)]
    return tuple(dict.fromkeys(one for one in found if one != ref))


def history_of(connection: Connection, thing: Thing | None, start: int = 0, most: int = 50) -> History:
    """What was said of *thing* and, where that is more than a part of one, of its pages; of everything for None.

    *most* judgements from the *start*-th on.
    """
    if thing is None:
        said = judgements_of(connection)
    elif isinstance(thing.ref, StoryRef):
        number = story_of(connection, thing.ref)
        said = [] if number is None else judgements_of(connection, story=number)
    else:
        said = list({j.uid: j for page in thing.ref.pages for j in judgements_of(connection, page=page)}.values())
    held = [j for j in said if j.kind != "withdrawal" and (thing is None or _speaks(j, thing))]
    held = sorted(held, key=lambda j: j.order, reverse=True)
    told = held[start : start + most]
    shown = shown_pages(connection, [page for j in told for page in j.pages], said)
    return History(tuple((j, str(shown.state(j))) for j in told), len(held))


def _speaks(said: Judgement, thing: Thing) -> bool:
    """Whether a judgement is of *thing*, or of something in it."""
    ref = thing.ref
    if isinstance(ref, ArticleRef | StoryRef):
        return True
    parts = ref.statements if isinstance(ref, ClaimRef) else (ref.statement,) if isinstance(ref, VoiceRef) else ()
    meant = {ref, *parts}
    return not meant.isdisjoint((said.target, *said.says.others))
