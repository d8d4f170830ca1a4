"""Restating: a headline that says again what somebody says below is that somebody's."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.speaking import likened
from riwaya.reading.cast import Speaker
from riwaya.reading.continuing import gender_of
from riwaya.reading.drafts import Draft
from riwaya.reading.mentions import Mention
from riwaya.reading.pointing import agree_in_number

__all__ = ["restate"]

_EARLY = ("title", "standfirst", "subhead")
_EMPTY = frozenset(["prep", "comp", "sub", "neg"])


def _content(d: Draft) -> frozenset[str]:
    return frozenset(
        likened(t.info.base)
        for a, b in d.content
        for t in d.para.tokens[a:b]
        if not t.punct and len(t.info.base) > 2 and _EMPTY.isdisjoint(t.info.classes)
    )


def restate(drafts: Sequence[Draft], own: dict[int, Mention]) -> None:
    """Give a headline whose speaker is only described the speaker who says the same in the text.

    *own* are the mentions of the drafts that have a source, by the place of the draft in *drafts*.
    """
    bodies: list[tuple[Draft, frozenset[str]]] | None = None  # made when the first headline asks for them
    moved: dict[int, Speaker] = {}
    for n, d in enumerate(drafts):
        m = own.get(n)
        if d.para.role not in _EARLY or d.speaker is None:
            continue
        if id(d.speaker) in moved and m is None:
            d.speaker = moved[id(d.speaker)]
            d.referent = d.speaker.full.span
            continue
        if m is None or d.referent is not None or m.name or m.kind not in ("unnamed", None, "person", "organisation"):
            continue
        if bodies is None:
            bodies = [(e, _content(e)) for e in drafts if e.para.role == "body" and e.speaker is not None]
        said = _content(d)
        best = max(((_shared(said, words), -k) for k, (_, words) in enumerate(bodies)), default=(0.0, 0))
        if best[0] < 0.5:
            continue
        other = bodies[-best[1]][0].speaker
        assert other is not None
        if not _fits(m, other.full) or other is d.speaker:
            continue
        moved[id(d.speaker)] = other
        other.mentions.append(m)
        d.speaker, d.referent = other, other.full.span


def _shared(said: frozenset[str], words: frozenset[str]) -> float:
    return len(said & words) / min(len(said), len(words)) if len(said) > 1 and len(words) > 1 else 0.0


def _fits(m: Mention, full: Mention) -> bool:
    if m.kind in ("unnamed", "person"):
        human = full.kind == "person" or (full.kind == "unnamed" and len(full.words) > len(m.words))
        mine, other = gender_of(m), gender_of(full)
        return human and agree_in_number(m, full) and (not mine or not other or mine == other)
    return full.kind == "organisation" and bool(m.wordset & full.wordset) and len(full.words) > len(m.words)
