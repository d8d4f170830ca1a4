"""Names of persons: whether two of them, spelt and cut as they may be, can be one person's."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["name_core", "one_person", "one_word"]

# foreign names: g is written three ways, and vowels come and go
_SPELLINGS: dict[int, str | None] = {ord("غ"): "ج", ord("ق"): "ج", ord("ڤ"): "ف", ord("پ"): "ب"}
_SPELLINGS |= dict.fromkeys(map(ord, "ويا"))


@lru_cache(maxsize=50_000)
def name_core(token: str) -> str:
    """A word of a name without article and vowels, g in one spelling."""
    w = token
    for prefix in ("عبدال", "ال"):
        if w.startswith(prefix) and len(w) - len(prefix) >= 2:
            w = w[len(prefix) :]
            break
    return w.translate(_SPELLINGS)


def one_word(a: str, b: str) -> bool:
    """Whether two words of names can be spellings of one: equal but for the article, vowels and g."""
    return a == b or (bool(name_core(a)) and name_core(a) == name_core(b))


def one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: the shorter's words stand in the longer in order, surnames are equal.

    Two names of two words or more that differ in the first name are never one person's.
    """
    short, long = sorted((tuple(t for t in name if t != "عبد") for name in (a, b)), key=len)
    if not short or not long:
        return False
    at = 0
    for token in short:
        while at < len(long) and not one_word(token, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    if len(short) >= 2 and len(long) >= 2:
        begins = all(map(one_word, short, long))  # a longer name, or words after it that are none of it
        return begins or (one_word(short[0], long[0]) and one_word(short[-1], long[-1]))
    return one_word(short[-1], long[-1]) or len(short[0]) > 3
