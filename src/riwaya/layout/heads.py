"""Heads: what stands above an article's text: its title, standfirst, dates, byline and captions."""

from __future__ import annotations

import re
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.layout.asides import is_byline, is_dateline, is_stamp
from riwaya.layout.looks import Look, content_words
from riwaya.layout.runs import overlap

__all__ = ["find_title", "same_title", "shares_names"]

_TITLE = 0.25
"""From this score a line is taken for an article's title."""
_PUNCTUATION = re.compile(r"[^\w]+")


@cache
def _squeezed(text: str) -> str:
    return _PUNCTUATION.sub(" ", fold(text)).strip()


def same_title(line: str, title: str, *, exactly: bool = False) -> bool:
    """Whether *line* is the title, or, unless *exactly*, the title with the outlet's name before or after it."""
    a, b = _squeezed(line), _squeezed(title)
    if not a or not b:
        return False
    if a == b or exactly:
        return a == b
    short, long = sorted((a, b), key=len)
    return len(short) >= 12 and short in long and len(long) - len(short) <= 40


def find_title(
    looks: list[Look], start: int, first: int, body: list[int], hint: str | None
) -> tuple[int, float, list[str]]:
    """The index of the title among ``looks[start:first]`` (-1: none), its score 0 to 1, and why."""
    vocabulary = frozenset().union(*(looks[i].content for i in body[:12])) if body else frozenset()
    best: tuple[float, int, list[str]] = (0.0, -1, [])
    between = 0  # lines between the candidate and the text that are neither date, byline nor caption
    for i in range(first - 1, start - 1, -1):
        look = looks[i]
        if is_stamp(look) or is_byline(look):
            continue
        score, why = _title_score(look, vocabulary, hint)
        if is_dateline(look) and look.count <= 7:
            score -= 0.35
        if why or score:
            if between == 0:
                score += 0.2
                why.append("it stands above the text")
            if any(is_stamp(k) for k in looks[max(start, i - 1) : min(first, i + 2)]):
                score += 0.1
                why.append("a date stands by it")
            score -= min(0.35, 0.05 * between)
            if score > best[0] + 1e-9:
                best = (score, i, why)
        if not (look.part == "caption" or (look.count <= 5 and look.label is None)):
            between += 1
    score, at, why = best
    return (at, min(1.0, score), why) if score >= _TITLE else (-1, 0.0, [])


def _title_score(look: Look, vocabulary: frozenset[str], hint: str | None) -> tuple[float, list[str]]:
    """How much a line looks like the title of the text with this vocabulary, wherever it stands."""
    if not 2 <= look.count <= 32 or len(look.text) > 300:
        return 0.0, []
    if look.label is not None and (look.label.whole or look.label.role != "meta"):
        return 0.0, []
    score, why = 0.05, []
    hinted = hint is not None and same_title(look.text, hint)
    if hinted:
        score += 0.6
        why.append("the page's metadata gives it as the title")
    shared = len(look.content & vocabulary)
    share = shared / max(4, len(look.content))
    score += 0.5 * share + 0.04 * min(shared, 6)
    if share >= 0.4:
        why.append("its words return in the text")
    if look.block is not None and look.block.tag in ("h1", "h2"):
        score += 0.3 if look.block.tag == "h1" else 0.15
        why.append(f"it is an {look.block.tag}")
    if look.count >= 5:
        score += 0.1
    elif look.block is None:
        score -= 0.15
    if look.repeats > 1 and look.count >= 5:
        score += 0.2
        why.append("it stands more than once")
    if look.text.rstrip().endswith((".", "،")) and not look.text.rstrip().endswith(".."):
        score -= 0.15
    if look.linked > 0.5:
        score -= 0.2
    if look.part in ("link", "chrome", "form", "caption") and not hinted:
        score -= 0.4
    return score, why


def shares_names(look: Look, vocabulary: frozenset[str]) -> bool:
    """Whether most of a short line's words stand in the text, as those of a picture's caption do."""
    return overlap(content_words(look.text), vocabulary) >= 0.6
