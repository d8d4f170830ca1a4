"""The steps joined: from what was given to a Reading, and from readings to a Dossier."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.model import Article, Dossier, Page, Problem, Reading, RiwayaError, moved

if TYPE_CHECKING:
    from riwaya.intake.context import Context, Known

__all__ = ["Readable", "load_context", "read", "read_page", "story"]

Readable = str | os.PathLike[str] | bytes | Page
"""What can be read: a path, the bytes of a page, a text, or a page that was taken in before."""

_LOOKS_LIKE_A_FILE = (".txt", ".html", ".htm", ".xhtml", ".gz", ".mhtml", ".mht", ".eml", ".pdf", ".warc", ".wacz",
                      ".zip", ".jsonl", ".parquet", ".rss", ".atom", ".xml")  # fmt: skip


def read_page(page: Page, known: Known | None = None, *, mentions: bool = True) -> Reading:
    """Read *page*: its lines, its articles, and the statements and mentions in each of them.

    *known* is what is known of the page from outside; it outranks what the page says of itself. Without *mentions*
    nobody asks who, where and when: the tables of names and places are not even opened.
    """
    from riwaya.layout import lay_out

    reading = lay_out(page, known)
    first: dict[tuple[object, ...], Article] = {}
    articles = []
    for article in reading.articles:  # what a page prints again and again is read once
        lines = tuple((line.role, page.text[line.start : line.end]) for line in article.lines)
        key = (article.outlet, article.credit, article.published, lines)
        read = first.get(key)
        if read is None:
            read = first[key] = _read_article(page.text, article, mentions)
        articles.append(read if read.n == article.n else moved(read, article))
    return replace(reading, articles=tuple(articles))


def _read_article(text: str, article: Article, mentions: bool) -> Article:
    from riwaya.arabic.articles import paragraphs_of
    from riwaya.reading import read_statements

    paragraphs = paragraphs_of(text, article)
    read = replace(article, statements=read_statements(text, article, paragraphs))
    if not mentions:
        return read
    from riwaya.mentions import find_mentions

    return replace(read, mentions=find_mentions(text, article, paragraphs))


def load_context(context: Context | str | os.PathLike[str] | None) -> Context | None:
    """The Context in the file that *context* names; a Context, or None, is given back as it is.

    Raises RiwayaError when the file cannot be read or a line of it is not what it should be.
    """
    if context is None or not isinstance(context, str | os.PathLike):
        return context
    from riwaya.intake.context import Context

    return Context.read(Path(context))


def read(
    thing: Readable, *, name: str | None = None, context: Context | str | os.PathLike[str] | None = None
) -> Reading:
    """Read one page.

    *thing* is a path, the bytes of a page (text or HTML, gzipped or not), or a text. A str that names an existing
    file is a path; any other str is the text itself, unless it is one word that ends like a file's name
    (``page.html``): that is an error rather than a text of one word. *name* is what the page is called in the
    result (default: the path as given, or ``text-`` and the first eight digits of its SHA-256), and what *context*
    is asked for.

    Raises RiwayaError when there is nothing to read; what went wrong with only a part of the page is in the
    reading's ``problems``.
    """
    _show_in_notebooks()
    known = load_context(context)
    page = _page(thing, name)
    return read_page(page, None if known is None else known.known(page.name))


def story(pages: Iterable[Readable | Reading], *, context: Context | str | os.PathLike[str] | None = None) -> Dossier:
    """Lay out the story that *pages* tell: claims, voices, and how many independent origins stand behind each.

    *pages* may hold everything that `read` takes, folders, and readings made before. What could not be read is in
    the dossier's ``problems``. The order of *pages* makes no difference.

    Raises RiwayaError when not one of them could be read.
    """
    from riwaya.intake import merge
    from riwaya.weighing import weigh

    _show_in_notebooks()
    if isinstance(pages, str | bytes | os.PathLike | Page | Reading):
        pages = [pages]
    known = load_context(context)
    made: list[Reading] = []
    taken: list[Page] = []
    problems: list[Problem] = []
    for thing in pages:
        if isinstance(thing, Reading):
            made.append(thing)
        else:
            taken += _pages(thing, problems)
    readings = made + [read_page(p, None if known is None else known.known(p.name)) for p in merge(taken)]
    if not readings:
        what = "; ".join(map(str, problems)) or "nothing was given."
        raise RiwayaError(f"There is no page to make a story of: {what}", do="Give paths, folders, texts or readings.")
    dossier = weigh(_one_each(readings), own=True)
    return replace(dossier, problems=(*dossier.problems, *(p for p in problems if p not in dossier.problems)))


@cache
def _show_in_notebooks() -> None:
    from riwaya.telling import register_notebook

    register_notebook()


def _one_each(readings: Iterable[Reading]) -> list[Reading]:
    """The readings sorted by the name of their page, pages of the same bytes once, under the first of their names."""
    kept: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda r: (r.page.name, r.page.sha256)):
        first = kept.setdefault(reading.page.sha256, reading)
        if first is not reading and reading.page.name != first.page.name:
            names = {*first.page.also, *reading.page.also, reading.page.name} - {first.page.name}
            kept[reading.page.sha256] = replace(first, page=replace(first.page, also=tuple(sorted(names))))
    return list(kept.values())


def _pages(thing: Readable, problems: list[Problem]) -> list[Page]:
    """The pages that *thing* holds; what cannot be read is added to *problems*."""
    from riwaya.intake import gather

    try:
        path = _existing(thing)
        if path is None:
            return [_page(thing, None)]
    except RiwayaError as error:
        problems.append(error.problem)
        return []
    pages, found = gather([path])
    problems.extend(found)
    return pages


def _page(thing: Readable, name: str | None) -> Page:
    from riwaya.intake import page_from_bytes, page_from_file

    if isinstance(thing, Page):
        return thing if name is None else replace(thing, name=name)
    path = _existing(thing)
    if path is not None:
        if Path(path).is_dir():
            raise RiwayaError("This is a folder, not a page.", path, "Give its pages, or all of it to riwaya.story().")
        return page_from_file(path, name)
    data = thing.encode("utf-8", "replace") if isinstance(thing, str) else thing
    if not isinstance(data, bytes):
        raise RiwayaError("There is no such file.", os.fspath(data), "Check its name.")
    return page_from_bytes(data, name or f"text-{sha256(data).hexdigest()[:8]}")


def _existing(thing: object) -> str | None:
    """*thing* as a path, when it is one; a str only when there is such a file or folder."""
    if isinstance(thing, str):
        if _names_a_file(thing):
            return thing
        if len(thing.split()) == 1 and thing.strip().lower().endswith(_LOOKS_LIKE_A_FILE):
            raise RiwayaError(
                "There is no such file.", thing, "Check its name; a text to be read has more than a word."
            )
        return None
    return os.fspath(thing) if isinstance(thing, os.PathLike) and os.path.exists(thing) else None


def _names_a_file(text: str) -> bool:
    try:
        return bool(text) and os.path.exists(text)
    except (OSError, ValueError):  # a name longer than the system allows, or with a NUL: a text
        return False
