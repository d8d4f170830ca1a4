"""Which articles are on one matter."""

from riwaya.weighing import weigh
from riwaya.weighing.kinship import families, neighbours
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
    near = neighbours(story_articles(_story(single)), 0.18)
    assert [sorted(n) for n in near] == [[1, 3], [0, 2, 3], [1], [0, 1]]
    assert families(near) == [0, 0, 0, 0]


def test_an_article_on_another_matter_keeps_no_silence(single, unrelated):
    told = [c for c in weigh([*_story(single), unrelated]).claims if len(c.statements) > 2]
    assert told
    pages = {a.id: a.page for a in weigh([*_story(single), unrelated]).articles}
    assert all(pages[a] != "zz" for c in told for a in c.silent)
