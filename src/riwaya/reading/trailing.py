"""Trailing sources: a sourcing phrase that is a sentence of its own, or that names who a passive leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph
from riwaya.reading.drafts import Draft

__all__ = ["passive_named", "stands_for_last", "thought_of_thing"]

_LEAST = 3
"""Tokens of a sentence that can be said by whom the next one names."""


_OPENERS = {"كما", "حيث", "بينما", "فيما", "ان", "انه", "حين", "اذ", "التي", "الذي"}
"""Words behind which a passive is the clause's own verb, not that of a noun: وثائق يفترض أنها."""


def thought_of_thing(d: Draft) -> bool:
    """Whether a passive only tells what is thought of a noun before it: وثائق يفترض أنها عقود."""
    toks, at = d.para.tokens, d.at
    if not d.passive or d.source is not None or at == 0:
        return False
    return not (toks[at].reports()[0] or toks[at - 1].punct or toks[at - 1].rest in _OPENERS)


def passive_named(host: Draft, d: Draft) -> bool:
    """Give the passive *host* the source that the sourcing phrase *d* names: يتوقع أن … وفقا للمدير. True if done."""
    if not host.passive or host.source is not None or d.source is None:
        return False
    host.source, host.passive = d.source, False
    host.cue += d.cue
    return True


def stands_for_last(para: Paragraph, d: Draft, first: int, kept: Sequence[Draft]) -> bool:
    """Let a sourcing phrase that is all of its sentence, which begins at *first*, bring the sentence before it.

    False where there is none, or where somebody else says something in it.
    """
    before = next(((a, b) for a, b in para.sentences if b == first), None)
    if d.source is None or before is None or d.how == "own":
        return False
    a, b = before
    while a < b and para.tokens[a].punct and para.tokens[a].word.text not in '«“"':
        a += 1
    while b > a and para.tokens[b - 1].punct and para.tokens[b - 1].word.text not in '»”")':
        b -= 1
    if b - a < _LEAST or any(a <= e.at < b for e in kept):
        return False
    d.content, d.begin = [(a, b)], a
    return bool(d.content_spans)
