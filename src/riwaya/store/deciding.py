"""Deciding: what people said of stories carried out: articles split off and pinned, stories merged and named.

What a decision puts into a story says so, with the judgement's number; when it is withdrawn, that goes, and what left a
story for it goes back. Articles that no story has then are placed anew. Where people differ nothing is done.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select, update

from riwaya.judging import Place, standing
from riwaya.judging.opinions import Matter, Opinion, settle, signed
from riwaya.model import ArticleRef, Judgement, StoryRef
from riwaya.store.heard import judgements_of
from riwaya.store.indexing import made
from riwaya.store.judged import story_of
from riwaya.store.schema import articles, claims, judgements, members, pages, stories

__all__ = ["STORY_KINDS", "decide", "is_decided"]

STORY_KINDS = frozenset(["story-split", "story-merge", "story-name", "story-pin", "story-unpin"])
"""The kinds of judgements that are of stories."""

_TAG = re.compile(r"\[([0-9a-f]{8})\]\Z")
_DONE = {"story-split": "split off", "story-merge": "merged", "story-pin": "pinned", "story-unpin": "on its own"}


def decide(connection: Connection, at: str) -> set[int]:
    """Carry out at the moment *at* what people said of stories; which stories that touched.

    Done twice it does nothing more. Whoever calls it brings the stories that it touched up to date (`growing.settle`).
    """
    said = judgements_of(connection, kinds=STORY_KINDS)
    if not said:
        return set()
    live = standing(said)
    agreed = _agreed(connection, live)
    force = {j.uid[:8] for j in live if j.kind == "story-split" or j.uid in agreed}
    touched = _undone(connection, force, {j.uid[:8]: j for j in said}, at)
    touched |= _merged(connection, [j for j in live if j.kind == "story-merge" and j.uid in agreed], at)
    names: dict[int, str | None] = {}
    for judgement in live:
        if judgement.kind == "story-split":
            home, moved = _split(connection, judgement, at)
            touched |= moved
            if home is not None and judgement.says.name:
                names[home] = judgement.says.name
        elif judgement.kind == "story-name" and judgement.uid in agreed:
            names |= dict.fromkeys(_meant(connection, judgement), judgement.says.name)
        elif judgement.kind in ("story-pin", "story-unpin") and judgement.uid in agreed:
            touched |= _pinned(connection, judgement, at)
    return touched | _named(connection, names)


def is_decided(connection: Connection) -> bool:
    """Whether anybody said anything of a story."""
    found = select(judgements.c.id).where(judgements.c.kind.in_(STORY_KINDS)).limit(1)
    return connection.execute(found).first() is not None


def _agreed(connection: Connection, live: list[Judgement]) -> set[str]:
    """The judgements in force on which nobody else holds otherwise, of those of which that can be said."""
    opinions = []
    for j in live:
        for story in _meant(connection, j):
            itself = Place("", 0, f"story {story}")
            if j.kind == "story-name":
                opinions.append(Opinion(Matter("name", (itself,)), j.says.name, j))
            elif j.kind == "story-merge":
                opinions.append(Opinion(Matter("merge", (itself,)), story_of(connection, j.says.story or j.target), j))
        of = Place("", 0, f"story {story_of(connection, j.target)}")
        if j.kind in ("story-pin", "story-unpin"):
            opinions += [Opinion(Matter("member", (of, Place(a.page, a.n, ""))), j.kind, j) for a in j.says.articles]
    verdict = settle(opinions)
    contested = {j.uid for conflict in verdict.conflicts for j in conflict.judgements}
    return {j.uid for held in verdict.settled.values() for j in held.by} - contested


def _undone(connection: Connection, live: set[str], said: Mapping[str, Judgement], at: str) -> set[int]:
    """Take out of stories what decisions put there that are in force no more; what they had taken out goes back."""
    touched: set[int] = set()
    rows = connection.execute(select(members.c.story, members.c.article, members.c.why)
                              .where(members.c.why.like("%]"))).all()  # fmt: skip
    for row in rows:
        tag = _TAG.search(row.why)
        if tag is not None and tag[1] not in live:
            _take(connection, row.story, row.article)
            touched |= {row.story} | _back(connection, said.get(tag[1]), row.article, at)
    return touched


def _back(connection: Connection, undone: Judgement | None, article: int, at: str) -> set[int]:
    """Put an article back into the story that a decision took it out of, if that is there and it is not."""
    left = undone is not None and undone.kind in ("story-split", "story-unpin")
    story = story_of(connection, undone.target) if undone is not None and left else None
    there = select(members.c.story).where(members.c.story == story, members.c.article == article)
    if story is None or connection.execute(there).first() is not None:
        return set()
    row = {"story": story, "article": article, "score": 1.0, "why": "put back where it was", "added": at}
    connection.execute(insert(members).values(row))
    return {story}


def _merged(connection: Connection, merges: list[Judgement], at: str) -> set[int]:
    """Stories that go into others, and those that do no more; the members of the one are then of both."""
    touched: set[int] = set()
    goes: dict[int, int] = {}
    for j in merges:
        home = story_of(connection, j.says.story) if j.says.story is not None else None
        source = next(iter(_meant(connection, j)), None)
        if source is None or home is None or source == home:
            continue
        goes[source] = home
        have = set(connection.execute(select(members.c.article).where(members.c.story == home)).scalars())
        come = select(members.c.article).where(members.c.story == source).order_by(members.c.article)
        new = [article for article in connection.execute(come).scalars() if article not in have]
        for article in new:
            _put(connection, home, article, j, at)
        touched |= {home} if new else set()
    rows = connection.execute(select(stories.c.id, stories.c.merged)
                              .where(stories.c.merged.is_not(None) | stories.c.id.in_(goes))).all()  # fmt: skip
    for row in rows:
        if row.merged != goes.get(row.id):
            connection.execute(update(stories).where(stories.c.id == row.id).values(merged=goes.get(row.id)))
            if row.id in goes:
                gone = update(claims).where(claims.c.story == row.id, claims.c.gone.is_(None))
                connection.execute(gone.values(gone=at))
            else:  # so that its dossier is made anew
                connection.execute(update(stories).where(stories.c.id == row.id).values(dossier=None))
            touched.add(row.id)
    return touched


def _split(connection: Connection, j: Judgement, at: str) -> tuple[int | None, set[int]]:
    """Articles that leave a story for one of their own, together: that one, and the stories that it touched."""
    story = story_of(connection, j.target)
    named = [a for a in (_article(connection, ref) for ref in j.says.articles) if a is not None]
    there = select(members.c.article).where(members.c.story == story, members.c.article.in_(named))
    leaving = sorted(connection.execute(there).scalars())
    tagged = select(members.c.story).where(members.c.why.endswith(_tag(j), autoescape=True))
    home = connection.execute(tagged).scalar()
    if story is None or not leaving or home == story:
        return home, set()
    if home is None:
        home = made(connection, insert(stories).values(title="", articles=0, moved=at))
    for article in leaving:
        _take(connection, story, article)
        _put(connection, home, article, j, at)
    return home, {story, home}


def _pinned(connection: Connection, j: Judgement, at: str) -> set[int]:
    """Articles that belong to a story, or do not; one that no story has then is a story."""
    story = story_of(connection, j.target)
    touched: set[int] = set()
    for article in (_article(connection, ref) for ref in j.says.articles):
        if story is None or article is None:
            continue
        homes = set(connection.execute(select(members.c.story).where(members.c.article == article)).scalars())
        if j.kind == "story-pin" and story not in homes:
            _put(connection, story, article, j, at)
            touched.add(story)
        elif j.kind == "story-unpin" and story in homes:
            _take(connection, story, article)
            touched.add(story)
            if homes == {story}:
                alone = made(connection, insert(stories).values(title="", articles=0, moved=at))
                _put(connection, alone, article, j, at)
                touched.add(alone)
    return touched


def _named(connection: Connection, names: Mapping[int, str | None]) -> set[int]:
    """Stories under the *names* that people gave, and under none where they took it back or differ."""
    rows = connection.execute(select(stories.c.id, stories.c.name)
                              .where(stories.c.name.is_not(None) | stories.c.id.in_(names))).all()  # fmt: skip
    touched = {row.id for row in rows if row.name != names.get(row.id)}
    for story in touched:
        connection.execute(update(stories).where(stories.c.id == story).values(name=names.get(story)))
    return touched


def _meant(connection: Connection, j: Judgement) -> set[int]:
    """The very story that a judgement is of, wherever that went: none when it is not in this store."""
    if not isinstance(j.target, StoryRef):
        return set()
    if j.target.number is not None:
        return set(connection.execute(select(stories.c.id).where(stories.c.id == j.target.number)).scalars())
    held: Counter[int] = Counter()
    for ref in j.target.articles:
        its = select(members.c.story).where(members.c.article == _article(connection, ref))
        held.update(connection.execute(its.where(~members.c.why.endswith(_tag(j), autoescape=True))).scalars())
    return {min(held, key=lambda story: (-held[story], story))} if held else set()


def _article(connection: Connection, ref: ArticleRef) -> int | None:
    """The number of an article in this store."""
    found: int | None = connection.execute(
        select(articles.c.id).join_from(articles, pages).where(pages.c.sha256 == ref.page, articles.c.n == ref.n)
    ).scalar()
    return found


def _tag(j: Judgement) -> str:
    return f"[{j.uid[:8]}]"


def _put(connection: Connection, story: int, article: int, j: Judgement, at: str) -> None:
    row = {"story": story, "article": article, "score": 1.0, "why": f"{_DONE[j.kind]} by {signed([j])} {_tag(j)}",
           "added": at}  # fmt: skip
    connection.execute(insert(members).values(row))


def _take(connection: Connection, story: int, article: int) -> None:
    connection.execute(delete(members).where(members.c.story == story, members.c.article == article))
