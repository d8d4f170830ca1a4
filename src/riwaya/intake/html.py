"""HTML: a page's text with its block structure kept, one block a line, and what the mark-up says of each line.

The tree is resiliparse's (Lexbor); it is walked without recursion, so nesting may be as deep as it likes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from riwaya.intake.lines import Lines
from riwaya.intake.metadata import page_hints
from riwaya.intake.saved import saved_from
from riwaya.model import Block, Hints, Problem, Span

__all__ = ["html_text"]

_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
     "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
     "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "label", "legend", "li", "main", "menu", "nav", "ol",
     "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)  # fmt: skip
_DROPPED = frozenset(
    ["script", "style", "noscript", "head", "title", "select", "textarea", "object",
     "embed", "svg", "math", "canvas", "audio", "video", "datalist", "map", "amp-ad", "amp-embed", "amp-sidebar",
     "amp-sticky-ad", "amp-consent", "amp-user-notification"]
)  # fmt: skip
_UNSHOWN = ",".join(sorted(_DROPPED))
_PICTURES = frozenset(["img", "picture", "video", "amp-img", "amp-video"])
_LEAVES = frozenset(["caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "label", "legend",
                     "p", "pre", "summary"])  # fmt: skip
_CONTAINERS = _BLOCKS - _LEAVES
_MARKED = frozenset(
    ["article", "aside", "blockquote", "fieldset", "figcaption", "figure", "footer", "form", "header", "main", "nav"]
)
_FRAMES = frozenset(["iframe", "frame", "template"])
_SHADOW = frozenset(["shadowmode", "shadowrootmode"])  # what is in such a template is shown
_SHADOW_ENDS = re.compile(r"^<template[^>]*>|</template>$")
_MOST_FRAMES_DEEP = 4
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_MOST_NODES = 500_000  # some seconds of walking; real pages have a few thousand
_MOST_WORDS = 100  # of a path; deeper elements add none
_FEWEST_WORDS = 40  # of a text in the head that stands for a page that shows none
_LITTLE = 300  # characters of a page that shows hardly anything
_SUNK = 2_000  # open elements around one that is read as one text; browsers build no tree deeper than 512
_ELEMENT, _TEXT = 1, 3  # the DOM's own numbers for kinds of node


def html_text(
    markup: str, name: str = "", frames: Callable[[str], str | None] | None = None
) -> tuple[str, Hints, list[Problem]]:
    """The text of *markup*, one block a line, the hints of its head with a Block for each line, and problems.

    Scripts, styles, ``noscript``, templates and form values are left out; white space is collapsed as a browser does.
    The path of a Block holds the class and id words of its ancestors, nearest first, and, in angle brackets, the names
    of ancestors that structure a page (``<nav>``, ``<figcaption>`` …). What stands in a frame comes where the frame
    stands, ``<iframe>`` in its path: its ``srcdoc``, or the document that *frames* gives for its address. Shadow trees
    that a browser wrote down are read too.
    """
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(markup)
    lines = Lines()
    problems: list[Problem] = []
    root = _root(tree)
    walk = _Walk(lines, frames, "sf-hidden" in markup)
    if root is not None and not walk.over(root, (), 0):
        problems.append(Problem(f"The page has more than {_MOST_NODES:,} elements; the rest was not read.", name,
                                "Save only the article's part of the page."))  # fmt: skip
    if walk.lost:
        lines = _unstructured(tree)
        problems.append(Problem(f"Elements are nested more than {_SUNK:,} deep; the page was read without structure.",
                                name, "Save only the article's part of the page."))  # fmt: skip
    if root is not None and walk.hid and sum(map(len, lines.out)) < _LITTLE:  # a script shows it once it has loaded
        again = _Walk(Lines(), frames, single_file=False, all_shown=True)
        again.over(root, (), 0)
        if sum(map(len, again.lines.out)) > 4 * sum(map(len, lines.out)):
            lines = again.lines
    hints = page_hints(tree, tuple(lines.blocks))
    if hints.body is not None and len(hints.body.split()) >= _FEWEST_WORDS and not _shown(hints.body, lines.out):
        lines.out, blocks = _from_head(hints.title, hints.body)
        hints = replace(hints, blocks=blocks)
    if hints.address is None:
        hints = replace(hints, address=saved_from(markup)[0])
    return "\n".join(lines.out), hints, problems


def _unstructured(tree: Any) -> Lines:
    """The text of a page a block a line, with nothing said of the blocks."""
    from resiliparse.extract.html2text import extract_plain_text

    lines = Lines()
    for line in extract_plain_text(tree, list_bullets=False, alt_texts=False).split("\n"):
        if line.strip():
            lines.add(line, False)
            lines.flush("p", ())
    return lines


def _shown(body: str, lines: list[str]) -> bool:
    """Whether the page's own text holds that of its article, by the words of its paragraphs."""
    words = set(body.split())
    return 2 * len(words & {word for line in lines for word in line.split()}) >= len(words)


def _from_head(title: str | None, body: str) -> tuple[list[str], tuple[Block, ...]]:
    """The lines of a page that a script writes, from the data in its head."""
    lines = [line for line in ((title or "").replace("\n", " "), *body.split("\n")) if line.strip()]
    blocks, at = [], 0
    for n, line in enumerate(lines):
        blocks.append(Block(Span(at, at + len(line)), "h1" if title and n == 0 else "p", within=(1,)))
        at += len(line) + 1
    return lines, tuple(blocks)


def _root(tree: Any) -> Any:
    """The body of a page, or the set of frames that stands in its place."""
    body = tree.body
    if (body is None or body.first_child is None) and tree.document is not None:
        return tree.document.query_selector("frameset") or body or tree.document
    return body


class _Walk:
    """The walk over a page's tree and those of its frames."""

    def __init__(self, lines: Lines, frames: Callable[[str], str | None] | None, single_file: bool,
                 all_shown: bool = False) -> None:  # fmt: skip
        self.lines, self.frames, self.single_file, self.all_shown = lines, frames, single_file, all_shown
        self.hid = self.lost = False
        self.left = _MOST_NODES

    def over(self, root: Any, path: tuple[str, ...], depth: int) -> bool:
        """Walk the tree under *root* in document order; False when it is too large to be walked to its end."""
        lines = self.lines
        stack: list[
            tuple[str, bool, bool, tuple[str, ...], str]
        ] = []  # of open elements: name, block?, link?, path, block tag
        tag, links, pre = "body", 0, 0
        node = root
        while self.left > 0:
            self.left -= 1
            kind = node.type
            child = None
            if kind == _TEXT:
                text = node.text
                if pre and "\n" in text:
                    first, *rest = text.split("\n")
                    lines.add(first, links > 0)
                    for part in rest:
                        lines.flush(tag, path)
                        lines.add(part, links > 0)
                elif text:
                    lines.add(text, links > 0)
            elif kind == _ELEMENT:
                name = node.tag
                if name in _PICTURES and lines.within:
                    lines.pictures.add(lines.within[0])
                if name == "br":
                    lines.flush(tag, path)
                elif name in _FRAMES:
                    lines.flush(tag, path)
                    self._frame(node, path, depth)
                elif len(stack) > _SUNK:
                    self._sunk(node, name, links > 0)
                elif name not in _DROPPED and not self._hidden(node):
                    child = node.first_child
                    if child is not None:
                        block, link = name in _BLOCKS, name == "a" and "href" in node.attrs
                        if block:
                            lines.flush(tag, path)
                        stack.append((name, block, link, path, tag))
                        path = _longer(path, name, node)
                        if name in _CONTAINERS:
                            lines.open()
                        tag = name if block else tag
                        links += link
                        pre += name == "pre"
                    elif name in _BLOCKS:
                        lines.flush(tag, path)
                elif name in _BLOCKS:
                    lines.flush(tag, path)
            if child is not None:
                node = child
                continue
            following = None
            while stack:
                following = node.next
                if following is not None:
                    break
                node = node.parent
                name, block, link, before, tag_before = stack.pop()
                if block:
                    lines.flush(tag, path)
                if name in _CONTAINERS:
                    lines.close()
                path, tag = before, tag_before
                links -= link
                pre -= name == "pre"
            if following is None:
                lines.flush(tag, path)
                return True
            node = following
        lines.flush(tag, path)
        return False

    def _sunk(self, node: Any, name: str, link: bool) -> None:
        """The text of an element so deep that its own elements mean nothing; where scripts stand in it, it is left."""
        if name in _DROPPED or self._hidden(node):
            return
        if node.query_selector(_UNSHOWN) is None:
            self.lines.add(node.text, link)
        else:
            self.lost = True

    def _frame(self, node: Any, path: tuple[str, ...], depth: int) -> None:
        """The text of the document in a frame, or of a shadow tree, where it is given."""
        if depth >= _MOST_FRAMES_DEEP or not node.attrs or self._hidden(node):
            return
        shadow = node.tag == "template"
        if shadow:
            markup = _SHADOW_ENDS.sub("", node.html) if _SHADOW.intersection(node.attrs) else None
        else:
            markup = node.getattr("srcdoc")
            if not markup and self.frames is not None:
                markup = self.frames(node.getattr("src") or "")
        if not markup:
            return
        from resiliparse.parse.html import HTMLTree

        tree = HTMLTree.parse(markup)
        root = _root(tree)
        if root is not None:
            inner = path if shadow else (*_longer((), "", node), "<iframe>", *path)[:_MOST_WORDS]
            self.over(root, inner, depth + 1)

    def _hidden(self, node: Any) -> bool:
        attributes = node.attrs
        if not attributes or self.all_shown:
            return False
        hidden = (
            (self.single_file and "class" in attributes and "sf-hidden" in node.class_name.split())
            or "hidden" in attributes
            or ("style" in attributes and _HIDDEN.search(node.getattr("style") or "") is not None)
        )
        self.hid = self.hid or hidden
        return hidden


def _longer(path: tuple[str, ...], name: str, node: Any) -> tuple[str, ...]:
    own = f"{node.class_name} {node.id}".lower().split() if node.attrs else []
    if name in _MARKED:
        own.append(f"<{name}>")
    return (*own[:8], *path) if own and len(path) < _MOST_WORDS else path
