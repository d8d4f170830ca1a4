"""Articles: the passages that the articles of a story share, with where they stand in their pages."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Article, DossierArticle, Passage, Stretch
from riwaya.reuse.direction import Known, direction
from riwaya.reuse.finding import find_passages
from riwaya.reuse.settings import Settings

__all__ = ["known_of", "passages_of"]

_MOST = 25
"""Articles of a story that may hold the same words, however large it is."""

_READ = ("title", "standfirst", "body", "subhead", "caption")


def passages_of(articles: Sequence[DossierArticle], settings: Settings | None = None) -> tuple[Passage, ...]:
    """The passages that any two of *articles* share, in their order and that of their places.

    Articles of one page are not compared: what a page prints twice was taken from nobody.
    """
    texts, starts = [], []
    for each in articles:
        lines = [line for line in each.article.lines if line.role in _READ]
        start = min((line.start for line in lines), default=0)
        text = each.text[start : max((line.end for line in lines), default=0)]
        texts.append((text, [(line.start - start, line.end - start) for line in lines]))
        starts.append(start)
    known = [known_of(each.article) for each in articles]
    out = []
    for found in find_passages(texts, settings or Settings(formula=_form(len(articles)))):
        a, b = articles[found.a], articles[found.b]
        if a.reading is b.reading:
            continue
        likely, why = direction(known[found.a], known[found.b], found.cover_a, found.cover_b)
        out.append(
            Passage(
                a=Stretch(a.page, found.a_start + starts[found.a], found.a_end + starts[found.a]),
                b=Stretch(b.page, found.b_start + starts[found.b], found.b_end + starts[found.b]),
                grade="verbatim" if found.verbatim else "edited",
                score=found.score,
                direction=likely,
                why=why,
            )
        )
    return tuple(out)


def _form(articles: int) -> int:
    """In how many articles of one story the same words may stand before they are a form: they all tell one matter."""
    return max(Settings().formula, min(articles, _MOST))


def known_of(article: Article) -> Known:
    """What *article* says of where it is from, as `direction` takes it."""
    return Known(article.outlet, article.credit, article.published)
