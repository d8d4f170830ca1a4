"""Listings: the addresses that a feed names now, whichever kind of feed it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from riwaya.intake.feeds import is_feed, parse_feed
from riwaya.intake.fetching.addresses import Address, parse_address
from riwaya.intake.opening import gunzip
from riwaya.intake.sniffing import is_gzip
from riwaya.model import Problem, RiwayaError
from riwaya.watching.sitemaps import Located, is_sitemap, read_sitemap

__all__ = ["Listed", "Listing", "listing_of"]

_HEAD = 65_536
_MOST_TITLE = 300
_FOLLOWED = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid", re.I)
_MOST_INSIDE = 50  # sitemaps of an index, those that changed last
_AHEAD = timedelta(days=1)  # clocks and time zones of outlets are wrong by hours, not by days
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that a feed names: its address without what only tells who sent the reader; *published* in UTC where the
    feed gives a time that can be (not before the web, not in the days to come)."""

    address: str
    title: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed names: *pages* in its order, each once; of an index, the *inside* sitemaps, lately changed first."""

    pages: tuple[Listed, ...] = ()
    inside: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def listing_of(data: bytes, base: Address, now: datetime, *, private: bool = False) -> Listing:
    """What the feed in *data* (RSS, RDF, Atom or a sitemap, gzipped or not), fetched from *base* at *now*, names.

    *private* admits hosts written as numbers. Raises RiwayaError when it is no feed, or one that declares entities.
    """
    if is_gzip(data):
        data, _ = gunzip(data, base.shown)
    if not is_feed(data[:_HEAD]):
        if is_sitemap(data[:_HEAD]):
            return _sitemap(data, base, now, private)
        raise RiwayaError("This is neither RSS nor Atom nor a sitemap.", base.shown,
                          "Give the address of the feed, which the site's pages name in their head.")  # fmt: skip
    parsed, whole, problems = parse_feed(data, base.shown)
    items = parsed.entries
    if not whole:
        items = items[:-1]  # its address may be cut off
        problems.append(Problem("The feed is cut off or not well-formed; it was read as far as it came.", base.shown,
                                "It is asked for again."))  # fmt: skip
    found = [_listed(item.get("link"), item.get("title"), _instant(item), base, now, private) for item in items]
    return Listing(_once(found), (), tuple(problems))


def _sitemap(data: bytes, base: Address, now: datetime, private: bool) -> Listing:
    read = read_sitemap(data, base.shown)
    found = [
        _listed(at.address, at.title, _written(at.published) or _written(at.changed), base, now, private)
        for at in read.pages
    ]
    newest = sorted(read.sitemaps, key=_changed, reverse=True)[:_MOST_INSIDE]
    inside = (_address(at.address, base, private) for at in newest)
    return Listing(_once(found), tuple(dict.fromkeys(filter(None, inside))), tuple(read.problems))


def _changed(at: Located) -> datetime:
    return _written(at.changed) or _EARLIEST


def _once(found: Iterable[Listed | None]) -> tuple[Listed, ...]:
    return tuple({listed.address: listed for listed in found if listed is not None}.values())


def _listed(
    link: object, title: object, published: datetime | None, base: Address, now: datetime, private: bool
) -> Listed | None:
    address = _address(link, base, private) if isinstance(link, str) and link.strip() else None
    if address is None:
        return None
    if published is not None and not _EARLIEST < published < now + _AHEAD:
        published = None
    return Listed(address, " ".join(str(title or "").split())[:_MOST_TITLE], published)


def _address(link: str, base: Address, private: bool) -> str | None:
    """The address that *link* is, seen from *base*; None when it cannot be fetched."""
    try:
        parts = urlsplit(parse_address(link, base, private=private).url)
    except (RiwayaError, ValueError):
        return None
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in asked if not _FOLLOWED.fullmatch(key)]
    return urlunsplit(parts if len(kept) == len(asked) else parts._replace(query=urlencode(kept)))


def _instant(item: dict[str, object]) -> datetime | None:
    return next(filter(None, (_written(dict.get(item, key)) for key in ("published", "updated"))), None)


def _written(value: object) -> datetime | None:
    """A time as feeds write it, ISO 8601 or that of e-mail, in UTC; None when it cannot be read."""
    if not isinstance(value, str) or not value.strip():
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = read(value.strip())
            return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None
