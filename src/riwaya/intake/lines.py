"""Lines: the text of a page while it is built, a block a line, with what the mark-up says of each."""

from __future__ import annotations

import re

from riwaya.model import Block, Span

__all__ = ["Lines"]

_SPACE = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 50  # elements that are numbered; deeper ones are not


class Lines:
    """The lines under construction: *out* are their texts, *blocks* what the mark-up says of each."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.length = 0
        self.out: list[str] = []
        self.blocks: list[Block] = []
        self.at = 0
        self.within: tuple[int, ...] = ()
        self.pictures: set[int] = set()
        self.numbers = 0
        self.unnumbered = 0

    def open(self) -> None:
        """An element that holds lines opens."""
        if len(self.within) < _DEEPEST:
            self.numbers += 1
            self.within = (self.numbers, *self.within)
        else:
            self.unnumbered += 1

    def close(self) -> None:
        """The innermost element closes."""
        if self.unnumbered:
            self.unnumbered -= 1
        else:
            self.within = self.within[1:]

    def add(self, text: str, in_link: bool) -> None:
        """More text of the line that is open."""
        self.parts.append(text)
        size = len(text) - text.count(" ")
        self.length += size
        if in_link:
            self.linked += size

    def flush(self, tag: str, path: tuple[str, ...]) -> None:
        """The open line ends, in a block *tag* under *path*; one of white space alone is none."""
        if not self.parts:
            return
        line = _SPACE.sub(" ", "".join(self.parts)).strip()
        if line:
            span = Span(self.at, self.at + len(line))
            linked = round(self.linked / self.length, 3) if self.length else 0.0
            pictured = bool(self.within) and self.within[0] in self.pictures
            self.blocks.append(Block(span, tag, path, linked, self.within, pictured))
            self.out.append(line)
            self.at += len(line) + 1
        self.parts, self.linked, self.length = [], 0, 0
