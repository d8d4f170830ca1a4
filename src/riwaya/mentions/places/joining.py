"""Joining: names that are longer than the place in them: sites (مطار القامشلي), and vague parts (شمال سوريا)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.tables import column, rows
from riwaya.mentions.places.countries import adjective_of
from riwaya.mentions.places.gazetteer import Entry, find, of_country
from riwaya.mentions.places.scanning import Candidate, kind_of
from riwaya.mentions.places.wording import words_of
from riwaya.model import Named

__all__ = ["Part", "directed", "direction_before", "directs", "headed", "site_of", "tail"]


class Part(NamedTuple):
    """A longer name: its token range, the letters of its first word that are clitics, what it is, and why."""

    first: int
    last: int
    cut: int
    named: Named
    why: str


@cache
def _directions() -> dict[str, str]:
    return {fold(row["word"]): row["english"] for row in rows("place_directions")}


@cache
def _tails() -> frozenset[str]:
    return frozenset(fold(word) for word in column("place_tails", "word"))


@cache
def _coasts() -> dict[str, str]:
    return {"ساحل": "coast", "باديه": "desert", "صحراء": "desert"}


def headed(c: Candidate, place: Entry) -> tuple[int, int] | None:
    """The token and its clitics where the name of an area begins with the noun for its sort: محافظة حمص, منطقة عسير.

    A town bears its name without one (مدينة حمص); an area is told from its town by it.
    """
    if c.at != c.first - 1 or c.lead is None or c.lead.many or place.precision not in ("area", "town"):
        return None
    lead = kind_of(c.para.tokens[c.at].f)
    if lead is None:
        return None
    word = c.para.tokens[c.at].f[lead[1] :]
    if word in words_of("area-heads") or (word in words_of("region-heads") and place.kind == "region"):
        return c.at, lead[1]
    return None


def tail(toks: tuple[Token, ...], j: int) -> int:
    """The end of the words that close a site's name from token *j*."""
    while j < len(toks) and toks[j].f in _tails():
        j += 1
    return j


def site_of(c: Candidate, place: Entry) -> Part | None:
    """The site that a kind word before a place makes of it, where the gazetteer has no name for the two."""
    if c.lead is None or not c.lead.joins or place.kind == "site" or place.precision in ("country", "vague"):
        return None
    toks = c.para.tokens
    if c.at != c.first - 1:
        return None
    lead = kind_of(toks[c.at].f)
    cut = lead[1] if lead is not None else 0
    end = tail(toks, c.last)
    name = " ".join(t.word.text for t in toks[c.at : end])[cut:]
    if c.lead.kind == "countryside":
        named = Named(f"{place.id}-{c.lead.english}", name, place.lat, place.lon, "area", place.country or None)
        return Part(c.at, c.last, cut, named, "the countryside of a town")
    if c.lead.kind != "site":
        return None
    named = Named(f"{place.id}-{c.lead.english}", name, place.lat, place.lon, "site", place.country or None)
    return Part(c.at, end, cut, named, "a site called by the place it is at")


@lru_cache(maxsize=50_000)
def _split(f: str) -> tuple[str, int]:
    """A word of the compass without its clitics, and how many they are; empty where it is none."""
    for cut in range(3):
        if cut and f[cut - 1 : cut] not in tuple("وفبلك"):
            break
        rest = f[cut:]
        if rest in _directions():
            return rest, cut
        if rest.startswith("ال") and rest[2:] in _directions() and rest != "الوسط":  # a line of footballers
            return rest, cut
    return "", 0


@lru_cache(maxsize=50_000)
def _coast(f: str) -> tuple[str, int]:
    """A noun that with an adjective names a part of a country, in English, and its clitics; empty for other words."""
    for cut in range(3):
        if cut and f[cut - 1 : cut] not in tuple("وفبلك"):
            break
        if f[cut:].startswith("ال") and f[cut + 2 :] in _coasts():
            return _coasts()[f[cut + 2 :]], cut
    return "", 0


def direction_before(c: Candidate, place: Entry) -> Part | None:
    """``شمال سوريا``, ``جنوب غربي فرنسا``: a vague part of a country, an area, a continent or an ocean.

    Beside a town or an island the same words say how to get there (جنوب المدينة), and make no name.
    """
    if place.precision not in ("country", "area", "vague") or place.kind == "site":
        return None
    if " " in c.key and place.precision == "vague" and place.kind != "water":
        return None
    toks = c.para.tokens
    if toks[c.first].f[: c.cut]:
        return None
    i = c.first - 1
    found: list[str] = []
    start, cut = c.first, 0
    while i >= 0 and len(found) < 2 and not toks[i].punct:
        rest, n = _split(toks[i].f)
        if not rest or rest.startswith("ال"):
            break
        found.insert(0, _directions()[rest])
        start, cut = i, n
        if n:
            break
        i -= 1
    if not found or (place.kind in ("island", "islands") and found[-1] != "central"):
        return None
    english = "-".join([*(w.removesuffix("ern") for w in found[:-1]), found[-1]]).replace("-", "", len(found) - 1)
    name = " ".join(t.word.text for t in toks[start : c.last])[cut:]
    return Part(start, c.last, cut, Named(f"{english}-{place.id}", name, None, None, "vague", place.country or None),
                "a part of a country, not to be put on a point")  # fmt: skip


@lru_cache(maxsize=50_000)
def directs(f: str) -> bool:
    """Whether `directed` has something to say of a word: a side with the article, or a coast."""
    return _split(f)[0].startswith("ال") or bool(_coast(f)[0])


def directed(toks: tuple[Token, ...], i: int) -> Part | None:
    """``الشمال السوري``, ``الساحل السوري``: a part of a country named by the adjective of its people."""
    f = toks[i].f
    rest, cut = _split(f)
    coast = ""
    if not rest.startswith("ال"):
        coast, cut = _coast(f)
        if not coast:
            return None
    english = [] if coast else [_directions()[rest[2:]]]
    j = i + 1
    if not coast and j < len(toks):
        second, n = _split(toks[j].f)
        if second.startswith("ال") and not n:
            english.append(_directions()[second[2:]])
            j += 1
    if j >= len(toks) or not toks[j].f.startswith("ال"):
        return None
    iso = adjective_of(toks[j].f)
    country = of_country(iso) if iso else None
    if country is None:
        return None
    if found := find(fold(" ".join(t.word.text for t in toks[i : j + 1]))[cut:]):
        e = found[0].entry
        named = Named(e.id, e.name, e.lat, e.lon, e.precision, e.country or None)
    else:
        name = " ".join(t.word.text for t in toks[i : j + 1])[cut:]
        base = f"{country.id}-{coast}" if coast else "".join(w.removesuffix("ern") for w in english[:-1]) + english[-1]
        named = Named(base if coast else f"{base}-{country.id}", name, None, None, "vague", iso)
    return Part(i, j + 1, cut, named, "a part of a country named by its adjective")
