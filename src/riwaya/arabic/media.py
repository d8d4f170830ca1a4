"""Media: the agencies, newspapers, broadcasters, sites and platforms that carry words, found by name in Arabic text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import column, rows
from riwaya.arabic.words import Word, start_after, words
from riwaya.model.spans import Span

__all__ = ["Medium", "heads", "media_in", "medium_named", "medium_of_domain"]


@dataclass(frozen=True, slots=True)
class Medium:
    """An outlet. *kind* is one of agency, newspaper, broadcaster, site, platform; *country* its ISO 3166 alpha-2.

    *owner* is who owns or runs it, where that is known; *source* where the row of the table is from.
    """

    id: str
    name: str
    kind: str
    latin: str | None = None
    country: str | None = None
    owner: str | None = None
    source: str = "hand"


@cache
def heads() -> frozenset[str]:
    """The nouns that introduce a medium's name (وكالة، صحيفة، قناة …), folded."""
    return frozenset(fold(noun) for noun in column("media_heads", "noun"))


_AFTER_HEAD = frozenset(["انباء", "الانباء", "اخبار", "التواصل"])  # "وكالة أنباء …", "موقع أخبار …"
_TAILS = frozenset(["للانباء", "الاخباريه", "الاخباري", "الفضائيه", "التلفزيونيه", "الالكترونيه", "الالكتروني"])
_QUOTES = frozenset("\"'«»“”„‟‘’‹›")
_PAIRED = _QUOTES | frozenset("()[]{}")
_OPEN = frozenset("([{")
_MAX_NEST = 4  # words at most between a head noun and the name it introduces, quotation marks counted

_Entry = tuple[tuple[str, ...], Medium, int]
_FIRM, _WEAK, _WEAKER, _WEAKEST = 0, 1, 2, 3
_MARKED = {"@": _WEAKER, "!": _WEAKEST}


def _key(name: str) -> tuple[str, ...]:
    parts = fold(name).split()
    if all(map(str.isalnum, parts)):  # most names: no need to look for marks
        return tuple(parts)
    return tuple(w.folded for w in words(name) if not w.is_punctuation)


def _medium(row: dict[str, str]) -> Medium:
    return Medium(row["id"], row["name"], row["kind"], row["latin"].split("|")[0] or None, row["country"] or None,
                  row["owner"] or None, row["source"])  # fmt: skip


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Entries by the first word of their key, the longest key first."""
    found: dict[str, list[_Entry]] = {}
    taken: set[tuple[str, ...]] = set()
    for row in rows("media"):
        medium = _medium(row)
        names = [(form, _FIRM) for form in row["forms"].split("|") if form]
        names += [(form.lstrip("@!"), _MARKED.get(form[0], _WEAK)) for form in row["weak"].split("|") if form]
        for form in filter(None, row["latin"].split("|")):
            firm = " " in form or (form.isupper() and len(form) > 2)
            names.append((form, _FIRM if firm else _WEAK))
        for form, strength in names:
            key = _key(form)
            if key and key not in taken:
                taken.add(key)
                found.setdefault(key[0], []).append((key, medium, strength))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


def _bare(folded: str) -> list[tuple[str, int]]:
    """A word as it stands, then without its leading clitics, each with how many letters those are."""
    readings = [(folded, 0)]
    rest, cut = folded, 0
    if rest[0] in "وف" and len(rest) > 2:
        rest, cut = rest[1:], 1
        readings.append((rest, cut))
    if rest.startswith("لل") and len(rest) > 4:
        readings.append(("ا" + rest[1:], cut + 1))
    elif rest[0] in "بلك" and len(rest) > 2:
        readings.append((rest[1:], cut + 1))
    return readings


@lru_cache(maxsize=100_000)
def _starts(folded: str) -> tuple[tuple[str, int], ...]:
    """The readings of a word that begin the name of a medium."""
    index = _index()
    return tuple(reading for reading in _bare(folded) if reading[0] in index)


@lru_cache(maxsize=10_000)
def _head(folded: str) -> tuple[str, int] | None:
    """The head noun that a word is, and how many letters of clitics stand before it."""
    return next((reading for reading in _bare(folded) if reading[0] in heads()), None)


def _match(tokens: Sequence[Word], i: int, first: str) -> tuple[Medium, int, int] | None:
    """The longest entry whose key starts with *first* at token *i*: medium, strength, index after its last token."""
    for key, medium, strength in _index().get(first, ()):
        j = i + 1
        for part in key[1:]:
            # "أ.ف.ب", "روسيا-24": marks between the parts of a name do not count
            while j < len(tokens) and tokens[j].folded in (".", "-", "/", "(", "،") and len(part) <= 4:
                j += 1
            if j >= len(tokens) or tokens[j].folded != part:
                break
            j += 1
        else:
            if key[0].isascii() and len(key) == 1 and tokens[i].text.islower() and len(key[0]) < 5:
                return None  # "app", "ap": abbreviations are written in capitals
            return medium, strength, j
    return None


def _is_head(token: Word) -> bool:
    return _head(token.folded) is not None


@cache
def _vouching() -> dict[str, str]:
    """The kinds of media that a head noun introduces (empty for any); generic nouns are left out."""
    return {fold(row["noun"]): row["kinds"] for row in rows("media_heads") if not row["generic"]}


def _vouches(token: Word, medium: Medium) -> bool:
    """Whether the head noun makes an ordinary word the name of *medium*: its kind must be one that it introduces."""
    head = _head(token.folded)
    if head is None or head[0] not in _vouching():
        return False
    kinds = _vouching()[head[0]]
    return not kinds or medium.kind in kinds.split("|")


def _head_before(tokens: Sequence[Word], i: int) -> int | None:
    """The index of the head noun that introduces the name at *i*, if one does."""
    for j in range(i - 1, max(i - 1 - _MAX_NEST, -1), -1):
        token = tokens[j]
        if _is_head(token):
            return j
        if token.folded not in _QUOTES and token.folded not in _AFTER_HEAD and token.folded not in _OPEN:
            return None
    return None


def _in_credit(tokens: Sequence[Word], i: int, j: int, text: str) -> bool:
    """Whether the name at tokens *i* to *j* stands as a credit does: "NAME:" first on a line, "- NAME" last or so."""
    before = tokens[i - 1] if i else None
    after = tokens[j] if j < len(tokens) else None
    fresh = before is None or "\n" in text[before.end : tokens[i].start]
    last = after is None or "\n" in text[tokens[j - 1].end : after.start]
    if fresh:
        return after is not None and not last and after.folded in ":-–—"
    assert before is not None
    closed = last or (after is not None and after.folded in ":-–—)")
    return closed and before.folded in "-–—/("


def _quoted(tokens: Sequence[Word], i: int, j: int) -> bool:
    return i > 0 and j < len(tokens) and tokens[i - 1].folded in _QUOTES and tokens[j].folded in _QUOTES


def media_in(text: str, start: int = 0, end: int | None = None,
             tokens: Sequence[Word] | None = None) -> list[tuple[Span, Medium]]:  # fmt: skip
    """The media named in ``text[start:end]``, in order, with spans into *text*.

    A span covers the head noun with it (``وكالة "تاس"``) and quotation marks that open inside, without clitics.
    *tokens*, if given, are the words of that stretch. Names that are ordinary words need a head noun, quotation marks
    or a credit's place around them.
    """
    if tokens is None:
        tokens = words(text, start, end)
    found: list[tuple[Span, Medium]] = []
    i, listed = 0, -1  # listed: the token index after a name that a dual or plural head noun introduced
    for begun in [k for k, token in enumerate(tokens) if _starts(token.folded)]:
        if begun < i:
            continue
        i = begun
        for reading, cut in _starts(tokens[i].folded):
            hit = _match(tokens, i, reading)
            if hit is None:
                continue
            medium, strength, after = hit
            head = _head_before(tokens, i) if not cut else None
            joined = cut and listed == i and tokens[i].folded[0] == "و"
            vouched = head is not None and _vouches(tokens[head], medium)
            sure = strength == _FIRM or vouched or joined or (strength < _WEAKEST and _quoted(tokens, i, after))
            if not sure and strength == _WEAK and cut <= 1:
                sure = _in_credit(tokens, i, after, text)
            if not sure:
                continue
            begin = start_after(text, tokens[i], cut)
            if head is not None:
                opened = any(tokens[k].folded in _PAIRED for k in range(head + 1, i))
                closed = after < len(tokens) and tokens[after].folded in _PAIRED
                if closed or not opened:
                    begin = start_after(text, tokens[head], (_head(tokens[head].folded) or ("", 0))[1])
                    after += opened
            if after < len(tokens) and tokens[after].folded in _TAILS:
                after += 1
            found.append((Span(begin, tokens[after - 1].end), medium))
            listed = after if head is not None or joined else -1
            i = after
            break
    return found


@cache
def medium_named(text: str) -> Medium | None:
    """The medium whose name *text* is, or None.

    Leading clitics, head nouns (وكالة، صحيفة، قناة …), quotation marks and a closing "للأنباء" do not count.
    """
    tokens = [w for w in words(text) if not w.is_punctuation]
    while tokens and tokens[-1].folded in _TAILS:
        whole = _whole(tokens)
        if whole is not None:
            return whole
        tokens.pop()
    while tokens:
        whole = _whole(tokens)
        if whole is not None:
            return whole
        if not (_is_head(tokens[0]) or tokens[0].folded in _AFTER_HEAD):
            return None
        tokens = tokens[1:]
    return None


def _whole(tokens: Sequence[Word]) -> Medium | None:
    for reading, _ in _starts(tokens[0].folded):
        hit = _match(tokens, 0, reading)
        if hit is None:
            continue
        if hit[2] == len(tokens):
            return hit[0]
        rest = tokens[hit[2] :]
        again = _match(rest, 0, rest[0].folded)  # "الأنباء السعودية (واس)": the same one twice
        if again is not None and again[2] == len(rest) and again[0] == hit[0]:
            return hit[0]
    return None


@cache
def _hosts() -> dict[str, Medium]:
    return {host: _medium(row) for row in rows("media") for host in row["domain"].split("|") if host}


def medium_of_domain(host: str) -> Medium | None:
    """The medium that a host name (``www.example.org``) or address belongs to, subdomains included."""
    host = host.strip().lower().split("://")[-1]
    name, _, path = host.partition("/")
    name = name.split("@")[-1].split(":")[0].removeprefix("www.")
    hosts = _hosts()
    by_path = hosts.get(f"{name}/{path.split('/')[0]}") if path else None
    if by_path is not None:
        return by_path
    while "." in name:
        if name in hosts:
            return hosts[name]
        name = name.partition(".")[2]
    return None
