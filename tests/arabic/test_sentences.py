import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("فاض السد. وعاد الناس إلى بيوتهم.", 2),
        ("قال د. سامر إن السد سليم. ثم غادر.", 2),
        ("بلغ المنسوب 3.5 متر فقط.", 1),
        ("انتظروا.. ثم عادوا. هل فاض السد؟ لا!", 3),
        ("قال: «السد سليم. لن ينهار». وأضاف أن المياه تراجعت.", 2),
        ("قال «السد سليم. ولم يغلق القوس. ثم غادر.", 3),
        ("", 0),
    ],
)
def test_a_line_is_cut_where_its_sentences_end(text, count):
    assert len(list(sentences(text, 0, len(text)))) == count


@given(st.text(st.sampled_from(list("اب .!؟…«»“” \n3د()\u0301")), max_size=60), st.integers(0, 20), st.integers(0, 60))
def test_the_sentences_are_all_of_the_line(text, start, end):
    start, end = min(start, len(text)), min(end, len(text))
    spans = list(sentences(text, start, end))
    assert "".join(s.of(text) for s in spans) == text[start:end]
    assert all(s.start < s.end for s in spans)
