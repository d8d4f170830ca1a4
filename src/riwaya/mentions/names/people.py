"""People: the edges of their names, and lone surnames of people whom the article names in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from riwaya.arabic.paragraphs import Token
from riwaya.mentions.names.gazetteers import bare_forms, marks_of
from riwaya.mentions.names.heads import heads
from riwaya.mentions.names.spans import Found

__all__ = ["again", "full_names", "person_edges", "surnames"]


def person_edges(found: Found, tokens: Sequence[Token]) -> Found | None:
    """A person's range without titles and marks before it, with a name's particle that stands before; None if bare."""
    first, last = found.first, found.last
    while first < last and (tokens[first].punct or _title(tokens, first, last)):
        first += 1
    while last > first and tokens[last - 1].punct:
        last -= 1
    if first == last:
        return None
    while first and _opener(tokens[first - 1]):
        first -= 1
    if last < len(tokens) and tokens[last - 1].f in heads("name-particles") and not tokens[last].punct:
        last += 1
    lone = tokens[first]
    if last - first == 1 and (
        (lone.info.article and lone.info.has("adjective-nation")) or lone.rest in heads("name-particles")
    ):
        return None
    return replace(found, first=first, last=last)


def _opener(token: Token) -> bool:
    """Whether a name's particle stands here: أبو, بن, clitics before it or not."""
    return any(form in heads("name-particles") for form in (token.f, token.rest, token.f[1:]))


def _title(tokens: Sequence[Token], i: int, last: int) -> bool:
    info = tokens[i].info
    return i < last - 1 and info.has("title", "office") and (info.article or not info.has("name"))


_PLAIN = frozenset({"name", "name-given", "name-foreign", "name-family", "name-part"})
_GIVEN = ("name-given", "name-foreign")


def full_names(tokens: Sequence[Token], taken: set[int]) -> Iterator[Found]:
    """Names that the tagger passed over: a given name that is no other word, and a name or unknown word behind it."""
    i = 0
    while i < len(tokens) - 1:
        t = tokens[i]
        if (
            i in taken
            or t.punct
            or not t.info.has(*_GIVEN)
            or t.info.classes - _PLAIN
            or t.info.article
            or len(t.f) < 3
        ):
            i += 1
            continue
        last = i + 1
        while last < len(tokens) and last not in taken and last - i < 5 and _goes_on(tokens, last):
            last += 1
        if last > i + 1:
            yield Found(i, last, "person", "a given name and what follows it")
        i = last


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a person's name that began before token *i* goes on there."""
    t = tokens[i]
    if t.punct or t.word.is_number or t.info.prep or t.info.conj:
        return False
    if t.info.has("name") or t.f in heads("name-particles"):
        return not t.info.classes - _PLAIN or t.f in heads("name-particles")
    return (
        not t.info.classes and any(m[0] in "fgn" for m in marks_of(t.f).split()) and not marks_of(t.f).startswith("+")
    )


def surnames(people: Iterable[tuple[Sequence[Token], Found]]) -> frozenset[str]:
    """The last words of the full names of an article's people."""
    return frozenset(
        tokens[f.last - 1].f for tokens, f in people if f.last - f.first > 1 and len(tokens[f.last - 1].f) > 3
    )


def again(tokens: Sequence[Token], known: frozenset[str], taken: set[int]) -> Iterator[Found]:
    """Lone surnames of people named in full elsewhere that no tagger saw: behind a verb of saying, or no other word."""
    for i, t in enumerate(tokens):
        if i in taken or t.punct:
            continue
        form = next((b for b in bare_forms(t.f) if b in known), None)
        if form is None:
            continue
        plain = not t.info.classes - _PLAIN
        if (plain and (form == t.f or t.f[0] in "ولب")) or (_told(tokens, i) and form == t.f):
            yield Found(i, i + 1, "person", "the surname of a person named in full")


def _told(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token is the subject of a reporting verb beside it."""
    before = i > 0 and bool(tokens[i - 1].reports()[1])
    return before or (i + 1 < len(tokens) and bool(tokens[i + 1].reports()[1]) and not tokens[i + 1].info.article)
