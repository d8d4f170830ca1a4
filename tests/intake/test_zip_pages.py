import gzip
import io
import json
import zipfile

import pytest

from containers_help import HTML, PROSE, packed_records, record, taken, zipped
from riwaya.intake import gather


def test_members_come_in_their_order_with_names_that_say_where(tmp_path):
    data = zipped({"b/2.html": HTML.encode(), "a.txt": PROSE.encode(), "c.txt.gz": gzip.compress(PROSE.encode())})
    pages, problems = taken(tmp_path / "x.zip", data)
    assert [p.name for p in pages] == [f"{tmp_path}/x.zip!/{n}" for n in ("b/2.html", "a.txt", "c.txt.gz")]
    assert problems == []


def test_archives_in_archives_are_opened(tmp_path):
    inner = zipped(
        {"crawl.warc.gz": packed_records(record(HTML.encode())), "rows.jsonl": b'{"text": "%s"}' % PROSE.encode()}
    )
    pages, problems = taken(tmp_path / "x.zip", zipped({"in.zip": inner, "z.txt": b"1" + PROSE.encode()}))
    assert problems == []
    assert [p.name.removeprefix(f"{tmp_path}/") for p in pages] == [
        "x.zip!/in.zip!/crawl.warc.gz#https://sanabil.example/1", "x.zip!/in.zip!/rows.jsonl#1", "x.zip!/z.txt",
    ]  # fmt: skip


def test_hidden_members_and_parts_of_saved_pages_are_passed_over(tmp_path):
    members = [
        "__MACOSX/._a.html",
        ".DS_Store",
        "s/page.html",
        "s/page_files/ad.html",
        "s/page_files/x.png",
        "s/b_files/c.html",
    ]
    pages, problems = taken(tmp_path / "x.zip", zipped({m: HTML.encode() for m in members}))
    assert [p.name.split("!/")[1] for p in pages] == ["s/page.html", "s/b_files/c.html"]
    assert problems == []


def test_arabic_names_are_read_as_they_are_meant(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("خبر.txt", PROSE)
    unmarked = bytearray(out.getvalue())
    for at in (unmarked.find(b"PK\x03\x04") + 6, unmarked.find(b"PK\x01\x02") + 8):
        unmarked[at + 1] &= ~0x08 & 0xFF
    for data in (out.getvalue(), bytes(unmarked)):
        pages, _ = taken(tmp_path / "x.zip", data)
        assert pages[0].name.endswith("!/خبر.txt")


def test_a_bomb_is_told_and_the_next_member_read(tmp_path):
    pages, problems = taken(tmp_path / "x.zip", zipped({"bomb.txt": bytes(30 << 20), "a.txt": PROSE.encode()}))
    assert [p.name.split("!/")[1] for p in pages] == ["a.txt"]
    assert "far more" in problems[0].what
    assert problems[0].where.endswith("bomb.txt")


def test_bombs_in_bombs_end_somewhere(tmp_path):
    data = zipped({"a.txt": PROSE.encode()})
    for n in range(8):
        data = zipped({f"{n}.zip": data}, packed=False)
    pages, problems = taken(tmp_path / "x.zip", data)
    assert pages == []
    assert "deep" in problems[0].what


def test_many_members_that_unpack_to_more_than_pages_do_end_the_archive(tmp_path):
    member = (b"x" * 99 + b"\n") * 30_000  # 3 MB in 9 kB
    pages, problems = taken(tmp_path / "x.zip", zipped({f"{n}.txt": member + b"%d" % n for n in range(60)}))
    assert len(pages) < 60
    assert "unpacks to far more" in problems[-1].what
    (tmp_path / "y.txt").write_text(PROSE)
    pages, _ = gather([tmp_path])
    assert pages[-1].name.endswith("y.txt")


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_damaged_archive_is_told(tmp_path, cut):
    data = zipped({f"{n}.txt": f"{PROSE} {n}".encode() for n in range(50)})
    pages, problems = taken(tmp_path / "x.zip", data[: int(len(data) * cut)])
    assert pages == []
    assert "damaged" in problems[0].what


def test_a_damaged_member_is_told_and_the_next_read(tmp_path):
    data = bytearray(zipped({"a.txt": PROSE.encode() * 9, "b.txt": PROSE.encode()}))
    data[60] ^= 0xFF
    pages, problems = taken(tmp_path / "x.zip", bytes(data))
    assert [p.name.split("!/")[1] for p in pages] == ["b.txt"]
    assert problems[0].where.endswith("a.txt")


def test_office_documents_are_no_archives_of_pages(tmp_path):
    pages, problems = taken(tmp_path / "x.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert pages == []
    assert "office document" in problems[0].what


def test_the_same_bytes_in_two_archives_are_one_page(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"1.html": HTML.encode()}))
    (tmp_path / "b.html").write_bytes(HTML.encode())
    (tmp_path / "c.jsonl").write_text(json.dumps({"html": HTML, "url": "u"}))
    pages, _ = gather([tmp_path])
    assert [(p.name, p.also) for p in pages] == [
        (f"{tmp_path}/a.zip!/1.html", (f"{tmp_path}/b.html", f"{tmp_path}/c.jsonl#u"))
    ]


def test_frames_of_a_saved_page_are_found_in_the_archive(tmp_path):
    page = '<html><body><p>قبل</p><iframe src="./page_files/in.html"></iframe></body></html>'
    pages, _ = taken(tmp_path / "x.zip", zipped({"s/page_files/in.html": HTML.encode(), "s/page.html": page.encode()}))
    assert len(pages) == 1
    assert PROSE in pages[0].text
