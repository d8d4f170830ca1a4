"""Across: what a dossier says of voices and places, as rows, so that each can be followed from story to story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from riwaya.model import Dossier, StoryPlace, StoryStatement
from riwaya.store.keeping import Kept
from riwaya.store.schema import place_statements, story_places, voice_statements

__all__ = ["put_across"]

_LONGEST = 200  # characters of a place's id


def put_across(connection: Connection, story: int, dossier: Dossier, kept: Kept) -> None:
    """Write which statements of *story* each voice makes and which name each place, instead of what was there."""
    said = {s.id: s for s in dossier.statements if not s.own}
    places = [p for p in dossier.places if len(p.id) <= _LONGEST]
    _instead(connection, voice_statements, story, (_voice(story, s, kept) for s in said.values()))
    _instead(connection, story_places, story, (_place(story, p, said) for p in places))
    _instead(connection, place_statements, story, (
        {"story": story, "place": p.id, "article": kept.articles[said[key].article], "label": said[key].body.id}
        for p in places for key in dict.fromkeys(p.statements) if key in said))  # fmt: skip


def _instead(connection: Connection, table: Table, story: int, rows: Iterable[dict[str, Any]]) -> None:
    connection.execute(delete(table).where(table.c.story == story))
    held = list(rows)
    if held:
        connection.execute(insert(table), held)


def _voice(story: int, s: StoryStatement, kept: Kept) -> dict[str, Any]:
    hands = s.body.chain[:-1]
    return {"story": story, "article": kept.articles[s.article], "label": s.body.id, "voice": kept.voices[s.voice.id],
            "via": hands[-1] if hands else None}  # fmt: skip


def _place(story: int, p: StoryPlace, said: Mapping[str, StoryStatement]) -> dict[str, Any]:
    return {"story": story, "place": p.id, "name": p.name, "lat": p.lat, "lon": p.lon, "precision": p.precision,
            "mentions": p.mentions, "statements": len({k for k in p.statements if k in said})}  # fmt: skip
