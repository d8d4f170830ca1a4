"""Gaining: what is read in lines that people say are text of an article, and the reader took for none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.articles import READ, paragraphs_of
from riwaya.judging.opinions import signed
from riwaya.model import Article, Judgement, Line, Reading, Statement, Voice

__all__ = ["gained"]


def gained(reading: Reading, was: Reading, by: dict[int, tuple[Judgement, ...]]) -> Reading:
    """*reading*, whose lines are as people have them (who, by line, in *by*), with what its new text says.

    *was* is the page as it was read. Its statements and mentions stay as they are; those that begin in a line that is
    text of an article only now are read with all of the article around them, and are called ``s11l1``: the first of
    line 11.
    """
    before = {(a.n, line.n) for a in was.articles for line in a.lines if line.role in READ}
    articles = []
    for article in reading.articles:
        lines = [line for line in article.lines if line.role in READ and (article.n, line.n) not in before]
        articles.append(_with(reading.page.text, article, lines, by) if lines else article)
    return replace(reading, articles=tuple(articles))


def _with(text: str, article: Article, lines: Sequence[Line], by: dict[int, tuple[Judgement, ...]]) -> Article:
    from riwaya.mentions import find_mentions
    from riwaya.reading import read_statements

    paragraphs = paragraphs_of(text, article)
    read = read_statements(text, article, paragraphs)
    there = {(s.cue, s.content): s for s in article.statements}
    old = {s.id: there[s.cue, s.content] for s in read if (s.cue, s.content) in there}
    labels = {key: s.id for key, s in old.items()}
    voices = {s.voice.id: old[s.id].voice for s in read if s.id in old}
    taken = {s.voice.id for s in article.statements}
    new: list[tuple[Statement, Line]] = []
    for line in lines:
        starting = [s for s in read if s.id not in old and line.span.covers((*s.cue, *s.content)[0])]
        labels |= {s.id: f"s{line.n}l{k}" for k, s in enumerate(starting, 1)}
        new += [(s, line) for s in starting]
    made = [replace(s, id=labels[s.id], inside=labels.get(s.inside or ""), voice=_voice(s.voice, voices, taken),
                    why=(*s.why, *([f"line judged by {signed(by[line.n])}"] if line.n in by else [])))
            for s, line in new]  # fmt: skip
    found = find_mentions(text, article, paragraphs)
    mentions = (*article.mentions, *(m for m in found if any(line.span.covers(m.span) for line in lines)))
    statements = sorted((*article.statements, *made), key=lambda s: (*s.cue, *s.content)[0])
    return replace(article, statements=tuple(statements), mentions=tuple(sorted(mentions, key=lambda m: m.span)))


def _voice(voice: Voice, known: dict[str, Voice], taken: set[str]) -> Voice:
    """The voice of a new statement: that of others in the article, else one under an id that is not taken."""
    if voice.id not in known:
        new = next(key for n in range(len(taken) + 1) if (key := f"{voice.id}{'n' * n}") not in taken)
        taken.add(new)
        known[voice.id] = replace(voice, id=new)
    return known[voice.id]
