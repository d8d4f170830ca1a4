"""The reader of statements: an article's lines in, attribution relations with their voices and chains out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.arabic.articles import paragraphs_of
from riwaya.arabic.paragraphs import Paragraph
from riwaya.model import Article, Kind, Span, Statement
from riwaya.reading.carriers import merged, told_within
from riwaya.reading.contents import measure, uncued
from riwaya.reading.cues import find_cues
from riwaya.reading.drafts import Draft
from riwaya.reading.headlines import read_headline, spoken_for
from riwaya.reading.nesting import habitual, nest, relay_spans
from riwaya.reading.outlets import with_outlets_of
from riwaya.reading.scores import scored
from riwaya.reading.speakers import resolve
from riwaya.reading.stances import stance_of
from riwaya.reading.voices import chain_of, voices_of
from riwaya.reading.words import finite

__all__ = ["read_statements"]


def read_statements(
    text: str, article: Article, paragraphs: Sequence[Paragraph] | None = None
) -> tuple[Statement, ...]:
    """The statements of *article*, in text order; spans are code points into *text*, the page's text.

    *paragraphs* are those of the article where they have been made before.
    """
    made = paragraphs_of(text, article) if paragraphs is None else paragraphs
    paragraphs = with_outlets_of(made)
    drafts = _drafts(paragraphs)
    nest(drafts)
    if any(habitual(d) for d in drafts):
        drafts = [d for d in drafts if not habitual(d)]
        nest(drafts)
    resolve(paragraphs, drafts)
    for d in drafts:
        d.stance = stance_of(d)
        own = d.source_span
        d.via = relay_spans(d) or [v for v in merged(d.para, d.via) if own is None or not own.touches(v)]
        if not d.via and d.source is not None:
            d.via = told_within(d.para, d.source)
        d.score, moved = scored(d)
        d.why += moved
    voices = voices_of(paragraphs, drafts)
    names = {id(d): f"s{n}" for n, d in enumerate(drafts, 1)}
    out = []
    inherited: dict[str, list[str]] = {}
    last_para: Paragraph | None = None
    for d, voice in zip(drafts, voices, strict=True):
        if d.para is not last_para:
            inherited, last_para = {}, d.para
        via = [re.sub(r"\s+", " ", text[s.start : s.end]) for s in d.via]
        if via:
            inherited[voice.id] = via
        elif d.source is None or d.referent is not None:
            via = inherited.get(voice.id, [])
        kind: Kind = d.kind  # type: ignore[assignment]
        out.append(
            Statement(
                id=names[id(d)], cue=d.cue_spans, source=d.source_span, referent=d.referent, content=d.content_spans,
                via=tuple(d.via), form=d.form, stance=d.stance, kind=kind,  # type: ignore[arg-type]
                inside=None if d.inside is None else names.get(id(d.inside)), voice=voice,
                chain=chain_of(via, article.credit, article.outlet), score=d.score, why=(d.rule, *d.why),
            )
        )  # fmt: skip
    return tuple(out)


def _drafts(paragraphs: Sequence[Paragraph]) -> list[Draft]:
    """The drafts of an article with their contents, in text order."""
    body: list[Draft] = []
    for n, para in enumerate(paragraphs):
        if _labelled(para):
            continue
        found = measure(para, find_cues(para))
        before = bool(body)
        for sentence in para.sentences:
            a, b = sentence
            if not any(a <= d.at < b for d in found) and (before or any(d.at < a for d in found)) and n:
                extra = uncued(para, sentence)
                if extra is not None:
                    extra.form = "direct"
                    found.append(extra)
        body += found
    labelled = [para for para in paragraphs if _labelled(para)]
    spoken = spoken_for(paragraphs if labelled else (), body)
    for para in labelled:
        head = read_headline(para, spoken)
        rest = [d for d in find_cues(para) if head is None or d.at > head.at]
        body += measure(para, ([head] if head else []) + rest)
    body.sort(key=lambda d: (d.cue_spans[0] if d.cue_spans else d.content_spans[0], d.content_spans))
    return _distinct(body)


def _labelled(para: Paragraph) -> bool:
    """Whether a headline or an answer in an interview may begin with its speaker and a colon."""
    reach = 9 if para.role in ("title", "subhead") else 5
    colon = next((t.i for t in para.tokens[:reach] if t.word.text == ":"), None)
    if colon is None or para.role in ("caption", "standfirst"):
        return False
    return para.role != "body" or not any(finite(t) or t.reports()[1] for t in para.tokens[:colon])


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Without a second draft on the same cue."""
    seen: set[Span] = set()
    out = []
    for d in drafts:
        key = d.cue_spans[0] if d.cue_spans else d.content_spans[0]
        if key not in seen:
            seen.add(key)
            out.append(d)
    return out
