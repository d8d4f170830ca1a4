"""Settings: for whom the desk is, and at which address they find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

__all__ = ["LOOPBACK", "Settings", "host_of", "stamp"]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""What this machine calls itself."""


def _clock() -> datetime:
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as the store keeps it: ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the desk is run.

    *team*: people have accounts and everything is closed to others; else whoever sits at this machine may do all.
    *url*: the address at which people find it, where a proxy stands before it; its path is the prefix of all pages.
    *lang*: the interface's language for whoever asked for none. *name*: what whoever sits at this machine is called,
    where there are no accounts. *session*: how long somebody stays in.
    *form*, *upload*: the most bytes that a request may bring, and one that adds pages. *pace*, *burst*: how many
    requests a second one visitor may make, and how many at once. *tries*: how many wrong passwords in a row a name or
    a machine may give before it has to wait, a minute for each. *private*: whether pages may be fetched from machines
    that the world cannot reach.
    """

    team: bool = False
    url: str | None = None
    lang: str = "en"
    name: str = "desk"
    session: timedelta = timedelta(days=14)
    form: int = 1 << 20
    upload: int = 64 << 20
    pace: float = 30.0
    burst: int = 300
    tries: int = 5
    private: bool = False
    clock: Callable[[], datetime] = _clock

    @property
    def prefix(self) -> str:
        """The path before every page's own, without a slash at its end; empty where there is none."""
        return "" if self.url is None else urlsplit(self.url).path.rstrip("/")

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names by which a browser may ask for the desk; none where any will do."""
        if self.url is not None:
            return (host_of(urlsplit(self.url).netloc), *LOOPBACK)
        return () if self.team else LOOPBACK

    @property
    def origin(self) -> str | None:
        """Scheme, host and port of *url*."""
        return None if self.url is None else "{0.scheme}://{0.netloc}".format(urlsplit(self.url)).lower()

    @property
    def secure(self) -> bool:
        """Whether browsers may send what we give them over HTTPS only."""
        return self.url is not None and self.url.lower().startswith("https:")

    def now(self) -> str:
        """This moment, as the store keeps it."""
        return stamp(self.clock())


def host_of(netloc: str) -> str:
    """A host without its port, in small letters."""
    host = netloc.rpartition("@")[2].lower()
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]
