"""Sitemaps: the addresses that a news sitemap names, or the sitemaps that an index of them does (sitemaps.org, 0.90).

Read by an event parser that keeps nothing but the addresses, so that a large file costs no memory; entities are
refused, and what is cut off is read as far as it came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from riwaya.intake.decoding import decode
from riwaya.model import Problem, RiwayaError

__all__ = ["MOST", "Located", "Sitemap", "is_sitemap", "read_sitemap"]

MOST = 50_000
"""Addresses of one sitemap, by the protocol; what stands beyond is not read."""
_LONGEST = 2048  # characters of an address, by the protocol
_ROOT = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_KEPT = {"loc": "address", "lastmod": "changed", "publication_date": "published", "title": "title"}


@dataclass(slots=True)
class Located:
    """An address that a sitemap names, with what it says of it; days and times are as written there."""

    address: str = ""
    changed: str = ""
    published: str = ""
    title: str = ""


@dataclass(slots=True)
class Sitemap:
    """What a sitemap holds: *pages* in its order, or, of an index, *sitemaps*."""

    pages: list[Located] = field(default_factory=list)
    sitemaps: list[Located] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def is_sitemap(head: bytes) -> bool:
    """Whether a file that begins with *head* is a sitemap or an index of some."""
    return _ROOT.search(head.replace(b"\x00", b"")) is not None


def read_sitemap(data: bytes, name: str) -> Sitemap:
    """The sitemap in *data*. Raises RiwayaError when it declares entities, or is none."""
    text, problems = decode(data, name, html=True)
    reader = _Reader(Sitemap(problems=list(problems)))
    try:
        reader.parser.Parse(_DECLARATION.sub("", text), True)
    except _Entities as error:
        raise RiwayaError("The sitemap declares entities of its own, which can unfold without end; it was not read.",
                          name, "Tell the site.") from error  # fmt: skip
    except _Enough:
        reader.out.problems.append(Problem(f"The sitemap names more than {MOST:,} addresses; the rest was not read.",
                                           name, "Name smaller sitemaps."))  # fmt: skip
    except expat.ExpatError as error:
        if not reader.out.pages and not reader.out.sitemaps:
            raise RiwayaError("This is no sitemap that can be read.", name, "Check the address.") from error
        reader.out.problems.append(Problem("The sitemap is cut off or not well-formed; it was read as far as it came.",
                                           name, "It is asked for again."))  # fmt: skip
    return reader.out


class _Entities(Exception):
    pass


class _Enough(Exception):
    pass


class _Reader:
    def __init__(self, out: Sitemap) -> None:
        self.out = out
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self._now: Located | None = None
        self._part = ""
        self._deep = 0

    def _start(self, name: str, _attributes: object) -> None:
        name = _local(name)
        if name in ("url", "sitemap"):
            self._now, self._deep = Located(), 0
        elif self._now is not None:
            self._deep += 1
            if name in _KEPT and (name != "loc" or self._deep == 1):  # a picture has its own loc
                self._part = _KEPT[name]

    def _end(self, name: str) -> None:
        name = _local(name)
        if name in ("url", "sitemap") and self._now is not None:
            held = self.out.pages if name == "url" else self.out.sitemaps
            if self._now.address.strip():
                held.append(self._now)
            self._now = None
            if len(held) >= MOST:
                raise _Enough
        elif self._now is not None:
            self._deep -= 1
            self._part = ""

    def _text(self, text: str) -> None:
        if self._now is not None and self._part:
            value = getattr(self._now, self._part) + text
            setattr(self._now, self._part, value[:_LONGEST])

    def _entity(self, *_declared: object) -> None:
        raise _Entities


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1].lower()
