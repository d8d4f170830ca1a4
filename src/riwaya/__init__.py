"""Who really said it? Claims, voices and independent origins in the news, Arabic first.

>>> import riwaya
>>> reading = riwaya.read("page.html")          # one page: its articles and their statements
>>> dossier = riwaya.story(["page.html", …])    # many pages: claims and who stands behind them

Both return nouns of `riwaya.model` with ``to_dict()``; a notebook shows them as HTML.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from riwaya.version import __version__

if TYPE_CHECKING:
    from riwaya.flow import read, read_page, story
    from riwaya.model import (
        Article,
        Claim,
        Contrast,
        Dossier,
        DossierArticle,
        Drift,
        Erosion,
        Line,
        Origin,
        Page,
        Problem,
        Reading,
        RiwayaError,
        Span,
        Statement,
        StoryStatement,
        StoryVoice,
        Voice,
    )

__all__ = [
    "Article",
    "Claim",
    "Contrast",
    "Dossier",
    "DossierArticle",
    "Drift",
    "Erosion",
    "Line",
    "Origin",
    "Page",
    "Problem",
    "Reading",
    "RiwayaError",
    "Span",
    "Statement",
    "StoryStatement",
    "StoryVoice",
    "Voice",
    "__version__",
    "read",
    "read_page",
    "story",
]

_STEPS = {"read", "read_page", "story"}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for (PEP 562), so that ``import riwaya`` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module("riwaya.flow" if name in _STEPS else "riwaya.model"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
