"""Kinship: which articles are on one matter, so that an article on another one changes nothing for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt

from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words
from riwaya.model import DossierArticle, Span

__all__ = ["RUNNING", "families", "neighbours"]

RUNNING = frozenset({"title", "standfirst", "body"})
"""The roles of the lines that are an article's own text."""


def neighbours(articles: Sequence[DossierArticle], threshold: float) -> tuple[frozenset[int], ...]:
    """For each article, the numbers of those that are on its matter.

    Two articles are when the cosine of the concepts that their statements hold reaches *threshold* (0-1), or when the
    one holds most of the other's. No weight in it depends on further articles.
    """
    concepts = [_concepts(a) for a in articles]
    near: list[set[int]] = [set() for _ in articles]
    posting: dict[str, list[int]] = defaultdict(list)
    for b, mine in enumerate(concepts):
        shared: Counter[int] = Counter(a for c in mine for a in posting[c])
        for a, n in shared.items():
            alike = n >= 3 and n / sqrt(len(concepts[a]) * len(mine)) >= threshold
            # a brief item shares few words with a long report, but most of its own
            held = n >= 4 and n >= 0.6 * min(len(concepts[a]), len(mine))
            if alike or held:
                near[a].add(b)
                near[b].add(a)
        for c in mine:
            posting[c].append(b)
    return tuple(frozenset(n) for n in near)


def families(near: Sequence[frozenset[int]]) -> list[int]:
    """For each article, the number of the first article of its family: kinship followed from one *near* to the next.

    Words are weighed, and unnamed voices compared, within a family only.
    """
    parent = list(range(len(near)))

    def find(a: int) -> int:
        while parent[a] != a:
            a = parent[a]
        return a

    for b, others in enumerate(near):
        for a in sorted(others):
            x, y = find(a), find(b)
            parent[max(x, y)] = min(x, y)
    return [find(a) for a in range(len(near))]


_FEW = 12  # concepts in its statements, below which all of an article's text tells what it is about


def _concepts(article: DossierArticle) -> frozenset[str]:
    found = _meant(article.text, (span for s in article.article.statements for span in s.content))
    if len(found) >= _FEW:
        return found
    return found | _meant(article.text, (line.span for line in article.article.lines if line.role in RUNNING))


def _meant(text: str, spans: Iterable[Span]) -> frozenset[str]:
    found = (w for span in spans for w in words(text, *span))
    return frozenset(concept(w.text) for w in found if not w.is_punctuation and not is_stopword(w.text))
