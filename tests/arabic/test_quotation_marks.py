"""A quotation is one quotation whichever of the six kinds of marks its keyboard had."""

from __future__ import annotations

import pytest

from riwaya.arabic.paragraphs import parse

KINDS = [("«", "»"), ("“", "”"), ('"', '"'), ("”", "“"), ("„", "“"), ("„", "”"), ("”", "”"), ("'", "'")]


@pytest.mark.parametrize(("left", "right"), KINDS)
def test_marks_of_any_kind_pair_and_are_read_as_one(left: str, right: str) -> None:
    text = f"وقال المدير سامي الحلو في بيان {left}الجسر آمن{right}، ثم عاد {left}إلى المصنع{right}."
    para = parse(text, 0, len(text))
    inside = [text[para.tokens[a].end : para.tokens[b].start] for a, b in para.quotes]
    assert inside == ["الجسر آمن", "إلى المصنع"]
    assert [para.tokens[a].word.text for a, _ in para.quotes] == ["«", "«"]
    assert all(text[t.start : t.end] == t.word.text for t in para.tokens if not t.punct)


def test_a_mark_behind_a_word_opens_nothing() -> None:
    text = "طوله 12” وعرضه متر، وقال سامي “الجسر آمن”."
    para = parse(text, 0, len(text))
    assert [text[para.tokens[a].start : para.tokens[b].end] for a, b in para.quotes] == ["“الجسر آمن”"]
