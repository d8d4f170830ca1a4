"""Asides: lines that go with an article without being its text: dates, bylines, agency credits."""

from __future__ import annotations

import re
from functools import cache

from riwaya.arabic.ago import is_ago
from riwaya.arabic.folding import fold
from riwaya.arabic.hijri import hijri_in
from riwaya.arabic.media import media_in, medium_named
from riwaya.arabic.stamps import stamps_in
from riwaya.arabic.tables import column, rows
from riwaya.layout.looks import Look, once

__all__ = ["is_byline", "is_dateline", "is_stamp"]


@once
def is_stamp(look: Look) -> bool:
    """Whether the line is a date or time and little else."""
    if look.count > 16:
        return False
    if look.count <= 6 and is_ago(look.text):
        return True
    if not _DIGIT.search(look.text):
        return False
    stamps = stamps_in(look.text) or hijri_in(look.text)
    if stamps and all(w.isdigit() for w in look.words - _stamp_words()):
        return True
    covered = sum(s.span.end - s.span.start for s in stamps)
    if stamps and (covered >= 0.45 * len(look.text.strip()) or len(look.text) - covered <= 25):
        return True
    return look.count <= 8 and re.search(r"\d{1,2}:\d\d", look.text) is not None and not look.ended


_DIGIT = re.compile(r"\d")
_BY = re.compile(r"^(?:كتب|كتبت|كتبه|بقلم|اعداد|تقرير|تحرير|ترجمه|متابعه|متابعات|حوار|وكالات|by)\b", re.I)
_DASHED = re.compile(r"\s*[-–—/|:،]\s*|\s+ـ\s+")


@cache
def _stamp_words() -> frozenset[str]:
    months = (part for row in rows("months") for part in fold(row["name"]).split())
    return frozenset((*months, *(fold(word) for word in column("stamp_words", "word"))))


@once
def is_dateline(look: Look) -> bool:
    """Whether a line under a title may be a place, desk or author: "city - outlet", "city: name", a date besides."""
    if look.text.rstrip().endswith((".", "؟", "!", "،")) or look.count > 14:
        return False
    parts = [p for p in _DASHED.split(look.folded.strip("()[]-–—*: ")) if p]
    if look.count > 8:
        return len(parts) >= 2 and bool(stamps_in(look.text))
    return 2 <= len(parts) <= 4 and all(len(p.split()) <= 4 for p in parts)


_LONGEST = 300
"""Characters of a byline at most, whatever its words are counted as."""


@once
def is_byline(look: Look) -> bool:
    """Whether the line names an author, a desk, an agency or a dateline: "city - agency", "by …", "(agency)"."""
    if look.count > 14 or len(look.text) > _LONGEST or look.text.rstrip().endswith((".", "؟", "!")):
        return False
    if look.count > 9 and not re.search(r"[-–—/]", look.text):
        return False
    folded = look.folded.strip("()[]-–—*: ")
    if _BY.match(folded) or folded.endswith("وكالات"):
        return True
    if look.label is not None and look.label.role == "meta":
        return True
    alone = medium_named(folded) if look.count <= 4 else None
    if alone is not None and alone.kind == "agency":
        return True
    media = media_in(look.text)
    if media and sum(s.end - s.start for s, _ in media) >= 0.4 * len(look.text.strip(" ()[]-–—*:.")):
        return True
    parts = [p for p in _DASHED.split(folded) if p]
    if any(p.isdigit() for p in parts):
        return False
    if len(parts) >= 3 and all(len(p.split()) <= 3 for p in parts):
        return True
    return (bool(media) and len(parts) >= 2) or (
        len(parts) == 2 and look.count <= 5 and look.text.rstrip().endswith(":")
    )
