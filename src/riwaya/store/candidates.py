"""Candidates: the articles that a new one may share a story with, found by the rare words they share."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from heapq import nlargest

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from riwaya.model.records import reading_of_record
from riwaya.store.packing import unpacked_record
from riwaya.store.parts import parts
from riwaya.store.rarities import Rarities, key_of_term
from riwaya.store.schema import articles, members, pages, readings, traits
from riwaya.stories import Held, Profile, Vector, profile_of, vector_of

__all__ = ["Candidates"]

_TRAITS = 24
"""Of an article's terms, the most telling ones: by them others are found."""
_COMMON = 400
"""Articles that have a term among their traits, from which it is no way to find others."""
_NEAR = 60
"""Articles that one is compared with: those that share most."""
_KEPT = 5000
"""Profiles that are kept at hand."""


class Candidates:
    """Vectors of articles, and which are worth comparing. One is made for a run; it keeps what it read at hand."""

    def __init__(self) -> None:
        self._profiles: OrderedDict[int, Profile] = OrderedDict()
        self._rarities = Rarities()

    @property
    def crowd(self) -> int:
        """How many articles there are, those that are being placed among them."""
        return self._rarities.total

    def enter(self, connection: Connection, ids: Sequence[int], day: str) -> dict[int, Vector]:
        """The vectors of articles that are to be placed; *day* is that of those that say none."""
        found = self._profiled(connection, ids, day)
        self._rarities.count(connection, found.values())
        vectors = self._weighed(connection, found)
        rows = [{"term": key_of_term(term), "article": article}
                for article, vector in vectors.items() for term in vector.telling(_TRAITS)]  # fmt: skip
        if rows:
            dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
            connection.execute(dialect.insert(traits).on_conflict_do_nothing(), rows)  # some may be placed again
        return vectors

    def near(self, connection: Connection, batch: dict[int, Vector]) -> tuple[list[Held], dict[int, list[int]]]:
        """What *batch* is to be compared with, as `riwaya.stories.place` takes it."""
        order = list(batch)
        likely = self._likely(connection, batch)
        others = sorted({a for near in likely.values() for a in near} - batch.keys())
        vectors = self._weighed(connection, self._profiled(connection, others, None))
        held: list[Held] = []
        numbers: dict[int, list[int]] = {a: [n] for n, a in enumerate(order)}
        for ids in parts(others):
            rows = select(members.c.story, members.c.article).where(members.c.article.in_(ids))
            for story, article in connection.execute(rows.order_by(members.c.article, members.c.story)):
                numbers.setdefault(article, []).append(len(order) + len(held))
                held.append(Held(vectors[article], story))
        return held, {n: [k for b in likely[a] for k in numbers.get(b, ())] for n, a in enumerate(order)}

    def _profiled(self, connection: Connection, ids: Sequence[int], day: str | None) -> dict[int, Profile]:
        found = {i: self._profiles[i] for i in ids if i in self._profiles}
        for missing in parts([i for i in ids if i not in found]):
            rows = (
                select(articles.c.id, articles.c.n, pages.c.sha256, readings.c.record)
                .join_from(articles, pages)
                .join(readings, readings.c.id == pages.c.reading)
                .where(articles.c.id.in_(missing))
            )
            for row in connection.execute(rows):
                reading = reading_of_record(unpacked_record(row.record))
                article = next(a for a in reading.articles if a.n == row.n)
                printed = article.published and article.published[:10]
                key = f"{row.sha256}.{row.n:04}"
                found[row.id] = profile_of(reading.page.text, article, key, printed or day)
                self._profiles[row.id] = found[row.id]
        while len(self._profiles) > _KEPT:
            self._profiles.popitem(last=False)
        return {i: found[i] for i in ids}

    def _weighed(self, connection: Connection, profiles: dict[int, Profile]) -> dict[int, Vector]:
        rarity = self._rarities.of(connection, {term for profile in profiles.values() for term in profile.terms})
        return {article: vector_of(profile, rarity) for article, profile in profiles.items()}

    def _likely(self, connection: Connection, batch: dict[int, Vector]) -> dict[int, list[int]]:
        """For each article, others that share its traits, the best first: of the batch, or of a story."""
        asked: dict[int, list[tuple[int, float]]] = {}
        for article, vector in batch.items():
            for term in vector.telling(_TRAITS):
                asked.setdefault(key_of_term(term), []).append((article, vector.terms[term] ** 2))
        worth: dict[int, dict[int, float]] = {article: {} for article in batch}
        for keys in parts(sorted(asked)):
            having: dict[int, list[int]] = {}
            for key, other in connection.execute(select(traits).where(traits.c.term.in_(keys))):
                having.setdefault(key, []).append(other)
            for key, others in having.items():
                if len(others) > _COMMON:
                    continue
                for article, weight in asked[key]:
                    mine = worth[article]
                    for other in others:
                        mine[other] = mine.get(other, 0.0) + weight
        known = self._placed(connection, {o for mine in worth.values() for o in mine} - batch.keys()) | batch.keys()
        return {article: _best(article, mine, known) for article, mine in worth.items()}

    def _placed(self, connection: Connection, ids: Collection[int]) -> set[int]:
        found: set[int] = set()
        for wanted in parts(sorted(ids)):
            found |= set(connection.execute(select(members.c.article).where(members.c.article.in_(wanted))).scalars())
        return found


def _best(article: int, worth: dict[int, float], among: set[int]) -> list[int]:
    others = (other for other in worth if other in among and other != article)
    return nlargest(_NEAR, others, key=lambda other: (worth[other], -other))
