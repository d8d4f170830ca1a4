"""How well and how fast articles are read off HTML pages, beside other extractors, as a Markdown table.

    python benchmarks/extraction.py [--gold DIR] [--write]

Pages: the real ones of the gold set where they are (``DIR/html``), and the invented ones of the tests. Scored are words
of the body (mean F1 over pages), strings that must not be in it, title and day. Speed is pages a second on the same
pages, in processor time, measured in turn in one run. An extractor that is not installed is left out, and the table
says so. ``--write`` puts the tables into docs/benchmarks.md. Ends with an error when a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "layout"), str(ROOT / "benchmarks")]

import invented  # noqa: E402

from run import put  # noqa: E402

PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- extraction: begin -->", "<!-- extraction: end -->"
ROUNDS = 5
TEXT_BAR = 5.0  # pages of plain text a second, in those of HTML of the other

Extract = Callable[[bytes], tuple[str | None, str | None, str]]
"""From a page's bytes to title, day and body."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; shares are of 1."""

    what: str
    f1: float
    leaked: int
    noise: int
    titles: int
    days: int
    pages: int


def riwaya(data: bytes) -> tuple[str | None, str | None, str]:
    """What this package reads."""
    from riwaya.intake import page_from_bytes
    from riwaya.layout import lay_out
    from riwaya.model import RiwayaError

    try:
        page = page_from_bytes(data, "page")
    except RiwayaError:
        return None, None, ""
    reading = lay_out(page)
    if not reading.articles:
        return None, None, ""
    first = reading.articles[0]
    same = [a for a in reading.articles if a.headline == first.headline]  # live coverage: all its entries
    body = [k.span.of(page.text) for a in same for k in a.lines if k.role in ("body", "subhead")]
    return first.headline, first.published, "\n".join(body)


def _trafilatura(data: bytes, precise: bool) -> tuple[str | None, str | None, str]:
    import trafilatura

    latest = {"max_date": "2033-01-01"}  # the invented pages are dated ahead
    found = trafilatura.bare_extraction(data, with_metadata=True, favor_precision=precise, include_comments=False,
                                        date_extraction_params=latest)  # fmt: skip
    if found is None:
        return None, None, ""
    row = found if isinstance(found, dict) else found.as_dict()
    return row.get("title"), row.get("date"), row.get("text") or ""


def _newspaper(data: bytes) -> tuple[str | None, str | None, str]:
    import newspaper

    article = newspaper.Article("https://page.example/", language="ar", fetch_images=False)
    article.download(input_html=_text(data))
    article.parse()
    day = article.publish_date
    return article.title, day.isoformat() if hasattr(day, "isoformat") else day or None, article.text


def _readability(data: bytes) -> tuple[str | None, str | None, str]:
    from lxml.html import fromstring
    from readability import Document

    document = Document(_text(data))
    return document.short_title(), None, str(fromstring(document.summary()).text_content())


def _goose(data: bytes) -> tuple[str | None, str | None, str]:
    from goose3 import Goose
    from goose3.text import StopWordsArabic

    article = Goose({"stopwords_class": StopWordsArabic, "enable_image_fetching": False}).extract(raw_html=_text(data))
    return article.title, article.publish_date, article.cleaned_text


def _text(data: bytes) -> str:
    from riwaya.intake.decoding import decode

    return decode(data, "page", html=True)[0]


OTHERS: tuple[tuple[str, str, Extract], ...] = (
    ("trafilatura", "", lambda data: _trafilatura(data, False)),
    ("trafilatura", "favor_precision", lambda data: _trafilatura(data, True)),
    ("newspaper4k", "", _newspaper),
    ("readability-lxml", "", _readability),
    ("goose3", "", _goose),
)


def gold_pages(folder: Path) -> list[invented.Invented]:
    """The real pages under *folder*, in the form of the invented ones."""
    found = []
    for path in sorted(folder.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        data = (folder / "pages" / row["page"]).read_bytes()
        known = {"published": (row["published"] or "")[:10]}
        found.append(invented.Invented(row["page"], data, row["title"], tuple(row["body"]), tuple(row["noise"]), known))
    return found


def scored(what: str, extract: Extract, pages: Sequence[invented.Invented]) -> Row:
    """The row of one extractor on *pages*; a page on which it fails counts as read empty."""
    scores = []
    for page in pages:
        try:
            title, day, body = extract(page.markup)
        except Exception as error:  # whatever another package raises: it has then read nothing
            logging.debug("%s failed on %s: %s", what, page.name, error)
            title, day, body = None, None, ""
        scores.append(invented.score(page, title, day, body))
    return Row(what, sum(s.f1 for s in scores) / len(scores), sum(len(s.leaked) for s in scores),
               sum(len(p.noise) for p in pages), sum(s.title for s in scores), sum(s.day for s in scores),
               len(scores))  # fmt: skip


def compared(pages: Sequence[invented.Invented]) -> tuple[list[Row], list[str]]:
    """The rows of all extractors that are installed, ours first, and the names of the others."""
    rows, missing = [scored(f"riwaya {version('riwaya')}", riwaya, pages)], []
    for name, setting, extract in OTHERS:
        try:
            what = f"{name} {version(name)}" + (f", {setting}" if setting else "")
        except PackageNotFoundError:
            missing.append(name)
            continue
        rows.append(scored(what, extract, pages))
    return rows, sorted(set(missing))


def speeds(pages: Sequence[bytes]) -> dict[str, float] | None:
    """Pages a second of ours on HTML and on the same pages' text, and of trafilatura; None where it is missing."""
    try:
        import trafilatura
    except ImportError:
        return None
    from riwaya.intake import page_from_bytes
    from riwaya.layout import lay_out

    texts = [page_from_bytes(data, "page").text.encode("utf-8") for data in pages]

    def ours(given: Sequence[bytes]) -> float:
        start = process_time()
        for data in given:
            lay_out(page_from_bytes(data, "page"))
        return process_time() - start

    def theirs() -> float:
        start = process_time()
        for data in pages:
            trafilatura.extract(data)
        return process_time() - start

    turns = [(ours(pages), ours(texts), theirs()) for _ in range(ROUNDS + 1)][1:]
    html, plain, other = (median(turn[k] for turn in turns) for k in range(3))
    return {"html": len(pages) / html, "text": len(pages) / plain, "trafilatura": len(pages) / other}


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| extractor | word F1 | leaked | titles | days |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [
        f"| {r.what} | {100 * r.f1:.1f} | {r.leaked} of {r.noise} | {r.titles} of {r.pages} | {r.days} of {r.pages} |"
        for r in rows
    ]
    return "\n".join(lines)


def main() -> int:
    """The exit code: 0 when every bar holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    sets = [("Invented pages, one for each template and story", invented.pages())]
    real = gold_pages(args.gold / "html") if (args.gold / "html").is_dir() else []
    if real:
        sets.insert(0, ("Real pages", real))
    out: list[str] = []
    good = True
    for what, pages in sets:
        rows, missing = compared(pages)
        out += [f"{what} ({len(pages)}):", "", table(rows), ""]
        if missing:
            out += [f"Not installed, so not measured: {', '.join(missing)}.", ""]
        good = good and all(rows[0].f1 >= other.f1 for other in rows[1:])
    fast = speeds([p.markup for p in real] or [p.markup for p in sets[-1][1]])
    if fast is None:
        out.append("Speed was not measured: trafilatura is not installed.")
    else:
        held = fast["html"] >= fast["trafilatura"] and fast["text"] >= TEXT_BAR * fast["trafilatura"]
        good = good and held
        out.append(f"Pages a second: riwaya {fast['html']:.0f} of HTML and {fast['text']:.0f} of plain text, "
                   f"trafilatura.extract {fast['trafilatura']:.0f} of HTML; the bars, as many and "
                   f"{TEXT_BAR:g} times as many, are {'held' if held else 'missed'}.")  # fmt: skip
    print("\n".join(out))
    if args.write:
        put(PAGE, "\n".join(out), BEGIN, END)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
