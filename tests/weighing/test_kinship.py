"""Which articles are on one matter."""

from riwaya.weighing import weigh
from riwaya.weighing.kinship import families, kin_of
from riwaya.weighing.members import story_articles

ONE = "بلدية النهرين أغلقت جسر الحجر بعد ظهور شقوق"
TWO = "مهندسو السكك أوقفوا قطار الميناء قرب المحطة القديمة"


def _story(single):
    return [
        single("q1", "مهندس", ONE, "2023-01-01"),
        single("q2", "مهندس آخر", f"{ONE} فيما {TWO}", "2023-01-02"),
        single("q3", "سائق", TWO, "2023-01-03"),
        single("q4", "عمدة النهرين", ONE, "2023-01-03"),
    ]


def test_kinship_is_followed_from_one_to_the_next_but_is_not_being_near(single):
    near = kin_of(story_articles(_story(single)), 0.18).near
    assert [sorted(n) for n in near] == [[1, 3], [0, 2, 3], [1], [0, 1]]
    assert families(near) == [0, 0, 0, 0]


def test_nearly_the_same_words_of_another_matter_are_another_claim(article, claim_of):
    attack = "مسلحون هاجموا موقعا للجيش"
    north = [
        {"source": "محافظ الشمال كريم الراوي", "kind": "person", "content": attack},
        {"source": "محافظ الشمال كريم الراوي", "kind": "person",
         "content": "بلدة النهرين في الشمال أخليت من سكانها ونقلوا إلى مدارس الوادي بعد انهيار سد الحجر"},
        {"source": "كريم الراوي", "kind": "person", "content": "المهندسون عاينوا تشققات الجدار ومياه النهر تدفقت"},
        {"source": "كريم الراوي", "kind": "person", "content": "محصول القمح تلف والمزارعون خسروا جراراتهم وأبقارهم"},
    ]  # fmt: skip
    south = [
        {"source": "وزير الدفاع سالم الحداد", "kind": "person", "content": attack},
        {"source": "وزير الدفاع سالم الحداد", "kind": "person",
         "content": "مفاوضات الهدنة بين القبائل ستستأنف في العاصمة برعاية الاتحاد بعد شهر من تعليقها"},
        {"source": "سالم الحداد", "kind": "person", "content": "قانون الانتخابات وحصص النفط على طاولة البرلمان"},
        {"source": "سالم الحداد", "kind": "person", "content": "رواتب الموظفين والمعلمين تأخرت لأن المصرف فقد السيولة"},
    ]  # fmt: skip
    pages = [article("q1", north, day="2023-01-01"), article("q2", south, day="2023-01-01")]
    assert not any(s.startswith("a2") for s in claim_of(pages, "q1.s1").statements)


def test_articles_somewhat_alike_with_a_common_neighbour_can_be_on_one_matter(single):
    kin = kin_of(story_articles(_story(single)), 0.18)
    assert all(a not in kin.near[b] and b not in kin.near[a] for a, others in enumerate(kin.far) for b in others)


def test_an_article_on_another_matter_keeps_no_silence(single, unrelated):
    told = [c for c in weigh([*_story(single), unrelated]).claims if len(c.statements) > 2]
    assert told
    pages = {a.id: a.page for a in weigh([*_story(single), unrelated]).articles}
    assert all(pages[a] != "zz" for c in told for a in c.silent)
