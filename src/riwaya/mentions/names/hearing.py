"""Hearing: what each word of an article was taken for elsewhere in it, told anew whenever its labels have changed.

Words hardly ever are names, and how often a word stands in an article does not change while its labels do: what is
heard of most of them is the same in every round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from riwaya.mentions.names.echoes import forms_of, spread, taken_for, topic_of
from riwaya.mentions.names.features import Known
from riwaya.mentions.names.heads import heads
from riwaya.mentions.names.model import Weights

__all__ = ["Hearing", "Round", "Told", "Votes", "plain"]

Votes = dict[str, dict[str, int]]
"""How often an article gives a form each of the labels of names."""

Told = dict[int, tuple[str, ...]]
"""The features of what words were taken for elsewhere, by their place in a sentence; the other words are no names."""


def plain(labels: Sequence[str]) -> bool:
    """Whether labels tell of no name."""
    return labels.count("O") == len(labels)


class Hearing:
    """The words of an article, sentence by sentence: what of them stays as it is whatever they are taken for."""

    def __init__(self, words: Sequence[Sequence[Known]]) -> None:
        self.words = words
        self.forms = [[w.word for w in sentence] for sentence in words]
        counts = Counter(chain.from_iterable(self.forms))
        self.bare = [(word, forms) for word in counts if (forms := forms_of(word))]
        self.seen: dict[str, int] = {}
        get = self.seen.get
        for word, forms in self.bare:
            n = counts[word]
            for form in forms:
                self.seen[form] = get(form, 0) + n
        sport = heads("sport")
        self.topic = topic_of(sum(counts[word] for word in sport if word in counts), counts.total())

    def elsewhere(self, word: str) -> int:
        """How often the forms of a word stand in the article apart from itself."""
        forms = forms_of(word)
        return sum([self.seen[form] for form in forms]) - len(forms)

    def votes(self, labels: Sequence[Sequence[str]]) -> Votes:
        """What the labels of all sentences say."""
        out: Votes = {}
        for forms, found in zip(self.forms, labels, strict=True):
            if plain(found):
                continue
            for word, label in zip(forms, found, strict=True):
                if label != "O":
                    for form in forms_of(word):
                        told = out.setdefault(form, {})
                        told[label] = told.get(label, 0) + 1
        return out

    def round(self, votes: Votes) -> Round:
        """One round of reading again in the light of *votes*."""
        return Round(self, votes)


class Round:
    """What is heard in one round, in which the votes stay as they are."""

    def __init__(self, hearing: Hearing, votes: Votes) -> None:
        self.hearing, self.votes = hearing, votes
        named = votes.keys()
        self.hot = frozenset([word for word, forms in hearing.bare if not named.isdisjoint(forms)])
        self.unnamed: dict[str, tuple[str, ...]] = {}
        self.kept: dict[tuple[str, str], tuple[str, ...]] = {}

    def told(self, i: int, labels: Sequence[str]) -> Told:
        """What the words of sentence *i*, which have *labels* now, were taken for elsewhere."""
        forms, hot = self.hearing.forms[i], self.hot
        if hot.isdisjoint(forms):
            return {}
        return {k: self._of(word, labels[k]) for k, word in enumerate(forms) if word in hot}

    def _of(self, word: str, label: str) -> tuple[str, ...]:
        found = self.kept.get((word, label))
        if found is None:
            found = taken_for(forms_of(word), label, self.hearing.elsewhere(word), self.votes)
            self.kept[word, label] = found
        return found

    def _unnamed(self, word: str) -> tuple[str, ...]:
        """What is heard of a word that is no name anywhere."""
        found = self.unnamed.get(word)
        if found is None:
            found = self.unnamed[word] = ("D=O",) if self.hearing.elsewhere(word) > 0 else ()
        return found

    def heard(self, i: int, told: Told, sums: Sequence[int], weights: Weights) -> list[int]:
        """The packed scores *sums* of the words of sentence *i* with those of what is heard of them added."""
        words, topic = self.hearing.words[i], self.hearing.topic
        forms, unnamed, echoes = self.hearing.forms[i], self._unnamed, weights.echoes
        out = list(sums)
        last = len(forms) - 1
        for k, total in enumerate(sums):
            if total < 0:
                continue
            own = told[k] if k in told else unnamed(forms[k])
            before = (told[k - 1] if k - 1 in told else unnamed(forms[k - 1]))[:1] if k else ()
            after = (told[k + 1] if k + 1 in told else unnamed(forms[k + 1]))[:1] if k < last else ()
            key: tuple[object, ...] = (own, before, after)
            if topic:
                key = (*key, topic, words[k].own[2:3], words[k].kind)
            echo = echoes.get(key)
            out[k] += weights.echo(key, spread(words[k], own, before, after, topic)) if echo is None else echo
        return out
