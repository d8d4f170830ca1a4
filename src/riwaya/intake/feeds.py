"""Feeds: the entries of RSS and Atom, each a page when the feed gives its full content."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from riwaya.intake.bounds import read_all
from riwaya.intake.decoding import decode
from riwaya.intake.entries import Entry
from riwaya.intake.sources import Source
from riwaya.model import Hints, Problem, RiwayaError

__all__ = ["feed_entries", "is_feed", "parse_feed"]

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    rb"<(?:rss|feed|rdf:RDF|atom:feed)[\s>]",
    re.S | re.I,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def is_feed(head: bytes) -> bool:
    """Whether a file that begins with *head* is RSS, RDF or Atom."""
    return _ROOT.match(head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\x00", b"")) is not None


def feed_entries(source: Source) -> Iterator[Entry | Problem]:
    """The entries of a feed in its order, named ``FEED#ADDRESS``.

    Raises RiwayaError for a feed that declares entities: they can unfold without end, and no feed needs them.
    """
    parsed, whole, problems = parse_feed(read_all(source.file, source.name, source.budget), source.name)
    yield from problems
    if not whole:
        yield Problem("The feed is cut off or not well-formed; the entries that could be told apart were read.",
                      source.name, "Fetch it again.")  # fmt: skip
    outlet = parsed.feed.get("title") or None
    for n, item in enumerate(parsed.entries, 1):
        source.budget.member()
        yield _entry(item, source, n, outlet)


def parse_feed(data: bytes, name: str) -> tuple[Any, bool, list[Problem]]:
    """What feedparser makes of a feed, whether it is whole, and what was wrong with its letters.

    Raises RiwayaError for a feed that declares entities.
    """
    text, problems = decode(data, name, html=True)
    if "<!ENTITY" in text.upper():
        raise RiwayaError("The feed declares entities of its own, which can unfold without end; it was not read.",
                          name, "Save the pages themselves.")  # fmt: skip
    import feedparser

    parsed: Any = feedparser.parse(
        io.BytesIO(_DECLARATION.sub("", text).encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return parsed, not parsed.get("bozo") or _whole(text), problems


def _whole(text: str) -> bool:
    return re.search(r"</(?:rss|feed|rdf:RDF|atom:feed)\s*>\s*$", text, re.I) is not None


def _entry(item: Any, source: Source, n: int, outlet: str | None) -> Entry | Problem:
    address = item.get("link") or None
    name = f"{source.name}#{address or item.get('id') or n}"
    full = [c for c in item.get("content", ()) if str(c.get("value", "")).strip()]
    body = max(full, key=lambda c: len(c["value"])) if full else item.get("summary_detail")
    value = str(body.get("value", "")) if body else ""
    if not value.strip():
        return Problem("The feed's entry has no text.", name, "Save the page itself.")
    problems = () if full else (
        Problem("The feed gives only a summary of this page; that was read.", name, "Save the page itself."),
    )  # fmt: skip
    html = "html" in str(body.get("type", "")) or re.search(r"<\w+[\s>/]", value) is not None
    where = item.get("source") or {}
    updated = dict.get(item, "updated") or None  # past feedparser's own guess of one from the other
    hints = Hints(title=item.get("title") or None, outlet=where.get("title") or outlet,
                  published=item.get("published") or updated,
                  updated=updated, author=item.get("author") or None, address=address)  # fmt: skip
    return Entry(name, value.encode("utf-8", "replace"), "utf-8", "text/html" if html else "text/plain",
                 source.fetched, hints, problems=problems)  # fmt: skip
