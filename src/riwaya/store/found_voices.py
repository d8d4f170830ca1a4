"""Voices that a query finds, over all stories: by what their statements call them, and by their roles and bodies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log2
from typing import Any

from sqlalchemy import Connection, Row, select

from riwaya.arabic.persons import one_person
from riwaya.arabic.terms import name_terms
from riwaya.store.index import voice_key
from riwaya.store.looking import article_of
from riwaya.store.lookup import Index
from riwaya.store.parts import parts
from riwaya.store.queries import Query
from riwaya.store.schema import articles, documents, statements
from riwaya.store.searching import matched

__all__ = ["FoundVoice", "voices_found"]

_LOOKED_AT = 3  # last articles of a voice in which its roles are looked for
_BY_ROLE = 0.1  # what a voice counts that is found by its role or its body alone
_ROWS = (
    select(statements, articles.c.outlet, articles.c.published)
    .join_from(documents, statements, documents.c.statement == statements.c.id)
    .join(articles, articles.c.id == statements.c.article)
)


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """A voice that answers: how it is called most often and else, what it is, and how much there is of it.

    *roles* are those in its last articles, *latest* its last statement. Who is not named is one voice here as far as
    the words go that they are called by.
    """

    name: str
    names: tuple[str, ...]
    kind: str
    roles: tuple[str, ...]
    statements: int
    articles: int
    outlets: int
    first: str | None
    last: str | None
    latest: str
    score: float

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"name": self.name, "names": list(self.names), "kind": self.kind, "roles": list(self.roles),
                "statements": self.statements, "articles": self.articles, "outlets": self.outlets, "first": self.first,
                "last": self.last, "latest": self.latest, "score": self.score}  # fmt: skip


def voices_found(connection: Connection, query: Query, limit: int = 20) -> tuple[list[FoundVoice], int]:
    """The best *limit* voices of the statements that answer *query*, and how many there are.

    Those come first whose name the words of *query* are, of these the ones that say most.
    """
    ids, _ = matched(connection, Index(connection), query, "statements")
    by_name: dict[str, list[Row[Any]]] = {}
    for part in parts(ids.tolist()):
        for row in connection.execute(_ROWS.where(documents.c.id.in_(part))):
            if key := row.person or row.voice_key:
                by_name.setdefault(key, []).append(row)
    said = _joined(by_name)
    asked = [word for c in query.clauses if c.field == "voice" and not c.negated for word in c.words if word]
    scores = {key: round(_called(key, asked) * log2(1 + len(rows)), 6) for key, rows in said.items()}
    chosen = sorted(said, key=lambda key: (-scores[key], -len(said[key]), key))[:limit]
    return [_found(connection, said[key], scores[key]) for key in chosen], len(said)


def _joined(by_name: dict[str, list[Row[Any]]]) -> dict[str, list[Row[Any]]]:
    """The statements of each voice, a person's under all forms of the name: the one that says most gives it."""
    said: dict[str, list[Row[Any]]] = {}
    people: list[tuple[str, ...]] = []
    for key in sorted(by_name, key=lambda key: (-len(by_name[key]), key)):
        rows, name = by_name[key], tuple(key.split())
        home = key
        if rows[0].person is not None and len(name) > 1:
            same = next((other for other in people if one_person(name, other)), None)
            if same is None:
                people.append(name)
            else:
                home = " ".join(same)
        said.setdefault(home, []).extend(rows)
    return said


def _called(key: str, asked: list[frozenset[str]]) -> float:
    """How much of the words of a name, or of those that were *asked* for, the other are."""
    name = [name_terms(word) for word in key.split()]
    both = sum(any(word & part for part in name) for word in asked)
    return max(_BY_ROLE, both / max(len(name), len(asked), 1))


def _found(connection: Connection, rows: list[Row[Any]], score: float) -> FoundVoice:
    rows.sort(key=lambda row: row.id)
    rows.sort(key=lambda row: row.published or "")
    names = [name for name, _ in sorted(Counter(row.voice for row in rows).items(), key=lambda n: (-n[1], n[0]))]
    kinds = Counter(row.kind for row in rows)
    days = [row.published for row in rows if row.published]
    return FoundVoice(
        names[0], tuple(names[1:]), min(kinds, key=lambda kind: (-kinds[kind], kind)), _roles(connection, rows),
        len(rows), len({row.article for row in rows}), len({row.outlet for row in rows}), min(days, default=None),
        max(days, default=None), f"{rows[-1].article}.{rows[-1].label}", score)  # fmt: skip


def _roles(connection: Connection, rows: list[Row[Any]]) -> tuple[str, ...]:
    """What a voice is in its last articles, the latest first."""
    found: dict[str, None] = {}
    keys = {row.voice_key for row in rows}
    for article in list(dict.fromkeys(row.article for row in reversed(rows)))[:_LOOKED_AT]:
        kept = article_of(connection, article)
        for statement in kept.article.statements if kept else ():
            if statement.voice.role and voice_key(statement.voice.name) in keys:
                found.setdefault(statement.voice.role)
    return tuple(found)
