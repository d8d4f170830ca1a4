"""Scripts: which way a text runs, and the characters that would lie about it made visible.

The bidirectional algorithm (Unicode Standard Annex 9) lets a text reorder what stands around it. A page under
scrutiny must not reorder the dossier, so overrides, embeddings and isolates are shown by their code points.
"""

from __future__ import annotations

import re

__all__ = ["HIDDEN", "direction", "language", "split_hidden", "visible"]

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed: a terminal would obey them
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates
    "\u2028\u2029\u206a-\u206f"  # line separators, deprecated format characters
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb\U000e0000-\U000e007f]"  # what no text may hold; tags
)
"""Characters that are shown by their code point instead of being obeyed."""

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_LTR = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")

_TOLD = 5_000  # characters that are enough to tell how a text runs: some names have no end


def code_point(char: str) -> str:
    """How a hidden character is written: ``⟦U+202E⟧``."""
    return f"⟦U+{ord(char):04X}⟧"


def visible(text: str) -> str:
    """*text* with every hidden character replaced by its code point in brackets."""
    return HIDDEN.sub(lambda m: code_point(m.group()), text)


def split_hidden(text: str) -> list[tuple[str, bool]]:
    """The parts of ``visible(text)`` in order; True marks the code point of a hidden character."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for m in HIDDEN.finditer(text):
        if at < m.start():
            parts.append((text[at : m.start()], False))
        parts.append((code_point(m.group()), True))
        at = m.end()
    if at < len(text):
        parts.append((text[at:], False))
    return parts


def direction(text: str, default: str = "ltr") -> str:
    """``rtl`` or ``ltr``, by the letters that are more: a first Latin name must not turn an Arabic line round."""
    told = text[:_TOLD]
    rtl, ltr = len(_RTL.findall(told)), len(_LTR.findall(told))
    if rtl == ltr:
        return default
    return "rtl" if rtl > ltr else "ltr"


def language(text: str) -> str:
    """``ar`` where most letters are Arabic ones, else empty: the language is not known."""
    told = text[:_TOLD]
    return "ar" if len(_ARABIC.findall(told)) > len(_LTR.findall(told)) else ""
