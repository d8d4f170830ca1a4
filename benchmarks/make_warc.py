"""A WARC file as large as one likes, made from the sample pages: ``python benchmarks/make_warc.py FILE [--mib 1024]``.

Each record is a sample page with its numbers and paragraphs varied from a seed, so that no two are the same bytes, and
in pages of mark-up the clutter that real ones carry; every tenth record is a picture, a redirect or a request, as in a
real crawl. ``--gzip`` packs each record.
Read it with memory and time measured::

    python benchmarks/make_warc.py /tmp/big.warc --mib 1024
    python benchmarks/read_warc.py /tmp/big.warc
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import re
from pathlib import Path
from typing import IO

from riwaya.sample import sample_pages

MIB = 1 << 20


def main() -> int:
    """Write the file; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--mib", type=float, default=1024)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gzip", action="store_true")
    args = parser.parse_args()
    with args.file.open("wb") as file:
        count = write(file, int(args.mib * MIB), args.seed, args.gzip)
    print(f"{args.file}: {count:,} pages, {args.file.stat().st_size / MIB:,.0f} MiB")
    return 0


def write(file: IO[bytes], size: int, seed: int = 1, packed: bool = False) -> int:
    """Write records to *file* until they come to *size* bytes (before packing); how many of them are pages."""
    rng = random.Random(seed)
    kinds = {".html": "text/html; charset=utf-8", ".htm": "text/html; charset=windows-1256",
             ".txt": "text/plain; charset=utf-8"}  # fmt: skip
    sources = [(p, p.read_bytes()) for p in sample_pages() if p.suffix in kinds]
    written, pages, n = 0, 0, 0
    while written < size:
        n += 1
        if n % 10 == 0:
            entry = other(rng, n)
        else:
            path, data = sources[n % len(sources)]
            entry = response(f"https://archive.example/{n}/{path.stem}", varied(data, rng, n), kinds[path.suffix], n)
            pages += 1
        written += len(entry)
        file.write(gzip.compress(entry, 6) if packed else entry)
    return pages


def varied(data: bytes, rng: random.Random, n: int) -> bytes:
    """*data* with some of its two-digit numbers changed and some of its paragraphs left out or said twice."""

    def number(m: re.Match[bytes]) -> bytes:
        return b"%02d" % rng.randrange(10, 99) if rng.random() < 0.5 else m[0]

    lines = re.sub(rb"(?<![\d#&;-])\d\d(?!\d)", number, data).split(b"\n")
    prose = [i for i, line in enumerate(lines) if len(line) > 150]
    for i in prose:
        if rng.random() < 0.1:
            lines[i] = b""
        elif rng.random() < 0.1:
            lines[i] += b"\n" + lines[rng.choice(prose)]
    if data.lstrip()[:1] == b"<":
        return b"\n".join(lines).replace(b"</body>", cluttered(rng, n) + b"</body>")
    return b"\n".join(lines) + b"\n%d\n" % n


def cluttered(rng: random.Random, n: int) -> bytes:
    """What outlets put around an article: a footer of links, styles, and the state of some script, 30 to 200 KiB."""
    links = b"".join(b'<li><a href="/%d/%d">%d</a></li>' % (n, i, i) for i in range(rng.randrange(20, 80)))
    rules = b"".join(b".c%d{margin:%dpx}" % (rng.randrange(9999), i) for i in range(rng.randrange(500, 3000)))
    state = rng.randbytes(rng.randrange(10_000, 70_000)).hex().encode()
    return (b"<footer><ul>" + links + b"</ul></footer><style>" + rules + b'</style><script>window.state = {"v": "'
            + state + b'"};</script>\n')  # fmt: skip


def response(address: str, body: bytes, kind: str, n: int, status: str = "200 OK") -> bytes:
    """A response record."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    return record("response", address, "application/http; msgtype=response", http, n)


def record(what: str, address: str, kind: str, block: bytes, n: int) -> bytes:
    """A WARC record."""
    out = io.BytesIO()
    out.write(
        f"WARC/1.1\r\nWARC-Type: {what}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2031-03-{n % 28 + 1:02d}T{n % 24:02d}:{n % 60:02d}:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{n:012d}>\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n".encode()
    )
    out.write(block + b"\r\n\r\n")
    return out.getvalue()


def other(rng: random.Random, n: int) -> bytes:
    """A record that is no page."""
    address = f"https://archive.example/{n}/other"
    if n % 30 == 0:
        return response(address, b"\x89PNG\r\n\x1a\n" + rng.randbytes(40_000), "image/png", n)
    if n % 20 == 0:
        return response(address, b"<html><body>Moved</body></html>", "text/html", n, "301 Moved Permanently")
    request = f"GET /{n}/other HTTP/1.1\r\nHost: archive.example\r\n\r\n".encode()
    return record("request", address, "application/http; msgtype=request", request, n)


if __name__ == "__main__":
    raise SystemExit(main())
