"""Phrases: sentences that the code writes in English, in the reader's language where a table has them.

A table is ``messages/NAME.tsv`` of a package: the sentence in English, and in other languages beside it; ``{a}``,
``{b}`` and ``{c}`` stand for what is filled in, which is looked up as well. The sentence itself is what it is found
by, as in gettext: whoever writes another gives it no number, and what has no translation is shown as it was written.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["phrase"]

_HOLE = re.compile(r"\\\{([abc])\\\}")


@cache
def _table(lang: str, table: str, package: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    text = files(package).joinpath("messages", f"{table}.tsv").read_text(encoding="utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if lang not in head[1:]:
        return {}, []
    at = head.index(lang)
    fixed = {row[0]: row[at] for row in rows if "{" not in row[0]}
    open_ended = [
        (re.compile(_HOLE.sub(r"(?P<\1>.*)", re.escape(row[0])), re.DOTALL), row[at]) for row in rows if "{" in row[0]
    ]
    return fixed, open_ended


def phrase(text: str, lang: str, table: str, package: str = "riwaya.telling") -> str | None:
    """*text* in *lang* as the *table* of *package* has it; None where it has none. English needs no table."""
    if lang == "en":
        return text
    fixed, open_ended = _table(lang, table, package)
    if text in fixed:
        return fixed[text]
    for pattern, told in open_ended:
        found = pattern.fullmatch(text)
        if found:
            return told.format(**{hole: fixed.get(held, held) for hole, held in found.groupdict().items()})
    return None
