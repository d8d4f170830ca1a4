"""A seeded fuzzer: mutated pages through intake, layout and reading, each within limits of time and memory.

    python quality/fuzz.py [--pages 20000] [--seed 0] [--only N] [--jobs 1]
    python quality/fuzz.py --atheris [--seconds 600]

Pages are the invented ones of the tests and those of the sample story, cut, spliced, re-encoded, nested, repeated, with
attributes blown up. Page N is the same on every run with the same seed: ``--only N`` reads it again (``--keep FILE``
writes it). Ends with an error when a page crashes the reader, needs more than 1 GiB, or takes more than 100 times the
median time. ``--atheris`` lets coverage guide the mutations instead (extra ``fuzz``).
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "layout"))

MEMORY = 1 << 30  # bytes that a worker may hold beyond what it held when it began
PATIENCE = 60  # seconds by the wall after which a page is given up
SLOW = 100  # times the median
BATCH = 250
LARGEST = 150_000  # bytes of a mutated page
DEEP = 10_000
_TAGS = ("div", "span", "table", "tr", "td", "a", "b", "ul", "li", "blockquote", "font", "p", "section", "article",
         "form", "h1", "center", "figure", "select", "svg", "iframe", "template", "pre")  # fmt: skip
_JUNK = ("\x00", "\u202e", "\ufeff", "\ufffd", "&#0;", "&#x110000;", "&nbsp;", "<!--", "-->", "<![CDATA[", "]]>",
         "<script>", "</script>", "<style>", "<textarea>", "<title>", "<plaintext>", "<br>", "{", "}", "٢٠٣١/١٣/٤٥",
         "31 فبراير 2031", "12 محرم 1499هـ", "قبل 999 سنة", "«", "»", '"', "(", "…", ":", "وقال", "أن", "\n" * 50,
         "ـ" * 500, "،" * 300)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of page *n*: seconds of processor time for intake and layout, and for reading; what went wrong."""

    n: int
    size: int
    laid: float
    read: float
    wrong: str = ""


@cache
def seeds() -> tuple[bytes, ...]:
    """The pages that are mutated."""
    import invented

    from riwaya.sample import sample_pages

    return (*(p.markup for p in invented.pages()), *(p.read_bytes() for p in sample_pages()))


def mutated(seed: int, n: int) -> bytes:
    """The mutated page *n*."""
    dice = random.Random(f"{seed}-{n}")
    data = dice.choice(seeds())
    for _ in range(dice.choice((1, 1, 2, 3, 5))):
        data = dice.choice(MUTATIONS)(dice, data)[:LARGEST]
    return data


def _cut(dice: random.Random, data: bytes) -> bytes:
    a, b = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    return data[:a] + data[b:] if dice.random() < 0.5 else data[a:b]


def _splice(dice: random.Random, data: bytes) -> bytes:
    other = dice.choice(seeds())
    at, a = dice.randrange(len(data) + 1), dice.randrange(len(other) + 1)
    return data[:at] + other[a : a + dice.choice((50, 500, 5000))] + data[at:]


def _recode(dice: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = dice.choice(("cp1256", "iso8859_6", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7"))
    return text.encode(encoding, dice.choice(("ignore", "replace", "xmlcharrefreplace")))


def _nest(dice: random.Random, data: bytes) -> bytes:
    tag, depth = dice.choice(_TAGS), dice.choice((10, 100, 1000, DEEP))
    name = dice.choice(("", f" class=c{dice.randrange(99)}", " class='article body text'", " style='display:none'"))
    at = dice.randrange(len(data) + 1)
    close = f"</{tag}>" * depth if dice.random() < 0.5 else ""
    return data[:at] + (f"<{tag}{name}>" * depth).encode() + data[at:] + close.encode()


def _blow(dice: random.Random, data: bytes) -> bytes:
    size = dice.choice((100, 5_000, 100_000))
    words = dice.choice((" ".join(f"w{i}" for i in range(size // 6)), "x" * size, "a-" * (size // 2), "_" * size))
    name = dice.choice(("class", "id", "style", "href", "content", "datetime", "itemprop"))
    at = data.find(b">", dice.randrange(len(data) + 1))
    return data[:at] + f" {name}='{words}'".encode() + data[at:] if at >= 0 else data


def _flip(dice: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 10, 300)) if out else 0):
        out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def _junk(dice: random.Random, data: bytes) -> bytes:
    for _ in range(dice.choice((1, 5, 30))):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.choice(_JUNK).encode() + data[at:]
    return data


def _repeat(dice: random.Random, data: bytes) -> bytes:
    a = dice.randrange(len(data) + 1)
    piece = data[a : a + dice.choice((20, 300, 3000))]
    return data[:a] + piece * dice.choice((2, 20, 200)) + data[a:]


def _untag(dice: random.Random, data: bytes) -> bytes:
    drop = dice.choice((b"</", b"<p>", b"</p>", b"<br", b"\n", b" ", b'"', b">"))
    return data.replace(drop, dice.choice((b"", b" ", drop * 2)), dice.choice((1, 20, -1)))


MUTATIONS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _cut, _splice, _recode, _nest, _blow, _flip, _junk, _repeat, _untag,
)  # fmt: skip


def through(data: bytes, name: str) -> tuple[float, float]:
    """Read a page; seconds for intake and layout, and for reading. Pages that are refused in words are fine."""
    from riwaya.flow import read_page
    from riwaya.intake import page_from_bytes
    from riwaya.layout import lay_out
    from riwaya.model import RiwayaError

    start = process_time()
    try:
        page = page_from_bytes(data, name)
    except RiwayaError:
        return process_time() - start, 0.0
    reading = lay_out(page)
    laid = process_time() - start
    for line in reading.lines:
        if not page.text[line.start : line.end].strip():
            raise AssertionError(f"line {line.n} is empty")
    start = process_time()
    read_page(page)
    return laid, max(0.0, process_time() - start - laid)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"not read within {PATIENCE} seconds")


def _work(seed: int, numbers: range, send: multiprocessing.connection.Connection) -> None:
    """A worker: says which page it begins with and what became of it, so that its own end can be told."""
    through(seeds()[0], "warm")
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))
    signal.signal(signal.SIGALRM, _give_up)
    for n in numbers:
        data = mutated(seed, n)
        send.send(n)
        signal.alarm(PATIENCE)
        try:
            laid, read = through(data, f"page {n}")
            outcome = Outcome(n, len(data), laid, read)
        except BaseException as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__}: {str(error)[:120]} ({Path(place.filename).name}:{place.lineno})"
            outcome = Outcome(n, len(data), 0.0, 0.0, what)
        signal.alarm(0)
        send.send(outcome)
    send.send(None)


def batch(seed: int, numbers: range) -> Iterator[Outcome]:
    """The outcomes of pages in a worker of their own; when it dies, the page is named and another goes on."""
    start = numbers.start
    while start < numbers.stop:
        receive, send = multiprocessing.Pipe(duplex=False)
        worker = multiprocessing.Process(target=_work, args=(seed, range(start, numbers.stop), send), daemon=True)
        worker.start()
        send.close()
        at = start
        try:
            while True:
                message = receive.recv()
                if message is None:
                    start = numbers.stop
                    break
                if isinstance(message, Outcome):
                    yield message
                    start = message.n + 1
                else:
                    at = message
        except EOFError:
            worker.join()
            yield Outcome(at, 0, 0.0, 0.0, f"the process ended with {worker.exitcode}")
            start = at + 1
        worker.join()


def report(outcomes: list[Outcome]) -> tuple[list[str], bool]:
    """Lines for a person, and whether every page kept to its limits."""
    fine = [o for o in outcomes if not o.wrong]
    lines, good = [f"{len(outcomes):,} pages, {len(outcomes) - len(fine)} failed"], len(fine) == len(outcomes)
    for o in [o for o in outcomes if o.wrong][:30]:
        lines.append(f"  page {o.n}: {o.wrong}")
    parts = {"intake and layout": {o.n: o.laid for o in fine}, "all of it": {o.n: o.laid + o.read for o in fine}}
    for what, times in parts.items():
        usual = median([t for t in times.values() if t] or [0.0])
        slow = sorted((n for n, t in times.items() if t > SLOW * usual), key=lambda n: -times[n])
        worst = max(times.values(), default=0.0)
        lines.append(f"{what}: median {1000 * usual:.1f} ms, slowest {worst / usual if usual else 0:.0f} times that")
        lines += [f"  page {n}: {times[n]:.2f} s" for n in slow[:20]]
        good = good and not slow
    return lines, good


def atheris_run(seconds: int) -> None:
    """Fuzz intake and layout under the guidance of coverage, from the invented pages; does not return."""
    import tempfile

    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    with atheris.instrument_imports(include=["riwaya"]):
        from riwaya.intake import page_from_bytes
        from riwaya.layout import lay_out
        from riwaya.model import RiwayaError

    def one(data: bytes) -> None:
        with suppress(RiwayaError):
            lay_out(page_from_bytes(data, "page"))

    folder = Path(tempfile.mkdtemp(prefix="riwaya-fuzz-"))
    for n, data in enumerate(seeds()):
        (folder / f"{n}.html").write_bytes(data)
    limits = [
        f"-max_total_time={seconds}",
        "-max_len=60000",
        "-timeout=30",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *limits, str(folder)], one)
    atheris.Fuzz()


def main() -> int:
    """The exit code: 0 when every page kept to its limits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("--seconds", type=int, default=600)
    args = parser.parse_args()
    if args.atheris:
        atheris_run(args.seconds)
    if args.only is not None:
        data = mutated(args.seed, args.only)
        if args.keep:
            args.keep.write_bytes(data)
        print(len(data), "bytes:", through(data, f"page {args.only}"), "seconds")
        return 0
    outcomes = []
    for start in range(0, args.pages, BATCH):
        outcomes += batch(args.seed, range(start, min(start + BATCH, args.pages)))
        if start % (20 * BATCH) == 0:
            print(f"{len(outcomes):,} read, {sum(bool(o.wrong) for o in outcomes)} failed", file=sys.stderr, flush=True)
    lines, good = report(outcomes)
    print("\n".join(lines))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
