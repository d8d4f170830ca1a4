"""Names of persons: whether two of them, spelt and cut as they may be, can be one person's."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["name_core", "one_person", "one_word"]

# foreign names: g is written three ways, and vowels come and go
_SPELLINGS: dict[int, str | None] = {ord("غ"): "ج", ord("ق"): "ج", ord("ڤ"): "ف", ord("پ"): "ب"}
_SPELLINGS |= dict.fromkeys(map(ord, "ويا"))
_SON = "بن"
_LONG = 5  # consonants from which a word is foreign enough for its k and g to be one letter


@lru_cache(maxsize=50_000)
def name_core(token: str) -> str:
    """A word of a name without article and vowels, g in one spelling, and k with it in a long word."""
    w = token
    for prefix in ("عبدال", "ال"):
        if w.startswith(prefix) and len(w) - len(prefix) >= 2:
            w = w[len(prefix) :]
            break
    core = w.translate(_SPELLINGS)
    return core.replace("ك", "ج") if len(core) >= _LONG else core


def one_word(a: str, b: str) -> bool:
    """Whether two words of names can be spellings of one: equal but for the article, vowels and g."""
    return a == b or (bool(name_core(a)) and name_core(a) == name_core(b))


def one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: the shorter's words stand in the longer in order, surnames are equal.

    Two names of two words or more that differ in the first name are one person's only where the one is the other
    without its first word (``داود`` of ``أحمد داود``); a father's name behind ``بن`` is none of his son's.
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
        if begins or (one_word(short[0], long[0]) and one_word(short[-1], long[-1])):
            return True
        return _SON not in long and len(long) == len(short) + 1 and all(map(one_word, short, long[1:]))
    return one_word(short[-1], long[-1]) or len(short[0]) > 3
