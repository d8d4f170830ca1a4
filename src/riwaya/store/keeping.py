"""Keeping: the claims and voices of a dossier under numbers that last from one dossier of a story to the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from riwaya.model import Claim, Dossier, Named, StoryStatement, StoryVoice
from riwaya.store.index import voice_key
from riwaya.store.indexing import made
from riwaya.store.same import Said, words_of
from riwaya.store.schema import claim_statements, claims, story_voices, voices

__all__ = ["Kept", "put_claims", "put_voices"]

_NAMED = ("person", "organisation", "media")
_MENTIONED = {"person": "person", "organisation": "organisation", "media": "organisation"}


@dataclass(frozen=True, slots=True)
class Kept:
    """The store's numbers of a dossier's *articles*, *claims* and *voices*, by their ids in it.

    *origins* are the voices behind each claim and *said* the statements that were there with their words (empty in what
    was kept before words were), both by the store's numbers.
    """

    articles: Mapping[str, int]
    claims: Mapping[str, int]
    voices: Mapping[str, int]
    origins: Mapping[int, frozenset[int]]
    said: Mapping[Said, str]

    @classmethod
    def made(cls, dossier: Dossier, articles: Mapping[str, int], claims: Mapping[str, int],
             voices: Mapping[str, int]) -> Kept:  # fmt: skip
        """Of a dossier whose numbers are known."""
        origins = {claims[c.id]: frozenset(voices[o.voice] for o in c.origins) for c in dossier.claims}
        return cls(articles, claims, voices, origins, words_of(dossier, articles))

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Kept:
        """The one whose ``to_dict`` is *record*."""
        origins = {int(claim): frozenset(found) for claim, found in record["origins"].items()}
        said = {(article, label): next(iter(words), "") for article, label, *words in record["said"]}
        return cls(record["articles"], record["claims"], record["voices"], origins, said)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"articles": dict(self.articles), "claims": dict(self.claims), "voices": dict(self.voices),
                "origins": {str(claim): sorted(found) for claim, found in self.origins.items()},
                "said": [[*key, words] for key, words in sorted(self.said.items())]}  # fmt: skip


def put_claims(connection: Connection, story: int, dossier: Dossier, articles: Mapping[str, int],
               same: Mapping[Said, Said], at: str) -> dict[str, int]:  # fmt: skip
    """Write the claims of a story's dossier; the number of each by its id.

    A claim takes the number of the earlier one with which it shares most statements, if that is half of the smaller
    one or more; an earlier one that nothing is left of is marked as gone since *at*. *same* leads from the dossier's
    statements to those of the one before.
    """
    by_id = {s.id: s for s in dossier.statements}
    said = {c.id: frozenset(_said(by_id[s], articles) for s in c.statements) for c in dossier.claims}
    there = set(connection.execute(select(claims.c.id).where(claims.c.story == story)).scalars())
    old: dict[int, set[Said]] = {claim: set() for claim in there}
    rows = select(claim_statements).join_from(claim_statements, claims).where(claims.c.story == story)
    for row in connection.execute(rows):
        old[row.claim].add((row.article, row.label))
    known = {c: frozenset(same.get(s, (-s[0], s[1])) for s in held) for c, held in said.items()}  # new ones are none's
    numbers = _carried(known, old)
    outlets = {a.id: a.article.outlet or a.page for a in dossier.articles}
    for claim in dossier.claims:
        values = {"story": story, "label": claim.id, "gone": None, **_values(claim, by_id, outlets)}
        if claim.id in numbers:
            connection.execute(update(claims).where(claims.c.id == numbers[claim.id]).values(values))
        else:
            numbers[claim.id] = made(connection, insert(claims).values(values))
    kept = sorted(numbers.values())
    connection.execute(
        update(claims).where(claims.c.story == story, claims.c.id.not_in(kept), claims.c.gone.is_(None)).values(gone=at)
    )
    connection.execute(delete(claim_statements).where(claim_statements.c.claim.in_(kept)))
    held = [{"claim": numbers[c], "article": article, "label": label} for c in said for article, label in said[c]]
    if held:
        connection.execute(insert(claim_statements), held)
    return numbers


def _carried(said: Mapping[str, frozenset[Said]], old: Mapping[int, set[Said]]) -> dict[str, int]:
    """The numbers of claims that were there before, most shared statements first."""
    home: dict[Said, list[int]] = defaultdict(list)
    for number, held in old.items():
        for one in held:
            home[one].append(number)
    shared = Counter((claim, number) for claim, held in said.items() for one in held for number in home.get(one, ()))
    numbers: dict[str, int] = {}
    for (claim, number), count in sorted(shared.items(), key=lambda item: (-item[1], item[0][1], item[0][0])):
        enough = 2 * count >= min(len(said[claim]), len(old[number]))
        if enough and claim not in numbers and number not in numbers.values():
            numbers[claim] = number
    return numbers


def _values(claim: Claim, by_id: Mapping[str, StoryStatement], outlets: Mapping[str, str]) -> dict[str, object]:
    least, most = claim.origin_range
    return {"gist": claim.gist, "standing": claim.standing, "origins": len(claim.origins), "least": least,
            "most": most, "outlets": len({outlets[by_id[s].article] for s in claim.statements}),
            "first": claim.first, "last": claim.last}  # fmt: skip


def put_voices(connection: Connection, story: int, dossier: Dossier) -> dict[str, int]:
    """Write the voices of a story's dossier; the number of each by its id. A named voice is one across stories."""
    resolved = _resolved(dossier)
    touched = set(connection.execute(select(story_voices.c.voice).where(story_voices.c.story == story)).scalars())
    connection.execute(delete(story_voices).where(story_voices.c.story == story))
    numbers: dict[str, int] = {}
    counts: Counter[int] = Counter()
    for voice in dossier.voices:
        key = _key(story, voice, resolved)
        number = connection.execute(select(voices.c.id).where(voices.c.key == key)).scalar()
        if number is None:
            number = made(connection, insert(voices).values(key=key, name=voice.name, kind=voice.kind, statements=0))
        numbers[voice.id] = number
        counts[number] += len(voice.statements)
    if counts:
        rows = [{"story": story, "voice": number, "statements": count} for number, count in sorted(counts.items())]
        connection.execute(insert(story_voices), rows)
    for number in sorted(touched | counts.keys()):
        total = select(func.coalesce(func.sum(story_voices.c.statements), 0)).where(story_voices.c.voice == number)
        connection.execute(update(voices).where(voices.c.id == number).values(statements=total.scalar_subquery()))
    return numbers


def _key(story: int, voice: StoryVoice, resolved: Mapping[str, str]) -> str:
    """What makes a voice itself: what its mentions resolve to, or its name; in its story alone where it has none."""
    if voice.kind in _NAMED:
        return resolved.get(voice.id) or f"{voice.kind}:{voice_key(voice.name) or voice.name}"
    return f"story {story}:{voice.kind}:{voice_key(voice.name)}"


def _resolved(dossier: Dossier) -> dict[str, str]:
    """The name that most statements of each named voice resolve to, where their sources hold a name at all."""
    kinds = {v.id: v.kind for v in dossier.voices}
    mentions: dict[str, list[Any]] = defaultdict(list)
    for m in dossier.mentions:
        if isinstance(m.body.resolved, Named):
            mentions[m.article].append(m.body)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for s in dossier.statements:
        span = s.body.referent or s.body.source
        sort = _MENTIONED.get(kinds.get(s.voice.id, ""))
        if span is None or sort is None:
            continue
        for m in mentions[s.article]:
            if m.type == sort and m.span.touches(span):
                found[s.voice.id][f"{sort}:{m.resolved.id}"] += 1
    return {voice: min(names, key=lambda name: (-names[name], name)) for voice, names in found.items()}


def _said(statement: StoryStatement, articles: Mapping[str, int]) -> Said:
    return articles[statement.article], statement.body.id
