"""Dedicated: sites that bear the name of somebody who is no person of the news: مطار الملك خالد, شارع الحسن الثاني."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_known
from riwaya.mentions.names.bodies import field_of
from riwaya.mentions.names.gazetteers import marks_of
from riwaya.mentions.names.heads import any_head, base_of, heads
from riwaya.mentions.names.spans import Found

__all__ = ["BEARS_A_NAME", "dedicated"]

BEARS_A_NAME = "a site that bears a name"
"""Why a place was found that no gazetteer need have."""

_LONGEST = 5
"""Words of the person's name."""


def dedicated(tokens: Sequence[Token], people: Sequence[Found]) -> Iterator[Found]:
    """Sites and institutions called after somebody: with a ruler's title behind their noun, or one of *people* there.

    What works (a hospital, a library) is a body where it acts, a place behind a preposition of place.
    """
    named = {p.first: p.last for p in people}
    nouns = any_head("dedicated-sites", "dedicated-bodies")
    for i, t in enumerate(tokens[:-1]):
        kind = _kind(tokens, i) if base_of(t) in nouns else ""
        if not kind:
            continue
        k = i + 1
        titled = tokens[k].rest in heads("rulers") and not tokens[k].info.conj
        if titled:
            while k < len(tokens) and tokens[k].rest in heads("rulers"):
                k += 1
            last = _name_end(tokens, k)
        else:
            last = named.get(k, k)
        if last <= k or tokens[k].info.conj or tokens[k].info.prep:
            continue
        while last < len(tokens) and tokens[last].rest in heads("dedicated-tails") and not tokens[last].info.conj:
            last += 1
        end = field_of(tokens, last)
        if base_of(t) == "مركز" and tokens[last - 1].rest in heads("venue-tails"):
            kind = "place"
        if end > last or kind == "body":  # مركز الملك سلمان للإغاثة
            yield Found(i, end, "organisation", "a body that bears a name")
        else:
            yield Found(k if base_of(t) in heads("site-drop") and not titled else i, last, "place", BEARS_A_NAME)


def _kind(tokens: Sequence[Token], i: int) -> str:
    """``place`` or ``body`` where the word at *i* may bear a name, else empty."""
    token = tokens[i]
    if token.punct or token.info.article:
        return ""
    base = base_of(token)
    if base in heads("dedicated-bodies"):
        before = tokens[i - 1] if i else None
        lies = token.info.prep == "ب" or (before is not None and before.rest in heads("whereabouts"))
        return "place" if lies and base in heads("dedicated-houses") else "body"
    return "place" if base in heads("dedicated-sites") else ""


def _name_end(tokens: Sequence[Token], i: int) -> int:
    """The end of the name that begins at *i*: names, particles and an ordinal."""
    k = i
    while k < min(len(tokens), i + _LONGEST):
        t = tokens[k]
        if t.punct or t.info.prep or (t.info.conj and not t.info.has("name")):
            break
        if k > i and t.rest in heads("ordinals"):
            return k + 1
        if not (_is_name(t, opening=k == i) or t.f in heads("name-particles")):
            break
        k += 1
    return k


def _is_name(token: Token, *, opening: bool) -> bool:
    if token.rest in heads("dedicated-tails"):
        return False
    marks = marks_of(token.f).split()
    if token.info.has("name-given", "name-family", "name-foreign", "name-part"):
        return True
    common = token.info.article and is_known(token.word.text)
    return not common and any(m[0] in "gf" and (opening or m[1] != "1" or token.info.article) for m in marks)
