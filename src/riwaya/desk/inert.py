"""Inert: a page as it was saved, made harmless, for a frame beside its text.

Only elements and attributes of a list come through: nothing that runs, loads, sends, jumps or takes the focus. The
frame's own policy forbids the same once more (`riwaya.desk.guards.headers`).
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from riwaya.intake.decoding import decode
from riwaya.telling.scripts import direction, visible

__all__ = ["inert"]

_TEXT, _ELEMENT = 3, 1
_MOST = 60_000  # nodes that a frame shows; the page's text, beside it, has the rest

_DROPPED = frozenset([
    "script", "style", "link", "meta", "base", "title", "iframe", "frame", "frameset", "object", "embed",
    "applet", "audio", "video", "source", "track", "template", "noscript", "svg", "math", "canvas", "map",
    "area", "input", "button", "select", "textarea", "option", "datalist", "progress", "meter", "dialog",
    "portal", "img", "picture", "param",
])  # fmt: skip
_KEPT = frozenset([
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "center",
    "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins", "kbd", "label", "li",
    "main", "mark", "nav", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
])  # fmt: skip
_VOID = frozenset(["br", "col", "hr", "wbr"])
_ATTRIBUTES = frozenset(["dir", "lang", "title", "colspan", "rowspan", "scope", "align", "datetime", "start"])

_STYLE = """
:root{color-scheme:light;font:1rem/1.7 "Noto Naskh Arabic",Georgia,serif;background:#fff;color:#1c2126}
body{margin:1.25rem;overflow-wrap:anywhere}a{color:#0a4c86;text-decoration:underline}table{border-collapse:collapse}
td,th{vertical-align:top;padding:.15rem .4rem}img{display:none}h1{font-size:1.5rem}h2{font-size:1.25rem}
h3,h4,h5,h6{font-size:1.05rem}pre{white-space:pre-wrap;font:inherit}ul,ol{padding-inline-start:1.5rem}
.picture{color:#57606a;font-size:.875rem;border:1px dashed #a6afb8;padding:.15rem .5rem;display:inline-block}
"""


def inert(data: bytes, media_type: str, text: str) -> str:
    """The page of *data* as a document for the frame; *text* is what was read of it, shown where it is no HTML."""
    body = ""
    if media_type == "text/html":
        from resiliparse.parse.html import HTMLTree

        tree = HTMLTree.parse(decode(data, "", True)[0])
        root = tree.body or tree.document
        body = "".join(_walked(root)) if root is not None else ""
    if not body.strip():
        body = f"<pre>{escape(visible(text))}</pre>"
    lang = ' lang="ar"' if direction(text) == "rtl" else ""
    return (
        f'<!doctype html><html{lang} dir="{direction(text)}"><head><meta charset="utf-8"><title>…</title>'
        f"<style>{_STYLE}</style></head><body>{body}</body></html>"
    )


def _walked(root: Any) -> list[str]:
    """The mark-up of what may be shown under *root*, without recursion: pages nest as deep as they like."""
    out: list[str] = []
    closing: list[str] = []
    left = _MOST
    node = root.first_child
    while node is not None and left:
        left -= 1
        child = None
        end = ""
        if node.type == _TEXT:
            out.append(escape(visible(node.text)))
        elif node.type == _ELEMENT:
            name = node.tag
            if name == "img":
                out.append(_picture(node))
            elif name not in _DROPPED:
                if name in _KEPT:
                    out.append(_opened(node, name))
                    end = "" if name in _VOID else f"</{name}>"
                child = None if name in _VOID else node.first_child
        if child is not None:
            closing.append(end)
            node = child
            continue
        out.append(end)
        while node is not None and node.next is None:
            node = node.parent
            if node is None or not closing or node == root:
                node = None
                break
            out.append(closing.pop())
        node = None if node is None else node.next
    out.extend(reversed(closing))
    return out


def _opened(node: Any, name: str) -> str:
    kept = [(a, node.getattr(a) or "") for a in node.attrs if a in _ATTRIBUTES]
    return f"<{name}" + "".join(f' {a}="{escape(visible(v[:400]))}"' for a, v in kept) + ">"


def _picture(node: Any) -> str:
    told = re.sub(r"\s+", " ", node.getattr("alt") or "").strip()[:200]
    return f'<span class="picture">{escape(visible(told))}</span>' if told else ""
