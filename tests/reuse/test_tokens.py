"""The words of many texts at once are those that every other step of riwaya reads."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.arabic.words import start_after, words
from riwaya.reuse.tokens import hash_words, tokenised

LETTERS = st.text("ابتلو السنمَـّ\u200f،؛.«»-1٣ة ىأإ\n aB😀", max_size=60)


@given(st.lists(LETTERS, min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_words_begin_with_their_first_letter_and_end_where_they_do_elsewhere(texts: list[str]) -> None:
    tokens = tokenised(texts)
    for n, text in enumerate(texts):
        at, size = int(tokens.bounds[n]), int(tokens.counts[n])
        places = zip(tokens.starts[at : at + size].tolist(), tokens.ends[at : at + size].tolist(), strict=True)
        theirs = [(start_after(text, w, 1) - 1, w.end) for w in words(text) if not w.is_punctuation]
        if not any(c.isdigit() for c in text):  # 25مليون and 41,882 are one word here
            assert list(places) == theirs


def test_a_word_is_known_by_what_it_folds_to_without_clitic_and_article() -> None:
    assert len(set(hash_words(["السفن", "والسفن", "للسفن", "السُفُن", "السفـن", "بالسفن"]).tolist())) == 1
    assert len(set(hash_words(["سفن", "سفينة", "سفينه", "ولد", "لد"]).tolist())) == 4


def test_a_batch_ends_where_no_word_does() -> None:
    text = "مرفأ الزيتون " * 60_000  # longer than what is looked at at once
    tokens = tokenised([text, "مرفأ", text])
    assert tokens.counts.tolist() == [120_000, 1, 120_000]
    assert set(tokens.of(0)[::2].tolist()) == {int(tokens.of(1)[0])}
