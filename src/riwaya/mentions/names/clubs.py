"""Clubs, which are called like towns and everyday words, and bodies that are called after a town or a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_known
from riwaya.mentions.names.bodies import field_of
from riwaya.mentions.names.gazetteers import bare_forms, marks_of
from riwaya.mentions.names.heads import base_of, heads, is_nation, plain_article
from riwaya.mentions.names.spans import Found

__all__ = ["called_after", "clubs", "clubs_again", "clubs_of", "of_matches"]


def clubs(tokens: Sequence[Token], phrases: Sequence[str]) -> Iterator[Found]:
    """Clubs behind a noun that says so, part of the name or not: نادي الوحدة, فريق ريال مدريد.

    *phrases*: the known ones among the tokens.
    """
    nouns = heads("club")
    for t in [t for t in tokens[:-1] if (t.info.base or t.f) in nouns]:
        i = t.i
        kept = base_of(t) in heads("club-keep")
        if t.info.article and not kept:
            continue
        k = i + 1
        first = i if kept else k
        if phrases[k] == "Bk":
            last = k + 1
            while last < len(tokens) and phrases[last] == "Ik":
                last += 1
            yield Found(first, last, "organisation", "a club's name behind its noun")
        elif _club(tokens[k]):
            yield Found(first, k + 1, "organisation", "a club's name behind its noun")
            if k + 1 < len(tokens) and tokens[k + 1].info.conj and "k" in marks_of(tokens[k + 1].rest).split():
                yield Found(k + 1, k + 2, "organisation", "a club that و joins to another")


def _club(token: Token) -> bool:
    """Whether a club may be called by the word: a club's name or a town's, and no everyday word of the latter."""
    marks = marks_of(token.f).split()
    if token.info.conj or token.info.has("people", "office", "title"):
        return False
    common = token.info.article and is_known(token.word.text)
    return "k" in marks or (not common and not {"S", "p1", "p2", "p3"}.isdisjoint(marks))


def clubs_of(found: Iterable[tuple[Sequence[Token], Sequence[Found]]]) -> frozenset[str]:
    """The names of one word of the clubs that an article tells of behind their noun."""
    out = set()
    for tokens, names in found:
        for f in names:
            last = tokens[f.last - 1]
            led = f.last - f.first == 1 and f.first and base_of(tokens[f.first - 1]) in heads("club")
            kept = f.last - f.first == 2 and base_of(tokens[f.first]) in heads("club-keep")
            if f.type == "organisation" and (led or kept) and "k" in marks_of(last.f).split():
                out.add(last.f)
    return frozenset(out)


_MATCHES = 0.03
"""The share of an article's words that tell of matches, in which a bare name may be a club's."""


def of_matches(tokens: Iterable[Sequence[Token]]) -> bool:
    """Whether an article, given as its paragraphs' tokens, is about matches."""
    words = sport = 0
    about = heads("sport")
    for line in tokens:
        words += len(line)
        sport += len([t for t in line if t.f in about])
    return sport > _MATCHES * words


def clubs_again(
    tokens: Sequence[Token], known: frozenset[str], taken: set[int], *, matches: bool = False
) -> Iterator[Found]:
    """Clubs by their bare names in an article of clubs: *known* ones nearly anywhere, others behind لاعب, or behind a
    verb of playing where the article tells of *matches*."""
    if not known and not matches:
        return
    for i, t in enumerate(tokens):
        if i in taken or t.punct:
            continue
        form = next((b for b in bare_forms(t.f) if b in known or "k" in marks_of(b).split()), None)
        if form is None or not form.startswith("ال"):
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if after is not None and plain_article(after) and not after.info.conj and not is_nation(after):
            continue
        before = tokens[i - 1] if i else None
        of_club = before is not None and (before.rest in heads("club-of") or base_of(before) in heads("club-of"))
        of_club |= matches and before is not None and before.rest in heads("match-verbs") and form == t.f
        if of_club or (form in known and _stands_free(t, form, before)):
            yield Found(i, i + 1, "organisation", "a club by its bare name")


def _stands_free(token: Token, form: str, before: Token | None) -> bool:
    """Whether the word depends on no noun that would make another thing of it: رعاية الشباب."""
    if before is None or before.punct or form != token.f:
        return True
    info = before.info
    return info.article or info.has("prep", "verb", "title", "office", "sub", "comp", "vpart")


def called_after(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[Found]:
    """Bodies that bear the name of a place or a person found: شرطة عدن, جامعة الملك سعود; the place stays within."""
    for f in found:
        i = f.first - 1
        if f.type == "person":
            while i > 0 and tokens[i].info.has("title") and tokens[i].info.article:
                i -= 1
        kind = "of-places" if f.type == "place" else "of-people"
        if i < 0 or f.inside or f.type == "organisation" or tokens[f.first].info.conj or tokens[f.first].info.prep:
            continue
        area = False
        if f.type == "place" and i and base_of(tokens[i]) in heads("areas") and base_of(tokens[i - 1]) in heads(kind):
            i, area = i - 1, True  # شرطة محافظة جدة
        if tokens[i].punct or tokens[i].info.article:
            continue
        if base_of(tokens[i]) not in heads(kind) and not (f.type == "place" and _of_town(tokens[i], tokens[f.first])):
            continue
        if _area(tokens[i]):
            continue
        first = i
        if i and base_of(tokens[i - 1]) in heads("of-police") and base_of(tokens[i]) == "شرطه":
            first = i - 1
        last = f.last if area else field_of(tokens, f.last, only=heads("fields"))
        yield Found(first, last, "organisation", "a body called after a place or a person")
        if f.type == "place":
            yield replace(f, inside=True)


def _of_town(head: Token, town: Token) -> bool:
    """Whether a service is called after a town or region, and no country: صحة مكة, مرور جدة."""
    marks = marks_of(town.f).lstrip("+").split()
    country = "p1" in marks or ("S" in marks and "p2" not in marks)
    return base_of(head) in heads("of-towns") and not head.info.prep and not country


def _area(head: Token) -> bool:
    """Whether a municipality is where something is and not who acts: ببلدية."""
    return base_of(head) == "بلديه" and head.info.prep == "ب"
