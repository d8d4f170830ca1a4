"""Tagging: a label for every token of an article: outside, or first in or inside the name of a PERS, ORG, LOC, MISC."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.arabic.paragraphs import Token
from riwaya.mentions.names.features import known_all
from riwaya.mentions.names.gazetteers import marks_of, phrases_in
from riwaya.mentions.names.hearing import Hearing, Told, plain
from riwaya.mentions.names.model import weights

__all__ = ["ROUNDS", "parted", "tag"]

ROUNDS = 2
"""How often an article is read again in the light of what its words were taken for."""


def tag(sentences: Sequence[Sequence[Token]], phrases: Sequence[Sequence[str]] | None = None) -> list[list[str]]:
    """The labels (``O``, ``B-PERS``, ``I-PERS`` …) of the tokens of an article's sentences, read together.

    *phrases* are the known ones in each sentence, where they have been looked up before.
    """
    first, second = weights()
    words = [known_all(sentence) for sentence in sentences]
    if phrases is None:
        phrases = [phrases_in([w.word for w in sentence]) for sentence in words]
    labels = [first.best(first.scores(first.sums(w, p))) for w, p in zip(words, phrases, strict=True)]
    hearing = Hearing(words)
    votes = hearing.votes(labels)
    known: list[list[int] | None] = [None] * len(words)
    seen: list[Told | None] = [None] * len(words)
    for _ in range(ROUNDS):
        round_ = hearing.round(votes)
        for i, sentence in enumerate(words):
            told = round_.told(i, labels[i])
            sums = known[i]
            if told == seen[i] or (sums is None and not _tells(labels[i], told)):
                continue
            if sums is None:
                sums = known[i] = second.sums(sentence, phrases[i])
            labels[i], seen[i] = second.best(second.scores(round_.heard(i, told, sums, second))), told
        after = hearing.votes(labels)
        if after == votes:
            break
        votes = after
    forms = frozenset([t.f for sentence in sentences for t in sentence])
    return [parted(sentence, found, forms) for sentence, found in zip(sentences, labels, strict=True)]


def parted(tokens: Sequence[Token], labels: Sequence[str], seen: Collection[str] = ()) -> list[str]:
    """The labels with two names where و joins them: people and places never go on behind it, bodies only as nouns.

    *seen*: the folded words of the article, in which a name that و joins here may stand without it.
    """
    out = list(labels)
    if plain(labels):
        return out
    for i, (token, label) in enumerate(zip(tokens, labels, strict=True)):
        if label[:2] == "I-" and token.f[0] == "و" and len(token.f) > 3 and _joins(token, label[2:], seen):
            out[i] = "B-" + label[2:]
    return out


def _joins(token: Token, kind: str, seen: Collection[str]) -> bool:
    marks = marks_of(token.f)
    if token.info.conj:
        return kind != "ORG" or any(m[0] in "SOkb" for m in marks.lstrip("+").split())
    if kind == "ORG" or token.info.classes:
        return False
    return marks[:1] == "+" or (not marks and token.f[1:] in seen)


def _tells(labels: Sequence[str], told: Told) -> bool:
    """Whether a sentence has a name, or a word that is one elsewhere: else it need not be read again."""
    return not plain(labels) or any(found and found[0] != "D=O" for found in told.values())
