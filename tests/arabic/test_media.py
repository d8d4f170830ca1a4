import pytest

from riwaya.arabic.media import media_in, medium_named, medium_of_domain
from riwaya.arabic.words import words


def found(text):
    return [(span.of(text), medium.id) for span, medium in media_in(text)]


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("رويترز", "reuters"),
        ("لرويترز", "reuters"),
        ("وكالة رويترز للأنباء", "reuters"),
        ("وكالة «رويترز»", "reuters"),
        ("أ ف ب", "afp"),
        ("أ.ف.ب", "afp"),
        ("ا ف ب", "afp"),
        ("د ب أ", "dpa"),
        ("أ ش أ", "mena"),
        ("وكالة الأنباء السعودية (واس)", "spa"),
        ("للأناضول", "anadolu"),
        ("صحيفة الرياض", "alriyadh"),
        ("قناة الجزيرة", "aljazeera"),
        ("Reuters", "reuters"),
        ("بي بي سي", "bbc"),
    ],
)
def test_a_medium_is_known_by_its_names(written, id):
    medium = medium_named(written)
    assert medium is not None
    assert medium.id == id


@pytest.mark.parametrize("written", ["", "زيد", "وكالة", "صحيفة غير معروفة", "وزارة الإعلام", "،"])
def test_other_words_name_no_medium(written):
    assert medium_named(written) is None


def test_media_are_found_with_head_noun_and_marks_but_without_clitics():
    assert found("قال مصدر لوكالة فرانس برس إن الطريق مفتوح") == [("وكالة فرانس برس", "afp")]
    assert found('ونقلت وكالة "تاس" عن مصدر') == [('وكالة "تاس"', "tass")]
    assert found("وقالوا لرويترز ولسانا") == [("رويترز", "reuters"), ("سانا", "sana")]


def test_a_name_that_is_an_ordinary_word_needs_a_sign():
    assert found("عاد إلى الرياض ثم إلى المدينة وتحدث عن الحياة في الوطن") == []
    assert found("كتبت صحيفة الوطن") == [("صحيفة الوطن", "alwatan-sa")]
    assert found("وذكرت «الحياة» أن") == [("الحياة", "alhayat")]
    assert found("تونس - سبق: وصل") == [("سبق", "sabq")]
    assert found("سبق أن وصل") == []


def test_a_site_or_network_vouches_for_no_ordinary_word():
    assert found("وصل إلى موقع الحدث") == []


def test_a_head_noun_vouches_only_for_media_of_its_kind():
    assert found("كتبت جريدة ميزان الظهيرة") == []
    assert found("ذكرت وكالة ميزان") == [("وكالة ميزان", "mizan")]


def test_a_dual_head_noun_names_both():
    assert [id for _, id in found("وأشارت صحيفتا الأهرام والوطن إلى ذلك")] == ["ahram", "alwatan-sa"]


def test_the_dateline_city_is_no_newspaper():
    assert found("الرياض - واس: افتتح المعرض") == [("واس", "spa")]


def test_given_tokens_and_bounds_change_nothing():
    text = "قال لرويترز ثم لتاس"
    assert media_in(text, 0, None, list(words(text))) == media_in(text)
    assert [m.id for _, m in media_in(text, text.index("ثم"))] == ["tass"]


@pytest.mark.parametrize(
    ("host", "id"),
    [
        ("www.reuters.com", "reuters"),
        ("https://arabic.cnn.com/x/1", "cnn-arabic"),
        ("edition.cnn.com", "cnn"),
        ("bbc.com/arabic/news", "bbc-arabic"),
        ("bbc.com", "bbc"),
        ("news.bbc.co.uk:443", "bbc"),
    ],
)
def test_a_medium_is_known_by_its_domain(host, id):
    medium = medium_of_domain(host)
    assert medium is not None
    assert medium.id == id


def test_unknown_hosts_belong_to_nobody():
    assert medium_of_domain("example.org") is None
    assert medium_of_domain("") is None


def test_every_outlet_has_a_country_and_a_source():
    from riwaya.arabic.tables import rows

    for row in rows("media"):
        assert len(row["country"]) == 2, row["id"]
        assert row["source"] in ("hand", "hand+home")


def test_owners_are_given_where_they_are_public():
    asharq, independent = medium_of_domain("https://aawsat.com/"), medium_of_domain("independentarabia.com")
    assert asharq is not None
    assert independent is not None
    assert asharq.owner
    assert asharq.owner == independent.owner
