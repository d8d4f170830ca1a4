"""Looking: what the store holds, given back as the nouns it was made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select

from riwaya.model import Article, Reading, RiwayaError
from riwaya.store.readings import body_of, current_reading, page_reading
from riwaya.store.schema import articles, failures, judgements, names, pages, readings, statements
from riwaya.store.shown import shown_reading

__all__ = ["Kept", "article_of", "body_of", "counts", "current_reading", "find_article", "page_reading", "said_by"]


_WILD = re.compile(r"[%_\\]")


@dataclass(frozen=True, slots=True)
class Kept:
    """An article in the store: its *id*, its page's SHA-256 and names (the first one first), and the article.

    Reading and article are as people judged them.
    """

    id: int
    sha256: str
    names: tuple[str, ...]
    reading: Reading
    article: Article


def article_of(connection: Connection, article: int) -> Kept | None:
    """The article with this id; None when there is none."""
    row = connection.execute(
        select(articles.c.page, articles.c.n, pages.c.sha256).join_from(articles, pages).where(articles.c.id == article)
    ).first()
    if row is None:
        return None
    reading = shown_reading(connection, row.page)
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
