"""Words of the desk's interface: its own catalogues, with the dossier's behind them."""

from __future__ import annotations

from functools import cache

from riwaya.telling.words import LANGUAGES, Words, catalogue

__all__ = ["LANGUAGES", "wanted", "words"]


@cache
def words(lang: str) -> Words:
    """The interface in *lang* (``ar`` or ``en``). Raises ValueError for any other."""
    return Words(lang, catalogue(lang) | catalogue(lang, "riwaya.desk"))


def wanted(accepted: str, otherwise: str) -> str:
    """The language of ours that a browser wants most, by its Accept-Language (RFC 9110, 12.5.4)."""
    ranked: list[tuple[float, int, str]] = []
    for n, part in enumerate(accepted[:500].split(",")):
        tag, _, rest = part.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            continue
        lang = tag.strip().lower().partition("-")[0]
        if lang in LANGUAGES and weight > 0:
            ranked.append((-weight, n, lang))
    return min(ranked)[2] if ranked else otherwise
