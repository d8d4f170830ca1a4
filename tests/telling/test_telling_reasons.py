from riwaya.arabic.tables import rows
from riwaya.telling.reasons import reason


def test_reasons_are_told_in_the_language_with_their_score():
    assert reason("the same voice 1.00", "ar") == "المصدر نفسه 1.00"
    assert reason("one says what the other denies", "ar") == "أحدهما يقول ما ينفيه الآخر"
    assert reason("the same voice 1.00", "en") == "the same voice 1.00"


def test_names_in_a_reason_stay():
    assert reason("رامي passes on هادي {0}", "ar") == "رامي ينقل عن هادي {0}"


def test_a_reason_that_is_not_known_is_shown_as_it_is():
    assert reason("rule 7 {a}", "ar") == "rule 7 {a}"


def test_every_feature_of_the_scores_and_of_likeness_has_its_words():
    told = [r["feature"] for r in rows("scores")] + [r["reason"] for r in rows("likeness")]
    assert [text for text in told if reason(text, "ar") == text] == []


def test_rules_name_their_verb_and_what_they_add():
    assert reason("past:قال", "ar") == "ماضٍ: قال"
    assert reason("cue may be a noun -0.3", "ar") == "قد يكون لفظ الإسناد اسماً -0.3"
    assert reason("participle cue +0.5", "ar") == "اسم فاعل +0.5"
