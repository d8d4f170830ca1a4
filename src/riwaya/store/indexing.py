"""Indexing: the rows that make a page's reading findable, written and put in the place of older ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from sqlalchemy import Connection, Table, delete, func, insert, select, update

from riwaya.arabic.meaning import DIMENSIONS, Vector
from riwaya.store.lists import Lists, empty, joined
from riwaya.store.preparing import IndexedArticle
from riwaya.store.schema import articles, documents, members, pages, readings, statements, stories
from riwaya.store.segments import Held, named, put_segment

__all__ = ["made", "put_articles", "put_index", "put_record"]

Placed = tuple[list[tuple[int, str]], Lists, Vector]
"""Documents' ids with their kinds, the lists of their terms, and what they mean."""


def put_index(connection: Connection, page: int, found: Sequence[IndexedArticle]) -> None:
    """Put the index of a page's reading in the place of the one there was; its articles keep their ids."""
    old = select(articles.c.id).where(articles.c.page == page)
    rows = connection.execute(select(articles.c.n, articles.c.id).where(articles.c.page == page))
    ids = {row.n: row.id for row in rows}
    of = select(documents.c.id, documents.c.statement).where(documents.c.article.in_(old))
    gone = [(row.id, "articles" if row.statement is None else "statements") for row in connection.execute(of)]
    connection.execute(delete(documents).where(documents.c.article.in_(old)))
    connection.execute(delete(statements).where(statements.c.article.in_(old)))
    left = [ids[n] for n in ids.keys() - {item.article.n for item in found}]
    had = list(connection.execute(select(members.c.story).where(members.c.article.in_(left))).scalars())
    connection.execute(delete(members).where(members.c.article.in_(left)))
    connection.execute(delete(articles).where(articles.c.id.in_(left)))
    held = select(func.count()).where(members.c.story == stories.c.id).scalar_subquery()
    connection.execute(update(stories).where(stories.c.id.in_(had)).values(articles=held))
    put_articles(connection, page, found, ids, gone)


def put_articles(
    connection: Connection,
    page: int,
    found: Sequence[IndexedArticle],
    ids: Mapping[int, int] = MappingProxyType({}),
    gone: Sequence[tuple[int, str]] = (),
) -> None:
    """Write the articles of *page* with their statements and a segment of the index.

    *ids*: those that articles had before, by their number on the page; *gone*: documents that were theirs, with kinds.
    """
    placed = [_put_article(connection, page, item, ids.get(item.article.n)) for item in found]
    if placed or gone:
        lists = joined([lists for _, lists, _ in placed]) if placed else empty()
        vectors = np.concatenate([np.zeros((0, DIMENSIONS), np.int8), *(v for _, _, v in placed)])
        held = Held(named(d for made, _, _ in placed for d in made), vectors)
        put_segment(connection, lists, held, named(gone) if gone else None)


def _put_article(connection: Connection, page: int, item: IndexedArticle, article: int | None) -> Placed:
    """Write an article with its statements and documents; *article* is the id that it had before."""
    a = item.article
    row = {"page": page, "n": a.n, "outlet": a.outlet, "credit": a.credit, "author": a.author, "headline": a.headline,
           "published": a.published, "statements": len(a.statements)}  # fmt: skip
    if article is None:
        article = made(connection, insert(articles).values(row))
    else:
        connection.execute(update(articles).where(articles.c.id == article).values(row))
    keys = _all_made(connection, statements, [
        {"article": article, "label": i.statement.id, "stance": i.statement.stance, "kind": i.statement.kind,
         "voice": i.statement.voice.name, "voice_key": i.voice_key, "person": i.person, "score": i.statement.score}
        for i in item.statements])  # fmt: skip
    rows = [{"article": article, "statement": None, "length": item.length}]
    rows += [{"article": article, "statement": s, "length": i.length}
             for s, i in zip(keys, item.statements, strict=True)]  # fmt: skip
    ids = _all_made(connection, documents, rows)
    kinds = ["articles"] + ["statements"] * len(keys)
    return list(zip(ids, kinds, strict=True)), item.lists.numbered(ids), item.vectors


def put_record(connection: Connection, page: int, name: int, record: bytes, at: str, version: str) -> None:
    """Add a reading of *page*, made under *name* at the moment *at*, and make it the current one."""
    values = {"page": page, "name": name, "version": version, "made": at, "record": record}
    reading = made(connection, insert(readings).values(values))
    connection.execute(update(pages).where(pages.c.id == page).values(reading=reading))


def made(connection: Connection, statement: object) -> int:
    """The id of the row that *statement* makes."""
    key = connection.execute(statement).inserted_primary_key  # type: ignore[call-overload]
    return int(key[0])


def _all_made(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> list[int]:
    """The ids of the rows that are made of *rows*, in their order."""
    if not rows:
        return []
    returning = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.execute(returning, rows).scalars())
