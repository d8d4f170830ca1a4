"""Contents: which cue owns which words once all cues of a paragraph are known, and what stands inside what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.carriage import carried_behind
from riwaya.reading.carriers import carriers
from riwaya.reading.coordination import coordinate, onset_of, says_again, thinks_so_too
from riwaya.reading.drafts import Draft
from riwaya.reading.extents import LONGEST, content_of, sentence_end
from riwaya.reading.forms import form_of
from riwaya.reading.parting import part
from riwaya.reading.trailing import passive_named, stands_for_last, thought_of_thing
from riwaya.reading.words import complementiser, finite

__all__ = ["measure", "uncued"]


def measure(para: Paragraph, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a paragraph with their contents; those left without one are dropped."""
    kept: list[Draft] = []
    for n, d in enumerate(drafts):
        if d.how in ("post", "own"):
            if _posed(para, d, drafts[:n], kept, drafts[n + 1 :]):
                kept.append(d)
            continue
        if d.how == "before":
            if d.content:
                kept.append(d)
            continue
        limit = sentence_end(para, d.begin)
        reach = min(limit, d.begin + LONGEST)
        stops = [onset_of(para, e) for e in drafts[n + 1 :] if d.begin <= e.at < reach and coordinate(d, e)]
        stops += _held(para, d, kept, limit)
        d.content = content_of(para, d, sorted(stops), limit)
        _keep_within(d, kept)
        if _noun_of_another(d, drafts[:n]) or _verdict(d):
            continue
        if d.content and d.content_spans and d.content[-1][1] > d.content[0][0]:
            part(d)
            if not d.via:
                d.via = carried_behind(para, d.content[-1][1], sentence_end(para, d.begin))
            kept.append(d)
    kept = [d for d in kept if not _nobody_expects(d)]
    for d in kept:
        d.form = form_of(d)
    return kept


def _nobody_expects(d: Draft) -> bool:
    """Whether something is only to be expected, as من المتوقع says: يتوقع أن ترتفع الحرارة."""
    return d.passive and d.source is None and d.verb is not None and fold(d.verb.lemma) == "توقع"


def _keep_within(d: Draft, earlier: Sequence[Draft]) -> None:
    """What is told within a content ends with it at the latest."""
    ends = [b for e in earlier for a, b in e.content if a <= d.at < d.begin < b and e.how not in ("post", "own")]
    if ends and d.content and d.content[-1][1] > min(ends):
        d.content = [*d.content[:-1], (d.content[-1][0], min(ends))]


def _held(para: Paragraph, d: Draft, earlier: Sequence[Draft], limit: int) -> list[int]:
    """Where a content ends for the sake of the clause that holds it.

    ``بينما أعلن فلان كذا، فإن``: the main clause begins; ``إن فلانا يعتبر كذا وإن``: the outer speaker's next clause.
    """
    toks = para.tokens
    later = range(d.begin + 1, min(limit, d.begin + LONGEST))
    onset = onset_of(para, d)
    conceded = any(t.rest in {"رغم", "برغم", "الرغم", "بالرغم", "بينما"} for t in toks[max(onset - 3, 0) : onset + 1])
    if conceded and d.how == "obj":
        main = (k for k in later if toks[k - 1].word.text in "،,؛" and _main(toks[k], toks[k].reports()))
        return list(islice(main, 1))
    if any(t.rest in {"بينما", "فيما", "لين", "اذا", "مهما"} for t in toks[max(onset - 1, 0) : onset + 1]):
        return list(islice((k for k in later if toks[k].f.startswith("فان") and complementiser(toks[k])), 1))
    outer = next((e for e in reversed(earlier) if any(a <= d.at < b for a, b in e.content)), None)
    if outer is not None and outer.cue:
        but = next((k for k in later if toks[k].f in wordlist("adversatives")), None)
        if but is not None and any(a <= but < b for a, b in outer.content):
            return [but]  # يرى الخبراء كذا، لكن علينا أن نتحقق: he who quotes them goes on
    if d.how != "obj" or outer is None or outer.how != "an":
        return []
    return list(islice((k for k in later if complementiser(toks[k]) and toks[k].info.conj == "و"), 1))


def _main(t: Token, told: tuple[str, tuple[Reporting, ...]]) -> bool:
    """Whether a main clause begins at *t* behind one that concedes: رغم نفي الوزارة وقوعه، فإن …, أكدت مصادر …"""
    if complementiser(t):
        return t.f.startswith("فان")
    conj, readings = told
    return not conj and any(r.shape.tense == "past" for r in readings) and not t.info.article


def _noun_of_another(d: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether a verbal noun is itself what another cue reports (أبدى استغرابه من) rather than a cue."""
    return (d.tense == "masdar" or bool(d.attached) or d.para.tokens[d.at].f in {"قلقه", "قلقها", "قلقهم"}) and any(
        e.begin == d.at and e.how in ("obj", "prep") for e in earlier
    )


def _verdict(d: Draft) -> bool:
    """Whether a court's words are its act: قضت المحكمة بحبس."""
    lemma = fold(d.verb.lemma) if d.verb else ""
    first = d.para.tokens[d.begin].f.lstrip("ب") if d.begin < len(d.para.tokens) else ""
    return lemma in ("قضي", "حكم", "قرر") and d.how == "obj" and first in wordlist("verdicts")


def _hosts(e: Draft, d: Draft) -> bool:
    """Whether the sourcing phrase of *d* belongs to the statement *e*: it stands in its content or right behind it."""
    if not e.content:
        return False
    begin, end = e.content[0][0], e.content[-1][1]
    return begin <= d.at <= end + 4 or (e.how not in ("post", "own") and end >= d.at - 3)


def _posed(para: Paragraph, d: Draft, earlier: Sequence[Draft], kept: Sequence[Draft], later: Sequence[Draft]) -> bool:
    """Settle a sourcing phrase: carrier of the statement before it, or a statement of its own. True if its own."""
    toks = para.tokens
    first = next((a for a, b in para.sentences if a <= d.at < b), 0)
    limit = sentence_end(para, d.at)
    lead = d.at
    while lead > first and (toks[lead - 1].f in wordlist("clause-connectors") or toks[lead - 1].word.text in "،,-–"):
        lead -= 1
    host = next((e for e in reversed(kept) if e.at >= first and _hosts(e, d) and not thought_of_thing(e)), None)
    then = next((k for k in range(d.begin, min(d.begin + 2, limit)) if not toks[k].punct), d.begin)
    onward = d.begin < limit - 2 and (toks[then].info.conj == "ف" or toks[then].f in {"فان", "فقد", "فانه", "فانها"})
    if d.conj == "و" and (d.source is not None or says_again(d)) and onward:
        host = None  # ووفقا لفلان فإن: a new statement
    if host is not None and host.at < d.at and thinks_so_too(d):
        d.content = [(_clause_start(para, max(first, host.content[0][0]), lead), lead)]
        d.begin = d.content[0][0]
        return bool(d.content_spans)
    if host is not None and host.at < d.at:
        if d.how == "own":
            host.cue += d.cue
        elif not passive_named(host, d):
            named = carriers(para, d.cue[0][0], d.begin) or ([s] if (s := d.source_span) is not None else [])
            host.via += [v for v in named if v not in host.via]
        return False
    if toks[first].rest in {"جاء", "ياتي"} and toks[first + 1].f in {"ذلك", "هذا"}:
        return False  # جاء ذلك في كلمة …، بحسب موقع …: where it was said
    renewed = d.conj == "و" and onward
    if lead > first and not renewed:  # content before the phrase
        end = lead
        start = first
        while start < end and (toks[start].punct and toks[start].word.text not in '«“"'):
            start += 1
        start = _past_opening(para, start, end)
        if end - start < 3 or (d.how == "own" and end - start < 3):
            return False
        while end > start and (toks[end - 1].word.text in "،,؛-–" or toks[end - 1].f == "وذلك"):
            end -= 1
        d.begin = start
        close = para.closing(start) if toks[start].word.text in '«“"' else None
        d.content = [(start + 1, close)] if close is not None and close >= end - 1 else [(start, end)]
        d.onset = start
        return bool(d.content_spans)
    if d.how == "own" and not onward:
        return False
    j = d.begin
    while j < limit and (
        toks[j].word.text in "،,:"
        or toks[j].f in {"فقد", "فان", "ان", "فانه", "فانها", "لقد"}
        or (complementiser(toks[j]) and toks[j].info.conj == "ف")
    ):
        j += 1
    if j >= limit - 1:
        return stands_for_last(para, d, first, kept)
    told = next((e for e in later if e.at in (j, j + 1) and e.how not in ("post", "own")), None)
    if told is not None and d.source is not None and (named := carriers(para, d.cue[0][0], d.begin)):
        told.via = named + told.via
        return False  # وبحسب صحيفة …، ذكرت الهيئة أن
    d.begin = j
    stops = [onset_of(para, e) for e in later if e.at > j and coordinate(d, e)]
    d.content = content_of(para, d, sorted(stops), limit)
    return bool(d.content_spans)


def _clause_start(para: Paragraph, start: int, end: int) -> int:
    """Where the last clause of the tokens [start, end) begins: behind a pause or what introduces it."""
    toks = para.tokens
    for k in range(end - 1, start, -1):
        if (toks[k].punct or complementiser(toks[k]) or toks[k].f in {"بل", "لكن", "ولكن"}) and end - k > 2:
            return k + 1
    return start


def _past_opening(para: Paragraph, start: int, end: int) -> int:
    """The first token of what was said behind words with which the article adds it: كما, في حين, يشار إلى أن."""
    toks = para.tokens
    words = [t.f for t in toks[start : start + 4]]
    if words[:2] == ["في", "حين"] and end - start > 4:
        return start + 2
    if words[:1] == ["كما"] and end - start > 3 and not complementiser(toks[start + 1]):
        return start + 1
    if words and words[0].removeprefix("و") in {"يشار", "يذكر", "تجدر", "الجدير", "جدير"}:
        return next((k + 1 for k in range(start + 1, min(end - 3, start + 4)) if complementiser(toks[k])), start)
    return start


def uncued(para: Paragraph, sentence: tuple[int, int]) -> Draft | None:
    """A sentence that is one quotation, as a draft without a cue, or None."""
    a, b = sentence
    toks = para.tokens
    close = para.closing(a) if toks[a].word.text in '«“"' else None
    if close is None or close - a < 5:
        return None
    rest = [t for t in toks[close + 1 : b] if not t.punct]
    if rest or not any(finite(t) for t in toks[a:close]):
        return None
    draft = Draft(para, "quotation", [], a, a + 1, "uncued")
    draft.content = [(a + 1, close)]
    return draft
