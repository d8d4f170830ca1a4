import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.ago import ago_in, is_ago
from riwaya.arabic.hijri import hijri_in

FETCHED = "2031-05-04T12:30:00+03:00"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12 محرم 1453هـ", "2031-05-04"),
        ("الأحد ١٢ محرم ١٤٥٣", "2031-05-04"),
        ("1453/1/12 هـ", "2031-05-04"),
        ("12/01/1453هـ", "2031-05-04"),
        ("1 من رمضان 1452", "2030-12-26"),
    ],
)
def test_hijri_days_are_given_in_the_gregorian_calendar(written, day):
    (stamp,) = hijri_in(written)
    assert stamp.value == day


@pytest.mark.parametrize("written", ["12 محرم", "31 محرم 1453", "1453/1/12", "12 مايو 2031", ""])
def test_what_is_no_hijri_day_is_left_alone(written):
    assert hijri_in(written) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("قبل 3 ساعات", "2031-05-04T09:30+03:00"),
        ("منذ ساعتين", "2031-05-04T10:30+03:00"),
        ("منذ ٤٥ دقيقة", "2031-05-04T11:45+03:00"),
        ("قبل خمسة أيام", "2031-04-29"),
        ("منذ يومين", "2031-05-02"),
        ("نشر منذ أسبوع", "2031-04-27"),
        ("2 hours ago", "2031-05-04T10:30+03:00"),
    ],
)
def test_times_ago_count_from_the_fetch(written, value):
    assert is_ago(written)
    (stamp,) = ago_in(written, FETCHED)
    assert stamp.value == value
    assert ago_in(written, None) == []


def test_prose_that_holds_such_a_time_is_no_stamp():
    assert not is_ago("كانت ساعة نحاسية نادرة سرقت من خزائنه قبل 3 ساعات")


@given(st.text(alphabet="0123456789٠١٤٣/- محرمصفر1453هـقبل ساعاتمنذيوم", max_size=60), st.integers(0, 5))
def test_spans_hold(text, start):
    for stamp in (*hijri_in(text, start), *ago_in(text, FETCHED, start)):
        assert start <= stamp.span.start < stamp.span.end <= len(text)
