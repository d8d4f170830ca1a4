"""Labels: fixed wordings that say what a line of a page is ("read also", "all rights reserved", "leave a comment")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast
from unicodedata import normalize

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.model import Role

__all__ = ["Label", "label_of", "part_of"]

_PRESENTED = re.compile("[\ufb50-\ufefc]")
_TOKEN = re.compile(r"[^\W_]+|©")
_LONGEST = 400  # characters of a line in which a label is looked for


class Label(NamedTuple):
    """A label found in a line: what it says, what *role* that gives the line, whether it *ends* the article (0, 1, 2).

    *whole*: the line is nothing but the label; *rest*: how many words stand after it.
    """

    text: str
    role: Role
    ends: int
    whole: bool
    rest: int


def _key(text: str) -> tuple[str, ...]:
    if _PRESENTED.search(text):  # presentation forms, as old pages write لا in one sign
        text = normalize("NFKC", text)
    return tuple(_TOKEN.findall(fold(text)))


@cache
def _table() -> tuple[dict[tuple[str, ...], tuple[Role, int]], dict[str, tuple[tuple[tuple[str, ...], Role, int], ...]],
                      tuple[tuple[str, Role, int], ...]]:  # fmt: skip
    whole: dict[tuple[str, ...], tuple[Role, int]] = {}
    start: dict[str, list[tuple[tuple[str, ...], Role, int]]] = {}
    inside: list[tuple[str, Role, int]] = []
    for row in rows("labels"):
        role, ends, key = cast(Role, row["role"]), int(row["ends"]), _key(row["label"])
        if row["match"] == "any":
            inside.append((fold(row["label"]), role, ends))
            continue
        whole.setdefault(key, (role, ends))
        if row["match"] == "start":
            start.setdefault(key[0], []).append((key, role, ends))
    return whole, {k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in start.items()}, tuple(inside)


def label_of(line: str) -> Label | None:
    """The label that *line* is, begins with, or holds, or None."""
    head = line[:_LONGEST]
    key = _key(head[:160])
    if not key:
        return None
    whole, start, inside = _table()
    if len(line) <= 80:
        known = whole.get(key)
        if known is None and len(key) > 1 and key[-1].isdigit():  # a counter: "comments (3)"
            known = whole.get(key[:-1])
        if known is not None:
            return Label(" ".join(key), known[0], known[1], True, 0)
    for parts, role, ends in start.get(key[0], ()):
        if key[: len(parts)] == parts and not (role in ("link", "meta", "caption") and _is_sentence(head, parts)):
            return Label(" ".join(parts), role, ends, len(key) == len(parts), len(line.split()) - len(parts))
    if len(line) <= _LONGEST:
        folded = fold(head)
        for text, role, ends in inside:
            if text in folded:
                return Label(text, role, ends, False, len(key))
    # "إقرأ أيضاًعنوان": a label glued to the headline that follows it
    return _glued(key, start)


def _is_sentence(line: str, label: tuple[str, ...]) -> bool:
    """Whether the line only happens to begin with the words of a label: it is a sentence, no mark after them."""
    if not line.rstrip(" \"'»”)").endswith((".", "؟", "!")) or len(line.split()) < len(label) + 6:
        return False
    return ":" not in line[: sum(map(len, label)) + 8 + len(label)]


def _glued(key: tuple[str, ...], start: dict[str, tuple[tuple[tuple[str, ...], Role, int], ...]]) -> Label | None:
    for parts, role, ends in start.get(key[0], ()):
        n = len(parts)
        if role == "link" and n >= 2 and len(key) >= n and key[: n - 1] == parts[:-1] and len(parts[-1]) >= 4:
            glued = key[n - 1]
            if glued.startswith(parts[-1]) and len(glued) > len(parts[-1]):
                return Label(" ".join(parts), role, ends, False, len(key) - n + 1)
    return None


@cache
def part_of(path: tuple[str, ...]) -> Role | None:
    """The role of the page's part that class and id words (nearest first) stand for, or None."""
    table = _parts()
    for word in path:
        if word in ("<nav>", "<footer>"):
            return "chrome"
        if word == "<aside>":
            return "link"
        if word == "<figcaption>":
            return "caption"
        if word == "<form>":
            return "form"
        role = table.get(word)
        if role is not None:
            return role
        for piece in word.replace("_", "-").split("-"):
            role = table.get(piece)
            if role is not None and len(piece) > 3:
                return role
    return None


@cache
def _parts() -> dict[str, Role]:
    return {row["word"]: cast(Role, row["role"]) for row in rows("web_parts")}
