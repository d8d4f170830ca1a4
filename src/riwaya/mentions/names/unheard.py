"""Unheard: people whom no table knows, told by where they stand: behind an office, between a verb of saying and أن."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_known
from riwaya.mentions.names.heads import is_nation
from riwaya.mentions.names.spans import Found

__all__ = ["as_person", "foreign", "introduced"]

_LONGEST = 3
"""Words of a name that no table knows at most."""
_JOINED = frozenset("فبلكس")


def introduced(tokens: Sequence[Token], taken: set[int]) -> Iterator[Found]:
    """Names that no table has: behind an office and a country's adjective (المدرب الألماني ستامب), or between a verb of
    saying and its أن (قال ستامب إن), where the verb is a man's: a firm's is a woman's."""
    for t in tokens[:-1]:
        says = t.said[1] and not t.f.endswith("ت")
        led = t.i > 0 and is_nation(t) and _holds_office(tokens[t.i - 1])
        if not says and not led:
            continue
        last = i = t.i + 1
        while last < len(tokens) and last - i < _LONGEST and last not in taken and foreign(tokens[last]):
            last += 1
        if last == i:
            continue
        if says and last < len(tokens) and tokens[last].info.has("comp"):
            yield Found(i, last, "person", "who says that")
        elif led:
            yield Found(i, last, "person", "behind an office and a country's adjective")


def as_person(found: Found, tokens: Sequence[Token]) -> Found:
    """What was taken for a body is a person behind an office and a country's adjective: المدرب اليوناني «ستافروس»."""
    i = found.first - 1
    while i > 0 and tokens[i].punct and tokens[i].f not in ".،؛:":
        i -= 1
    told = found.type == "organisation" and i > 0 and is_nation(tokens[i]) and _holds_office(tokens[i - 1])
    whole = told and all(foreign(t) or t.info.has("name") for t in tokens[found.first : found.last])
    return replace(found, type="person", why="behind an office and a country's adjective") if whole else found


def _holds_office(token: Token) -> bool:
    info = token.info
    return info.article and info.has("office", "title", "people") and not info.has("adjective")


def foreign(token: Token) -> bool:
    """Whether a word may be a foreign name: no word of the language with a clitic or without, no verb by its edges."""
    f, info = token.f, token.info
    if token.punct or len(f) < 4 or not "ء" <= f[0] <= "ي" or info.classes or info.article or info.prep or info.conj:
        return False
    text = token.word.text
    if (
        f[0] in "يتنو"
        or f.endswith(("ه", "هم", "هما", "ها", "نا", "ني", "وا", "ون", "ين", "ات"))
        or text[-1] == "\u064b"
    ):
        return False
    other = f[0] in _JOINED and is_known(text[1:])
    return not (other or is_known(text) or (f.endswith("ا") and is_known(text[:-1])))
