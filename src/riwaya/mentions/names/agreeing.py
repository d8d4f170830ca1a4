"""Agreeing: what an article names once in full or behind a telling noun, it names in the same way elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.mentions.names.gazetteers import bare_forms, marks_of
from riwaya.mentions.names.heads import base_of, heads
from riwaya.mentions.names.spans import Found
from riwaya.model import MentionType

__all__ = ["Evidence", "agreed", "evidence", "openings", "repeated"]

Evidence = dict[tuple[str, ...], Counter[MentionType]]
"""How often, weighed, an article takes a name for a person, a body, a place."""

_SEEN, _LED, _KNOWN = 1, 3, 5
_PLAIN = frozenset({"name", "name-given", "name-foreign", "name-family", "name-part"})


def _key(tokens: Sequence[Token], f: Found) -> tuple[str, ...]:
    """The folded words of a name, the first without clitics."""
    forms = bare_forms(tokens[f.first].f)
    first = forms[0] if len(forms) == 1 or not marks_of(forms[0]).startswith("+") else forms[-1]
    return (first, *(t.f for t in tokens[f.first + 1 : f.last]))


def evidence(found: Iterable[tuple[Paragraph, Sequence[Found]]]) -> Evidence:
    """What an article's names were taken for; a noun that says what it is counts more than the tagger."""
    out: Evidence = {}
    for para, names in found:
        tokens = para.tokens
        for f in names:
            votes = out.setdefault(_key(tokens, f), Counter())
            votes[f.type] += _KNOWN if f.why != "tagger" else _SEEN
            if f.last - f.first > 1 and base_of(tokens[f.first]) in heads("club-keep"):
                out.setdefault(tuple(t.f for t in tokens[f.first + 1 : f.last]), Counter())[f.type] += 2 * _LED
            before = tokens[f.first - 1] if f.first else None
            if before is None or before.punct:
                continue
            if before.info.has("title") and before.info.article:  # اللواء is an officer, لواء may be a district
                votes["person"] += 0 if tokens[f.first].info.prep else _LED
            elif base_of(before) in heads("site-drop"):
                votes["place"] += 2 * _LED
            elif base_of(before) in heads("body-drop"):
                votes["organisation"] += 2 * _LED
    return out


def agreed(f: Found, tokens: Sequence[Token], known: Evidence) -> Found:
    """The name with the type that the article gives it most."""
    votes = known[_key(tokens, f)]
    best = max(sorted(votes), key=lambda kind: votes[kind])
    return replace(f, type=best, why="what the article takes it for elsewhere") if votes[best] > votes[f.type] else f


def openings(known: Evidence) -> dict[str, list[tuple[str, ...]]]:
    """The names of an article by their first words."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for key in known:
        out.setdefault(key[0], []).append(key)
    return out


def repeated(
    para: Paragraph,
    known: Evidence,
    by_first: Mapping[str, Sequence[tuple[str, ...]]],
    opening: Collection[str],
    taken: set[int],
) -> Iterator[Found]:
    """Names that the article has elsewhere and nothing found here: several words, or one that is no other word.

    *by_first* are those of *known* by their first words, as `openings` gives them, *opening* the words of the article
    that are such a first word with clitics or without.
    """
    tokens = para.tokens
    for t in [t for t in tokens if t.f in opening]:
        i = t.i
        if i in taken or t.punct:
            continue
        keys = [key for form in bare_forms(t.f) for key in by_first.get(form, ())]
        for key in sorted(keys, key=lambda k: (-len(k), k)):
            last = i + len(key)
            if tuple(x.f for x in tokens[i + 1 : last]) != key[1:] or not taken.isdisjoint(range(i, last)):
                continue
            votes = known[key]
            kind = max(sorted(votes), key=lambda k: votes[k])
            if len(key) > 1 or (kind != "person" and t.info.classes <= _PLAIN and len(key[0]) > 3):
                yield Found(i, last, kind, "named elsewhere in the article")
                taken.update(range(i, last))
                break
