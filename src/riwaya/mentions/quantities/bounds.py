"""Bounds: more than, at least, about, up to, said before a number or after what it counts."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.mentions.line import Line
from riwaya.model.mentions import Bound

__all__ = ["Bounded", "bound_after", "bound_before"]


class Bounded(NamedTuple):
    """A bound, the token at its far end (first before a number, behind the last after it), clitics to cut."""

    bound: Bound
    at: int
    cut: int = 0


@cache
def _table(kind: str) -> dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    """Phrases by the word that touches the number, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for table in ("numbers", "bounds"):
        for row in rows(table):
            if row["kind"] == kind:
                words = tuple(fold(row["word"]).split())
                touching = words[-1] if kind != "after" else words[0]
                entry: tuple[tuple[str, ...], Bound] = (words, row["value"])  # type: ignore[assignment]
                if entry not in out.setdefault(touching, []):
                    out[touching].append(entry)
    return {word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in out.items()}


def _clitic(word: str, wanted: str) -> int | None:
    """How many letters of clitics *word* has before *wanted*; None where it is another word."""
    if word == wanted:
        return 0
    left = len(word) - len(wanted)
    if left in (1, 2) and word.endswith(wanted) and all(c in "وفبلك" for c in word[:left]):
        return left
    return None


def bound_before(line: Line, i: int) -> Bounded | None:
    """The bound whose last word is the token before *i*."""
    touching = line.f(i - 1)
    table = _table("bound")
    for word in (touching, touching[1:], touching[2:]):
        for words, bound in table.get(word, ()):
            first = i - len(words)
            if first < 0:
                continue
            cut = _clitic(line.f(first), words[0])
            if cut is not None and all(line.f(first + k) == w for k, w in enumerate(words[1:], 1)):
                verb = words[0][0] in "يت" or (words[0] == "لا" and len(words) > 1 and words[1][0] == "ت")
                if words == ("فوق",) or verb or words[0] == "قد":
                    return Bounded(bound, i)  # a verb or a place: it bounds, and is no part of the mention
                return Bounded(bound, first, cut)
    return None


def bound_after(line: Line, i: int) -> Bounded | None:
    """The bound that begins at token *i*."""
    for words, bound in _table("after").get(line.f(i), ()):
        if all(line.f(i + k) == w for k, w in enumerate(words)):
            return Bounded(bound, i + len(words))
    return None
