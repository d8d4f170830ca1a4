"""Differences: what became of an article between two readings of its page. Pure: two readings in, a difference out.

Only what a reader of the news would call its text is compared: title, standfirst, subheads and body. A line that
stands elsewhere on the other page (in a menu, say) has not gone, one that only moved has not changed, and spelling that
folding takes away (diacritics, hamza, digits of another script) is no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from riwaya.arabic.correcting import Mark, mark_in
from riwaya.arabic.words import Word, words
from riwaya.model import Article, Line, Reading, Span, Statement

__all__ = ["Change", "Difference", "difference"]

_PROSE = frozenset(["title", "standfirst", "subhead", "body"])
_BEHIND = 4  # lines behind an article among which it is still marked as corrected or updated
_KIN, _KEPT = 0.3, 0.6  # shares of words that two states of one article have in common: of both, or of the shorter
_SAME_LINE = 0.5  # likeness from which two lines are one line, reworded
_SAME_SAID = 0.6  # likeness from which two statements are one, reworded


class Change(NamedTuple):
    """Words that became others: *was* a span of the text before, *became* of the text after; None where words were only
    added or taken out. *headline*: they stand in the title."""

    was: Span | None
    became: Span | None
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one article: the *changes* of its words in their order, the statements that it *lost* and those
    that were *added*, and the *mark* with which the page owns up to it (None: it does not)."""

    before: Article
    after: Article
    changes: tuple[Change, ...]
    lost: tuple[Statement, ...]
    added: tuple[Statement, ...]
    mark: Mark | None

    @property
    def changed(self) -> bool:
        """Whether anything became of it at all."""
        return bool(self.changes or self.lost or self.added)

    @property
    def kind(self) -> Literal["correction", "silent_edit"]:
        """What that is called: a correction where the page owns up to it."""
        return "silent_edit" if self.mark is None else "correction"

    def to_dict(self, before: str, after: str, most: int = 50) -> dict[str, Any]:
        """The JSON form, with the words from the texts *before* and *after*; only the first *most* changes."""
        return {"mark": None if self.mark is None else {"marks": self.mark.marks, "span": list(self.mark.span),
                                                        "text": self.mark.span.of(after)},
                "changes": [{"was": _said(before, c.was), "became": _said(after, c.became), "headline": c.headline}
                            for c in self.changes[:most]],
                "more_changes": max(0, len(self.changes) - most),
                "lost": [_statement(before, s) for s in self.lost[:most]],
                "added": [_statement(after, s) for s in self.added[:most]]}  # fmt: skip


def difference(before: Reading, after: Reading) -> tuple[Difference, ...] | None:
    """What became of each article of *before* that *after* still has, in the order of *before*.

    None when *after* has none of them: the page shows something else.
    """
    old, new = _Side(before), _Side(after)
    pairs = _pairs(before, old, after, new)
    out = []
    for a, b in pairs:
        changes = tuple(_changes(old, a, new, b))
        lost, added = _statements(old, a, new, b)
        mark = _mark(new, b, old) if changes or lost or added else None
        out.append(Difference(a, b, changes, lost, added, mark))
    return tuple(out) if pairs or not before.articles else None


class _Side:
    """One reading: its text, and which lines it has anywhere."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.page.text
        self.lines = Counter(self.key(line) for line in reading.lines)

    def words(self, start: int, end: int) -> list[Word]:
        return [word for word in words(self.text, start, end) if not word.is_punctuation]

    def key(self, line: Line) -> tuple[str, ...]:
        return tuple(word.folded for word in self.words(line.start, line.end))

    def bag(self, article: Article) -> Counter[str]:
        return Counter(word for line in article.lines if line.role in _PROSE for word in self.key(line))


def _pairs(before: Reading, old: _Side, after: Reading, new: _Side) -> list[tuple[Article, Article]]:
    """The articles of both that are the same one, the likest first."""
    mine, theirs = [old.bag(a) for a in before.articles], [new.bag(b) for b in after.articles]
    alike = sorted(
        ((_likeness(x, y), -i, -j) for i, x in enumerate(mine) for j, y in enumerate(theirs) if _kin(x, y)),
        reverse=True,
    )
    found: dict[int, int] = {}
    for _, i, j in alike:
        if -i not in found and -j not in found.values():
            found[-i] = -j
    return [(before.articles[i], after.articles[j]) for i, j in sorted(found.items())]


def _kin(a: Counter[str], b: Counter[str]) -> bool:
    """Whether two bags of words can be of one article: one may have grown by much."""
    least = min(a.total(), b.total())
    return _likeness(a, b) >= _KIN or (least > 0 and (a & b).total() >= _KEPT * least)


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    """The share of words that both have (Dice), 0 to 1."""
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _changes(old: _Side, a: Article, new: _Side, b: Article) -> list[Change]:
    """The changes of words, in the order of the text before; lines that were only added come by their own place."""
    gone = [line for line in a.lines if line.role in _PROSE and not new.lines[old.key(line)]]
    come = [line for line in b.lines if line.role in _PROSE and not old.lines[new.key(line)]]
    bags = [Counter(new.key(line)) for line in come]
    taken: set[int] = set()
    changes: list[tuple[int, Change]] = []
    for line in gone:
        bag = Counter(old.key(line))
        alike = [(_likeness(bag, other), -n) for n, other in enumerate(bags) if n not in taken]
        best = max(alike, default=(0.0, 0))
        titles = [n for n, other in enumerate(come) if other.role == line.role == "title" and n not in taken]
        n = titles[0] if titles else -best[1] if best[0] >= _SAME_LINE else None
        if n is None:
            changes.append((line.start, Change(line.span, None, line.role == "title")))
            continue
        taken.add(n)
        at = come[n]
        changes += [(line.start, Change(was, became, line.role == at.role == "title"))
                    for was, became in _reworded(old.words(*line.span), new.words(*at.span))]  # fmt: skip
    changes += [(line.start, Change(None, line.span, line.role == "title")) for n, line in enumerate(come)
                if n not in taken]  # fmt: skip
    return [change for _, change in sorted(changes, key=lambda item: item[0])]


def _reworded(was: Sequence[Word], became: Sequence[Word]) -> list[tuple[Span | None, Span | None]]:
    match = SequenceMatcher(None, [w.folded for w in was], [w.folded for w in became], autojunk=False)
    return [(_span(was[i:j]), _span(became[k:m])) for what, i, j, k, m in match.get_opcodes() if what != "equal"]


def _span(found: Sequence[Word]) -> Span | None:
    return Span(found[0].start, found[-1].end) if found else None


def _statements(old: _Side, a: Article, new: _Side, b: Article) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements of *a* that *b* has no longer, and those that it has besides."""
    mine = [(s, _content(old, s)) for s in a.statements]
    theirs = [(s, _content(new, s)) for s in b.statements]
    lost = tuple(s for s, bag in mine if not any(_same_said(s, bag, *other) for other in theirs))
    added = tuple(s for s, bag in theirs if not any(_same_said(s, bag, *other) for other in mine))
    return _not_told(lost, old, new), _not_told(added, new, old)


def _same_said(s: Statement, bag: Counter[str], t: Statement, other: Counter[str]) -> bool:
    return s.stance == t.stance and _likeness(bag, other) >= _SAME_SAID


def _not_told(found: tuple[Statement, ...], side: _Side, other: _Side) -> tuple[Statement, ...]:
    """Those of *found* whose lines the *other* page does not have: what it has it was only read otherwise."""
    lines = set(other.lines)
    return tuple(s for s in found if not any(_within(side, s, line) for line in lines))


def _within(side: _Side, statement: Statement, line: tuple[str, ...]) -> bool:
    said = [word.folded for span in statement.content for word in side.words(*span)]
    return (
        bool(said)
        and len(line) >= len(said)
        and any(list(line[n : n + len(said)]) == said for n in range(len(line) - len(said) + 1))
    )


def _content(side: _Side, statement: Statement) -> Counter[str]:
    return Counter(word.folded for span in statement.content for word in side.words(*span))


def _mark(new: _Side, b: Article, old: _Side) -> Mark | None:
    """The first mark of a correction, else of an update, on a line in or close behind *b* that was not there before.

    Whatever its role: such notes stand apart from the text, often as small print.
    """
    if not b.lines:
        return None
    first, last = b.lines[0].n, b.lines[-1].n + _BEHIND
    fresh = (line for line in new.reading.lines if first <= line.n <= last and not old.lines[new.key(line)])
    marks = [mark for line in fresh if (mark := mark_in(new.text, line.start, line.end)) is not None]
    return min(marks, key=lambda mark: mark.marks, default=None)


def _said(text: str, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"span": list(span), "text": span.of(text)}


def _statement(text: str, statement: Statement) -> dict[str, Any]:
    return {"id": statement.id, "voice": statement.voice.name, "stance": statement.stance,
            "content": [_said(text, span) for span in statement.content]}  # fmt: skip
