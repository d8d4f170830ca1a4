"""Headlines: ``فلان: كذا``, where the colon is the cue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from riwaya.arabic.lexicon import analyse
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import reportings
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.kinds import kind_of
from riwaya.reading.ranges import spread
from riwaya.reading.words import SOURCING, complementiser, finite

__all__ = ["read_headline", "spoken_for"]

_LONGEST = 7
_BEFORE_NAMES = frozenset(["name-given", "title", "adjective-nation"])
_SOURCE = 8
"""Tokens of a source that tell a headline's label whose it is."""


def spoken_for(paragraphs: Sequence[Paragraph], drafts: Iterable[Draft]) -> tuple[frozenset[str], frozenset[str]]:
    """Folded words by which a label can name who speaks in an article: those of its sources, and family names in it."""
    words: set[str] = set()
    names: set[str] = set()
    for d in drafts:
        if d.source is not None:
            inside = d.para.tokens[d.source[0] : min(d.source[1], d.source[0] + _SOURCE)]
            words.update(t.info.base for t in inside if not t.punct and "prep" not in t.info.classes)
    for para in paragraphs:
        if para.role == "title":
            continue
        for a, b in pairwise(para.tokens):
            if not a.info.classes or _BEFORE_NAMES.isdisjoint(a.info.classes) or a.info.prep or b.punct:
                continue
            if not b.info.classes or "name" in b.info.classes:
                names.add(b.info.base)
    return frozenset(words), frozenset(names)


def _mine(t: Token) -> bool:
    """Whether a word carries a pronoun of the first person: يمنعني, أهدافنا."""
    form = t.rest
    if len(form) < 5 or t.info.classes or t.info.article:
        return False
    verb = form.endswith("ني") and form[0] in "يت" and not form.endswith(("اني", "وني"))
    return verb or (form.endswith("نا") and (form.endswith("اتنا") or bool(analyse(form[:-2]).classes - {"name"})))


def _speech(para: Paragraph, j: int) -> bool:
    """Whether somebody's own words begin at token *j*: لن نناقش, نرفض, or show behind it: لا خوف علينا."""
    if any(t.f in wordlist("first-persons") or _mine(t) for t in para.tokens[j:]):
        return True
    t = para.tokens[j]
    if t.f in {"لن", "لا", "لم", "سوف"} and j + 1 < len(para.tokens):
        t = para.tokens[j + 1]
    form = t.f[1:] if t.f.startswith("سن") else t.f
    known = "ي" + form[1:]
    return form[0] == "ن" and len(form) > 3 and ("verb" in analyse(known).classes or bool(reportings(known)))


def _column(para: Paragraph, colon: int) -> bool:
    """Whether a few words without a verb follow, as behind the name of a columnist."""
    after = [t for t in para.tokens[colon + 1 :] if not t.punct]
    return (
        len(after) <= 5
        and not _speech(para, colon + 1)
        and not any(finite(t) or "verb" in t.info.classes or t.reports()[1] for t in after)
    )


def _whose(before: Sequence[Token]) -> bool:
    """Whether a label is told whose it is, so that it speaks: تقرير أوروبي, unlike تقرير and تقرير خاص."""
    if len(before) < 2 or "document" not in before[0].info.classes:
        return False
    return before[1].info.has("adjective-nation", "organisation", "actor", "media") or before[1].info.article


def _told_by_another(para: Paragraph, j: int) -> bool:
    """Whether somebody else speaks in the clause that begins at token *j*: the words before it only say where."""
    toks = para.tokens
    if j + 1 >= len(toks) or not toks[j].info.has("office", "people", "title") or toks[j].info.prep:
        return False
    for t in toks[j + 1 : j + 6]:
        if t.punct or t.info.has("rel", "comp"):
            return False
        if t.finite and t.f[0] in "يت" and any(r.shape.tense == "present" for r in t.reports()[1]):
            return True
    return False


def read_headline(para: Paragraph, told: tuple[frozenset[str], frozenset[str]]) -> Draft | None:
    """The statement of a title or subheading of the form ``source: content``, or None.

    *told*: what `spoken_for` makes of the article's body; a bare place name before the colon is
    a speaker only when it is among them (else it is a dateline or a label).
    """
    toks = para.tokens
    sources, names = told
    speaking = sources | names
    colon = next((t.i for t in toks if t.word.text == ":" and t.quote < 0), None)
    if colon is None or not 0 < colon <= _LONGEST or colon + 2 >= len(toks):
        return None
    before = toks[:colon]
    if (
        any(finite(t) or complementiser(t) for t in before)
        or (before[0].rest in wordlist("headline-labels") and not _whose(before))
        or before[0].word.is_number
    ):
        return None
    if toks[colon + 1].word.is_number and toks[colon + 1].start == toks[colon].end:
        return None  # a clock
    if before[0].f in SOURCING or any(t.word.text in "؟?!.،" for t in before):
        return None
    if para.role == "body" and toks[colon + 1].reports()[1] and "\u064b" not in toks[colon + 1].word.text:
        return None
    if any(t.word.text in "-–ـ|" for t in before):
        return None  # a dateline
    start = 0
    via = []
    for k, t in enumerate(before):  # مصدر لرويترز: ...
        apart = t.f == "ل"
        if k and t.f == "عن" and k + 1 < colon and (named := carriers(para, 0, k)):
            start, via = k + 1, named  # رويترز عن مصدر: …
            before = before[k + 1 :]
            break
        to = t.info.prep == "ل" or (k in para.media and t.f.startswith("ل"))
        said_at = t.rest in {"في", "خلال"} and "event" in toks[k + 1].info.classes
        to = to or t.rest == "عبر" or said_at  # سالم في حوار مع «النهر»: …
        if k and (apart or (to and carriers(para, k, colon))):
            paper = spread(para, (k + 1, colon))
            via = carriers(para, k, colon) or ([paper] if paper is not None and apart else [])
            before = before[:k]
            break
    source = (start, before[-1].i + 1)
    kind = kind_of(para, source)
    if para.role == "body" and kind != "person" and not ({before[-1].info.base, before[0].info.base} & speaking):
        return None
    words = {t.info.base for t in before if not t.punct}
    if not any(t.info.classes for t in before[:2]):
        kind = None
    marked = before[0].punct and para.closing(0) == colon - 1 and para.role == "title"
    if kind is None and not (words & speaking) and not marked:
        return None
    place = all("actor-state" in t.info.classes for t in before)
    if place and not (words & speaking) and not _speech(para, colon + 1):
        return None
    if kind in ("imagery", "document") and len(before) == 1 and before[0].f not in wordlist("findings"):
        return None
    signed = kind == "person" and len(words) > 1 and "name-given" in before[0].info.classes
    if signed and before[-1].info.base not in sources and _column(para, colon):
        return None
    if before[0].info.has("event", "time") and not before[0].info.has("document", "office", "people"):
        return None
    if before[0].info.prep or ("prep" in before[0].info.classes and "name" not in before[0].info.classes):
        return None
    if kind != "person" and not (words & speaking) and _told_by_another(para, colon + 1):
        return None  # كأس الساحل: المدرب يتحدث عن المباراة
    draft = Draft(para, "headline", [(colon, colon + 1)], 0, colon + 1, "colon")
    draft.source, draft.via = source, via
    draft.why.append("headline colon")
    return draft
