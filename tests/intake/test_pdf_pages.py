import subprocess
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.intake import page_from_bytes
from riwaya.intake.visual import logical, plain_forms
from riwaya.model import RiwayaError

PARAGRAPHS = [
    "القناة الجديدة في وادي السنابل",
    "الأربعاء 5 مارس 2031 - 14:30",
    'قال مدير هيئة المياه نعمان الشاطبي إن القناة "ستفتح يوم الأحد"، وإن 12 قرية (من أصل 15) صارت جاهزة لاستقبال 3,500 '
    "متر مكعب من الماء كل يوم، بحسب بيان نشر على موقع Sanabil Water الرسمي.",
    "وأضاف أن العمل دام عاماً كاملاً، وأن لجنة ستجتمع لا محالة الأسبوع المقبل لإقرار الخطة «الأولى»، ثم تعود إلى القرى "
    "كلها لتسأل الناس عن حاجتهم إلى الماء في الصيف.",
]
TWO_COLUMNS = "<style>div{columns:2;column-gap:40px}p{margin:0 0 12px}</style>"


def printed(folder: Path, body: str) -> bytes:
    """The PDF document that Chromium prints of a page."""
    (folder / "a.html").write_text(f'<html lang="ar" dir="rtl"><meta charset="utf-8"><body>{body}</body></html>')
    command = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer",
               f"--print-to-pdf={folder}/a.pdf", f"--user-data-dir={folder}/profile",
               str(folder / "a.html")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "a.pdf").read_bytes()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    body = f"<h1>{PARAGRAPHS[0]}</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[1:])
    return printed(tmp_path_factory.mktemp("pdf"), body)


def test_arabic_is_read_as_it_was_written_with_its_lines_joined(document: bytes) -> None:
    page = page_from_bytes(document, "a.pdf")
    assert page.text.split("\n") == PARAGRAPHS
    assert page.media_type == "application/pdf"
    assert page.problems == ()


def test_columns_are_read_from_the_right(tmp_path: Path) -> None:
    body = TWO_COLUMNS + "<div>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[2:] * 2) + "</div>"
    assert page_from_bytes(printed(tmp_path, body), "a.pdf").text.split("\n") == PARAGRAPHS[2:] * 2


def test_a_document_cut_short_or_damaged_is_told(document: bytes) -> None:
    for data in (document[: len(document) // 3], b"%PDF-1.7 ...", document.replace(b"obj", b"jbo")):
        with pytest.raises(RiwayaError, match="PDF"):
            page_from_bytes(data, "a.pdf")


def stream_document(stream: bytes, unpacked: str = "/FlateDecode") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), unpacked.encode(), stream),
    ]
    out, at = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % a for a in at)
    return (
        out
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_is_not_unpacked(times: int) -> None:
    data = bytes(300 << 20)
    for _ in range(times):
        data = zlib.compress(data, 1)
    with pytest.raises(RiwayaError, match=r"PDF|unpacks|damaged"):
        page_from_bytes(stream_document(data, "[" + "/FlateDecode " * times + "]"), "a.pdf")


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(RiwayaError, match="no text layer"):
        page_from_bytes(stream_document(zlib.compress(b"0 0 m 1 1 l S")), "a.pdf")


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        (".ءاملا", "الماء."),
        ("14:30 - 2031 سرام 5", "5 مارس 2031 - 14:30"),
        ("(15 لصأ نم) ةيرق 12", "12 قرية (من أصل 15)"),
        ("يمسرلا Sanabil Water 2 عقوم", "موقع Sanabil Water 2 الرسمي"),
        ("a@b.example :ديربلا", "البريد: a@b.example"),
        ("%3.5 ةبسنب", "بنسبة 3.5%"),
        ("٣٬٥٠٠ وحن", "نحو ٣٬٥٠٠"),
    ],
)
def test_visual_order_is_undone(seen: str, meant: str) -> None:
    assert logical(list(seen)) == meant


@given(st.lists(st.sampled_from(["ماء", "قناة", "Water", "12", "3,500"]), min_size=1, max_size=8))
def test_nothing_is_lost_or_added_when_order_is_undone(words: list[str]) -> None:
    text = " ".join(words)
    assert sorted(logical(list(text))) == sorted(text)


def test_presentation_forms_become_letters_and_nothing_else_does() -> None:
    assert plain_forms("ﻻ ﻣﺎء … ½ ﷲ") == "لا ماء … ½ الله"
