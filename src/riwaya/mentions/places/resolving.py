"""Resolving: the places of an article, each with an id, a point, a precision, a country, and the reasons."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.stems import is_known
from riwaya.arabic.words import start_after
from riwaya.mentions.places.choosing import choose, needed, shaky, support
from riwaya.mentions.places.context import Context, gather
from riwaya.mentions.places.gazetteer import Entry, find
from riwaya.mentions.places.governments import acts, government
from riwaya.mentions.places.joining import Part, directed, direction_before, directs, headed, site_of
from riwaya.mentions.places.mistaken import adjective, club, newspaper
from riwaya.mentions.places.scanning import Candidate, candidates, opening
from riwaya.mentions.places.unknown import unknown_places
from riwaya.model import Mention, Named, Span

__all__ = ["resolve_places"]

_BEFORE_VERBS = ("لم", "لن", "قد", "سوف", "لقد")


def resolve_places(paragraphs: Sequence[Paragraph], found: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """The place mentions of an article, in text order, and those of governments that are named by their capital.

    *found* are the mentions that a recogniser of names reads in the same paragraphs: its places are evidence (likely
    ones that the gazetteer has not stay, unresolved), and inside its persons no place is looked for. Spans are code
    points of the page's text; a longer name and the place inside it are both given.
    """
    marks = _Marks(found)
    all_candidates: list[list[Candidate]] = []
    for para in paragraphs:
        all_candidates.append([c for c in candidates(para) if marks.allow(c)])
    context = gather(paragraphs)
    _settle([c for row in all_candidates for c in row], context)
    out: dict[tuple[Span, str], Mention] = {}
    spoken: set[str] = set()
    for para, row in zip(paragraphs, all_candidates, strict=True):
        for m in _of_paragraph(para, row, context, spoken):
            out.setdefault((m.span, m.type), m)
    for m in unknown_places(found, paragraphs, [m.span for m in out.values()]):
        out[m.span, m.type] = m
    return tuple(sorted(out.values(), key=lambda m: (m.span.start, -m.span.end, m.type)))


class _Marks:
    """What a recogniser of names found, by place in the text."""

    def __init__(self, found: Sequence[Mention]) -> None:
        self._spans = sorted(
            (m.span.start, m.span.end, m.type) for m in found if m.type in ("person", "place", "organisation")
        )
        self._starts = [s[0] for s in self._spans]

    def allow(self, c: Candidate) -> bool:
        """Whether a candidate may be a place; one that the recogniser calls so is marked."""
        toks = c.para.tokens
        start, end = toks[c.first].start, toks[c.last - 1].end
        for a, b, kind in self._spans[max(0, bisect_right(self._starts, start) - 3) : bisect_right(self._starts, end)]:
            if b <= start or end <= a:
                continue
            if kind == "place":
                c.tagged = True
            elif kind == "person" or (
                start - a < 3 and end >= b and not any(f.entry.kind == "capital" for f in c.found)
            ):
                return False
        if (media := c.para.media.get(c.first)) and (media[0] < start - c.cut or media[1] > end):
            return False
        if any("\u064b" in t.word.text for t in toks[c.first : c.last]) and c.rank < 9:
            return False  # no name of a town takes the ending of دوماً
        if c.last - c.first == 1 and toks[c.first].word.text.endswith("ه") and toks[c.first].reports()[1]:
            return False  # وجده is a verb, وجدة may be the town
        if c.last - c.first == 1 and c.lead is None and c.rank < 9 and _other_word(toks[c.first], c):
            return False
        before = toks[c.first - 1] if c.first else None
        free = before is not None and not c.cut and c.lead is None and not before.info.has("prep")
        if free and before is not None and (before.info.has("rel") or before.rest in _BEFORE_VERBS):
            return False  # a verb: التي تدمر
        named = before is not None and not before.punct and before.info.has("name-given")
        return not (named and not c.cut and c.lead is None and not c.tagged and c.rank < 9)


def _other_word(token: Token, c: Candidate) -> bool:
    """Whether a town's letters are a noun with the article (للحج) or with a pronoun (زواره, where the town has ة)."""
    raw = token.word.text
    if token.f.startswith("لل") and c.cut == 1:
        return is_known("ال" + raw[2:])
    if not raw.endswith("ه") or raw.startswith("ال", c.cut) or not all(f.entry.name.endswith("ة") for f in c.found):
        return False
    return len(raw) - c.cut > 4 and is_known(raw[c.cut : -1])


def _settle(cs: Sequence[Candidate], context: Context) -> None:
    """Take the sure places into the context, the surest first, then those that it makes sure."""
    for c in cs:
        if c.other is not None:
            continue  # وجدة: not sure before the rest is
        best = max(f.entry.rank for f in c.found)
        likely = [f for f in c.found if f.entry.rank >= best - 1 and (not f.guarded or c.lead or c.tagged)]
        if best >= 6 and likely and len({f.entry.country for f in likely}) == 1:
            context.add(max(likely, key=lambda f: f.entry.rank).entry)
    for c in cs:
        if c.lead is None and not c.tagged:
            continue
        entry, _ = choose(c, context)
        found = next(f for f in c.found if f.entry is entry)
        if support(c, entry, context, False)[0] >= needed(found):
            context.known.setdefault(c.key, entry)
            if entry.rank < 6 and len(c.found) < 4:
                context.add(entry, 0.5)


def _of_paragraph(para: Paragraph, cs: Sequence[Candidate], context: Context, spoken: set[str]) -> list[Mention]:
    toks = para.tokens
    out: list[Mention] = []
    last: tuple[int, bool] | None = None  # where the place before ends, and whether it acts
    taken = [False] * (len(toks) + 1)
    cs = [_clitic(c, context) for c in cs]
    for n, c in enumerate(cs):
        entry, why = choose(c, context)
        follows = cs[n + 1] if n + 1 < len(cs) else None
        joined = (
            last is not None and c.first - last[0] <= 1 and (toks[c.first].f[:1] == "و" or toks[c.first - 1].f in "،,")
        )
        listed = joined or (follows is not None and follows.first == c.last and follows.cut > 0 and follows.rank >= 6)
        points, reasons = support(c, entry, context, listed)
        found = next(f for f in c.found if f.entry is entry)
        need = needed(found) + shaky(c, found)
        if points < need:
            continue
        if adjective(c, entry) or club(c, entry) or newspaper(c, entry):
            continue
        part = direction_before(c, entry) or site_of(c, entry)
        if entry.precision == "vague" and " " in c.key:
            first = c.key.split()[0]
            if first in ("الساحل", "الشمال", "الجنوب"):
                spoken.add(first)
                context.known.setdefault("=" + first, entry)
        acting = False
        if entry.kind == "capital" and part is None:
            joins = joined and c.cut and last is not None
            acting = acts(c, last[1] if joins and last is not None else None)
        last = (c.last, acting or (entry.precision == "country" and joined and bool(last and last[1])))
        for i in range(c.first, c.last):
            taken[i] = True
        score = min(0.99, 0.6 + entry.rank / 25 + 0.05 * (points - need))
        why = [*why, *reasons]
        if part is not None:
            out.append(_part(para, part, score))
            for i in range(part.first, part.last):
                taken[i] = True
            if c.lead is not None and part.named.precision == "site" and entry.rank <= 1:
                continue
        head = headed(c, entry) if part is None else None
        begin, cut = head or (c.first, c.cut)
        span = Span(start_after(para.text, toks[begin].word, cut), toks[c.last - 1].end)
        if acting:
            out.append(Mention(span, "organisation", government(entry), score, ("a capital that acts", *why)))
        else:
            out.append(Mention(span, "place", _named(entry), score, tuple(why)))
        out += _inside(para, c, entry)
    return out + _parts(para, taken, context, spoken)


def _parts(para: Paragraph, taken: Sequence[bool], context: Context, spoken: set[str]) -> list[Mention]:
    """Parts of countries called by an adjective (الشمال السوري), and their short forms after that (الشمال)."""
    toks = para.tokens
    out: list[Mention] = []
    for i, t in enumerate(toks):
        if not (spoken or directs(t.f)) or t.punct or taken[i] or ("ال" not in t.f[:4] and "لل" not in t.f[:3]):
            continue
        whole = directed(toks, i)
        if whole is not None:
            out.append(_part(para, whole, 0.9))
            first = " ".join(x.f for x in toks[whole.first : whole.last])[whole.cut :].split()[0]
            spoken.add(first)
            context.known.setdefault("=" + first, _entry(whole.named))
        elif t.f.startswith(("ال", "بال", "وال", "لل")) and spoken:
            form = t.f[1:] if t.f[0] in "بو" else t.f
            nxt = toks[i + 1] if i + 1 < len(toks) else None
            plain = nxt is None or not nxt.f.startswith("ال")
            if form in spoken and plain and (whole_entry := context.known.get("=" + form)):
                span = Span(t.start + len(t.f) - len(form), t.end)
                out.append(Mention(span, "place", _named(whole_entry), 0.7, ("short for a part named before",)))
    return out


def _clitic(c: Candidate, context: Context) -> Candidate:
    """The reading with a clitic where the article is in that place's country and not in the other's (وجدة)."""
    if c.other is None:
        return c
    whole, cut = choose(c, context)[0], choose(c.other, context)[0]
    if context.share(cut.country) <= context.share(whole.country) or cut.rank < whole.rank:
        return c
    c.other.at, c.other.tagged, c.other.lead = c.at, c.tagged, c.lead
    return c.other


def _inside(para: Paragraph, c: Candidate, entry: Entry) -> list[Mention]:
    """The place inside a site's own name (مطار القامشلي: القامشلي), where it is a town of its own."""
    toks = para.tokens
    region = entry.kind == "region" and entry.precision == "area"
    if c.last - c.first < 2 or not (entry.kind == "site" or entry.precision == "vague" or region):
        return []
    for j in range(c.last, c.first + 1, -1):
        if region and j < c.last:
            break
        for i in range(c.first + 1, j):
            for reading in opening(toks[i].f):
                key = " ".join([reading.rest, *(t.f for t in toks[i + 1 : j])])
                good = [f.entry for f in find(key) if f.entry.kind != "site" and f.entry.rank >= 4
                        and (not f.guarded or f.entry.country == entry.country)
                        and (not entry.country or f.entry.country == entry.country)
                        and (not region or f.entry.precision == "country")]  # fmt: skip
                if any(f.entry.id == entry.id for f in find(key)):
                    return []  # النصيرات names the camp itself
                if good:
                    best = max(good, key=lambda e: (e.precision == "town", e.rank))
                    if best.id == entry.id:
                        return []
                    span = Span(start_after(para.text, toks[i].word, reading.cut), toks[j - 1].end)
                    return [Mention(span, "place", _named(best), 0.8, ("inside a longer name",))]
    return []


def _part(para: Paragraph, part: Part, score: float) -> Mention:
    toks = para.tokens
    span = Span(start_after(para.text, toks[part.first].word, part.cut), toks[part.last - 1].end)
    return Mention(span, "place", part.named, score, (part.why,))


def _named(e: Entry) -> Named:
    return Named(e.id, e.name, e.lat, e.lon, e.precision, e.country or None)


def _entry(n: Named) -> Entry:
    return Entry(n.id, n.name, n.lat, n.lon, n.precision or "vague", n.country or "", "region", 5)
