"""The fuzzer, and a regression test for each thing that it found."""

from __future__ import annotations

from time import process_time

import pytest

import fuzz
from riwaya.intake import page_from_bytes
from riwaya.layout import lay_out

PROSE = "قالت بلدية مرسى الغزال إن الجسر الجديد يفتح يوم الأحد، وإن كلفته لم تتجاوز ما رصد له في الموازنة."


def test_a_page_is_the_same_on_every_run() -> None:
    assert [fuzz.mutated(7, n) for n in range(40)] == [fuzz.mutated(7, n) for n in range(40)]
    assert fuzz.mutated(7, 1) != fuzz.mutated(8, 1)


@pytest.mark.parametrize("n", range(25))
def test_mutated_pages_are_read_or_refused_in_words(n: int) -> None:
    fuzz.through(fuzz.mutated(1, n), "page")


def test_a_crash_is_reported_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, good = fuzz.report([fuzz.Outcome(1, 9, 0.1, 0.1), fuzz.Outcome(2, 9, 0.0, 0.0, "ValueError: x (y.py:3)")])
    assert not good
    assert "  page 2: ValueError: x (y.py:3)" in lines


def test_a_slow_page_is_reported() -> None:
    outcomes = [fuzz.Outcome(n, 9, 0.01, 0.01) for n in range(20)]
    assert fuzz.report(outcomes)[1]
    assert not fuzz.report([*outcomes, fuzz.Outcome(99, 9, 2.0, 0.0)])[1]


def test_a_title_of_nothing_but_marks_is_taken() -> None:
    markup = f"<html><body><h1>????? ?? ??? ???? ??</h1><p>{PROSE}</p><p>{PROSE[5:]}</p></body></html>"
    assert len(lay_out(page_from_bytes(markup.encode(), "p")).articles) == 1


def test_meta_tags_take_linear_time() -> None:
    def seconds(count: int) -> float:
        metas = "".join(f'<meta name="n{i}" content="c">' for i in range(count))
        data = f"<html><head>{metas}</head><body><p>{PROSE}</p></body></html>".encode()
        start = process_time()
        page_from_bytes(data, "p")
        return process_time() - start

    seconds(10)
    assert seconds(3000) < 20 * seconds(300) + 0.2


def test_dates_without_end_take_linear_time() -> None:
    stamps = "".join("<p>4 مايو 2031</p><p>5 مايو 2031</p>" for _ in range(1500))
    markup = f"<html><body><h1>فتح الجسر الجديد أمام الزوار</h1>{stamps}<p>{PROSE}</p></body></html>"
    reading = lay_out(page_from_bytes(markup.encode(), "p"))
    assert len(reading.articles[0].dates) < 100


def test_an_outlet_of_nothing_but_marks_is_none() -> None:
    markup = f'<html><head><meta property="og:site_name" content="???? ??"></head><body><p>{PROSE}</p></body></html>'
    page = page_from_bytes(markup.encode(), "p")
    assert lay_out(page).articles[0].outlet is None
    fuzz.through(markup.encode(), "p")
