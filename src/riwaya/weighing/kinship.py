"""Kinship: which articles are on one matter, so that an article on another one changes nothing for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words
from riwaya.model import DossierArticle, Span

__all__ = ["RUNNING", "Kin", "families", "kin_of"]

RUNNING = frozenset({"title", "standfirst", "body"})
"""The roles of the lines that are an article's own text."""


class Kin(NamedTuple):
    """For each article by its number, those that are on its matter (*near*), and those besides that can be (*far*):

    somewhat like it, and on the matter of one that is on its matter.
    """

    near: tuple[frozenset[int], ...]
    far: tuple[frozenset[int], ...]


def kin_of(articles: Sequence[DossierArticle], threshold: float) -> Kin:
    """Which of the *articles* are on one matter, and which can be.

    Two articles are when the cosine of the concepts that their statements hold reaches *threshold* (0-1), or when the
    one holds most of the other's; they can be from two thirds of it. No weight in it depends on further articles.
    """
    concepts = [_concepts(a) for a in articles]
    near: list[set[int]] = [set() for _ in articles]
    somewhat: list[set[int]] = [set() for _ in articles]
    posting: dict[str, list[int]] = defaultdict(list)
    for b, mine in enumerate(concepts):
        shared: Counter[int] = Counter(a for c in mine for a in posting[c])
        for a, n in shared.items():
            likeness = n / sqrt(len(concepts[a]) * len(mine)) if n >= 3 else 0.0
            alike = likeness >= threshold
            # a brief item shares few words with a long report, but most of its own
            held = n >= 4 and n >= 0.6 * min(len(concepts[a]), len(mine))
            if alike or held:
                near[a].add(b)
                near[b].add(a)
            elif likeness >= _SOMEWHAT * threshold:
                somewhat[a].add(b)
                somewhat[b].add(a)
        for c in mine:
            posting[c].append(b)
    far = [frozenset(b for b in others if not near[a].isdisjoint(near[b])) for a, others in enumerate(somewhat)]
    return Kin(tuple(frozenset(n) for n in near), tuple(far))


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


_SOMEWHAT = 2 / 3  # the share of the threshold from which articles with a common neighbour can be on one matter
_FEW = 12  # concepts in its statements, below which all of an article's text tells what it is about


def _concepts(article: DossierArticle) -> frozenset[str]:
    found = _meant(article.text, (span for s in article.article.statements for span in s.content))
    if len(found) >= _FEW:
        return found
    return found | _meant(article.text, (line.span for line in article.article.lines if line.role in RUNNING))


def _meant(text: str, spans: Iterable[Span]) -> frozenset[str]:
    found = (w for span in spans for w in words(text, *span))
    return frozenset(concept(w.text) for w in found if not w.is_punctuation and not is_stopword(w.text))
