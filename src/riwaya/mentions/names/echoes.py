"""Echoes: what the same word was taken for elsewhere in the article.

A surname stands bare where the full name came before, and what is a person in one sentence is one in the next. A first
pass over the article reads every sentence by itself; the second one sees what the first took each word for in the
others (Krishnan and Manning 2006, "An effective two-stage model for exploiting non-local dependencies in NER").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riwaya.mentions.names.features import Known
from riwaya.mentions.names.gazetteers import bare_forms

__all__ = ["Votes", "echoes", "gather"]

Votes = dict[str, Counter[str]]
"""From a bare form to the labels that its occurrences got."""

_SHORTEST = 3
_OFTEN, _HALF = 0.8, 0.4
"""Shares of a word's occurrences that the first pass took for a name."""


def _forms(word: Known) -> tuple[str, ...]:
    """The bare forms of a word by which it is known again; none for marks and numbers."""
    f = word.word
    return () if not f[0].isalpha() else tuple(b for b in bare_forms(f) if len(b) >= _SHORTEST)


def gather(words: Sequence[Known], labels: Sequence[str], votes: Votes, weight: int = 1) -> None:
    """Count the labels of a sentence's words into *votes* (with weight -1: take them out again)."""
    for word, label in zip(words, labels, strict=True):
        for form in _forms(word):
            votes.setdefault(form, Counter())[label] += weight


def _echo(word: Known, label: str, votes: Votes) -> tuple[str, ...]:
    forms = _forms(word)
    counts: Counter[str] = Counter()
    for form in forms:
        counts.update(votes.get(form, {}))
    counts[label] -= len(forms)
    total = sum(n for n in counts.values() if n > 0)
    if total <= 0:
        return ()
    names = sorted(((n, found) for found, n in counts.items() if found != "O" and n > 0), reverse=True)
    if not names:
        return ("D=O",)
    types: Counter[str] = Counter()
    for n, found in names:
        types[found[2:]] += n
    often, kind = max((n, found) for found, n in types.items())
    share = sum(types.values()) / total
    level = "hi" if share > _OFTEN else "mid" if share > _HALF else "lo"
    return f"D={kind}", f"D={kind},{level}", f"D={kind},{level},{min(often, 3)}", f"Dl={names[0][1]}"


def echoes(words: Sequence[Known], labels: Sequence[str], votes: Votes) -> list[list[str]]:
    """For each word of a sentence features of what it, and its neighbours, were taken for elsewhere.

    *labels* are the sentence's own of the first pass, which *votes* holds too: they are left out of the count.
    """
    own = [_echo(word, label, votes) for word, label in zip(words, labels, strict=True)]
    out = []
    for i, found in enumerate(own):
        features = list(found)
        if i and own[i - 1]:
            features.append("-1" + own[i - 1][0])
        if i + 1 < len(own) and own[i + 1]:
            features.append("+1" + own[i + 1][0])
        out.append(features)
    return out
