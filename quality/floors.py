"""Floors: figures that must not fall, each with the day it was measured and the hash of the set it was measured on.

A floor rises when a better figure is measured and asked to be kept; it is lowered by hand only, where a reviewer sees
it. When the set has changed, its floors count as long as they are reached; the hash is renewed with ``--update``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

HEAD = """\
# Floors of `make quality`: a figure below its floor fails. `make quality UPDATE=1` raises floors and never lowers one;
# to lower one, edit it here with a `reason`. `set` is the SHA-256 over the files measured on.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The lowest value that *figure* may have, measured on *date* on the set with the hash *of*.

    *reason* says why it was lowered, where it was.
    """

    figure: str
    floor: float
    date: str
    of: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure beside its floor. *state* is ``ok``, ``new`` (no floor yet), ``below`` or ``missing`` (not measured)."""

    figure: str
    value: float | None
    floor: float | None
    state: str
    other_set: bool = False

    @property
    def fails(self) -> bool:
        """Whether the figure stops a change."""
        return self.state in ("below", "missing")


def hash_of(files: Iterable[Path], root: Path) -> str:
    """The SHA-256 over *files*, sorted by their path below *root*: each path and the bytes under it."""
    whole = sha256()
    for name, path in sorted((p.relative_to(root).as_posix(), p) for p in files):
        whole.update(name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def load(path: Path) -> dict[str, Floor]:
    """The floors in the file *path* by figure; none when there is no such file."""
    if not path.exists():
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Floor(name, float(r["floor"]), str(r["date"]), r["set"], r.get("reason", "")) for name, r in rows.items()
    }


def save(path: Path, floors: Mapping[str, Floor]) -> None:
    """Write *floors* to the file *path*, sorted by figure."""
    tables = (
        f'["{f.figure}"]\nfloor = {f.floor:.1f}\ndate = {f.date}\nset = "{f.of}"\n'
        + (f'reason = "{f.reason}"\n' if f.reason else "")
        for f in sorted(floors.values(), key=lambda f: f.figure)
    )
    path.write_text("\n".join((HEAD, *tables)), encoding="utf-8")


def compare(figures: Mapping[str, float], floors: Mapping[str, Floor], sets: Mapping[str, str]) -> list[Verdict]:
    """Each figure beside its floor, sorted by name.

    *sets* gives the hash of the set for the part of a figure's name before its first dot. A floor whose set was not
    measured at all (its part is not in *sets*) is left out.
    """
    out = []
    for name in sorted(figures.keys() | {f for f in floors if _part(f) in sets}):
        value, floor = figures.get(name), floors.get(name)
        if value is None:
            state = "missing"
        elif floor is None:
            state = "new"
        else:
            state = "below" if round(value, 1) < floor.floor else "ok"
        other = floor is not None and floor.of != sets.get(_part(name))
        out.append(Verdict(name, value, None if floor is None else floor.floor, state, other))
    return out


def raised(
    figures: Mapping[str, float], floors: Mapping[str, Floor], sets: Mapping[str, str], today: str
) -> dict[str, Floor]:
    """The floors after *figures*: raised or new where these are better, re-stamped where they hold; never lowered."""
    out = dict(floors)
    for name, value in figures.items():
        old, of, value = floors.get(name), sets[_part(name)], round(value, 1)
        if old is None or value > old.floor:
            out[name] = Floor(name, value, today, of)
        elif value == old.floor and of != old.of:
            out[name] = replace(old, of=of, date=today)
    return out


def table(verdicts: Iterable[Verdict]) -> str:
    """The verdicts as a table for a terminal."""
    rows = [("figure", "value", "floor", "")]
    for v in verdicts:
        note = "" if v.state == "ok" else v.state.upper() if v.fails else v.state
        note += " (floor measured on another set)" if v.other_set else ""
        rows.append((v.figure, _number(v.value), _number(v.floor), note))
    width = max(len(r[0]) for r in rows)
    return "\n".join(f"{a:{width}} {b:>7} {c:>7}  {d}".rstrip() for a, b, c, d in rows)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _part(figure: str) -> str:
    return figure.split(".", 1)[0]
