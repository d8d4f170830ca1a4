"""Containers: in mark-up, the prose of the element that holds most of it, split where a new headline begins."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from riwaya.layout.looks import Look
from riwaya.layout.runs import Segment, overlap

__all__ = ["by_container"]

_NEAR = 6  # lines above the text in which its lead may stand in an element of its own
_AFTER = 3  # lines below it in which a last paragraph may
_FEWEST_WORDS = 45  # of a second article


def by_container(lines: list[int], looks: list[Look]) -> list[Segment]:
    """The articles among the prose *lines* (indexes into *looks*) of a page that came as HTML."""
    inner = [i for i in lines if not looks[i].path]
    if not inner:
        home = Counter(looks[i].path for i in lines).most_common(1)[0][0]
        inner = [i for i in lines if looks[i].path == home]
    first, last = inner[0], inner[-1]
    for i in reversed([i for i in lines if i < first]):
        if first - i <= _NEAR and looks[i].count >= 12 and looks[i].part is None:
            first = i
    for i in [i for i in lines if i > last]:
        if i - last <= _AFTER and looks[i].part is None and looks[i].inside:
            last = i
    own = set(inner)
    kept = [i for i in lines if first <= i <= last and (i in own or looks[i].part is None)]
    return _split(kept, looks)


def _split(lines: list[int], looks: list[Look]) -> list[Segment]:
    """One article for each main heading whose words return in the prose below it."""
    segments = [Segment([lines[0]], ["its element holds most of the page's prose"])]
    for before, i in pairwise(lines):
        heading = next((k for k in looks[before + 1 : i] if k.block is not None and k.block.tag == "h1"), None)
        if heading is not None and segments[-1].words(looks) >= _FEWEST_WORDS:
            below = [j for j in lines if j >= i][:3]
            words = frozenset().union(*(looks[j].content for j in below))
            if overlap(heading.content, words) >= 0.4 and sum(looks[j].count for j in lines if j >= i) >= _FEWEST_WORDS:
                segments.append(Segment([i], ["a main heading stands above it"]))
                continue
        segments[-1].lines.append(i)
    return segments
