"""Given statements: readings built from rows that a person or another tool annotated, for `riwaya weigh`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from riwaya.arabic.articles import paragraphs_of
from riwaya.arabic.folding import fold
from riwaya.arabic.governed import ungoverned
from riwaya.arabic.media import media_in
from riwaya.arabic.numbers import quantities
from riwaya.intake import Context, Known, page_from_bytes
from riwaya.mentions import find_mentions
from riwaya.model import (
    FORMS,
    KINDS,
    STANCES,
    Article,
    Dossier,
    Line,
    Page,
    Problem,
    Reading,
    RiwayaError,
    Span,
    Statement,
    Voice,
    as_span,
    as_spans,
)
from riwaya.weighing.weigh import weigh

__all__ = ["given_reading", "load_rows", "weigh_given"]

_REASON = re.compile(
    r"(?:شريطة|بشرط|طلب(?:ت|وا|ا)?|رفض(?:ت|وا|ا)?|مشترط\w*|فضل(?:ت|وا|ا)?)\s+(?:عدم\s+)?(?:الكشف|كشف|ذكر|نشر|الإفصاح)[^،.]*"
    r"|(?:خشية|خوفا|خوفاً|بسبب|لأنه|لأنها|لأنهم|كونه|كونها)\s[^،.]*"
)
_ROW = 'Write {"text": FILE, "statements": [{"content": [[start, end]], …}]}, one object a line.'


def load_rows(path: str | Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file of statements. Raises RiwayaError that names file and line."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RiwayaError("The file of statements could not be read.", str(path), "Give a UTF-8 file.") from error
    found = []
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RiwayaError("The line is not JSON.", f"{path}, line {n}", _ROW) from error
        good = isinstance(row, dict) and isinstance(row.get("text"), str) and isinstance(row.get("statements"), list)
        if not good:
            raise RiwayaError("The line is not a row of statements.", f"{path}, line {n}", _ROW)
        found.append(row)
    return found


def weigh_given(statements: str | Path, texts: str | Path, context: Context | None = None, **settings: Any) -> Dossier:
    """The dossier of the *statements* in a JSON Lines file, whose spans count in the files of the folder *texts*.

    Raises RiwayaError when a file is missing or a row is not what it should be.
    """
    readings = []
    for row in load_rows(statements):
        path = Path(texts) / row["text"]
        try:
            page = page_from_bytes(path.read_bytes(), row["text"])
        except OSError as error:
            raise RiwayaError("The text of a row of statements is missing.", str(path), "Check --texts.") from error
        known = None if context is None else context.known(row["text"])
        readings.append(given_reading(page, row["statements"], known))
    return weigh(readings, by_page=True, **settings)


def given_reading(page: Page, rows: Iterable[Mapping[str, Any]], known: Known | None = None) -> Reading:
    """A reading of *page* as one article with the statements of *rows* (the fields of `riwaya read --json`).

    Voices and chains are built from source, referent, via and kind; what *known* tells gives outlet, date and credit.
    Raises RiwayaError when a row's spans lie outside the text or a word of it is unknown.
    """
    lines = _lines(page.text)
    entry = known.of_article(1) if known is not None else Known()
    outlet = entry.outlet
    credit = None
    if entry.byline:
        media = [m.name for _, m in media_in(entry.byline) if m.kind == "agency" and m.name != outlet]
        credit = media[0] if media else None
    kept: list[Statement] = []
    problems: list[Problem] = []
    voices: dict[str, Voice] = {}
    for n, row in enumerate(rows, 1):
        where = f"{page.name}, statement {row.get('id', n)}"
        try:
            kept.append(_statement(page.text, row, n, voices, credit, outlet or page.name))
        except (TypeError, ValueError, KeyError) as error:
            problems.append(Problem(f"The statement was left out: {error}.", where, _ROW))
    headline = lines[0].span.of(page.text) if lines else ""
    article = Article(
        n=1,
        lines=lines,
        title=lines[0].span if lines else None,
        headline=headline,
        outlet=outlet,
        credit=credit,
        published=entry.published,
        statements=tuple(kept),
    )
    article = replace(article, mentions=find_mentions(page.text, article, paragraphs_of(page.text, article)))
    return Reading(page, lines, (article,), tuple(problems))


def _lines(text: str) -> tuple[Line, ...]:
    found: list[Line] = []
    at = 0
    for n, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found.append(Line(n, "body" if found else "title", 1, at, at + len(line), 1.0, ("given",)))
        at += len(line) + 1
    return tuple(found)


def _choice(row: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: str) -> Any:
    value = row.get(key) or default
    if value not in allowed:
        raise ValueError(f"{key} is {value!r}, none of {', '.join(allowed)}")
    return value


def _statement(text: str, row: Mapping[str, Any], n: int, voices: dict[str, Voice], credit: str | None,
               outlet: str) -> Statement:  # fmt: skip
    source, referent = as_span(row.get("source")), as_span(row.get("referent"))
    content, cue, via = as_spans(row["content"]), as_spans(row.get("cue")), as_spans(row.get("via"))
    for span in (*content, *cue, *via, *filter(None, (source, referent))):
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"the span [{span.start}, {span.end}) lies outside the text")
    kind = _choice(row, "kind", KINDS, "unnamed")
    chain = [" ".join(v.of(text).split()) for v in via]
    if credit is not None and not any(fold(credit) in fold(name) or fold(name) in fold(credit) for name in chain):
        chain.append(credit)
    id_ = str(row.get("id") or f"s{n}")
    return Statement(
        id=id_,
        cue=cue,
        source=source,
        referent=referent,
        content=content,
        via=via,
        form=_choice(row, "form", FORMS, "indirect"),
        stance=_choice(row, "stance", STANCES, "asserts"),
        kind=kind,
        inside=row.get("inside"),
        voice=_voice(text, source, referent, kind, voices, id_),
        chain=(*chain, outlet),
        why=("given",),
    )


def _voice(text: str, source: Span | None, referent: Span | None, kind: Any, voices: dict[str, Voice],
           id_: str) -> Voice:  # fmt: skip
    """The article's voice: by the words of the referent, else of the source; one of its own where neither is given."""
    span = referent or source
    name = ungoverned(" ".join(span.of(text).split()).strip("،,")) if span is not None else ""
    key = f"{kind} {fold(name)}" if name else f"nobody {id_}"
    if key not in voices:
        found = quantities(name) if kind == "unnamed" else ()
        number = int(found[0].value) if found and not found[0].vague and found[0].span.start < 12 else None
        voices[key] = Voice(id=f"v{len(voices) + 1}", name=name, kind=kind, number=number)
    voice = voices[key]
    for near in (source, referent):
        match = _REASON.search(text, *near) if near is not None else None
        if match and voice.reason is None:
            voice = Voice(voice.id, voice.name, voice.kind, voice.number, reason=Span(*match.span()))
            voices[key] = voice
    return voice
