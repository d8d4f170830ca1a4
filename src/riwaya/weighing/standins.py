"""Stand-ins: the official by whose mouth a state speaks in an article, and the body whose statement a document is.

``تونس: …`` in a headline is a way to say what one of its officials says in the text below. Such a wording is no voice
of its own, and not the same voice in two articles when two officials speak in them. ``البيان`` by itself is the
statement of whoever spoke before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from riwaya.model import StoryStatement
from riwaya.weighing.descriptions import describe
from riwaya.weighing.roles import evidence_words, generic

__all__ = ["STOOD_IN", "is_collective", "is_evidence", "spoken_for", "stand_ins"]

_SPEAKS = "the state speaks by its official in the same article"
_WRITES = "the document is of the one who speaks before it"
STOOD_IN = (_SPEAKS, _WRITES)
"""Why a wording has another voice than its own."""


def is_collective(s: StoryStatement) -> bool:
    """Whether the source of *s* is a state, or its authorities as one."""
    return describe(s.body.voice).collective


def is_evidence(s: StoryStatement) -> bool:
    """Whether the source of *s* is only what somebody goes by, and nobody's voice by itself."""
    d = describe(s.body.voice)
    return s.body.kind != "person" and bool(d.role) and d.role <= evidence_words()


def stand_ins(statements: Sequence[StoryStatement]) -> dict[str, tuple[StoryStatement, ...]]:
    """For each statement of a state, by its id, the first statements of each official of it who speaks in its article.

    For each of a document that says no more of itself, that of the last person or body before it. *statements* are all
    those of the story, in its order.
    """
    by_article: dict[str, list[StoryStatement]] = defaultdict(list)
    for s in statements:
        by_article[s.article].append(s)
    found = {}
    for here in by_article.values():
        officials: dict[str, StoryStatement] = {}
        for s in here:
            if s.body.kind in ("person", "unnamed") and not is_collective(s) and _is_official(s):
                officials.setdefault(s.voice.id, s)
        for s in here:
            states = describe(s.body.voice).states
            if is_collective(s) and states:
                mine = tuple(o for o in officials.values() if describe(o.voice).states & states)
                if mine:
                    found[s.id] = mine
        found |= _writers(here)
    return found


def _writers(here: Sequence[StoryStatement]) -> dict[str, tuple[StoryStatement, ...]]:
    """For each bare document's statement, by its id, the last statement before it of a person or body."""
    found: dict[str, tuple[StoryStatement, ...]] = {}
    last: StoryStatement | None = None
    for s in sorted(here, key=lambda s: (min((*s.body.cue, *s.body.content)), s.id)):
        d = describe(s.body.voice)
        if s.body.kind == "document" and d.role <= generic() and s.body.voice.name.startswith("ال"):
            if last is not None:
                found[s.id] = (last,)
        elif s.body.kind in ("organisation", "person", "unnamed") and d.role and s.body.inside is None:
            last = s
    return found


def _is_official(s: StoryStatement) -> bool:
    """Whether the source holds an office and is one (``وزير النقل``), by all that the story says of it."""
    d = describe(s.voice)
    return bool(d.role) and not d.many


def spoken_for(statements: Sequence[StoryStatement],
               officials: Mapping[str, Sequence[StoryStatement]]) -> list[StoryStatement]:  # fmt: skip
    """The *statements* of one claim, those of a state with the voice of its official in the article, where it has one.

    Of several officials in an article it is the one who says the same; where none or two of them do, nobody.
    """
    said = {(s.article, s.voice.id) for s in statements}
    found = []
    for s in statements:
        choice = officials.get(s.id, ())
        same = [o for o in choice if (o.article, o.voice.id) in said] or choice
        if len(same) == 1:
            reason = _WRITES if s.body.kind == "document" else _SPEAKS
            body = replace(s.body, voice=same[0].body.voice, kind=same[0].body.kind, why=(*s.body.why, reason))
            found.append(replace(s, voice=same[0].voice, body=body))
        else:
            found.append(s)
    return found
