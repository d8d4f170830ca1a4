"""Chains: voice ← carrier ← outlet, the paths of one origin joined into a tree where they share hands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from riwaya.model import Origin
from riwaya.telling.bounds import shortened
from riwaya.telling.view import View
from riwaya.weighing.identity import carrier, same_carrier

__all__ = ["Node", "bounded", "paths", "tree"]

_LETTERS = 160  # of a name in a drawn tree


@dataclass(slots=True)
class Node:
    """One pair of hands: the voice at the root, carriers, and outlets at the ends.

    An agency that others quote and that prints the words itself is both: a carrier that *prints*. *more* hands behind
    it are counted and not among its *children*.
    """

    name: str
    role: Literal["voice", "carrier", "outlet"]
    prints: bool = False
    children: list[Node] = field(default_factory=list)
    more: int = 0

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
    alike: dict[str | frozenset[str], list[list[str]]] = defaultdict(list)
    for name in names:
        signs = [sign for sign in carrier(name) if sign]
        mine = next((kind for sign in signs for kind in alike[sign] if same_carrier(kind[0], name)), None)
        if mine is None:
            kinds.append(mine := [])
            for sign in signs:
                alike[sign].append(mine)
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


def bounded(root: Node, each: int = 12, most: int = 60) -> Node:
    """The tree with at most *each* hands behind one and *most* in all, carriers before outlets, those near the voice
    first; what is left out is counted where it would stand, and names without end are cut."""
    top = Node(shortened(root.name, _LETTERS), root.role, root.prints)
    open_ = [(root, top)]
    for old, new in open_:  # it grows as it is gone through: the nodes in order of their depth
        room = max(0, min(each, most - len(open_) + 1))
        for child in sorted(old.children, key=lambda n: n.role)[:room]:
            new.children.append(Node(shortened(child.name, _LETTERS), child.role, child.prints))
            open_.append((child, new.children[-1]))
        new.more = len(old.children) - len(new.children)
    return top
