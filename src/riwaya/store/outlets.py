"""Outlets: what one prints, on whose word, what it has before others, and from whom it takes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from riwaya.model import RiwayaError
from riwaya.store.parts import parts
from riwaya.store.schema import articles, claim_statements, claims, statements, stories
from riwaya.store.schema import voice_statements as said
from riwaya.telling.words import moment

__all__ = ["Firsts", "Outlet", "articles_of_outlet", "find_outlet", "firsts", "taken"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: how many *articles* of it there are, from when to when, and its statements by *kinds* of source."""

    name: str
    articles: int
    first: str | None
    last: str | None
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Firsts:
    """Of the claims that it shares with others (*shared*): those that it printed first (*own*: rows of id, gist,
    standing, outlets and origins, most outlets first), and how many each other outlet had first (*others*)."""

    shared: int
    own: Sequence[Row[Any]]
    others: Mapping[str, int]


def find_outlet(connection: Connection, name: str) -> Outlet:
    """The outlet of that *name*. Raises RiwayaError when nothing of it is in the store."""
    mine = articles.c.outlet == name
    count, first, last = connection.execute(
        select(func.count(), func.min(articles.c.published), func.max(articles.c.published)).where(mine)
    ).one()
    if not count:
        raise RiwayaError("Nothing of such an outlet is in the store.", name, "See the outlets of a story.")
    kinds = (
        select(statements.c.kind, func.count()).join_from(articles, statements).where(mine)
        .group_by(statements.c.kind).order_by(func.count().desc(), statements.c.kind)
    )  # fmt: skip
    return Outlet(name, count, first, last, dict(connection.execute(kinds).all()))


def articles_of_outlet(connection: Connection, name: str, limit: int, offset: int = 0) -> list[Row[Any]]:
    """*limit* of its articles from *offset* on, the newest first: rows of id, published, headline and statements."""
    return list(connection.execute(
        select(articles.c.id, articles.c.published, articles.c.headline, articles.c.statements)
        .where(articles.c.outlet == name)
        .order_by(articles.c.published.is_(None), articles.c.published.desc(), articles.c.id)
        .limit(limit).offset(offset)))  # fmt: skip


def taken(connection: Connection, name: str) -> tuple[dict[str, int], dict[str, int]]:
    """Whom its articles credit, and from which carriers its statements come; how often, the most frequent first."""
    credits = (
        select(articles.c.credit, func.count()).where(articles.c.outlet == name, articles.c.credit.is_not(None))
        .group_by(articles.c.credit).order_by(func.count().desc(), articles.c.credit)
    )  # fmt: skip
    one = select(said.c.article, said.c.label, said.c.via).distinct()
    mine = one.join_from(articles, said, said.c.article == articles.c.id).where(
        articles.c.outlet == name, said.c.via.is_not(None), said.c.via != name
    )
    hands = mine.subquery()
    vias = select(hands.c.via, func.count()).group_by(hands.c.via).order_by(func.count().desc(), hands.c.via)
    return dict(connection.execute(credits).all()), dict(connection.execute(vias).all())


def firsts(connection: Connection, name: str) -> Firsts:
    """Who printed the claims that it shares with other outlets first. Where two may have, nobody has."""
    rows = (
        select(claim_statements.c.claim, articles.c.outlet, articles.c.published)
        .join_from(claim_statements, articles, articles.c.id == claim_statements.c.article)
        .where(claim_statements.c.claim.in_(_shared(name)), articles.c.outlet.is_not(None))
    )
    printed: dict[int, dict[str, _When]] = defaultdict(dict)
    for claim, outlet, published in connection.execute(rows):
        when = _when(published)
        if outlet not in printed[claim] or when < printed[claim][outlet]:
            printed[claim][outlet] = when
    ahead = {claim: _ahead(held) for claim, held in printed.items() if len(held) > 1}
    own = [claim for claim, outlet in ahead.items() if outlet == name]
    others = Counter(outlet for outlet in ahead.values() if outlet not in (None, name))
    return Firsts(len(ahead), _claims(connection, own), {str(o): n for o, n in others.most_common()})


def _shared(name: str) -> Any:
    """The claims of more than one outlet that *name* prints."""
    return (
        select(claim_statements.c.claim)
        .join_from(articles, claim_statements, claim_statements.c.article == articles.c.id)
        .join(claims, claims.c.id == claim_statements.c.claim).join(stories, stories.c.id == claims.c.story)
        .where(articles.c.outlet == name, claims.c.gone.is_(None), claims.c.outlets > 1, stories.c.merged.is_(None))
    )  # fmt: skip


_When = tuple[str, datetime]
_LATE = datetime.max.replace(tzinfo=UTC)


def _when(published: str | None) -> _When:
    """A day, and the moment where its clock is known: what has no date is last."""
    found = moment(published)
    if found is None:
        return "9999", _LATE
    if not isinstance(found, datetime):
        return found.isoformat(), _LATE
    at = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return found.date().isoformat(), at


def _ahead(printed: Mapping[str, _When]) -> str | None:
    """The outlet that printed before all others for sure."""
    (first, (day, at)), (_, (next_day, next_at)) = sorted(printed.items(), key=lambda item: (item[1], item[0]))[:2]
    clocks = at != _LATE and next_at != _LATE
    return first if (at < next_at if clocks else day < next_day) else None


def _claims(connection: Connection, ids: Sequence[int]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for part in parts(ids):
        found += connection.execute(
            select(claims.c.id, claims.c.gist, claims.c.standing, claims.c.outlets, claims.c.origins)
            .where(claims.c.id.in_(part))
        )  # fmt: skip
    return sorted(found, key=lambda row: (-row.outlets, row.id))
