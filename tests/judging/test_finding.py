"""Finding: what was judged is found again when offsets, labels and extents have changed, and never mistaken."""

from __future__ import annotations

from dataclasses import replace

from riwaya import read
from riwaya.judging.finding import find_line, find_statement, line_ref, place_of, statement_ref
from riwaya.model import Quoted, Reading, Span, Statement

TEXT = """مرفأ الزيتون يعود إلى العمل

5 مارس 2031

قال مسؤولون في المرفأ إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.

ونفى مدير المرفأ سالم الغيداق إغلاق الأرصفة القديمة.
"""
READING = read(TEXT, name="second.txt")
FIRST, LAST = (READING.articles[0].statements[n] for n in (0, -1))


def again(reading: Reading, *said: Statement) -> Reading:
    """The reading with other statements."""
    return replace(reading, articles=(replace(reading.articles[0], statements=said),))


def test_a_statement_is_found_under_another_label() -> None:
    ref = statement_ref(READING, 1, LAST)
    found = find_statement(ref, again(READING, replace(FIRST, id="s2"), replace(LAST, id="s9")))
    assert found is not None
    assert found[1].id == "s9"


def test_a_statement_is_found_in_a_text_that_moved() -> None:
    moved = read("شريط الأخبار\n\n" + TEXT, name="second.txt")
    moved = replace(moved, page=replace(moved.page, sha256=READING.page.sha256))
    found = find_statement(statement_ref(READING, 1, LAST), moved)
    assert found is not None
    assert [s.of(moved.page.text) for s in found[1].content] == [s.of(READING.page.text) for s in LAST.content]
    line = line_ref(READING, 1)
    assert line is not None
    there = find_line(line, moved)
    assert there is not None
    assert there.n == 3
    assert line_ref(READING, 2) is None


def test_a_statement_is_found_when_its_extent_changed() -> None:
    ref = statement_ref(READING, 1, LAST)
    content = LAST.content[0]
    shorter = replace(LAST, content=(Span(content.start, content.end - 6),), id="s5")
    assert find_statement(ref, again(READING, FIRST, shorter)) == (again(READING, FIRST, shorter).articles[0], shorter)
    mute = replace(LAST, cue=(), content=(Span(content.start, content.start + 3),))
    assert find_statement(ref, again(READING, FIRST, mute)) is None
    assert find_statement(ref, again(READING, FIRST)) is None
    assert find_statement(ref, replace(READING, page=replace(READING.page, sha256="0" * 64))) is None


def test_the_nearest_of_equal_words_is_meant() -> None:
    text = "نعم، قال. نعم، قال."
    assert place_of(Quoted(0, 3, "نعم"), text) == Span(0, 3)
    assert place_of(Quoted(8, 11, "نعم"), text) == Span(10, 13)
    assert place_of(Quoted(4, 7, "نعم"), text) == Span(0, 3)
    assert place_of(Quoted(4, 7, "نعم"), text, shift=6) == Span(10, 13)
    assert place_of(Quoted(0, 2, "لا"), text) is None
