"""What `riwaya judge` does: finding what is meant, keeping what is said, listing what was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import click

from riwaya.cli.output import for_machines, for_people
from riwaya.model import (
    ArticleRef,
    ClaimRef,
    LineRef,
    Reading,
    Ref,
    Says,
    StatementRef,
    StoryRef,
)
from riwaya.store import Store
from riwaya.store.judged import story_of
from riwaya.store.judgements import judge, judgements_of, withdraw
from riwaya.store.naming import anything_named, article_named, claim_named, line_named, statement_named, story_named
from riwaya.store.readings import page_reading
from riwaya.store.shown import shown_pages

__all__ = ["Desk", "at_desk", "says_of_story", "told"]

_SHORT = 8  # digits of a judgement's number that are shown


@dataclass(frozen=True, slots=True)
class Desk:
    """A store and who is at work in it."""

    store: Store
    author: str
    note: str

    def judge(self, kind: str, target: Ref, says: Says | None = None) -> None:
        """Keep a judgement, and say its number."""
        said = judge(self.store, kind, target, says or Says(), author=self.author, at=_now(), note=self.note)  # type: ignore[arg-type]
        click.echo(f"{said.uid[:_SHORT]} {said.kind}")

    def withdraw(self, uid: str, anyone: bool) -> None:
        """Take a judgement back, and say which."""
        said = withdraw(self.store, uid, author=self.author, at=_now(), note=self.note, anyone=anyone)
        click.echo(f"{str(said.withdraws)[:_SHORT]} withdrawn")

    def statement(self, which: str) -> StatementRef:
        """The statement named so."""
        with self.store.reading() as connection:
            return statement_named(connection, which)

    def statements(self, which: Sequence[str]) -> tuple[StatementRef, ...]:
        """The statements named so, and those of the claims that are named (``claim:31``), each once."""
        found: list[StatementRef] = []
        for name in which:
            found += self.claim(name[6:]).statements if name.startswith("claim:") else [self.statement(name)]
        return tuple(dict.fromkeys(found))

    def claim(self, which: str) -> ClaimRef:
        """The claim of that number."""
        with self.store.reading() as connection:
            return claim_named(connection, which)

    def article(self, which: str) -> ArticleRef:
        """The article named so."""
        with self.store.reading() as connection:
            return article_named(connection, which)

    def line(self, which: str) -> LineRef:
        """The line named so."""
        with self.store.reading() as connection:
            return line_named(connection, which)

    def story(self, which: str) -> StoryRef:
        """The story of that number. Raises RiwayaError when it is none."""
        return story_named(which)

    def anything(self, which: str) -> Ref:
        """What is named so: ``12``, ``12.s3``, ``12:5``, ``voice:12.s3``, ``claim:31``, ``story:7``."""
        with self.store.reading() as connection:
            return anything_named(connection, which)

    def reading_of(self, target: ArticleRef | StatementRef) -> Reading:
        """The page that *target* is on, as it was read."""
        with self.store.reading() as connection:
            return page_reading(connection, target.page)


@contextmanager
def at_desk(store: str, author: str, note: str) -> Iterator[Desk]:
    """The store at *store*, with its author at work."""
    memory = Store.open(store)
    try:
        yield Desk(memory, author, note)
    finally:
        memory.close()


def says_of_story(desk: Desk, what: str, values: Sequence[str], name: str | None) -> Says:
    """What is said of a story: its name, the one it goes into, or articles."""
    if what == "name":
        return Says(name=" ".join(values))
    if what == "merge":
        return Says(story=desk.story(" ".join(values)))
    return Says(articles=tuple(desk.article(value) for value in values), name=name)


def told(store: str, what: str | None, author: str | None, everything: bool, as_json: bool, lang: str) -> None:
    """Print what was said, with what became of each."""
    from riwaya.telling import as_json as line
    from riwaya.telling import judgements_terminal

    memory = Store.open(store)
    with memory.reading() as connection:
        if what is None:
            said = judgements_of(connection)
        elif what.startswith("story:"):
            story = story_of(connection, StoryRef(int(what[6:]) if what[6:].isdigit() else -1))
            said = [] if story is None else judgements_of(connection, story=story)
        else:
            said = judgements_of(connection, page=article_named(connection, what).page)
        shown = shown_pages(connection, [page for j in said for page in j.pages])
    memory.close()
    states = {j.uid: shown.state(j) for j in said if j.kind != "withdrawal" and author in (None, j.author)}
    chosen = [(j, states[j.uid]) for j in said if states.get(j.uid, "withdrawn") != "withdrawn" or
              (everything and j.uid in states)]  # fmt: skip
    if as_json:
        for judgement, state in chosen:
            for_machines(line(judgement.to_dict() | {"state": state}) + "\n")
    else:
        judgements_terminal(chosen, (), for_people(), lang)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
