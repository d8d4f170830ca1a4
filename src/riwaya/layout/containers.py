"""Containers: in mark-up, the prose of the element that holds most of it, split where a new headline begins."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from riwaya.layout.asides import is_stamp
from riwaya.layout.looks import Look
from riwaya.layout.runs import Segment, overlap

__all__ = ["by_container"]

_NEAR = 6  # lines above the text in which its lead may stand in an element of its own
_FEWEST_WORDS = 45  # of a second article
_ENOUGH = 25  # words of text above a label of comments that ends it
_WRAPPED = 2  # paragraphs in elements of their own, from which those beside them are the article's too
_MOST = 0.6  # of the prose stands in one element: it is the article's
_SHARED = 0.15  # of a paragraph's words return in the article, if it is of it
_LABEL = 8  # words at most of such a label


def by_container(lines: list[int], looks: list[Look]) -> list[Segment]:
    """The articles among the prose *lines* (indexes into *looks*) of a page that came as HTML."""
    inner = [i for i in lines if looks[i].inside] or lines
    first = inner[0]
    for i in reversed([i for i in lines if i < first]):
        if first - i <= _NEAR and looks[i].count >= 12 and looks[i].part is None:
            first = i
    own = set(inner)
    kept = [i for i in lines if first <= i <= inner[-1] and (i in own or looks[i].part is None)]
    return _split(_before_others(_before_comments(kept, looks), looks), looks)


def _before_comments(lines: list[int], looks: list[Look]) -> list[int]:
    """*lines* without those below a label of comments or of other stories that end the article.

    Lines below it that stand in the same element as those above it are still the article's: the label was an insert.
    """
    homes: set[int] = set()
    wrapped: dict[int, set[int]] = {}  # homes by the element that holds them, where each paragraph has its own
    words, over = 0, False
    kept: list[int] = []
    for before, i in pairwise([lines[0] - 1, *lines]):
        over = over or (words >= _ENOUGH and any(_ends(k) for k in looks[before + 1 : i]))
        home, parent = looks[i].home, looks[i].parent
        if over and home not in homes and len(wrapped.get(parent, ())) < _WRAPPED:
            continue
        kept.append(i)
        homes.add(home)
        wrapped.setdefault(parent, set()).add(home)
        words += looks[i].count
    return kept


def _before_others(lines: list[int], looks: list[Look]) -> list[int]:
    """*lines* without paragraphs below the element with most of them that have a headline or date and other words."""
    words: Counter[int] = Counter()
    for i in lines:
        for element in looks[i].inner:
            words[element] += looks[i].count
    most = max(_FEWEST_WORDS, _MOST * sum(looks[i].count for i in lines))
    home = min((e for e in words if words[e] >= most), key=lambda e: (words[e], -e), default=None)
    own = [i for i in lines if home is None or home in looks[i].inner or not looks[i].inner]
    vocabulary = frozenset[str]().union(*(looks[i].content for i in own))
    last = max(own)
    for before, i in pairwise([last, *(i for i in lines if i > last)]):
        gap = looks[before + 1 : i]
        headed = any(k.label is None and 4 <= k.count <= 25 for k in gap) or any(is_stamp(k) for k in gap[-3:])
        if headed and overlap(looks[i].content, vocabulary) < _SHARED:
            return [j for j in lines if j < i]
    return lines


def _ends(look: Look) -> bool:
    label = look.label
    return label is not None and label.ends == 2 and label.role in ("form", "link") and look.count <= _LABEL


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
