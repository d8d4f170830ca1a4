"""Happenings: what is new in a story's dossier since the one before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.model import Dossier, DossierArticle
from riwaya.store.keeping import Kept
from riwaya.store.schema import events
from riwaya.store.versions import edits_of

__all__ = ["Happening", "happenings", "put_events"]

_HEAD = frozenset({"title", "standfirst", "subhead", "body"})
_IDS = 500


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


def happenings(
    connection: Connection, story: int, dossier: Dossier, kept: Kept, old: Kept | None
) -> Iterator[Happening]:
    """What *dossier* has that the one before, *old*, had not; everything where there was none."""
    articles = {a.id: a for a in dossier.articles}
    before = Kept({}, {}, {}, {}, frozenset()) if old is None else old
    yield from _articles(connection, story, dossier, kept, before)
    yield from _claims(story, dossier, kept, before)
    known = set(before.voices.values())
    for voice in dossier.voices:
        number = kept.voices[voice.id]
        if number not in known:
            known.add(number)
            said = {"voice": number, "name": voice.name, "kind": voice.kind, "statements": len(voice.statements)}
            yield Happening("new_voice", (story, number), record=said)
    for s in dossier.statements:
        article = kept.articles[s.article]
        if s.body.stance == "denies" and not s.own and (article, s.body.id) not in before.said:
            holder = articles[s.article]
            content = " … ".join(span.of(holder.text) for span in s.body.content)
            claim = next((kept.claims[c.id] for c in dossier.claims if s.id in c.statements), None)
            said = {**_printed(holder), "voice": s.voice.name, "content": content, "statement": s.body.id}
            yield Happening("denial", (story, holder.reading.page.sha256, holder.article.n, content), claim, article,
                            said)  # fmt: skip


def _articles(connection: Connection, story: int, dossier: Dossier, kept: Kept, before: Kept) -> Iterator[Happening]:
    there = set(before.articles.values())
    for a in dossier.articles:
        number = kept.articles[a.id]
        if number in there:
            continue
        yield Happening("new_article", (story, number), None, number, _printed(a))
        edits = edits_of(connection, number)
        for edit in edits:
            kind = "correction" if any(map(_corrects, edit.added)) else "silent_edit"
            yield Happening(kind, (*edit.pages, a.article.n), None, number, {**_printed(a), **edit.to_dict()})
        if not edits:
            line = next((line.span.of(a.text) for line in a.article.lines
                         if line.role in _HEAD and _corrects(line.span.of(a.text))), None)  # fmt: skip
            if line is not None:
                yield Happening("correction", (story, number), None, number, {**_printed(a), "line": line.strip()})


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


@cache
def _correcting() -> tuple[tuple[str, bool], ...]:
    return tuple((fold(row["opening"]), row["place"] == "alone") for row in rows("corrections"))


def _corrects(line: str) -> bool:
    """Whether a line says that what was printed before was wrong."""
    folded = " ".join(fold(line).lstrip(" *•-–—«\"'([").split())
    for opening, alone in _correcting():
        if folded.startswith(opening):
            rest = folded[len(opening) :].lstrip()
            if not rest or rest[0] == ":" or (not alone and folded[len(opening)] == " "):
                return True
    return False


def put_events(connection: Connection, story: int, found: Iterator[Happening], at: str) -> None:
    """Write down what happened in *story*; what was written before is not written again."""
    new = {h.key: h for h in found}
    keys = sorted(new)
    for some in _some(keys):
        for key in connection.execute(select(events.c.key).where(events.c.key.in_(some))).scalars():
            del new[key]
    made = [{"at": at, "kind": h.kind, "key": key, "story": story, "claim": h.claim, "article": h.article,
             "record": json.dumps(h.record)} for key, h in new.items()]  # fmt: skip
    if made:
        connection.execute(insert(events), made)


def _some(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[n : n + _IDS] for n in range(0, len(keys), _IDS))
