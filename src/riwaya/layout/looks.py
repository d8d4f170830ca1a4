"""Looks: what can be seen of one line on its own, before its neighbours are asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from riwaya.arabic.folding import fold
from riwaya.layout.labels import Label, label_of, part_of
from riwaya.model import Block, Page, Role

if TYPE_CHECKING:
    from functools import cached_property as lazy
else:

    class lazy:
        """A cached property without the lock that functools' takes, which costs more than most values here."""

        def __init__(self, function: Any) -> None:
            self.function, self.name, self.__doc__ = function, function.__name__, function.__doc__

        def __get__(self, look: Any, owner: Any = None) -> Any:
            if look is None:
                return self
            value = look.__dict__[self.name] = self.function(look)
            return value


__all__ = ["LONGEST", "Look", "content_words", "looks_of", "once", "place"]

LONGEST = 200_000  # characters; a longer line is no paragraph (intake reports it)
_SEVERAL = 3  # sentences in headings of one level: they are its paragraphs
_SENTENCE = 10  # words of one
_CLOSERS = " \t\u00a0\"'»”’)]،*\u200f\u200e"
_LATIN = re.compile(r"[A-Za-z]")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_BULLET = re.compile(r"\s*(?:[•·▪●◦■□►▸‣⁃»*–-]|\d{1,2}[.)-])\s")
_STRIP = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وفبلك])(?=\w{3})")
_WORD = re.compile(r"\w+")


@dataclass(eq=False)
class Look:
    """One non-empty line. *n* counts from 1; *start* and *end* are offsets into the page's text.

    *path* is the block's, less what it shares with the element that holds most of the page's prose: the class of an
    ancestor of the article itself ("has-sidebar" on the whole page) says nothing of its lines. *inside*: it stands in
    that element; *inner* are the elements between it and that one, nearest first; *home* is the nearest element of
    all. *alien*: the role that the box it stands in gives it, and why. *enlarged*: it is one of several sentences that
    an editor has put into headings.
    """

    n: int
    start: int
    end: int
    text: str
    count: int
    repeats: int
    block: Block | None = None
    path: tuple[str, ...] = ()
    inside: bool = False
    inner: tuple[int, ...] = ()
    home: int = 0
    alien: tuple[Role, str] | None = None
    enlarged: bool = False

    @lazy
    def folded(self) -> str:
        """The line folded, spaces made single; of very long lines the first 1000 characters."""
        return " ".join(fold(self.text[:1000]).split())

    @lazy
    def words(self) -> frozenset[str]:
        """The words of the folded line."""
        return frozenset(_WORD.findall(self.folded))

    @lazy
    def label(self) -> Label | None:
        """The label that the line is or begins with."""
        return label_of(self.text)

    @property
    def part(self) -> Role | None:
        """The role of the page's part in which the mark-up puts the line, or of the box in which it stands."""
        if self.alien is not None:
            return self.alien[0]
        return part_of(self.path) if self.path else None

    @property
    def parent(self) -> int:
        """The element around its home (0: none)."""
        return self.block.within[1] if self.block is not None and len(self.block.within) > 1 else 0

    @property
    def linked(self) -> float:
        """The share of the line that is links (0 for plain text)."""
        return self.block.linked if self.block is not None else 0.0

    @lazy
    def ended(self) -> bool:
        """Whether the line ends as a sentence does; a short line that trails off is a headline cut short."""
        bare = self.text.rstrip(_CLOSERS)
        if self.count < 15 and bare.endswith(("...", "…", "..")):
            return False
        return bare[-1:] in tuple(".!؟?…؛:")

    @lazy
    def marks(self) -> int:
        """Commas, semicolons and full stops inside the line."""
        return sum(map(self.text.count, "،؛.,؟"))

    @lazy
    def latin(self) -> float:
        """The share of Latin letters among its letters."""
        sample = self.text[:2000]
        if not _LATIN.search(sample):
            return 0.0
        latin, arabic = len(_LATIN.findall(sample)), len(_ARABIC.findall(sample))
        return latin / (latin + arabic) if latin + arabic else 0.0

    @lazy
    def bullet(self) -> bool:
        """Whether the line begins with a bullet or a list number."""
        return _BULLET.match(self.text) is not None

    @lazy
    def content(self) -> frozenset[str]:
        """Its content words, without article and clitics."""
        return content_words(self.text[:2000])


def once(judge: Callable[[Look], bool]) -> Callable[[Look], bool]:
    """*judge*, asked only once of each line: several steps ask the same of it."""
    key = f"_{judge.__name__}"

    @wraps(judge)
    def ask(look: Look) -> bool:
        known = look.__dict__.get(key)
        if known is None:
            known = look.__dict__[key] = judge(look)
        return bool(known)

    return ask


def content_words(text: str) -> frozenset[str]:
    """The words of *text* that carry meaning: four letters or more when folded, clitics and article taken off."""
    found = set()
    for word in _WORD.findall(fold(text)):
        bare = _STRIP.sub("", word)
        if len(bare) >= 3 and len(word) >= 4:
            found.add(bare)
    return frozenset(found)


def looks_of(page: Page) -> list[Look]:
    """The non-empty lines of *page*, in order."""
    text, blocks = page.text, {b.span.start: b for b in page.hints.blocks}
    rows: list[tuple[int, int, int, str]] = []
    start = 0
    for n, line in enumerate(text.split("\n"), 1):
        if line and not line.isspace():
            rows.append((n, start, start + len(line), line))
        start += len(line) + 1
    times = Counter(line.strip() for _, _, _, line in rows if len(line) < 400)
    return [Look(n, s, e, line, len(line.split()) if len(line) <= LONGEST else 0, times[line.strip()], blocks.get(s))
            for n, s, e, line in rows]  # fmt: skip


def place(looks: Sequence[Look], main: int | None, away: frozenset[int]) -> None:
    """Give *looks* what their place says: in the *main* element or not, in which elements and parts within it."""
    inside = [k.block is not None and main is not None and main in k.block.within for k in looks]
    shared = _shared_end([k.block.path for k, within in zip(looks, inside, strict=True) if within and k.block])
    tags = Counter(k.block.tag for k, within in zip(looks, inside, strict=True) if within and k.block and _sentence(k))
    large = {tag for tag, count in tags.items() if tag in ("h3", "h4", "h5", "h6") and count >= _SEVERAL}
    for i, (look, within) in enumerate(zip(looks, inside, strict=True)):
        if look.block is None:
            continue
        look.enlarged = within and look.block.tag in large and _sentence(look)
        numbers = look.block.within
        look.path, look.inside = _without_end(look.block.path, shared), within
        look.inner = numbers[: numbers.index(main)] if within and main is not None else ()
        look.home = numbers[0] if numbers else 0
        if i in away:
            look.alien = ("link", "it is a teaser of another story")


def _sentence(look: Look) -> bool:
    return look.count >= _SENTENCE and look.ended


def _shared_end(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest tuple with which all *paths* end."""
    if not paths:
        return ()
    first = min(paths, key=len)
    for n in range(len(first), 0, -1):
        if all(path[len(path) - n :] == first[len(first) - n :] for path in paths):
            return first[len(first) - n :]
    return ()


def _without_end(path: tuple[str, ...], end: tuple[str, ...]) -> tuple[str, ...]:
    if end and path[-len(end) :] == end:
        return path[: -len(end)]
    shared = 0
    while shared < min(len(path), len(end)) and path[-1 - shared] == end[-1 - shared]:
        shared += 1
    return path[: len(path) - shared]
