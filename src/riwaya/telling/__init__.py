"""Telling: a dossier or a reading laid out for a person (HTML, terminal, Markdown) or a program (JSON).

Every form holds the same things in the same order. The words of the interface are message catalogues in
``messages/``, Arabic and English; the words of the pages are shown as they stand, with nothing in them able to run.
Rich, Jinja and Babel are imported when a form needs them: a cold start pays only for what it prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from riwaya.telling.json import as_json

if TYPE_CHECKING:
    from rich.console import Console

    from riwaya.judging import Conflict
    from riwaya.model import Dossier, Judgement, Reading

__all__ = [
    "as_json",
    "html",
    "judgements_terminal",
    "markdown",
    "reading_html",
    "reading_terminal",
    "register_notebook",
    "terminal",
]


def html(dossier: Dossier, lang: str = "en") -> str:
    """The dossier as one self-contained HTML document: no script, no request. *lang* is ``ar`` or ``en``."""
    from riwaya.telling.document import dossier_document

    return dossier_document(dossier, lang)


def reading_html(reading: Reading, lang: str = "en") -> str:
    """One page's reading as a self-contained HTML document: its articles with their statements marked."""
    from riwaya.telling.document import reading_document

    return reading_document(reading, lang)


def markdown(dossier: Dossier, lang: str = "en") -> str:
    """The dossier in Markdown (CommonMark), with all page text escaped."""
    from riwaya.telling.commonmark import dossier_markdown

    return dossier_markdown(dossier, lang)


def terminal(dossier: Dossier, console: Console, lang: str = "en") -> None:
    """Print a summary of the dossier to *console*, wrapped to its width."""
    from riwaya.telling.console import dossier_summary

    dossier_summary(dossier, console, lang)


def reading_terminal(reading: Reading, console: Console, lang: str = "en") -> None:
    """Print a page's articles and statements to *console*, wrapped to its width."""
    from riwaya.telling.readings import reading_summary

    reading_summary(reading, console, lang)


def judgements_terminal(said: Sequence[tuple[Judgement, str]], conflicts: Iterable[Conflict], console: Console,
                        lang: str = "en") -> None:  # fmt: skip
    """Print what people say, each with what became of it, and where they differ, to *console*."""
    from riwaya.telling.judgements import judgements_summary

    judgements_summary(said, conflicts, console, lang)


def register_notebook(lang: str = "en") -> None:
    """Let notebooks show dossiers and readings as their HTML, each in a frame of its own."""
    from riwaya.model import Dossier, Reading, renders

    def show(noun: Dossier | Reading) -> str:
        from riwaya.telling.notebook import shown

        return shown(noun, lang)

    renders(Dossier, show)
    renders(Reading, show)
