"""What is shown of pages: their readings as people judged them, with all that was said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from riwaya.judging import Judged, State, judged, judged_readings
from riwaya.model import Judgement, Reading
from riwaya.store.heard import judgements_of
from riwaya.store.readings import current_reading
from riwaya.store.schema import judged_pages, names, pages

__all__ = ["Shown", "as_shown", "earlier_versions", "is_judged", "later_versions", "shown_pages", "shown_reading"]

_AT_ONCE = 500  # pages that are asked for at a time


@dataclass(frozen=True, slots=True)
class Shown:
    """Pages as they are shown: *judged*, and every judgement that speaks of one of them, withdrawn ones too."""

    judged: Judged
    judgements: tuple[Judgement, ...]

    def state(self, judgement: Judgement) -> State | Literal["withdrawn"]:
        """What has become of a judgement."""
        if any(other.withdraws == judgement.uid for other in self.judgements):
            return "withdrawn"
        return self.judged.state(judgement)


def shown_pages(connection: Connection, shas: Iterable[str], more: Iterable[Judgement] = ()) -> Shown:
    """The pages of these SHA-256 that the store has, as they are shown; *more* are judgements to tell besides."""
    said = {j.uid: j for j in more}
    there = sorted(set(shas))
    keys = [k for sha in there for k in connection.execute(select(pages.c.id).where(pages.c.sha256 == sha)).scalars()]
    newer = {old: new for old, new in earlier_versions(connection, keys).items() if old not in there}
    for sha in (*there, *newer):
        said |= {j.uid: j for j in judgements_of(connection, page=sha)}
    ordered = sorted(said.values(), key=lambda j: j.order)
    readings = [current_reading(connection, key) for key in keys]
    return Shown(judged(readings, ordered, newer), tuple(ordered))


def shown_reading(connection: Connection, page: int) -> Reading:
    """The current reading of *page* as people judged it. Raises RiwayaError when it is damaged or gone."""
    return as_shown(connection, page, current_reading(connection, page))


def as_shown(connection: Connection, page: int, reading: Reading) -> Reading:
    """A *reading* of *page* as people judged it, or earlier versions of it."""
    shas = {reading.page.sha256, *(newer := earlier_versions(connection, [page]))}
    if not newer and not _is_heard(connection, reading.page.sha256):
        return reading
    said = {j.uid: j for sha in sorted(shas) for j in judgements_of(connection, page=sha)}
    return judged_readings([reading], said.values(), newer)[0]


def is_judged(connection: Connection, page: int, sha256: str) -> bool:
    """Whether anything was said of *page*, of this SHA-256, or of an earlier version of it."""
    return _is_heard(connection, sha256) or bool(earlier_versions(connection, [page]))


def earlier_versions(connection: Connection, wanted: Sequence[int]) -> dict[str, str]:
    """The SHA-256 of each judged page that is an earlier version of one of *wanted*, with that of the latest such one.

    A page that came under the name of another, after it, is a later version of that.
    """
    found: dict[str, str] = {}
    old, new, earlier, later = pages.alias(), pages.alias(), names.alias(), names.alias()
    for first in range(0, len(wanted), _AT_ONCE):
        rows = (
            select(old.c.sha256.label("old"), new.c.sha256.label("new"))
            .join_from(later, new, later.c.page == new.c.id)
            .join(earlier, (earlier.c.name == later.c.name) & (earlier.c.page < later.c.page))
            .join(old, old.c.id == earlier.c.page)
            .join(judged_pages, judged_pages.c.page == old.c.sha256)
            .where(later.c.page.in_(wanted[first : first + _AT_ONCE]))
            .order_by(new.c.id)
        )
        found |= {row.old: row.new for row in connection.execute(rows)}
    return found


def later_versions(connection: Connection, page: int) -> list[int]:
    """The pages that came under a name of *page* after it."""
    earlier, later = names.alias(), names.alias()
    rows = (
        select(later.c.page)
        .distinct()
        .join_from(earlier, later, (earlier.c.name == later.c.name) & (earlier.c.page < later.c.page))
        .where(earlier.c.page == page)
        .order_by(later.c.page)
    )
    return list(connection.execute(rows).scalars())


def _is_heard(connection: Connection, sha256: str) -> bool:
    found = select(judged_pages.c.page).where(judged_pages.c.page == sha256).limit(1)
    return connection.execute(found).first() is not None
