"""Diagrams: a claim's network laid out as boxes and lines, ready for a template to draw as SVG.

Columns from the voices to the outlets, as they are read: from the right in Arabic. Letters are counted, not measured,
since the reader's fonts are not known here; every box is a window of its own that cuts off what is wider.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from riwaya.telling.network import Network
from riwaya.telling.scripts import visible

__all__ = ["Box", "Diagram", "draw", "wrapped"]

Role = Literal["voice", "carrier", "outlet", "bend"]
HEAD, GAP, ROOM = 40.0, 60.0, 14.0
"""Pixels above the boxes for the columns' captions, between two columns, between two boxes of a column."""
WIDTHS: dict[Role, float] = {"voice": 210.0, "carrier": 170.0, "bend": 170.0, "outlet": 210.0}
LINE, INSIDE = 22.0, 9.0
"""Pixels of a line of text, and between it and the edge of its box."""
_LETTER = 8.2
_SIDE_BY_SIDE = 10
"""From so many outlets on, a box has them in two columns."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text in a box: *x* and *y* from the box's corner, *side* which end of it stands at *x*.

    *more* is the number that stands for what is left out, with no words then; *own* a line that says that outlets name
    no source, without words too.
    """

    words: str
    x: float
    y: float
    side: str = "middle"
    more: int = 0
    own: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A voice, a carrier, or outlets that had the claim from the same hands; *title* has its names in full.

    *own*: outlets that state it themselves, without a source.
    """

    role: Role
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Text, ...]
    title: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes, the curves between them (SVG paths), and the middle of each column: *heads* for voice, carrier, outlet."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    curves: tuple[str, ...]
    heads: tuple[tuple[Role, float], ...]


@dataclass(slots=True)
class _Node:
    """A box under construction, its *top* in pixels, *parents* by index; a ``bend`` is where a line passes a column."""

    role: Role
    column: int
    parents: tuple[int, ...]
    names: tuple[str, ...]
    more: int
    own: bool = False
    height: float = 0.0
    top: float = 0.0


def wrapped(name: str, letters: int, lines: int = 2) -> tuple[str, ...]:
    """*name* in at most *lines* lines of about *letters* letters each, cut with an ellipsis where it is longer."""
    name = name[: 20 * letters]  # some have no end
    if lines == 1:
        name = visible(" ".join(name.split()))
        return (name if _size(name) <= letters else _start(name, letters - 1) + "…",)
    rows: list[str] = [""]
    for word in visible(" ".join(name.split())).split(" "):
        joined = f"{rows[-1]} {word}".strip()
        if rows[-1] and _size(joined) > letters:
            rows.append(word)
        else:
            rows[-1] = joined
    cut = rows[:lines]
    if rows[lines:]:
        cut[-1] += " …"
    return tuple(row if _size(row) <= letters + 2 else _start(row, letters) + "…" for row in cut)


def _size(text: str) -> int:
    """How many letters' room *text* takes: marks above and below none, wide letters two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))


def _start(text: str, letters: int) -> str:
    size = 0
    for n, char in enumerate(text):
        size += _size(char)
        if size > letters:
            return text[:n]
    return text


def draw(network: Network, unnamed: str, rtl: bool) -> Diagram:
    """Lay *network* out; *unnamed* stands for a voice without a name, *rtl* puts the voices on the right."""
    last = max((h.column for h in network.hands), default=0) + 1
    nodes = [
        _Node("carrier" if h.column else "voice", h.column, h.before, () if h.more else (h.name or unnamed,), h.more)
        for h in network.hands
    ]
    nodes += [_Node("outlet", last, p.hands, p.names, p.more, p.own) for p in network.printed]
    nodes = _bent(nodes)
    for node in nodes:
        node.height = _height(node)
    bottom = _place(nodes, last)
    lefts = [0.0]
    for column in range(last):
        lefts.append(lefts[-1] + WIDTHS["carrier" if column else "voice"] + GAP)
    ends = max((_width(n) for n in nodes if n.role == "outlet"), default=WIDTHS["outlet"])
    width = lefts[-1] + ends

    def left(node: _Node) -> float:
        return width - lefts[node.column] - _width(node) if rtl else lefts[node.column]

    all_ = [Box(n.role, left(n), n.top, _width(n), n.height, tuple(_lines(n, rtl)), "\n".join(n.names)[:600], n.own)
            for n in nodes]  # fmt: skip
    curves = [_curve(all_[p], all_[i], rtl) for i, node in enumerate(nodes) for p in node.parents]
    curves += [f"M{b.x:g} {b.y + b.height / 2:g}h{b.width:g}" for b in all_ if b.role == "bend"]
    boxes = tuple(b for b in all_ if b.role != "bend")
    middles: dict[Role, list[float]] = {}
    for box in boxes:
        middles.setdefault(box.role, []).append(box.x + box.width / 2)
    heads = tuple((role, (min(at) + max(at)) / 2) for role, at in middles.items())
    return Diagram(width, bottom, boxes, tuple(curves), heads)


def _bent(nodes: Sequence[_Node]) -> list[_Node]:
    """The nodes with a bend in every column that a line passes: where it goes, no box will stand."""
    out = list(nodes)
    for node in nodes:
        parents = []
        for parent in node.parents:
            for column in range(nodes[parent].column + 1, node.column):
                out.append(_Node("bend", column, (parent,), (), 0))
                parent = len(out) - 1
            parents.append(parent)
        node.parents = tuple(parents)
    return out


def _columns(node: _Node) -> int:
    return 2 if len(node.names) >= _SIDE_BY_SIDE else 1


def _width(node: _Node) -> float:
    return WIDTHS[node.role] * (1.6 if _columns(node) > 1 else 1.0)


def _letters(node: _Node) -> int:
    """The letters that one name has room for."""
    return int((_width(node) - 2 * INSIDE) / _columns(node) / _LETTER)


def _alone(node: _Node) -> bool:
    """Whether one name has the box to itself."""
    return len(node.names) == 1 and not node.more


def _rows(node: _Node) -> int:
    """The rows that the names take."""
    return len(wrapped(node.names[0], _letters(node))) if _alone(node) else -(-len(node.names) // _columns(node))


def _height(node: _Node) -> float:
    return 0.0 if node.role == "bend" else (_rows(node) + bool(node.more) + node.own) * LINE + 2 * INSIDE


def _lines(node: _Node, rtl: bool) -> Iterable[Text]:
    """The box's texts: one name in the middle, on lines enough; several in rows that begin at one edge."""
    wide, base, rows = _width(node), INSIDE + LINE * 0.72, _rows(node)
    if _alone(node):
        for n, row in enumerate(wrapped(node.names[0], _letters(node))):
            yield Text(row, wide / 2, base + n * LINE)
    else:
        for n, name in enumerate(node.names):
            offset = INSIDE + (n // rows) * (wide - 2 * INSIDE) / _columns(node)
            row = wrapped(name, _letters(node), 1)[0]
            yield Text(row, wide - offset if rtl else offset, base + n % rows * LINE, "end" if rtl else "start")
    if node.more:
        yield Text("", wide / 2, base + rows * LINE, more=node.more)
    if node.own:
        yield Text("", wide / 2, base + (rows + bool(node.more)) * LINE, own=True)


def _place(nodes: Sequence[_Node], last: int) -> float:
    """Give every node its top: outlets stacked, every hand beside the middle of what came of it. The height of all."""
    children: dict[int, list[int]] = {}
    for i, node in enumerate(nodes):
        for p in node.parents:
            children.setdefault(p, []).append(i)
    order: list[int] = []
    seen: set[int] = set()

    def visit(i: int) -> None:
        if i not in seen:
            seen.add(i)
            order.append(i)
            for child in sorted(children.get(i, ()), key=lambda c: (nodes[c].role in ("outlet", "bend"), c)):
                visit(child)

    for i, node in enumerate(nodes):
        if not node.parents:
            visit(i)
    bottom = HEAD
    for column in range(last, -1, -1):
        top = HEAD
        for i in (i for i in order if nodes[i].column == column):
            below = [nodes[c] for c in children.get(i, ())]
            if below:
                middle = sum(n.top + n.height / 2 for n in below) / len(below)
                top = max(top, middle - nodes[i].height / 2)
            nodes[i].top = round(top, 1)
            top += nodes[i].height + ROOM
        bottom = max(bottom, top - ROOM)
    return bottom + 2


def _curve(a: Box, b: Box, rtl: bool) -> str:
    """A line from the side of *a* to the side of *b* that face each other, across the gap between two columns."""
    x, y = (a.x if rtl else a.x + a.width), a.y + a.height / 2
    to, down = (b.x + b.width if rtl else b.x), b.y + b.height / 2
    middle = (x + to) / 2
    return f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {down:g} {to:g} {down:g}"
