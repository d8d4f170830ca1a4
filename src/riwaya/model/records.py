"""Records: a Reading back from the JSON form that `Reading.to_dict` gave it, so that what was read can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riwaya.model.mentions import Interval, Mention, Named, Quantity
from riwaya.model.pages import Article, DateFound, Line, Page, Reading
from riwaya.model.problems import Problem
from riwaya.model.spans import as_span, as_spans
from riwaya.model.statements import Statement, Voice

__all__ = ["mention_of_record", "reading_of_record", "statement_of_record"]

Record = Mapping[str, Any]


def reading_of_record(record: Record, text: str | None = None) -> Reading:
    """The Reading whose ``to_dict`` is *record*.

    *text* is the page's text where the record does not carry it (``with_text``). What a record does not hold is gone:
    the page's hints, and scores beyond their third digit. Raises KeyError or ValueError for what is no such record.
    """
    page = Page(record["page"], record["sha256"], record["text_sha256"], record["media_type"],
                record["text"] if text is None else text, fetched=record["fetched"],
                also=tuple(record["also"]))  # fmt: skip
    lines = tuple(
        Line(row["n"], row["role"], row["article"], row["start"], row["end"], row["score"], tuple(row["why"]))
        for row in record["lines"]
    )
    articles = tuple(_article(row, lines) for row in record["articles"])
    problems = tuple(Problem(p["what"], p["where"], p["do"]) for p in record["problems"])
    return Reading(page, lines, articles, problems)


def _article(row: Record, lines: tuple[Line, ...]) -> Article:
    return Article(
        row["n"],
        tuple(line for line in lines if line.article == row["n"]),
        title=as_span(row["title"]),
        headline=row["headline"],
        outlet=row["outlet"],
        credit=row["credit"],
        author=row["author"],
        section=row["section"],
        published=row["published"],
        updated=row["updated"],
        dates=tuple(DateFound(d["value"], d["from"], as_span(d["span"]), d["why"]) for d in row["dates"]),
        statements=tuple(statement_of_record(s) for s in row["statements"]),
        mentions=tuple(mention_of_record(m) for m in row["mentions"]),
    )


def statement_of_record(row: Record) -> Statement:
    """The Statement whose ``to_dict`` is *row*."""
    who = row["voice"]
    voice = Voice(who["id"], who["name"], who["kind"], who["number"], who["role"], who["affiliation"], who["place"],
                  as_span(who["reason"]))  # fmt: skip
    return Statement(row["id"], as_spans(row["cue"]), as_span(row["source"]), as_span(row["referent"]),
                     as_spans(row["content"]), as_spans(row["via"]), row["form"], row["stance"], row["kind"],
                     row["inside"], voice, tuple(row["chain"]), row["score"], tuple(row["why"]))  # fmt: skip


def mention_of_record(row: Record) -> Mention:
    """The Mention whose ``to_dict`` is *row*."""
    found = row["resolved"]
    resolved: Named | Interval | Quantity | None = None
    if found is not None:
        if row["type"] == "time":
            resolved = Interval(found["from"], found["to"], found["anchor"])
        elif row["type"] == "quantity":
            resolved = Quantity(found["value"], found["unit"], found["bound"])
        else:
            resolved = Named(found["id"], found["name"], found["lat"], found["lon"], found["precision"],
                             found["country"])  # fmt: skip
    span = as_span(row["span"])
    assert span is not None
    return Mention(span, row["type"], resolved, row["score"], tuple(row["why"]))
