"""Scanning: where a paragraph's words match a name of the gazetteer, with clitics cut and kind words joined."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.tables import column, rows
from riwaya.mentions.places.gazetteer import Found, find, longest
from riwaya.mentions.places.wording import words_of

__all__ = ["Candidate", "Kind", "candidates", "kind_of", "opening"]


class Kind(NamedTuple):
    """What a noun before a name says of the place: what the gazetteer calls it, whether it joins, an English noun.

    *many*: whether several names can follow it.
    """

    kind: str
    joins: bool
    english: str
    many: bool


class Opening(NamedTuple):
    """A reading of a word: the rest behind *cut* letters of clitics, and the most words of a key that begins so."""

    rest: str
    cut: int
    words: int


@dataclass(slots=True)
class Candidate:
    """Words that a key of the gazetteer matches.

    *first* and *last* are token indices (half-open) of the name itself; *cut* letters of the first word are clitics;
    *lead* is the kind word before it, at token *at* (or the name's own first token); *other* is the reading with a
    clitic where the word as it stands is a name too (وجدة: Oujda, or "and Jeddah").
    """

    para: Paragraph
    first: int
    last: int
    cut: int
    key: str
    found: tuple[Found, ...]
    lead: Kind | None = None
    at: int = -1
    located: bool = False
    tagged: bool = False
    other: Candidate | None = None

    @property
    def rank(self) -> int:
        """The rank of its foremost reading."""
        return max(f.entry.rank for f in self.found)


@cache
def _kinds() -> dict[str, Kind]:
    return {
        fold(r["word"]): Kind(r["kind"], r["joins"] == "y", r["english"], r["many"] == "y") for r in rows("place_kinds")
    }


@lru_cache(maxsize=50_000)
def kind_of(folded: str) -> tuple[Kind, int] | None:
    """The kind that a word says a place is, and how many letters of clitics stand before it; None for other words."""
    kinds = _kinds()
    for cut in range(3):
        if cut and folded[cut - 1 : cut] not in tuple("وفبلك"):
            break
        rest = folded[cut:]
        if rest in kinds:
            return kinds[rest], cut
    return None


@lru_cache(maxsize=200_000)
def opening(folded: str) -> tuple[Opening, ...]:
    """The readings of a word that can begin a name of the gazetteer, the one with the fewest clitics first."""
    out = []
    tries = [(folded, 0)]
    if len(folded) > 3:
        if folded[0] in "وف":
            tries.append((folded[1:], 1))
        for form, cut in list(tries):
            if form.startswith("لل") and len(form) > 4:
                if _well_known(form[1:]) and not _well_known("ا" + form[1:]):
                    tries.append((form[1:], cut + 1))  # للبنان
                    continue
                tries.append(("ا" + form[1:], cut + 1))
                tries.append(("ا" + form, cut + 1))
            elif (form[0] in "بل" and len(form) > 3) or form.startswith("كال"):
                tries.append((form[1:], cut + 1))
    for form, cut in tries:
        words = max(longest(form), 2 * (form in _barred()))
        if words:
            out.append(Opening(form, cut, words))
    return tuple(out)


@cache
def _barred() -> dict[str, list[list[str]]]:
    out: dict[str, list[list[str]]] = {}
    for phrase in column("not_places", "phrase"):
        words = fold(phrase).split()
        out.setdefault(words[0], []).append(words)
    return out


def candidates(para: Paragraph) -> list[Candidate]:
    """The names that a paragraph's words match, in text order, the longest at each place; none overlaps another."""
    toks = para.tokens
    out: list[Candidate] = []
    done = 0
    for token in [t for t in toks if opening(t.f)]:
        i, readings = token.i, opening(token.f)
        if i < done or token.punct:
            continue
        if _barring(token.f) and (barred := _bars(toks, i)):
            done = i + barred
            continue
        info = token.info
        if readings[-1].cut and info.classes and not (info.conj or info.prep):
            readings = tuple(r for r in readings if not r.cut or _well_known(r.rest))  # a known word has no clitics
        best = _match(para, i, readings) if readings else None
        if best is None:
            continue
        _untitled(best)
        _lead(best)
        if best.lead is None and out and out[-1].lead is not None and out[-1].lead.many and _follows(out[-1], best):
            best.lead = out[-1].lead._replace(joins=False)
        out.append(best)
        done = best.last
    return out


def _bars(toks: tuple[Token, ...], i: int) -> int:
    """How many tokens from *i* are a name that only has a place's name in it."""
    for words in _barring(toks[i].f):
        if [t.f for t in toks[i + 1 : i + len(words)]] == words[1:]:
            return len(words)
    return 0


@lru_cache(maxsize=50_000)
def _barring(f: str) -> tuple[list[str], ...]:
    """The names of several words that begin with a form, clitics before it or not."""
    out: list[list[str]] = []
    for cut in range(min(3, len(f))):
        out += [words for words in _barred().get(f[cut:], ()) if len(words) > 1]
        if f[cut] not in "وفبلك":
            break
    return tuple(out)


def _match(para: Paragraph, i: int, readings: tuple[Opening, ...]) -> Candidate | None:
    toks = para.tokens
    best: Candidate | None = None
    for reading in readings:
        if reading.words == 1 and best is not None and best.last > i + 1:
            continue
        parts, j = [reading.rest], i + 1
        ends = [j]
        while len(parts) < reading.words and j < len(toks):
            t = toks[j]
            if t.punct:
                glued = t.f in "-‐–" and toks[j - 1].end == t.start and j + 1 < len(toks) and toks[j + 1].start == t.end
                if not glued:
                    break
                j += 1
                continue
            parts.append(t.f)
            j += 1
            ends.append(j)
        for n in range(len(parts), 0, -1):
            if best is not None and ends[n - 1] <= best.last:
                if ends[n - 1] == best.last and reading.cut and n == 1 and (found := find(parts[0])):
                    best.other = Candidate(para, i, best.last, reading.cut, parts[0], found)
                break
            found = find(" ".join(parts[:n]))
            if found and reading.cut and toks[i].f[0] == "ف":
                found = tuple(f for f in found if f.entry.rank >= 8)  # ف is rare; names that begin with it are not
            if found:
                best = Candidate(para, i, ends[n - 1], reading.cut, " ".join(parts[:n]), found)
                break
    return best


def _follows(a: Candidate, b: Candidate) -> bool:
    """Whether two names stand in one list: joined by و or by a comma alone."""
    toks = a.para.tokens
    gap = toks[a.last : b.first]
    return len(gap) < 2 and all(t.f in "،,/-" for t in gap) and (bool(gap) or toks[b.first].f[:1] == "و")


@lru_cache(maxsize=20_000)
def _well_known(key: str) -> bool:
    return any(f.entry.rank >= 7 and not f.guarded for f in find(key))


def _untitled(c: Candidate) -> None:
    """Take a noun that stands like a title (مدينة حمص) out of a name that the gazetteer has with it."""
    first, _, rest = c.key.partition(" ")
    kind = kind_of(first) if rest else None
    if kind is None or kind[0].joins or (kind[0].kind in ("country", "capital") and first != "دوله"):
        return  # سلطنة عمان is its name; دولة قطر is قطر
    ids = {f.entry.id for f in find(rest)}
    if all(f.entry.id in ids for f in c.found):
        c.first, c.cut, c.key = c.first + 1, 0, rest


def _lead(c: Candidate) -> None:
    """Look at what stands before a candidate: a kind word, a preposition."""
    toks = c.para.tokens
    c.at = c.first
    before = toks[c.first - 1] if c.first else None
    if before is None or before.punct:
        if before is not None and before.f in "«\"“'(" and c.first > 1:
            before = toks[c.first - 2]
        else:
            return
    clitics = toks[c.first].f[: c.cut]
    c.located = "ب" in clitics or (before.rest in words_of("place-prepositions") and not clitics)
    kind = kind_of(before.f)
    if kind is not None and not clitics:
        c.lead, c.at = kind[0], before.i
        c.located = c.located or "ب" in before.f[: kind[1]]
