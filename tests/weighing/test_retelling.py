"""What retellings lose and change of what is said: places and numbers, resolved as mentions."""

FULL = "أربعة زوارق تحمل 30 مهاجرا وصلت إلى جزيرة أرواد قادمة من طرابلس مساء السبت"


def _told(claim):
    return {(e.statement.partition(".")[0], e.lost) for e in claim.erosion}


def test_a_place_and_a_number_that_no_line_has_are_lost(single, claim_of):
    pages = [
        single("q1", "قائد خفر السواحل كريم الراوي", FULL, "2023-01-01", "person"),
        single("q2", "كريم الراوي", "زوارق تحمل مهاجرين وصلت إلى جزيرة أرواد مساء السبت", "2023-01-02", "person"),
    ]
    claim = claim_of(pages, "q1.s1")
    assert ("a2", "quantity") in _told(claim)
    lost = {pages[0].page.text[e.at[1] : e.at[2]] for e in claim.erosion if e.at}
    assert "طرابلس" in lost
    assert not any("أرواد" in words for words in lost)


def test_what_another_line_of_the_article_names_is_not_lost(single, article, claim_of):
    pages = [
        single("q1", "قائد خفر السواحل كريم الراوي", FULL, "2023-01-01", "person"),
        article("q2", [
            {"source": "كريم الراوي", "kind": "person", "content": "أربعة زوارق تحمل 30 مهاجرا وصلت إلى جزيرة أرواد"},
            {"source": "نقيب الصيادين", "content": "البحر كان هادئا عند طرابلس"},
        ], day="2023-01-02"),
    ]  # fmt: skip
    assert not {loss for _, loss in _told(claim_of(pages, "q1.s1"))} & {"place", "quantity"}


def test_another_speaker_loses_nothing_of_the_first_ones_words(single, claim_of):
    pages = [
        single("q1", "قائد خفر السواحل كريم الراوي", FULL, "2023-01-01", "person"),
        single(
            "q2", "العمدة سلمى الحداد", "زوارق تحمل مهاجرين وصلت إلى جزيرة أرواد مساء السبت", "2023-01-02", "person"
        ),
    ]
    assert not {loss for _, loss in _told(claim_of(pages, "q1.s1"))} & {"place", "quantity"}


def test_a_place_named_otherwise_in_a_retelling_is_renamed_and_not_lost(single, claim_of):
    pages = [
        single("q1", "قائد خفر السواحل كريم الراوي", "أربعة زوارق تحمل مهاجرين وصلت إلى اللاذقية مساء السبت",
               "2023-01-01", "person"),
        single("q2", "كريم الراوي", "أربعة زوارق تحمل مهاجرين وصلت إلى بانياس مساء السبت", "2023-01-02", "person"),
    ]  # fmt: skip
    claim = claim_of(pages, "q1.s1")
    assert [(d.slot, d.was, d.became) for d in claim.drift] == [("place", "اللاذقية", "بانياس")]
    assert "place" not in {loss for _, loss in _told(claim)}


def test_a_number_that_the_next_clause_counts_is_changed_too(single, claim_of):
    pages = [
        single("q1", "قائد خفر السواحل كريم الراوي", "خفر السواحل أخرج المهاجرين من جزيرة أرواد على متن 12 زورقا",
               "2023-01-01", "person"),
        single("q2", "كريم الراوي", "خفر السواحل أخرج المهاجرين من جزيرة أرواد، وتوجه بهم على متن 21 زورقا إلى البر",
               "2023-01-02", "person"),
    ]  # fmt: skip
    assert ("quantity", "12", "21") in [(d.slot, d.was, d.became) for d in claim_of(pages, "q1.s1").drift]


def test_a_river_s_name_is_no_stronger_verb(single, claim_of):
    pages = [
        single(
            "q1", "القائد كريم الراوي", "الجيش نقل الذخيرة من مستودع في السد إلى معسكر بعيد", "2023-01-01", "person"
        ),
        single("q2", "كريم الراوي", "الجيش نقل الذخيرة من مستودع في سد الفرات إلى معسكر بعيد", "2023-01-02", "person"),
    ]
    assert "force" not in {d.slot for d in claim_of(pages, "q1.s1").drift}
