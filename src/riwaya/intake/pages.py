"""Pages: bytes to a Page, whatever they hold, or a clear sentence why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from riwaya.intake.decoding import decode, line_feeds
from riwaya.intake.opening import LIMIT, STDIN, find_inputs, gunzip, open_input
from riwaya.intake.sniffing import binary_kind, is_gzip, is_html
from riwaya.model import Hints, Page, Problem, RiwayaError

__all__ = ["gather", "merge", "open_pages", "page_from_bytes"]

_LONG_LINE = 200_000  # characters; the longest paragraph of real news is some thousands
_OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


def page_from_bytes(data: bytes, name: str) -> Page:
    """The page that *data* holds: plain text or HTML, gzipped or not. *name* is its path or address.

    Raises RiwayaError when it cannot be a page: empty, binary, too large, damaged.
    """
    digest = sha256(data).hexdigest()
    problems: list[Problem] = []
    if is_gzip(data):
        data, whole = gunzip(data, name)
        if not whole:
            problems.append(Problem("The gzip file is cut off or damaged; what could be unpacked was read.", name,
                                    "Fetch it again."))  # fmt: skip
    if len(data) > LIMIT:
        raise RiwayaError(f"The page is larger than {LIMIT >> 20} MiB, more than any news page.", name,
                          "Split it into its pages and give those.")  # fmt: skip
    if not data.strip():
        raise RiwayaError("The page is empty.", name, "Fetch it again.")
    kind = binary_kind(data)
    if kind is not None:
        raise RiwayaError(f"This is {kind}, not a page of text or HTML.", name, "Give the saved page itself.")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]
    html = False if wide else is_html(data)
    text, found = decode(data, name, html)
    if wide:
        html = is_html(text[:65_536].encode("utf-8", "replace"))
    text = line_feeds(text)
    if text.startswith("\ufeff"):
        text = text[1:]
    hints = Hints()
    if html:
        from riwaya.intake.html import html_text

        text, hints, more = html_text(text, name)
        problems += more
    if not text.strip("\x00\ufeff\ufffd \t\n"):
        what = "The mark-up holds no text (perhaps a script writes it)." if html else "The page holds no text."
        what = problems[-1].what if problems else what
        raise RiwayaError(what, name, "Save the page from a browser, after it has loaded.")
    problems += found
    problems += _oddities(text, name)
    return Page(name, digest, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
                "text/html" if html else "text/plain", text, hints=hints, problems=tuple(problems))  # fmt: skip


def _oddities(text: str, name: str) -> list[Problem]:
    """What stands in the text that a reader should know of; it is kept all the same."""
    out = []
    nuls = text.count("\x00")
    if nuls:
        out.append(Problem(f"The text holds NUL characters ({nuls}); they were kept.", f"{name}, {_at(text, chr(0))}",
                           "Fetch the page again if words are missing there."))  # fmt: skip
    hidden = sum(text.count(c) for c in _OVERRIDES)
    if hidden:
        first = min(p for p in map(text.find, _OVERRIDES) if p >= 0)
        out.append(Problem(f"The text holds characters that turn its direction of reading ({hidden}), so it may be "
                           "shown in another order than it is stored in; they were kept.",
                           f"{name}, {_at(text, text[first])}",
                           "Compare what you see with the text that riwaya read PAGE --text prints."))  # fmt: skip
    if len(text) > _LONG_LINE:
        start = 0
        for n, line in enumerate(text.split("\n"), 1):
            if len(line) > _LONG_LINE:
                out.append(Problem(f"The line is {len(line):,} characters long, no paragraph of news; it was not read.",
                                   f"{name}, line {n}", "Break it into its paragraphs."))  # fmt: skip
            start += len(line) + 1
    return out


def _at(text: str, what: str) -> str:
    return f"line {text.count(chr(10), 0, text.find(what)) + 1}"


def open_pages(paths: Iterable[str | Path], stdin: bytes | None = None) -> Iterator[Page | Problem]:
    """The pages of *paths* one at a time, in the order found; an input that cannot be read is a Problem."""
    for name in find_inputs(paths):
        try:
            yield page_from_bytes(open_input(name, stdin if name == STDIN else None), name)
        except RiwayaError as error:
            yield error.problem


def merge(pages: Iterable[Page]) -> list[Page]:
    """*pages* sorted by name; the same bytes twice are one page, under the first name, the others in ``also``."""
    same: dict[str, list[Page]] = {}
    for page in sorted(pages, key=lambda p: p.name):
        same.setdefault(page.sha256, []).append(page)
    out = []
    for first, *rest in same.values():
        names = {n for p in (first, *rest) for n in (p.name, *p.also)} - {first.name}
        out.append(replace(first, also=tuple(sorted(names))) if names else first)
    return sorted(out, key=lambda p: p.name)


def gather(paths: Iterable[str | Path], stdin: bytes | None = None) -> tuple[list[Page], list[Problem]]:
    """All pages of *paths*, sorted by name and merged where their bytes are the same, and the inputs that failed."""
    pages: list[Page] = []
    problems: set[Problem] = set()
    for item in open_pages(paths, stdin):
        if isinstance(item, Page):
            pages.append(item)
        else:
            problems.add(item)
    return merge(pages), sorted(problems, key=lambda p: (p.where, p.what))
