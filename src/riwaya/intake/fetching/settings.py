"""Settings: how far fetching goes."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.version import __version__

__all__ = ["USER_AGENT", "Settings"]

USER_AGENT = f"riwaya/{__version__} (fetches single news pages for a reader; not a search engine)"


@dataclass(frozen=True, slots=True)
class Settings:
    """How far fetching goes.

    *delay* is the seconds between requests to one host; *retries* how often a failed request is made again; *redirects*
    the most that are followed for a page; *size* the most bytes of a page, packed or unpacked; *time* the most seconds
    for one request from its beginning to the last byte, *connect* for reaching the server; *hosts* how many hosts are
    asked at once; *private* admits machines that are not public.
    """

    user_agent: str = USER_AGENT
    delay: float = 1.0
    retries: int = 2
    redirects: int = 10
    size: int = 16 << 20
    time: float = 60.0
    connect: float = 15.0
    hosts: int = 8
    private: bool = False
