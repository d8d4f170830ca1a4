"""The gold of the sample story: what stands on its pages, turned from exact words into offsets."""

from __future__ import annotations

import gzip
import re
import tomllib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from riwaya.sample import sample_pages

HERE = Path(__file__).parent
BLOCKS = {"p", "h1", "h2", "h3", "h4", "li", "div", "td", "tr", "br", "hr", "figcaption", "time", "form", "title"}


@dataclass(frozen=True)
class GoldStatement:
    """A statement of the gold; `row` holds its words, as written in gold.toml."""

    id: str
    page: str
    article: int
    row: dict[str, Any] = field(hash=False)

    def passage(self, text: str) -> int:
        """Where the statement's passage begins in *text*; it must stand there once (a headline may be repeated)."""
        at = self.row["at"]
        assert at in text, f"{self.id}: its passage does not stand in the page's text"
        return text.index(at)

    def find(self, text: str, part: str | dict[str, Any]) -> tuple[int, int]:
        """The span in *text* of one part (a string, or text with `nth` or `anywhere`)."""
        spec: dict[str, Any] = {"text": part} if isinstance(part, str) else part
        start, words = self.passage(text), spec["text"]
        if spec.get("anywhere"):
            assert words in text, f"{self.id}: {words!r} does not stand on the page"
            return text.index(words), text.index(words) + len(words)
        hits = [m.start() for m in re.finditer(re.escape(words), self.row["at"])]
        assert hits, f"{self.id}: {words!r} does not stand in its passage"
        assert "nth" in spec or len(hits) == 1, f"{self.id}: {words!r} stands more than once in its passage"
        begin = start + hits[spec.get("nth", 1) - 1]
        return begin, begin + len(words)

    def content(self, text: str) -> list[tuple[int, int]]:
        """The spans of what is attributed."""
        return [self.find(text, part) for part in self.row["content"]]


@dataclass(frozen=True)
class GoldPage:
    """A page of the sample with its articles, as gold.toml has them."""

    file: str
    encoding: str
    articles: list[dict[str, Any]]
    not_body: list[str]

    @property
    def bytes(self) -> bytes:
        path = next(p for p in sample_pages() if p.name == self.file)
        return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()

    @property
    def source(self) -> str:
        """The page decoded, its line ends made LF, its mark-up left in."""
        return self.bytes.decode(self.encoding).replace("\r\n", "\n")

    @property
    def text(self) -> str:
        """What a reader sees: for HTML its visible text, a block a line."""
        return visible(self.source) if ".htm" in self.file else self.source

    @property
    def statements(self) -> list[GoldStatement]:
        return [GoldStatement(row["id"], self.file, a["n"], row) for a in self.articles for row in a["statement"]]


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in {"script", "style"}
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}
        if tag in BLOCKS:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.out.append(re.sub(r"\s+", " ", data))


def visible(source: str) -> str:
    parser = _Visible()
    parser.feed(source)
    lines = (line.strip() for line in "".join(parser.out).split("\n"))
    return "\n".join(line for line in lines if line)


@pytest.fixture(scope="session")
def gold() -> dict[str, GoldPage]:
    """The gold's pages by file name."""
    rows = tomllib.loads((HERE / "gold.toml").read_text(encoding="utf-8"))["page"]
    return {r["file"]: GoldPage(r["file"], r["encoding"], r["article"], r["not_body"]) for r in rows}


@pytest.fixture(scope="session")
def gold_statements(gold: dict[str, GoldPage]) -> dict[str, GoldStatement]:
    """The gold's statements by id."""
    return {s.id: s for page in gold.values() for s in page.statements}


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    """What the dossier must say (dossier.toml)."""
    return tomllib.loads((HERE / "dossier.toml").read_text(encoding="utf-8"))
