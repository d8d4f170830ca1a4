"""Settings files: TOML whose every mistake is told with its line, what is wrong there and what to write instead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from riwaya.model import Problem, RiwayaError
from riwaya.watching.durations import seconds_of

__all__ = ["SettingsError", "SettingsFile", "Table"]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")

Path = tuple[str | int, ...]


class SettingsError(RiwayaError):
    """Mistakes in a settings file: all of them, in the order of its lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(first.what, first.where, first.do)


class SettingsFile:
    """The TOML *text* called *name*; *problems* gathers what is found wrong, each with the line it is on.

    Raises SettingsError when it is no TOML.
    """

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._found: list[tuple[int, Problem]] = []
        try:
            self.data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SettingsError([Problem(f"This is not TOML: {error}.", name, "Mend that line; docs/watching.md has an "
                                         "example, and riwaya watch --init writes one.")]) from error  # fmt: skip
        self._lines = _lines_of(text)

    @property
    def root(self) -> Table:
        """The whole file as a table."""
        return Table(self, (), self.data)

    def wrong(self, path: Path, what: str, do: str) -> None:
        """Note what is wrong at *path* (names of tables and keys; numbers, from 0, in lists of tables)."""
        line = next((self._lines[p] for p in (path[:n] for n in range(len(path), 0, -1)) if p in self._lines), 0)
        self._found.append((line, Problem(what, f"{self.name}, line {line}" if line else self.name, do)))

    def check(self) -> None:
        """Raise SettingsError when anything was found wrong."""
        if self._found:
            raise SettingsError(problem for _, problem in sorted(self._found, key=lambda item: item[0]))


class Table:
    """One table of the file; each value is asked for by its key, and one that was not asked for is a mistake."""

    def __init__(self, file: SettingsFile, path: Path, values: Mapping[str, Any]) -> None:
        self._file, self._path, self._values = file, path, values
        self._asked: set[str] = set()

    def wrong(self, key: str, what: str, do: str) -> None:
        """Note what is wrong with the value of *key*, or with the table where *key* is empty."""
        self._file.wrong((*self._path, key) if key else self._path, what, do)

    def text(self, key: str, default: str | None = None, needed: bool = False) -> str | None:
        """A text; *default* where there is none. One that is *needed* and missing is a mistake."""
        value = self._get(key)
        if value is None:
            if needed:
                self.wrong(key, f"{self._here} has no {key!r}.", f'Add {key} = "…".')
            return default
        if not isinstance(value, str) or not value.strip():
            self.wrong(key, f"{key!r} is a text in quotation marks.", f'Write {key} = "…".')
            return default
        return value.strip()

    def choice(self, key: str, among: tuple[str, ...], default: str | None = None) -> str | None:
        """One of the words *among*."""
        value = self.text(key, default, needed=default is None)
        if value is None or value in among:
            return value
        self.wrong(key, f"{key} = {value!r} is none that is known.{_meant(value, among)}",
                   f"Choose one of {', '.join(among)}.")  # fmt: skip
        return default

    def texts(self, key: str, needed: bool = False) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = self._get(key)
        if value is None or value == []:
            if needed:
                self.wrong(key, f"{self._here} has no {key!r}.", f'Add {key} = ["…"].')
            return ()
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(v, str) and v.strip() for v in found):
            self.wrong(key, f"{key!r} is a list of texts.", f'Write {key} = ["…", "…"].')
            return ()
        return tuple(dict.fromkeys(v.strip() for v in found))

    def whole(self, key: str, least: int, most: int, default: int) -> int:
        """A whole number."""
        value = self._get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.wrong(key, f"{key!r} is a whole number from {least} to {most:,}.", f"Write {key} = {default}.")
            return default
        return value

    def number(self, key: str, least: float, most: float, default: float) -> float:
        """A number."""
        value = self._get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            self.wrong(key, f"{key!r} is a number from {least:g} to {most:g}.", f"Write {key} = {default:g}.")
            return default
        return float(value)

    def wholes(self, key: str) -> frozenset[int]:
        """Whole numbers from 1 up; a single one is a list of one."""
        value = self._get(key)
        found = [] if value is None else value if isinstance(value, list) else [value]
        if any(isinstance(v, bool) or not isinstance(v, int) or v < 1 for v in found):
            self.wrong(key, f"{key!r} is a number, or a list of numbers, from 1 up.", f"Write {key} = [12, 40].")
            return frozenset()
        return frozenset(found)

    def seconds(self, key: str, least: int, most: int, default: int) -> int:
        """A duration in seconds."""
        value = self._get(key)
        if value is None:
            return default
        return self._duration(key, value, least, most, default)

    def durations(self, key: str, least: int, most: int, default: tuple[int, ...]) -> tuple[int, ...]:
        """Durations in seconds, each longer than the one before."""
        value = self._get(key)
        if value is None:
            return default
        found = [self._duration(key, v, least, most, 0) for v in (value if isinstance(value, list) else [value])]
        if 0 not in found and found != sorted(set(found)):
            self.wrong(key, f"In {key!r} each is longer than the one before.", f'Write {key} = ["1h", "6h", "1d"].')
        return tuple(found)

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a list (``[[key]]``)."""
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self.wrong(key, f"{key!r} is a list of tables.", f"Begin each with a line [[{key}]].")
            return
        for n, values in enumerate(value):
            yield Table(self._file, (*self._path, key, n), values)

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """The tables in a table (``[key.name]``), each with its name."""
        value = self._get(key)
        if value is None:
            return
        if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
            self.wrong(key, f"{key!r} holds tables with names of their own.", f"Begin each with a line [{key}.name].")
            return
        for name, values in value.items():
            yield name, Table(self._file, (*self._path, key, name), values)

    def table(self, key: str) -> Table:
        """The table ``[key]``, empty where there is none."""
        value = self._get(key)
        if value is not None and not isinstance(value, dict):
            self.wrong(key, f"{key!r} is a table.", f"Begin it with a line [{key}].")
            value = None
        return Table(self._file, (*self._path, key), value or {})

    def close(self) -> None:
        """Note the keys that nobody asked for: they are misspelt, or of another table."""
        for key in self._values:
            if key not in self._asked:
                self.wrong(key, f"{self._here} has no setting called {key!r}.{_meant(key, self._asked)}",
                           f"The settings here are {', '.join(sorted(self._asked))}.")  # fmt: skip

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        return self._values.get(key)

    def _duration(self, key: str, value: object, least: int, most: int, default: int) -> int:
        found = seconds_of(value) if isinstance(value, str) else None
        if found is None or not least <= found <= most:
            self.wrong(key, f"{key!r} is a duration from {_shown(least)} to {_shown(most)}, such as 15m, 6h or 2d.",
                       f'Write {key} = "{_shown(default or least)}".')  # fmt: skip
            return default
        return found

    @property
    def _here(self) -> str:
        names = [p for p in self._path if isinstance(p, str)]
        if not names:
            return "The file"
        return f"[[{names[0]}]]" if len(self._path) > len(names) else f"[{'.'.join(names)}]"


def _meant(word: str, among: Iterable[str]) -> str:
    close = get_close_matches(word, list(among), 1)
    return f" Did you mean {close[0]!r}?" if close else ""


def _shown(seconds: int) -> str:
    for unit, size in (("d", 86_400), ("h", 3600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


def _lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, on which each table and key stands."""
    found: dict[Path, int] = {}
    counts: dict[tuple[str, ...], int] = {}
    here: Path = ()
    for n, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header:
            names = tuple(part.strip().strip("\"'") for part in header[2].split("."))
            here = names
            if header[1] == "[[":
                counts[names] = counts.get(names, -1) + 1
                here = (*names, counts[names])
            found.setdefault(here, n)
        elif key := _KEY.match(line):
            found.setdefault((*here, key[1]), n)
    return found
