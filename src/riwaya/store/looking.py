"""Looking: what the store holds, given back as the nouns it was made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select

from riwaya.model import Article, Reading, RiwayaError
from riwaya.model.records import reading_of_record
from riwaya.store.packing import unpacked, unpacked_record
from riwaya.store.schema import articles, failures, judgements, names, pages, readings, statements

__all__ = ["Kept", "article_of", "body_of", "counts", "current_reading", "find_article", "page_reading", "said_by"]


_WILD = re.compile(r"[%_\\]")


@dataclass(frozen=True, slots=True)
class Kept:
    """An article in the store: its *id*, its page's SHA-256 and names (the first one first), and the article."""

    id: int
    sha256: str
    names: tuple[str, ...]
    reading: Reading
    article: Article


def current_reading(connection: Connection, page: int) -> Reading:
    """The reading that the index of *page* was made from. Raises RiwayaError when it is damaged or gone."""
    row = connection.execute(
        select(readings.c.record, pages.c.sha256)
        .join_from(pages, readings, readings.c.id == pages.c.reading)
        .where(pages.c.id == page)
    ).first()
    if row is None:
        raise RiwayaError(f"The reading of page {page} is not in the store.", "", "Run riwaya store check.")
    try:
        return reading_of_record(unpacked_record(row.record))
    except (ValueError, KeyError, TypeError) as error:
        raise RiwayaError(
            f"The reading of page {row.sha256[:12]} is damaged.", "", "Run riwaya store check."
        ) from error


def page_reading(connection: Connection, sha256: str) -> Reading:
    """The current reading of the page of this SHA-256. Raises RiwayaError when it is not in the store, or damaged."""
    page = connection.execute(select(pages.c.id).where(pages.c.sha256 == sha256)).scalar()
    if page is None:
        raise RiwayaError(f"The page {sha256[:12]} is not in the store.", "", "Add it with riwaya add.")
    return current_reading(connection, page)


def body_of(connection: Connection, page: int) -> bytes:
    """The bytes of *page*. Raises ValueError when they are damaged."""
    body = connection.execute(select(pages.c.body).where(pages.c.id == page)).scalar_one()
    return unpacked(body)


def article_of(connection: Connection, article: int) -> Kept | None:
    """The article with this id; None when there is none."""
    row = connection.execute(
        select(articles.c.page, articles.c.n, pages.c.sha256).join_from(articles, pages).where(articles.c.id == article)
    ).first()
    if row is None:
        return None
    reading = current_reading(connection, row.page)
    called = connection.execute(select(names.c.name).where(names.c.page == row.page).order_by(names.c.id)).scalars()
    found = next(a for a in reading.articles if a.n == row.n)
    return Kept(article, row.sha256, tuple(called), reading, found)


def find_article(connection: Connection, key: str) -> Kept:
    """The article that *key* names: its id, the first digits of its page's SHA-256, or its page's path or address.

    Raises RiwayaError when none or several are meant.
    """
    found = [int(key)] if key.isdigit() and len(key) < 8 else []
    if not found:
        hexadecimal = len(key) >= 8 and all(c in "0123456789abcdef" for c in key.lower())
        chosen = pages.c.sha256.startswith(key.lower()) if hexadecimal else names.c.name == key
        rows = select(articles.c.id, articles.c.page).join_from(articles, pages).order_by(articles.c.id).where(chosen)
        rows = rows if hexadecimal else rows.join(names, names.c.page == pages.c.id)
        meant = connection.execute(rows).all()
        if len({row.page for row in meant}) > 1:
            raise RiwayaError(
                f"{len(meant)} pages are called so.", key, "Give the article's number, from riwaya search."
            )
        found = [row.id for row in meant]
    kept = article_of(connection, found[0]) if found else None
    if kept is None:
        raise RiwayaError("There is no such article in the store.", key,
                          "Give the number that riwaya search shows, a page's name, or its SHA-256.")  # fmt: skip
    return kept


def said_by(connection: Connection, key: str, limit: int) -> list[Row[Any]]:
    """The statements of voices whose folded name holds the words of *key*, newest first.

    Rows of statement, article, label, voice, stance, outlet, published and headline.
    """
    like = "% " + _WILD.sub(r"\\\g<0>", key) + " %"
    return list(connection.execute(
        select(statements.c.id, statements.c.article, statements.c.label, statements.c.voice, statements.c.stance,
               articles.c.outlet, articles.c.published, articles.c.headline)
        .join_from(statements, articles)
        .where((literal(" ") + statements.c.voice_key + " ").like(like, escape="\\"))
        .order_by(articles.c.published.desc(), statements.c.id)
        .limit(limit)))  # fmt: skip


def counts(connection: Connection) -> dict[str, int]:
    """How many pages, names, readings, articles, statements, judgements and failures there are."""
    tables = {"pages": pages, "names": names, "readings": readings, "articles": articles, "statements": statements,
              "judgements": judgements, "failures": failures}  # fmt: skip
    return {name: connection.execute(select(func.count()).select_from(table)).scalar() or 0
            for name, table in tables.items()}  # fmt: skip
