"""Keys: one form for the spellings of a place's name, the same where the gazetteer is built and where it is asked."""

from __future__ import annotations

import re

from riwaya.arabic.folding import fold

__all__ = ["place_key", "slug"]

_APART = re.compile(r"[^\w\s]+|_", re.UNICODE)
_LATIN = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
                        "ə": "e", "ħ": "h", "ŋ": "n", "Ø": "O", "Đ": "D", "Ł": "L", "İ": "I", "Ə": "E"})  # fmt: skip


def place_key(name: str) -> str:
    """The folded words of *name* with one blank between them; hyphens and other marks part words."""
    return " ".join(_APART.sub(" ", fold(name)).split())


def slug(name: str) -> str:
    """An id from a Latin name: ASCII, lower-case, words joined by hyphens; empty where nothing is left."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.translate(_LATIN))
    plain = re.sub(r"['’‘ʿʾ`´ʹʻʼ]", "", plain).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
