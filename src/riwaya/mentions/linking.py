"""Linking: one id for one person, body or place, within an article and across the articles of a story.

Places that a gazetteer knows come with their ids; all other names are joined by their words (`namesakes`) and by what
the text itself says: a second name in brackets or behind المعروف بـ. The result does not depend on the order of the
articles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from riwaya.arabic.media import medium_named
from riwaya.arabic.persons import one_word
from riwaya.arabic.words import words
from riwaya.mentions.namesakes import Entity, Name, join_bodies, join_people
from riwaya.model import Mention, Named, Span

__all__ = ["link"]

_PARTICLES = frozenset({"بن", "ابن", "بنت", "ال", "دي", "دو", "فان", "فون"})
_JOINED = frozenset({"عبد", "ابو", "ابي", "ابا", "ام"})
_ALSO = re.compile(
    r"""[\s،,]*(?:[(\[]|و?(?:المعروف|المعروفة|الملقب|الملقبة|المكنى|الشهير|المشهور)(?:\s+(?:باسم|بلقب))?\s*ب?ـ?[\s«"“]*)"""
)
_LINK = "link: "
_LINKED = ("person", "organisation", "place")


def link(articles: Sequence[tuple[str, Sequence[Mention]]]) -> list[tuple[Mention, ...]]:
    """The mentions of each article with an id for every person, body and place.

    *articles* are (the page's text, its mentions in text order). A place of the gazetteer, and whatever else has a
    country, keeps its id; ids that were given here before, of one article alone, are given anew.
    """
    articles = [(text, [_unlinked(m) for m in found]) for text, found in articles]
    order = sorted(range(len(articles)), key=lambda i: (articles[i][0], [m.span for m in articles[i][1]]))
    out: list[list[Mention]] = [list(found) for _, found in articles]
    shown_as = [[_shown(text, m) if m.type in _LINKED and m.resolved is None else "" for m in found]
                for text, found in articles]  # fmt: skip
    taken: dict[str, Name] = {}
    for kind in _LINKED:
        groups: list[tuple[int, list[int], Entity]] = []
        for i in order:
            text, found = articles[i]
            mine = [n for n, m in enumerate(found) if m.type == kind and m.resolved is None]
            names = [_name(shown_as[i][n], kind) for n in mine]
            groups += [(i, mine, e) for e in _within(text, [found[n].span for n in mine], names, kind)]
        for cluster in _across([e for _, _, e in groups], kind):
            members = [groups[k] for k in cluster]
            full = max((e.fullest for _, _, e in members), key=lambda n: (len(n), n))
            shown = min(
                shown_as[i][mine[m]] for i, mine, e in members for m in e.members
                if _name(shown_as[i][mine[m]], kind) == full
            )  # fmt: skip
            own = _slug(shown, kind, taken, full)
            for i, mine, e in members:
                for m in e.members:
                    n = mine[m]
                    found_here, why = out[i][n], _LINK + e.why[m]
                    out[i][n] = Mention(found_here.span, found_here.type, Named(own, shown),
                                        min(found_here.score, e.sure[m]), (*found_here.why, why))  # fmt: skip
    return [tuple(found) for found in out]


def _unlinked(mention: Mention) -> Mention:
    """The mention without an id that was made from names alone."""
    named = mention.resolved
    if not isinstance(named, Named) or named.precision is not None or named.country is not None:
        return mention
    return replace(mention, resolved=None, why=tuple(w for w in mention.why if not w.startswith(_LINK)))


def _shown(text: str, mention: Mention) -> str:
    """The name as printed; of للخطوط, whose clitic is no part of the span, الخطوط."""
    shown = " ".join(mention.span.of(text).split()).strip("«»\"“”'()[] ")
    assimilated = text[: mention.span.start].endswith("ل") and shown.startswith("ل")
    return "ا" + shown if assimilated else shown


@lru_cache(maxsize=10_000)
def _name(text: str, kind: str) -> Name:
    """The folded words that a name is compared by."""
    if kind == "organisation" and (medium := medium_named(text)) is not None:
        return ("medium", medium.id)
    out: list[str] = []
    tokens = [w.folded for w in words(text) if not w.is_punctuation]
    for k, w in enumerate(tokens):
        if k and tokens[k - 1] in _JOINED:
            out[-1] = tokens[k - 1] + w
        elif w not in _PARTICLES or len(tokens) == 1:
            out.append(w if kind == "person" else _bare(w))
    return tuple(out) or (text,)


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _within(text: str, spans: Sequence[Span], names: Sequence[Name], kind: str) -> list[Entity]:
    """The entities of one article, by the spans and the names of its mentions of one kind."""
    join = join_people if kind == "person" else join_bodies
    entities = join(names, within=True)
    holder = {m: e for e in entities for m in e.members}
    for k in range(1, len(spans)):
        a, b = holder[k - 1], holder[k]
        if a is b or spans[k].start - spans[k - 1].end > 30:
            continue
        if not _ALSO.fullmatch(text, spans[k - 1].end, max(spans[k - 1].end, spans[k].start)):
            continue
        a.take(b, "given as another name of " + " ".join(a.fullest), 0.8)
        entities.remove(b)
        for m in b.members:
            holder[m] = a
    return entities


def _across(entities: Sequence[Entity], kind: str) -> list[list[int]]:
    """Which entities of the articles are one: lists of their numbers."""
    entries = [(k, name) for k, e in enumerate(entities) for name in sorted(_full_names(e))]
    join = join_people if kind == "person" else join_bodies
    parent = list(range(len(entities)))

    def find(k: int) -> int:
        while parent[k] != k:
            k = parent[k]
        return k

    counts = [sum(c for n, c in entities[k].names.items() if len(n) > 1 or n == name) for k, name in entries]
    for joined in join([name for _, name in entries], within=False, counts=counts):
        ids = sorted({find(entries[m][0]) for m in joined.members})
        for other in ids[1:]:
            parent[other] = ids[0]
        for m in joined.members:
            e = entities[entries[m][0]]
            if joined.why[m] != "named":
                for x in e.members:
                    e.why[x] = joined.why[m] + " of the story" if e.why[x] == "named" else e.why[x]
                    e.sure[x] = min(e.sure[x], joined.sure[m])
    clusters: dict[int, list[int]] = defaultdict(list)
    for k in range(len(entities)):
        clusters[find(k)].append(k)
    return list(clusters.values())


def _full_names(entity: Entity) -> set[Name]:
    """The fullest name and those that are no part of it."""
    full = entity.fullest
    return {full} | {n for n in entity.names if not any(one_word(w, x) for w in n for x in full)}


def _slug(shown: str, kind: str, taken: dict[str, Name], full: Name) -> str:
    """An ASCII id, made of the name's letters, that nothing else has."""
    from anyascii import anyascii

    if full[0] == "medium":
        return full[1]
    base = re.sub(r"[^a-z0-9]+", "-", anyascii(shown).lower().replace("'", "").replace("`", "")).strip("-")[:60] or kind
    own, n = base, 2
    while taken.setdefault(own, full) != full:
        own, n = f"{base}-{n}", n + 1
    return own
