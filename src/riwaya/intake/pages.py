"""Pages: bytes to a Page, whatever they hold, or a clear sentence why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path

from riwaya.intake.bounds import LIMIT, too_large
from riwaya.intake.containers import container_kind
from riwaya.intake.decoding import decode, line_feeds
from riwaya.intake.entries import Entry
from riwaya.intake.opening import gunzip, open_input
from riwaya.intake.saved import frame_of, frames_beside, saved_from
from riwaya.intake.sniffing import binary_kind, is_gzip, is_html
from riwaya.intake.walking import Walk
from riwaya.model import Hints, Page, Problem, RiwayaError

__all__ = ["gather", "merge", "open_pages", "page_from_bytes", "page_from_entry", "page_from_file", "page_of"]

_LONG_LINE = 200_000  # characters; the longest paragraph of real news is some thousands
_OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


def page_from_bytes(data: bytes, name: str) -> Page:
    """The page that *data* holds: text, HTML, MHTML, a message or a PDF document, gzipped or not.

    *name* is its path or address. Raises RiwayaError when it cannot be a page: empty, binary, too large, damaged, or
    an archive of many.
    """
    return page_from_entry(Entry(name, data))


def page_from_file(path: str, name: str | None = None) -> Page:
    """The page in the file at *path*, with the frames that were saved beside it. Raises RiwayaError."""
    return page_from_entry(Entry(name or path, open_input(path), frames=frames_beside(path)))


def page_from_entry(entry: Entry) -> Page:
    """The page that *entry* holds. Raises RiwayaError as `page_from_bytes` does."""
    name, data = entry.name, entry.data
    digest = sha256(data).hexdigest()
    problems = list(entry.problems)
    if is_gzip(data):
        data, whole = gunzip(data, name)
        if not whole:
            problems.append(Problem("The gzip file is cut off or damaged; what could be unpacked was read.", name,
                                    "Fetch it again."))  # fmt: skip
    if len(data) > LIMIT:
        raise too_large(name)
    if not data.strip():
        raise RiwayaError("The page is empty.", name, "Fetch it again.")
    media_type, inner = "", replace(entry, data=data)
    if data.startswith(b"%PDF"):
        from riwaya.intake.pdf import pdf_text

        text, hints, found = pdf_text(data, name)
        media_type = "application/pdf"
    else:
        if container_kind(data[:65_536], "") == "mail":
            from riwaya.intake.mime import document

            inner, media_type = document(data, name)
            problems += inner.problems
        text, hints, found, html = _text(inner)
        media_type = media_type or ("text/html" if html else "text/plain")
        if inner is not entry:
            hints = _joined(hints, inner.hints)
    hints = _joined(hints, entry.hints)
    problems += found
    problems += _oddities(text, name)
    fetched = entry.fetched or inner.fetched
    if fetched is None and media_type == "text/html":
        fetched = saved_from(data[:8192].decode("utf-8", "replace"))[1]
    return Page(name, digest, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), media_type, text,
                fetched=fetched, hints=hints, problems=tuple(problems))  # fmt: skip


def _text(entry: Entry) -> tuple[str, Hints, list[Problem], bool]:
    """The text of an entry of text or HTML, what its head says, what was wrong, and whether it is HTML."""
    data, name = entry.data, entry.name
    if not data.strip():
        raise RiwayaError("The page is empty.", name, "Fetch it again.")
    kind = binary_kind(data)
    if kind is not None:
        raise RiwayaError(f"This is {kind}, not a page of text or HTML.", name, "Give the saved page itself.")
    held = container_kind(data[:65_536], name)
    if held in ("warc", "feed"):
        raise RiwayaError("This holds many pages, not one.", name,
                          "Give it to `riwaya read` or `riwaya story` as a file.")  # fmt: skip
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]
    told = entry.media_type in ("text/html", "application/xhtml+xml")
    html = False if wide else told or is_html(data)
    text, problems = decode(data, name, html, entry.charset)
    if wide:
        html = told or is_html(text[:65_536].encode("utf-8", "replace"))
    text = line_feeds(text)
    if text.startswith("\ufeff"):
        text = text[1:]
    hints = Hints()
    if html:
        from riwaya.intake.html import html_text

        text, hints, more = html_text(text, name, _frames(entry))
        problems += more
    if not text.strip("\x00\ufeff\ufffd \t\n"):
        what = "The mark-up holds no text (perhaps a script writes it)." if html else "The page holds no text."
        what = problems[-1].what if problems else what
        raise RiwayaError(what, name, "Save the page from a browser, after it has loaded.")
    return text, hints, problems, html


def _frames(entry: Entry) -> Callable[[str], str | None] | None:
    if not entry.frames:
        return None

    def find(address: str) -> str | None:
        data = frame_of(address, entry.frames)
        return None if data is None else decode(data, entry.name, True)[0]

    return find


def _joined(page: Hints, known: Hints) -> Hints:
    """The hints of a page with what its container knows put over them."""
    over = {f.name: getattr(known, f.name) for f in fields(known) if f.name not in ("blocks", "given")}
    return replace(page, **{key: value for key, value in over.items() if value})


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


def open_pages(
    paths: Iterable[str | Path], stdin: bytes | None = None, names: Mapping[str, str] | None = None
) -> Iterator[Page | Problem]:
    """The pages of *paths* one at a time, inputs sorted by name; an input that cannot be read is a Problem.

    What is in an archive, a table or a feed comes in its own order. *names* are the columns of tables that hold what
    is known of a page (see `riwaya.intake.fields`).
    """
    for item in Walk(paths, stdin, names or {}):
        yield page_of(item)


def page_of(item: Entry | Problem) -> Page | Problem:
    """The page of an entry, or why there is none."""
    if isinstance(item, Problem):
        return item
    try:
        return page_from_entry(item)
    except RiwayaError as error:
        return item.problems[0] if item.problems else error.problem  # what went wrong first explains the rest


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


def gather(
    paths: Iterable[str | Path], stdin: bytes | None = None, names: Mapping[str, str] | None = None
) -> tuple[list[Page], list[Problem]]:
    """All pages of *paths*, sorted by name and merged where their bytes are the same, and the inputs that failed."""
    pages: list[Page] = []
    problems: set[Problem] = set()
    for item in open_pages(paths, stdin, names):
        if isinstance(item, Page):
            pages.append(item)
        else:
            problems.add(item)
    return merge(pages), sorted(problems, key=lambda p: (p.where, p.what))
