"""Times: what invented sentences name, where, and the days they mean; marked in ``times.toml``."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from riwaya.arabic.paragraphs import parse
from riwaya.mentions.times import find_times
from riwaya.model.mentions import Interval

TABLE = tomllib.loads((Path(__file__).parent / "times.toml").read_text(encoding="utf-8"))
CASES = [(TABLE["printed"], *case) for case in TABLE["cases"]]


def _marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans, start = "", [], 0
    for piece in re.split(r"([{}])", text):
        if piece == "{":
            start = len(plain)
        elif piece == "}":
            spans.append((start, len(plain)))
        else:
            plain += piece
    return plain, spans


@pytest.mark.parametrize(("printed", "marked", "days"), [(c[0], c[1], c[2:]) for c in CASES], ids=[c[1] for c in CASES])
def test_the_times_of_a_sentence_are_found_and_resolved(printed: str, marked: str, days: tuple[str, ...]) -> None:
    text, spans = _marked(marked)
    found = find_times(parse(text, 0, len(text)), date.fromisoformat(printed))
    assert [text[slice(*m.span)] for m in found] == [text[a:b] for a, b in spans]
    assert [tuple(m.span) for m in found] == spans
    read = []
    for mention in found:
        assert isinstance(mention.resolved, Interval)
        read.append(f"{mention.resolved.start or ''}/{mention.resolved.end or ''}")
    assert read == [d if "/" in d else f"{d}/{d}" for d in days]


def test_offsets_are_into_the_page_and_clitics_stay_outside() -> None:
    text = "عنوان\nوصل الوفد بالأمس"
    (mention,) = find_times(parse(text, 6, len(text)), date(2031, 5, 14))
    assert text[slice(*mention.span)] == "الأمس"


def test_a_weekday_that_contradicts_its_date_is_kept_and_told() -> None:
    text = "عقد الاجتماع الأحد 12 أبريل 2031"
    (mention,) = find_times(parse(text, 0, len(text)), date(2031, 5, 14))
    assert mention.why[-1] == "the weekday contradicts the date"
    assert isinstance(mention.resolved, Interval)
    assert mention.resolved.start == "2031-04-12"


def test_without_the_articles_date_relative_times_stay_open_and_absolute_ones_do_not() -> None:
    text = "قالت أمس إنها ولدت في 3 مارس 1990"
    near, far = find_times(parse(text, 0, len(text)), None)
    assert near.resolved == Interval(None, None, "relative")
    assert far.resolved == Interval("1990-03-03", "1990-03-03", "absolute")


def test_a_clock_time_is_read_with_the_full_date_before_it_alone() -> None:
    text = "15 مايو 2031، 5:21 م"
    (mention,) = find_times(parse(text, 0, len(text)), None)
    assert text[slice(*mention.span)] == text
    assert mention.resolved == Interval("2031-05-15T17:21", "2031-05-15T17:21", "absolute")
