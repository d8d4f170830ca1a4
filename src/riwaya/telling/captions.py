"""Captions: what a picture shows, in words, and what it had no room for."""

from __future__ import annotations

from riwaya.telling.bounds import shortened
from riwaya.telling.network import Network
from riwaya.telling.words import Words

__all__ = ["told", "undrawn"]

_LETTERS = 160
_NAMES = 6
"""Names of outlets that one sentence holds; the rest are counted."""


def told(net: Network, t: Words) -> str:
    """Who has it from whom, from the voices to the outlets."""
    names = [t.n("n.hands", h.more) if h.more else shortened(h.name, _LETTERS) or t("no_source") for h in net.hands]
    passed: list[tuple[tuple[str, ...], tuple[int, ...], int]]
    passed = [((names[i],), hand.before, 0) for i, hand in enumerate(net.hands) if hand.before]
    for p in net.printed:
        named = tuple(shortened(name, _LETTERS) for name in p.names[:_NAMES])
        passed.append((named, p.hands, p.count - len(named)))
    return t("semicolon").join(
        t("passed", names=t.series([*who, *([t.n("n.more", more)] if more else [])]),
          hands=t.series([names[i] for i in hands]))
        for who, hands, more in passed
    )  # fmt: skip


def undrawn(net: Network, t: Words) -> str:
    """How many voices and outlets are not drawn; empty where all are."""
    left = [t.n("n.voices", net.voices)] if net.voices else []
    left += [t.n("n.outlets", net.outlets)] if net.outlets else []
    return t("undrawn", what=t.series(left)) if left else ""
