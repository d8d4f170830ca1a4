import gzip
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.intake import gather, open_pages, page_from_bytes
from riwaya.model import Page, Problem, RiwayaError

PROSE = "أعلنت هيئة الموانئ في بيان أن العمل في الرصيف الجديد اكتمل قبل موعده، وقال مديرها إن أول سفينة تصل غدا."


def test_the_text_of_a_text_file_is_untouched_but_for_mark_and_line_ends():
    text = "سطر\r\nثان \rثالث\u00a0\u200f\tرابع\r\n\r\n"
    page = page_from_bytes(b"\xef\xbb\xbf" + text.encode(), "a.txt")
    assert page.text == "سطر\nثان \nثالث\u00a0\u200f\tرابع\n\n"
    assert page.media_type == "text/plain"
    assert page.text_sha256 == sha256(page.text.encode()).hexdigest()
    assert page.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_undeclared_encodings_are_told_by_the_bytes(encoding):
    assert page_from_bytes(PROSE.encode(encoding), "a.txt").text == PROSE


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859_6"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-6", "iso-8859-1", "no-such-thing"])
def test_a_wrong_declaration_misleads_nobody(encoding, declared):
    html = f'<html><head><meta charset="{declared}"><title>خبر</title></head><body><p>{PROSE}</p></body></html>'
    assert page_from_bytes(html.encode(encoding), "a.html").text == PROSE


def test_the_hash_is_of_the_bytes_as_given():
    packed = gzip.compress(PROSE.encode())
    page = page_from_bytes(packed, "a.txt.gz")
    assert page.text == PROSE
    assert page.sha256 == sha256(packed).hexdigest()


def test_a_text_cut_inside_a_character_is_read_to_there():
    page = page_from_bytes(PROSE.encode()[:-2], "a.txt")
    assert page.text == PROSE[:-2]
    assert "middle of a character" in page.problems[0].what


def test_damaged_bytes_are_shown_and_counted():
    page = page_from_bytes(PROSE.encode() * 20 + b"\xff" + PROSE.encode() * 20, "a.txt")
    assert page.text.count("\ufffd") == 1
    assert "1 place;" in page.problems[0].what


def test_damaged_utf8_is_not_taken_for_another_encoding():
    letters = PROSE.encode()
    broken = b"".join(letters[i : i + 59] + b"\xd8" for i in range(0, len(letters), 60))
    page = page_from_bytes(broken * 5, "a.txt")
    assert PROSE[:20] in page.text
    assert page.text.count("\ufffd") > 5
    assert "not valid utf-8" in page.problems[0].what


def test_nuls_and_direction_overrides_are_kept_and_told_of():
    text = PROSE + "\x00\n" + "\u202e" + PROSE
    page = page_from_bytes(text.encode(), "a.txt")
    assert page.text == text
    assert [p.where for p in page.problems] == ["a.txt, line 1", "a.txt, line 2"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (b"%PDF-1.7 ...", "PDF"),
        (bytes(range(32)) * 50, "binary"),
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (b"\x1f\x8b\x08" + b"x" * 40, "damaged"),
        (b"<html><body><script>var a = 1;</script></body></html>", "no text"),
        (b"a" * (64 * 1024 * 1024 + 1), "larger"),
        (gzip.compress(bytes(90 * 1024 * 1024)), "unpacks"),
    ],
)
def test_what_cannot_be_a_page_says_why_and_what_to_do(data, word):
    with pytest.raises(RiwayaError) as error:
        page_from_bytes(data, "x")
    problem = error.value.problem
    assert word in problem.what
    assert problem.where == "x"
    assert problem.do


def test_a_gzip_file_cut_short_is_read_as_far_as_it_goes():
    whole = gzip.compress(b"".join(f"{PROSE} {i * 7919 % 1000003}\n".encode() for i in range(3000)))
    page = page_from_bytes(whole[: len(whole) // 2], "a.gz")
    assert page.text.startswith(PROSE)
    assert "cut off" in page.problems[0].what


def test_one_endless_line_is_told_of_and_does_not_hang():
    page = page_from_bytes((PROSE + " ").encode() * 20_000, "a.txt")
    assert "characters long" in page.problems[0].what
    assert page.problems[0].where == "a.txt, line 1"


def test_folders_are_walked_and_the_result_is_sorted(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(PROSE + "2")
    (tmp_path / "a.txt").write_text(PROSE + "1")
    (tmp_path / ".hidden").write_text(PROSE)
    (tmp_path / "bad.bin").write_bytes(bytes(range(32)) * 50)
    pages, problems = gather([tmp_path])
    assert [p.name for p in pages] == [str(tmp_path / "a.txt"), str(tmp_path / "b" / "2.txt")]
    assert [p.where for p in problems] == [str(tmp_path / "bad.bin")]


def test_the_same_bytes_twice_are_one_page(tmp_path):
    for name in ("b", "a", "c"):
        (tmp_path / name).write_text(PROSE)
    pages, _ = gather([tmp_path / "c", tmp_path / "a", tmp_path / "b", tmp_path / "a"])
    assert [p.name for p in pages] == [str(tmp_path / "a")]
    assert pages[0].also == (str(tmp_path / "b"), str(tmp_path / "c"))


def test_the_order_of_the_paths_changes_nothing(tmp_path):
    for i in range(4):
        (tmp_path / f"{i}.txt").write_text(PROSE * (i % 3 + 1))
    paths = [tmp_path / "0.txt", tmp_path / "1.txt", tmp_path / "2.txt", tmp_path / "3.txt", tmp_path / "none"]
    assert gather(paths) == gather(reversed(paths))


def test_standard_input_is_a_page_called_dash():
    pages, problems = gather(["-"], stdin=PROSE.encode())
    assert [p.name for p in pages] == ["-"]
    assert problems == []
    assert gather(["-"])[1][0].where == "-"


def test_inputs_come_one_at_a_time(tmp_path):
    (tmp_path / "a").write_text(PROSE)
    first, second = open_pages([tmp_path / "a", tmp_path / "missing"])
    assert isinstance(first, Page)
    assert isinstance(second, Problem)
    assert "no such file" in second.what


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_a_page_or_a_clear_refusal(data):
    refusal = None
    try:
        page = page_from_bytes(data, "x")
    except RiwayaError as error:
        refusal = error.problem
    if refusal is not None:
        assert refusal.what.endswith(".")
        assert refusal.do
    else:
        assert page.text
        assert "\r" not in page.text
