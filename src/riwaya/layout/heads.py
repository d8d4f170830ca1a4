"""Heads: what stands above an article's text: its title, standfirst, dates, byline and captions."""

from __future__ import annotations

import re
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.media import media_in
from riwaya.arabic.stamps import stamps_in
from riwaya.layout.looks import Look, content_words
from riwaya.layout.segments import overlap

__all__ = ["find_title", "is_byline", "is_stamp", "same_title"]

_PUNCTUATION = re.compile(r"[^\w]+")


@cache
def _squeezed(text: str) -> str:
    return _PUNCTUATION.sub(" ", fold(text)).strip()


def same_title(line: str, title: str) -> bool:
    """Whether *line* is the title, or the title with the outlet's name before or after it."""
    a, b = _squeezed(line), _squeezed(title)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 12 and short in long and len(long) - len(short) <= 40


def is_stamp(look: Look) -> bool:
    """Whether the line is a date or time and little else."""
    if look.count > 16 or not any(c.isdigit() for c in look.text):
        return False
    stamps = stamps_in(look.text)
    covered = sum(s.span.end - s.span.start for s in stamps)
    if stamps and (covered >= 0.45 * len(look.text.strip()) or len(look.text) - covered <= 25):
        return True
    return look.count <= 8 and re.search(r"\d{1,2}:\d\d", look.text) is not None and not look.ended


_BY = re.compile(r"^(?:كتب|كتبت|كتبه|بقلم|اعداد|تقرير|تحرير|ترجمه|متابعه|متابعات|حوار|وكالات|by)\b", re.I)
_DASHED = re.compile(r"\s*[-–—/|:،]\s*|\s+ـ\s+")


def is_byline(look: Look) -> bool:
    """Whether the line names an author, a desk, an agency or a dateline: "city - agency", "by …", "(agency)"."""
    if look.count > 9 or look.text.rstrip().endswith((".", "؟", "!")):
        return False
    folded = look.folded.strip("()[]-–—*: ")
    if _BY.match(folded) or folded.endswith("وكالات"):
        return True
    if look.label is not None and look.label.role == "meta":
        return True
    media = media_in(look.text)
    if media and sum(s.end - s.start for s, _ in media) >= 0.4 * len(look.text.strip(" ()[]-–—*:.")):
        return True
    parts = [p for p in _DASHED.split(folded) if p]
    return (bool(media) and len(parts) >= 2) or (
        len(parts) == 2 and look.count <= 5 and look.text.rstrip().endswith(":")
    )


def find_title(
    looks: list[Look], start: int, first: int, body: list[int], hint: str | None
) -> tuple[int, float, list[str]]:
    """The index of the title among ``looks[start:first]`` (-1: none), its score 0 to 1, and why."""
    vocabulary = frozenset().union(*(looks[i].content for i in body[:12])) if body else frozenset()
    best: tuple[float, int, list[str]] = (0.0, -1, [])
    for i in range(start, first):
        look = looks[i]
        if not 2 <= look.count <= 32 or len(look.text) > 300 or is_stamp(look):
            continue
        if look.label is not None and (look.label.whole or look.label.role != "meta"):
            continue
        score, why = 0.0, []
        if hint and same_title(look.text, hint):
            score += 0.6
            why.append("the page's metadata gives it as the title")
        shared = overlap(look.content, vocabulary)
        score += 0.5 * shared
        if shared >= 0.4:
            why.append("its words return in the text")
        if look.block is not None and look.block.tag in ("h1", "h2"):
            score += 0.3 if look.block.tag == "h1" else 0.15
            why.append(f"it is the page's {look.block.tag}")
        if look.count >= 4:
            score += 0.1
        if look.repeats > 1 and look.count >= 5:
            score += 0.1
            why.append("it stands more than once")
        if look.text.rstrip().endswith((".", "،")):
            score -= 0.15
        if is_byline(look):
            score -= 0.4
        if look.part in ("link", "chrome", "form", "caption") and not (hint and same_title(look.text, hint)):
            score -= 0.4
        if look.linked > 0.5:
            score -= 0.2
        score -= min(0.3, 0.01 * (first - i))
        if i == start == 0 or first - i <= 2:
            score += 0.1
            why.append("it stands above the text")
        if score > best[0] + 1e-9:
            best = (score, i, why)
    score, at, why = best
    return (at, min(1.0, score), why) if score >= 0.22 else (-1, 0.0, [])


def shares_names(look: Look, vocabulary: frozenset[str]) -> bool:
    """Whether most of a short line's words stand in the text, as those of a picture's caption do."""
    return overlap(content_words(look.text), vocabulary) >= 0.6
