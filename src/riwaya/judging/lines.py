"""Lines as they are shown: their roles and articles where people gave others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from riwaya.judging.finding import find_line
from riwaya.judging.opinions import Conflict, Matter, Opinion, Place, Settled, signed
from riwaya.model import Article, Judgement, Line, LineRef, Reading, Role

__all__ = ["ROLE", "Laid", "laid", "opinions_on_lines"]

ROLE, ARTICLE = "role", "article"
_OUTSIDE: frozenset[Role] = frozenset(("link", "ticker", "form", "chrome"))
"""Roles of lines that belong to no article."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A *reading* with the lines as people say they are; *by*: who says so of each of them, and *dropped* of those that
    left their article."""

    reading: Reading
    by: dict[int, tuple[Judgement, ...]]
    dropped: Mapping[int, tuple[Judgement, ...]]


def opinions_on_lines(reading: Reading, judgements: Sequence[Judgement]) -> tuple[list[Opinion], list[Judgement]]:
    """What *judgements* of lines of a page hold, and those whose line is gone."""
    found: list[Opinion] = []
    lost = []
    for said in judgements:
        line = find_line(said.target, reading) if isinstance(said.target, LineRef) else None
        if line is None:
            lost.append(said)
            continue
        place = Place(reading.page.sha256, 0, f"line {line.n}")
        if said.says.role is not None:
            found.append(Opinion(Matter(ROLE, (place,)), said.says.role, said))
        if said.says.article is not None:
            found.append(Opinion(Matter(ARTICLE, (place,)), said.says.article, said))
    return found, lost


def laid(reading: Reading, settled: Mapping[Matter, Settled], conflicts: Sequence[Conflict]) -> Laid:
    """*reading* with what is settled of its lines. Articles keep their statements, and their number.

    A line that gets a role inside an article and no number belongs to the article of the line before it, or of the
    first line after it that has one.
    """
    sha, known = reading.page.sha256, {a.n for a in reading.articles}
    lines: list[Line] = []
    judged: dict[int, tuple[Judgement, ...]] = {}
    dropped: dict[int, tuple[Judgement, ...]] = {}
    for i, line in enumerate(reading.lines):
        place = Place(sha, 0, f"line {line.n}")
        role, article = (settled.get(Matter(what, (place,))) for what in (ROLE, ARTICLE))
        contested = [c for c in conflicts if c.places == (place,)]
        if role is None and article is None and not contested:
            lines.append(line)
            continue
        by = [j for held in (role, article) if held is not None for j in held.by]
        why = [f"judged by {signed(by)}"] if by else []
        why += [f"contested by {signed(c.judgements)}: {c.about}" for c in contested]
        made = replace(line, score=1.0 if by else line.score, why=(*line.why, *why))
        if role is not None:
            made = replace(made, role=role.value)
        if article is not None:
            made = replace(made, article=article.value if article.value in known else None)
        elif role is not None:
            made = replace(made, article=None if made.role in _OUTSIDE else _belongs(lines, reading.lines[i:]))
        if by:
            judged[line.n] = tuple(by)
        if line.article not in (None, made.article):
            dropped[line.n] = tuple(by)
        lines.append(made)
    articles = tuple(_article(reading, a, tuple(line for line in lines if line.article == a.n))
                     for a in reading.articles)  # fmt: skip
    return Laid(replace(reading, lines=tuple(lines), articles=articles), judged, dropped)


def _belongs(before: Sequence[Line], after: Sequence[Line]) -> int | None:
    """The article of the first of *after* (the line itself) if it has one, of the nearest before it, or behind it."""
    near = (after[0], *reversed(before), *after[1:])
    return next((line.article for line in near if line.article is not None), None)


def _article(reading: Reading, article: Article, lines: tuple[Line, ...]) -> Article:
    """*article* with the lines that are its now, and its headline among them where the one it had is none any more."""
    if lines == article.lines:
        return article
    titles = [line for line in lines if line.role == "title"]
    kept = article.title is not None and any(line.span.covers(article.title) for line in titles)
    given = [line for line in titles if line not in article.lines]
    if given or not (kept or article.title is None):
        title = next(iter(given or titles), None)
        headline = "" if title is None else title.span.of(reading.page.text).strip()
        article = replace(article, title=None if title is None else title.span, headline=headline)
    return replace(article, lines=lines)
