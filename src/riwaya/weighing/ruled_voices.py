"""Ruled voices: the voices of articles, split where people hold that one of them is two, and who must be whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from riwaya.weighing.identity import Said
from riwaya.weighing.rulings import Rulings

__all__ = ["VoiceKey", "ruled_voices"]

VoiceKey = tuple[int, str]
"""A voice of one article: the article's number and the voice's id there."""

Pairs = frozenset[tuple[VoiceKey, VoiceKey]]


def ruled_voices(said: Sequence[Said], ruled: Rulings) -> tuple[dict[VoiceKey, list[Said]], Pairs, Pairs]:
    """The statements of each voice of an article, the pairs of voices that are one, and those that are two.

    A statement whose speaker is not the other's leaves the voice that its article gives both, with what is one with
    it; further ones leave only where that is not enough. All pairs stand in both directions.
    """
    own: dict[str, str] = {}  # the statements that left their article's voice, by the first that they are one with
    for parted in ruled.parted:
        mentioned = [s for pair in ruled.same for s in pair]
        for leaving in (sorted(ruled.one(parted.judged)), sorted(ruled.one(parted.other)), mentioned):
            if not _together(_keys(said, own), ruled, parted.judged, parted.other):
                break
            own |= {s: min(ruled.one(s)) for s in leaving}
    keys = _keys(said, own)
    groups: dict[VoiceKey, list[Said]] = defaultdict(list)
    for s in said:
        groups[keys[s.statement]].append(s)
    one = {(keys[a], keys[b]) for a, b in ruled.same if a in keys and b in keys}
    two = {(keys[a], keys[b]) for a, b in ruled.two if a in keys and b in keys}
    return dict(groups), frozenset(one | {(b, a) for a, b in one}), frozenset(two)


def _keys(said: Sequence[Said], own: Mapping[str, str]) -> dict[str, VoiceKey]:
    return {s.statement: (s.article, f"{s.voice.id}/{own[s.statement]}" if s.statement in own else s.voice.id)
            for s in said}  # fmt: skip


def _together(keys: Mapping[str, VoiceKey], ruled: Rulings, a: str, b: str) -> bool:
    """Whether the voices of two statements are one by what is held to be one."""
    near: dict[VoiceKey, set[VoiceKey]] = defaultdict(set)
    for x, y in ruled.same:
        if x in keys and y in keys:
            near[keys[x]].add(keys[y])
            near[keys[y]].add(keys[x])
    found, new = {keys[a]}, {keys[a]}
    while new:
        new = {other for key in new for other in near[key]} - found
        found |= new
    return keys[b] in found
