"""Unknown places: what a recogniser of names calls a place and the gazetteer has not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from riwaya.arabic.paragraphs import Paragraph
from riwaya.mentions.names.dedicated import BEARS_A_NAME
from riwaya.mentions.names.enumerated import IN_A_LIST
from riwaya.mentions.places.gazetteer import find
from riwaya.mentions.places.keys import slug
from riwaya.mentions.places.scanning import kind_of, opening
from riwaya.mentions.places.wording import words_of
from riwaya.model import Mention, Named, Span

__all__ = ["unknown_places"]

_GRAMMAR = ("comp", "prep", "sub", "neg", "vpart", "rel", "pron", "dem")


def unknown_places(found: Sequence[Mention], paragraphs: Sequence[Paragraph], taken: Sequence[Span]) -> list[Mention]:
    """Those of *found* that are likely places although nobody knows where: they stay unresolved.

    A noun of place stands before them (بلدة X), or a preposition of place and they are no everyday words. What touches
    *taken*, or bears a name that the gazetteer has and that was not taken for a place here, is left out.
    """
    spans = sorted(taken)
    out = []
    for m in found:
        if m.type != "place" or any(m.span.touches(s) for s in spans):
            continue
        para = next((p for p in paragraphs if p.start <= m.span.start < p.end), None)
        if para is None:
            continue
        inside = [t for t in para.tokens if t.start < m.span.end and m.span.start < t.end and not t.punct]
        if inside and not {BEARS_A_NAME, IN_A_LIST}.isdisjoint(m.why):
            out.append(m)
            continue
        if not inside or any(t.info.has(*_GRAMMAR) for t in inside):
            continue
        key = " ".join(t.f for t in inside)
        rest = [r.rest for r in opening(inside[0].f)]
        if len(inside) == 1 and kind_of(key.removeprefix("ال")) is not None:
            continue  # الجزيرة is the island named before
        before = para.tokens[inside[0].i - 1] if inside[0].i else None
        home = before is not None and before.rest in words_of("home-heads") and inside[0].info.article
        if not home and (find(key) or any(find(" ".join([r, *(t.f for t in inside[1:])])) for r in rest)):
            continue
        lead = before is not None and (kind := kind_of(before.f)) is not None and kind[0].kind != "any"
        near = (before is not None and before.rest in words_of("place-prepositions")) or m.span.start > inside[0].start
        plain = [_everyday(t.f) or bool(t.info.classes) or len(t.f) < 2 for t in inside]
        if (lead and (home or not all(plain))) or (near and not any(plain)):
            out.append(m)
    return out + _quarters(paragraphs, [*spans, *(m.span for m in found)])


def _quarters(paragraphs: Sequence[Paragraph], taken: Sequence[Span]) -> list[Mention]:
    """What a quarter or a village is called, where only the noun before it tells: حي الورود, قرية السودة."""
    out = []
    nouns = words_of("home-heads")
    for para in paragraphs:
        for t, name in pairwise(para.tokens):
            if t.rest not in nouns or name.punct or not name.f.startswith("ال") or len(name.f) < 5:
                continue
            if name.info.has(*_GRAMMAR, "adjective") or (name.f.endswith(("يه", "ي")) and not name.info.has("name")):
                continue
            span = Span(name.start, name.end)
            if not any(span.touches(s) for s in taken):
                named = Named(slug(name.word.text) or name.f, name.word.text, None, None, None, None)
                out.append(Mention(span, "place", named, 0.7, ("what a noun says to be a place",)))
    return out


@lru_cache(maxsize=20_000)
def _everyday(word: str) -> bool:
    """Whether the dictionary has a word both with the article and without."""
    import simplemma

    bare = word.removeprefix("ال")
    return bool(bare) and simplemma.is_known(bare, lang="ar") and simplemma.is_known("ال" + bare, lang="ar")
