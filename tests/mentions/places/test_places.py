"""Places of invented stories: real towns, invented events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.paragraphs import parse
from riwaya.mentions.places import resolve_places
from riwaya.model import Mention, Named, Span


def read(*lines: str) -> list[tuple[str, str, str]]:
    """(words, type, id) of each mention of an article with these lines."""
    text = "\n".join(lines)
    paragraphs, at = [], 0
    for line in lines:
        paragraphs.append(parse(text, at, at + len(line)))
        at += len(line) + 1
    found = resolve_places(paragraphs)
    return [(text[m.span.start : m.span.end], m.type, m.resolved.id) for m in found if isinstance(m.resolved, Named)]


def names(*lines: str) -> list[str]:
    return [words for words, kind, _ in read(*lines) if kind == "place"]


def one(words: str, *lines: str) -> Named:
    text = "\n".join(lines)
    found = resolve_places([parse(text, 0, len(text))])
    return next(m.resolved for m in found if text[m.span.start : m.span.end] == words and isinstance(m.resolved, Named))


def test_clitics_are_cut_from_the_span() -> None:
    assert read("وصل الوفد إلى بيروت ثم بطرطوس ومنها للاذقية")[1:] == [
        ("طرطوس", "place", "tartus"),
        ("لاذقية", "place", "latakia"),
    ]


@pytest.mark.parametrize("spelling", ["حماة", "حماه"])
def test_spellings_of_one_town_are_one_place(spelling: str) -> None:
    assert one(spelling, f"سقطت قذيفة في {spelling} أمس في سوريا").id == "hama"


def test_a_base_has_its_kind_word_in_its_name() -> None:
    found = read("هبطت طائرة شحن في قاعدة الوطية الجوية بطرابلس")
    assert ("قاعدة الوطية الجوية", "place", "watiya-air-base") in found
    assert found[-1][2] == "tripoli"


def test_an_area_has_its_noun_in_its_name_and_a_town_has_not() -> None:
    found = read("وصل الوفد من مدينة حلب إلى محافظة حمص وبولاية أريزونا وفي منطقة القصيم ومحافظتي درعا والسويداء")
    assert [w for w, _, _ in found] == ["حلب", "محافظة حمص", "ولاية أريزونا", "منطقة القصيم", "درعا", "السويداء"]


def test_an_airport_has_the_town_inside_it() -> None:
    found = read("أغلق مطار القامشلي أمس")
    assert [(w, i) for w, _, i in found] == [("مطار القامشلي", "qamishli-airport"), ("القامشلي", "qamishli")]


def test_a_noun_like_town_stands_outside_the_name() -> None:
    assert names("زار الوزير مدينة حمص وجزيرة كريت") == ["حمص", "كريت"]


def test_a_part_of_a_country_is_vague_and_has_no_point() -> None:
    part = one("شمال سوريا", "تجددت المعارك في شمال سوريا")
    assert (part.precision, part.lat, part.lon) == ("vague", None, None)
    assert names("تجددت المعارك في شمال سوريا") == ["شمال سوريا", "سوريا"]
    assert one("الشمال السوري", "عاد الهدوء إلى الشمال السوري").id == part.id


def test_a_short_form_takes_up_a_coast_named_before() -> None:
    assert names("امتدت الحرائق على الساحل السوري", "وقال سكان إن الساحل كله مغلق") == ["الساحل السوري", "الساحل"]
    assert names("قال سكان إن الساحل كله مغلق") == []


def test_a_capital_that_acts_is_its_government() -> None:
    assert read("أعلنت موسكو أنها تنسحب") == [("موسكو", "organisation", "russia-government")]
    assert read("وصل الوزير إلى موسكو") == [("موسكو", "place", "moscow")]
    assert read("العلاقات مع أنقرة تتحسن")[0][2] == "turkey-government"


def test_a_capital_is_its_government_in_a_headline_and_where_something_is_at_its_wish() -> None:
    assert read("أنقرة تركز على حدودها")[0][1] == "organisation"
    assert read("اجتمع المجلس بطلب من أنقرة")[0][1] == "organisation"
    assert read("عاد الوفد من أنقرة")[0][1] == "place"


def test_the_continent_of_a_competition_and_the_ocean_of_an_alliance_are_no_places() -> None:
    assert names("فاز الفريق بكأس آسيا ودوري أبطال أوروبا") == []
    assert names("اجتمع حلف شمال الأطلسي أمس") == []


def test_countries_that_act_stay_places() -> None:
    assert read("روسيا تسحب قواتها") == [("روسيا", "place", "russia")]


def test_the_article_says_which_town_of_a_name_is_meant() -> None:
    assert one("طرابلس", "قطع محتجون الطريق في طرابلس شمال لبنان بعد بيروت وصيدا").country == "LB"
    assert one("طرابلس", "اشتباكات في طرابلس بين فصيلين ليبيين جاءا من مصراتة").country == "LY"


def test_everyday_words_are_no_villages() -> None:
    assert names("نشرت الصحيفة صور الحادث وقالت إن الخبر صحيح وإن الباب مفتوح") == []
    assert names("انفجار في مدينة الباب شمال سوريا")[0] == "الباب"


def test_an_adjective_is_no_country() -> None:
    assert names("قالت مصادر أمنية سورية إن الطريق مغلق") == []
    assert names("عاد اللاجئون إلى سورية") == ["سورية"]


def test_bodies_with_a_place_in_their_name_are_no_places() -> None:
    assert names("تقدمت قوات سوريا الديمقراطية وخسر ريال مدريد") == []


def test_what_a_recogniser_calls_a_person_is_no_place() -> None:
    text = "قال سعيد الحلي إن الطريق من حلب مغلق"
    person = Mention(Span(4, 14), "person", None)
    found = resolve_places([parse(text, 0, len(text))], [person])
    assert [text[m.span.start : m.span.end] for m in found] == ["حلب"]


def test_a_place_of_the_recogniser_that_nobody_knows_stays_unresolved() -> None:
    text = "وقع الحادث في كفرزنبيل أمس"
    mark = Mention(Span(14, 22), "place", None)
    found = resolve_places([parse(text, 0, len(text))], [mark])
    assert [(m.span, m.resolved) for m in found] == [(Span(14, 22), None)]


def test_each_place_gives_its_reasons() -> None:
    text = "زلزال قرب دير الزور"
    (mention,) = resolve_places([parse(text, 0, len(text))])
    assert mention.why
    assert 0 < mention.score < 1


def test_a_list_after_governorates_is_one_of_governorates() -> None:
    found = read("قتل ثلاثة في محافظتي مأرب وشبوة باليمن")
    assert [i for _, _, i in found] == ["marib-governorate", "shabwah", "yemen"]


def test_a_club_is_no_town() -> None:
    assert names("فاز برشلونة الإسباني على مضيفه") == []
    assert names("سافر الوزير إلى برشلونة الإسبانية") == ["برشلونة"]


def test_counted_people_are_no_country() -> None:
    assert names("قتل 15 سوريا في الحادث") == []
    assert names("أوقفت الشرطة مواطناً سورياً") == []


def test_the_saudi_government_is_no_mention_of_the_country() -> None:
    assert names("قالت الحكومة السعودية إن الموسم آمن") == []
    assert names("التحالف الذي تقوده السعودية") == ["السعودية"]


def test_a_paper_that_was_spoken_to_is_no_town() -> None:
    assert names("قال الخبير ل«الرياض» إن الطلب زاد") == []


def test_and_jeddah_is_not_oujda() -> None:
    assert read("افتتحت فروع في الرياض وجدة بالسعودية")[1][2] == "jeddah"
    assert read("افتتحت فروع في فاس ومكناس ووجدة بالمغرب")[2][2] == "oujda"
    assert names("وجده الجيران في منزله") == []


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("ضرب زلزال ولاية غوجارات غربي الهند", ["gujarat", "western-india", "india"]),
        ("انفجار في مدينة مايدوغوري شمال شرقي نيجيريا", ["maiduguri", "northeastern-nigeria", "nigeria"]),
        ("عبر اللاجئون معبر رأس جدير نحو تونس", ["ras-ajdir-crossing", "tunisia"]),
        ("تجدد القتال قرب الفاشر في شمال دارفور", ["el-fasher", "north-darfur"]),
        ("سقطت مسيرة في مقاطعة بيلغورود الروسية", ["belgorod-oblast"]),
    ],
)
def test_places_all_over_the_world(sentence: str, ids: list[str]) -> None:
    assert [i for _, _, i in read(sentence)] == ids


def test_latin_letters_name_places_too() -> None:
    assert read("صورة قاعدة Hmeimim Air Base في Latakia")[-2:] == [
        ("Hmeimim Air Base", "place", "hmeimim-air-base"),
        ("Latakia", "place", "latakia"),
    ]


@given(st.text(alphabet='السوريةحلبمطارفي شمال-،."«»()\u064b0 ولبك', max_size=80))
def test_whatever_the_text_the_spans_lie_in_it(text: str) -> None:
    for mention in resolve_places([parse(text, 0, len(text))]):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


def test_the_middle_of_islands_is_a_part_of_them_and_their_north_is_the_sea() -> None:
    assert names("غرقت سفينة في وسط الفلبين") == ["وسط الفلبين", "الفلبين"]
    assert names("غرقت سفينة شمال مدغشقر") == ["مدغشقر"]


def test_a_quarter_or_a_village_that_no_gazetteer_has_is_a_place_by_its_noun() -> None:
    assert [w for w, _, _ in read("سرقت السيارة من حي المرسلات وعثر عليها في قرية السودة وهو حي يرزق")] == [
        "المرسلات",
        "السودة",
    ]


def test_a_name_that_begins_with_lam_has_no_article_behind_the_preposition() -> None:
    assert names("قدمت البعثة المساعدات للبنان وللندن أمس") == ["لبنان", "لندن"]


def test_a_noun_with_the_article_or_a_pronoun_is_no_town() -> None:
    assert names("أعلنت مصر خطة للحج وفتح المتحف أبوابه لزواره في اليمن وليبيا") == ["مصر", "اليمن", "ليبيا"]


def test_two_words_written_as_one_are_a_town() -> None:
    assert one("الدارالبيضاء", "وقع الحادث قرب مدينة الدارالبيضاء في المغرب").id == "casablanca"


def test_the_country_of_a_body_is_an_adjective() -> None:
    assert "العربية السعودية" not in names("افتتحت الجمعية العربية السعودية للتراث معرضا في جدة")
