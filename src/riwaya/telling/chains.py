"""Chains: voice ← carrier ← outlet, the paths of one origin joined into a tree where they share hands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from riwaya.model import Origin
from riwaya.telling.view import View
from riwaya.weighing.identity import same_carrier

__all__ = ["Node", "paths", "tree"]


@dataclass(slots=True)
class Node:
    """One pair of hands: the voice at the root, carriers, and outlets at the ends.

    An agency that others quote and that prints the words itself is both: a carrier that *prints*.
    """

    name: str
    role: Literal["voice", "carrier", "outlet"]
    prints: bool = False
    children: list[Node] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The message that says what the node is."""
        return {"voice": "origin_voice"}.get(
            self.role, "carrier_prints" if self.prints and self.children else self.role
        )

    def lines(self, depth: int = 0) -> Iterable[tuple[int, Node]]:
        """The node and all below it, each with its depth."""
        yield depth, self
        for child in self.children:
            yield from child.lines(depth + 1)


def paths(view: View, origin: Origin) -> tuple[tuple[str, ...], ...]:
    """The origin's paths, each with an outlet at its end: where that is not known, the page stands for it."""
    unsigned: dict[tuple[str, ...], list[str]] = {}
    for key in origin.statements:
        statement = view.statements.get(key)
        if statement is not None and not view.articles[statement.article].article.outlet:
            unsigned.setdefault(statement.body.chain, []).append(view.outlet(statement.article) or statement.page)
    signed = [path for path in origin.paths if path not in unsigned]
    ended = [(*chain, page) for chain, pages in unsigned.items() for page in pages]
    found = [path for path in [*signed, *ended] if path]
    one = _joined(dict.fromkeys(name for path in found for name in path[:-1]))
    return tuple(dict.fromkeys((*(name for name, _ in groupby(one[n] for n in path[:-1])), path[-1]) for path in found))


def _joined(names: Iterable[str]) -> dict[str, str]:
    """Each carrier's name with the fullest under which the same carrier stands among *names*."""
    kinds: list[list[str]] = []
    for name in names:
        mine = next((kind for kind in kinds if same_carrier(kind[0], name)), None)
        if mine is None:
            kinds.append([name])
        else:
            mine.append(name)
    return {name: max(kind, key=len) for kind in kinds for name in kind}


def tree(view: View, origin: Origin) -> Node:
    """The origin's voice, and below it every path by which its words reached the pages."""
    voice = view.voices.get(origin.voice)
    root = Node(voice.name if voice is not None else origin.voice, "voice")
    for path in paths(view, origin):
        at = root
        for step, name in enumerate(path, 1):
            last = step == len(path)
            found = next((c for c in at.children if c.name == name), None)
            if found is None:
                found = Node(name, "outlet" if last else "carrier")
                at.children.append(found)
            found.prints = found.prints or last
            if not last:
                found.role = "carrier"
            at = found
    return root
