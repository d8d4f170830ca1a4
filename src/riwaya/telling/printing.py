"""Printing to a terminal: lines wrapped to its width, Arabic on lines of its own.

Most terminals lay right-to-left text out badly or not at all, so Arabic stands on lines of its own, in logical order,
with no frame around it and no invisible direction marks; a terminal that knows the algorithm then shows it right, and
one that does not shows no other text in its way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from riwaya.model import Problem
from riwaya.telling.scripts import direction, visible
from riwaya.telling.words import Words

if TYPE_CHECKING:
    from rich.console import Console

    from riwaya.telling.chains import Node

__all__ = ["DOWN", "UP", "Printer", "printable"]

_HANDS = 30
"""Hands of one chain that are printed."""
UP, DOWN = "↑", "↓"
"""Arrows that mean the same whichever way a terminal lays out the line: to the voice above, to what became of it."""

_UNPRINTED = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u061c\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def printable(text: str) -> str:
    """*text* in one line, with hidden characters by their code points and direction marks left out."""
    return visible(text.replace("\n", " ").replace("\t", " ")).translate(_UNPRINTED)


class Printer:
    """Prints lines wrapped to the console's width, without padding, marking up nothing but what it is told."""

    def __init__(self, console: Console, t: Words) -> None:
        self.console = console
        self.t = t
        self._parted = True  # nothing to part the first line from

    def line(self, text: str, indent: int = 0, style: str = "") -> None:
        """One text on lines of its own; nothing when it is empty."""
        if text.strip():
            self.wrapped(Text(printable(text).strip(), style=style), indent)

    def pair(self, label: str, text: str, indent: int = 0) -> None:
        """A label and a text: in one line where both run the same way, else on two."""
        if direction(label, self.t.dir) == direction(text, self.t.dir):
            self.wrapped(Text.assemble((f"{label}: ", "dim"), printable(text)), indent)
        else:
            self.line(label, indent, "dim")
            self.line(text, indent + 2)

    def names(self, names: Iterable[str], indent: int = 0, style: str = "") -> None:
        """Names in a row where they run the same way as the comma between them; otherwise each on its line."""
        names = list(names)
        if all(direction(name, "") == self.t.dir for name in names):
            self.line(self.t.series(names), indent, style)
        else:
            for name in names:
                self.line(name, indent, style)

    def rule(self, title: str) -> None:
        """A heading after an empty line, with a rule below it."""
        self.blank()
        self.line(title, style="bold")
        self.console.print("─" * min(self.console.width, 60), style="dim", highlight=False, markup=False)

    def blank(self) -> None:
        """An empty line, unless there is one already."""
        if not self._parted:
            self.console.print()
        self._parted = True

    def wrapped(self, text: Text, indent: int) -> None:
        """Print *text* wrapped to the console's width less *indent*."""
        self._parted = False
        indent = min(indent, max(0, self.console.width - 20))
        lines = text.wrap(self.console, max(1, self.console.width - indent))
        for line in lines:
            line.rstrip()
            self.console.print(Text(" " * indent) + line, soft_wrap=True, highlight=False)

    def chain(self, root: Node, indent: int = 2) -> None:
        """A voice and, further in at each step, the hands that its words went through."""
        hands = list(root.lines())
        for depth, node in hands[:_HANDS]:
            name = node.name or self.t("no_source")
            self.line(f"{UP} {name}" if depth else name, indent + 2 * depth, "" if depth else "bold")
        if hands[_HANDS:]:
            self.line(self.t.n("n.more", len(hands) - _HANDS), indent + 2, "dim")

    def problems(self, problems: Iterable[Problem]) -> None:
        """What went wrong, where, and what to do; nothing when nothing did."""
        for i, problem in enumerate(problems):
            if not i:
                self.rule(self.t("problems"))
            self.line(problem.where)
            self.line(problem.what, 2, "yellow")
            self.line(problem.do, 2)
