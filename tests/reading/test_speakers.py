"""Whom a statement goes back to, and what kind of speaker that is, on invented news."""

from __future__ import annotations

import pytest

from riwaya.model import Article, Line, Statement
from riwaya.reading import read_statements


def read(text: str) -> list[tuple[str, Statement]]:
    """(what the statement goes back to, the statement) of each statement of *text*; its first line is the title."""
    lines = []
    position = 0
    for n, line in enumerate(text.split("\n"), 1):
        if line.strip():
            lines.append(Line(n, "title" if n == 1 else "body", 1, position, position + len(line)))
        position += len(line) + 1
    out = []
    for s in read_statements(text, Article(1, tuple(lines))):
        span = s.referent or s.source
        out.append(("" if span is None else text[span.start : span.end], s))
    return out


def who(body: str, title: str = "أخبار اليوم") -> list[str]:
    return [name for name, _ in read(f"{title}\n\n{body}")]


def kinds(body: str) -> list[str]:
    return [s.kind for _, s in read(f"أخبار اليوم\n\n{body}")]


FULL = "وزير الري سامر الدلهاني"


@pytest.mark.parametrize("short", ["الدلهاني", "الوزير", "وزير الري", "الوزير الدلهاني", "الوزير نفسه"])
def test_a_short_mention_goes_back_to_the_fullest_one(short: str) -> None:
    assert who(f"قال {FULL} إن السد سليم. وأضاف {short} أن العمل مستمر.") == [FULL, FULL]


def test_a_dropped_subject_goes_on_with_the_last_speaker() -> None:
    assert who(f"قال {FULL} إن السد سليم. وأضاف أن العمل مستمر، مشيرا إلى أن الماء وفير.") == [FULL] * 3


def test_a_verb_takes_a_subject_of_its_gender() -> None:
    found = who("قالت وزارة الري إن السد سليم. وقال سامر الدلهاني إن القرية جافة. وأضافت أن العمل مستمر.")
    assert found[2] == "وزارة الري"


def test_an_indefinite_source_points_nowhere() -> None:
    found = who("قال مصدر في البلدية إن الجسر مغلق. وقال مصدر أمني إن الطريق آمن.")
    assert found == ["مصدر في البلدية", "مصدر أمني"]


def test_a_definite_plural_takes_up_the_counted_indefinite_one() -> None:
    found = who("قال أربعة مسؤولين سوريين إن الجسر مغلق. وأضاف المسؤولون الأربعة أن الطريق آمن.")
    assert found[1] == "أربعة مسؤولين سوريين"


def test_a_headline_takes_the_name_of_the_text() -> None:
    assert who(f"قال {FULL} إن السد سليم.", "وزير الري: السد سليم")[0] == FULL


def test_the_shorter_name_of_a_body() -> None:
    found = who("قالت هيئة المواصفات القروية إن الزيت فاسد. وأضافت الهيئة أن المتاجر أغلقت.")
    assert found[1] == "هيئة المواصفات القروية"


def test_a_deputy_is_not_the_one_he_stands_in_for() -> None:
    found = who("قال نائب رئيس المجلس وديع الصلباني إن القرار صدر. وقال رئيس المجلس إن القرار باطل.")
    assert found[1] == "رئيس المجلس"


def test_two_ministers_are_both_of_those_named_together() -> None:
    body = "التقى وزير الري سامر الدلهاني ونظيره التونسي شكري المزغاني. وأكد الوزيران أن السد سليم."
    assert who(body)[-1] == "وزير الري سامر الدلهاني ونظيره التونسي شكري المزغاني"


def test_nobody_goes_in_a_circle() -> None:
    body = "قالت مصادر برلمانية إن القانون جاهز. وقالت المصادر البرلمانية إن الجلسة غدا. وقالت المصادر إنها علنية."
    found = read(f"أخبار\n\n{body}")
    assert found[0][1].referent is None
    assert len({s.voice.id for _, s in found}) == 1


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("سامر الدلهاني", "person"),
        ("الدكتور سامر الدلهاني", "person"),
        ("وزير الخارجية الفرنسي", "unnamed"),
        ("جاره نضال الدلهاني", "person"),
        ("عائلة المفقود", "unnamed"),
        ("أحد الضحايا", "unnamed"),
        ("وزارة الري", "organisation"),
        ("وكالة الأنباء القروية", "media"),
        ("بيان الوزارة", "document"),
        ("التلفزيون السوري", "media"),
        ("محتجون", "unnamed"),
    ],
)
def test_kinds(source: str, kind: str) -> None:
    verb = "قالت" if kind in ("organisation", "media") and "التلفزيون" not in source else "قال"
    assert kinds(f"{verb} {source} إن السد سليم.") == [kind]


def test_the_reason_for_anonymity_stands_in_any_sentence_of_the_speaker() -> None:
    body = "قال موظف في السد إن الماء ينقص. وأضاف الموظف، الذي طلب عدم ذكر اسمه خوفا من فقدان عمله، أن الخزان فارغ."
    text = f"أخبار\n\n{body}"
    for _, s in read(text):
        assert s.voice.reason is not None
        assert text[s.voice.reason.start : s.voice.reason.end] == "خوفا من فقدان عمله"


def test_how_many_speak() -> None:
    text = "أخبار\n\nقال ثلاثة شهود إن الجسر سقط. وقال الطبيب سامر الدلهاني إن الجرحى كثر. وقال مسؤولان إن الطريق مغلق."
    assert [s.voice.number for _, s in read(text)] == [3, 1, 2]


@pytest.mark.parametrize("name", ["عبدالله السروجي", "حمزة الدلهاني", "علاء الصفران", "أسامة بن جابر الودعاني"])
def test_a_man_whose_name_ends_like_a_woman_s_goes_on_speaking(name: str) -> None:
    assert who(f"أكد {name} أن السد سليم. وأضاف أن العمل مستمر، مشيرا إلى أن الماء وفير.") == [name] * 3


def test_a_measure_or_a_manner_is_no_speaker() -> None:
    found = who(f"قال {FULL} إن السد سليم نظير تأمين الماء للقرية. وأضاف أن العمل مستمر.")
    assert found == [FULL] * 2


def test_the_text_s_own_mention_counts_and_not_its_headline_s() -> None:
    title = "مجلس المدينة: دعم للمدارس"
    body = "وافق مجلس المدينة على الدعم. وأكد المجلس أن المدارس جاهزة."
    text = f"{title}\n\n{body}"
    (_, _), (_, second) = read(text)
    assert second.referent is not None
    assert second.referent.start > len(title)


def test_a_body_is_found_by_the_short_name_in_marks_behind_it() -> None:
    found = who("أعلنت الهيئة الوطنية للسدود «سدودنا» أن الفتح قريب. وقالت «سدودنا» إن الماء وفير.")
    assert found[-1] == "الهيئة الوطنية للسدود «سدودنا»"


def test_another_name_of_a_calling_takes_up_who_is_named() -> None:
    found = who("وصل المهاجم نبيل الصفران إلى المدينة. وقال اللاعب إن الفريق جاهز.")
    assert found == ["المهاجم نبيل الصفران"]


def test_a_headline_s_speaker_ends_at_the_paper_he_speaks_to() -> None:
    found = who("قال مدير الطرق خالد الصفران إن الطريق جاهز.", title="الصفران لـ «الساحل»: الطريق مفتوح")
    assert found == ["مدير الطرق خالد الصفران"] * 2


def test_a_state_is_none_of_the_bodies_that_bear_its_name() -> None:
    found = who("زار الوفد مجلس محافظة الأنبار غرب العراق. وأكد العراق أن الحدود آمنة.")
    assert found == ["العراق"]


def test_an_office_in_other_words_is_the_only_one_named_with_it() -> None:
    found = who("ألقى مدير إدارة المهرجان ناصر الصفران كلمة. وأفاد مدير مهرجان الورد أن الدخول مجاني.")
    assert found == ["مدير إدارة المهرجان ناصر الصفران"]


def test_an_office_of_another_body_is_somebody_else() -> None:
    found = who("قال رئيس لجنة الاحتراف سامر الدلهاني إن العقد سليم. وقال رئيس لجنة التحكيم إن الطاقم جاهز.")
    assert found[1] == "رئيس لجنة التحكيم"


def test_several_who_spoke_together_go_on_together() -> None:
    together = "سالم الدلهاني ومصدران بالشرطة"
    assert who(f"وقال {together} إن الطريق مغلق. وأضافوا أن الأمر خطير.") == [together] * 2


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("أمين البلدة المهندس عامر بن حمد السيد", "المهندس السيد"),
        ("تركي شبانة مدير القناة", "شبانة"),
        ("رئيس اللجنة الأستاذ خالد خليفة", "خليفة"),
        ("الناطق العقيد حمد بن سالم العاصمي", "العقيد العاصمي"),
        ("سمو الأمير نايف بن محمد بن عوام", "ابن عوام"),
    ],
)
def test_a_surname_that_is_a_word_too_is_the_person_s(full: str, short: str) -> None:
    body = f"قال {full} إن الطريق مفتوح. وأوضح {short} أن العمل مستمر."
    assert who(body) == [full, full]
    assert kinds(body) == ["person", "person"]


def test_an_office_stays_one_where_somebody_bears_it_as_a_name() -> None:
    body = "قال سالم الوزير إن الطريق مفتوح. وقال وزير الري إن السد سليم. وأضاف الوزير أن العمل مستمر."
    assert who(body)[1:] == ["وزير الري", "وزير الري"]


def test_a_manner_goes_back_to_the_subject_and_not_to_a_companion() -> None:
    body = "زار حمد الضاوي المستشفى يرافقه مدير الصحة الدكتور أحمد السهلاني، مؤكدا أن العمل مستمر."
    assert who(body) == ["حمد الضاوي"]


def test_of_two_ministers_named_together_each_speaks_for_himself() -> None:
    body = "اجتمع وزير السدود الدكتور عامر الدلهاني ووزير القرى الدكتور فهد الجابوري. وأكد الدلهاني أن العمل مستمر."
    assert who(body) == ["وزير السدود الدكتور عامر الدلهاني"]


def test_who_is_named_in_full_with_an_office_is_no_short_mention() -> None:
    body = (
        "استقبل وزير السدود المصري الدكتور عامر الدلهاني الوفد. وأعلن الدكتور عامر الدلهاني وزير السدود أن السد سليم."
    )
    assert who(body) == ["الدكتور عامر الدلهاني وزير السدود"]


def test_the_office_that_governs_a_body_belongs_to_the_mention() -> None:
    full = "رئيس مجلس إدارة الشركة القابضة ومالك المحطة الأمير عامر بن طلال"
    assert who(f"ألقى {full} كلمة في الحفل، قال فيها: العمل مستمر.")[0].startswith("رئيس مجلس إدارة الشركة القابضة")


def test_the_subject_of_a_relative_clause_does_not_go_on_speaking() -> None:
    first = "قال المدير سامر الدلهاني إن الملتقى يخدم المبادرة التي أطلقها الوزير فهد الجابوري."
    assert who(f"{first} وأشار إلى أن العمل مستمر.")[1] == "المدير سامر الدلهاني"


def test_a_name_in_marks_behind_a_body_is_the_body_s() -> None:
    body = "نظمت هيئة القياس «معيار» بالتعاون مع الجامعة لقاء. وأعلنت «معيار» أن الموسم طويل."
    assert who(body) == ["هيئة القياس «معيار»"]
    assert kinds(body) == ["organisation"]


def test_circles_are_people_who_are_not_named() -> None:
    assert kinds("دعت أوساط اقتصادية في البلدة إلى فتح الطريق.") == ["unnamed"]


def test_who_has_a_title_cut_to_a_letter_speaks() -> None:
    assert who("وأوضح د. سامر الدلهاني أن السد سليم. وقال د. الدلهاني إن العمل مستمر.") == ["د. سامر الدلهاني"] * 2


def test_a_given_name_that_is_a_country_s_too_is_a_person_s_before_a_surname_and_an_office() -> None:
    body = "يرى تشاد كورلي مدافع المنتخب السابق أن البديل جاهز. وقال كورلي إن العمل مستمر."
    assert kinds(body) == ["person", "person"]
    assert who(body)[1] == "تشاد كورلي مدافع المنتخب السابق"


def test_an_official_is_who_spoke_last_where_no_office_explains_him() -> None:
    full = "سالم الوزاني، وزير العدل"
    assert who(f"أعلن {full}، أن المشروع جاهز.\nوأكد المسؤول الحكومي أن العمل مستمر.")[-1] == full


def test_a_calling_with_a_nation_is_the_only_one_of_that_calling() -> None:
    full = "مدرب الوادي هنري دوبون"
    assert who(f"قال {full} إن فريقه جاهز.\nوأضاف المدرب الفرنسي أن اللاعبين تعبوا.")[-1] == full


def test_a_calling_with_another_nation_is_somebody_else() -> None:
    body = "قال المدرب الإسباني راؤول غارثيا إن فريقه جاهز.\nوأضاف المدرب الفرنسي أن اللاعبين تعبوا."
    assert who(body)[-1] == "المدرب الفرنسي"


def test_a_son_of_a_town_is_the_last_person_who_spoke() -> None:
    full = "مدافع الوادي أيوب العنبري"
    assert who(f"قال {full} إن فريقه جاهز.\nوأكد ابن مدينة الساحل أنه سعيد.")[-1] == full


def test_a_report_goes_on_in_a_participle() -> None:
    body = "وكان تقرير للمجلس قد رصد اختلالات في الصفقات، موصيا بإحالة الملف على القضاء."
    assert who(body)[-1] == "تقرير للمجلس"


def test_a_counted_crowd_goes_on_in_a_participle() -> None:
    body = "خرج مئات المتظاهرين إلى الساحة احتجاجا على انقطاع التيار، مطالبين بمحاكمة الفاسدين."
    assert who(body)[-1] == "مئات المتظاهرين"


def test_one_verb_of_a_man_is_not_of_several() -> None:
    assert "الاتحاديون" not in who("وظن الاتحاديون أن الأمر انتهى. وأعلن أنه سيتم تسليم الملعب.")[1:]


@pytest.mark.parametrize("relay", ["ونقلت صحيفة النهار عنه القول", "ونقلت عنه صحيفة النهار قوله"])
def test_a_pronoun_behind_a_relaying_verb_is_the_last_person(relay: str) -> None:
    name, statement = read(f"أخبار اليوم\n\nقال {FULL} إن السد سليم. {relay} إن العمل مستمر.")[-1]
    assert (name, len(statement.via), statement.kind) == (FULL, 1, "person")


def test_who_ends_a_speech_is_not_the_speech() -> None:
    body = "وقالت النائبة سلمى الكندي إن “السجون ممتلئة”، قبل أن تختم مداخلتها بالقول: “كفى من الوعود”."
    assert who(body)[-1] == "النائبة سلمى الكندي"


@pytest.mark.parametrize("source", ["دفاع المتهم", "كبار المسؤولين في الشركة"])
def test_lawyers_and_seniors_are_people_without_names(source: str) -> None:
    assert kinds(f"وأكد {source} أن الأمر غير صحيح.") == ["unnamed"]


def test_a_paper_called_by_its_name_alone_is_the_paper_named_with_its_head() -> None:
    assert who("وذكرت بوابة الأهرام أن الرحلة ألغيت.\nوأضافت الأهرام أن الركاب بخير.")[-1] == "بوابة الأهرام"


def test_whom_an_outlet_turned_to_answers() -> None:
    body = "وتواصلت (النهر) مع رئيس اللجنة سالم العنبري لسؤاله عن القرار، فأكد أن القرارات نهائية."
    assert who(body) == ["رئيس اللجنة سالم العنبري"]


def test_the_carrier_s_gender_is_not_that_of_whose_words_it_carries() -> None:
    body = f"ونقلت الإذاعة عن {FULL} قوله، في بيان، إن السد سليم، وأضاف أن العمل مستمر."
    assert who(body) == [FULL, FULL]


@pytest.mark.parametrize("first", ["أفاد بلاغ للبلدية بأن", "قالت البلدية إن"])
def test_the_same_source_is_a_body_or_a_document_as_well(first: str) -> None:
    names = who(f"{first} الطريق مفتوح. وأضاف المصدر ذاته أن العمل مستمر.")
    assert names[0] == names[1] != "المصدر ذاته"


def test_a_paper_of_some_kind_in_a_headline_is_the_only_one_named_below() -> None:
    title = "صحيفة محلية: المبنى سليم"
    assert who("وأفادت صحيفة «النهر» بأن المبنى سليم.", title)[0] == "صحيفة «النهر»"


def test_a_verb_spelt_like_a_name_is_nobody() -> None:
    body = "قالت البلدية إن الطريق مفتوح. وعزت البلدية ذلك إلى المطر. وكرم الوزير الفائزين. وأضافت أن العمل مستمر."
    assert who(body)[-1] == "البلدية"


def test_a_place_and_an_agency_before_a_dash_do_not_speak() -> None:
    assert who("بيروت (رويترز) -- أعلن الجيش، الثلاثاء، أنه تسلم الجثة.") == ["الجيش"]


@pytest.mark.parametrize(
    ("phrase", "rest"),
    [
        ("الشاعر سالم العنبري", " مقطوعة شعرية"),
        ("الدكتور سالم العنبري وزير المال", " بالأمير فهد بن سعود"),
        ("المدير سالم العنبري", " لسؤاله عن الأمر"),
    ],
)
def test_who_is_met_in_running_text_ends_where_a_new_phrase_begins(phrase: str, rest: str) -> None:
    assert who(f"التقى الوفد أمس {phrase}{rest}. وقال العنبري إن العمل مستمر.") == [phrase]


def test_a_given_name_that_is_an_office_too_is_a_name_behind_a_title() -> None:
    assert kinds("ودعا مفتي الساحل الشيخ مالك الشعار إلى الهدوء.") == ["person"]


@pytest.mark.parametrize("text", ["كشف فرع الهيئة العامة للمياه", "وأوضحت مدينة الملك عبدالعزيز الطبية"])
def test_branches_and_cities_of_science_are_bodies(text: str) -> None:
    assert kinds(f"{text} أن العمل مستمر.") == ["organisation"]


def test_a_name_in_marks_is_the_body_that_has_it_behind_its_noun() -> None:
    body = "رفضت شركة رصيف الرياضية العرض. وأكدت «رصيف» أن العمل مستمر."
    assert who(body)[-1] == "شركة رصيف الرياضية"


def test_an_outlet_that_was_spoken_to_is_an_outlet_in_marks_everywhere() -> None:
    body = 'كشفت لـ"المحيط" مصادر مطلعة أن العمل مستمر.\nوكانت "المحيط" قد أشارت إلى أن الطريق مغلق.'
    assert kinds(body)[-1] == "media"


def test_a_cue_is_no_mention_of_anybody() -> None:
    body = "طالب الرئيس سالم العنبري الدول بالحوار. وقال العنبري إن العمل مستمر."
    assert who(body)[-1] == "الرئيس سالم العنبري"


def test_what_was_said_is_no_part_of_who_said_it() -> None:
    assert who("ذكر ذلك سالم العنبري، مدير المركز، وقال إن العمل مستمر.")[-1] == "سالم العنبري، مدير المركز"


@pytest.mark.parametrize("short", ["محدثنا", "ضيف البرنامج", "صاحب الـ30 عاما", "المدرب البالغ من العمر 57 عاما"])
def test_whom_only_the_occasion_or_an_age_tells_is_the_last_person(short: str) -> None:
    assert who(f"قال {FULL} إن السد سليم.\nوأكد {short} أن العمل مستمر.") == [FULL, FULL]


def test_the_owner_of_a_shop_is_nobody_else() -> None:
    assert who(f"قال {FULL} إن السد سليم.\nوأكد صاحب المحل أن العمل مستمر.")[-1] == "صاحب المحل"


def test_bodies_do_not_go_on_in_a_verb_of_several_people() -> None:
    body = "وأكد قراصنة أنهم اخترقوا أجهزة الحاسوب التابعة للوزارة. ونشروا مقطعا زعموا أنه صحيح."
    assert "أجهزة الحاسوب التابعة للوزارة" not in who(body)


def test_a_word_between_a_title_and_a_given_name_is_a_name() -> None:
    full = "قائد عملية الإنقاذ، اللواء فضل حسن"
    assert who(f"وكان {full}، قد قال إن العمل مستمر. وأضاف حسن أن الطريق مفتوح.") == [full, full]


def test_one_of_several_who_is_named_goes_on() -> None:
    body = "والتقينا بأحد زوار العين صالح بن أحمد، وقال إن الماء بارد."
    assert kinds(body) == ["person"]


def test_this_week_is_no_part_of_who_speaks() -> None:
    assert who("وشككت وزارة الخارجية هذا الأسبوع في الرواية.") == ["وزارة الخارجية"]


def test_who_speaks_goes_on_inside_his_words_where_nobody_else_is_a_subject() -> None:
    body = "ويؤمن قائد الفريق سالم العنبري بأن الفوز ممكن، وإن كان يقر بأن دكة البدلاء ضعيفة."
    assert set(who(body)) == {"قائد الفريق سالم العنبري"}


def test_a_fund_is_a_body_and_a_black_box_a_document() -> None:
    assert kinds("أعلن صندوق التنمية أن العمل مستمر. وكشف الصندوق الأسود أن الطائرة سليمة.") == [
        "organisation",
        "document",
    ]


def test_whom_something_is_for_does_not_go_on() -> None:
    body = "قالت السفارة إن العمل مستمر. وتبرعت أمس للطفلة زينب العنبري وأضافت أن الطريق مفتوح."
    assert who(body)[-1] == "السفارة"


def test_the_sources_are_the_group_that_spoke_last_and_not_one_before_it() -> None:
    body = (
        "ونقلت وكالة الساحل عن مصدر دبلوماسي أن السد سليم. وقال أربعة مسؤولين محليين لوكالة النهر إن الماء ارتفع. "
        "ووفقا للمصادر فإن القرية أخليت."
    )
    assert who(body)[-1] == who(body)[-2]
    assert "أربعة" in who(body)[-1]
