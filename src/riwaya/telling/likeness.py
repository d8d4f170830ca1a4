"""Likeness: how much of an article other articles of its story have too: its wording, its sentences, its claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.model import DossierArticle, Span
from riwaya.telling.abreast import READ
from riwaya.telling.reused import Reuse
from riwaya.telling.view import View

__all__ = ["Mate", "mates", "shared_part"]


@dataclass(frozen=True, slots=True)
class Mate:
    """Another *article*: which *share* of the wording it has, and how many sentences in other words and claims."""

    article: str
    share: float
    retold: int
    claims: int


def mates(view: View, reuse: Reuse, article: str) -> list[Mate]:
    """The articles that have something of *article*, those that have most of its wording first."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for a, b, p in reuse.pairs_of(article):
        if a != b:
            spans[b if a == article else a].append(p.a.span if a == article else p.b.span)
    retold = Counter(b if a == article else a for a, b, _ in reuse.sentences_of(article))
    told = view.claims_in(article)
    said = view.statements
    claims = Counter(o for c in told for o in {said[k].article for k in c.statements if k in said})
    mine = view.articles[article]
    found = [Mate(o, shared_part(mine, spans.get(o, ())), retold[o], claims[o])
             for o in {*spans, *retold, *claims} - {article}]  # fmt: skip
    return sorted(found, key=lambda m: (-m.share, -m.retold, -m.claims, m.article))


def shared_part(article: DossierArticle, spans: Iterable[Span]) -> float:
    """Which share of the article's text, between 0 and 1, the *spans* hold together."""
    lines = [line for line in article.article.lines if line.role in READ]
    letters = sum(line.end - line.start for line in lines)
    held = at = 0
    for span in sorted(spans):
        held += max(0, span.end - max(span.start, at))
        at = max(at, span.end)
    return min(1.0, held / letters) if letters else 0.0
