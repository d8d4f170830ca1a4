"""The schema: what is kept of pages, their readings, stories and judgements, and what is looked up in them.

Pages, their names, readings and judgements are evidence: rows are only ever added. Everything else is made from them.
"""

from riwaya.store.schema.across import place_statements, story_places, voice_statements
from riwaya.store.schema.articles import articles, statements
from riwaya.store.schema.base import metadata
from riwaya.store.schema.desk import accounts, audit, sessions, tokens, visits
from riwaya.store.schema.evidence import failures, names, pages, readings
from riwaya.store.schema.index import blocks, documents, segments
from riwaya.store.schema.judgements import judged_pages, judgements
from riwaya.store.schema.stories import (
    claim_statements,
    claims,
    dossiers,
    events,
    members,
    rarities,
    stories,
    story_voices,
    traits,
    voices,
)
from riwaya.store.schema.watching import alerts, deliveries, feeds, marks, sightings

__all__ = [
    "accounts",
    "alerts",
    "articles",
    "audit",
    "blocks",
    "claim_statements",
    "claims",
    "deliveries",
    "documents",
    "dossiers",
    "events",
    "failures",
    "feeds",
    "judged_pages",
    "judgements",
    "marks",
    "members",
    "metadata",
    "names",
    "pages",
    "place_statements",
    "rarities",
    "readings",
    "segments",
    "sessions",
    "sightings",
    "statements",
    "stories",
    "story_places",
    "story_voices",
    "tokens",
    "traits",
    "visits",
    "voice_statements",
    "voices",
]
