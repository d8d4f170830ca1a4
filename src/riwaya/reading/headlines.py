"""Headlines: ``فلان: كذا``, where the colon is the cue."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft, spread
from riwaya.reading.kinds import kind_of
from riwaya.reading.words import complementiser, finite

__all__ = ["read_headline"]

_LONGEST = 7


def read_headline(para: Paragraph, spoken_for: frozenset[str]) -> Draft | None:
    """The statement of a title or subheading of the form ``source: content``, or None.

    *spoken_for*: folded words of the sources that speak in the article's body; a bare place name before the colon is
    a speaker only when it is among them (else it is a dateline or a label).
    """
    toks = para.tokens
    colon = next((t.i for t in toks if t.word.text == ":" and t.quote < 0), None)
    if colon is None or not 0 < colon <= _LONGEST or colon + 2 >= len(toks):
        return None
    before = toks[:colon]
    if (
        any(finite(t) or complementiser(t) for t in before)
        or before[0].rest in wordlist("headline-labels")
        or before[0].word.is_number
    ):
        return None
    if toks[colon + 1].word.is_number and toks[colon + 1].start == toks[colon].end:
        return None  # a clock
    if any(t.word.text in "؟?!.،" for t in before):
        return None
    if para.role == "body" and toks[colon + 1].reports()[1] and "\u064b" not in toks[colon + 1].word.text:
        return None
    if any(t.word.text in "-–ـ|" for t in before):
        return None  # a dateline
    start = 0
    via = []
    for k, t in enumerate(before):  # مصدر لرويترز: ...
        apart = t.f == "ل"
        if k and (apart or (t.info.prep == "ل" and carriers(para, k, colon))):
            told = spread(para, (k + 1, colon))
            via = carriers(para, k, colon) or ([told] if told is not None and apart else [])
            before = before[:k]
            break
    source = (start, before[-1].i + 1)
    kind = kind_of(para, source)
    if para.role == "body" and kind != "person" and not ({before[-1].info.base, before[0].info.base} & spoken_for):
        return None
    words = {t.info.base for t in before if not t.punct}
    if not any(t.info.classes for t in before[:2]):
        kind = None
    if kind is None and not (words & spoken_for):
        return None
    place = all(t.info.has("actor-state") for t in before)
    if place and not (words & spoken_for):
        return None
    if kind in ("imagery", "document") and len(before) == 1:
        return None
    if before[0].info.has("event", "time") and not before[0].info.has("document", "office", "people"):
        return None
    if before[0].info.prep or before[0].info.has("prep"):
        return None
    draft = Draft(para, "headline", [(colon, colon + 1)], 0, colon + 1, "colon")
    draft.source, draft.via = source, via
    draft.why.append("headline colon")
    return draft
