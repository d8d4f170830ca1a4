"""Countries in an article: named, or pointed to by the adjectives of nationality, as evidence for its other places."""

from __future__ import annotations

from functools import cache, lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.mentions.places.gazetteer import find

__all__ = ["adjective_of"]

_ENDINGS = ("", "ه", "ين", "ون", "ان", "تين", "ات", "يه")


@cache
def _adjectives() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in rows("states"):
        for name in row["name"].split(";"):
            key = fold(name)
            iso = next((f.entry.country for f in find(key) if f.entry.precision == "country"), "")
            if not iso:
                continue
            for adjective in filter(None, row["adjectives"].split(";")):
                form = fold(adjective)
                if form == "مالي":  # financial, far oftener than of Mali
                    continue
                for ending in _ENDINGS if form.endswith("ي") else ("",):
                    out.setdefault(form + ending, iso)
    return out


@lru_cache(maxsize=100_000)
def adjective_of(folded: str) -> str:
    """The ISO code of the country that an adjective of nationality (with or without article) belongs to; else empty."""
    table = _adjectives()
    for cut in range(3):
        if cut and folded[cut - 1 : cut] not in tuple("وفبلك"):
            break
        rest = folded[cut:]
        if rest.startswith("لل"):
            rest = "ا" + rest[1:]
        for form in (rest, rest[2:] if rest.startswith("ال") else rest):
            if form in table:
                return table[form]
    return ""
