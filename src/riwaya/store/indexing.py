"""Indexing: the rows that make a page's reading findable, written and put in the place of older ones."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from riwaya.store.index import MOST, Posting
from riwaya.store.preparing import IndexedArticle
from riwaya.store.schema import articles, documents, pages, postings, readings, statements

__all__ = ["made", "put_article", "put_index", "put_record"]


def put_index(connection: Connection, page: int, found: Sequence[IndexedArticle]) -> None:
    """Put the index of a page's reading in the place of the one there was; its articles keep their ids."""
    old = select(articles.c.id).where(articles.c.page == page)
    rows = connection.execute(select(articles.c.n, articles.c.id).where(articles.c.page == page))
    ids = {row.n: row.id for row in rows}
    gone = list(connection.execute(select(documents.c.id).where(documents.c.article.in_(old))).scalars())
    if gone:
        connection.execute(
            delete(postings).where(postings.c.document == bindparam("gone")), [{"gone": g} for g in gone]
        )
        connection.execute(delete(documents).where(documents.c.article.in_(old)))
    connection.execute(delete(statements).where(statements.c.article.in_(old)))
    connection.execute(delete(articles).where(articles.c.page == page))
    for item in found:
        put_article(connection, page, item, ids.get(item.article.n))


def put_article(connection: Connection, page: int, item: IndexedArticle, key: int | None = None) -> None:
    """Write an article of *page* with its statements, documents and postings; *key* is the id that it had before."""
    a = item.article
    row = {"page": page, "n": a.n, "outlet": a.outlet, "credit": a.credit, "author": a.author, "headline": a.headline,
           "published": a.published, "statements": len(a.statements)}  # fmt: skip
    article = made(connection, insert(articles).values(row if key is None else row | {"id": key}))
    keys = _all_made(connection, statements, [
        {"article": article, "label": i.statement.id, "stance": i.statement.stance, "kind": i.statement.kind,
         "voice": i.statement.voice.name, "voice_key": i.voice_key, "score": i.statement.score}
        for i in item.statements])  # fmt: skip
    found: list[tuple[int | None, int, list[Posting]]] = [(None, item.length, item.postings)]
    found += [(key, i.length, i.postings) for key, i in zip(keys, item.statements, strict=True)]
    keys = _all_made(connection, documents, [{"article": article, "statement": s, "length": n} for s, n, _ in found])
    rows = [{"term": t, "document": key, "count": n, "length": min(length, MOST), "places": at}
            for key, (_, length, terms) in zip(keys, found, strict=True) for t, n, at in terms]  # fmt: skip
    if rows:
        connection.execute(insert(postings), rows)


def put_record(connection: Connection, page: int, name: int, record: bytes, at: str, version: str) -> None:
    """Add a reading of *page*, made under *name* at the moment *at*, and make it the current one."""
    values = {"page": page, "name": name, "version": version, "made": at, "record": record}
    reading = made(connection, insert(readings).values(values))
    connection.execute(update(pages).where(pages.c.id == page).values(reading=reading))


def made(connection: Connection, statement: object) -> int:
    """The id of the row that *statement* makes."""
    key = connection.execute(statement).inserted_primary_key  # type: ignore[call-overload]
    return int(key[0])


def _all_made(connection: Connection, table: Table, rows: list[dict[str, object]]) -> list[int]:
    """The ids of the rows that are made of *rows*, in their order."""
    if not rows:
        return []
    returning = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.execute(returning, rows).scalars())
