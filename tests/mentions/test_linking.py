"""One id for one person or body, within an article and across a story; all people and bodies are invented."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.mentions.linking import link
from riwaya.model import Mention, Named, Span


def article(marked: str) -> tuple[str, list[Mention]]:
    """An article whose people stand in [brackets] and whose bodies in {braces}."""
    text, found = "", []
    for part in re.split(r"(\[[^]]*\]|\{[^}]*\})", marked):
        if part[:1] in ("[", "{"):
            kind = "person" if part[0] == "[" else "organisation"
            found.append(Mention(Span(len(text), len(text) + len(part) - 2), kind, None))
            text += part[1:-1]
        else:
            text += part
    return text, found


def ids(*marked: str) -> list[list[str]]:
    out = link([article(m) for m in marked])
    return [[m.resolved.id for m in found if isinstance(m.resolved, Named)] for found in out]


def test_a_surname_goes_to_its_bearer() -> None:
    (found,) = ids("قال [سامر الحلو] إن الجسر آمن. وأضاف [الحلو] أن العمل انتهى، ثم شكر [سامر] العمال.")
    assert len(set(found)) == 1


def test_two_people_of_one_surname_stay_two() -> None:
    (found,) = ids("قال [سامر الحلو] نعم. وقالت [هدى الحلو] لا. ثم خرج [الحلو].")
    assert len(set(found)) == 3, "a surname that two bear is given to neither"


def test_people_are_joined_across_articles_by_full_names_and_lone_surnames() -> None:
    one, two, three = ids("زار [سامر خليل الحلو] البلدة.", "قال [سامر الحلو] كلمة.", "وأكد [الحلو] الخبر.")
    assert one == two == three


def test_a_given_name_alone_joins_nothing_across_articles() -> None:
    one, two = ids("زار [سامر الحلو] البلدة.", "غنى [سامر] في الحفل.")
    assert one != two


def test_a_foreign_name_in_two_spellings_is_one() -> None:
    one, two = ids("التقى [مارتن غرينبرغ] الوزير.", "التقى [مارتين جرينبرج] الوزير.")
    assert one == two


def test_a_second_name_in_the_text_is_the_same_person_everywhere() -> None:
    one, two = ids("تحدث [رامي الصباغ] المعروف بـ«[أبو نورس]» للصحافة.", "وظهر [أبو نورس] أمس.")
    assert set(one) == set(two)
    assert len(set(one)) == 1


def test_a_body_by_its_short_name_and_its_letters() -> None:
    (found,) = ids("أعلنت {هيئة أنهار الشمال} ({هأش}) الخطة، وقالت {الهيئة}.")
    assert len(set(found)) == 1


def test_ministries_of_two_states_are_two() -> None:
    one, two = ids("أعلنت {وزارة الري المغربية}.", "أعلنت {وزارة الري التونسية}.")
    assert one != two


def test_an_agency_has_its_own_id_however_it_is_written() -> None:
    (found,) = ids("قالت {رويترز} ونقلت {وكالة رويترز للأنباء}.")
    assert found == ["reuters", "reuters"]


def test_what_is_resolved_keeps_its_id_and_every_link_has_a_reason() -> None:
    text, found = article("قال [سامر الحلو] كلمة، ثم [الحلو].")
    known = Mention(found[0].span, "person", Named("known", "سامر", country="SY"))
    linked = link([(text, [known, found[1]])])[0]
    assert linked[0] == known
    assert linked[1].why


def test_linking_twice_is_linking_once() -> None:
    once = link([article(m) for m in STORIES])
    assert link([(article(m)[0], found) for m, found in zip(STORIES, once, strict=True)]) == once


STORIES = ["قال [سامر الحلو] كلمة.", "وأكد [الحلو] و[هدى الحلو] الخبر.", "{وزارة الري} و[سامر خليل الحلو].",
           "{وزارة الري المغربية} أعلنت، و[أبو نورس].", "[رامي الصباغ] الملقب بـ[أبو نورس] في {الوزارة}."]  # fmt: skip


@settings(deadline=None)
@given(st.permutations(range(len(STORIES))))
def test_the_order_of_the_articles_makes_no_difference(order: list[int]) -> None:
    straight = ids(*STORIES)
    shuffled = ids(*(STORIES[i] for i in order))
    assert [shuffled[order.index(i)] for i in range(len(STORIES))] == straight
