"""What a reader sees of a weighed story: claims, origins, contrasts, losses and changes."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.version import __version__
from riwaya.weighing import weigh


def test_four_wordings_of_one_report_are_one_claim_of_one_origin(bridge, claim_of):
    claim = claim_of(bridge, "p1.s1")
    assert {s.split(".")[0] for s in claim.statements} == {"a1", "a2", "a3"}
    (origin,) = claim.origins
    assert ("وكالة الميناء", "صحيفة p1") in origin.paths
    assert claim.origin_range[0] == 1


def test_a_denial_contests_the_claim_and_shows_where(bridge, claim_of):
    claim = claim_of(bridge, "p1.s1")
    assert claim.standing == "contested"
    (contrast,) = [c for c in claim.contrasts if c.type == "contradicts"]
    assert contrast.spans
    denial = claim_of(bridge, "p1.s2")
    assert contrast.to == denial.id
    assert [c.to for c in denial.contrasts if c.type == "contradicts"] == [claim.id]


def test_a_denial_told_as_denied_and_as_not_so_is_one_claim(bridge, claim_of):
    assert len(claim_of(bridge, "p1.s2").statements) == 2


def test_what_was_lost_on_the_way_is_told_against_the_fullest_wording(bridge, claim_of):
    claim = claim_of(bridge, "p1.s1")
    lost = {(e.statement, e.lost) for e in claim.erosion}
    assert {("a2.s1", "agency"), ("a2.s1", "reason"), ("a3.s1", "number"), ("a3.s1", "agency")} <= lost
    assert ("a2.s1", "number") not in lost
    assert {e.against for e in claim.erosion} == {"a1.s1"}


def test_a_number_that_changed_on_the_way_is_a_drift_with_its_places(bridge, claim_of):
    claim = claim_of(bridge, "p1.s1")
    (drift,) = claim.drift
    assert (drift.slot, drift.was, drift.became) == ("quantity", "اثنتي عشرة", "20")
    text = {r.page.name: r.page.text for r in bridge}
    assert drift.span.of(text["p3"]) == "20"
    assert text["p1"][drift.was_at[1] : drift.was_at[2]] == "اثنتي عشرة"


def test_a_place_called_by_another_name_is_a_drift(single, claim_of):
    pages = [
        single("q1", "قائد خفر السواحل", "ثلاثة زوارق رست في ميناء الصخرة القديم مساء", "2023-01-01"),
        single("q2", "قائد خفر السواحل", "ثلاثة زوارق رست في ميناء اللؤلؤة القديم مساء", "2023-01-02"),
    ]
    (drift,) = claim_of(pages, "q1.s1").drift
    assert (drift.slot, drift.was, drift.became) == ("place", "الصخرة", "اللؤلؤة")


def test_a_verb_made_stronger_is_a_drift(single, claim_of):
    pages = [
        single("q1", "ناطق باسم الشركة", "الشركة قلصت فرقها في حقل الوادي الكبير", "2023-01-01"),
        single("q2", "ناطق باسم الشركة", "الشركة سحبت فرقها من حقل الوادي الكبير", "2023-01-02"),
    ]
    assert ("force", "قلصت", "سحبت") in {(d.slot, d.was, d.became) for d in claim_of(pages, "q1.s1").drift}


def test_articles_that_left_a_widely_told_claim_out_are_silent(bridge, claim_of):
    assert claim_of(bridge, "p1.s1").silent == ("a4",)
    assert claim_of(bridge[:1], "p1.s1").silent == ()


def test_a_speaker_who_passes_words_on_is_no_second_origin(article, claim_of):
    pages = [
        article(
            "q1",
            [
                {
                    "id": "s1",
                    "source": "وزير النقل كريم الراوي",
                    "kind": "person",
                    "content": "لجنة الفحص أكدت أن القطار خرج عن سكته بسبب عطل في المكابح",
                },
                {
                    "id": "s2",
                    "inside": "s1",
                    "cue": "أكدت",
                    "source": "لجنة الفحص",
                    "kind": "organisation",
                    "content": "القطار خرج عن سكته بسبب عطل في المكابح",
                },
            ],
            day="2023-01-01",
        )
    ]
    claim = claim_of(pages, "q1.s2")
    assert claim.statements == ("a1.s1", "a1.s2")
    (origin,) = claim.origins
    voice = next(v for v in weigh(pages).voices if v.id == origin.voice)
    assert voice.name == "لجنة الفحص"


def test_two_named_people_are_two_origins(single, claim_of):
    said = "المصنع سيستأنف العمل بعد إصلاح الفرن الثاني"
    pages = [
        single("q1", "المدير كمال الراوي", said, "2023-01-01", "person"),
        single("q2", "النقابي سعيد الراوي", said, "2023-01-01", "person"),
    ]
    claim = claim_of(pages, "q1.s1")
    assert len(claim.origins) == 2
    assert claim.standing == "corroborated"
    assert claim.origin_range == (2, 2)


def test_an_open_count_of_unnamed_sources_is_given_as_a_range(single, claim_of):
    said = "المصنع سيستأنف العمل بعد إصلاح الفرن الثاني"
    pages = [
        single("q1", "مصدر في إدارة المصنع", said, "2023-01-01"),
        single("q2", "مصدر في إدارة المصنع", said, "2023-01-01"),
    ]
    claim = claim_of(pages, "q1.s1")
    assert claim.origin_range == (1, 2)
    assert len(claim.origins) == 1
    assert claim.origins[0].why


def test_a_later_larger_count_updates_and_does_not_contradict(single, claim_of):
    pages = [
        single("q1", "الدفاع المدني", "انهيار السقف أسفر عن مقتل 4 عمال في المصنع", "2023-01-01", "organisation"),
        single("q2", "وزارة الصحة", "انهيار السقف أسفر عن مقتل 9 عمال في المصنع", "2023-01-03", "organisation"),
    ]
    claim = claim_of(pages, "q2.s1")
    assert [c.type for c in claim.contrasts] == ["updates"]


def test_two_counts_of_one_day_from_two_voices_contradict(single, claim_of):
    pages = [
        single("q1", "الدفاع المدني", "انهيار السقف أسفر عن مقتل 4 عمال في المصنع", "2023-01-01", "organisation"),
        single("q2", "وزارة الصحة", "انهيار السقف أسفر عن مقتل 9 عمال في المصنع", "2023-01-01", "organisation"),
    ]
    assert [c.type for c in claim_of(pages, "q1.s1").contrasts] == ["contradicts"]


def test_numbers_that_can_both_hold_do_not_contradict(single):
    pages = [
        single("q1", "الدفاع المدني", "انهيار السقف أسفر عن إصابة عشرات العمال", "2023-01-01", "organisation"),
        single("q2", "وزارة الصحة", "انهيار السقف أسفر عن إصابة 50 عاملا", "2023-01-01", "organisation"),
    ]
    assert not [c for claim in weigh(pages).claims for c in claim.contrasts if c.type == "contradicts"]


def test_the_gist_is_the_text_of_a_content(bridge):
    texts = [" ".join(r.page.text.split()) for r in bridge]
    for claim in weigh(bridge).claims:
        assert all(any(part in text for text in texts) for part in claim.gist.split(" … "))


def test_contested_claims_come_first_then_those_of_one_origin_in_many_outlets(bridge, single):
    extra = single("p9", "طباخة المدرسة", "وجبات التلاميذ في النهرين تأخرت ساعة عند جسر الحجر", "2023-05-03")
    contested = [c.standing == "contested" for c in weigh([*bridge, extra]).claims]
    assert contested[0]
    assert contested == sorted(contested, reverse=True)


def test_the_dossier_says_what_made_it_and_when(bridge):
    dossier = weigh(bridge, same=0.6)
    assert dossier.reader["version"] == __version__
    assert dossier.reader["settings"]["same"] == 0.6
    assert (dossier.start, dossier.end) == ("2023-05-01", "2023-05-02")
    assert [a.id for a in dossier.articles] == ["a1", "a2", "a3", "a4"]
    assert weigh(bridge, title="جسر").title == "جسر"
    assert dossier.title in {r.articles[0].headline for r in bridge}


def test_nothing_given_is_an_empty_dossier():
    dossier = weigh([])
    assert (dossier.title, dossier.claims, dossier.start) == ("", (), None)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_the_pages_changes_nothing(bridge, unrelated, data):
    pages = [*bridge, unrelated]
    assert weigh(data.draw(st.permutations(pages))).to_dict() == weigh(pages).to_dict()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keep=st.sets(st.integers(0, 3), min_size=1))
def test_an_unrelated_article_changes_no_claim(bridge, unrelated, claims_shown, keep):
    pages = [bridge[i] for i in sorted(keep)]
    alone = claims_shown(weigh(pages))
    both = claims_shown(weigh([*pages, unrelated]))
    assert [c for c in both if not c["statements"][0].startswith("zz")] == alone


def test_every_statement_stands_in_a_claim_and_every_id_is_known(bridge, unrelated):
    dossier = weigh([*bridge, unrelated])
    ids = {s.id for s in dossier.statements}
    voices = {v.id for v in dossier.voices}
    claims = {c.id for c in dossier.claims}
    assert {s for c in dossier.claims for s in c.statements} == ids
    for claim in dossier.claims:
        assert {s for o in claim.origins for s in o.statements} == set(claim.statements)
        assert {o.voice for o in claim.origins} <= voices
        assert {c.to for c in claim.contrasts} <= claims - {claim.id}
        assert claim.origin_range[0] <= len(claim.origins) <= claim.origin_range[1]


def test_an_explanation_offered_for_one_place_is_not_what_was_seen_there(single, claim_of):
    pages = [
        single("q1", "مراقب في البلدية", "شقوق ظهرت منذ الربيع في موضعين من السور الشرقي", "2023-01-01"),
        single("q2", "مدير الآثار", "ما لوحظ داخل السور الشرقي رطوبة عادية", "2023-01-01"),
        single("q3", "حارس الحديقة", "شقوق تتسع في السور الشرقي السفلي", "2023-01-02"),
    ]
    assert claim_of(pages, "q2.s1").statements == ("a2.s1",)
    assert set(claim_of(pages, "q1.s1").statements) == {"a1.s1", "a3.s1"}


def test_what_holds_on_a_condition_is_not_what_was_found(single, claim_of):
    pages = [
        single("q1", "خبير الموانئ", "الحطام يعود إلى الزورق المفقود", "2023-01-01"),
        single("q2", "محامي العائلات", "إذا كان الحطام يعود إلى الزورق المفقود فستبدأ المحكمة النظر في التعويضات",
               "2023-01-01"),
    ]  # fmt: skip
    assert claim_of(pages, "q1.s1").id != claim_of(pages, "q2.s1").id


def test_what_has_not_happened_is_not_what_will_not(single, claim_of):
    pages = [
        single("q1", "مدير المصنع", "الشركة لن تغادر المصنع القديم", "2023-01-01"),
        single("q2", "عمال في المصنع", "الشركة لم تغادر المصنع القديم", "2023-01-01"),
    ]
    assert claim_of(pages, "q1.s1").id != claim_of(pages, "q2.s1").id


def test_a_denial_that_no_word_says_contradicts_nothing(article, single, claim_of):
    content = "ما لا يقل عن زورقين كبيرين رسيا في الميناء القديم"
    pages = [
        article("q1", [{"source": "صور الميناء", "kind": "imagery", "cue": "أظهرت", "stance": "denies",
                        "content": content}], day="2023-01-01"),
        single("q2", "حارس الميناء", "زورقين كبيرين رسيا في الميناء القديم", "2023-01-01"),
    ]  # fmt: skip
    claim = claim_of(pages, "q1.s1")
    assert len(claim.statements) == 2
    assert claim.standing != "contested"


def test_other_things_done_at_one_place_and_time_are_other_claims(single, claim_of):
    pages = [
        single("q1", "رئيس البلدية", "المدينة ستصلح السوق القديم بعد العيد", "2023-01-01"),
        single("q2", "أمين الغرفة", "التجار سيبيعون بضاعة السوق القديم بعد العيد", "2023-01-01"),
    ]
    assert claim_of(pages, "q1.s1").id != claim_of(pages, "q2.s1").id


FLOOD = "مياه النهر غمرت مخازن القمح الثلاثة قرب الجسر الكبير"


def test_what_many_outlets_have_from_one_voice_comes_before_a_quarrel_in_one_article(article, single):
    quarrel = article("p0", [
        {"source": "رئيس لجنة الأسواق كريم الساقي", "kind": "person", "content": "سوق السمك الجديدة ستفتح في الخريف"},
        {"source": "نقيب الصيادين حامد النورس", "kind": "person", "content": "سوق السمك الجديدة لن تفتح في الخريف",
         "stance": "denies"},
    ], day="2023-05-01")  # fmt: skip
    echo = [single(f"p{n}", "مصدر في بلدية النهرين", FLOOD, "2023-05-02")
            for n in range(1, 5)]  # fmt: skip
    first, *rest = weigh([quarrel, *echo]).claims
    assert (len(first.statements), first.standing) == (4, "single")
    assert [c.standing for c in rest] == ["contested", "contested"]


def test_a_quarrel_between_outlets_comes_before_what_as_many_have_from_one_voice(single):
    contested = [
        single("p1", "رئيس لجنة الأسواق كريم الساقي", "سوق السمك الجديدة ستفتح في الخريف", "2023-05-01", "person"),
        single("p2", "نقيب الصيادين حامد النورس", "سوق السمك الجديدة لن تفتح في الخريف", "2023-05-01", "person"),
    ]
    echo = [single(f"p{n}", "مصدر في بلدية النهرين", FLOOD, "2023-05-02")
            for n in (3, 4)]  # fmt: skip
    assert [c.standing for c in weigh([*contested, *echo]).claims] == ["contested", "contested", "single"]


def test_an_open_count_says_how_likely_it_is_and_what_decides(single, claim_of):
    pages = [
        single("q1", "مسؤول كبير في الميناء", "السفن الثلاث ستفرغ حمولتها مساء الغد عند الرصيف الشرقي", "2023-01-01"),
        single("q2", "مسؤول في الميناء", "حمولة السفن الثلاث تفرغ مساء الغد في الرصيف الشرقي", "2023-01-01"),
    ]
    claim = claim_of(pages, "q1.s1")
    assert claim.origin_range == (1, 2)
    assert 0.5 < claim.origin_probability < 1
    (reason,) = claim.origin_reason
    assert reason.startswith("described alike")
    named = [
        single("q1", "مدير الميناء كريم الراوي", "السفن الثلاث ستفرغ حمولتها مساء الغد", "2023-01-01", "person"),
        single("q2", "كريم الراوي", "حمولة السفن الثلاث تفرغ مساء الغد", "2023-01-01", "person"),
    ]
    closed = claim_of(named, "q1.s1")
    assert (closed.origin_range, closed.origin_reason) == ((1, 1), ())


def test_the_same_words_under_two_descriptions_are_one_origin(single, claim_of):
    words = "سيول الليلة الماضية جرفت الجسر الخشبي القديم عند مدخل القرية الشرقية وقطعت الطريق إلى المدرسة"
    pages = [
        single("q1", "صحيفة النهر", words, "2023-01-01", "media"),
        single("q2", "صحيفة", words, "2023-01-01", "media"),
        single("q3", "مصادر محلية", words, "2023-01-01"),
    ]
    (origin,) = claim_of(pages, "q1.s1").origins
    assert "the same words in both articles" in origin.why


def test_the_same_words_of_two_named_people_are_two_origins(single, claim_of):
    words = "سيول الليلة الماضية جرفت الجسر الخشبي القديم عند مدخل القرية الشرقية وقطعت الطريق إلى المدرسة"
    pages = [
        single("q1", "العمدة كريم الراوي", words, "2023-01-01", "person"),
        single("q2", "المهندسة سلمى الحداد", words, "2023-01-01", "person"),
    ]
    assert len(claim_of(pages, "q1.s1").origins) == 2


def test_a_wording_without_a_source_makes_no_two_voices_one(single, article, claim_of):
    pages = [
        single("q1", "العمدة كريم الراوي", FLOOD, "2023-01-01", "person"),
        single("q2", "المهندسة سلمى الحداد", FLOOD, "2023-01-01", "person"),
        article("q3", [{"source": None, "cue": "قيل إن", "content": FLOOD}], day="2023-01-01"),
    ]
    claim = claim_of(pages, "q1.s1")
    assert (len(claim.origins), claim.origin_range) == (2, (2, 2))


def test_an_office_that_a_body_is_said_to_hold_speaks_for_that_body(single, claim_of):
    pages = [
        single("q1", "مكتب التحقيق التابع لهيئة الموانئ", FLOOD, "2023-01-01", "organisation"),
        single(
            "q2", "هيئة الموانئ", "مخازن القمح الثلاثة قرب الجسر الكبير غمرتها مياه النهر", "2023-01-01", "organisation"
        ),
        single("q3", "مكتب التحقيق", "النهر غمر بمياهه مخازن القمح الثلاثة قرب الجسر", "2023-01-01", "organisation"),
    ]
    assert len(claim_of(pages, "q1.s1").origins) == 1


def test_a_bare_statement_is_of_the_body_that_spoke_before_it(article, claim_of):
    pages = [
        article("q1", [{"source": "وزارة الري", "kind": "organisation", "content": FLOOD}], day="2023-01-01"),
        article("q2", [
            {"source": "وزارة الري", "kind": "organisation", "content": "السدود كلها تعمل"},
            {"source": "البيان", "kind": "document", "content": "ثلاثة مخازن للقمح قرب الجسر الكبير غمرتها مياه النهر"},
        ], day="2023-01-01"),
    ]  # fmt: skip
    (origin,) = claim_of(pages, "q1.s1").origins
    assert len(origin.statements) == 2


def test_a_denial_contradicts_who_says_the_very_thing_that_is_denied(single, claim_of):
    pages = [
        single("q1", "مدير الشركة", "مسألة بيع المصنع القديم واتفاقات العمال السابقة ليست قيد البحث", "2023-01-01"),
        single("q2", "وزارة الصناعة", "تبحث مع العمال الجدد مصير بيع المصنع القديم", "2023-01-01", "organisation"),
        single("q3", "نقيب العمال", "عمال جدد وصلوا إلى المدينة صباح أمس", "2023-01-01"),
    ]
    assert claim_of(pages, "q2.s1").standing == "contested"
    assert claim_of(pages, "q3.s1").standing != "contested"


def test_a_number_that_only_describes_neither_parts_claims_nor_contradicts(single, claim_of):
    names = {27: "وزير الداخلية كريم الراوي", 30: "كريم الراوي", 31: "المحقق سالم الغيداق"}
    pages = [
        single(f"q{n}", name, f"عصابة المهربين تقف وراء الهجوم الذي أوقع {n} جريحا", "2023-01-01", "person")
        for n, name in names.items()
    ]
    claim = claim_of(pages, "q27.s1")
    assert (len(claim.statements), claim.standing) == (3, "corroborated")


def test_what_somebody_goes_by_is_no_voice_and_joins_none(article, claim_of):
    told = "الحريق نجم عن تماس كهربائي في مخزن القطن"
    said = ({"source": "الوزير كريم الراوي", "kind": "person"}, {"source": "ثلاثة عمال في المخزن"})
    inner = {"inside": "s1", "source": "الدلائل الأولية", "cue": "تشير إلى", "kind": "document", "content": told}
    pages = [
        article(f"q{n}", [{**who, "content": f"الدلائل الأولية تشير إلى أن {told}"}, inner], day="2023-01-01")
        for n, who in enumerate(said, 1)
    ]
    assert len(claim_of(pages, "q1.s1").origins) == 2
