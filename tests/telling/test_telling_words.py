import re
from importlib.resources import files
from string import Formatter

import pytest
from babel import Locale

from riwaya.model import FORMS, KINDS, ROLES, STANCES
from riwaya.telling.words import LANGUAGES, catalogue, words
from riwaya.watching.plans import KINDS as HAPPENINGS

FOLDER = files("riwaya.telling")
TEMPLATES = [f for f in (FOLDER / "templates").iterdir() if f.name.endswith(".html")]
PLACES = (FOLDER, files("riwaya.cli"), files("riwaya.watching"), files("riwaya.watching.channels"))
MODULES = [f for place in PLACES for f in place.iterdir() if f.name.endswith(".py")]


def plain_keys(lang):
    return {k for k in catalogue(lang) if not k.startswith("n.")}


def test_both_catalogues_hold_the_same_keys():
    assert plain_keys("ar") == plain_keys("en")
    assert {k.rsplit(".", 1)[0] for k in catalogue("ar") if k.startswith("n.")} == {
        k.rsplit(".", 1)[0] for k in catalogue("en") if k.startswith("n.")
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_plural_has_every_form_of_the_language(lang):
    forms = Locale.parse(lang).plural_form.tags | {"other"}
    groups: dict[str, set[str]] = {}
    for key in catalogue(lang):
        if key.startswith("n."):
            group, form = key.rsplit(".", 1)
            groups.setdefault(group, set()).add(form)
    assert groups
    assert all(found == forms for found in groups.values())


def test_messages_take_the_same_values_in_both_languages():
    def fields(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for key in plain_keys("en"):
        assert fields(catalogue("ar")[key]) == fields(catalogue("en")[key]), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_has_one_key_a_line_and_no_empty_message(lang):
    lines = (FOLDER / "messages" / f"{lang}.toml").read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r'[a-z_.]+ = "[^"]+"', line) for line in written)
    assert len(written) == len(catalogue(lang))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda f: f.name)
def test_no_word_of_a_template_is_untranslated(template):
    source = template.read_text(encoding="utf-8")
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", source, flags=re.DOTALL)
    for attribute in re.findall(r'(?:title|aria-label|alt|placeholder)="([^"]*)"', bare):
        assert not re.search(r"[^\W\d_]", attribute), attribute
    text = re.sub(r"<[^>]*>|(?:dir|lang)=\"\"", "", bare)
    assert not re.search(r"[^\W\d_]", text), text.strip()


@pytest.mark.parametrize("source", [*TEMPLATES, *MODULES], ids=lambda f: f.name)
def test_each_message_that_is_asked_for_exists_and_groups_are_whole(source):
    text = source.read_text(encoding="utf-8")
    known = set(catalogue("en"))
    for key in re.findall(r"""\bt\(["']([a-z_.]+)["'][,)]""", text):
        assert key in known, key
    for key in re.findall(r"""\bt\.n\(["']([a-z_.]+)["']""", text):
        assert f"{key}.other" in known, key


def test_everything_that_can_happen_has_a_word():
    keys = {f"{group}.{kind}" for group in ("happened", "happenings") for kind in HAPPENINGS}
    assert keys <= set(catalogue("ar"))


def test_no_message_is_left_over():
    used = "\n".join(f.read_text(encoding="utf-8") for f in (*TEMPLATES, *MODULES))
    groups = ("n.", "role.", "standing.", "stance.", "form.", "kind.", "loss.", "slot.", "contrast.", "type.",
              "precision.", "seen.", "ground.", "grade.", "judged.", "happened.", "happenings.")  # fmt: skip
    for key in plain_keys("en"):
        assert key.startswith(groups) or re.search(rf"""["']{key}["']""", used), key


@pytest.mark.parametrize(("group", "names"), [("role", ROLES), ("kind", KINDS), ("stance", STANCES), ("form", FORMS)])
def test_every_value_of_the_model_has_a_word(group, names):
    assert {f"{group}.{name}" for name in names} <= set(catalogue("ar"))


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "بلا مصدر"), (1, "مصدر واحد"), (2, "مصدران"), (3, "3 مصادر"), (11, "11 مصدراً"), (100, "100 مصدر")],
)
def test_arabic_counts_voices_as_arabic_does(count, said):
    assert words("ar").n("n.voices", count) == said


def test_english_counts():
    assert [words("en").n("n.outlets", n) for n in (0, 1, 4, 1200)] == [
        "0 outlets",
        "1 outlet",
        "4 outlets",
        "1,200 outlets",
    ]


def test_dates_are_in_words_and_what_is_no_date_stays():
    assert words("en").date("2031-05-03") == "3 May 2031"
    assert words("ar").date("2031-05-03") == "3 مايو 2031"
    assert words("en").date("2031-05-03T14:20:00+03:00") == "3 May 2031, 14:20 GMT+03:00"
    assert words("en").date("أمس") == "أمس"
    assert words("en").date(None) == "date unknown"
    assert words("en").period("2031-05-03", "2031-05-03T10:00:00") == "3 May 2031"
    assert words("en").period("2031-05-03", "2031-06-01") == "3 May 2031 to 1 June 2031"


def test_an_unknown_language_is_refused_with_the_choices():
    with pytest.raises(ValueError, match="ar, en"):
        words("xx")
