"""Choosing: whether words that match a name are a place at all, and which of the places of that name."""

from __future__ import annotations

from riwaya.mentions.places.context import Context
from riwaya.mentions.places.gazetteer import Entry, Found
from riwaya.mentions.places.keys import place_key
from riwaya.mentions.places.scanning import Candidate

__all__ = ["choose", "needed", "shaky", "support"]

_FITS = {
    "town": ("town", "capital", "quarter"),
    "capital": ("capital",),
    "region": ("region", "island"),
    "quarter": ("quarter", "town", "region"),
    "country": ("country", "islands"),
    "island": ("island", "islands", "country"),
    "countryside": ("town", "capital"),
}


_REALMS = frozenset(map(place_key, ("سلطنة", "مدينة")))


def fits(found: Found, kind: str) -> bool:
    """Whether the noun before a name (*kind*) goes with this reading of it."""
    return found.entry.kind in _FITS.get(kind, (kind,))


def choose(c: Candidate, context: Context) -> tuple[Entry, list[str]]:
    """The likeliest reading of a candidate and the reasons."""
    scored = []
    for f in c.found:
        e = f.entry
        score, why = e.rank / 4, []
        share = context.share(e.country)
        if share:
            score += 2.5 * share + 0.4
            why.append("its country is in the article")
        if len(c.found) > 1 and e.lat is not None and e.precision in ("town", "site", "area") and e.rank < 9:
            near = context.near(e)
            if near < 150:
                score += 0.8
                why.append("near other places of the article")
        if c.lead is not None and c.lead.kind not in ("site", "any"):
            if fits(f, c.lead.kind):
                score += 1.5
                why.append("the noun before it fits")
            elif c.lead.kind in ("town", "region", "country", "capital"):
                score -= 1.0
        if e.precision == "country" and len(c.found) > 1 and any(w in _REALMS for w in place_key(e.name).split()):
            score -= 0.6  # سلطنة عمان is seldom called عمان alone, the town always
        if e.kind == "region" and e.rank <= 5 and (c.lead is None or c.lead.kind != "region"):
            score -= 1.2  # regions are seldom called without their noun
        if f.guarded and c.lead is None:
            score -= 1.0
        known = context.known.get(c.key)
        if known is not None and known.id == e.id:
            score += 0.7
        scored.append((score, e.rank, e.id, e, why))
    best = max(scored, key=lambda s: s[:3])
    entry, why = best[3], best[4]
    if len(scored) == 1:
        why = ["the only place of that name", *why]
    elif not why:
        why = ["the best known of that name"]
    return entry, why


def needed(f: Found) -> int:
    """How many points of evidence a name needs before it is taken for a place."""
    rank = f.entry.rank
    base = 0 if rank >= 6 else 1 if rank == 5 else 2 if rank >= 3 else 4
    return base + (3 if f.guarded else 0)


def shaky(c: Candidate, f: Found) -> int:
    """Further points that a short name needs behind a clitic: بناها is hardly ب + ناها."""
    clitics = c.para.tokens[c.first].f[: c.cut]
    return 3 if len(c.key) <= 4 and f.entry.rank < 8 and ("ب" in clitics or "ل" in clitics) else 0


def support(c: Candidate, entry: Entry, context: Context, listed: bool) -> tuple[int, list[str]]:
    """The points of evidence that a candidate is a place, and what they are."""
    points, why = 0, []
    if c.lead is not None:
        points += 1 if c.lead.kind == "any" else 3
        why.append("a noun before it says what it is")
    if c.tagged:
        points += 1 if any(f.guarded for f in c.found if f.entry is entry) else 3
        why.append("read as a place from its sentence")
    if c.located:
        points += 1
        why.append("a preposition of place before it")
    if context.weights[entry.country] >= 1:
        points += 2 if context.share(entry.country) >= 0.4 else 1
        why.append("its country is in the article")
    if listed:
        points += 1
        why.append("beside another place")
    seen = c.lead is not None or c.located or listed or c.key in context.known
    if not seen and any(f.guarded for f in c.found if f.entry is entry):
        return 0, []  # what is in the article at large does not make an everyday word a place
    if c.key in context.known:
        points += 2
        why.append("named as a place elsewhere in the article")
    return points, why
