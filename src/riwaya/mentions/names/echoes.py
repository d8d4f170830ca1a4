"""Echoes: what the same word was taken for elsewhere in the article.

A surname stands bare where the full name came before, and what is a person in one sentence is one in the next. A first
pass over the article reads every sentence by itself; the second one sees what the first took each word for in the
others (Krishnan and Manning 2006, "An effective two-stage model for exploiting non-local dependencies in NER").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from riwaya.mentions.names.features import Known
from riwaya.mentions.names.gazetteers import bare_forms
from riwaya.mentions.names.heads import heads

__all__ = ["Votes", "echoes", "forms_of", "heard", "spread", "taken_for", "topic_of"]

_SHORTEST = 3
_OFTEN, _HALF = 0.8, 0.4
"""Shares of a word's occurrences that the first pass took for a name."""
_TOPICS = ((0.05, "3"), (0.025, "2"), (0.01, "1"))
"""How much of an article is about matches: towns are clubs there."""
_NO_LABELS: Mapping[str, int] = {}


@lru_cache(maxsize=50_000)
def forms_of(f: str) -> tuple[str, ...]:
    """The bare forms of a word by which it is known again; none for marks and numbers."""
    return () if not f[0].isalpha() else tuple(b for b in bare_forms(f) if len(b) >= _SHORTEST)


def topic_of(sport: int, words: int) -> str:
    """How much of an article of so many *words* is about matches, *sport* being of them: empty for none of it."""
    share = sport / (words or 1)
    return next((level for least, level in _TOPICS if share > least), "")


@dataclass(slots=True)
class Votes:
    """What an article's words were taken for: by bare form how often it stands there, and the names' labels it got."""

    seen: dict[str, int] = field(default_factory=dict)
    named: dict[str, dict[str, int]] = field(default_factory=dict)
    told: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    words: int = 0
    sport: int = 0

    def add(self, words: Sequence[Known], labels: Sequence[str], weight: int = 1) -> None:
        """Count the labels of a sentence's words (with weight -1: take them out again)."""
        seen, sport = self.seen, heads("sport")
        self.told.clear()
        self.words += weight * len(words)
        for word, label in zip(words, labels, strict=True):
            f = word.word
            if f in sport:
                self.sport += weight
            for form in forms_of(f):
                seen[form] = seen.get(form, 0) + weight
                if label != "O":
                    counts = self.named.setdefault(form, {})
                    counts[label] = counts.get(label, 0) + weight

    def topic(self) -> str:
        """How much of the article is about matches: empty for none of it."""
        return topic_of(self.sport, self.words)

    def of(self, word: Known, label: str) -> tuple[str, ...]:
        """Features of what a word with *label* was taken for elsewhere."""
        forms = forms_of(word.word)
        if not forms:
            return ()
        return taken_for(forms, label, sum(self.seen.get(form, 0) for form in forms) - len(forms), self.named)


def taken_for(forms: Sequence[str], label: str, total: int, named: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    """Features of what a word with *label* was taken for elsewhere, where its *forms* stand *total* times.

    *named* are the names' labels by form, that of the word itself among them.
    """
    counts: dict[str, int] = {}
    for form in forms:
        for found, n in named.get(form, _NO_LABELS).items():
            counts[found] = counts.get(found, 0) + n
    if label != "O":
        counts[label] = counts.get(label, 0) - len(forms)
    names = sorted(((n, found) for found, n in counts.items() if n > 0), reverse=True)
    if not names:
        return ("D=O",) if total > 0 else ()
    types: dict[str, int] = {}
    for n, found in names:
        types[found[2:]] = types.get(found[2:], 0) + n
    often, kind = max((n, found) for found, n in types.items())
    share = sum(types.values()) / max(total, 1)
    level = "hi" if share > _OFTEN else "mid" if share > _HALF else "lo"
    return f"D={kind}", f"D={kind},{level}", f"D={kind},{level},{min(often, 3)}", f"Dl={names[0][1]}"


def heard(words: Sequence[Known], labels: Sequence[str], votes: Votes) -> list[tuple[str, ...]]:
    """What each word was taken for elsewhere; *labels* are its own, which *votes* holds too and which do not count."""
    kept = votes.told
    out = []
    for word, label in zip(words, labels, strict=True):
        key = (word.word, label)
        found = kept.get(key)
        if found is None:
            found = kept[key] = votes.of(word, label)
        out.append(found)
    return out


def spread(word: Known, own: Sequence[str], before: Sequence[str], after: Sequence[str], topic: str) -> list[str]:
    """The features of a *word*: what it and its neighbours were taken for elsewhere, what the article is about."""
    features = list(own)
    if topic:
        sort = word.own[2] if len(word.own) > 2 else word.kind
        features += [f"sp={topic}", f"sp={topic}|{word.kind}", f"sp{sort}"]
    if before:
        features.append("-1" + before[0])
    if after:
        features.append("+1" + after[0])
    return features


def echoes(words: Sequence[Known], labels: Sequence[str], votes: Votes) -> list[list[str]]:
    """For each word of a sentence the features that ``spread`` gives."""
    own = heard(words, labels, votes)
    topic = votes.topic()
    edged = [(), *own, ()]
    return [spread(word, own[i], edged[i], edged[i + 2], topic) for i, word in enumerate(words)]
