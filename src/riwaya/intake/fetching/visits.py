"""Visits: what is remembered of earlier visits, so that a page that has not changed is not sent again.

The memory is a file of JSON Lines beside the archive, hidden so that the folder can still be read as pages. It is only
ever added to; the last line on an address holds. Without it, pages are fetched as if for the first time.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from riwaya.intake.fetching.archive import Place
from riwaya.model import Problem

__all__ = ["Visit", "Visits"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: the validators that the server gave (``ETag``, ``Last-Modified``), and where its answer is kept."""

    place: Place
    etag: str | None = None
    modified: str | None = None

    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


class Visits:
    """The memory of the archive *path*. *problems* are what is wrong with it."""

    def __init__(self, path: str | Path) -> None:
        path = Path(path)
        self.path = path.with_name(f".{path.name}.visits.jsonl")
        self.problems: list[Problem] = []
        self._known: dict[str, Visit] = {}
        self._load()

    def known(self, url: str) -> Visit | None:
        """The last visit to the address *url* that brought a page."""
        return self._known.get(url)

    def remember(self, url: str, visit: Visit) -> None:
        """Note *visit* to *url*. When that cannot be written it is a problem, told once; the run goes on."""
        self._known[url] = visit
        place = visit.place
        row = {"url": url, "etag": visit.etag, "last_modified": visit.modified, "record": place.record,
               "at": place.at, "date": place.date, "digest": place.digest}  # fmt: skip
        try:
            with open(self.path, "a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
        except OSError as error:
            problem = Problem(f"What was visited could not be noted ({error.strerror}).", str(self.path),
                              "Pages will be fetched in full next time.")  # fmt: skip
            if problem not in self.problems:
                self.problems.append(problem)

    def _load(self) -> None:
        try:
            lines = self.path.read_bytes().split(b"\n") if os.path.exists(self.path) else []
        except OSError as error:
            self.problems.append(Problem(f"What was visited before could not be read ({error.strerror}).",
                                         str(self.path), "Pages are fetched in full."))  # fmt: skip
            return
        bad = 0
        for line in filter(None, lines):
            try:
                row = json.loads(line)
                place = Place(_text(row["record"]), int(row["at"]), _text(row["date"]), _text(row["digest"]))
                visit = Visit(place, _validator(row["etag"]), _validator(row["last_modified"]))
                self._known[_text(row["url"])] = visit
            except (ValueError, TypeError, KeyError, RecursionError):
                bad += 1
        if bad:
            lines_are = "line is" if bad == 1 else "lines are"
            self.problems.append(Problem(f"In the memory of earlier visits {bad} {lines_are} damaged.", str(self.path),
                                         "Those pages are fetched in full."))  # fmt: skip


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _validator(value: object) -> str | None:
    """*value* when it can stand in a header, else None."""
    if isinstance(value, str) and value.isprintable() and len(value) <= 1024:
        with suppress(UnicodeEncodeError):
            value.encode("latin-1")
            return value.strip()
    return None
