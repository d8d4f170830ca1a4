"""Ordinary words: those of which any two texts share many, whatever they are about."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.tables import column, rows

__all__ = ["common_words"]


@cache
def common_words() -> frozenset[str]:
    """Words of grammar, saying, protocol, forms and time, titles, offices, bodies and given names, as in the tables."""
    titles = [r for r in rows("heads") if r["class"] in ("title", "office", "organisation")]
    found = {form for r in titles for form in (r["noun"], *r["plural"].split("|")) if form}
    for name in ("stopwords", "protocol", "time_words", "stamp_words"):
        found |= column(name, "word")
    found |= {form for r in rows("cues") for form in (r["past"], r["present"]) if form}
    names = (column("names", "name", kind=kind) for kind in ("given", "part"))
    return frozenset(found.union(*names))
