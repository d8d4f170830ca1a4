"""Robots: what a site's robots.txt allows, read as the Robots Exclusion Protocol (RFC 9309) says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from riwaya.model import Problem, RiwayaError

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["ANYTHING", "LIMIT", "NOTHING_FOR_NOW", "Rules", "product", "rules_of"]

LIMIT = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, 2.5); what stands beyond is not heeded."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows us.

    *delay* is its ``Crawl-delay`` in seconds; *heard* is False when the site could not be asked, and *why* may
    say more.
    """

    agent: str
    parsed: Protego | None = None
    heard: bool = True
    delay: float | None = None
    why: Problem | None = None

    def check(self, url: str, shown: str) -> None:
        """Raise RiwayaError, its place *shown*, when the address *url* of this site may not be fetched."""
        if self.why is not None:
            raise RiwayaError(self.why.what, shown, self.why.do)
        if not self.heard:
            raise RiwayaError("The site's robots.txt could not be asked, so nothing is fetched for now.", shown,
                              "Try again later.")  # fmt: skip
        if self.parsed is not None and not self.parsed.can_fetch(url, self.agent):
            raise RiwayaError("The site's robots.txt asks not to fetch this page.", shown, "Save it from a browser.")


ANYTHING = Rules("")
NOTHING_FOR_NOW = Rules("", heard=False)


def product(user_agent: str) -> str:
    """The name by which robots.txt addresses us: what stands before the version in *user_agent*."""
    return user_agent.split("/")[0].split()[0].lower() if user_agent.split("/")[0].split() else "*"


def rules_of(status: int, body: bytes, user_agent: str) -> Rules:
    """The rules that the answer to a request for robots.txt gives: HTTP *status* and unpacked *body*.

    Not there (4xx) allows everything; trouble at the site (5xx, and 429, too many requests) nothing for now
    (RFC 9309, 2.3.1).
    """
    if status >= 500 or status == 429:
        return NOTHING_FOR_NOW
    if not 200 <= status < 300:
        return ANYTHING
    from protego import Protego

    if len(body) > LIMIT:
        body = body[:LIMIT]
        body = body[: max(body.rfind(b"\n"), 0) or LIMIT]  # a rule cut in two would mean another
    agent = product(user_agent)
    parsed = Protego.parse(body.decode("utf-8-sig", "replace").replace("\x00", ""))
    delay = parsed.crawl_delay(agent)
    return Rules(agent, parsed, delay=float(delay) if delay is not None and 0 < delay < 1e9 else None)
