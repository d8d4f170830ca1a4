"""Finding: the names of an article, paragraph by paragraph; what they resolve to is left open.

A capital that stands for its government is a place here: who acts is told where places are resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.mentions.names.agreeing import agreed, evidence, openings, repeated
from riwaya.mentions.names.bodies import as_group, bodies, body_edges, media, shortenable, shortened
from riwaya.mentions.names.clubs import called_after, clubs, clubs_again, clubs_of, of_matches
from riwaya.mentions.names.dedicated import dedicated
from riwaya.mentions.names.enumerated import people_listed, places_between, places_listed
from riwaya.mentions.names.gazetteers import phrases_in, with_bare
from riwaya.mentions.names.listed import listed, no_name
from riwaya.mentions.names.people import again, full_names, joined, person_edges, surnames
from riwaya.mentions.names.sites import demonym, of_competition, of_site, places_around, site_edges
from riwaya.mentions.names.spans import Found, longest, named, start_of, without_accusative, without_particles
from riwaya.mentions.names.tagging import tag
from riwaya.mentions.names.unheard import as_person, introduced
from riwaya.model import Mention, Span

__all__ = ["find_names", "find_names_in"]


def find_names(para: Paragraph) -> list[Mention]:
    """The people, bodies and places that a paragraph names, in text order; ``resolved`` is None throughout."""
    return find_names_in([para])[0]


def find_names_in(paragraphs: Sequence[Paragraph]) -> list[list[Mention]]:
    """The same of an article's paragraphs, each read in the light of the others."""
    pieces = [(n, a, b) for n, para in enumerate(paragraphs) for a, b in para.sentences]
    phrases = [phrases_in([t.f for t in para.tokens]) for para in paragraphs]
    labels = tag([paragraphs[n].tokens[a:b] for n, a, b in pieces], [phrases[n][a:b] for n, a, b in pieces])
    raw: list[list[Found]] = [[] for _ in paragraphs]
    for (n, a, _), found in zip(pieces, labels, strict=True):
        raw[n] += named(found, a)
    seen = frozenset([t.f for para in paragraphs for t in para.tokens])
    dotted = not any(t.word.text == "على" for para in paragraphs for t in para.tokens)
    settled = [
        _settled(para, found, known, dotted=dotted) for para, found, known in zip(paragraphs, raw, phrases, strict=True)
    ]
    known = evidence(zip(paragraphs, settled, strict=True))
    settled = [[agreed(f, para.tokens, known) for f in found] for para, found in zip(paragraphs, settled, strict=True)]
    last_names = surnames(
        (para.tokens, f) for para, found in zip(paragraphs, settled, strict=True) for f in found if f.type == "person"
    )
    bearing = with_bare(seen, last_names)
    by_first = openings(known)
    opening = with_bare(seen, by_first)
    known_clubs = clubs_of((para.tokens, found) for para, found in zip(paragraphs, settled, strict=True))
    matches = of_matches(para.tokens for para in paragraphs)
    known_short = shortenable((para.tokens, found) for para, found in zip(paragraphs, settled, strict=True))
    out = []
    for para, names in zip(paragraphs, settled, strict=True):
        names = _joined(names, repeated(para, known, by_first, opening, _taken(names)))
        names = _joined(names, again(para.tokens, last_names, bearing, _taken(names)))
        names = _joined(names, clubs_again(para.tokens, known_clubs, _taken(names), matches=matches))
        names = _joined(names, shortened(para.tokens, known_short, _taken(names)))
        names = [f for f in names if not no_name(para.tokens, f)]
        out.append(_mentions(para, _with_sides(names, para.tokens), seen))
    return out


def _settled(para: Paragraph, raw: Sequence[Found], phrases: Sequence[str], *, dotted: bool) -> list[Found]:
    """What the tagger found in a paragraph, its edges mended, with what heads and tables name.

    *dotted*: the article writes على with dots under its last letter, so that علي need not be a name.
    """
    tokens = para.tokens
    raw = without_particles(without_accusative(raw, tokens), tokens)
    raw = [
        as_person(as_group(f, tokens), tokens) for f in raw if not no_name(tokens, f) and not of_competition(f, tokens)
    ]
    people = [p for f in raw if f.type == "person" and (p := person_edges(f, tokens)) is not None]
    people = joined(people, tokens)
    named_media = list(media(para))
    outlets = _taken(named_media)
    out = [*people, *dedicated(tokens, people), *named_media, *bodies(para, _taken(people)), *clubs(tokens, phrases)]
    for f in raw:
        if f.type == "organisation" and not outlets.isdisjoint(range(f.first, f.last)):
            continue
        if f.type == "organisation" and not of_site(f, tokens):
            out.append(body_edges(f, tokens))
        elif f.type != "person" and not demonym(f, tokens):
            out += site_edges(replace(f, type="place"), tokens)
    out = longest(out)
    out = _joined(out, full_names(tokens, _taken(out), dotted=dotted))
    out = _joined(out, introduced(tokens, _taken(out)))
    out = _joined(out, people_listed(tokens, out))
    out = _joined(out, places_listed(tokens, _taken(out)))
    out = _joined(out, places_around(tokens, [], _taken(out)))
    places = _taken(f for f in out if f.type == "place")
    out = _joined(out, (g for f in listed(tokens, phrases, _taken(out), places) for g in _edges(f, tokens)))
    out = _joined(out, places_between(tokens, out, _taken(out)))
    return _joined(out, called_after(tokens, out))


def _joined(settled: list[Found], more: Iterable[Found]) -> list[Found]:
    """What was *settled* before with what a further step found."""
    further = list(more)
    return longest([*settled, *further]) if further else settled


def _edges(f: Found, tokens: Sequence[Token]) -> list[Found]:
    return site_edges(f, tokens) if f.type == "place" else [f]


def _with_sides(found: Sequence[Found], tokens: Sequence[Token]) -> list[Found]:
    places = [f for f in found if f.type == "place"]
    others = _taken(f for f in found if f.type != "place")
    return _joined(list(found), places_around(tokens, places, others))


def _mentions(para: Paragraph, found: Sequence[Found], seen: frozenset[str]) -> list[Mention]:
    out = []
    for f in found:
        first = para.tokens[f.first]
        start = para.media[f.first][0] if f.first in para.media else first.start
        start = start if start > first.start else start_of(para, f.first, seen)
        span = Span(start, para.tokens[f.last - 1].end)
        out.append(Mention(span, f.type, None, f.score, (f.why,)))
    return sorted(out, key=lambda m: (m.span.start, -m.span.end))


def _taken(found: Iterable[Found]) -> set[int]:
    return {i for f in found for i in range(f.first, f.last)}
