"""Alerts: a rule that was met by an event, ready to be told in any form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from riwaya.store.schema import alerts
from riwaya.telling.words import Words
from riwaya.watching.describing import about, details
from riwaya.watching.happenings import Happening, load

__all__ = ["Alert", "load_alert"]


@dataclass(frozen=True, slots=True)
class Alert:
    """That *rule* was met by *event*; *number* is the store's, *at* when it was seen to be."""

    number: int
    rule: str
    at: str
    event: Happening

    @property
    def key(self) -> str:
        """What makes this alert itself, in every channel and after every restart: a SHA-256 in hexadecimal."""
        return sha256(f"{self.rule}\n{self.event.key}".encode("utf-8", "surrogatepass")).hexdigest()

    def subject(self, t: Words) -> str:
        """What happened to what, in one line."""
        return t("alert_subject", what=t.named("happened", self.event.kind), about=about(self.event)).strip(" :")

    def lines(self, t: Words) -> Iterator[tuple[str, str]]:
        """Everything else that there is to tell, as labels and texts."""
        if self.event.story is not None:
            yield t("alert_story"), f"{self.event.title or t('untitled')} ({self.event.story})"
        yield from details(self.event, t)
        yield t("alert_rule"), self.rule

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        event = self.event
        article = None
        if event.article is not None:
            a = event.article.article
            article = {"number": event.article.id, "page": event.article.names[0], "sha256": event.article.sha256,
                       "n": a.n, "outlet": a.outlet, "published": a.published, "headline": a.headline}  # fmt: skip
        return {"key": self.key, "rule": self.rule, "at": self.at, "kind": event.kind, "seen": event.at,
                "story": None if event.story is None else {"number": event.story, "title": event.title},
                "claim": None if event.claim is None else {"number": event.claim, "gist": event.gist},
                "article": article, "record": event.record}  # fmt: skip


def load_alert(connection: Connection, number: int) -> Alert:
    """The alert of this number."""
    row = connection.execute(select(alerts).where(alerts.c.id == number)).one()
    return Alert(row.id, row.rule, row.at, load(connection, row.event))
