"""Versions: what a page said before it was printed anew under the same name."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Connection, select

from riwaya.arabic.folding import fold
from riwaya.model import Article
from riwaya.store.looking import current_reading
from riwaya.store.schema import articles, names, pages

__all__ = ["Edit", "edits_of"]

_PROSE = frozenset({"title", "standfirst", "body", "subhead", "caption"})
_ALIKE = 0.5
"""What share of its lines an article keeps when it is edited; one that keeps fewer is another article."""
_SHOWN = 20
"""Lines that an edit shows on either side."""


@dataclass(frozen=True, slots=True)
class Edit:
    """That the page called *name* was another before: *article* took the place of *before*; both numbers in the store.

    *pages* are the two SHA-256, the earlier one first; *removed* and *added* the lines that it lost and gained.
    """

    name: str
    article: int
    before: int
    pages: tuple[str, str]
    removed: tuple[str, ...]
    added: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"name": self.name, "article": self.article, "before": self.before, "pages": list(self.pages),
                "removed": list(self.removed), "added": list(self.added)}  # fmt: skip


def edits_of(connection: Connection, article: int) -> list[Edit]:
    """How *article* differs from what stood under the same names just before; nothing where nothing did."""
    row = connection.execute(
        select(articles.c.page, articles.c.n, pages.c.sha256).join_from(articles, pages).where(articles.c.id == article)
    ).first()
    if row is None:
        return []
    mine = select(names.c.name).where(names.c.page == row.page)
    earlier = connection.execute(
        select(names.c.name, names.c.page, pages.c.sha256)
        .join_from(names, pages)
        .where(names.c.name.in_(mine), names.c.page < row.page)
        .order_by(names.c.name, names.c.page.desc())
    ).all()
    just_before = {r.name: r for r in reversed(earlier)}
    out = []
    for name, page, sha256 in just_before.values():
        found = _difference(connection, row.page, row.n, page)
        if found is not None:
            before, removed, added = found
            number = connection.execute(
                select(articles.c.id).where(articles.c.page == page, articles.c.n == before)
            ).scalar_one()
            out.append(Edit(name, article, number, (sha256, row.sha256), removed, added))
    return out


def _difference(
    connection: Connection, page: int, n: int, before: int
) -> tuple[int, tuple[str, ...], tuple[str, ...]] | None:
    """The article of the page *before* that became article *n* of *page*, and the lines it lost and gained."""
    now, then = current_reading(connection, page), current_reading(connection, before)
    article = next((a for a in now.articles if a.n == n), None)
    if article is None:
        return None
    mine = _lines(now.page.text, article)
    best = None
    for other in then.articles:
        theirs = _lines(then.page.text, other)
        matcher = SequenceMatcher(None, [k for k, _ in theirs], [k for k, _ in mine], autojunk=False)
        if best is None or matcher.ratio() > best[0]:
            best = matcher.ratio(), other.n, theirs, matcher
    if best is None or best[0] < _ALIKE:
        return None
    _, number, theirs, matcher = best
    removed: list[str] = []
    added: list[str] = []
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        if kind != "equal":
            removed += [line for _, line in theirs[a0:a1]]
            added += [line for _, line in mine[b0:b1]]
    return (number, tuple(removed[:_SHOWN]), tuple(added[:_SHOWN])) if removed or added else None


def _lines(text: str, article: Article) -> list[tuple[str, str]]:
    """The lines of an article's prose, each with what it is compared by: spelling and blanks make no edit."""
    lines = [line.span.of(text).strip() for line in article.lines if line.role in _PROSE]
    return [(" ".join(fold(line).split()), line) for line in lines]
