"""The words of the desk: both languages say everything, and what a template asks for is there."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale

from riwaya.desk.words import LANGUAGES, wanted, words
from riwaya.telling.words import catalogue

DESK = Path(str(files("riwaya.desk")))
FORMS = re.compile(r"\.(zero|one|two|few|many|other)\Z")


def stems(lang: str) -> set[str]:
    return {FORMS.sub("", key) for key in catalogue(lang, "riwaya.desk")}


def test_both_languages_say_the_same_things() -> None:
    assert stems("ar") == stems("en")


def test_no_word_of_the_dossier_is_said_otherwise() -> None:
    for lang in LANGUAGES:
        assert set(catalogue(lang)) & set(catalogue(lang, "riwaya.desk")) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plurals_have_all_forms_of_their_language(lang: str) -> None:
    own = catalogue(lang, "riwaya.desk")
    tags = {*Locale.parse(lang).plural_form.tags, "other"}
    for stem in {FORMS.sub("", key) for key in own if FORMS.search(key)}:
        assert {key.rpartition(".")[2] for key in own if FORMS.sub("", key) == stem and FORMS.search(key)} == tags, stem


def test_what_the_pages_ask_for_is_said() -> None:
    said = {FORMS.sub("", key) for key in words("en").messages}
    for template in (DESK / "templates").iterdir():
        text = template.read_text(encoding="utf-8")
        for key in re.findall(r"""\bt(?:\.n)?\("([\w.]+)"\s*[,)]""", text):
            assert key in said, f"{template.name}: {key}"


def test_every_word_is_used() -> None:
    sources = "".join(p.read_text(encoding="utf-8") for p in (*DESK.rglob("*.py"), *(DESK / "templates").iterdir()))
    for key in stems("en"):
        group = key.rpartition(".")[0]
        assert f'"{key}"' in sources or (group and (f'"{group}.' in sources or f'named("{group}"' in sources)), key


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [("ar", "ar"), ("fr, ar-EG;q=0.8, en;q=0.5", "ar"), ("en-GB,ar;q=0.9", "en"), ("fr", "otherwise"),
     ("", "otherwise"), ("ar;q=0, en", "en"), ("ar;q=x", "otherwise"), ("," * 10_000, "otherwise")],
)  # fmt: skip
def test_the_language_is_the_one_that_the_browser_wants_most(accepted: str, lang: str) -> None:
    assert wanted(accepted, "otherwise") == lang
