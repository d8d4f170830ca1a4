"""Queries: what a person typed, as clauses over the index.

``مطار الغدير`` finds both words anywhere, ``"مطار الغدير"`` one after the other, ``-مطار`` leaves out, and a field asks
for more: ``voice:``, ``outlet:``, ``credit:``, ``via:``, ``place:`` (names), ``stance:``, ``kind:`` (as in the JSON),
``on:`` (a day, month or year), ``before:`` and ``after:`` (days), ``story:`` (its number).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from riwaya.arabic.stamps import iso_of
from riwaya.arabic.terms import name_terms, terms
from riwaya.arabic.words import words
from riwaya.model import KINDS, STANCES, RiwayaError
from riwaya.store.index import DAY

__all__ = ["FIELDS", "Clause", "Query", "parse"]

NAMED = ("voice", "outlet", "credit", "via", "place")
CHOSEN = {"stance": STANCES, "kind": KINDS}
DAYS = ("before", "after")
STORY = "story"
FIELDS = (*NAMED, *CHOSEN, DAY, *DAYS, STORY)
"""What may stand before a colon."""

_PIECE = re.compile(
    r"""(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?
        (?:"(?P<phrase>[^"]*)"|“(?P<curly>[^”]*)”|«(?P<guillemets>[^»]*)»|(?P<word>\S+))""",
    re.X,
)
_PERIOD = re.compile(r"(?:19|20|21)\d\d(?:-(?:0[1-9]|1[0-2]))?")  # a year, or a month of one
_LONGEST = 1000  # characters; the longest question of a person is some dozens of words


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a document must have (*negated*: must not): words, each known by any of its terms.

    *field* is empty for words of the text. Words of a *phrase* stand one after the other; ``None`` is a stop word,
    for which any word will do.
    """

    field: str
    words: tuple[frozenset[str] | None, ...]
    phrase: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its clauses, and days (ISO 8601) before and after which an article must have been published.

    *story* is the number of the story that it must be of, *words* what is asked for in the text, as it was typed.
    """

    clauses: tuple[Clause, ...]
    before: str | None = None
    after: str | None = None
    story: int | None = None
    words: tuple[str, ...] = ()


def parse(text: str, plain: str = "") -> Query:
    """The query that *text* asks; words without a field are asked for in the field *plain*.

    Raises RiwayaError with what to type instead.
    """
    if len(text) > _LONGEST:
        raise RiwayaError(f"The question is longer than {_LONGEST:,} characters.", "", "Ask for its rarest words.")
    clauses: list[Clause] = []
    days: dict[str, str] = {}
    story: int | None = None
    typed: list[str] = []
    for m in _PIECE.finditer(text):
        field, negated = (m["field"] or "").lower(), m["minus"] is not None
        quoted = next((m[k] for k in ("phrase", "curly", "guillemets") if m[k] is not None), None)
        value = m["word"] if quoted is None else quoted
        if field in DAYS and not negated:
            days[field] = _day(field, value)
        elif field == STORY and not negated:
            story = _story(value)
        elif field == DAY:
            clauses.append(Clause(field, (frozenset([_period(value)]),), negated=negated))
        elif field in CHOSEN:
            clauses.append(Clause(field, (frozenset([_chosen(field, value)]),), negated=negated))
        elif field in NAMED:
            clauses += _clauses(field, value, quoted is not None, negated)
        elif field and field.isascii():
            raise RiwayaError(f"There is no field {field!r}.", text, f"The fields are {', '.join(FIELDS)}.")
        else:
            value = f"{field} {value}" if field else value
            clauses += _clauses(plain, value, quoted is not None or bool(field), negated)
            typed += [] if negated else [w.text for w in words(value) if not w.is_punctuation]
    if not days and story is None and all(c.negated for c in clauses):
        raise RiwayaError("There is no word to look for.", text, "Give a word that says what it is about.")
    return Query(tuple(clauses), days.get("before"), days.get("after"), story, tuple(typed))


def _clauses(field: str, value: str, phrase: bool, negated: bool) -> list[Clause]:
    cut = name_terms if field else terms
    found = tuple(cut(w.text) or None for w in words(value) if not w.is_punctuation)
    while found and found[0] is None:
        found = found[1:]
    while found and found[-1] is None:
        found = found[:-1]
    if not found:
        return []
    if phrase and not field and len(found) > 1:
        return [Clause(field, found, phrase=True, negated=negated)]
    return [Clause(field, (w,), negated=negated) for w in found if w]


def _chosen(field: str, value: str) -> str:
    if value.lower() not in CHOSEN[field]:
        raise RiwayaError(f"{value!r} is no {field}.", "", f"Choose one of {', '.join(CHOSEN[field])}.")
    return value.lower()


def _day(field: str, value: str) -> str:
    day = iso_of(value)
    if day is None:
        raise RiwayaError(f"{value!r} is no day that can be read.", "", f"Write it as {field}:2024-12-20.")
    return day[:10]


def _period(value: str) -> str:
    return value if _PERIOD.fullmatch(value) else _day(DAY, value)


def _story(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise RiwayaError(f"{value!r} is no number of a story.", "", "Give the number that riwaya stories shows.")
    return int(value)
