"""What is shown of pages: their readings as people judged them, with all that was said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from riwaya.judging import Judged, State, judged, judged_readings
from riwaya.model import Judgement, Reading
from riwaya.store.heard import judgements_of
from riwaya.store.readings import current_reading
from riwaya.store.schema import judged_pages, pages

__all__ = ["Shown", "as_shown", "is_judged", "shown_pages", "shown_reading"]


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
    readings: list[Reading] = []
    said = {j.uid: j for j in more}
    for sha in sorted(set(shas)):
        key = connection.execute(select(pages.c.id).where(pages.c.sha256 == sha)).scalar()
        if key is not None:
            readings.append(current_reading(connection, key))
            said |= {j.uid: j for j in judgements_of(connection, page=sha)}
    ordered = sorted(said.values(), key=lambda j: j.order)
    return Shown(judged(readings, ordered), tuple(ordered))


def shown_reading(connection: Connection, page: int) -> Reading:
    """The current reading of *page* as people judged it. Raises RiwayaError when it is damaged or gone."""
    return as_shown(connection, current_reading(connection, page))


def as_shown(connection: Connection, reading: Reading) -> Reading:
    """A page's *reading* as people judged it."""
    sha = reading.page.sha256
    return judged_readings([reading], judgements_of(connection, page=sha))[0] if is_judged(connection, sha) else reading


def is_judged(connection: Connection, sha256: str) -> bool:
    """Whether anything was said of the page of this SHA-256."""
    found = select(judged_pages.c.page).where(judged_pages.c.page == sha256).limit(1)
    return connection.execute(found).first() is not None
