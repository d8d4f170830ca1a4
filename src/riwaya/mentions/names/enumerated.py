"""Enumerated: names in lists, of which the tagger found some: squads of players, the towns behind محافظات."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_known
from riwaya.mentions.names.gazetteers import marks_of
from riwaya.mentions.names.heads import heads, is_nation, plain_article
from riwaya.mentions.names.sites import located
from riwaya.mentions.names.spans import Found
from riwaya.mentions.names.unheard import foreign

__all__ = ["IN_A_LIST", "people_listed", "places_between", "places_listed"]

IN_A_LIST = "in a list of places"
"""Why a place was found that a noun of several places says to be one."""

_COMMAS = frozenset("،,-–")
_LONGEST = 4
"""Words of a name in a list."""
_CLOSED = ("prep", "rel", "comp", "dem", "sub", "neg", "vpart", "pron", "quant", "adv", "office", "title")


def people_listed(tokens: Sequence[Token], people: Sequence[Found]) -> Iterator[Found]:
    """Between and behind two of the *people* that a list has, those of its items that may be names as well."""
    by_first = {p.first: p for p in people if p.type == "person"}
    done = 0
    for first in sorted(by_first):
        if first < done:
            continue
        known, open_items, done = 1, [], by_first[first].last
        while (at := _next(tokens, done)) is not None:
            item = by_first.get(at)
            last = item.last if item is not None else _name_end(tokens, at)
            if last == at:
                break
            if item is None:
                open_items.append(Found(at, last, "person", "in a list of people"))
            known, done = known + (item is not None), last
        if known > 1:
            yield from open_items


def _next(tokens: Sequence[Token], i: int) -> int | None:
    """Where the next item of a list begins if one ends at *i*: behind a comma, at a word that و joins."""
    if i + 1 < len(tokens) and tokens[i].f in _COMMAS:
        return i + 1
    return i if i < len(tokens) and tokens[i].f[0] == "و" and len(tokens[i].f) > 2 else None


def _name_end(tokens: Sequence[Token], i: int) -> int:
    """The end of what may be somebody's name from *i* to the list's next comma, و or end; *i* if it is none."""
    k = i
    while k < len(tokens) and not tokens[k].punct and (k == i or not tokens[k].info.conj):
        if k - i == _LONGEST or tokens[k].word.is_number:
            return i
        k += 1
    words = tokens[i:k]
    if len(words) < 2 or any(t.info.has(*_CLOSED, "organisation") and not t.info.has("name") for t in words):
        return i
    given = [t for t in words if t.info.has("name") or foreign(t) or any(m[0] in "gn" for m in marks_of(t.f).split())]
    return k if words[0] in given and not words[0].info.article and not is_nation(words[-1]) else i


def places_listed(tokens: Sequence[Token], taken: set[int]) -> Iterator[Found]:
    """The items behind a noun of several places (محافظات القنفذة والليث) or في كل من: a gazetteer knows one of them."""
    nouns = heads("areas-many")
    for t in [t for t in tokens[:-1] if (t.info.base or t.f) in nouns or t.f == "كل"]:
        if t.info.article or (t.f == "كل" and not _in_each_of(tokens, t.i)):
            continue
        items = []
        first = t.i + 1 + (t.f == "كل")
        at: int | None = first + (first < len(tokens) and tokens[first].f in "(:")
        while at is not None and at < len(tokens) and _item(tokens, at):
            items.append(at)
            at = _next(tokens, at + 1)
        if len(items) > 1 and any(located(tokens[i], "1234") or i in taken for i in items):
            for i in items:
                if i not in taken:
                    yield Found(i, i + 1, "place", IN_A_LIST)


def places_between(tokens: Sequence[Token], found: Sequence[Found], taken: set[int]) -> Iterator[Found]:
    """A word that a gazetteer has, between two places and joined to both by و: سيهات ودارين والجبيل."""
    for before, after in pairwise([f for f in found if f.type == "place" and not f.inside]):
        i = before.last
        joined = after.first - i == 1 and tokens[i].f[0] == "و" and tokens[after.first].f[0] == "و"
        if joined and i not in taken and located(tokens[i], "1234"):
            yield Found(i, i + 1, "place", IN_A_LIST)


def _in_each_of(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at *i* stands in في كل من."""
    return i > 0 and tokens[i - 1].f == "في" and tokens[i + 1].f == "من"


def _item(tokens: Sequence[Token], i: int) -> bool:
    """Whether the one word at *i* may name a place of a list: any word that stands between marks may."""
    token = tokens[i]
    if token.punct or token.word.is_number or is_nation(token) or token.info.has("adjective"):
        return False
    alone = tokens[i - 1].punct and i + 1 < len(tokens) and tokens[i + 1].punct
    rare = plain_article(token) and not is_known(token.word.text[len(token.info.conj) :])
    return alone or rare or located(token, "1234") or foreign(token)
