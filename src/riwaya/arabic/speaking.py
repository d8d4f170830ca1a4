"""Words that tell who speaks and whom a short mention takes up, kept as data in ``data/speaking.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import head_forms
from riwaya.arabic.tables import rows

__all__ = ["likened", "speaking"]


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = files("riwaya.arabic").joinpath("data", "speaking.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def speaking(name: str) -> frozenset[str]:
    """The words of the list *name* in ``data/speaking.toml``, folded. KeyError when there is no such list."""
    return frozenset(fold(word) for word in _lists()[name]["words"].split())


@cache
def _singulars() -> dict[str, str]:
    """``{folded plural of a head noun: its folded singular}``."""
    out: dict[str, str] = {}
    for row in rows("heads"):
        noun = fold(row["noun"])
        for plural in filter(None, row["plural"].split("|")):
            out.setdefault(fold(plural), noun)
    for row in rows("heads"):
        if row["class"] != "data":
            out.pop(fold(row["noun"]), None)
    return out


_SPELLINGS = (("مسيول", "مسوول"), ("شيون", "شوون"))
_ENDINGS = (("يتين", "ي"), ("يتان", "ي"), ("تان", "ه"), ("تين", "ه"), ("يين", "ي"), ("يون", "ي"), ("يان", "ي"),
            ("يات", "ي"), ("يه", "ي"), ("ون", ""), ("ين", ""), ("ان", ""), ("ات", "ه"))  # fmt: skip


@cache
def likened(base: str) -> str:
    """A folded noun or adjective without what number and agreement do to it, for comparing two mentions of one.

    The gender of a nisba goes (سورية, سوري), that of a noun stays (محافظة, محافظ).
    """
    for old, new in _SPELLINGS:
        base = base.replace(old, new)
    found = _singulars().get(base)
    if found is None and base.endswith("ا") and base[:-1] in head_forms():
        return base[:-1]  # an indefinite accusative: خبيرا
    if found is not None:
        return found
    for ending, instead in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= 3:
            return base[: -len(ending)] + instead
    return base
