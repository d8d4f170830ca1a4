"""Who, where and when of a story: ids joined across pages, three clocks that are not mixed."""

from __future__ import annotations

from riwaya import story
from riwaya.model import Dossier

FIRST = """سد الوادي يفيض للمرة الأولى منذ عقود
عدن - وكالة مدى - 4 مايو 2031
قال وزير الري سامر الحلو يوم الجمعة إن السد فاض مساء الخميس في عدن، وإن ثلاثة عمال أصيبوا.
وأضاف الحلو أن المياه بلغت صنعاء صباح الجمعة.
"""
SECOND = """الحلو: السد لن ينهار
صحيفة المرفأ - 5 مايو 2031
أعلن الوزير سامر الحلو السبت أن السد لن ينهار، وأن فيضان يوم الخميس في عدن كان محدودا.
"""


def laid() -> Dossier:
    return story([FIRST, SECOND])


def test_a_person_is_one_across_the_pages() -> None:
    dossier = laid()
    people = [m.body.resolved for m in dossier.mentions if m.body.type == "person"]
    assert {p.id for p in people if p} == {people[0].id if people[0] else None}
    assert {m.article for m in dossier.mentions if m.body.type == "person"} == {"a1", "a2"}


def test_places_come_with_the_statements_that_name_them() -> None:
    dossier = laid()
    aden = next(p for p in dossier.places if p.name == "عدن")
    assert aden.lat is not None
    assert abs(aden.lat - 12.78) < 0.2
    assert {s.split(".")[0] for s in aden.statements} == {"a1", "a2"}


def test_three_clocks_are_not_mixed() -> None:
    dossier = laid()
    first = next(s.id for s in dossier.statements if s.article == "a1")
    clocks = {w.clock: (w.start or "")[:10] for w in dossier.timeline if w.statement == first}
    assert clocks == {"event": "2031-05-01", "said": "2031-05-02", "printed": "2031-05-04"}


def test_the_json_has_the_keys_of_the_contract() -> None:
    row = laid().to_dict()
    assert {"mentions", "places", "timeline"} <= set(row)
    assert all({"article", "page", "span", "type", "resolved", "score", "why"} == set(m) for m in row["mentions"])
    assert [list(w) for w in row["timeline"]] == [["when", "clock", "statement", "span"]] * len(row["timeline"])


def test_the_order_of_the_pages_makes_no_difference() -> None:
    assert story([SECOND, FIRST]).to_dict() == laid().to_dict()
