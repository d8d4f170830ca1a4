"""Whereabouts: the mentions of a story under joined ids, its places, and its times on three clocks.

The clocks are never mixed: a time inside a content tells when something happened, a time beside the cue when it was
said, the article's date when it was printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from riwaya.mentions.linking import link
from riwaya.model import DossierArticle, Interval, Named, Span, StoryMention, StoryPlace, StoryStatement, When

__all__ = ["places_of", "story_mentions", "timeline_of"]

_BESIDE = 120
"""Code points between a time and the cue that it dates, at most; both stand in one sentence."""


def story_mentions(articles: Sequence[DossierArticle]) -> tuple[StoryMention, ...]:
    """The mentions of all articles in story order, people, bodies and places linked across them."""
    linked = link([(a.text, a.article.mentions) for a in articles])
    return tuple(StoryMention(a.id, a.page, m) for a, found in zip(articles, linked, strict=True) for m in found)


def _held(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.covers(span) for s in spans)


def places_of(mentions: Sequence[StoryMention], statements: Sequence[StoryStatement]) -> tuple[StoryPlace, ...]:
    """The places, those most spoken of first, with the statements in whose source or content they are named."""
    by_article: dict[str, list[StoryStatement]] = defaultdict(list)
    for s in statements:
        by_article[s.article].append(s)
    named: dict[str, list[StoryMention]] = defaultdict(list)
    for m in mentions:
        if m.body.type == "place" and isinstance(m.body.resolved, Named):
            named[m.body.resolved.id].append(m)
    order = {s.id: n for n, s in enumerate(statements)}
    found = []
    for key, here in named.items():
        said = {s.id for m in here for s in by_article[m.article]
                if _held(m.body.span, [*s.body.content, *filter(None, (s.body.source,))])}  # fmt: skip
        shown = Counter(m.body.resolved.name for m in here if isinstance(m.body.resolved, Named))
        best = min(shown, key=lambda n: (-shown[n], n))
        known = next(m.body.resolved for m in here if isinstance(m.body.resolved, Named))
        found.append(StoryPlace(key, best, known.lat, known.lon, known.precision,
                                tuple(sorted(said, key=order.__getitem__)), len(here)))  # fmt: skip
    return tuple(sorted(found, key=lambda p: (-len(p.statements), -p.mentions, p.id)))


def timeline_of(
    articles: Sequence[DossierArticle], mentions: Sequence[StoryMention], statements: Sequence[StoryStatement]
) -> tuple[When, ...]:
    """The times of all statements, in the order of their first day; what has no day comes last."""
    times: dict[str, list[StoryMention]] = defaultdict(list)
    for m in mentions:
        if m.body.type == "time" and isinstance(m.body.resolved, Interval):
            times[m.article].append(m)
    here: dict[str, list[StoryStatement]] = defaultdict(list)
    for s in statements:
        here[s.article].append(s)
    held = {a: [span for s in said for span in s.body.content] for a, said in here.items()}
    published = {a.id: a.article.published for a in articles}
    texts = {a.id: a.text for a in articles}
    found = []
    for s in statements:
        printed = (published[s.article] or "")[:10]
        if printed:
            found.append(When(printed, printed, "printed", s.id))
        for m in times[s.article]:
            interval, span = m.body.resolved, m.body.span
            assert isinstance(interval, Interval)
            if _held(span, s.body.content):
                if not _inner(span, s, here[s.article]):
                    found.append(When(interval.start, interval.end, "event", s.id, span))
            elif not _held(span, held[s.article]) and _dates(texts[s.article], span, s):
                found.append(When(interval.start, interval.end, "said", s.id, span))
    order = {s.id: n for n, s in enumerate(statements)}
    clocks = {"event": 0, "said": 1, "printed": 2}
    return tuple(sorted(found, key=lambda w: (w.start or w.end or "9999", w.end or "", clocks[w.clock],
                                              order[w.statement], w.span or (0, 0))))  # fmt: skip


def _inner(span: Span, outer: StoryStatement, statements: Sequence[StoryStatement]) -> bool:
    """Whether the time belongs to a statement inside this one: to its content, or to its own saying."""
    return any(
        o.body.inside == outer.body.id and o.article == outer.article
        and (_held(span, o.body.content) or any(abs(c.start - span.end) < 20 or abs(span.start - c.end) < 20
                                                for c in o.body.cue))
        for o in statements
    )  # fmt: skip


def _dates(text: str, span: Span, s: StoryStatement) -> bool:
    """Whether a time outside all contents stands beside the statement's cue, in its sentence."""
    for cue in s.body.cue:
        a, b = (span.end, cue.start) if span.end <= cue.start else (cue.end, span.start)
        if 0 <= b - a <= _BESIDE and not any(mark in text[a:b] for mark in "\n.؟!"):
            return True
    return False
