"""A report's dateline belongs to no sentence of it."""

from __future__ import annotations

import pytest

from riwaya.arabic.paragraphs import parse


def first_words(line: str) -> str:
    """The words of *line* from its first sentence behind a dateline on, up to the second blank."""
    para = parse(line, 0, len(line))
    begin = para.sentences[1][0] if len(para.sentences) > 1 else 0
    return " ".join(line[para.tokens[begin].start :].split()[:2])


@pytest.mark.parametrize(
    "line",
    [
        "عمّان، الأردن (رويترز)-- افتتح الوزير الجسر الجديد",
        "عمّان (رويترز) – افتتح الوزير الجسر الجديد",
        "سالم الغانم- واس- الرياض: افتتح الوزير الجسر الجديد",
        "الرياض - وكالات: افتتح الوزير الجسر الجديد",
    ],
)
def test_the_sentence_begins_behind_the_dateline(line: str) -> None:
    assert first_words(line) == "افتتح الوزير"


@pytest.mark.parametrize(
    "line",
    [
        "وقال سالم (30 عاما) - وهو معلم - إن الطريق مفتوح",
        "الطريق الساحلي - وهو الأقدم: مفتوح منذ الصباح",
        "افتتح الوزير الجسر الجديد",
    ],
)
def test_what_only_looks_like_a_dateline_stays(line: str) -> None:
    assert first_words(line) == " ".join(line.split()[:2])
