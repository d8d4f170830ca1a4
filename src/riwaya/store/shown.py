"""What is shown of pages: their readings as people judged them, with all that was said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, bindparam, select

from riwaya.judging import Judged, State, judged, judged_readings
from riwaya.model import Judgement, Reading
from riwaya.store.heard import judgements_of
from riwaya.store.parts import parts
from riwaya.store.readings import current_reading
from riwaya.store.schema import judged_pages, names, pages

__all__ = ["Shown", "as_shown", "earlier_versions", "is_judged", "later_versions", "shown_pages", "shown_reading"]


# Made once: they are asked whenever an article is shown.
_earlier, _later, _old, _new = names.alias(), names.alias(), pages.alias(), pages.alias()
_SAME_NAME = (_earlier.c.name == _later.c.name) & (_earlier.c.page < _later.c.page)
_EARLIER = (
    select(_old.c.sha256.label("old"), _new.c.sha256.label("new"))
    .join_from(_later, _new, _later.c.page == _new.c.id)
    .join(_earlier, _SAME_NAME)
    .join(_old, _old.c.id == _earlier.c.page)
    .join(judged_pages, judged_pages.c.page == _old.c.sha256)
    .where(_later.c.page.in_(bindparam("wanted", expanding=True)))
    .order_by(_new.c.id)
)
_LATER = (
    select(_later.c.page)
    .distinct()
    .join_from(_earlier, _later, _SAME_NAME)
    .where(_earlier.c.page == bindparam("page"))
    .order_by(_later.c.page)
)
_HEARD = select(judged_pages.c.page).where(judged_pages.c.page == bindparam("page")).limit(1)


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
    for part in parts(wanted):
        rows = connection.execute(_EARLIER, {"wanted": part})
        found |= {row.old: row.new for row in rows}
    return found


def later_versions(connection: Connection, page: int) -> list[int]:
    """The pages that came under a name of *page* after it."""
    return list(connection.execute(_LATER, {"page": page}).scalars())


def _is_heard(connection: Connection, sha256: str) -> bool:
    return connection.execute(_HEARD, {"page": sha256}).first() is not None
