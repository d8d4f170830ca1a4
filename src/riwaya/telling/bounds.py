"""Bounds: how much of a story one document holds, so that a thousand articles still open in a browser.

What is not shown is counted where it would stand; the JSON form always holds everything.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from riwaya.model import Claim
from riwaya.telling.view import View

__all__ = ["MOST", "WHOLE", "Most", "Shown", "shortened"]


@dataclass(frozen=True, slots=True)
class Most:
    """The most of each thing that a document shows; *letters* are the characters of all articles' texts together.

    *claims* are those that raise a question, *slim* the rest; *wordings* are shown in full under a claim, further
    ones by outlet and date; *rows* are those of the smaller tables; *name* and *sentence* are the characters of a
    name in a list and of a sentence laid beside another.
    """

    claims: int = 150
    slim: int = 150
    wordings: int = 24
    clashes: int = 80
    copies: int = 80
    voices: int = 150
    articles: int = 80
    letters: int = 600_000
    rows: int = 120
    pins: int = 60
    links: int = 12
    name: int = 120
    sentence: int = 400


MOST = Most()
WHOLE = Most(articles=10**9, letters=10**12)
"""For one page's reading: its text is all there is to show."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a story a document shows: *leading* and *rest* of the claims, ids of *articles* and *voices*.

    *claims* are the ids of the claims shown; *cut* how many claims are not.
    """

    leading: tuple[Claim, ...]
    rest: tuple[Claim, ...]
    claims: frozenset[str]
    articles: frozenset[str]
    voices: frozenset[str]
    cut: int

    @classmethod
    def of(cls, view: View, most: Most) -> Shown:
        """The claims that come first, the articles that say most of them, the voices that say most."""
        leading, rest = view.leading()
        cut = len(leading[most.claims :]) + len(rest[most.slim :])
        leading, rest = leading[: most.claims], rest[: most.slim]
        return cls(leading, rest, frozenset(c.id for c in (*leading, *rest)), _articles(view, leading, most),
                   _voices(view, most), cut)  # fmt: skip


def _articles(view: View, claims: tuple[Claim, ...], most: Most) -> frozenset[str]:
    said = Counter(view.statements[key].article for c in claims for key in c.statements if key in view.statements)
    room = most.letters
    found: list[str] = []
    for key in sorted(view.articles, key=lambda a: -said[a])[: most.articles]:
        size = sum(line.end - line.start for line in view.articles[key].article.lines)
        if size <= room or not found:
            found.append(key)
            room -= size
    return frozenset(found)


def _voices(view: View, most: Most) -> frozenset[str]:
    ranked = sorted(view.voices.values(), key=lambda v: -len(v.statements))
    return frozenset(v.id for v in ranked[: most.voices])


def shortened(text: str, most: int) -> str:
    """*text* in one line of at most *most* characters, with an ellipsis where it is cut off."""
    line = " ".join(text[: most * 4].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
