"""Boxes: which element of a page holds its article, and which elements on the page or inside it hold something else.

Class names are hints that not every site gives; boxes are known by their build as well: a linked headline above a
sentence or two is a teaser whatever its class is, and an element of its own between paragraphs that are children of
one element is an insert.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from riwaya.layout.heads import same_title
from riwaya.layout.labels import part_of
from riwaya.layout.looks import LONGEST, Look, content_words
from riwaya.layout.runs import overlap
from riwaya.model import Role

__all__ = ["inserts", "main_element", "teasers"]

_FEWEST_WORDS = 10  # of a line that counts as prose here
_TEASER_LINES, _TEASER_WORDS = 2, 80  # of prose under one linked headline
_CAPTION_LINES, _CAPTION_WORDS = 3, 40  # of an element that holds a picture and what is said of it
_PARAGRAPH = 20  # words of a sentence that is more than a caption
_OUTWARDS = 0.9  # an element wins over one inside it only by what that one does not hold
_MOST_LINES = 3000  # of a page whose boxes are looked at; no news page has more
_LISTS = frozenset(["li", "td", "th", "blockquote", "dd", "dt", "pre"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def _prose(look: Look) -> bool:
    return look.count >= _FEWEST_WORDS and look.linked <= 0.5 and len(look.text) <= LONGEST


def _elements(looks: Sequence[Look], within: bool = False) -> dict[int, list[int]]:
    """The lines (indexes) in each element; *within*: only elements inside the main one."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, look in enumerate(looks):
        for element in look.inner if within else look.block.within if look.block is not None else ():
            found[element].append(i)
    return found


def teasers(looks: Sequence[Look], title: str | None) -> frozenset[int]:
    """The lines of elements that lead to another story: its linked headline and a sentence or two of it."""
    if len(looks) > _MOST_LINES:
        return frozenset()
    found: set[int] = set()
    boxes: list[list[int]] = []
    wanted = content_words(title) if title else frozenset()
    good = [_prose(k) for k in looks]
    for lines in _elements(looks).values():
        prose = [i for i in lines if good[i]]
        if not 1 <= len(prose) <= _TEASER_LINES or sum(looks[i].count for i in prose) > _TEASER_WORDS:
            continue
        above = [looks[i] for i in lines if i < prose[0]]
        if wanted and overlap(wanted, frozenset[str]().union(*(looks[i].content for i in prose))) >= 0.5:
            continue  # it tells of what the title says
        if any(_headline(k, title) for k in above[:3]) and not any(title and same_title(k.text, title) for k in above):
            boxes.append(lines)
    for lines in boxes:
        found.update(lines)
    kept = sum(k.count for i, k in enumerate(looks) if i not in found and _prose(k))
    taken = max((sum(looks[i].count for i in lines if _prose(looks[i])) for lines in boxes), default=0)
    return frozenset(found) if kept >= taken else frozenset()


def _headline(look: Look, title: str | None) -> bool:
    return look.linked > 0.6 and 3 <= look.count <= 25 and look.label is None and not (
        title is not None and same_title(look.text, title)
    )  # fmt: skip


def main_element(looks: Sequence[Look], away: frozenset[int], title: str | None, body: str | None) -> int | None:
    """The number of the element that holds the article: the one with most prose.

    Paragraphs that share words with the *title* count double, those that the page's head gives in *body* as its text
    four times; what stands *away* in teasers or in parts whose class says so counts for little.
    """
    wanted = content_words(title) if title else frozenset()
    squeezed = _squeezed(body) if body else ""
    weight: Counter[int] = Counter()
    deep: dict[int, int] = {}
    for i, look in enumerate(looks):
        if look.block is None or not _prose(look):
            continue
        gain = look.count * (1.0 + bool(wanted & look.content))
        if squeezed and _squeezed(look.text)[:200] in squeezed:
            gain *= 2
        if i in away or part_of(look.block.path[:8]) in ("form", "link", "chrome"):
            gain *= 0.3
        for depth, element in enumerate(look.block.within):
            weight[element] += round(gain * _OUTWARDS**depth)
            deep[element] = len(look.block.within) - depth
    return max(weight, key=lambda e: (weight[e], deep[e], -e), default=None)


def _squeezed(text: str) -> str:
    return "".join(c for c in text[:50_000] if c.isalnum())


def inserts(looks: Sequence[Look], main: int | None, talks: Sequence[int]) -> dict[int, tuple[Role, str]]:
    """The lines of elements that are set into the *main* one without being its text: role and why.

    *talks* says of each line how surely (0, 1, 2) it speaks to readers of the site itself.
    """
    if main is None or len(looks) > _MOST_LINES:
        return {}
    found: dict[int, tuple[Role, str]] = {}
    inside = [i for i, k in enumerate(looks) if k.inside and _prose(k) and k.part is None]
    own, total = set(inside), sum(looks[i].count for i in inside)
    parents = {e: up for k in looks if k.inner for e, up in zip(k.inner, (*k.inner[1:], main), strict=True)}
    homes: Counter[int] = Counter()
    for i in inside:
        homes[looks[i].home] += looks[i].count
    vocabulary = {home: frozenset[str]().union(*(looks[i].content for i in inside if looks[i].home == home))
                  for home in homes}  # fmt: skip
    for element, lines in sorted(_elements(looks, within=True).items()):
        up = parents[element]
        prose = [i for i in lines if i in own]
        verdict = _insert(looks, talks, lines, prose, homes[up], vocabulary.get(up, frozenset()), total)
        if verdict is not None:
            for i in lines:
                if looks[i].part is None or verdict[0] == "form":
                    found.setdefault(i, verdict)
    return found


def _insert(looks: Sequence[Look], talks: Sequence[int], lines: list[int], prose: list[int], direct: int,
            vocabulary: frozenset[str], total: int) -> tuple[Role, str] | None:  # fmt: skip
    """What an element with these *lines* is, if it is set into text: *direct* words of its parent's own, of *total*."""
    words = sum(looks[i].count for i in lines)
    tags = {looks[i].block.tag for i in lines if looks[i].block is not None}  # type: ignore[union-attr]
    pictured = any(k.block is not None and k.block.pictured for k in (looks[i] for i in lines))
    small = len(lines) <= _CAPTION_LINES and words <= min(_CAPTION_WORDS, total / 2)
    small = small and not any(looks[i].count >= _PARAGRAPH and looks[i].ended for i in prose)
    if pictured and small and not tags & _HEADINGS and not any(looks[i].linked > 0.5 for i in lines):
        return "caption", "it stands with a picture in an element of its own"
    if len(prose) > 1 and 2 * sum(talks[i] > 0 for i in prose) > len(prose) and any(talks[i] > 1 for i in prose):
        return "form", "it stands in a box that speaks of the site"
    if direct < 40 or 2 * direct < total:
        return None
    if any(talks[i] > 1 for i in lines) and 2 * words < total:
        return "form", "it stands in a box that speaks of the site"
    if not prose:
        linked = sum(looks[i].count * looks[i].linked for i in lines)
        if linked > 0.4 * words:
            return "link", "it stands in a box of links"
        if len(lines) == 1 and not tags & (_HEADINGS | _LISTS | {"p"}) and not looks[lines[0]].ended:
            return "link", "it stands in a box of its own"
        return None
    own = frozenset[str]().union(*(looks[i].content for i in prose))
    first = looks[lines[0]]
    if lines[0] < prose[0] and first.count <= 25 and 2 * words < direct and overlap(own, vocabulary) < 0.2:
        return "link", "it is a box with a heading of its own that shares few words with the text around it"
    return None
