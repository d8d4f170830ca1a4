"""Versions: what a page said before it was printed anew under the same name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from riwaya.model import Reading
from riwaya.store.looking import current_reading
from riwaya.store.schema import articles, names, pages
from riwaya.stories.differences import Difference, difference

__all__ = ["Edit", "edit_between", "edits_of"]


@dataclass(frozen=True, slots=True)
class Edit:
    """That the page called *name* was another before: *article* took the place of *before*; both numbers in the store.

    *texts* are those of the two pages, *pages* their SHA-256, the earlier one first. What became of the article may be
    nothing: only the page around it changed.
    """

    name: str
    article: int
    before: int
    pages: tuple[str, str]
    texts: tuple[str, str]
    difference: Difference

    def to_dict(self) -> dict[str, Any]:
        """The JSON form; spans are into the two texts."""
        return {"address": self.name, "before": {"sha256": self.pages[0], "article": self.before},
                "after": {"sha256": self.pages[1], "article": self.article},
                **self.difference.to_dict(*self.texts)}  # fmt: skip


def edits_of(connection: Connection, article: int) -> list[Edit]:
    """How *article* differs from what stood under the same names just before; nothing where it stood there first."""
    at = connection.execute(select(articles.c.page, articles.c.n).where(articles.c.id == article)).first()
    if at is None:
        return []
    mine = select(names.c.name).where(names.c.page == at.page)
    earlier = connection.execute(
        select(names.c.name, names.c.page)
        .where(names.c.name.in_(mine), names.c.page < at.page)
        .order_by(names.c.name, names.c.page)
    )
    just_before = {row.name: row.page for row in earlier}
    if not just_before:
        return []
    now = current_reading(connection, at.page)
    found: dict[int, Edit] = {}
    for name, page in just_before.items():
        then = current_reading(connection, page)
        for d in difference(then, now) or ():
            if d.after.n == at.n and page not in found:
                found[page] = edit_between(connection, name, then, now, d)
    return list(found.values())


def edit_between(connection: Connection, name: str, then: Reading, now: Reading, found: Difference) -> Edit:
    """What became of one article between two readings of the page *name*, with its numbers in the store."""
    pages_ = (then.page.sha256, now.page.sha256)
    before = _number(connection, pages_[0], found.before.n)
    return Edit(name, _number(connection, pages_[1], found.after.n), before, pages_, (then.page.text, now.page.text),
                found)  # fmt: skip


def _number(connection: Connection, sha256: str, n: int) -> int:
    row = select(articles.c.id).join_from(articles, pages).where(pages.c.sha256 == sha256, articles.c.n == n)
    return int(connection.execute(row).scalar_one())
