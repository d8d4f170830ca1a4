"""Spans: ranges of tokens that name somebody, some body or some place, and where their names begin in the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from riwaya.arabic.folding import INVISIBLE, MARKS
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.mentions.names.gazetteers import bare_forms, marks_of
from riwaya.model import MentionType

__all__ = ["Found", "cut_of", "longest", "named", "start_of", "without_accusative", "without_particles"]

_TYPES: dict[str, MentionType] = {"PERS": "person", "ORG": "organisation", "LOC": "place"}
_SILENT = frozenset(MARKS + INVISIBLE)
_MODEL, _RULE = 0.85, 0.9
_PARTICLES = ("prep", "comp", "sub", "rel", "vpart", "neg", "dem")


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens *first* to *last* (exclusive) of a paragraph name a *type*. *inside*: it may stand within a longer one."""

    first: int
    last: int
    type: MentionType
    why: str = "tagger"
    inside: bool = False

    @property
    def score(self) -> float:
        """How sure it is, 0-1."""
        return _MODEL if self.why == "tagger" else _RULE


def named(labels: Sequence[str], offset: int = 0) -> Iterator[Found]:
    """The ranges that the labels of a sentence tell of, its first token being number *offset* of the paragraph."""
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (label[:2] != "I-" or label[2:] != kind):
            if kind in _TYPES:
                yield Found(offset + start, offset + i, _TYPES[kind])
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]


def without_accusative(found: Sequence[Found], tokens: Sequence[Token]) -> list[Found]:
    """The ranges up to the first word with the ending of the indefinite accusative (إقبالاً), which no name takes."""
    out = []
    for f in found:
        last = next((k for k in range(f.first, f.last) if "\u064b" in tokens[k].word.text[-2:]), f.last)
        if last > f.first:
            out.append(f if last == f.last else replace(f, last=last))
    return out


def without_particles(found: Sequence[Found], tokens: Sequence[Token]) -> list[Found]:
    """The ranges of bodies and places without prepositions and other particles at their ends: النادي إلى."""
    out = []
    for f in found:
        last = f.last
        while (
            f.type != "person"
            and last > f.first
            and tokens[last - 1].info.has(*_PARTICLES)
            and not tokens[last - 1].info.has("name")
        ):
            last -= 1
        if last > f.first:
            out.append(f if last == f.last else replace(f, last=last))
    return out


def cut_of(token: Token, seen: Collection[str]) -> int:
    """How many letters of clitics stand before a name's first word. *seen*: folded words of the article."""
    f, info = token.f, token.info
    if info.conj or info.prep:
        return len(info.conj) + len(info.prep)
    if info.classes or f[0] not in "وفبلك" or len(f) < 4 or not f[0].isalpha():
        return 0
    marks = marks_of(f)
    if marks and marks[0] != "+":
        return 0
    forms = bare_forms(f)[1:]
    known = next((form for form in forms if form in seen or (marks and "+" + marks_of(form) == marks)), None)
    if known is None:
        return 1 if f.startswith(("وال", "بال", "فال", "كال", "لل")) else 0
    return len(f) - len(known) + (not f.endswith(known))  # الاسد of للاسد: the alef is not written


def start_of(para: Paragraph, i: int, seen: Collection[str]) -> int:
    """Where a name that begins with token *i* begins: behind the clitics, in code points of the page's text."""
    token = para.tokens[i]
    left = cut_of(token, seen)
    at = token.start
    while at < token.end and (left or (at > token.start and para.text[at] in _SILENT)):
        left -= para.text[at] not in _SILENT
        at += 1
    return at


def longest(found: Sequence[Found]) -> list[Found]:
    """Without those that overlap a longer one (of two that are equally long, a rule's stays), but for nested places."""
    out: list[Found] = []
    for f in sorted(found, key=lambda f: (f.inside, f.first - f.last, f.why == "tagger", f.first)):
        clash = [o for o in out if f.first < o.last and o.first < f.last]
        if not clash or (f.inside and all((o.first, o.last) != (f.first, f.last) for o in clash)):
            out.append(f)
    return sorted(out, key=lambda f: (f.first, -f.last))
