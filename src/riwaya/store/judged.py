"""What is judged, in the store: whether it is there, and which story a judgement means."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from sqlalchemy import Connection, Select, select

from riwaya.judging.checks import digest_of
from riwaya.judging.finding import find_line, find_statement
from riwaya.judging.judged import judged_readings
from riwaya.model import (
    ArticleRef,
    ClaimRef,
    Judgement,
    LineRef,
    Quoted,
    Reading,
    Ref,
    StatementRef,
    StoryRef,
    VoiceRef,
    judgement_of_record,
)
from riwaya.store.readings import current_reading
from riwaya.store.schema import articles, judged_pages, judgements, members, pages, stories

__all__ = ["pages_of_story", "story_and_merged", "story_of", "verified"]

_ANCHORS = 24
"""How many articles a story is remembered by."""


def verified(connection: Connection, said: Judgement) -> Judgement:
    """*said* with its stories' articles filled in, once all that it speaks of was found. Raises ValueError."""
    target = _filled(connection, said.target)
    story = None if said.says.story is None else _filled(connection, said.says.story)
    says = replace(said.says, story=story) if isinstance(story, StoryRef) else said.says
    if isinstance(target, StoryRef) and isinstance(story, StoryRef) and target.number == story.number:
        raise ValueError("a story is not merged with itself")
    look = _Look(connection)
    for ref in (target, *says.others, *says.articles):
        look.at(ref)
    page = None if isinstance(target, StoryRef | ClaimRef) else target.pages[0]
    for name in ("cue", "source", "referent", "content", "via"):
        for quote in getattr(says, name) or ():
            look.at_words(page, quote)
    if isinstance(target, ArticleRef) and said.kind == "article-checked":
        says = replace(says, digest=look.digest(target))
    return replace(said, target=target, says=says)


class _Look:
    """What is there of what is judged; each page is unpacked once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._readings: dict[str, Reading] = {}

    def at(self, ref: Ref) -> None:
        """Raise ValueError unless what *ref* is of is in the store."""
        if isinstance(ref, ArticleRef):
            if not any(a.n == ref.n for a in self._reading(ref.page).articles):
                raise ValueError(f"page {ref.page[:12]} has no article {ref.n}")
        elif isinstance(ref, LineRef):
            if find_line(ref, self._reading(ref.page)) is None:
                raise ValueError(f"page {ref.page[:12]} has no such line")
        elif isinstance(ref, StatementRef):
            if ref.own:
                for quote in ref.content:
                    self.at_words(ref.page, quote)
            elif all(find_statement(ref, of(ref.page)) is None for of in (self._reading, self._shown)) and (
                not self._added(ref)
            ):
                raise ValueError(f"page {ref.page[:12]} has no such statement")
        elif isinstance(ref, ClaimRef):
            for statement in ref.statements:
                self.at(statement)
        elif isinstance(ref, VoiceRef):
            self.at(ref.statement)

    def at_words(self, page: str | None, quote: Quoted) -> None:
        """Raise ValueError unless the words of *quote* stand where it says."""
        if page is None or quote.span.of(self._reading(page).page.text) != quote.text:
            raise ValueError(f"the words at [{quote.start}, {quote.end}) are others")

    def digest(self, ref: ArticleRef) -> str:
        """What is shown of the article's statements by now, as a digest."""
        return next(digest_of(a) for a in self._shown(ref.page).articles if a.n == ref.n)

    def _shown(self, page: str) -> Reading:
        """The page as it is shown by now."""
        rows = self._connection.execute(
            select(judgements.c.record)
            .join_from(judgements, judged_pages)
            .where(judged_pages.c.page == page, judgements.c.story.is_(None))
        ).scalars()
        return judged_readings([self._reading(page)], [judgement_of_record(json.loads(row)) for row in rows])[0]

    def _reading(self, page: str) -> Reading:
        if page not in self._readings:
            key = self._connection.execute(select(pages.c.id).where(pages.c.sha256 == page)).scalar()
            if key is None:
                raise ValueError(f"page {page[:12]} is not in the store")
            self._readings[page] = current_reading(self._connection, key)
        return self._readings[page]

    def _added(self, ref: StatementRef) -> bool:
        """Whether somebody added the statement."""
        rows = self._connection.execute(
            select(judgements.c.record)
            .join_from(judgements, judged_pages)
            .where(judged_pages.c.page == ref.page, judgements.c.kind == "statement-missing")
        ).scalars()
        said = (judgement_of_record(json.loads(record)).says for record in rows)
        return any((s.cue or (), s.content) == (ref.cue, ref.content) for s in said)


def _filled(connection: Connection, ref: Ref) -> Ref:
    """*ref*, a story with articles that it has. Raises ValueError when there is no such story."""
    if not isinstance(ref, StoryRef):
        return ref
    number = story_of(connection, ref)
    if number is None:
        raise ValueError("there is no such story")
    rows = connection.execute(
        select(pages.c.sha256, articles.c.n)
        .join_from(members, articles, members.c.article == articles.c.id)
        .join(pages, pages.c.id == articles.c.page)
        .where(members.c.story == number)
        .order_by(articles.c.id)
        .limit(_ANCHORS)
    )
    return StoryRef(number, tuple(ArticleRef(row.sha256, row.n) for row in rows))


def story_of(connection: Connection, ref: Ref) -> int | None:
    """The number of the story that *ref* means, if it means one that the store has.

    One that went into another story leads there; without a number it is the story of most of the articles named.
    """
    if not isinstance(ref, StoryRef):
        return None
    number = ref.number
    if number is None:
        named = [
            connection.execute(
                select(members.c.story)
                .join_from(members, articles, members.c.article == articles.c.id)
                .join(pages, pages.c.id == articles.c.page)
                .where(pages.c.sha256 == article.page, articles.c.n == article.n)
            ).scalars()
            for article in ref.articles
        ]
        held = Counter(story for found in named for story in found)
        number = min(held, key=lambda story: (-held[story], story), default=None)
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        row = connection.execute(select(stories.c.id, stories.c.merged).where(stories.c.id == number)).first()
        if row is None:
            return None
        if row.merged is None:
            return number
        number = row.merged
    return None


def story_and_merged(connection: Connection, story: int) -> list[int]:
    """The number of a story and of those that went into it."""
    found, new = [story], [story]
    while new:
        new = list(connection.execute(select(stories.c.id).where(stories.c.merged.in_(new))).scalars())
        new = [number for number in new if number not in found]
        found += new
    return found


def pages_of_story(numbers: list[int]) -> Select[tuple[str]]:
    """The SHA-256 of the pages that the stories of these numbers have articles on."""
    return (
        select(pages.c.sha256)
        .join_from(members, articles, members.c.article == articles.c.id)
        .join(pages, pages.c.id == articles.c.page)
        .where(members.c.story.in_(numbers))
    )
