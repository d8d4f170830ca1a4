"""Propositions as they are compared: how firmly they stand."""

import pytest

from riwaya.weighing.members import members_of, story_articles, story_statements


@pytest.mark.parametrize(("before", "mood"), [("شبه ", "hedged"), ("", "fact")])
def test_a_word_before_the_cue_can_weaken_it(article, before, mood):
    told = "الزورق المكتشف هو زورق الصيادين"
    page = article("q1", [
        {"source": "خبير", "content": f"البلدية {before}متأكدة من أن {told}"},
        {"source": "البلدية", "kind": "organisation", "cue": "متأكدة من", "content": told, "inside": "s1"},
    ], day="2023-01-01")  # fmt: skip
    articles = story_articles([page])
    statements, _ = story_statements(articles, [0])
    inner = next(m for m in members_of(articles, statements) if m.statement.body.id == "s2")
    assert inner.profile.modality == mood


@pytest.mark.parametrize(("said", "one"), [
    ("تم التحقق من هذا على يد خبراء المرفأ", True),
    ("لم يتم التحقق من هذا حتى الآن", False),
    ("تم التحقق من هذا القارب على يد خبراء المرفأ", False),
])  # fmt: skip
def test_a_confirmation_says_again_what_stood_before_it(article, claim_of, said, one):
    page = article("q1", [
        {"source": "مدير المرفأ", "content": "الزورق المكتشف يعود إلى الصيادين المفقودين"},
        {"source": None, "cue": "وأضاف", "referent": "مدير المرفأ", "content": said},
    ], day="2023-01-01")  # fmt: skip
    assert (len(claim_of([page], "q1.s2").statements) == 2) is one


def test_who_condemns_a_deed_does_not_say_who_did_it(article, claim_of):
    deed = "الهجوم المسلح الذي استهدف سوق السمك في الميناء وأوقع خمسة جرحى"
    said = {
        "q1": {"source": "رئيس البلدية", "cue": "ندد", "content": "ب" + deed},
        "q2": {"source": "قائد الشرطة", "content": "عصابة المهربين تقف وراء " + deed},
        "q3": {"source": "رئيس المجلس", "cue": "استنكر", "content": "الهجوم المسلح على سوق السمك في الميناء"},
    }
    pages = [article(name, [row], day="2023-01-01") for name, row in said.items()]
    condemned = claim_of(pages, "q1.s1")
    assert claim_of(pages, "q2.s1").id != condemned.id
    assert claim_of(pages, "q3.s1").id == condemned.id
