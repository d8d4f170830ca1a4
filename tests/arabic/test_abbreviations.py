"""Titles cut to a letter: one token each, read as the title, that stands where the letters stand."""

from __future__ import annotations

import pytest

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import parse


@pytest.mark.parametrize(
    ("cut", "long"),
    [("د. ", "الدكتور"), ("د.", "الدكتور"), ("م/ ", "المهندس"), ("أ.د. ", "الأستاذ"), ("أ. د. ", "الأستاذ")],
)
def test_a_title_cut_to_a_letter_is_read_whole(cut: str, long: str) -> None:
    text = f"قال {cut}سالم العنبري إن السد سليم."
    para = parse(text, 0, len(text))
    assert para.tokens[1].f == fold(long)
    assert text[para.tokens[1].start : para.tokens[1].end] == cut.strip()
    assert para.tokens[2].f == "سالم"
    assert len(para.sentences) == 1


@pytest.mark.parametrize(
    "text",
    ["م. فهد العنبري", "في عام 1990 م. وقال المدير", "وكالة أ. ف. ب. قالت", "أكبرهم سنًا. وقال المدير"],
)
def test_letters_that_cut_no_title_stay(text: str) -> None:
    para = parse(text, 0, len(text))

    assert {"المهندس", "الاستاذ", "الدكتور"}.isdisjoint(t.f for t in para.tokens)
