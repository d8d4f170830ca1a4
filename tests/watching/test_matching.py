"""Rules against events, and articles against queries: as search would answer, without a store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riwaya import read
from riwaya.store.looking import Kept
from riwaya.store.queries import parse
from riwaya.watching.answering import answers
from riwaya.watching.happenings import Happening
from riwaya.watching.matching import meets
from riwaya.watching.plans import Rule

TEXT = """مرفأ الزيتون يعود إلى العمل

5 مارس 2031

قال مسؤولون في المرفأ إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.

وأعلن مدير المرفأ سالم الغيداق أن تسعة عمال أصيبوا في بيروت.
"""
READING = read(TEXT, name="page.txt")
ARTICLE = replace(READING.articles[0], outlet="صحيفة الندى")
KEPT = Kept(7, "0" * 64, ("https://news.example/1",), READING, ARTICLE)
EVENT = Happening(1, "k", "2031-03-05T12:00:00Z", "new_article", {}, story=3, article=KEPT)


def rule(**asked: object) -> Rule:
    on = frozenset(asked.pop("on", ["new_article"]))  # type: ignore[call-overload]
    return Rule("rule", on, ("screen",), **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    ["السفن", "والسفينة", '"مرفأ الزيتون"', "مرفا -مباراة", "voice:الغيداق", "outlet:الندى", "place:بيروت",
     "after:2031-03-04", "السفن before:2031-03-06 after:2031-03-04", "stance:asserts"],
)  # fmt: skip
def test_an_article_answers_what_search_would_find_it_by(query: str) -> None:
    assert answers(parse(query), TEXT, ARTICLE)


@pytest.mark.parametrize(
    "query",
    ["مباراة", '"الزيتون مرفأ"', "السفن -المرفأ", "voice:مقداد", "after:2031-03-05", "before:2031-03-05",
     "stance:denies", "place:دمشق"],
)  # fmt: skip
def test_an_article_does_not_answer_anything_else(query: str) -> None:
    assert not answers(parse(query), TEXT, ARTICLE)


@pytest.mark.parametrize(
    "asked",
    [{}, {"voice": "سالم الغيداق"}, {"voice": "الغيداق"}, {"place": "بيروت"}, {"outlet": "الندى"},
     {"search": parse("السفن")}, {"stories": frozenset([3])}, {"voice": "سالم", "place": "بيروت"}],
)  # fmt: skip
def test_a_rule_is_met_when_all_it_asks_for_holds(asked: dict[str, object]) -> None:
    assert meets(rule(**asked), EVENT)


@pytest.mark.parametrize(
    "asked",
    [{"on": ["denial"]}, {"voice": "سالم المقداد"}, {"place": "دمشق"}, {"outlet": "القنديل"},
     {"search": parse("مباراة")}, {"stories": frozenset([4])}, {"voice": "سالم", "place": "دمشق"}],
)  # fmt: skip
def test_a_rule_is_not_met_when_one_thing_does_not(asked: dict[str, object]) -> None:
    assert not meets(rule(**asked), EVENT)


def test_the_voice_of_an_event_is_the_one_that_it_names() -> None:
    origin = replace(EVENT, kind="new_origin", record={"voice": "هدى المرجان"})
    assert meets(rule(on=["new_origin"], voice="المرجان"), origin)
    assert not meets(rule(on=["new_origin"], voice="الغيداق"), origin)
    voice = Happening(2, "k", "t", "new_voice", {"name": "هدى المرجان", "kind": "person"}, story=3)
    assert meets(rule(on=["new_voice"], voice="هدى"), voice)
    assert not meets(rule(on=["new_voice"], place="بيروت"), voice)


def test_of_a_statement_only_its_own_voice_counts() -> None:
    first = ARTICLE.statements[0]
    said = replace(EVENT, kind="denial", said=frozenset([first.id]))
    assert not meets(rule(on=["denial"], voice="الغيداق"), said)
