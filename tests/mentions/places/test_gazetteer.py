"""The packaged gazetteer: what it holds, that its ids are one each, and that it is small."""

from __future__ import annotations

from importlib.resources import files

import pytest

from riwaya.mentions.places.gazetteer import entry, find, of_country
from riwaya.mentions.places.keys import place_key, slug


def ids(name: str) -> set[str]:
    return {f.entry.id for f in find(place_key(name))}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("مطار الشعيرات", "shayrat-air-base"),
        ("قاعدة عين الأسد", "ain-al-asad-air-base"),
        ("قاعدة الوطية الجوية", "watiya-air-base"),
        ("قاعدة العند", "al-anad-air-base"),
        ("قاعدة وادي سيدنا", "wadi-seidna-air-base"),
        ("مطار القليعات", "qlayaat-air-base"),
        ("ميناء الحديدة", "hodeidah-port"),
        ("معبر باب الهوى", "bab-al-hawa-crossing"),
        ("مخيم الزعتري", "zaatari-camp"),
        ("سد تشرين", "tishrin-dam"),
        ("مضيق هرمز", "strait-of-hormuz"),
        ("القرم", "crimea"),
        ("المشاعر المقدسة", "al-mashair"),
        ("شيشاوة", "chichaoua"),
        ("الحراش", "el-harrach"),
        ("قصر البخاري", "ksar-el-boukhari"),
    ],
)
def test_sites_of_the_news_are_there(name: str, known: str) -> None:
    assert known in ids(name)


def test_points_lie_where_the_places_are() -> None:
    base = next(f.entry for f in find("قاعده الوطيه") if f.entry.kind == "site")
    assert (base.lat, base.lon, base.precision, base.country) == (32.47, 11.9, "site", "LY")


def test_ids_are_ascii_and_unique() -> None:
    seen, number = set(), 0
    while True:
        try:
            e = entry(number)
        except IndexError:
            break
        assert e.id == slug(e.id)
        assert e.id not in seen, e.id
        seen.add(e.id)
        number += 1
    assert number > 30_000


def test_everyday_words_are_guarded() -> None:
    assert all(f.guarded for f in find("صور"))
    assert not any(f.guarded for f in find("دمشق") if f.entry.kind == "capital")


def test_countries_are_found_by_code() -> None:
    country = of_country("SY")
    assert country is not None
    assert country.id == "syria"


def test_the_table_is_small() -> None:
    assert len(files("riwaya.mentions.places").joinpath("data", "gazetteer.tsv.gz").read_bytes()) < 4_000_000
