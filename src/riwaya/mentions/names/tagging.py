"""Tagging: a label for every token of an article: outside, or first in or inside the name of a PERS, ORG, LOC, MISC."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.arabic.paragraphs import Token
from riwaya.mentions.names.echoes import Votes, heard, spread
from riwaya.mentions.names.features import known_all
from riwaya.mentions.names.gazetteers import marks_of, phrases_in
from riwaya.mentions.names.model import weights

__all__ = ["ROUNDS", "parted", "tag"]

ROUNDS = 2
"""How often an article is read again in the light of what its words were taken for."""


def tag(sentences: Sequence[Sequence[Token]]) -> list[list[str]]:
    """The labels (``O``, ``B-PERS``, ``I-PERS`` …) of the tokens of an article's sentences, read together."""
    first, second = weights()
    words = [known_all(sentence) for sentence in sentences]
    phrases = [phrases_in([w.word for w in sentence]) for sentence in words]
    votes = Votes()
    labels = []
    for sentence, known in zip(words, phrases, strict=True):
        labels.append(first.best(first.scores(first.sums(sentence, known))))
        votes.add(sentence, labels[-1])
    plain: list[list[int] | None] = [None] * len(words)
    seen: list[tuple[str, Sequence[tuple[str, ...]]]] = [("", ())] * len(words)
    for _ in range(ROUNDS):
        after = Votes()
        topic = votes.topic()
        for i, sentence in enumerate(words):
            own = heard(sentence, labels[i], votes)
            if (topic, own) != seen[i] and (plain[i] is not None or _tells(labels[i], own)):
                sums = plain[i] or second.sums(sentence, phrases[i])
                told = [spread(sentence, own, topic, k) if total >= 0 else () for k, total in enumerate(sums)]
                labels[i], seen[i], plain[i] = second.best(second.scores(sums, told)), (topic, own), sums
            after.add(sentence, labels[i])
        if after.named == votes.named:
            break
        votes = after
    forms = frozenset(t.f for sentence in sentences for t in sentence)
    return [parted(sentence, found, forms) for sentence, found in zip(sentences, labels, strict=True)]


def parted(tokens: Sequence[Token], labels: Sequence[str], seen: Collection[str] = ()) -> list[str]:
    """The labels with two names where و joins them: people and places never go on behind it, bodies only as nouns.

    *seen*: the folded words of the article, in which a name that و joins here may stand without it.
    """
    out = list(labels)
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


def _tells(labels: Sequence[str], own: Sequence[Sequence[str]]) -> bool:
    """Whether a sentence has a name, or a word that is one elsewhere: else it need not be read again."""
    return any(label != "O" for label in labels) or any(found and found[0] != "D=O" for found in own)
