"""Reasons: why a finding was made, in the reader's language where the table has it."""

from __future__ import annotations

import re

from riwaya.telling.phrases import phrase

__all__ = ["reason"]

_SCORE = re.compile(r" [-+]?\d+(?:\.\d+)?\Z")


def reason(text: str, lang: str) -> str:
    """A reason as the weighing wrote it, in *lang*; a score at its end stays, and what is not known stays whole."""
    score = _SCORE.search(text)
    bare, tail = (text[: score.start()], score.group()) if score else (text, "")
    told = phrase(bare, lang, "reasons") if tail else None
    return phrase(text, lang, "reasons") or text if told is None else told + tail
