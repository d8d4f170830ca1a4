"""Records of dossiers: a Dossier back from the JSON form that `Dossier.to_dict` gave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from riwaya.model.dossier import (
    Claim,
    Contrast,
    Dossier,
    DossierArticle,
    Drift,
    Erosion,
    Origin,
    StoryMention,
    StoryPlace,
    StoryStatement,
    StoryVoice,
    When,
)
from riwaya.model.pages import Article, Reading
from riwaya.model.passages import Passage, Stretch
from riwaya.model.problems import Problem
from riwaya.model.records import mention_of_record, statement_of_record
from riwaya.model.spans import as_span

__all__ = ["dossier_of_record"]

Record = Mapping[str, Any]


def dossier_of_record(record: Record, readings: Iterable[Reading]) -> Dossier:
    """The Dossier whose ``to_dict`` is *record*, made of *readings*.

    Scores come back with three digits. Raises KeyError or ValueError for what is no such record, or when a reading is
    missing.
    """
    told = {(reading.page.name, a.n): (reading, a) for reading in readings for a in reading.articles}
    articles = tuple(DossierArticle(row["id"], *told[row["page"], row["n"]]) for row in record["articles"])
    by_id = {a.id: a.article for a in articles}
    story = record["story"]
    return Dossier(
        title=story["title"],
        start=story["from"],
        end=story["to"],
        articles=articles,
        statements=tuple(_statement(row, by_id[row["article"]]) for row in record["statements"]),
        claims=tuple(_claim(row) for row in record["claims"]),
        voices=tuple(
            StoryVoice(v["id"], v["name"], v["kind"], tuple(v["statements"]), tuple(v["aliases"]))
            for v in record["voices"]
        ),
        reader=dict(record["reader"]),
        problems=tuple(Problem(p["what"], p["where"], p["do"]) for p in record["problems"]),
        mentions=tuple(StoryMention(m["article"], m["page"], mention_of_record(m)) for m in record["mentions"]),
        places=tuple(
            StoryPlace(p["id"], p["name"], p["lat"], p["lon"], p["precision"], tuple(p["statements"]), p["mentions"])
            for p in record["places"]
        ),
        timeline=tuple(
            When(w["when"][0], w["when"][1], w["clock"], w["statement"], as_span(w["span"])) for w in record["timeline"]
        ),
        passages=tuple(_passage(row) for row in record["passages"]),
    )


def _statement(row: Record, article: Article) -> StoryStatement:
    """The statement with the body that its article has; what the outlet states itself has one of its own."""
    label = row["id"].removeprefix(f"{row['article']}.")
    own = None if row["inside"] is None else row["inside"].removeprefix(f"{row['article']}.")
    made = statement_of_record({**row, "id": label, "inside": own})
    body = next((s for s in article.statements if s.id == label), made)
    return StoryStatement(row["id"], row["article"], row["page"], body, made.voice, row["own"])


def _claim(row: Record) -> Claim:
    return Claim(
        row["id"],
        row["gist"],
        tuple(row["statements"]),
        row["standing"],
        tuple(
            Origin(o["voice"], tuple(o["statements"]), tuple(map(tuple, o["paths"])), tuple(o["why"]))
            for o in row["origins"]
        ),
        (row["origin_range"][0], row["origin_range"][1]),
        tuple(Contrast(c["to"], c["type"], tuple(map(_place, c["spans"])), c["why"]) for c in row["contrasts"]),
        tuple(
            Erosion(e["statement"], e["lost"], e["against"], None if e["at"] is None else _place(e["at"]))
            for e in row["erosion"]
        ),
        tuple(
            Drift(d["statement"], d["slot"], d["was"], d["became"], as_span(d["span"]),
                  None if d["was_at"] is None else _place(d["was_at"]))
            for d in row["drift"]
        ),
        tuple(row["silent"]),
        row["first"],
        row["last"],
        tuple(row["why"]),
        row["origin_probability"],
        tuple(row["origin_reason"]),
    )  # fmt: skip


def _place(row: tuple[str, int, int]) -> tuple[str, int, int]:
    return row[0], row[1], row[2]


def _passage(row: Record) -> Passage:
    a, b = (Stretch(side["page"], side["start"], side["end"]) for side in (row["a"], row["b"]))
    return Passage(a, b, row["grade"], row["score"], row["direction"], tuple(row["why"]))
