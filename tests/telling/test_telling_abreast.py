"""Two articles beside each other: what both have stands in one row, and every sentence stands in one."""

from __future__ import annotations

from riwaya import read
from riwaya.telling.abreast import Row, abreast, turned
from riwaya.telling.reused import Reuse
from riwaya.telling.view import View
from riwaya.weighing import weigh

FIRST = """انهيار رصيف الميناء القديم في قرطين

قال مدير ميناء قرطين سامح الدهان إن الرصيف انهار فجر الأحد تحت ثقل سبع رافعات كانت تنقل حاويات الحبوب إلى السفينة.

وأضاف الدهان أن فرق الإنقاذ انتشلت أربعة عمال من الماء ونقلتهم إلى مستشفى المدينة وحالتهم مستقرة.

ولم تعلن البلدية بعد عن موعد فتح الطريق الساحلي أمام حركة الشاحنات القادمة من الداخل.
"""
SECOND = """رصيف قرطين ينهار تحت الرافعات

وأضاف الدهان أن فرق الإنقاذ انتشلت خمسة عمال من الماء ونقلتهم إلى مستشفى المدينة وحالتهم مستقرة.

قال مدير ميناء قرطين سامح الدهان إن الرصيف انهار فجر الأحد تحت ثقل سبع رافعات كانت تنقل حاويات الحبوب إلى السفينة.

وكان الرصيف قد رمم قبل عامين بقرض من صندوق الموانئ.
"""


def rows() -> tuple[Row, ...]:
    readings = [read(FIRST.encode(), name="one.txt"), read(SECOND.encode(), name="other.txt")]
    view = View.of(weigh(readings, own=True))
    one, other = view.articles.values()
    shared = turned(Reuse(view).pairs, one.id, other.id)
    return abreast(one, other, shared)


def words(row: Row) -> tuple[str, str]:
    return "".join(t for t, _ in row.here), "".join(t for t, _ in row.there)


def test_every_sentence_stands_in_one_row() -> None:
    told = [words(row) for row in rows()]
    here, there = (" ".join(side) for side in zip(*told, strict=True))
    for text, side in ((FIRST, here), (SECOND, there)):
        for line in filter(None, text.splitlines()):
            assert side.count(line.strip()) == 1, line


def test_a_sentence_that_both_have_stands_beside_itself() -> None:
    same = [row for row in rows() if row.kind == "same"]
    assert len(same) == 1
    assert words(same[0])[0].strip() == words(same[0])[1].strip()
    assert words(same[0])[0].startswith("قال مدير")


def test_the_words_that_changed_are_marked_and_no_others() -> None:
    changed = next(row for row in rows() if row.kind == "changed")
    assert [t.strip() for t, kind in changed.here if kind == "changed"] == ["أربعة"]
    assert [t.strip() for t, kind in changed.there if kind == "changed"] == ["خمسة"]


def test_what_stands_elsewhere_is_moved_and_what_only_one_has_stands_apart() -> None:
    found = rows()
    assert [row.moved for row in found if row.kind in ("same", "changed")].count(True) == 1
    lone = [words(row) for row in found if row.kind == "apart"]
    assert any("موعد فتح الطريق" in here for here, _ in lone)
    assert any("صندوق الموانئ" in there for _, there in lone)
