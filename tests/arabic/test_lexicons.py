"""The word lists: they parse, hold no slips of the pen, and cover enough of the language to be worth having."""

from __future__ import annotations

import re
import unicodedata
from typing import get_args

import pytest

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import column, rows
from riwaya.model.statements import Stance

COLUMNS = {
    "cues": ["past", "present", "participle", "masdar", "frames", "stance", "force"],
    "heads": ["noun", "plural", "class", "gender"],
    "names": ["name", "kind"],
    "actors": ["name", "kind"],
    "times": ["word", "kind"],
    "functions": ["word", "class"],
    "events": ["noun"],
    "demonyms": ["adjective", "kind"],
}
LEAST = {
    "cues": 260, "heads": 700, "names": 1700, "actors": 450, "times": 300, "functions": 600, "events": 150,
    "demonyms": 400,
}  # fmt: skip
LEGAL = {
    ("cues", "stance"): set(get_args(Stance)),
    ("cues", "force"): {"weak", "neutral", "strong", "claims"},
    ("heads", "class"): {"office", "title", "people", "organisation", "media", "document", "imagery", "data"},
    ("heads", "gender"): {"m", "f"},
    ("names", "kind"): {"given", "foreign", "family", "part"},
    ("actors", "kind"): {"state", "organisation"},
    ("times", "kind"): {"weekday", "month", "unit", "adverb", "part-of-day", "adjective"},
    ("functions", "class"): {"prep", "rel", "comp", "sub", "neg", "vpart", "pron", "dem", "quant", "adv"},
    ("demonyms", "kind"): {"nation", "field", "rank"},
}
PREPOSITIONS = {"إلى", "على", "عن", "من", "ب", "ل", "في", "بشأن"}
FRAMES = {"an", "clause", "quote", "quote-only", "obj", "whom"} | {
    pattern.format(p) for p in PREPOSITIONS for pattern in ("{}", "{}+an", "obj+{}", "obj/{}")
}
WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")  # Arabic letters alone: no marks, tatweel, digits, Latin
TABLES = sorted(COLUMNS)


@pytest.mark.parametrize("table", TABLES)
def test_the_table_has_its_columns_and_is_large_enough(table: str) -> None:
    assert list(rows(table)[0]) == COLUMNS[table]
    assert len(rows(table)) >= LEAST[table]


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice(table: str) -> None:
    seen = [tuple(row.values()) for row in rows(table)]
    assert sorted(seen) == sorted(set(seen))


@pytest.mark.parametrize("table", TABLES)
def test_every_word_is_written_in_bare_arabic_letters(table: str) -> None:
    coded = {key for name, key in LEGAL if name == table} | {"frames"}
    for row in rows(table):
        for key, cell in row.items():
            assert unicodedata.is_normalized("NFC", cell)
            if key in coded:
                continue
            assert cell or key in {"participle", "masdar", "plural"}, row
            # a proper name may be of several words; nothing else is
            parts = cell.split(" ") if table == "actors" else cell.split("|")
            assert not cell or all(WORD.fullmatch(part) for part in parts), row


@pytest.mark.parametrize(("table", "key"), sorted(LEGAL))
def test_codes_are_legal_and_all_in_use(table: str, key: str) -> None:
    assert column(table, key) == LEGAL[table, key]


def test_frames_are_legal_and_quote_only_stands_alone() -> None:
    for row in rows("cues"):
        frames = row["frames"].split()
        assert frames, row
        assert set(frames) <= FRAMES, row
        assert len(frames) == len(set(frames)), row
        assert "quote-only" not in frames or frames == ["quote-only"], row


def test_a_verb_stands_once_for_each_of_its_meanings() -> None:
    seen = [(row["past"], row["present"], row["participle"]) for row in rows("cues")]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(("kind", "least"), [("given", 700), ("foreign", 600), ("family", 400), ("part", 30)])
def test_there_are_names_of_every_kind(kind: str, least: int) -> None:
    assert len(column("names", "name", kind=kind)) >= least


def test_no_name_is_spelt_like_a_complementiser_or_a_negator() -> None:
    # a name that folds to one would turn half the clauses of a page into a speaker
    closed = {fold(row["word"]) for row in rows("functions") if row["class"] in {"comp", "neg", "rel", "dem"}}
    names = {fold(row["name"]) for row in rows("names") if row["kind"] != "part"}
    assert not names & closed


def test_every_cue_and_head_survives_folding() -> None:
    for row in rows("cues"):
        assert all(fold(row[key]) for key in ("past", "present"))
    assert all(fold(row["noun"]) for row in rows("heads"))


def test_light_verbs_have_nouns_and_something_behind_them() -> None:
    for row in rows("lights"):
        assert all((row["nouns"], row["then"])), row
        assert row["before"] in {"", "ب"}, row
        assert set(row["then"].split("|")) <= PREPOSITIONS | {"an", "itself", "إزاء", "حيال", "تجاه", "حول", "جراء"}, (
            row
        )
        assert row["stance"] in get_args(Stance), row
