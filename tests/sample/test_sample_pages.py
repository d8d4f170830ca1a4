"""The sample's pages are as dirty as real ones, and nothing on them is real but the places."""

from __future__ import annotations

import gzip
import json
import re
from itertools import combinations
from typing import Any

import pytest

from riwaya.arabic.folding import fold
from riwaya.sample import sample_pages

LETTERS = 25  # the length of the n-grams that near-duplicate search would compare


def grams(text: str) -> set[str]:
    letters = "".join(ch for ch in fold(text) if ch.isalnum())
    return {letters[i : i + LETTERS] for i in range(len(letters) - LETTERS + 1)}


def body(page: Any, article: dict[str, Any]) -> str:
    start = page.text.index(article["starts"])
    return page.text[start : page.text.index(article["ends"], start) + len(article["ends"])]


def test_the_pages_are_real_files_in_one_order() -> None:
    pages = sample_pages()
    assert len(pages) >= 10
    assert all(page.is_file() for page in pages)
    assert pages == sorted(pages, key=lambda page: page.name)
    assert sample_pages() == pages


def test_every_page_has_its_gold_and_every_gold_its_page(gold: dict[str, Any]) -> None:
    assert sorted(gold) == [page.name for page in sample_pages()]


def test_the_story_has_outlets_days_and_a_follow_up_enough(gold: dict[str, Any]) -> None:
    articles = [a for page in gold.values() for a in page.articles if not a.get("other_story")]
    assert len({a["outlet"] for a in articles}) >= 7
    days = sorted({a["published"] for a in articles})
    assert len(days) == 6
    assert days[0] == "2022-03-03"
    assert days[4] == "2022-03-07"
    assert days[5] == "2023-03-09"


def test_encodings_differ_as_they_do_in_an_archive(gold: dict[str, Any]) -> None:
    raw = {name: page.bytes for name, page in gold.items()}
    for name, page in gold.items():
        if page.encoding == "cp1256":
            with pytest.raises(UnicodeDecodeError):
                raw[name].decode("utf-8")
        else:
            raw[name].decode("utf-8")
    assert sum(page.encoding == "cp1256" for page in gold.values()) == 2
    assert raw["manara-2022-03-05.txt"].startswith(b"\xef\xbb\xbf")
    assert b"charset=windows-1256" in raw["mizan-2022-03-05.htm"]
    assert b"\r\n" in raw["sariya-2022-03-06.txt"]
    packed = next(page for page in sample_pages() if page.suffix == ".gz")
    assert gzip.decompress(packed.read_bytes()) == raw[packed.name]


def test_one_page_carries_json_ld_and_open_graph_and_one_html_page_carries_neither(gold: dict[str, Any]) -> None:
    page = gold["qantara-2022-03-03.html"]
    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', page.source, re.S).group(1))["@graph"]  # type: ignore[union-attr]
    news = next(node for node in graph if node["@type"] == "NewsArticle")
    assert news["headline"] == page.articles[0]["headline"]
    assert news["publisher"]["name"] == page.articles[0]["outlet"]
    assert news["datePublished"].startswith(page.articles[0]["published"])
    assert 'property="og:site_name"' in page.source
    bare = gold["mizan-2022-03-05.htm"].source
    assert "og:" not in bare
    assert "ld+json" not in bare


def test_articles_are_as_long_as_news_is(gold: dict[str, Any]) -> None:
    for page in gold.values():
        for article in page.articles:
            least = 70 if article.get("other_story") else 150
            assert least <= len(body(page, article).split()) <= 450, page.file


def test_every_part_of_every_statement_stands_where_the_gold_says(gold: dict[str, Any]) -> None:
    for page in gold.values():
        text = page.text
        for s in page.statements:
            row = s.row
            parts = [*row["cue"], *row["content"], *row.get("via", [])]
            parts += [row[key] for key in ("source", "reason") if key in row]
            for part in parts:
                start, end = s.find(text, part)
                assert text[start:end] == (part if isinstance(part, str) else part["text"])
            assert row.get("referent", "") in text
            if row["at"] not in {a["headline"] for a in page.articles}:
                assert text.count(row["at"]) == 1, f"{s.id}: its passage stands more than once"


def test_every_statement_says_what_kind_it_is_of_and_stands_inside_one_that_exists(
    gold_statements: dict[str, Any],
) -> None:
    for s in gold_statements.values():
        assert s.row["form"] in {"direct", "mixed", "indirect"}
        assert s.row["stance"] in {"asserts", "denies", "expects", "hedges", "declines", "asks"}
        assert s.row["kind"] in {"person", "unnamed", "organisation", "media", "document", "imagery"}
        assert s.row.get("inside") is None or s.row["inside"] in gold_statements


def test_the_expected_dossier_speaks_of_statements_that_exist(
    expected: dict[str, Any], gold_statements: dict[str, Any]
) -> None:
    named = set(re.findall(r"'((?:sariya|qantara|rivers|riwaq|narinj|manara|mizan|munkhul)\d?\.\w+)'", repr(expected)))
    assert named
    assert named <= set(gold_statements)


def test_what_is_no_running_text_stands_on_the_page(gold: dict[str, Any]) -> None:
    assert all(len(page.not_body) >= 4 for page in gold.values())
    assert not [(page.file, words) for page in gold.values() for words in page.not_body if words not in page.text]


def test_one_outlet_tells_the_wire_s_news_as_its_own(expected: dict[str, Any], gold: dict[str, Any]) -> None:
    assert expected["own_voice"]["sentence"] in gold[expected["own_voice"]["page"]].text


def test_headlines_and_outlets_stand_on_their_pages(gold: dict[str, Any]) -> None:
    for page in gold.values():
        for article in page.articles:
            assert article["headline"] in page.text
            assert article["outlet"] in page.text.rsplit("\n", 2)[-1] + page.text.rsplit("\n", 2)[-2]


def test_retellings_of_the_wire_share_almost_no_wording(
    expected: dict[str, Any], gold: dict[str, Any], gold_statements: dict[str, Any]
) -> None:
    leads = [gold_statements[s] for s in expected["wire"]["statements"]]
    bodies = {s.page: grams(body(gold[s.page], gold[s.page].articles[0])) for s in leads}
    assert len(bodies) == 5
    for a, b in combinations(sorted(bodies), 2):
        assert len(bodies[a] & bodies[b]) <= 14, (a, b)


@pytest.mark.parametrize(
    ("page", "trap"),
    [
        ("qantara-2022-03-03.html", "لوكالة المزولة"),
        ("qantara-2022-03-03.html", "شريطة عدم الكشف عن هويتهم بسبب"),
        ("nine-rivers-2022-03-04.txt", "المصدر: وكالات"),
        ("nine-rivers-2022-03-04.txt", "أمس الخميس"),
        ("nine-rivers-2022-03-04.txt", "وزارة الدفاع لم تعلق"),
        ("narinj-2022-03-05.txt", "سد القادسية"),
        ("narinj-2022-03-05.txt", "اقرأ أيضاً:"),
        ("narinj-2022-03-05.txt", "21 شاحنة"),
        ("manara-2022-03-05.txt", "شريط الأخبار:"),
        ("mizan-2022-03-05.htm", "علّق على الخبر"),
        ("mizan-2022-03-05.htm", "نفت وزارة الموارد المائية"),
        ("munkhul-2022-03-05.txt.gz", "تحققت منصة منخل"),
        ("munkhul-2022-03-05.txt.gz", "صور الأقمار الصناعية"),
        ("sariya-2022-03-03.txt", "أبلغه هاتفياً"),
        ("sariya-2022-03-03.txt", "27 شباط 2022"),
        ("riwaq-2023-03-09.txt", "أمس الأربعاء"),
    ],
)
def test_the_traps_are_there(gold: dict[str, Any], page: str, trap: str) -> None:
    assert trap in gold[page].text


def test_one_headline_is_printed_twice_and_one_stands_under_another_story_s(gold: dict[str, Any]) -> None:
    rivers = gold["nine-rivers-2022-03-04.txt"]
    assert rivers.text.count(rivers.articles[0]["headline"]) == 2
    sariya = gold["sariya-2022-03-06.txt"].text
    assert sariya.index("افتتاح ملعب") < sariya.index("إعادة فتح طريق")


def test_the_wire_s_agency_is_named_where_it_is_credited_and_nowhere_else(gold: dict[str, Any]) -> None:
    credited = {name for name, page in gold.items() if "المزولة" in page.text}
    assert credited == {
        "qantara-2022-03-03.html",
        "riwaq-2022-03-04.txt",
        "qantara-2022-03-07.txt",  # in the headline of its first report, in a list
        "riwaq-2023-03-09.txt",
    }


def test_every_page_says_that_it_is_invented(gold: dict[str, Any]) -> None:
    assert all("صفحة متخيلة" in page.text.rstrip().rsplit("\n", 1)[-1] for page in gold.values())


def test_no_outlet_or_agency_of_the_sample_is_one_of_the_world_s(gold: dict[str, Any]) -> None:
    tables = pytest.importorskip("riwaya.arabic.tables")
    try:
        media = tables.rows("media")
    except FileNotFoundError:
        pytest.skip("there is no table of the world's media yet")
    real = {fold(cell).strip() for row in media for cells in row.values() for cell in re.split(r"[|;,]", cells)} - {""}
    invented = {a["outlet"] for page in gold.values() for a in page.articles} | {"المزولة", "ذات الحلق"}
    short = {re.sub(r"^ال", "", fold(name)) for name in invented}
    assert not {name for name in real if re.sub(r"^ال", "", name) in short}
