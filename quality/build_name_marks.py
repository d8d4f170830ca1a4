"""Build the tagger's gazetteer of names from lists of places, clubs and people.

``--gazetteers`` holds places (GeoNames, Who's On First, Unicode CLDR, ArWikiCats' towns) as tables; ``--arwikicats`` is
the folder ``jsons`` of ArWikiCats 0.2.3; ``--names`` the file ``names.sqlite3`` of arabic-name-romanizer 0.2.0;
``--pairs`` the file ``ar2en.txt`` of google/transliteration. What the marks mean is told at the top of the table.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
from collections import Counter
from pathlib import Path

from riwaya.arabic.folding import fold
from riwaya.mentions.names import gazetteers

TABLE = Path(gazetteers.__file__).parent / "data" / "gazetteer.tsv"
_ARABIC = re.compile(r"[\u0621-\u064a ]+")
_MARKS = re.compile("[\u064b-\u065f\u0670]")
_LETTERS = str.maketrans("ٱیکہە", "ايكهه")
_PERSIAN = str.maketrans("پچژگڤی", "بجزكفي")
_KINDS = (
    "مدينة ",
    "محافظة ",
    "بلدة ",
    "قرية ",
    "منطقة ",
    "مقاطعة ",
    "إقليم ",
    "ولاية ",
    "ناحية ",
    "بلدية ",
    "قضاء ",
    "جزيرة ",
)
_CLUB_TAILS = (" الرياضي", " لكره القدم", " لكره السله", " لكره اليد", " للسيدات", " للرجال")
_WOF_TIERS = {"country": 1, "region": 2, "county": 3}
_LARGE, _MIDDLE = 50_000, 5_000

Rows = dict[str, set[str]]


def clean(name: str) -> str:
    """A name without brackets, marks and what stands behind a comma; empty where it has other letters than Arabic."""
    name = re.sub(r"\(.*?\)", "", name).replace("ـ", "").replace("-", " ")
    name = re.split("[،,/]", _MARKS.sub("", name).translate(_LETTERS))[0]
    name = re.sub(r"\s+", " ", name).strip()
    return name if _ARABIC.fullmatch(name) else ""


def places(folder: Path, arwikicats: Path) -> dict[str, int]:
    """Names of places with the lowest tier that they have."""
    found: dict[str, int] = {}

    def put(name: str, tier: int) -> None:
        name = clean(name)
        if len(name) < 3 or len(name.split()) > 4:
            return
        for kind in _KINDS:
            name = name.removeprefix(kind)
        key = fold(name)
        if len(key) > 2:
            found[key] = min(tier, found.get(key, tier))

    cldr = json.loads((folder / "cldr-arabic" / "territories.json").read_text(encoding="utf-8"))
    for code, name in cldr["main"]["ar"]["localeDisplayNames"]["territories"].items():
        if not code.isdigit():
            put(name, 1)
    nations = json.loads((folder / "arwikicats-nationalities" / "nationalities_data.json").read_text(encoding="utf-8"))
    for nation in nations.values():
        if nation.get("ar") and len(nation["ar"].split()) < 3:
            put(nation["ar"], 1)
    with (folder / "geonames-cities500" / "mena_cities500.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            people = int(row["population"] or 0)
            for name in row["name_ar_list"].split("|"):
                put(name, 2 if people >= _LARGE else 3 if people >= _MIDDLE else 4)
    for name in json.loads((folder / "arwikicats-nationalities" / "cities_en_ar.json").read_text("utf-8")).values():
        put(name, 3)
    for file in ("wof-syria/wof_syria_places.tsv", "wof-iraq/wof_iraq_places.tsv"):
        with (folder / file).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                for name in (row["name_ar_preferred"], *row["name_ar_variants"].split("|")):
                    put(name, _WOF_TIERS.get(row["placetype"], 4))
    for region in json.loads((arwikicats / "geography" / "regions.json").read_text(encoding="utf-8")).values():
        for name in region.values():
            put(name, 3)
    return found


def clubs(arwikicats: Path) -> set[str]:
    """Names of sports clubs without what all of them have."""
    out = set()
    for name in json.loads((arwikicats / "sports" / "Clubs_key.json").read_text(encoding="utf-8")).values():
        key = clean(name).replace("نادي ", "")
        if not key or "كاس" in fold(key) or "بطوله" in fold(key) or "دوري" in key:
            continue
        key = fold(key)
        for tail in _CLUB_TAILS:
            key = key.removesuffix(tail)
        if len(key) > 2 and not key.startswith(("جامعه", "الجيش", "كاس", "مدرب")):
            out.add(key)
    return out


def _tier(count: float) -> str:
    return "3" if count >= 20 else "2" if count >= 3 else "1" if count >= 1 else ""


def people(names: Path, arwikicats: Path, pairs: Path) -> Rows:
    """Parts of people's names with their marks."""
    counts: dict[str, Counter[str]] = {"g": Counter(), "f": Counter()}
    roles = {"given": {"g": 1.0}, "surname": {"f": 1.0}}
    for key, role, count, source in sqlite3.connect(names).execute("select arabic_key, role, count, source from units"):
        weight = count * (1 if source == "wikidata" else 0.5)
        for part in map(fold, key.translate(_PERSIAN).split()):
            if _ARABIC.fullmatch(part) and len(part) > 1:
                for letter, share in roles.get(role, {"g": 0.5, "f": 0.5}).items():
                    counts[letter][part] += weight * share  # type: ignore[assignment]
    world: Counter[str] = Counter()
    for name in json.loads((arwikicats / "people" / "peoples.json").read_text(encoding="utf-8")).values():
        world.update(fold(part) for part in clean(name).split() if len(part) > 2)
    out: Rows = {}
    for letter, found in counts.items():
        for part, count in found.items():
            if tier := _tier(count):
                out.setdefault(part, set()).add(letter + tier)
    for part, count in world.items():
        out.setdefault(part, set()).add("n2" if count >= 5 else "n1")
    for line in pairs.read_text(encoding="utf-8").splitlines():
        part = fold(line.split("\t")[0].translate(_PERSIAN))
        if _ARABIC.fullmatch(part) and len(part) > 2:
            out.setdefault(part, set()).add("t1")
    return out


def main() -> None:
    """Write the table; the notes at its top stay as they are."""
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("gazetteers", "arwikicats", "names", "pairs"):
        options.add_argument(f"--{name}", type=Path, required=True)
    args = options.parse_args()
    marks = people(args.names, args.arwikicats, args.pairs)
    phrases: dict[str, str] = {}
    listed = [*((name, f"p{tier}") for name, tier in places(args.gazetteers, args.arwikicats).items()),
              *((name, "k") for name in clubs(args.arwikicats))]  # fmt: skip
    for name, mark in listed:
        if " " in name:
            phrases.setdefault(name, mark[0])
        else:
            marks.setdefault(name, set()).add(mark)
    rows = {name: " ".join(sorted(found)) for name, found in marks.items()} | phrases
    notes = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
    lines = [*notes, "name\tmarks", *(f"{name}\t{found}" for name, found in sorted(rows.items()))]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
