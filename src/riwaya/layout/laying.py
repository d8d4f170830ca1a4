"""Laying out: a page's text to lines with roles, and its articles."""

from __future__ import annotations

from riwaya.intake.context import Known
from riwaya.layout.boxes import inserts, main_element, teasers
from riwaya.layout.dates import dates_of
from riwaya.layout.facts import author_of, credit_of, outlet_of, section_of
from riwaya.layout.live import LIVE, timed
from riwaya.layout.looks import Look, looks_of, place
from riwaya.layout.prose import prose_score, talks_of_site
from riwaya.layout.roles import Given, give_roles
from riwaya.layout.runs import Segment
from riwaya.layout.segments import segments_of
from riwaya.model import Article, Line, Page, Problem, Reading, Span

__all__ = ["lay_out"]

_FEWEST = 8  # words that the one paragraph of a page must have to be an article
_FEWEST_ALONE = 4  # the same when the page is hardly more than that sentence


def lay_out(page: Page, known: Known | None = None) -> Reading:
    """The lines of *page* with their roles, and its articles without statements yet.

    *known* is what a context file says of the page; it outranks what is read here. A page without an article gives
    none, and a Problem says so. Never raises.
    """
    looks = _seen(page)
    judged = [prose_score(look) for look in looks]
    scores, reasons = [score for score, _ in judged], [why for _, why in judged]
    segments = segments_of(looks, scores) or _sparse(looks, scores)
    given, titles = give_roles(looks, scores, reasons, segments, page.hints.title)
    lines = tuple(_line(look, given[i]) for i, look in enumerate(looks))
    articles = tuple(_article(page, known, lines, looks, n, titles.get(n)) for n in range(1, len(segments) + 1))
    if any(LIVE in segment.why for segment in segments):
        articles = tuple(timed(page, a, articles[0]) if LIVE in s.why else a
                         for a, s in zip(articles, segments, strict=True))  # fmt: skip
    problems = () if articles else (
        Problem("No article was found on the page: no line of it reads as running text of news.", page.name,
                "Look at its text with riwaya read PAGE --text; the page may need a script or a login."),)  # fmt: skip
    return Reading(page, lines, articles, problems)


def _seen(page: Page) -> list[Look]:
    """The page's lines, in mark-up with what their places and boxes say of them."""
    looks = looks_of(page)
    if not page.hints.blocks:
        return looks
    away = teasers(looks, page.hints.title)
    talks = [talks_of_site(k) + talks_of_site(k, 1) if k.count >= 5 else 0 for k in looks]
    rules = frozenset(i for i, surely in enumerate(talks) if surely > 1)
    main = main_element(looks, away | rules, page.hints.title, page.hints.body)
    place(looks, main, away)
    for i, verdict in inserts(looks, main, talks).items():
        looks[i].alien = looks[i].alien or verdict
    return looks


def _sparse(looks: list[Look], scores: list[float]) -> list[Segment]:
    """For pages of a few short sentences: their best lines, if they read at all like text."""
    if len(looks) > 12:
        return []
    best = [i for i, k in enumerate(looks) if k.count >= _FEWEST and (scores[i] >= 0.3 or _dense(k))]
    if not best and len(looks) <= 3:
        best = [i for i, k in enumerate(looks) if k.count >= _FEWEST_ALONE and k.ended and k.label is None]
    return [Segment(best, ["the page is short, and these lines read most like text"])] if best else []


def _dense(look: Look) -> bool:
    """A long line taken for a run of headlines, where the page has no other text."""
    return look.count >= 40 and look.latin < 0.5 and look.linked < 0.5 and look.label is None


def _line(look: Look, given: Given) -> Line:
    return Line(look.n, given.role, given.article, look.start, look.end, given.score, given.why)


def _article(page: Page, known: Known | None, lines: tuple[Line, ...], looks: list[Look], n: int,
             title: int | None) -> Article:  # fmt: skip
    own = tuple(line for line in lines if line.article == n)
    mine = known.of_article(n) if known is not None else None
    first = n == 1
    outlet = outlet_of(page, mine or known, own, lines, first)
    if outlet is None and not first and known is not None:
        outlet = known.outlet
    if outlet is not None and not any(map(str.isalnum, outlet)):  # question marks, after a wrong encoding
        outlet = None
    published, updated, dates = dates_of(page, mine, own, first)
    span = None if title is None else _bare(page.text, Span(looks[title].start, looks[title].end))
    headline = span.of(page.text) if span else (page.hints.title or "" if first else "")
    return Article(n=n, lines=own, title=span, headline=headline, outlet=outlet,
                   credit=credit_of(page, mine, own, outlet, first), author=author_of(page, own, first),
                   section=section_of(page, first), published=published, updated=updated, dates=dates)  # fmt: skip


def _bare(text: str, span: Span) -> Span:
    """The span without white space at its edges."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))
