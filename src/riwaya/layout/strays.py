"""Strays: paragraphs in an article's run that are another story's, or the site's own rules (plain text).

Where no mark-up parts them, a headline does: one that shares words with the paragraph below it and none with the
article above.
"""

from __future__ import annotations

from itertools import pairwise

from riwaya.layout.looks import Look
from riwaya.layout.prose import reads_on, talks_of_site
from riwaya.layout.runs import Segment, overlap

__all__ = ["without_strays"]

_OF_HEAD = 0.25  # of a headline's words that stand in the paragraph below it
_OF_ARTICLE = 0.2  # of them that may stand in the article above
_SHARED = 0.15  # of a paragraph's words that stand in the article, if it is of it
_ARTICLE_LINES, _ARTICLE_WORDS = 3, 60  # of a story that is an article of its own


def without_strays(segment: Segment, looks: list[Look]) -> list[Segment]:
    """The article of *segment*, and those of the other stories in it that are long enough to be articles."""
    lines = _before_rules(segment.lines, looks)
    groups: list[list[int]] = [lines[:1]]
    article = looks[lines[0]].content if lines else frozenset()
    other: frozenset[str] = frozenset()
    at = 0
    for before, i in pairwise(lines):
        look = looks[i]
        head = _headline(looks[before + 1 : i], look, article)
        if head is not None:
            groups.append([i])
            at, other = len(groups) - 1, head.content | look.content
        elif at and _returns(look, article, other):
            groups[0].append(i)
            at = 0
        else:
            groups[at].append(i)
        if at == 0:
            article |= look.content
        else:
            other |= look.content
    sizes = [sum(looks[i].count for i in group) for group in groups]
    kept = [Segment(groups[0], segment.why)]
    for group, size in zip(groups[1:], sizes[1:], strict=True):
        if len(group) >= _ARTICLE_LINES and size >= _ARTICLE_WORDS:
            kept.append(Segment(group, ["a headline of its own stands above it, and it shares few words"]))
    if len(kept) > 1 and len(groups[0]) < _ARTICLE_LINES and 2 * sizes[0] < sizes[groups.index(kept[1].lines)]:
        return kept[1:]  # a teaser stood above the article
    return kept if len(kept) == 1 or kept[0].lines[-1] < kept[1].lines[0] else kept[:1]


def _headline(gap: list[Look], below: Look, article: frozenset[str]) -> Look | None:
    """The line of *gap* that is the headline of the paragraph *below* and not of the article, if one is."""
    if not below.content or reads_on(below) or overlap(below.content, article) >= _SHARED:
        return None
    for look in gap:
        if look.label is None and 4 <= look.count <= 25 and not look.ended and len(look.content) >= 3:
            of_article = overlap(look.content, article)
            if of_article < _OF_ARTICLE and overlap(look.content, below.content) >= max(_OF_HEAD, of_article):
                return look
    return None


def _returns(look: Look, article: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a paragraph below another story is the article's again."""
    shared = overlap(look.content, article)
    return shared >= 0.08 and shared > overlap(look.content, other)


def _before_rules(lines: list[int], looks: list[Look]) -> list[int]:
    """*lines* without rules for comments at their end: half of what stands there speaks of the site, some surely."""
    for n in range(1, len(lines)):
        begin = looks[lines[n - 1] + 1 : lines[n] + 1]
        if any(talks_of_site(k) for k in begin if k.count >= 5):
            tail = [k for k in looks[lines[n - 1] + 1 : lines[-1] + 1] if k.count >= 8]
            if 2 * sum(talks_of_site(k, 1) for k in tail) >= len(tail):
                return lines[:n]
    return lines
