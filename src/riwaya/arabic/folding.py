"""Folding: one form for the spellings of one word, with offsets kept where they are asked for.

Folded away: diacritics, tatweel, invisible marks; hamza carriers, alef maqsura, ta marbuta; Persian letters that
Arabic pages use for Arabic ones; Eastern digits become ASCII.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["INVISIBLE", "MARKS", "fold", "fold_with_offsets"]

MARKS = "".join(map(chr, (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x0640)))
"""Diacritics and tatweel: written inside words, no letters of them."""

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"
"""Zero-width and direction characters."""

_TABLE: dict[int, str | None] = dict.fromkeys(map(ord, MARKS + INVISIBLE), None)
_TABLE |= dict.fromkeys(map(ord, "أإآٱ"), "ا")
_TABLE |= {ord("ى"): "ي", ord("ة"): "ه", ord("ؤ"): "و", ord("ئ"): "ي", ord("گ"): "ك", ord("ک"): "ك", ord("ی"): "ي"}
_TABLE |= {ord("ە"): "ه", ord("ھ"): "ه", ord("ہ"): "ه", ord("\u00a0"): " ", ord("\u202f"): " "}
_TABLE |= {0x0660 + i: str(i) for i in range(10)} | {0x06F0 + i: str(i) for i in range(10)}


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The folded, lower-cased form of a word or a short text."""
    return text.translate(_TABLE).lower()


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters (and its end) the offset in *text* it came from."""
    out: list[str] = []
    offsets: list[int] = []
    for i, ch in enumerate(text):
        folded = ch.translate(_TABLE).lower()
        out.append(folded)
        offsets.extend([i] * len(folded))
    offsets.append(len(text))
    return "".join(out), offsets
