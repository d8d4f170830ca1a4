"""Prose: how much a line looks like a paragraph of news, by declared features with weights."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import column, rows
from riwaya.layout.looks import LONGEST, Look, once

__all__ = ["is_ticker", "prose_score", "reads_on", "talks_of_site"]

PROSE = 0.5
"""From this score a line is taken for running text."""

_FEWEST = 5  # words of a line whose features are looked at
_Feature = tuple[str, float, Callable[[Look], bool]]
_FEATURES: tuple[_Feature, ...] = (
    ("has twelve words", 0.3, lambda k: k.count >= 12),
    ("has twenty words", 0.25, lambda k: k.count >= 20),
    ("has fewer than six words", -0.3, lambda k: k.count < 6),
    ("ends as a sentence does", 0.35, lambda k: k.ended and k.count >= 5),
    ("has commas", 0.15, lambda k: k.marks >= 2),
    ("begins as a paragraph that reads on", 0.15, lambda k: k.count >= 6 and reads_on(k)),
    ("has a bullet", -0.3, lambda k: k.bullet),
    ("is mostly links", -0.9, lambda k: k.linked > 0.5),
    ("is in Latin letters", -0.5, lambda k: k.latin > 0.6),
    ("stands more than once", -0.4, lambda k: k.repeats > 1),
    ("begins with a label", -0.8, lambda k: _labelled(k)),
    ("is a run of headlines", -0.9, lambda k: is_ticker(k)),
    ("stands in a paragraph element", 0.2, lambda k: k.block is not None and k.block.tag == "p" and k.count >= 5),
    ("stands in a heading or caption element", -0.5, lambda k: _heading(k)),
    (
        "stands in a part of the page that holds no article",
        -1.0,
        lambda k: k.part in ("form", "chrome", "link", "caption"),
    ),
    ("talks of the site itself", -0.8, lambda k: talks_of_site(k)),
    ("is too long to be a paragraph", -2.0, lambda k: len(k.text) > LONGEST),
)


def prose_score(look: Look) -> tuple[float, tuple[str, ...]]:
    """How much *look* is running text, 0 to 1, and the features that say so."""
    if look.count < _FEWEST:  # it cannot reach the score of prose, whatever else it is
        return 0.0, ("has hardly a word",)
    score, why = 0.0, []
    for name, weight, holds in _FEATURES:
        if holds(look):
            score += weight
            why.append(name)
    return min(1.0, max(0.0, score)), tuple(why or ["nothing of it speaks for or against text"])


def _labelled(look: Look) -> bool:
    """A label that makes the line no prose: of a long line ("مصدر أمني قال …") only strong ones do."""
    label = look.label
    if label is None:
        return False
    if label.role in ("meta", "caption"):
        return look.count <= 8 or (not look.ended and look.count <= 14)
    return look.count <= 25 or label.role != "link"


def _heading(look: Look) -> bool:
    if look.enlarged:
        return False
    return look.block is not None and look.block.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "button",
                                                         "label", "th")  # fmt: skip


@cache
def _openers() -> tuple[frozenset[str], frozenset[str]]:
    table = rows("openers")
    firsts = frozenset(r["opener"] for r in table if " " not in r["opener"])
    return firsts, frozenset(r["opener"] for r in table if " " in r["opener"])


@cache
def _waw_words() -> frozenset[str]:
    return column("waw_words", "word")


@cache
def _joints() -> frozenset[str]:
    return frozenset(fold(w) for w in column("joints", "word"))


@cache
def _site_words() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The single words, and the phrases by their last words."""
    table = sorted(fold(w) for w in column("site_words", "word"))
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in (w for w in table if " " in w):
        last = phrase.rpartition(" ")[2]
        phrases[last] = (*phrases.get(last, ()), phrase)
    return frozenset(w for w in table if " " not in w), phrases


def talks_of_site(look: Look, fewest: int = 3) -> bool:
    """Whether the line speaks to readers of the site's own rules: comments, accounts, cookies.

    A set phrase says so, or *fewest* single words.
    """
    single, phrases = _site_words()
    if any(p in look.folded for last in look.words & phrases.keys() for p in phrases[last]):
        return True
    return len(single & look.words) >= fewest


_REPORTING = re.compile(r"و[\u0621-\u064a]{3,}")


@once
def reads_on(look: Look) -> bool:
    """Whether the line begins as a paragraph that continues another one does."""
    head = look.folded[:60].lstrip("\"'«“•-– ")
    parts = head.split(" ", 3)
    firsts, pairs = _openers()
    first = parts[0].rstrip("،,:")
    return (
        first in firsts
        or " ".join(parts[:2]).rstrip("،,:") in pairs
        or (_REPORTING.fullmatch(first) is not None and first not in _waw_words())
    )


@once
def is_ticker(look: Look) -> bool:
    """Whether the line is a run of headlines: long, with bars between them or hardly a word that joins clauses."""
    stars = look.text.count("***") + look.text.count("•")
    if look.count >= 15 and stars >= 2 and stars * 15 >= look.count:
        return True
    if look.count < 40:
        return False
    bars = look.text.count("|") + look.text.count("***") + look.text.count("•") + look.text.count(" / ")
    if bars >= 4 and bars * 25 >= look.count:
        return True
    joined = _joined(look)
    if reads_on(look) or look.ended:
        return joined < 0.02 and look.marks * 8 < look.count
    if look.count < 60:
        return joined < 0.06
    return joined < 0.06 or (joined < 0.085 and look.marks * 15 < look.count)


def _joined(look: Look) -> float:
    """The share of words that join clauses (أن، التي، و…): common in prose, rare in a row of headlines."""
    parts = look.folded.split()
    joints = _joints()
    return sum([p in joints or (p[:1] == "و" and len(p) > 3) for p in parts]) / max(1, len(parts))
