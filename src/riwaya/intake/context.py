"""Context: what is known of pages from outside (``--context``), which outranks any guess from the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any

from riwaya.model import RiwayaError

__all__ = ["Context", "Known"]

_FIELDS = ("outlet", "published", "byline")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page: its outlet, day of publication (ISO 8601) and printed byline.

    *articles* holds what differs for the second, third … article of the page, by its number.
    """

    outlet: str | None = None
    published: str | None = None
    byline: str | None = None
    articles: Mapping[int, Known] = field(default_factory=lambda: MappingProxyType({}))

    def of_article(self, n: int) -> Known:
        """What is known of article *n*: its own entry; for the first one what is not said there, the page's."""
        own = self.articles.get(n, Known())
        if n != 1:
            return own
        return Known(own.outlet or self.outlet, own.published or self.published, own.byline or self.byline)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of many pages, by name."""

    entries: Mapping[str, Known] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def read(cls, path: str | Path) -> Context:
        """The context in the JSON Lines file *path*. Raises RiwayaError that names file and line."""
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except OSError as error:
            raise RiwayaError(f"The context file could not be read ({error.strerror}).", str(path),
                              "Check the path given with --context.") from error  # fmt: skip
        except UnicodeDecodeError as error:
            raise RiwayaError("The context file is not UTF-8.", str(path), "Save it as UTF-8.") from error
        return cls.parse(text, str(path))

    @classmethod
    def parse(cls, text: str, name: str = "context") -> Context:
        """The context that JSON Lines *text* holds; *name* is used in errors."""
        entries: dict[str, Known] = {}
        for n, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            where = f"{name}, line {n}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                detail = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
                raise RiwayaError(f"The line is not JSON ({detail}).", where,
                                  'Write one object a line: {"text": "page.txt", …}.') from error  # fmt: skip
            if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"]:
                raise RiwayaError('The line does not name its page under "text".', where,
                                  'Write {"text": "page.txt", …}.')  # fmt: skip
            if row["text"] in entries:
                raise RiwayaError(f"The page {row['text']} is described twice.", where, "Keep one of the two lines.")
            entries[row["text"]] = _known(row, where)
        return cls(MappingProxyType(entries))

    def known(self, page_name: str) -> Known | None:
        """What is known of the page with this path or address: by its whole name, then by its last part."""
        last = PurePath(page_name).name
        for name in (page_name, last, last.removesuffix(".gz")):
            if name in self.entries:
                return self.entries[name]
        return None


def _known(row: dict[str, Any], where: str, inner: bool = False) -> Known:
    values: dict[str, str | None] = {}
    for key in _FIELDS:
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise RiwayaError(f'"{key}" is not a string.', where, f'Write "{key}" as a string or null.')
        values[key] = value.strip() or None if value else None
    if values["published"]:
        from riwaya.arabic.stamps import iso_of

        read = iso_of(values["published"])
        if read is None:
            raise RiwayaError(f'"published" is no date that can be read: {values["published"]}.', where,
                              "Write it as 2025-01-31.")  # fmt: skip
        values["published"] = read
    articles: dict[int, Known] = {}
    given = None if inner else row.get("articles")
    if given is not None:
        if not isinstance(given, dict):
            raise RiwayaError('"articles" is not an object.', where, 'Write "articles": {"2": {"outlet": "…"}}.')
        for number, entry in given.items():
            if not number.isdecimal() or int(number) < 1 or not isinstance(entry, dict):
                raise RiwayaError(f'"articles" has an entry that is not the number of an article: {number}.', where,
                                  'Number articles from "1" and give an object for each.')  # fmt: skip
            articles[int(number)] = _known(entry, where, inner=True)
    return Known(values["outlet"], values["published"], values["byline"], MappingProxyType(articles))
