"""Wording: what a person typed of a statement, found in the article's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from riwaya.model import ArticleRef, Quoted, Reading, RiwayaError, Says, StatementRef, quoted

__all__ = ["Wording", "says_of"]

_OFFSETS = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Wording:
    """The fields of a statement as they were typed; nothing typed is nothing said."""

    cue: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    referent: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    form: str | None = None
    stance: str | None = None
    kind: str | None = None


def says_of(reading: Reading, target: ArticleRef | StatementRef, words: Wording, **more: Any) -> Says:
    """What *words* say of a statement: each is looked for in the article, near the statement or the content.

    Raises RiwayaError where words are not there, or where it is open which are meant.
    """
    article = next(a for a in reading.articles if a.n == target.n)
    lines = [line.span for line in article.lines]
    text = reading.page.text
    near = target.content[0].start if isinstance(target, StatementRef) else None
    found: dict[str, Any] = {}
    for name in ("content", "cue", "source", "referent", "via"):
        typed = getattr(words, name)
        if typed:
            quotes = [_placed(text, lines, word, near) for word in typed if word]
            near = quotes[0].start if near is None and quotes else near
            found[name] = tuple(quotes)
    for name in ("form", "stance", "kind"):
        if getattr(words, name) is not None:
            found[name] = getattr(words, name)
    try:
        return Says(**found, **more)
    except ValueError as error:
        raise RiwayaError(f"This cannot be said: {error}.", "", "See riwaya judge --help.") from error


def _placed(text: str, lines: Sequence[tuple[int, int]], word: str, near: int | None) -> Quoted:
    """Where *word* stands in an article: at the offsets that it gives, else nearest to *near*."""
    offsets = _OFFSETS.fullmatch(word)
    if offsets:
        try:
            return quoted(text, [(int(offsets[1]), int(offsets[2]))])[0]
        except ValueError as error:
            raise RiwayaError(f"This stands nowhere: {error}.", word, "Give other offsets.") from error
    found = [m.start() for start, end in lines for m in re.finditer(re.escape(word), text[:end]) if m.start() >= start]
    if not found:
        raise RiwayaError("These words are not in the article.", word,
                          "Type them as the article has them, or give their offsets (120-148).")  # fmt: skip
    if near is None and len(found) > 1:
        places = ", ".join(f"{at}-{at + len(word)}" for at in found[:5])
        raise RiwayaError(f"These words stand in {len(found)} places.", word, f"Give one of them: {places}.")
    at = min(found, key=lambda at: (abs(at - (near or 0)), at))
    return quoted(text, [(at, at + len(word))])[0]
