"""Archives cut, spliced and overwritten anywhere: pages or clear problems come out, never anything else."""

import gzip
import io
import json
import random

import pyarrow
import pyarrow.parquet
import pytest

from containers_help import HTML, PROSE, packed_records, record, zipped
from riwaya.intake import open_pages
from riwaya.model import Page


def parquet() -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": [PROSE, None, PROSE * 3], "url": ["a", "b", None]}), out)
    return out.getvalue()


ROWS = b"".join(json.dumps({"text": f"{PROSE} {n}", "date": n * 10**8}).encode() + b"\n" for n in range(5))
RECORDS = [record(HTML.encode(), f"https://sanabil.example/{n}") for n in range(4)]
FEED = f'<?xml version="1.0"?><rss version="2.0"><channel><title>س</title><item><link>u</link><description>{PROSE}</description></item></channel></rss>'.encode()  # fmt: skip  # noqa: E501
MAIL = f"""From: a@b.example\nSubject: =?utf-8?b?2YXYp9ih?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed;
 boundary=x\n
--x\nContent-Type: text/html; charset=utf-8\n\n{HTML}\n--x\nContent-Type: text/plain\nContent-Disposition: attachment;
 filename="a.txt"\nContent-Transfer-Encoding: base64\n\n2YXYp9ih\n--x--\n""".encode()
KINDS = {
    "warc": b"".join(RECORDS),
    "warc.gz": packed_records(*RECORDS),
    "zip": zipped({"a.html": HTML.encode(), "b.jsonl": ROWS, "c.warc.gz": packed_records(RECORDS[0])}),
    "jsonl": ROWS,
    "jsonl.gz": gzip.compress(ROWS),
    "parquet": parquet(),
    "rss": FEED,
    "eml": MAIL,
}


ROUNDS = 60


def mutated(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randrange(1, 5)):
        at, to = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
        how = rng.randrange(5)
        if how == 0:
            data = data[:at] + rng.randbytes(rng.randrange(20)) + data[at + rng.randrange(20) :]
        elif how == 1:
            data = data[:to] + data[at:]
        elif how == 2:
            data = data[: max(at, 8)]
        elif how == 3:
            data = data[:at] + data[at + 50 :]
        else:
            spot = bytearray(data)
            for _ in range(4):
                if spot:
                    spot[rng.randrange(len(spot))] = rng.randrange(256)
            data = bytes(spot)
    return data


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", KINDS)
def test_no_mutation_is_a_fault(tmp_path, kind):
    rng = random.Random(kind)
    path = tmp_path / f"x.{kind}"
    for _ in range(ROUNDS):
        data = mutated(KINDS[kind], rng)
        path.write_bytes(data)
        for item in open_pages([path]):
            if isinstance(item, Page):
                assert item.text
            else:
                assert item.what.endswith((".", ")"))
                assert item.where.startswith(str(path))
