"""Chains: voice ← carrier ← outlet, the paths of one origin joined into a tree where they share hands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from riwaya.model import Origin
from riwaya.telling.view import View

__all__ = ["Node", "tree"]


@dataclass(slots=True)
class Node:
    """One pair of hands: the voice at the root, carriers, and outlets at the ends."""

    name: str
    role: Literal["voice", "carrier", "outlet"]
    children: list[Node] = field(default_factory=list)

    def lines(self, depth: int = 0) -> Iterable[tuple[int, Node]]:
        """The node and all below it, each with its depth."""
        yield depth, self
        for child in self.children:
            yield from child.lines(depth + 1)


def tree(view: View, origin: Origin) -> Node:
    """The origin's voice, and below it every path by which its words reached the pages."""
    voice = view.voices.get(origin.voice)
    root = Node(voice.name if voice is not None else origin.voice, "voice")
    for path in origin.paths:
        at = root
        for step, name in enumerate(path, 1):
            role: Literal["carrier", "outlet"] = "outlet" if step == len(path) else "carrier"
            found = next((c for c in at.children if c.name == name and c.role == role), None)
            if found is None:
                found = Node(name, role)
                at.children.append(found)
            at = found
    return root
