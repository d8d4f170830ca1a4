"""Words: tokens with their places."""

from __future__ import annotations

from riwaya.arabic.words import words


def test_what_is_written_onto_a_number_and_folds_to_nothing_drops_out() -> None:
    assert [w.text for w in words("عام 20ــــــ انتهى")] == ["عام", "20", "انتهى"]
