"""Abreast: two articles of a story beside each other, sentence by sentence: what both have, what changed, what only one
has.

Sentences are laid beside each other where the two articles share their wording (passages), or say the same in other
words (paraphrases). The order is that of the first article; what stands elsewhere in the second is marked as moved, by
the longest ascending run of what stands in place (Schensted 1961, Longest Increasing and Decreasing Subsequences).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from riwaya.arabic.sentences import sentences
from riwaya.arabic.words import Word
from riwaya.model import DossierArticle, Passage, Span
from riwaya.telling.siding import Links, alike, groups_of, holder, linked, words_of

__all__ = ["READ", "Piece", "Row", "abreast", "turned"]

READ = frozenset({"title", "standfirst", "body", "subhead", "caption"})
_MOST = 500
"""Words of a side that are compared; a sentence is never so long."""

Piece = tuple[str, str]
"""Words, and what they are: ``same``, ``changed``, ``only`` (on this side), or empty where nothing is compared."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other: *here* in the one article, *there* in the other, with where either begins.

    *kind* is ``same`` (word for word), ``changed``, ``retold`` (in other words), or ``apart``: what is on either side
    has nothing to do with the other. *moved*: it stands elsewhere in the other article.
    """

    kind: str
    here: tuple[Piece, ...]
    there: tuple[Piece, ...]
    start: int | None
    other_start: int | None
    moved: bool = False


def turned(passages: Iterable[tuple[str, str, Passage]], one: str, other: str) -> list[tuple[Span, Span]]:
    """The spans of those *passages* (with the articles of their sides) that the two share, in their order."""
    found = [(p.a.span, p.b.span) for a, b, p in passages if (a, b) == (one, other)]
    return found + [(p.b.span, p.a.span) for a, b, p in passages if (a, b) == (other, one)]


def abreast(one: DossierArticle, other: DossierArticle, shared: Sequence[tuple[Span, Span]],
            retold: Sequence[tuple[Span, Span]] = ()) -> tuple[Row, ...]:  # fmt: skip
    """The rows of two articles, by the spans that they have in common (of *one*, of *other*)."""
    here, there = _sentences(one), _sentences(other)
    links = linked(one.text, here, other.text, there, shared)
    for i, j in alike(one.text, here, other.text, there, links):
        links[i].add(j)
    taken = set(links), {j for held in links.values() for j in held}
    told: Links = defaultdict(set)
    for a, b in retold:
        mine, theirs = holder(here, a), holder(there, b)
        if mine is not None and theirs is not None and mine not in taken[0] and theirs not in taken[1]:
            told[mine].add(theirs)
    groups = sorted(
        [(*group, "same") for group in groups_of(links)] + [(*group, "retold") for group in groups_of(told)]
    )
    return tuple(_rows(one.text, here, other.text, there, groups))


def _sentences(article: DossierArticle) -> list[Span]:
    lines = sorted((line for line in article.article.lines if line.role in READ), key=lambda line: line.start)
    return [span for line in lines for span in sentences(article.text, line.start, line.end)]


_Group = tuple[list[int], list[int], str]


def _in_place(groups: Sequence[_Group]) -> set[int]:
    """Which of the *groups*, in the order of the one article, stand in the order of the other too."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for n, (_, theirs, _) in enumerate(groups):
        at = bisect_left(ends, theirs[0])
        ends[at : at + 1] = [theirs[0]]
        last[at : at + 1] = [n]
        before[n] = last[at - 1] if at else None
    found: set[int] = set()
    n_or_none = last[-1] if last else None
    while n_or_none is not None:
        found.add(n_or_none)
        n_or_none = before[n_or_none]
    return found


def _rows(text: str, here: Sequence[Span], other: str, there: Sequence[Span],
          groups: Sequence[_Group]) -> Iterator[Row]:  # fmt: skip
    held = {i for mine, _, _ in groups for i in mine}, {j for _, theirs, _ in groups for j in theirs}
    place = _in_place(groups)
    at = [0, 0]
    for n, (mine, theirs, kind) in enumerate(groups):
        until = (mine[0], theirs[0] if n in place else 0)
        yield from _apart(text, here, other, there, at, until, held)
        yield _beside(text, [here[i] for i in mine], other, [there[j] for j in theirs], kind, n not in place)
    yield from _apart(text, here, other, there, at, (len(here), len(there)), held)


def _apart(text: str, here: Sequence[Span], other: str, there: Sequence[Span], at: list[int],
           until: tuple[int, int], held: tuple[set[int], set[int]]) -> Iterator[Row]:  # fmt: skip
    """What only one of them has, up to the sentences *until*."""
    sides = []
    for side in (0, 1):
        sides.append([n for n in range(at[side], until[side]) if n not in held[side]])
        at[side] = max(at[side], until[side])
    spans = [here[i] for i in sides[0]], [there[j] for j in sides[1]]
    for n in range(max(map(len, spans))):
        a, b = spans[0][n : n + 1], spans[1][n : n + 1]
        yield Row("apart", tuple((s.of(text), "only") for s in a), tuple((s.of(other), "only") for s in b),
                  a[0].start if a else None, b[0].start if b else None)  # fmt: skip


def _beside(text: str, here: Sequence[Span], other: str, there: Sequence[Span], kind: str, moved: bool) -> Row:
    starts = here[0].start, there[0].start
    if kind == "retold":
        plain = [tuple((s.of(t).rstrip() + " ", "") for s in spans) for t, spans in ((text, here), (other, there))]
        return Row(kind, plain[0], plain[1], *starts, moved)
    mine, theirs = ([w for s in spans for w in words_of(t, s)][:_MOST] for t, spans in ((text, here), (other, there)))
    what: tuple[dict[int, str], dict[int, str]] = ({}, {})
    match = SequenceMatcher(None, [w.folded for w in mine], [w.folded for w in theirs], autojunk=False)
    for tag, i, i_end, j, j_end in match.get_opcodes():
        mark = {"equal": "same", "replace": "changed"}.get(tag, "only")
        what[0].update(dict.fromkeys(range(i, i_end), mark))
        what[1].update(dict.fromkeys(range(j, j_end), mark))
    alike = {*what[0].values(), *what[1].values()} <= {"same"}
    return Row("same" if alike else "changed", _marked(text, here, mine, what[0]),
               _marked(other, there, theirs, what[1]), *starts, moved)  # fmt: skip


def _marked(text: str, spans: Sequence[Span], found: Sequence[Word], what: Mapping[int, str]) -> tuple[Piece, ...]:
    """The words of *spans* in pieces of one kind; what stands between words of two kinds is of neither."""
    pieces: list[list[str]] = []
    n = 0
    for span in spans:
        if pieces:
            pieces.append([" ", ""])
        at = span.start
        while n < len(found) and found[n].start < span.end:
            kind = what.get(n, "")
            if at > span.start and pieces[-1][1] == kind:
                pieces[-1][0] += text[at : found[n].end]
            else:
                pieces += [[text[at : found[n].start], ""], [text[found[n].start : found[n].end], kind]]
            at, n = found[n].end, n + 1
        pieces.append([text[at : span.end], ""])
    return tuple((part, kind) for part, kind in pieces if part)
