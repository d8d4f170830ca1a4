"""Times: what invented sentences name, where, and the days they mean; marked in ``times.toml``."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import pytest
from hijridate import Hijri

from riwaya.arabic.paragraphs import parse
from riwaya.arabic.tables import rows
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


MONTHS = [
    (r["name"], int(r["number"])) for r in rows("months") if r["calendar"] == "gregorian" and not r["name"].isascii()
]
HIJRI = [(r["name"], int(r["number"])) for r in rows("months") if r["calendar"] == "hijri"]


@pytest.mark.parametrize(("name", "number"), MONTHS)
def test_every_name_of_a_month_makes_a_date_and_a_month(name: str, number: int) -> None:
    for text, wanted in (
        (f"افتتح في 5 {name} 2031", (f"2031-{number:02}-05",) * 2),
        (f"افتتح في الخامس من {name} 2031", (f"2031-{number:02}-05",) * 2),
        (f"افتتح في شهر {name} 2028", (f"2028-{number:02}-01", f"2028-{number:02}-{monthrange(2028, number)[1]}")),
    ):
        (mention,) = find_times(parse(text, 0, len(text)), None)
        assert text[slice(*mention.span)] == text.removeprefix("افتتح في ")
        assert mention.resolved == Interval(*wanted, "absolute")


@pytest.mark.parametrize(("name", "number"), HIJRI)
def test_every_hijri_month_makes_a_date(name: str, number: int) -> None:
    text = f"افتتح في 5 {name} 1452هـ"
    (mention,) = find_times(parse(text, 0, len(text)), None)
    assert text[slice(*mention.span)] == text.removeprefix("افتتح في ")
    day = Hijri(1452, number, 5).to_gregorian().isoformat()
    assert mention.resolved == Interval(day, day, "absolute")


@pytest.mark.parametrize("back", range(7))
def test_a_bare_weekday_is_the_last_one_today_among_them_and_the_next_where_the_verb_looks_ahead(back: int) -> None:
    printed = date(2031, 5, 14)
    names = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    day = printed - timedelta(days=back)
    for text, wanted in (
        (f"غرق القارب {names[day.weekday()]} قرب الميناء", day),
        (f"يغادر القارب {names[day.weekday()]} إلى الميناء", day + timedelta(days=7 if back else 0)),
    ):
        (mention,) = find_times(parse(text, 0, len(text)), printed)
        assert mention.resolved == Interval(wanted.isoformat(), wanted.isoformat(), "relative")
