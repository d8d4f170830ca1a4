"""Speakers: who each statement of an article goes back to, once pronouns and short mentions are followed.

A speaker is a chain of mentions in one article. A dropped subject continues the last speaker that agrees with the
verb; a surname, a bare office or a definite description points at the fullest phrase that it is a part of; a headline
that restates what somebody says below is that somebody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.speaking import speaking
from riwaya.reading.candidates import candidates
from riwaya.reading.cast import Cast, Speaker
from riwaya.reading.continuing import continued, gender_of
from riwaya.reading.coordination import says_again
from riwaya.reading.drafts import Draft
from riwaya.reading.mentions import Mention, around, mention_of, pairs
from riwaya.reading.plausible import plausible
from riwaya.reading.pointing import fullest, takes_up_last
from riwaya.reading.ranges import Range
from riwaya.reading.restating import restate
from riwaya.reading.surnames import christen, surnames, unseen

__all__ = ["resolve"]


def resolve(paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> None:
    """Give every draft its `speaker`, its `referent` span and its `kind`. *drafts* are in text order."""
    if not drafts:
        return
    order = {id(p): n for n, p in enumerate(paragraphs)}
    own: dict[int, Mention] = {}
    for n, d in enumerate(drafts):
        if d.source is not None:
            d.source = _without_object(d, d.source)
            m = mention_of(d.para, d.source, order[id(d.para)])
            if m is not None and not plausible(m):
                d.source = None  # what was taken for its subject is something said or the way of saying it
                d.why.append("no plausible subject")
                m = None
            if m is not None:
                m.speaks = True
                own[n] = m
    cues = [s for d in drafts for s in d.cue_spans]
    others = sorted(candidates(paragraphs, {m.span for m in own.values()}, cues), key=lambda m: m.span)
    known = surnames([*own.values(), *others])
    if known:
        for m in own.values():
            christen(m, known)
        for m in others:
            christen(m, known)
        others = sorted([*others, *unseen(paragraphs, known, [m.span for m in (*own.values(), *others)])],
                        key=lambda m: m.span)  # fmt: skip
    everyone = sorted([*own.values(), *others], key=lambda m: m.span)
    others = [m for m in others if not m.inner]
    everyone = sorted([*everyone, *pairs(everyone)], key=lambda m: m.span)
    cast = Cast()
    for n, d in enumerate(drafts):
        mention = own.get(n)
        if mention is None:
            if d.passive:
                d.kind = "unnamed"
                continue
            _drop(n, d, drafts, others, everyone, cast)
        else:
            _name(n, d, mention, drafts, everyone, cast)
    restate(drafts, own)
    for n, m in own.items():
        verb, speaker = drafts[n].verb, drafts[n].speaker
        if verb is None or speaker is None or fold(verb.lemma) not in speaking("learning"):
            continue
        if not m.head.info.has("office", "people", "title") and len(m.words) <= 3 and drafts[n].how == "an":
            speaker.kind = "media"
    for n, d in enumerate(drafts):
        if d.speaker is not None:
            mention = own.get(n)
            kept = mention.kind if mention is not None and mention.kind in ("document", "imagery") else None
            d.kind = kept or d.speaker.kind


def _without_object(d: Draft, source: Range) -> Range:
    """The draft's source without ذلك before it, which is what was said: ذكر ذلك سالم العنبري."""
    assert d.source is not None
    a, b = d.source
    toks = d.para.tokens
    if (
        a + 1 < b
        and toks[a].f == "ذلك"
        and not toks[a + 1].info.article
        and toks[a + 1].info.has("name", "office", "title")
    ):
        return a + 1, b
    return a, b


def _drop(
    n: int, d: Draft, drafts: Sequence[Draft], others: Sequence[Mention], everyone: Sequence[Mention], cast: Cast
) -> None:
    """The speaker of a draft with no subject of its own."""
    again = d.inside if says_again(d) else None
    found = again or continued(n, d, drafts, around(others, d.para.tokens[d.at].start))
    if isinstance(found, Draft):
        d.speaker = found.speaker
    elif found is not None:
        d.speaker = cast.of(_root(found, everyone))
    if d.speaker is not None:
        if not d.speaker.mentions:
            d.speaker.mentions.append(d.speaker.full)
        last = d.speaker.mentions[-1]
        same = (
            last.words == d.speaker.full.words
            and last.kind in ("organisation", "media")
            and last.span.start < d.para.tokens[d.at].start
        )
        d.referent = last.span if same else d.speaker.full.span


def _name(n: int, d: Draft, mention: Mention, drafts: Sequence[Draft], everyone: Sequence[Mention], cast: Cast) -> None:
    """The speaker of a draft that has a source of its own."""
    taken = takes_up_last(mention)
    speaker = _last(n, d, mention, drafts, taken) if taken else None
    if speaker is None and taken == "one":
        found = _last_named(mention, everyone)
        speaker = cast.of(_root(found, everyone)) if found is not None else None
    if speaker is None:
        full = _root(mention, everyone)
        holder = d.inside.speaker if d.inside is not None else None
        if holder is not None and holder.full.span == full.span and not mention.name and len(mention.words) == 1:
            full = mention  # one who is quoted does not speak of himself as of another
        speaker = cast.of(full)
        if full is not mention:
            d.referent = full.span
    else:
        d.referent = speaker.full.span
    speaker.mentions.append(mention)
    if speaker.full.para.role == "title" and mention.para.role != "title" and mention.words == speaker.full.words:
        speaker.full, d.referent = mention, None  # the text's own mention counts, not its headline's
    if d.referent is not None and _whole(mention):
        speaker.full, d.referent = mention, None  # named in full with an office: no short mention of anything
    cast.by_span[mention.span] = speaker
    d.speaker = speaker


def _whole(m: Mention) -> bool:
    """Whether a mention tells both the name, of two words at least, and the office of one person."""
    if m.kind != "person" or m.pair or not 1 < len(m.name) < len(m.words) - 1:
        return False
    toks = m.para.tokens[m.tokens[0] : m.tokens[1]]
    governing = ((t, u) for t, u in pairwise(toks) if t.info.has("office", "people") and not t.info.article)
    return any(not (u.punct or u.info.has("name", "title", "prep")) for _, u in governing)


def _root(m: Mention, everyone: Sequence[Mention]) -> Mention:
    """The fullest phrase that *m* goes back to, over several steps, never in a circle."""
    seen = [m]
    for _ in range(3):
        full = fullest(m, everyone)
        if any(full is x for x in seen):
            break
        seen.append(full)
        m = full
    return m


def _last(n: int, d: Draft, m: Mention, drafts: Sequence[Draft], taken: str) -> Speaker | None:
    """The last speaker whom a mention like الأخير or هؤلاء can take up."""
    for e in reversed(drafts[:n]):
        speaker = e.speaker
        if speaker is None or e is d.inside:
            continue
        full = speaker.full
        if taken == "many":
            if full.number == "p" or full.pair:
                return speaker
            continue
        if m.head.info.base == "مصدر" and speaker.kind in ("organisation", "document", "media"):
            return speaker  # المصدر ذاته is a communiqué or a body as well
        if speaker.kind in ("person", "unnamed") and full.number == "s":
            mine, other = gender_of(m), gender_of(full)
            if not mine or not other or mine == other or d.gender == other:
                return speaker
    return None


def _last_named(m: Mention, everyone: Sequence[Mention]) -> Mention | None:
    """The last person, state or body spoken of before *m* that has its gender."""
    mine = gender_of(m) or ("f" if m.head.f.endswith("ه") else "m")
    for x in reversed(everyone):
        if x.span.end > m.span.start or x.pair or x.kind not in ("person", "organisation"):
            continue
        if (x.head.info.prep and m.head.f in speaking("pronouns")) or not x.definite:
            continue
        if (gender_of(x) or mine) == mine and (mine == "f" or x.kind == "person"):
            return x
    return None
