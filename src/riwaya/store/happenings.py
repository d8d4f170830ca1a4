"""Happenings: what is new in a story's dossier since the one before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from riwaya.arabic.correcting import Mark, mark_in
from riwaya.model import Dossier, DossierArticle, Statement
from riwaya.store.keeping import Kept
from riwaya.store.parts import parts
from riwaya.store.same import Said
from riwaya.store.schema import events
from riwaya.store.versions import Edit

__all__ = ["Happening", "happenings", "put_events"]

_HEAD = frozenset({"title", "standfirst", "subhead", "body"})


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened: its *kind*, what makes it itself (*of*), and what there is to say of it (*record*)."""

    kind: str
    of: tuple[object, ...]
    claim: int | None = None
    article: int | None = None
    record: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same for the same happening, whenever it is met."""
        return sha256(json.dumps([self.kind, *self.of]).encode()).hexdigest()


def happenings(story: int, dossier: Dossier, kept: Kept, old: Kept | None, same: Mapping[Said, Said],
               replaced: Mapping[int, Sequence[Edit]]) -> Iterator[Happening]:  # fmt: skip
    """What *dossier* has that the one before, *old*, had not; everything where there was none.

    *same* leads from its statements to those of the one before; *replaced* has the articles that are new in it, each
    with what became of those in whose place it came.
    """
    articles = {a.id: a for a in dossier.articles}
    before = Kept({}, {}, {}, {}, {}) if old is None else old
    yield from _articles(story, dossier, kept, replaced)
    yield from _claims(story, dossier, kept, before)
    claim_with = {s: kept.claims[c.id] for c in reversed(dossier.claims) for s in c.statements}
    known = set(before.voices.values())
    for voice in dossier.voices:
        number = kept.voices[voice.id]
        if number not in known:
            known.add(number)
            said = {"voice": number, "name": voice.name, "kind": voice.kind, "statements": len(voice.statements)}
            yield Happening("new_voice", (story, number), record=said)
    for s in dossier.statements:
        article = kept.articles[s.article]
        there = same.get((article, s.body.id), (0, ""))[0] == article
        said_before = there or not _is_new(s.body, replaced.get(article, ()))
        if s.body.stance == "denies" and not s.own and not said_before:
            holder = articles[s.article]
            content = " … ".join(span.of(holder.text) for span in s.body.content)
            said = {**_printed(holder), "voice": s.voice.name, "content": content, "statement": s.body.id}
            of = (story, holder.reading.page.sha256, holder.article.n, content)
            yield Happening("denial", of, claim_with.get(s.id), article, said)


def _articles(story: int, dossier: Dossier, kept: Kept, replaced: Mapping[int, Sequence[Edit]]) -> Iterator[Happening]:
    """Articles that are new, and what became of those that took the place of others."""
    for a in dossier.articles:
        number = kept.articles[a.id]
        if number not in replaced:
            continue
        if not replaced[number]:
            yield Happening("new_article", (story, number), None, number, _printed(a))
            mark = _corrected(a)
            if mark is not None:
                said = {"marks": mark.marks, "span": list(mark.span), "text": mark.span.of(a.text)}
                yield Happening("correction", (story, number), None, number, {**_printed(a), "mark": said})
        for edit in replaced[number]:
            if edit.difference.changed:
                of = (*edit.pages, a.article.n)
                yield Happening(edit.difference.kind, of, None, number, {**_printed(a), **edit.to_dict()})


def _corrected(a: DossierArticle) -> Mark | None:
    """Where an article that was met only now says that it was corrected before."""
    marks = (mark_in(a.text, line.start, line.end) for line in a.article.lines if line.role in _HEAD)
    return next((mark for mark in marks if mark is not None and mark.marks == "correction"), None)


def _is_new(statement: Statement, replaced: Sequence[Edit]) -> bool:
    """Whether none of the articles whose place a statement's took had it."""
    return all(statement.id in {s.id for s in edit.difference.added} for edit in replaced)


def _claims(story: int, dossier: Dossier, kept: Kept, before: Kept) -> Iterator[Happening]:
    names = {v.id: v.name for v in dossier.voices}
    gists = {c.id: c.gist for c in dossier.claims}
    there = set(before.claims.values())
    for claim in dossier.claims:
        number = kept.claims[claim.id]
        told: dict[str, Any] = {"gist": claim.gist, "standing": claim.standing}
        if number not in there:
            voices = [names[o.voice] for o in claim.origins]
            yield Happening("new_claim", (story, number), number, None, {**told, "voices": voices})
        for origin in claim.origins:
            voice = kept.voices[origin.voice]
            if number in there and voice not in before.origins.get(number, ()):
                said = {**told, "voice": names[origin.voice], "paths": [list(p) for p in origin.paths]}
                yield Happening("new_origin", (number, voice), number, None, said)
        for contrast in claim.contrasts:
            other = kept.claims[contrast.to]
            if contrast.type == "contradicts" and number < other:
                said = {**told, "other": other, "other_gist": gists[contrast.to], "why": contrast.why}
                yield Happening("contradiction", (number, other), number, None, said)


def _printed(article: DossierArticle) -> dict[str, Any]:
    a = article.article
    return {"outlet": a.outlet, "headline": a.headline, "published": a.published}


def put_events(connection: Connection, story: int, found: Iterator[Happening], at: str) -> None:
    """Write down what happened in *story*; what was written before is not written again."""
    new = {h.key: h for h in found}
    keys = sorted(new)
    for part in parts(keys):
        for key in connection.execute(select(events.c.key).where(events.c.key.in_(part))).scalars():
            del new[key]
    made = [{"at": at, "kind": h.kind, "key": key, "story": story, "claim": h.claim, "article": h.article,
             "record": json.dumps(h.record)} for key, h in new.items()]  # fmt: skip
    if made:
        connection.execute(insert(events), made)
