"""Rarities: in how many of the articles that were placed each term stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, func, insert, select, update

from riwaya.store.parts import parts
from riwaya.store.schema import members, rarities
from riwaya.stories import Profile, Rarity

__all__ = ["Rarities", "key_of_term"]


@lru_cache(maxsize=200_000)
def key_of_term(term: str) -> int:
    """The number of *term*: the first 63 bits of its BLAKE2b digest."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


class Rarities:
    """The counts in a store. One is made for a run of the only one who counts; it keeps what it read at hand."""

    def __init__(self) -> None:
        self._held: dict[str, int] = {}
        self._total: int | None = None

    @property
    def total(self) -> int:
        """How many articles were counted."""
        return self._total or 0

    def count(self, connection: Connection, profiles: Collection[Profile]) -> None:
        """Count the terms of articles that are being placed."""
        new = Counter(term for profile in profiles for term in profile.terms)
        known = self._look_up(connection, new)
        changed = [{"key": key_of_term(t), "more": n} for t, n in new.items() if known[t]]
        made = [{"term": key_of_term(t), "held": n} for t, n in new.items() if not known[t]]
        if changed:
            more = update(rarities).where(rarities.c.term == bindparam("key"))
            connection.execute(more.values(held=rarities.c.held + bindparam("more")), changed)
        if made:
            connection.execute(insert(rarities), made)
        for term, count in new.items():
            self._held[term] += count
        self._total = self._count_all(connection) + len(profiles)

    def of(self, connection: Connection, terms: Collection[str]) -> Rarity:
        """How rare *terms* are."""
        return Rarity(self._count_all(connection), self._look_up(connection, terms))

    def _count_all(self, connection: Connection) -> int:
        if self._total is None:
            self._total = connection.execute(select(func.count()).select_from(members)).scalar() or 0
        return self._total

    def _look_up(self, connection: Connection, terms: Collection[str]) -> dict[str, int]:
        """The counts; those of *terms* are among them."""
        unknown = {key_of_term(term): term for term in terms if term not in self._held}
        for keys in parts(sorted(unknown)):
            for row in connection.execute(select(rarities).where(rarities.c.term.in_(keys))):
                self._held[unknown.pop(row.term)] = row.held
        self._held |= dict.fromkeys(unknown.values(), 0)
        return self._held
