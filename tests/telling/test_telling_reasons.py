from riwaya.telling.reasons import reason


def test_reasons_are_told_in_the_language_with_their_score():
    assert reason("the same voice 1.00", "ar") == "المصدر نفسه 1.00"
    assert reason("one says what the other denies", "ar") == "أحدهما يقول ما ينفيه الآخر"
    assert reason("the same voice 1.00", "en") == "the same voice 1.00"


def test_names_in_a_reason_stay():
    assert reason("رامي passes on هادي {0}", "ar") == "رامي ينقل عن هادي {0}"


def test_a_reason_that_is_not_known_is_shown_as_it_is():
    assert reason("rule 7 {a}", "ar") == "rule 7 {a}"
