"""Fields: which column of a table holds the text, the address, the date of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from riwaya.intake.entries import Entry
from riwaya.model import Hints, Problem, RiwayaError

__all__ = ["FIELDS", "columns", "parse_fields", "row_entry"]

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "id": ("id", "_id", "uid", "doc_id", "docid", "article_id"),
    "html": ("html", "raw_html", "content_html"),
    "text": ("text", "body", "content", "article_text", "maintext", "raw_text"),
    "url": ("url", "link", "uri", "address", "source_url"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at", "date_published", "publish_date", "date_publish", "pubdate"),
    "outlet": ("outlet", "publisher", "site", "sitename", "source", "source_name"),
    "author": ("author", "byline", "authors"),
    "section": ("section", "category"),
    "fetched": ("fetched", "fetched_at", "crawled", "date_download", "retrieved"),
})  # fmt: skip
"""What can be told of a page, and the names that a column goes by when nobody says otherwise, likeliest first."""
_MILLISECONDS = 10**11
_LATEST = 4_102_444_800 * 1000  # 2100, in milliseconds


def parse_fields(text: str) -> dict[str, str]:
    """The names in ``text=body,date=published_at``. Raises RiwayaError when it says something else."""
    out: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        key, equals, column = (p.strip() for p in part.partition("="))
        if not equals or not column or key not in FIELDS:
            raise RiwayaError(f"{part!r} names no field.", "--fields",
                              f"Write text=body,date=published_at; the fields are {', '.join(FIELDS)}.")  # fmt: skip
        out[key] = column
    return out


def columns(names: Iterable[str], fields: Mapping[str, str]) -> dict[str, str]:
    """The column for each field: the one that *fields* names, or else the likeliest of *names*."""
    there = {n.lower(): n for n in reversed(list(names))}
    out = dict(fields)
    for key, known in FIELDS.items():
        if key not in out:
            found = next((there[k] for k in known if k in there), None)
            if found is not None:
                out[key] = found
    return out


def row_entry(row: Mapping[str, Any], fields: Mapping[str, str], source: str, n: int) -> Entry | Problem:
    """The page that row *n* of the table *source* holds, named ``TABLE#ADDRESS``, or ``TABLE#N`` without an address."""
    by = columns(row, fields)
    values = {key: _text(_reach(row, column)) for key, column in by.items()}
    address = values.get("url")
    name = f"{source}#{address or n}"
    html, text = (_reach(row, by[k]) if k in by else None for k in ("html", "text"))
    for body, kind in ((html, "text/html"), (text, None)):
        if isinstance(body, str) and body.strip():
            data = body.encode("utf-8", "replace")
        elif isinstance(body, bytes) and body.strip():
            data = body
        else:
            continue
        hints = Hints(title=values.get("title"), outlet=values.get("outlet"), published=values.get("date"),
                      author=values.get("author"), section=values.get("section"), address=address)  # fmt: skip
        key = _reach(row, by["id"]) if "id" in by else None
        known = str(key).strip() if isinstance(key, str | int) and not isinstance(key, bool) else None
        return Entry(name, data, None, kind, values.get("fetched"), hints, row=True, key=known or None)
    wanted = " or ".join(sorted({by.get("text", "text"), by.get("html", "html")}))
    return Problem(f"The row has no text under {wanted}.", name, "Say with --fields text=NAME where its text stands.")


def _reach(row: Mapping[str, Any], path: str) -> Any:
    """The value under *path*; a dot leads into an object unless there is a column of that very name."""
    if path in row:
        return row[path]
    value: Any = row
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _text(value: Any) -> str | None:
    """A value as hints have it: words as they are, times in ISO 8601, the first names of a list."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not 10**8 <= value <= _LATEST:  # no second since 1973 and no millisecond before 2100
            return str(value)
        seconds = value / 1000 if value >= _MILLISECONDS else value
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, list):
        return "، ".join(v for v in value[:10] if isinstance(v, str)) or None
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return str(value["name"]).strip() or None
    return None
