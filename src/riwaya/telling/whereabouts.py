"""Who, where and when of a story, as the document shows them: a who's who, a map's places, three clocks."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from riwaya.model import Named, Span, StoryStatement, When
from riwaya.telling.view import View, unique

__all__ = ["Figure", "Moment", "brief", "figures", "moments"]

_BRIEF = 14
"""Words of a statement that stand for it in a table."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A person or body: *name* and the *others* it was printed under, how often, in which outlets, and what it said."""

    id: str
    type: str
    name: str
    others: tuple[str, ...]
    mentions: int
    outlets: tuple[str, ...]
    said: tuple[StoryStatement, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A statement that tells when something happened, with the two other clocks beside it."""

    statement: StoryStatement
    happened: When
    said: When | None
    printed: When | None


def figures(view: View) -> tuple[Figure, ...]:
    """The people and bodies of the story, those most spoken of first; who is named once and says nothing comes last."""
    texts = {a.id: a.text for a in view.articles.values()}
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    full: dict[tuple[str, str], str] = {}
    spans: dict[tuple[str, str], dict[str, set[Span]]] = defaultdict(lambda: defaultdict(set))
    for m in view.dossier.mentions:
        named = m.body.resolved
        if m.body.type not in ("person", "organisation") or not isinstance(named, Named) or m.article not in texts:
            continue
        key = (str(m.body.type), named.id)
        words = " ".join(m.body.span.of(texts[m.article]).split())
        found[key].append((m.article, words))
        names[key][words] += 1
        full[key] = named.name
        spans[key][m.article].add(m.body.span)
    sources: dict[str, list[StoryStatement]] = defaultdict(list)
    for s in view.statements.values():
        if s.body.source is not None:
            sources[s.article].append(s)
    out = []
    for key, here in found.items():
        said = tuple(s for a, named in spans[key].items() for s in sources[a]
                     if s.body.source is not None and any(map(s.body.source.covers, named)))  # fmt: skip
        others = tuple(n for n, _ in names[key].most_common() if n != full[key])
        out.append(Figure(key[1], key[0], full[key], others[:6], len(here),
                          view.outlets(unique(a for a, _ in here)), said))  # fmt: skip
    return tuple(sorted(out, key=lambda f: (-len(f.said), -f.mentions, f.type, f.id)))


def moments(view: View) -> tuple[Moment, ...]:
    """The statements that tell when something happened, in the order in which it did; what has no day comes last."""
    said: dict[str, When] = {}
    printed: dict[str, When] = {}
    for w in view.dossier.timeline:
        if w.clock != "event":
            (said if w.clock == "said" else printed).setdefault(w.statement, w)
    return tuple(
        Moment(view.statements[w.statement], w, said.get(w.statement), printed.get(w.statement))
        for w in view.dossier.timeline
        if w.clock == "event" and w.statement in view.statements
    )


def brief(view: View, statement: StoryStatement) -> str:
    """The first words that the statement attributes."""
    text = view.articles[statement.article].text
    first = " … ".join(span.of(text)[:400] for span in statement.body.content).split()
    return " ".join(first[:_BRIEF]) + (" …" if len(first) > _BRIEF else "")
