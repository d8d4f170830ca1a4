"""Delivering: every alert by every channel of its rule, until the other side has acknowledged it.

Before an alert is begun that is noted, and after it was acknowledged that is noted, each in a transaction of its own. A
crash before the first note changes nothing; one between the notes leaves an alert that was begun, which is begun again
(channels that can look whether it arrived do so first); one after the second cannot make it go out again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from sqlalchemy import Connection, Update, select, update

from riwaya.intake.fetching.politeness import Clock
from riwaya.model import Problem, RiwayaError
from riwaya.store import Store
from riwaya.store.schema import deliveries
from riwaya.watching.alerts import Alert, load_alert
from riwaya.watching.channels.base import Sender, Undelivered
from riwaya.watching.durations import stamp
from riwaya.watching.log import Log
from riwaya.watching.rows import get_mark, put_mark
from riwaya.watching.schedule import after_failure

__all__ = ["Delivering"]

_FIRST, _LONGEST = 60.0, 6 * 3600.0  # seconds between tries of a channel that fails
_LEASE = timedelta(minutes=5)  # for which nobody else tries an alert that was begun


class Delivering:
    """Delivers the alerts of *store* by *channels*.

    *fault* makes a problem of an error that nobody foresaw, which then counts as not delivered (None lets it through).
    """

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Sender],
        clock: Clock,
        log: Log,
        fault: Callable[[Exception, str], Problem] | None = None,
    ) -> None:
        self._store, self._channels, self._clock, self._log, self._fault = store, channels, clock, log, fault

    async def one_each(self) -> int:
        """Deliver the alert that waits longest by each channel where one is due; by how many channels one was tried."""
        due = select(deliveries.c.channel).distinct().where(deliveries.c.due <= stamp(self._clock.today()))
        with self._store.reading() as connection:
            waiting = set(connection.execute(due).scalars())
        tried = 0
        for name, sender in self._channels.items():
            begun = self._begin(name) if name in waiting else None
            if begun is not None:
                await self._deliver(name, sender, *begun)
                tried += 1
        return tried

    async def close(self) -> None:
        """Let go of what is open."""
        for sender in self._channels.values():
            await sender.close()

    async def _deliver(self, name: str, sender: Sender, alert: Alert, tries: int) -> None:
        try:
            remark = await self._send(sender, alert, tries > 1)
        except RiwayaError as error:
            again = self._failed(name, error)
            self._log("undelivered", alert=alert.number, channel=name, tries=tries, problem=error.problem.what,
                      where=error.problem.where or None, again=again)  # fmt: skip
            return
        with self._store.writing() as connection:
            connection.execute(_of(alert.number, name).values(at=stamp(self._clock.today()), due=None))
            if get_mark(connection, _mark(name)).get("failures"):
                put_mark(connection, _mark(name), {"failures": 0})
        self._log("delivered", alert=alert.number, channel=name, tries=tries, remark=remark)

    async def _send(self, sender: Sender, alert: Alert, again: bool) -> str | None:
        try:
            return await sender.send(alert, again)
        except (RiwayaError, BrokenPipeError):
            raise
        except Exception as error:
            if self._fault is None:
                raise
            raise Undelivered(self._fault(error, "").what) from error

    def _begin(self, name: str) -> tuple[Alert, int] | None:
        """The alert that is due by the channel *name*, noted as begun, and how often it was begun by now."""
        now = self._clock.today()
        due = (
            select(deliveries.c.alert, deliveries.c.tries)
            .where(deliveries.c.channel == name, deliveries.c.due <= stamp(now))
            .order_by(deliveries.c.tries, deliveries.c.alert)
            .limit(1)
        )
        with self._store.writing() as connection:
            row = connection.execute(due.with_for_update()).first()
            if row is None:
                return None
            tries = row.tries + 1
            connection.execute(_of(row.alert, name).values(tries=tries, due=stamp(now + _LEASE)))
            return load_alert(connection, row.alert), tries

    def _failed(self, name: str, error: RiwayaError) -> str:
        """Let the channel rest, all that waits for it with it; until when."""
        now = self._clock.today()
        with self._store.writing() as connection:
            failures = get_mark(connection, _mark(name)).get("failures", 0) + 1
            put_mark(connection, _mark(name), {"failures": failures})
            wait = error.wait if isinstance(error, Undelivered) else None
            due = stamp(after_failure(now, name, failures, wait, first=_FIRST, longest=_LONGEST))
            self._rest(connection, name, due)
        return due

    def _rest(self, connection: Connection, name: str, due: str) -> None:
        waiting = (deliveries.c.channel == name, deliveries.c.due < due)
        connection.execute(update(deliveries).where(*waiting).values(due=due))


def _of(alert: int, channel: str) -> Update:
    return update(deliveries).where(deliveries.c.alert == alert, deliveries.c.channel == channel)


def _mark(channel: str) -> str:
    return f"channel:{channel}"
