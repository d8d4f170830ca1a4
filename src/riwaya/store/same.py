"""Sameness: which statements of a dossier are those of the one before, by their words, whatever they are called now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from riwaya.model import Dossier
from riwaya.store.index import voice_key

__all__ = ["Said", "same_said", "words_of"]

Said = tuple[int, str]
"""A statement by its article's number in the store and its label in the article."""

_ALIKE = 0.6  # likeness of their words from which two statements are one, read or worded otherwise


def words_of(dossier: Dossier, articles: Mapping[str, int]) -> dict[Said, str]:
    """What every statement of *dossier* says, as words are compared; *articles* are the store's numbers by its ids."""
    texts = {a.id: a.text for a in dossier.articles}
    return {(articles[s.article], s.body.id): " ".join(voice_key(c.of(texts[s.article])) for c in s.body.content)
            for s in dossier.statements}  # fmt: skip


def same_said(now: Mapping[Said, str], before: Mapping[Said, str],
              came_of: Mapping[int, Sequence[int]]) -> dict[Said, Said]:  # fmt: skip
    """The statement of *before* that each of *now* is, where it is one.

    It is one of the same article, or of the one in whose place that came (*came_of*): of the same words, else of most
    of them, each statement at most once. What was kept without words is known by its label.
    """
    theirs = _by_article(before)
    found: dict[Said, Said] = {}
    for article, mine in _by_article(now).items():
        for earlier in (article, *came_of.get(article, ())):
            left = {label: text for label, text in mine.items() if (article, label) not in found}
            there = theirs.get(earlier, {})
            found |= {(article, a): (earlier, b) for a, b in _pairs(left, there)}
    return found


def _by_article(said: Mapping[Said, str]) -> dict[int, dict[str, str]]:
    out: dict[int, dict[str, str]] = defaultdict(dict)
    for (article, label), text in sorted(said.items()):
        out[article][label] = text
    return out


def _pairs(mine: Mapping[str, str], there: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels of statements of one article that are one, the surest first."""
    sure = [(a, a) for a, text in mine.items() if a in there and there[a] in ("", text)]
    rest = [a for a in mine if (a, a) not in sure]
    bags = {a: Counter(mine[a].split()) for a in rest}
    others = {b: Counter(text.split()) for b, text in there.items() if text and (b, b) not in sure}
    alike = sorted(((-_likeness(bags[a], bag), a, b) for a in rest for b, bag in others.items()))
    taken: set[str] = set()
    given: set[str] = set()
    for worth, a, b in alike:
        if -worth >= _ALIKE and a not in given and b not in taken:
            given.add(a)
            taken.add(b)
            sure.append((a, b))
    return sure


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    """The share of words that both have (Dice), 0 to 1."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0
