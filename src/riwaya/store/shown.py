"""What is shown of pages: their readings as people judged them, with all that was said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from riwaya.judging import Judged, State, judged
from riwaya.judging.finding import line_ref, statement_ref
from riwaya.model import ArticleRef, Judgement, LineRef, Reading, RiwayaError, StatementRef
from riwaya.store.judgements import judgements_of
from riwaya.store.looking import current_reading, find_article
from riwaya.store.schema import pages

__all__ = ["Shown", "article_named", "line_named", "shown_pages", "statement_named"]


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


def shown_pages(connection: Connection, shas: Iterable[str]) -> Shown:
    """The pages of these SHA-256 that the store has, as they are shown, in this order."""
    readings: list[Reading] = []
    said: dict[str, Judgement] = {}
    for sha in dict.fromkeys(shas):
        key = connection.execute(select(pages.c.id).where(pages.c.sha256 == sha)).scalar()
        if key is not None:
            readings.append(current_reading(connection, key))
            said |= {j.uid: j for j in judgements_of(connection, page=sha)}
    ordered = sorted(said.values(), key=lambda j: j.order)
    return Shown(judged(readings, ordered), tuple(ordered))


def article_named(connection: Connection, key: str) -> ArticleRef:
    """The article that *key* names, as `find_article` does. Raises RiwayaError."""
    kept = find_article(connection, key)
    return ArticleRef(kept.sha256, kept.article.n)


def statement_named(connection: Connection, key: str) -> StatementRef:
    """The statement that *key* names (``12.s3``: article 12, its statement s3). Raises RiwayaError when there is none.

    A statement that people added is named by its id there, ``12.p1a2b3c4``.
    """
    article, _, label = key.rpartition(".")
    kept = find_article(connection, article) if article else None
    for statement in kept.article.statements if kept else ():
        if statement.id == label:
            assert kept is not None
            return statement_ref(kept.reading, kept.article.n, statement)
    if kept is not None and label.startswith("p"):
        for said in judgements_of(connection, page=kept.sha256, kinds=["statement-missing"]):
            if said.withdraws is None and said.uid.startswith(label[1:]) and said.says.content:
                return StatementRef(kept.sha256, kept.article.n, said.says.cue or (), said.says.content)
    raise RiwayaError("There is no such statement in the store.", key,
                      "Give the number that riwaya show has, such as 12.s3.")  # fmt: skip


def line_named(connection: Connection, key: str) -> LineRef:
    """The line that *key* names (``12:5``: line 5 of the page of article 12). Raises RiwayaError when there is none."""
    article, _, n = key.rpartition(":")
    if article and n.isdigit():
        found = line_ref(find_article(connection, article).reading, int(n))
        if found is not None:
            return found
    raise RiwayaError("There is no such line with words in the store.", key,
                      "Give an article's number and a line's, such as 12:5.")  # fmt: skip
