"""Speakers: who each statement of an article goes back to, once pronouns and short mentions are followed.

A speaker is a chain of mentions in one article. A dropped subject continues the last speaker that agrees with the
verb; a surname, a bare office or a definite description points at the fullest phrase that it is a part of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Kind, Span
from riwaya.reading.drafts import Draft, Range, spread
from riwaya.reading.kinds import kind_of, name_start
from riwaya.reading.phrases import finite, noun_phrase

__all__ = ["Speaker", "resolve"]


@dataclass(slots=True)
class Mention:
    """A noun phrase that may name a speaker; *words* are the folded bases of its content words, in order."""

    para: Paragraph
    tokens: Range
    span: Span
    words: tuple[str, ...]
    head: Token
    kind: Kind | None
    speaks: bool = False
    rank: int = 0


@dataclass(slots=True)
class Speaker:
    """One who speaks in the article: *full* is the fullest mention."""

    full: Mention
    mentions: list[Mention] = field(default_factory=list)
    kind: Kind = "unnamed"


_GENERIC = {"people", "office", "organisation", "document", "media", "imagery", "data", "title"}


def _words(para: Paragraph, tokens: Range) -> tuple[str, ...]:
    out = []
    for t in para.tokens[tokens[0] : tokens[1]]:
        if t.punct or t.rest in wordlist("same") or t.info.has("dem"):
            continue
        out.append(t.info.base)
    return tuple(out)


def mention_of(para: Paragraph, tokens: Range, rank: int) -> Mention | None:
    """The mention at a token range, or None when it is only punctuation."""
    span = spread(para, tokens)
    if span is None:
        return None
    head = next((t for t in para.tokens[tokens[0] : tokens[1]] if not t.punct and not t.info.has("dem", "quant")), None)
    head = head or para.tokens[tokens[0]]
    return Mention(para, tokens, span, _words(para, tokens), head, kind_of(para, tokens), rank=rank)


def candidates(paragraphs: Sequence[Paragraph], taken: set[int]) -> list[Mention]:
    """Noun phrases of the article headed by an office, a name, a body or unnamed people, apart from the sources.

    *taken* holds the offsets at which sources begin; those are mentions already.
    """
    out: list[Mention] = []
    for p, para in enumerate(paragraphs):
        j = 0
        toks = para.tokens
        while j < len(toks):
            t = toks[j]
            info = t.info
            fits = info.has("office", "people", "title", "organisation", "name", "actor", "document", "media")
            if not fits or t.punct or t.start in taken or finite(t):
                j += 1
                continue
            if info.prep and not info.article and not info.has("office", "people", "title", "organisation", "actor"):
                j += 1
                continue
            limit = next(
                (k for k in range(j + 1, min(j + 14, _sentence_limit(para, j))) if toks[k].info.has("rel")), j + 14
            )
            end = noun_phrase(para, j, min(limit, _sentence_limit(para, j)), clitic=bool(info.prep), obj=True)
            if end > j:
                m = mention_of(para, (j, end), p)
                if m is not None and m.kind is not None:
                    if info.prep and m.span.start == t.start and not t.f.startswith("لل"):
                        m.span = Span(m.span.start + 1 + len(info.conj), m.span.end)
                    out.append(m)
                j = end
            else:
                j += 1
    return out


def _sentence_limit(para: Paragraph, i: int) -> int:
    return next((b for a, b in para.sentences if a <= i < b), len(para.tokens))


def _bare(base: str) -> str:
    """A base without the ending of number or gender, for comparing heads."""
    for end in ("تان", "تين", "ون", "ين", "ان", "ات", "ه", "و", "ا"):
        if base.endswith(end) and len(base) - len(end) >= 3:
            return base[: -len(end)]
    return base


_BROKEN = {
    "مصدر": "مصادر",
    "خبير": "خبراء",
    "شاهد": "شهود",
    "وزير": "وزراء",
    "محام": "محامون",
    "تقرير": "تقارير",
    "بيان": "بيانات",
}


def _same_head(a: Token, b: Token) -> bool:
    x, y = _bare(a.info.base), _bare(b.info.base)
    return x == y or _BROKEN.get(x) == y or _BROKEN.get(y) == x


def _points_at(short: Mention, full: Mention) -> bool:
    """Whether *short* can be a shorter mention of *full*."""
    if not short.words or len(short.words) > len(full.words) or short.span == full.span:
        return False
    inside = all(w in full.words for w in short.words)
    if short.kind == "person" or (short.kind is None and not short.head.info.article):
        if full.kind not in ("person", None):
            return False
        names = _name_words(short)
        return bool(names) and all(w in full.words for w in names) and len(full.words) > len(short.words)
    if short.head.info.has(*_GENERIC) and (short.head.info.article or short.head.info.number != "s"):
        same = _same_head(short.head, full.head)
        if len(short.words) == 1:
            fuller = len(full.words) > 1 or not full.head.info.article
            human = short.head.info.has("office", "people", "title")
            return fuller and (same or (inside and (full.kind == short.kind or (human and full.kind == "person"))))
        return same and sum(
            w in full.words or any(_bare(w) == _bare(x) for x in full.words) for w in short.words
        ) >= len(short.words)
    titled = (
        short.head.info.has("office", "title") and full.kind == "person"
    )  # مفتي السعودية of الشيخ فلان مفتي عام السعودية
    alike = short.kind in (None, full.kind) or full.kind is None or titled
    return inside and alike and len(short.words) < len(full.words)


def _name_words(m: Mention) -> list[str]:
    start = name_start(m.para, m.tokens)
    a, b = (start if start is not None else m.tokens[0]), m.tokens[1]
    out = []
    for t in m.para.tokens[a:b]:
        if t.punct or (t.info.has("prep", "rel", "office", "title") and not t.info.has("name")):
            break
        out.append(t.info.base)
    return out


def _gender(m: Mention) -> str:
    """m, f or empty (unknown) of a mention's head."""
    info = m.head.info
    if info.number == "p" and not info.has("people", "office", "title"):
        return "f"
    if info.has("organisation", "media", "document", "imagery", "data", "people", "office", "title") and info.classes:
        from riwaya.arabic.lexicon import head_forms

        return head_forms().get(info.base, ("", "", ""))[2]
    if info.has("name") or m.kind == "person":
        return "f" if info.base.endswith(("ه", "اء")) and not info.has("name-family") else ""
    if info.has("actor-state"):
        return "f"
    return ""


def _agrees(draft: Draft, m: Mention) -> bool:
    gender = _gender(m)
    number = m.head.info.number
    two = " و" in m.para.text[m.span.start : m.span.end] and m.kind == "person"
    if draft.number in ("d", "p"):
        return number in ("d", "p") or two or m.kind in ("organisation",)
    if draft.number == "s" and number in ("d", "p") and m.head.info.has("people", "office") and m.kind == "unnamed":
        return draft.gender == "f"
    return not gender or not draft.gender or gender == draft.gender


def resolve(paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> None:
    """Give every draft its `speaker`, its `referent` span and its `kind`. *drafts* are in text order."""
    order = {id(p): n for n, p in enumerate(paragraphs)}
    own: dict[int, Mention] = {}
    for n, d in enumerate(drafts):
        if d.source is not None:
            m = mention_of(d.para, d.source, order[id(d.para)])
            if m is not None:
                m.speaks = True
                own[n] = m
    others = candidates(paragraphs, {m.span.start for m in own.values()})
    everyone = sorted([*own.values(), *others], key=lambda m: m.span)
    speakers: list[Speaker] = []
    by_span: dict[Span, Speaker] = {}
    for n, d in enumerate(drafts):
        mention = own.get(n)
        if mention is None:
            if d.passive:
                d.kind = "unnamed"
                continue
            speaker = _continued(n, d, drafts, others, by_span, speakers)
        else:
            full = _fullest(mention, everyone)
            speaker = by_span.get(full.span)
            if speaker is None:
                speaker = Speaker(full)
                speakers.append(speaker)
                by_span[full.span] = speaker
            speaker.mentions.append(mention)
            by_span[mention.span] = speaker
            if full is not mention:
                d.referent = full.span
        if speaker is None:
            continue
        d.speaker = speaker
        if mention is None:
            d.referent = speaker.full.span
        speaker.kind = speaker.full.kind or (mention.kind if mention else None) or speaker.kind
        d.kind = (mention.kind if mention and mention.kind in ("document", "imagery") else None) or speaker.kind


def _root(m: Mention, everyone: Sequence[Mention]) -> Mention:
    """The fullest mention that a speaking mention is short for, when it is one of a person."""
    return _fullest(m, everyone) if m.kind == "person" else m


def _fullest(m: Mention, everyone: Sequence[Mention]) -> Mention:
    """The fullest phrase that *m* is short for: earlier ones first, then later ones; *m* itself when none is fuller."""
    unknown = not m.head.info.classes and len(m.words) <= 2
    definite = (
        unknown
        or m.head.info.article
        or m.kind in ("person", "media")
        or m.head.info.has("name", "actor")
        or m.head.info.number == "p"
    )
    if not definite:
        return m
    short = len(m.words) <= (3 if m.kind != "person" else 6)
    if not short:
        return m
    generic = m.kind != "person" and m.head.info.has(*_GENERIC) and len(m.words) == 1
    earlier = [x for x in everyone if x.span.end <= m.span.start and _points_at(m, x)]
    if generic and earlier:
        speaking = [x for x in earlier if x.speaks]
        pool = speaking or [x for x in earlier if x.rank >= m.rank - 1]
        if not pool:
            return m
        return max(pool[-3:], key=lambda x: (len(x.words) > 1, x.span.start)) if m.head.info.number == "s" else pool[-1]
    if earlier:
        return max(earlier, key=lambda x: (len(x.words), -x.span.start))
    if generic:
        last = [x for x in everyone if x.span.end <= m.span.start and x.speaks and x.kind in ("person", "unnamed")]
        return (
            _root(last[-1], everyone)
            if last and m.head.info.base in wordlist("whoever") and m.head.info.number == "s"
            else m
        )
    later = [x for x in everyone if x.span.start >= m.span.end and _points_at(m, x)]
    return max(later, key=lambda x: (len(x.words), -x.span.start)) if later else m


def _continued(
    n: int,
    d: Draft,
    drafts: Sequence[Draft],
    others: Sequence[Mention],
    by_span: dict[Span, Speaker],
    speakers: list[Speaker],
) -> Speaker | None:
    """The speaker of a draft with no subject of its own."""
    limit = d.para.tokens[d.at].start
    nested = d.inside
    for k in range(n - 1, -1, -1):
        e = drafts[k]
        speaker = e.speaker
        if not isinstance(speaker, Speaker) or (e.inside is not None and e.inside is not nested):
            continue
        same_sentence = e.para is d.para and _sentence_limit(e.para, e.at) == _sentence_limit(d.para, d.at)
        if d.tense == "participle" and same_sentence:
            return speaker
        if not _agrees(d, speaker.mentions[-1] if speaker.mentions else speaker.full) and not _agrees(d, speaker.full):
            continue
        newer = _new_subject(d, e, others, limit)
        if newer is not None:
            return _adopt(newer, by_span, speakers)
        return speaker
    newer = _new_subject(d, None, others, limit)
    return _adopt(newer, by_span, speakers) if newer is not None else None


def _adopt(m: Mention, by_span: dict[Span, Speaker], speakers: list[Speaker]) -> Speaker:
    speaker = by_span.get(m.span)
    if speaker is None:
        speaker = Speaker(m, [m])
        speakers.append(speaker)
        by_span[m.span] = speaker
    return speaker


def _new_subject(d: Draft, last: Draft | None, others: Sequence[Mention], limit: int) -> Mention | None:
    """A person or body that became the subject of a sentence between the last speaker and this draft."""
    after = last.content_spans[-1].end if last is not None and last.content_spans else 0
    if (
        last is not None
        and last.para is d.para
        and _sentence_limit(last.para, last.at) == _sentence_limit(d.para, d.at)
    ):
        return None
    found = None
    for m in others:
        if not after <= m.span.start < limit:
            continue
        first = m.tokens[0]
        before = m.para.tokens[first - 1] if first else None
        subject = (
            before is None or before.punct or finite(before) or before.info.has("verb") or bool(before.reports()[1])
        )
        if subject and not m.head.info.prep and _agrees(d, m) and m.kind in ("person", "organisation", "unnamed"):
            named = m.kind == "person" or (m.head.info.article is False and m.kind == "organisation")
            if d.para is m.para or named:
                found = m
    return found
