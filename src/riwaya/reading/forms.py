"""Forms: whether a content's words are quoted, wholly or in part, and which quotation marks only mark a name."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.words import finite

__all__ = ["form_of"]


def form_of(draft: Draft) -> str:
    """``direct`` where one quotation holds all of the content, ``mixed`` where it holds a part, else ``indirect``.

    A quotation that holds the cue too is somebody else's and does not count.
    """
    para, ranges = draft.para, draft.content
    if not ranges:
        return "indirect"
    a, b = ranges[0][0], ranges[-1][1]
    around = draft.how in ("post", "own", "before", "uncued")
    quotes = [(x, y) for x, y in para.quotes if around or not (draft.cue and x < draft.at < y)]
    if any(x <= a and y >= b - 1 and y - x >= 2 for x, y in quotes):
        described = "relative" in draft.why and draft.verb is not None and draft.verb.takes("obj/ب")
        return "mixed" if described else "direct"  # أمر وصفه بأنه «…»: what is described is the article's word
    return "mixed" if any(_speech(para, x, y, a, b) for x, y in quotes) else "indirect"


def _speech(para: Paragraph, x: int, y: int, a: int, b: int) -> bool:
    """Whether the quotation at marks *x* and *y* gives words of the content in tokens *a* to *b*, not merely a name."""
    if x == a - 1 and a < y < b:
        return y - x > 3
    if not (a <= x and y < b):
        return False
    inside = [t for t in para.tokens[x + 1 : y] if not t.punct]
    if not inside:
        return False
    if any(t.word.is_number or t.word.text.isascii() for t in inside) and len(inside) <= 5:
        return False  # «إم إتش 370», "3,058"
    first = inside[0]
    feminine = first.f.endswith("ت") and len(first.f) > 3 and not (first.info.classes or first.info.article)
    verbal = any(finite(t) for t in inside) or (feminine and not first.f.endswith("ات"))
    if verbal or first.info.prep or first.info.has("prep", "comp", "sub"):
        return True
    before = para.tokens[x - 1] if x > a else None
    if len(inside) == 1 and (len(inside[0].f) == 1 or inside[0].info.has("name", "actor")):
        return False
    named = before is not None and (
        before.info.base in wordlist("named-things")
        or before.f.removeprefix("ال") in wordlist("named-things")
        or (len(inside) < 3 and before.info.has("organisation", "media", "title", "office", "name"))
    )
    if named and len(inside) < 6:
        return False
    return len(inside) >= 3 or not named
