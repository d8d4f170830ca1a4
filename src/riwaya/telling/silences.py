"""Silences: who declined to speak, and which outlets cover the story and leave a claim out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.model import Claim, StoryStatement
from riwaya.telling.view import View

__all__ = ["Declined", "LeftOut", "declined", "left_out"]


@dataclass(frozen=True, slots=True)
class Declined:
    """A voice that would not comment, with the statements that tell of it, in order of time."""

    voice: str
    name: str
    said: tuple[StoryStatement, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An outlet, the claims that others print and it does not, and how many of those claims it *prints*."""

    outlet: str
    claims: tuple[Claim, ...]
    prints: int


def declined(view: View) -> tuple[Declined, ...]:
    """The parties that declined to comment, in the order of the first report of it."""
    found: dict[str, list[StoryStatement]] = defaultdict(list)
    for s in view.said(s.id for s in view.statements.values() if s.body.stance == "declines"):
        found[s.voice.id].append(s)
    return tuple(Declined(v, _name(view, said), tuple(said)) for v, said in found.items())


def _name(view: View, said: list[StoryStatement]) -> str:
    voice = view.voices.get(said[0].voice.id)
    return voice.name if voice is not None else said[0].voice.name


def left_out(view: View, claims: Iterable[Claim]) -> tuple[LeftOut, ...]:
    """The outlets that leave out some of *claims*, those that leave out most first."""
    missing: dict[str, list[Claim]] = defaultdict(list)
    prints: dict[str, int] = defaultdict(int)
    for claim in claims:
        for outlet in view.silent(claim):
            missing[outlet].append(claim)
        for outlet in view.claim_outlets(claim):
            prints[outlet] += 1
    found = (LeftOut(outlet, tuple(gone), prints[outlet]) for outlet, gone in missing.items())
    return tuple(sorted(found, key=lambda f: (-len(f.claims), f.outlet)))
