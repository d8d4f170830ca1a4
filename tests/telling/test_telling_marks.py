from hypothesis import given
from hypothesis import strategies as st

from riwaya.telling.marks import Mark, segments

TEXT = st.text(min_size=1, max_size=60)
KIND = st.sampled_from(["source", "cue", "content", "via"])
MARK = st.builds(
    lambda a, n, kind, of: Mark(a, a + n, kind, of),
    st.integers(0, 70),
    st.integers(1, 40),
    KIND,
    st.sampled_from("abc"),
)


@given(TEXT, st.lists(MARK, max_size=8), st.data())
def test_segments_joined_are_the_text_whatever_the_marks(text, marks, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text) + 5))
    assert "".join(s.text for s in segments(text, start, end, marks)) == text[start:end]


@given(TEXT, st.lists(MARK, max_size=8))
def test_each_segment_knows_exactly_the_marks_that_cover_it(text, marks):
    for segment in segments(text, 0, len(text), marks):
        for at in range(segment.start, segment.end):
            assert set(segment.marks) == {m for m in marks if m.start <= at < m.end}


@given(TEXT, st.lists(MARK, max_size=8))
def test_a_mark_opens_once_and_closes_once_where_it_lies_inside(text, marks):
    cut = segments(text, 0, len(text), marks)
    for mark in set(marks):
        assert sum(mark in s.opens for s in cut) == (mark.start < len(text))
        assert sum(mark in s.closes for s in cut) == (mark.end <= len(text))


def test_nested_contents_are_counted():
    cut = segments("abcdef", 0, 6, [Mark(0, 6, "content", "s1"), Mark(2, 4, "content", "s2"), Mark(2, 3, "cue", "s2")])
    assert [(s.text, s.depth(), s.has("cue")) for s in cut] == [
        ("ab", 1, False),
        ("c", 2, True),
        ("d", 2, False),
        ("ef", 1, False),
    ]
