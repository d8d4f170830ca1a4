"""`riwaya.read` and `riwaya.story`: what may be given, what comes back, and what is an error."""

from __future__ import annotations

import gzip
import itertools
import subprocess
import sys
from pathlib import Path

import pytest

import riwaya
from harbour_story import FIRST, SECOND


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(FIRST, encoding="utf-8")
    return path


def test_a_path_its_name_its_bytes_and_its_text_read_the_same(page: Path) -> None:
    readings = [riwaya.read(page), riwaya.read(str(page)), riwaya.read(page.read_bytes()), riwaya.read(FIRST)]
    assert {r.page.text for r in readings} == {FIRST}
    assert len({r.articles for r in readings}) == 1
    assert readings[0].page.name == str(page)
    assert readings[2].page.name == readings[3].page.name
    assert readings[2].page.name.startswith("text-")


def test_articles_hold_statements_whose_spans_are_the_text(page: Path) -> None:
    reading = riwaya.read(page)
    (article,) = reading.articles
    assert article.statements
    said = [span.of(reading.page.text) for s in article.statements for span in s.content]
    assert any("السفن ستعود" in words for words in said)


def test_gzipped_bytes_are_read(page: Path) -> None:
    assert riwaya.read(gzip.compress(page.read_bytes())).page.text == FIRST


def test_a_name_can_be_given(page: Path) -> None:
    assert riwaya.read(FIRST, name="mine").page.name == "mine"
    assert riwaya.read(page, name="mine").page.name == "mine"


@pytest.mark.parametrize(
    "thing", ["no/such/page.html", "page.txt.gz", b"", "", "  \n", Path("no-such-page"), b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_what_cannot_be_read_says_what_to_do(thing: str | bytes | Path) -> None:
    with pytest.raises(riwaya.RiwayaError) as caught:
        riwaya.read(thing)
    assert caught.value.problem.what
    assert caught.value.problem.do


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(riwaya.RiwayaError, match="folder"):
        riwaya.read(tmp_path)


@pytest.mark.parametrize("text", ["x" * 100_000, "سطر\x00", "كلمة واحدة.txt هنا"])
def test_a_text_that_is_no_path_is_a_text(text: str) -> None:
    assert riwaya.read(text).page.text == text


def test_a_story_is_the_same_whatever_the_order_and_the_form(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(SECOND, encoding="utf-8")
    given = [page, riwaya.read(other)]
    made = [riwaya.story(order).to_dict() for order in itertools.permutations(given)]
    assert made[0] == made[1] == riwaya.story([tmp_path]).to_dict() == riwaya.story(tmp_path).to_dict()
    assert len(made[0]["articles"]) == 2


def test_the_same_bytes_twice_are_one_page(page: Path, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text(FIRST, encoding="utf-8")
    dossier = riwaya.story([page, tmp_path / "again.txt", riwaya.read(page)])
    (article,) = dossier.articles
    assert article.page == str(tmp_path / "again.txt")
    assert article.reading.page.also == (str(page),)


def test_what_could_not_be_read_is_in_the_dossier(page: Path) -> None:
    dossier = riwaya.story([page, "no-such-page.html", b""])
    assert len(dossier.articles) == 1
    assert len(dossier.problems) == 2


@pytest.mark.parametrize("pages", [[], [b""], ["no-such-page.html"]])
def test_a_story_of_nothing_is_an_error(pages: list[str | bytes]) -> None:
    with pytest.raises(riwaya.RiwayaError):
        riwaya.story(pages)


def test_context_is_a_file_or_what_was_read_from_one(page: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    known.write_text('{"text": "page.txt", "outlet": "صحيفة البيدر"}\n', encoding="utf-8")
    from riwaya.intake import Context

    for context in (known, str(known), Context.read(known)):
        assert riwaya.read(page, context=context).articles[0].outlet == "صحيفة البيدر"
        assert riwaya.story([page], context=context).articles[0].article.outlet == "صحيفة البيدر"
    with pytest.raises(riwaya.RiwayaError):
        riwaya.read(page, context=tmp_path / "none.jsonl")


def test_everything_promised_is_there() -> None:
    for name in riwaya.__all__:
        assert getattr(riwaya, name) is not None
    assert set(riwaya.__all__) <= set(dir(riwaya))
    with pytest.raises(AttributeError):
        riwaya.nonsense  # noqa: B018 (asking is the test)


def test_importing_riwaya_imports_next_to_nothing() -> None:
    code = "import sys, riwaya; print(*(m for m in sys.modules if m.split('.')[0] in ('riwaya', 'click', 'rich')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sorted(run.stdout.split()) == ["riwaya", "riwaya.version"]


def test_a_notebook_shows_what_was_read(page: Path) -> None:
    assert "<iframe" in (riwaya.read(page)._repr_html_() or "")
    assert "<iframe" in (riwaya.story([page])._repr_html_() or "")


STORY_TWICE = """سد الوادي يفيض
صدى الوادي - 4 مايو 2031
قال وزير الري سامر الحلو يوم الجمعة إن السد فاض مساء الخميس في عدن، وإن ثلاثة عمال أصيبوا بجروح خفيفة.
وأضاف الحلو، الذي طلب عدم ذكر منصبه لأنه غير مخول بالحديث، أن المياه بلغت صنعاء.
"""


def test_an_article_that_a_page_repeats_is_read_alike_at_its_own_place() -> None:
    from riwaya.flow import _read_article
    from riwaya.model import Article, Line, moved

    text = STORY_TWICE + "إعلان\n" + STORY_TWICE
    half = len(STORY_TWICE) + len("إعلان\n")

    def at(start: int, n: int) -> Article:
        lines, place = [], start
        for k, line in enumerate(STORY_TWICE.splitlines(), 1):
            lines.append(
                Line(k + 5 * (n - 1), "body" if k > 2 else ("title", "meta")[k - 1], n, place, place + len(line))
            )
            place += len(line) + 1
        return Article(n, tuple(lines), published="2031-05-04")

    first = _read_article(text, at(0, 1), True)
    again = _read_article(text, at(half, 2), True)
    assert first.statements
    assert moved(first, at(half, 2)) == again
