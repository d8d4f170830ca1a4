"""Digests: what changed in a story since a moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from riwaya.store.history import events_since
from riwaya.store.listing import Told
from riwaya.store.schema import claims
from riwaya.watching.happenings import Happening, load
from riwaya.watching.plans import KINDS

__all__ = ["Digest", "Now", "digest_of"]


@dataclass(frozen=True, slots=True)
class Now:
    """How a claim stands now: its independent origins, the least and most they can be, and its standing."""

    origins: int
    least: int
    most: int
    standing: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"origins": self.origins, "origin_range": [self.least, self.most], "standing": self.standing}


@dataclass(frozen=True, slots=True)
class Digest:
    """What happened in a *story* from *since* to *until* (ISO 8601): by kind, in the order of `plans.KINDS`, oldest
    first. *now* tells of the claims among that how they stand."""

    story: Told
    since: str
    until: str
    happened: dict[str, tuple[Happening, ...]]
    now: dict[int, Now]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"story": self.story.to_dict(), "since": self.since, "until": self.until,
                "happened": {kind: [self._row(h) for h in found] for kind, found in self.happened.items()}}  # fmt: skip

    def _row(self, event: Happening) -> dict[str, Any]:
        row = {"event": event.id, "seen": event.at, "claim": None, "article": None, "record": event.record}
        if event.claim is not None:
            now = self.now.get(event.claim)
            row["claim"] = {"number": event.claim, "gist": event.gist, "now": None if now is None else now.to_dict()}
        if event.article is not None:
            a = event.article.article
            row["article"] = {"number": event.article.id, "page": event.article.names[0], "outlet": a.outlet,
                              "published": a.published, "headline": a.headline}  # fmt: skip
        return row


def digest_of(connection: Connection, story: Told, since: str, until: str) -> Digest:
    """What happened in *story* from *since* to *until*, as far as it was written down."""
    seen = [e for e in events_since(connection, story.id, since=since) if e.at <= until]
    found = [load(connection, event.id) for event in seen]
    happened = {kind: tuple(h for h in found if h.kind == kind) for kind in KINDS}
    wanted = sorted({h.claim for h in found if h.claim is not None})
    rows: list[Row[Any]] = []
    for n in range(0, len(wanted), 500):
        rows += connection.execute(select(claims).where(claims.c.id.in_(wanted[n : n + 500]), claims.c.gone.is_(None)))
    now = {row.id: Now(row.origins, row.least, row.most, row.standing) for row in rows}
    return Digest(story, since, until, {kind: held for kind, held in happened.items() if held}, now)
