"""Sites and sides: places whose names have a noun before them (مطار, مدينة), and parts of countries (شمال سوريا)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_known
from riwaya.mentions.names.gazetteers import marks_of
from riwaya.mentions.names.heads import any_head, base_of, heads, is_nation, plain_article
from riwaya.mentions.names.spans import Found

__all__ = ["demonym", "located", "of_competition", "of_site", "places_around", "site_edges"]


def located(token: Token, tiers: str = "123") -> bool:
    """Whether a gazetteer knows the word as a place of some size."""
    return any(m == "S" or (m[0] == "p" and m[1] in tiers) for m in marks_of(token.f).lstrip("+").split())


def site_edges(found: Found, tokens: Sequence[Token]) -> list[Found]:
    """A place's range with the head of a site that belongs to it or without one that does not, and the place in it."""
    first, last = found.first, found.last
    while last - first > 1 and tokens[last - 1].rest in heads("place-ends"):
        last -= 1
    if base_of(tokens[first]) in heads("site-drop") and last - first > 1 and not tokens[first].info.article:
        first += 1
    inner = first
    if base_of(tokens[first]) in heads("site-keep") and last - first > 1:
        inner = first + 1
    elif first and base_of(tokens[first - 1]) in heads("site-keep") and not tokens[first - 1].info.article:
        first -= 1
        if first and base_of(tokens[first - 1]) == "شبه" and base_of(tokens[first]) == "جزيره":
            first -= 1
    if inner == first:
        return [replace(found, first=first, last=last)]
    end = last
    while end < len(tokens) and plain_article(tokens[end]) and tokens[end].rest in heads("site-kinds"):
        end += 1
    whole = replace(found, first=first, last=end)
    if last - inner == 1 and located(tokens[inner]) and base_of(tokens[first]) not in heads("own-sites"):
        return [whole, replace(found, first=inner, last=last, why="the place that a site is named after", inside=True)]
    return [whole]


def demonym(f: Found, tokens: Sequence[Token]) -> bool:
    """Whether what looks like a place is a country's adjective: الروسي, الدبلوماسية السعودية."""
    t = tokens[f.first]
    if f.last - f.first != 1 or not t.info.article or not t.info.has("adjective-nation"):
        return False
    if not located(t, "1"):
        return True
    before = tokens[f.first - 1] if f.first else None
    described = before is not None and before.info.article and before.f.endswith(("ه", "ات"))
    return described and not t.info.conj and not t.info.prep


def of_site(f: Found, tokens: Sequence[Token]) -> bool:
    """Whether what was found begins with the noun of a site or is an area's noun and its name: قرية النخيل."""
    head = base_of(tokens[f.first])
    return head in heads("site-keep") or (f.last - f.first == 2 and head in any_head("areas", "villages"))


def of_competition(f: Found, tokens: Sequence[Token]) -> bool:
    """Whether a continent makes the name of a competition: كأس آسيا, دوري أبطال أوروبا."""
    led = f.first > 0 and f.type == "place" and f.last - f.first == 1 and tokens[f.first].rest in heads("continents")
    return led and base_of(tokens[f.first - 1]) in heads("cups")


def places_around(tokens: Sequence[Token], places: Sequence[Found], taken: set[int]) -> Iterator[Found]:
    """Sites with names that no tagger knew, sides of countries and seas. *taken*: tokens of names found so far."""
    starts = {p.first: p for p in places if not p.inside}
    nouns, sides = any_head("site-keep", "site-drop"), any_head("coast", "side")
    for t in tokens[:-1]:
        base = t.info.base
        if base not in nouns and t.rest not in sides and t.f[1:] not in sides and (base or t.f not in nouns):
            continue
        i, base, following = t.i, base or t.f, tokens[t.i + 1]
        if t.punct or i in taken:
            continue
        if (
            base in heads("site-keep")
            and not t.info.article
            and i + 1 not in taken
            and (_proper(following) or (base in heads("natural") and plain_article(following)))
        ):
            end = i + 2
            while end < len(tokens) and plain_article(tokens[end]) and tokens[end].rest in heads("site-kinds"):
                end += 1
            yield Found(i, end, "place", "a site's head noun and its name")
        elif base in heads("site-drop") and not t.info.article and _unknown(tokens, i + 1) and i + 1 not in taken:
            yield Found(
                i + 1, i + 2 + (following.f in heads("place-particles")), "place", "what a noun says to be a place"
            )
        elif t.rest in heads("coast") and is_nation(following):
            yield Found(i, i + 2, "place", "a side and a country's adjective")
        elif _side(t):
            k = i + 1
            while k < len(tokens) and _side(tokens[k]) and not tokens[k].info.conj:
                k += 1
            whole = starts.get(k)
            if whole is not None and not tokens[k].info.conj and not tokens[k].info.prep and _wide(tokens, whole):
                yield Found(i, whole.last, "place", "a side of a country or sea")
                yield replace(whole, inside=True)


def _unknown(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word that nothing is known of stands at *i*, or a foreign article and such a word."""
    t = tokens[i]
    if t.f in heads("place-particles"):
        return i + 1 < len(tokens) and not tokens[i + 1].punct and not tokens[i + 1].info.classes
    return not (t.punct or t.word.is_number or t.info.classes or t.info.article or t.info.prep or t.info.conj) and (
        bool(marks_of(t.f)) or not is_known(t.word.text)
    )  # fmt: skip


def _side(token: Token) -> bool:
    return token.rest in heads("side") or (token.f[0] == "ب" and token.f[1:] in heads("side"))


def _wide(tokens: Sequence[Token], place: Found) -> bool:
    """Whether the place is a country, a continent or a sea, which has sides of its own."""
    first = tokens[place.first]
    return located(first, "1") or base_of(first) in heads("seas") or first.rest in heads("continents")


def _proper(token: Token) -> bool:
    """Whether a word that no tagger took for a name may name a site."""
    if token.punct or token.word.is_number or token.info.prep or token.info.conj:
        return False
    return located(token, "1234") and not token.info.classes - {
        "name",
        "name-family",
        "name-given",
        "actor",
        "actor-state",
    }
