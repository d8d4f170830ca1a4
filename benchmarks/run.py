"""Speed as ratios, measured in one run on one machine, as a Markdown table: ``make benchmark``.

    python benchmarks/run.py [--gold DIR] [--write]

Two things are measured in turn, again and again, and the median of the ratios is given: a machine that is slow for a
while is slow for both. ``--write`` puts the table into docs/benchmarks.md. Ends with an error when a bar is missed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

BIN = Path(sys.executable).parent
PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
STORIES = ("seed-", "mh370-")
WORD = re.compile(r"\w+")
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: *ours* and *theirs* in milliseconds (medians), *ratio* the median of the ratios."""

    what: str
    ours: float
    theirs: float
    ratio: float
    bar: float

    @property
    def holds(self) -> bool:
        """Whether the ratio keeps to its bar."""
        return self.ratio <= self.bar

    def row(self) -> str:
        """The line in Markdown."""
        numbers = f"{self.ours:.0f} | {self.theirs:.0f} | {self.ratio:.1f} | {self.bar:g}"
        return f"| {self.what} | {numbers} | {'holds' if self.holds else 'missed'} |"


@dataclass(frozen=True, slots=True)
class Memory:
    """A line of the table for a process's greatest memory, *used* and *bar* in MB of 2**20 bytes."""

    what: str
    used: float
    bar: float

    def row(self) -> str:
        """The line in Markdown."""
        holds = "holds" if self.used <= self.bar else "missed"
        return f"| {self.what} | {self.used:.0f} MB | – | – | {self.bar:g} MB | {holds} |"


def main() -> int:
    """The exit code: 0 when every bar holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        page, texts = sample(Path(folder))
        found = sorted((args.gold / "texts").glob("*.txt")) if (args.gold / "texts").is_dir() else []
        ours = [p for p in found if p.name.startswith(STORIES)] or texts
        given = found or texts
        lines = table([cold(page), warm(given), statements(given), mentions(given), memory(given), story(ours)])
    print(lines)
    if args.write:
        put(PAGE, lines)
    return 0 if "missed" not in lines else 1


def sample(folder: Path) -> tuple[Path, list[Path]]:
    """An HTML page of the sample story, and the text of each of its pages in *folder*."""
    from riwaya.intake import page_from_bytes
    from riwaya.sample import sample_pages

    texts = []
    for path in sample_pages():
        texts.append(folder / f"{path.name}.txt")
        texts[-1].write_text(page_from_bytes(path.read_bytes(), path.name).text, encoding="utf-8")
    return next(path for path in sample_pages() if path.suffix == ".html"), texts


def cold(page: Path) -> Result:
    """A process of its own for one HTML page: ``riwaya read`` against ``trafilatura``."""
    import riwaya

    compile_dir(Path(riwaya.__file__).parent, quiet=1)  # as pip does with what it installs

    def ours() -> None:
        command([BIN / "riwaya", "read", page])

    def theirs() -> None:
        command([BIN / "trafilatura"], page)

    return measured("a cold `riwaya read` of one HTML page / trafilatura's command on it", ours, theirs, 15, 2)


def warm(texts: Sequence[Path]) -> Result:
    """A process that is running: reading plain-text pages against lemmatising their words with simplemma."""
    from simplemma import Lemmatizer

    from riwaya.flow import read_page
    from riwaya.intake import page_from_bytes

    given = [(p.name, p.read_bytes()) for p in texts]
    words = [w for _, data in given for w in WORD.findall(data.decode("utf-8"))]
    lemmatizer = Lemmatizer(cache_max_size=0)

    def ours() -> None:
        for name, data in given:
            read_page(page_from_bytes(data, name))

    def theirs() -> None:
        for word in words:
            lemmatizer.lemmatize(word, lang="ar")

    what = f"a warm reading of {len(given)} plain-text pages ({len(words):,} words) / simplemma on their words"
    return measured(what, ours, theirs, 5, 20)


def statements(texts: Sequence[Path]) -> Result:
    """As `warm`, for the statements alone: lines and articles are known, and only words that are read count."""
    return _read(texts, "the statements", False, 8)


def mentions(texts: Sequence[Path]) -> Result:
    """The same for statements and mentions together."""
    return _read(texts, "the statements and mentions", True, 16)


def _read(texts: Sequence[Path], what: str, named: bool, bar: float) -> Result:
    from simplemma import Lemmatizer

    from riwaya.arabic.articles import paragraphs_of
    from riwaya.intake import page_from_bytes
    from riwaya.layout import lay_out
    from riwaya.mentions import find_mentions
    from riwaya.reading import read_statements

    laid = [lay_out(page_from_bytes(p.read_bytes(), p.name)) for p in texts]
    given = [(reading.page.text, article) for reading in laid for article in reading.articles]
    words = [w for text, article in given for x in article.lines for w in WORD.findall(text[x.start : x.end])]
    lemmatizer = Lemmatizer(cache_max_size=0)

    def ours() -> None:
        for text, article in given:
            paragraphs = paragraphs_of(text, article)
            read_statements(text, article, paragraphs)
            if named:
                find_mentions(text, article, paragraphs)

    def theirs() -> None:
        for word in words:
            lemmatizer.lemmatize(word, lang="ar")

    what = f"{what} of {len(given)} articles ({len(words):,} words), warm / simplemma on their words"
    return measured(what, ours, theirs, 5, bar)


def memory(texts: Sequence[Path]) -> Memory:
    """The greatest memory of a process of its own that reads *texts* one after the other."""
    code = (
        "import resource, sys; from riwaya.flow import read_page; from riwaya.intake import page_from_bytes\n"
        "for name in sys.argv[1:]:\n    read_page(page_from_bytes(open(name, 'rb').read(), name))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    run = subprocess.run([sys.executable, "-c", code, *map(str, texts)], check=True, capture_output=True)
    scale = 2**20 if sys.platform == "darwin" else 2**10  # bytes there, kilobytes elsewhere
    return Memory(f"the memory of a process that reads {len(texts)} texts", int(run.stdout) / scale, 300)


def story(texts: Sequence[Path]) -> Result:
    """The whole dossier of several pages against reading them."""

    def ours() -> None:
        command([BIN / "riwaya", "story", "--json", *texts])

    def theirs() -> None:
        command([BIN / "riwaya", "read", "--json", *texts])

    return measured(f"`riwaya story` on {len(texts)} texts / `riwaya read` of the same", ours, theirs, 5, 10)


def command(args: Sequence[object], stdin: Path | None = None) -> None:
    """Run a command with nothing shown; ends the benchmark when it fails."""
    with (stdin or Path("/dev/null")).open("rb") as given:
        run = subprocess.run(
            [str(a) for a in args], stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
    if run.returncode:
        raise SystemExit(f"{args[0]} ended with {run.returncode}: {run.stderr.decode(errors='replace')[-400:]}")


def measured(what: str, ours: Callable[[], None], theirs: Callable[[], None], times: int, bar: float) -> Result:
    """Run both *times* times in turn, once before to warm the disk and the tables."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(times + 1)][1:]
    return Result(
        what,
        1000 * median(a for a, _ in pairs),
        1000 * median(b for _, b in pairs),
        median(a / b for a, b in pairs),
        bar,
    )


def seconds(function: Callable[[], None]) -> float:
    """How long one call takes."""
    start = perf_counter()
    function()
    return perf_counter() - start


def table(results: Sequence[Result | Memory]) -> str:
    """The results as a Markdown table."""
    lines = [
        "| what / against what | riwaya, ms | other, ms | ratio | bar | |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    return "\n".join([*lines, *(r.row() for r in results)])


def put(path: Path, lines: str, begin: str = BEGIN, end: str = END) -> None:
    """Put the table between its marks in the page *path*."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(begin, 1)
    path.write_text(f"{before}{begin}\n{lines}\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
