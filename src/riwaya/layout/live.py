"""Live pages: coverage in entries, each with its clock time, the newest usually first; each entry is an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.folding import fold
from riwaya.arabic.stamps import clock_in
from riwaya.layout.looks import Look
from riwaya.layout.runs import Segment
from riwaya.model import Article, DateFound, Page, Span

__all__ = ["LIVE", "split_live", "timed"]

LIVE = "an entry of live coverage, below its own clock time"
"""The reason of a segment that is an entry."""

_FEWEST = 3  # entries of a page that is live coverage
_LONGEST = 8  # words of a line that gives an entry's time
_SAYS = re.compile(r"تغطيه (?:مباشره|حيه|مستمره|متواصله)|لحظه بلحظه|مباشر\b|اولا باول|\blive\b")
_CLASS = re.compile(r"(?:^|[-_])live(?:$|[-_]|blog|coverage|update|feed|entry|post)|liveblog")
_MOST_PATH = 12


def split_live(segments: list[Segment], looks: Sequence[Look]) -> list[Segment]:
    """*segments* with the first one split at its clock times, if the page says that it covers something live."""
    if not segments:
        return segments
    lines = segments[0].lines
    starts = []
    before = max(0, lines[0] - 4) - 1
    for i in lines:
        if any(_is_clock(looks[j]) for j in range(before + 1, i)):
            starts.append(i)
        before = i
    if len(starts) < _FEWEST or starts[0] != lines[0] or not _is_live(looks, lines):
        return segments
    entries: list[Segment] = []
    for i in lines:
        if i in starts:
            entries.append(Segment([i], [LIVE]))
        else:
            entries[-1].lines.append(i)
    return [*entries, *segments[1:]]


def _is_clock(look: Look) -> bool:
    return look.count <= _LONGEST and not look.text.rstrip().endswith(".") and clock_in(look.text) is not None


def _is_live(looks: Sequence[Look], lines: Sequence[int]) -> bool:
    if any(k.count <= 25 and _SAYS.search(k.folded) for k in looks[: lines[-1] + 1]):
        return True
    return any(k.block is not None and any(_CLASS.search(w) for w in k.block.path[:_MOST_PATH])
               for k in (looks[i] for i in lines[:3]))  # fmt: skip


def timed(page: Page, article: Article, first: Article) -> Article:
    """An entry with the time that stands above it, on the day of the *first* one, and the page's headline."""
    headline = article.headline or first.headline
    for line in article.lines:
        if line.role == "body":
            break
        text = page.text[line.start : line.end]
        clock = clock_in(text)
        if clock is None or len(fold(text).split()) > _LONGEST:
            continue
        dated = next((d.value for d in article.dates if d.span is not None and line.start <= d.span.start < line.end),
                     first.published or "")  # fmt: skip
        if len(dated) < 10:
            break
        value = dated if "T" in dated and dated[11:16] == clock[1:6] else dated[:10] + clock
        found = DateFound(value, "line: entry's time", Span(line.start, line.end), "the clock above the entry")
        rest = tuple(d for d in article.dates if d.value != value)
        return replace(article, headline=headline, published=value, dates=(found, *rest))
    return replace(article, headline=headline, published=article.published or first.published)
