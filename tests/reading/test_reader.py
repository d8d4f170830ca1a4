"""What holds for the statements of any text: spans inside it, ids in order, nothing that breaks the reader."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.arabic.tables import rows
from riwaya.model import Article, Line, Statement
from riwaya.reading import read_statements

NEWS = (
    'قال وأضاف أكد نفى مشيراً إلى أن إن بأن «  » “ ” " : ، . ؟ ( ) وزير الخارجية سامر مسؤول مصادر لرويترز وكالة صحيفة'
    " في من عن على وفقا ل بحسب لن سوف الذي التي أمس الأحد بيان صور نقلت عنه قوله المدينة لم يعلق كما أعلن 12 ـ"
)
WORDS = NEWS.split()


CUES = sorted({row[part] for row in rows("cues") for part in ("past", "present") if row[part]})


def read(text: str) -> tuple[Statement, ...]:
    lines, start = [], 0
    for n, line in enumerate(text.split("\n"), 1):
        if line.strip():
            lines.append(Line(n, "title" if not lines else "body", 1, start, start + len(line)))
        start += len(line) + 1
    return read_statements(text, Article(1, tuple(lines), outlet="صدى الوادي"))


def check(text: str) -> None:
    found = read(text)
    assert [s.id for s in found] == [f"s{n}" for n in range(1, len(found) + 1)]
    for s in found:
        spans = [*s.cue, *s.content, *s.via, *filter(None, (s.source, s.referent, s.voice.reason))]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(text[a:b] == text[a:b].strip() for a, b in (*s.cue, *s.content))
        assert s.inside is None or s.inside in {x.id for x in found}
        assert s.inside != s.id
        assert 0 <= s.score <= 1
        assert s.chain[-1:] == ("صدى الوادي",)
        assert s.why


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_run_of_news_words_is_read_with_spans_inside_it(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(CUES), min_size=1, max_size=12).map(" ".join))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_reporting_word_at_any_place_is_read_with_spans_inside_the_text(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_read_with_spans_inside_it(text: str) -> None:
    check(text.replace("\r", "\n"))


def test_the_same_text_gives_the_same_statements() -> None:
    text = "قال وزير الري إن السد آمن، مضيفا أن العمل مستمر. ونفى الناطق وجود خلاف."
    assert [s.to_dict() for s in read(text)] == [s.to_dict() for s in read(text)]


def test_a_very_long_line_does_not_take_for_ever() -> None:
    line = "قال الوزير إن «" + "كلمة " * 40_000
    begun = time.perf_counter()
    read(line)
    assert time.perf_counter() - begun < 10


def test_an_outlet_of_punctuation_alone_names_nobody() -> None:
    text = "قال الوزير إن الجسر سيفتح غدا."
    article = Article(1, (Line(1, "body", 1, 0, len(text)),), outlet="…", credit="!!")
    assert [text[slice(*s.source)] for s in read_statements(text, article) if s.source] == ["الوزير"]


def test_a_paragraph_that_is_printed_twice_is_read_where_it_stands_first() -> None:
    lead = "قال رئيس البلدية سامر الحلو إن الجسر سيفتح غدا أمام السيارات الصغيرة."
    text = f"الجسر يفتح\n{lead}\nوانتهى العمل قبل موعده.\n{lead}\n"
    assert [s.cue[0].start for s in read(text)] == [text.index("قال")]


def test_a_short_answer_that_is_given_twice_is_said_twice() -> None:
    text = "الجسر يفتح\nقال الوزير إن الجسر آمن.\nوأعلنت البلدية فتح الجسر.\nقال الوزير إن الجسر آمن.\n"
    assert len(read(text)) == 3


def test_a_very_long_text_takes_time_in_step_with_its_length() -> None:
    story = "قال الوزير سامر الحلو إن الجسر رقم {} سيفتح غدا. وأضاف الوزير أن العمل انتهى، وذكر بيان أنه آمن.\n"

    def seconds(times: int) -> float:
        start = time.process_time()
        read("".join(map(story.format, range(times))))
        return time.process_time() - start

    seconds(50)
    assert seconds(1200) < 12 * seconds(300)


def test_a_sentence_that_never_ends_takes_time_in_step_with_its_length() -> None:
    clause = "وقال رئيس البلدية سامر الحلو إن الجسر سيفتح غدا، وأضاف أن العمل انتهى "

    def seconds(times: int) -> float:
        start = time.process_time()
        read(clause * times)
        return time.process_time() - start

    seconds(20)
    assert seconds(400) < 12 * seconds(100)
