"""The passages of a story: pairs of places in its pages, with a likely direction."""

from __future__ import annotations

import json
from random import Random

import riwaya
from riwaya.intake import Context, page_from_bytes
from riwaya.model import Dossier

TAKEN = (
    "أعلنت بلدية الزيتون أن أعمال ترميم السوق العتيق تبدأ مطلع الشهر القادم، وأن أصحاب الحوانيت سينقلون بضائعهم إلى "
    "ساحة القطن حتى يكتمل العمل في السقف والأروقة الشرقية."
)
PAGES = {
    "one.txt": f"وكالة الندى: ترميم السوق العتيق\n\n4 مارس 2031\n\n{TAKEN}\n\nوقال مهندس البلدية إن الخشب تلف كله.\n",
    "two.txt": f"حوانيت بلا سقف\n\n5 مارس 2031\n\nيشكو التجار منذ سنين من المطر.\n\n{TAKEN}\n",
    "far.txt": "سباق القوارب\n\n5 مارس 2031\n\nقال منظم السباق إن الريح كانت شديدة، وفاز قارب النورس بالمركز الأول.\n",
}


def story(names: list[str]) -> Dossier:
    return riwaya.story([page_from_bytes(PAGES[n].encode(), n) for n in names])


def test_a_passage_points_into_both_pages_and_says_who_likely_gave() -> None:
    (passage,) = story(["one.txt", "two.txt"]).passages
    assert PAGES["one.txt"][passage.a.start : passage.a.end] == TAKEN.rstrip(".")
    assert PAGES["two.txt"][passage.b.start : passage.b.end] == TAKEN.rstrip(".")
    assert (passage.a.page, passage.b.page) == ("one.txt", "two.txt")
    assert (passage.grade, passage.score) == ("verbatim", 1.0)
    assert passage.direction == "a to b"
    assert "a was published first" in passage.why


def test_neither_the_order_of_the_pages_nor_an_unrelated_one_changes_the_passages() -> None:
    names = list(PAGES)
    rows = [p.to_dict() for p in story(["one.txt", "two.txt"]).passages]
    for seed in range(3):
        Random(seed).shuffle(names)
        assert [p.to_dict() for p in story(names).passages] == rows


def test_the_passages_are_in_the_json_of_the_story() -> None:
    row = json.loads(json.dumps(story(list(PAGES)).to_dict()))["passages"][0]
    assert set(row) == {"a", "b", "grade", "score", "direction", "why"}
    assert set(row["a"]) == {"page", "start", "end"}


def test_a_page_that_holds_two_articles_is_not_compared_with_itself() -> None:
    twice = (PAGES["one.txt"] + "\n" + PAGES["two.txt"]).encode()
    context = Context({})
    assert riwaya.story([page_from_bytes(twice, "both.txt")], context=context).passages == ()


QUOTED = "إن أحدا لم يسأل أصحاب الحوانيت قبل أن تغلق البلدية الأروقة الشرقية ثلاثة أشهر"


def test_what_most_articles_of_a_story_quote_is_no_form() -> None:
    told = ["القبو", "المئذنة", "السقيفة", "المخبز", "الصهريج", "النافورة", "الدرج", "الخان", "الحمام", "البوابة"]
    told += ["الرصيف", "المنارة", "الجسر", "المعصرة", "الطاحونة", "البستان", "الكرم", "الوادي", "الخليج", "السور"]
    pages = [
        page_from_bytes(
            f"حديث {place}\n\n5 مارس 2031\n\nكتب مراسل {place} عن {place}.\n\nوقال شيخ التجار {QUOTED}.\n".encode(),
            place,
        )
        for place in told
    ]
    passages = riwaya.story(pages).passages
    assert len(passages) == 20 * 19 // 2
    texts = {p.name: p.text for p in pages}
    assert all(QUOTED in texts[p.a.page][p.a.start : p.a.end] for p in passages)
