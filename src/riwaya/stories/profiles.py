"""Profiles: what of an article tells which story it is of, small enough to keep thousands in memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words
from riwaya.model import Article, Named

__all__ = ["Profile", "profile_of"]

_PROSE = frozenset({"title", "standfirst", "body", "subhead"})
_NAMING = frozenset({"person", "organisation", "place"})
_LEAD = 50
"""Words of the running text that tell what it is about; the rest tells what it is about besides."""
_MOST = 600
"""Words of the running text that are looked at."""
_RESOLVED = 0.5
"""How much is made of what a name resolves to, beside the words of the name, which say the same."""
_TITLE_BONUS, _LEAD_BONUS = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Profile:
    """*key* is the same for the same article wherever it is met; *day* the day it is of (ISO 8601), if known.

    *terms* are what its words mean (`riwaya.arabic.stems.concept`) and, behind an @, whom and what it names, each with
    how much is made of it; *names* those that stand in the name of a person, body or place; *shown* how a term is
    written.
    """

    key: str
    day: str | None
    headline: str
    terms: Mapping[str, float]
    names: frozenset[str]
    shown: Mapping[str, str]


def profile_of(text: str, article: Article, key: str, day: str | None) -> Profile:
    """The profile of *article*, whose page has the *text*.

    What names the outlet, the agency or the reporter tells nothing of the story and is left out.
    """
    counts: dict[str, int] = {}
    bonus: dict[str, float] = {}
    shown: dict[str, str] = {}
    names: set[str] = set()
    theirs = _makers(article)
    spans = sorted(m.span for m in article.mentions if m.type in _NAMING)
    starts = [s.start for s in spans]
    titled = False
    place = 0
    for line in article.lines:
        if line.role not in _PROSE or place >= _MOST:
            continue
        title = line.role == "title"
        titled |= title
        for word in words(text, line.start, line.end):
            if word.is_punctuation:
                continue
            place += not title
            term = _term(word.text)
            if not term or term in theirs:
                continue
            counts[term] = counts.get(term, 0) + 1
            extra = _TITLE_BONUS if title else _LEAD_BONUS if place <= _LEAD else 0.0
            if extra > bonus.get(term, 0.0):
                bonus[term] = extra
            shown.setdefault(term, word.text)
            at = bisect_right(starts, word.start) - 1
            if at >= 0 and word.start < spans[at].end:
                names.add(term)
    if not titled:
        for word in words(article.headline):
            term = "" if word.is_punctuation else _term(word.text)
            if term and term not in theirs:
                counts[term] = counts.get(term, 0) + 1
                bonus[term] = _TITLE_BONUS
                shown.setdefault(term, word.text)
    made = {term: 1 + log(n) + bonus.get(term, 0.0) for term, n in counts.items()}
    named: dict[str, int] = {}
    for m in article.mentions:
        if m.type in _NAMING and isinstance(m.resolved, Named):
            term = f"@{m.resolved.id}"
            named[term] = named.get(term, 0) + 1
            shown.setdefault(term, m.resolved.name)
            names.add(term)
    made |= {term: _RESOLVED * (1 + log(n)) for term, n in named.items()}
    return Profile(key, day, article.headline, made, frozenset(names), shown)


def _makers(article: Article) -> frozenset[str]:
    said = (article.outlet, article.credit, article.author)
    return frozenset(_term(w.text) for name in said if name for w in words(name) if not w.is_punctuation)


@lru_cache(maxsize=200_000)
def _term(word: str) -> str:
    """What *word* means (`concept`); empty for what carries grammar only, and for single letters and digits."""
    if is_stopword(word):
        return ""
    term = concept(word)
    return term if len(term) > 1 else ""
