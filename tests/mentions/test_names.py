"""Names in running text: people, bodies and places of invented stories."""

from __future__ import annotations

from riwaya.arabic.paragraphs import parse
from riwaya.mentions.names import find_names, find_names_in
from riwaya.mentions.names.echoes import Votes
from riwaya.mentions.names.features import known_all
from riwaya.mentions.names.gazetteers import marks_of, phrases_in
from riwaya.mentions.names.model import Weights
from riwaya.mentions.names.packing import load, packed, pour


def names(text: str) -> list[tuple[str, str]]:
    """What is named in a text, with the first letter of its type."""
    return [(m.span.of(text), m.type[0]) for m in find_names(parse(text, 0, len(text)))]


def test_people_stand_without_their_titles() -> None:
    found = names("قال وزير الخارجية التونسي سامي المنصوري إن الدكتورة هدى عبد الله وصلت أمس.")
    assert ("سامي المنصوري", "p") in found
    assert ("هدى عبد الله", "p") in found


def test_clitics_are_no_part_of_a_name() -> None:
    found = names("وصل الوفد من بيروت إلى القاهرة وبغداد، ثم عاد بطائرة إلى تونس ولبنان.")
    assert [name for name, _ in found] == ["بيروت", "القاهرة", "بغداد", "تونس", "لبنان"]


def test_a_ministry_is_named_with_what_it_governs_and_whose_it_is() -> None:
    found = names("أعلنت وزارة الدفاع المصرية أن الهيئة العامة للطيران المدني أوقفت الرحلات.")
    assert ("وزارة الدفاع المصرية", "o") in found
    assert ("الهيئة العامة للطيران المدني", "o") in found


def test_an_outlet_is_named_without_the_noun_before_it() -> None:
    assert ("رويترز", "o") in names("قال مسؤول لوكالة رويترز إن المحادثات انتهت.")


def test_a_site_holds_the_town_it_is_named_after() -> None:
    found = names("هبطت الطائرة في مطار بيروت الدولي مساء الأحد.")
    assert ("مطار بيروت الدولي", "p") in found
    assert ("بيروت", "p") in found


def test_a_side_of_a_country_is_a_place_with_the_country_in_it() -> None:
    found = names("وقع الانفجار في شمال العراق.")
    assert found == [("شمال العراق", "p"), ("العراق", "p")]


def test_demonyms_name_nobody() -> None:
    assert names("التقى المسؤول الفرنسي نظيره الإيطالي.") == []


def test_a_surname_is_known_from_the_full_name_elsewhere_in_the_article() -> None:
    text = "التقى سامي البحر الصحافيين. \nوأوضح البحر أن الخطة جاهزة."
    cut = text.index("\n")
    first, second = find_names_in([parse(text, 0, cut), parse(text, cut + 1, len(text))])
    assert [m.span.of(text) for m in first] == ["سامي البحر"]
    assert [m.span.of(text) for m in second] == ["البحر"]


def test_codes_and_models_name_nobody() -> None:
    assert names("اختفت الرحلة إم إتش 910 بعد الإقلاع.") == []


def test_the_same_text_gives_the_same_names() -> None:
    text = "زار سامي المنصوري بغداد والتقى رئيس شركة النور."
    assert names(text) == names(text)


def test_marks_alone_and_an_empty_line_name_nobody() -> None:
    assert names("") == names("… - «»") == []


def test_a_club_called_like_a_town_is_a_body_behind_its_noun() -> None:
    assert ("فالنسيا", "o") in names("فاز فريق فالنسيا في المباراة بهدفين.")


def test_a_given_name_and_what_follows_is_a_person() -> None:
    assert ("ياسر الغمراوي", "p") in names("وثمن ياسر الغمراوي جهود المتطوعين.")


def test_a_country_s_adjective_and_a_speaker_s_phrase_are_no_part_of_a_name() -> None:
    found = names("قالت المتحدثة باسم كارولينا فيرمان إن اللاعب البوليفي خوان موريرا غادر.")
    assert ("كارولينا فيرمان", "p") in found
    assert ("خوان موريرا", "p") in found


def test_an_adjective_behind_a_noun_is_no_country() -> None:
    assert "السعودية" not in [name for name, _ in names("تحركت الدبلوماسية السعودية سريعا.")]


def test_god_and_the_prophet_are_no_people_of_the_news() -> None:
    assert names("قال إن الله كريم، وصلى على رسول الله.") == []


def test_a_body_with_a_field_behind_it_is_named_whole() -> None:
    assert ("مكتب تنسيق الشؤون الإنسانية", "o") in names("ذكر مكتب تنسيق الشؤون الإنسانية أن النازحين عادوا.")
    assert ("المجلس المصري للشؤون الخارجية", "o") in names("نظم المجلس المصري للشؤون الخارجية ندوة.")


def test_known_phrases_are_marked_from_first_to_last_word() -> None:
    assert phrases_in(["قال", "الاتحاد", "الاوروبي", "امس"]) == ["", "BO", "IO", ""]


def test_a_word_is_known_with_and_without_clitics() -> None:
    assert "S" in marks_of("لبنان")
    assert marks_of("ولبنان").startswith("+")
    assert marks_of("يستطيعونها") == ""


def test_what_a_word_is_elsewhere_is_heard_and_its_own_label_is_not() -> None:
    line = "زار عدنان المركز. وقال عدنان شيئا."
    para = parse(line, 0, len(line))
    words = [known_all(para.tokens[a:b]) for a, b in para.sentences]
    labels = [["B-PERS" if w.word == "عدنان" else "O" for w in sentence] for sentence in words]
    votes = Votes()
    votes.add(words[0], labels[0])
    assert votes.of(words[0][1], "B-PERS") == ()
    votes.add(words[1], labels[1])
    assert votes.of(words[0][1], "B-PERS")[0] == "D=PERS"


def test_the_best_path_is_the_one_of_the_highest_sum() -> None:
    weights = Weights(("B", "O"), {}, ((-500, 0), (0, 0)))
    assert weights.best([(1000, 0), (400, 0), (10, 500)]) == ["B", "O", "O"]
    assert weights.best([]) == []


def test_a_body_s_name_keeps_its_head_what_it_is_for_and_whose_it_is() -> None:
    assert ("نادي الوحدة", "o") in names("التقى رئيس نادي الوحدة اللاعبين.")
    found = names("أعلنت الهيئة العامة للزراعة والثروة السمكية خطة مع وزارة الصحة السعودية.")
    assert ("الهيئة العامة للزراعة والثروة السمكية", "o") in found
    assert ("وزارة الصحة السعودية", "o") in found


def test_one_noun_names_several_bodies_that_waw_joins() -> None:
    found = names("أكدت وزارات الزراعة والصحة والشؤون الاجتماعية أنها مستعدة.")
    assert [name for name, _ in found] == ["وزارات الزراعة", "الصحة", "الشؤون الاجتماعية"]


def test_a_body_is_called_after_a_town_which_stays_a_place() -> None:
    assert names("قال مصدر في شرطة بغداد إن التحقيق بدأ.") == [("شرطة بغداد", "o"), ("بغداد", "p")]
    assert ("شرطة القاهرة", "o") in names("انتقلت شرطة القاهرة لاستكمال الإجراءات.")


def test_a_club_that_is_named_with_its_noun_once_is_known_by_its_bare_name() -> None:
    text = "زار رئيس نادي الوحدة المدينة. وقال إن لاعبي الوحدة مستعدون وإن رعاية الاتفاق مستمرة."
    assert [name for name, _ in names(text)] == ["نادي الوحدة", "الوحدة"]


def test_a_person_begins_behind_the_verb_and_ends_before_a_description() -> None:
    assert ("سامي المنصوري", "p") in names("قال سامي المنصوري إن الخطة جاهزة.")
    assert ("سامر الحلو", "p") in names("قال وزير الري سامر الحلو يوم الجمعة إن السد فاض.")
    assert ("هدى عبد الله", "p") in names("حضرت هدى عبد الله الفائزة بالجائزة.")


def test_a_model_s_file_holds_what_was_poured_into_it() -> None:
    passes = [(("B", "O"), {"w=نهر": packed((-300, 1200)), "w=قال": packed((0, 7))}, ((0, -5), (3, 0)))]
    assert load(pour(passes)) == passes


def test_packed_rows_add_up_to_the_differences_of_their_scores() -> None:
    weights = Weights(("B", "O"), {}, ((0, 0), (0, 0)), {})
    ((b, o),) = weights.scores([packed((-300, 1200)) + packed((50, -7))])
    assert b - o == -300 - 1200 + 50 + 7


def test_what_a_body_is_for_may_be_people() -> None:
    assert ("الهيئة الوطنية لحماية المستهلكين", "o") in names("انتقدت الهيئة الوطنية لحماية المستهلكين القرار.")


def test_an_indefinite_accusative_ends_a_name() -> None:
    found = names("شهد المعرض الذي يشرف عليه حمود الزهراني إقبالاً كبيراً من الزوار.")
    assert ("حمود الزهراني", "p") in found
    assert not any("إقبالاً" in name for name, _ in found)


def test_god_in_a_blessing_is_no_surname_of_somebody_s() -> None:
    text = "افتتح عبد الله المعرض، ثم زار قبر والده رحمه الله."
    assert "الله" not in [name for name, _ in names(text)]


def test_a_service_is_called_after_a_town_and_not_after_a_country() -> None:
    assert ("صحة جدة", "o") in names("أعلنت صحة جدة إغلاق ثلاثة مستشفيات.")
    assert ("مرور الدمام", "o") in names("قال مدير مرور الدمام إن الطريق أغلق.")
    assert ("تعليم مكة المكرمة", "o") in names("زار مدير تعليم مكة المكرمة المدرسة.")
    assert "أمن سوريا" not in [name for name, _ in names("قال إن أمن سوريا من أمن العراق.")]


def test_a_municipality_where_something_is_is_a_place() -> None:
    assert ("بلدية صفاقس", "o") in names("قررت بلدية صفاقس إغلاق السوق.")
    assert names("اندلع حريق ببلدية صفاقس.") == [("صفاقس", "p")]


def test_a_body_is_named_again_by_its_noun_alone() -> None:
    text = "أعلنت المقاومة الشعبية الهدنة. وقالت المقاومة إن المقاومة المسلحة حق."
    assert [name for name, _ in names(text)][:2] == ["المقاومة الشعبية", "المقاومة"]


def test_a_group_called_after_somebody_is_a_body() -> None:
    assert names("تراجعت ميليشيات الحوثي.") == [("ميليشيات الحوثي", "o")]


def test_the_board_is_not_the_company() -> None:
    found = names("قال رئيس مجلس إدارة الغرفة التجارية الصناعية إن السوق تحسن.")
    assert not any(name.startswith("إدارة") for name, _ in found)


def test_bodies_with_two_adjectives_or_two_nations_are_named_whole() -> None:
    assert ("الهيئة الوطنية المستقلة", "o") in names("أعلنت الهيئة الوطنية المستقلة أن النتائج جاهزة.")
    whole = "الجمعية العربية السعودية للثقافة والفنون"
    assert (whole, "o") in names(f"افتتح فرع {whole} معرضا.")
    assert not any("الجهاز الفني" in name for name, _ in names("أعلن الجهاز الفني التونسي التشكيلة."))


def test_sites_that_bear_a_name_are_places_and_name_nobody() -> None:
    assert names("أقيمت المباراة على ملعب الأمير سعود الأولمبي.") == [("ملعب الأمير سعود الأولمبي", "p")]
    assert ("طريق الملك سعود", "p") in names("وقع الحادث في طريق الملك سعود أمس.")
    assert ("مطار الملك سعود الدولي", "p") in names("استقبل مطار الملك سعود الدولي المسافرين.")
    assert ("سعود", "p") in names("وقال الملك سعود إن الطريق طويل.")


def test_a_house_that_bears_a_name_is_a_place_where_something_happens_and_a_body_where_it_acts() -> None:
    assert ("مستشفى الملك سعود التخصصي", "p") in names("نقل المصابون إلى مستشفى الملك سعود التخصصي.")
    assert ("مستشفى الملك سعود التخصصي", "o") in names("أعلن مستشفى الملك سعود التخصصي نجاح العملية.")
    assert ("مركز الملك سعود الثقافي", "p") in names("يفتح مركز الملك سعود الثقافي أبوابه.")
    assert ("جامعة الملك سعود", "o") in names("درس في جامعة الملك سعود.")
    assert ("مركز الملك سعود للإغاثة", "o") in names("وزع مركز الملك سعود للإغاثة 20 طنا.")


def test_a_quarter_called_after_somebody_is_a_place() -> None:
    assert ("سيدي البشير", "p") in names("اندلع حريق في حي سيدي البشير.")


def test_a_service_of_an_area_is_named_with_the_area() -> None:
    assert ("شرطة محافظة جدة", "o") in names("قبضت شرطة محافظة جدة على الجناة.")
    assert ("أمانة منطقة الرياض", "o") in names("نظمت أمانة منطقة الرياض للأطفال عروضا.")


def test_in_a_report_of_a_match_bare_clubs_play() -> None:
    match = "سجل اللاعب هدف المباراة في الدقيقة الأخيرة من الشوط الثاني، وأنهى الفريق الدوري بفارق نقطة. "
    found = names(match + "خسر التعاون أمام الفتح بهدف.")
    assert ("التعاون", "o") in found
    assert ("الفتح", "o") in found
    assert names("ناقش المجتمعون التعاون أمام الصحافة.") == []


def test_ali_is_a_name_where_the_preposition_is_written_in_another_way() -> None:
    assert ("علي العصفور", "p") in names("جلس على المقعد. حضر البائع علي العصفور إلى السوق.")
    assert not any("العصفور" in name for name, _ in names("جلس علي المقعد. سقط حجر علي العصفور من فوق."))


def test_a_given_name_that_is_another_word_too_belongs_to_the_family_behind_it() -> None:
    assert ("مساعد بن هليل العنبري", "p") in names("وحضر الشيخ مساعد بن هليل العنبري الحفل.")


def test_who_is_introduced_is_a_person_though_no_table_knows_him() -> None:
    assert ("دروبنسكاك", "p") in names("فرضها المدرب الألماني دروبنسكاك خلال المعسكر.")
    assert ("دروبنسكاك", "p") in names("وقال دروبنسكاك إن الطريق طويل.")
    assert not any(kind == "p" for _, kind in names("وقال متخرجون إن الطريق طويل."))


def test_what_a_body_is_for_goes_on_behind_a_joint() -> None:
    whole = "الجهاز المركزي المصري للتعبئة العامة والإحصاء"
    assert (whole, "o") in names(f"كشف {whole} عن الأرقام.")


def test_a_blessing_is_no_part_of_a_name() -> None:
    assert ("سالم العنبري", "p") in names("وكان سالم العنبري رحمه الله شاعرا.")
