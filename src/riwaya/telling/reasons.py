"""Reasons: why a finding was made, in the reader's language where the table has it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["reason"]

_SCORE = re.compile(r" [-+]?\d+(?:\.\d+)?\Z")


@cache
def _table(lang: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    text = files("riwaya.telling").joinpath("messages", "reasons.tsv").read_text(encoding="utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if lang not in head[1:]:
        return {}, []
    at = head.index(lang)
    fixed = {row[0]: row[at] for row in rows if "{" not in row[0]}
    open_ended = [
        (
            re.compile(re.escape(row[0]).replace(r"\{a\}", "(?P<a>.*)").replace(r"\{b\}", "(?P<b>.*)"), re.DOTALL),
            row[at],
        )
        for row in rows
        if "{" in row[0]
    ]
    return fixed, open_ended


def reason(text: str, lang: str) -> str:
    """A reason as the weighing wrote it, in *lang*; a score at its end stays, and what is not known stays whole."""
    fixed, open_ended = _table(lang)
    score = _SCORE.search(text)
    bare, tail = (text[: score.start()], score.group()) if score else (text, "")
    if bare in fixed:
        return fixed[bare] + tail
    for pattern, told in open_ended:
        found = pattern.fullmatch(text)
        if found:
            return told.format(**found.groupdict())
    return text
