"""Ordinary words: those of which any two texts share many, whatever they are about."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.tables import column, rows

__all__ = ["common_words"]


@cache
def common_words() -> frozenset[str]:
    """Words of grammar, protocol, time and date, titles, offices and the parts of names, as the tables write them."""
    titles = [r for r in rows("heads") if r["class"] in ("title", "office")]
    found = {form for r in titles for form in (r["noun"], *r["plural"].split("|")) if form}
    for name in ("stopwords", "protocol", "time_words", "stamp_words"):
        found |= column(name, "word")
    return frozenset(found | column("names", "name", kind="part"))
