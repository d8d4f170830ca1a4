"""Additions: the statements that people say are missing, put where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from riwaya.judging.finding import likeness, places_of
from riwaya.judging.opinions import Place
from riwaya.judging.speakers import chain, spoken
from riwaya.model import Article, ArticleRef, Judgement, Reading, Span, Statement

__all__ = ["FIELDS", "Added", "added", "said_of"]

FIELDS = ("cue", "source", "referent", "content", "via", "form", "stance", "kind")
_SPANS = FIELDS[:5]


@dataclass(frozen=True, slots=True)
class Added:
    """A *reading* with what people added; *by* has the place of each addition's statement, *lost* what has no place."""

    reading: Reading
    by: dict[str, Place]
    lost: tuple[Judgement, ...]


def said_of(said: Judgement, text: str) -> dict[str, Any] | None:
    """What a judgement says of each field of a statement in *text*; None where words that it quotes are gone."""
    given = said.says.given
    found: dict[str, Any] = {}
    shift = 0
    for name in ("content", *_SPANS):
        quotes = getattr(said.says, name)
        if name in given and name not in found:
            spans = places_of(quotes, text, shift)
            if spans is None:
                return None
            if quotes:
                shift = spans[0].start - quotes[0].start
            found[name] = spans
    return found | {name: getattr(said.says, name) for name in FIELDS[5:] if name in given}


def added(reading: Reading, missing: Iterable[Judgement]) -> Added:
    """*reading* with the statements of *missing* (in order of time) that neither it nor one of them before has."""
    articles = {a.n: a for a in reading.articles}
    by: dict[str, Place] = {}
    lost = []
    text = reading.page.text
    for said in missing:
        fields = said_of(said, text)
        article = None if fields is None else _article(articles, said, fields["content"])
        if fields is None or article is None:
            lost.append(said)
            continue
        known = _same(article, fields)
        if known is None:
            known = _statement(text, article, said, fields)
            articles[article.n] = replace(article, statements=_placed(article.statements, known))
        by[said.uid] = Place(reading.page.sha256, article.n, known.id)
    return Added(replace(reading, articles=tuple(articles[a.n] for a in reading.articles)), by, tuple(lost))


def _article(articles: dict[int, Article], said: Judgement, content: tuple[Span, ...]) -> Article | None:
    """The article that a statement belongs to: the one that has its lines, else the one of its number."""
    for article in articles.values():
        if any(line.span.touches(content[0]) for line in article.lines):
            return article
    return articles.get(said.target.n) if isinstance(said.target, ArticleRef) else None


def _same(article: Article, fields: dict[str, Any]) -> Statement | None:
    """The statement that an addition is one with: the machine found it too, or somebody else missed it."""
    cue, content = fields.get("cue", ()), fields["content"]
    best, found = 0.0, None
    for statement in article.statements:
        alike = likeness(cue, content, statement.cue, statement.content)
        if alike > best:
            best, found = alike, statement
    return found


def _statement(text: str, article: Article, said: Judgement, fields: dict[str, Any]) -> Statement:
    taken = {s.id for s in article.statements}
    label = next(f"p{said.uid[:n]}" for n in range(7, len(said.uid) + 8) if f"p{said.uid[:n]}" not in taken)
    source, referent = (next(iter(fields.get(name, ())), None) for name in ("source", "referent"))
    made = Statement(
        id=label, cue=fields.get("cue", ()), source=source, referent=referent, content=fields["content"],
        via=fields.get("via", ()), form=fields.get("form", "indirect"), stance=fields["stance"], kind=fields["kind"],
        inside=None, voice=spoken(text, article, source, referent, fields["kind"], said.says.name),
    )  # fmt: skip
    return replace(made, inside=_inside(article.statements, made), chain=chain(text, article, made.via))


def _inside(statements: Iterable[Statement], made: Statement) -> str | None:
    """The innermost statement in whose content *made* begins."""
    first = (made.cue or made.content)[0]
    holders = [s for s in statements if any(c.covers(first) for c in s.content) and s.content != made.content]
    return min(holders, key=lambda s: s.content[-1].end - s.content[0].start).id if holders else None


def _placed(statements: tuple[Statement, ...], made: Statement) -> tuple[Statement, ...]:
    """The statements with *made* in its place in the text."""
    at = next((i for i, s in enumerate(statements) if _order(s) > _order(made)), len(statements))
    return (*statements[:at], made, *statements[at:])


def _order(s: Statement) -> tuple[Span, tuple[Span, ...]]:
    return (s.cue or s.content)[0], s.content
