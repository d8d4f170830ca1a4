"""Tagging: a label for every token of an article: outside, or first in or inside the name of a PERS, ORG, LOC, MISC."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Token
from riwaya.mentions.names.echoes import Votes, echoes, gather
from riwaya.mentions.names.features import joint, known_all
from riwaya.mentions.names.model import weights

__all__ = ["tag"]


def tag(sentences: Sequence[Sequence[Token]]) -> list[list[str]]:
    """The labels (``O``, ``B-PERS``, ``I-PERS`` …) of the tokens of an article's sentences, read together."""
    first, second = weights()
    words = [known_all(sentence) for sentence in sentences]
    features = [joint(sentence) for sentence in words]
    votes: Votes = {}
    alone = []
    for sentence, found in zip(words, features, strict=True):
        labels = first.best(first.scores(sentence, found))
        gather(sentence, labels, votes)
        alone.append(labels)
    out = []
    for sentence, found, labels in zip(words, features, alone, strict=True):
        extra = [a + b for a, b in zip(found, echoes(sentence, labels, votes), strict=True)]
        out.append(second.best(second.scores(sentence, extra)))
    return out
