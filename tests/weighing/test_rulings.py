"""What people decided of claims, voices and origins outweighs every likeness, and changes nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya import read
from riwaya.judging import Bond, Decided, Place, own_place
from riwaya.model import Claim, Dossier, Reading
from riwaya.weighing import weigh


def place(readings: Sequence[Reading], name: str) -> Place:
    page, _, label = name.partition(".")
    return Place(next(r.page.sha256 for r in readings if r.page.name == page), 1, label)


def bond(readings: Sequence[Reading], a: str, b: str, same: bool) -> Bond:
    return Bond(place(readings, a), place(readings, b), same, f"سلمى: {'one' if same else 'two'}")


def ids(dossier: Dossier) -> dict[str, str]:
    """The story's id of each statement, by its page and its id there."""
    pages = {a.id: a.page for a in dossier.articles}
    return {f"{pages[s.article]}.{s.body.id}": s.id for s in dossier.statements}


def claims_with(dossier: Dossier, name: str) -> list[Claim]:
    return [c for c in dossier.claims if ids(dossier)[name] in c.statements]


def members(dossier: Dossier, name: str) -> set[str]:
    names = {id_: n for n, id_ in ids(dossier).items()}
    return {names[s] for c in claims_with(dossier, name) for s in c.statements}


def test_nothing_decided_changes_nothing(bridge: list[Reading], unrelated: Reading) -> None:
    assert weigh([*bridge, unrelated], decided=Decided()).to_dict() == weigh([*bridge, unrelated]).to_dict()
    elsewhere = Bond(Place("0" * 64, 1, "s1"), place(bridge, "p1.s1"), True, "سلمى")
    assert weigh(bridge, decided=Decided((elsewhere,), (elsewhere,), (elsewhere,))).to_dict() == weigh(bridge).to_dict()


def test_what_is_one_claim_is_one(bridge: list[Reading], unrelated: Reading) -> None:
    pages = [*bridge, unrelated]
    dossier = weigh(pages, decided=Decided(claims=(bond(pages, "p2.s1", "zz.s1", True),)))
    assert members(dossier, "zz.s1") == {"p1.s1", "p2.s1", "p3.s1", "zz.s1"}
    assert "سلمى: one" in claims_with(dossier, "zz.s1")[0].why


def test_a_denial_that_is_one_with_what_it_denies_contests_it_no_more(bridge: list[Reading]) -> None:
    dossier = weigh(bridge, decided=Decided(claims=(bond(bridge, "p4.s1", "p2.s1", True),)))
    (claim,) = claims_with(dossier, "p4.s1")
    assert len(claim.statements) == 5
    assert not [c for c in claim.contrasts if c.type == "contradicts"]


def test_what_is_two_claims_is_two(bridge: list[Reading]) -> None:
    dossier = weigh(bridge, decided=Decided(claims=(bond(bridge, "p3.s1", "p1.s1", False),)))
    assert "p1.s1" not in members(dossier, "p3.s1")


def test_claims_that_hold_what_is_two_are_not_made_one(bridge: list[Reading], unrelated: Reading) -> None:
    pages = [*bridge, unrelated]
    decided = Decided(claims=(bond(pages, "p2.s1", "zz.s1", True), bond(pages, "zz.s1", "p3.s1", False)))
    dossier = weigh(pages, decided=decided)
    assert "zz.s1" in members(dossier, "p2.s1")
    assert "p3.s1" not in members(dossier, "zz.s1") | members(dossier, "p2.s1")


def origins(dossier: Dossier, name: str) -> list[set[str]]:
    names = {id_: n for n, id_ in ids(dossier).items()}
    (claim,) = claims_with(dossier, name)
    return [{names[s] for s in o.statements} for o in claim.origins]


def test_origins_are_as_decided(bridge: list[Reading]) -> None:
    assert len(origins(weigh(bridge), "p1.s1")) == 1
    decided = Decided(origins=(bond(bridge, "p3.s1", "p1.s1", False),))
    dossier = weigh(bridge, decided=decided)
    assert [o for o in origins(dossier, "p1.s1") if {"p1.s1", "p3.s1"} <= o] == []
    assert claims_with(dossier, "p1.s1")[0].origin_range[0] == 2
    again = weigh(bridge, decided=Decided(claims=(bond(bridge, "p4.s1", "p2.s1", True),),
                                          origins=(bond(bridge, "p4.s1", "p2.s1", True),)))  # fmt: skip
    assert any({"p4.s1", "p2.s1"} <= o for o in origins(again, "p4.s1"))
    (claim,) = claims_with(again, "p4.s1")
    assert any("سلمى: one" in o.why for o in claim.origins)


def voice(dossier: Dossier, name: str) -> str:
    return next(s.voice.id for s in dossier.statements if s.id == ids(dossier)[name])


def test_voices_are_as_decided(bridge: list[Reading], article: Callable[..., Reading]) -> None:
    assert voice(weigh(bridge), "p1.s2") == voice(weigh(bridge), "p4.s1")
    dossier = weigh(bridge, decided=Decided(voices=(bond(bridge, "p4.s1", "p1.s2", False),)))
    assert voice(dossier, "p1.s2") != voice(dossier, "p4.s1")
    dossier = weigh(bridge, decided=Decided(voices=(bond(bridge, "p3.s1", "p4.s1", True),)))
    assert voice(dossier, "p3.s1") == voice(dossier, "p4.s1")


def test_a_voice_of_one_article_is_two_where_people_say_so(article: Callable[..., Reading]) -> None:
    rows = [
        {"source": "مسؤول في البلدية", "content": "الجسر سيغلق أسبوعا"},
        {"source": "مسؤول في البلدية", "content": "الطريق البديل جاهز"},
        {"source": "مسؤول في البلدية", "content": "الحافلات ستغير خطوطها"},
    ]
    pages = [article("q1", rows, day="2031-03-01")]
    assert voice(weigh(pages), "q1.s1") == voice(weigh(pages), "q1.s2")
    dossier = weigh(pages, decided=Decided(voices=(bond(pages, "q1.s2", "q1.s1", False),)))
    assert voice(dossier, "q1.s1") == voice(dossier, "q1.s3") != voice(dossier, "q1.s2")
    both = Decided(voices=(bond(pages, "q1.s2", "q1.s1", False), bond(pages, "q1.s2", "q1.s3", True)))
    dossier = weigh(pages, decided=both)
    assert voice(dossier, "q1.s1") != voice(dossier, "q1.s2") == voice(dossier, "q1.s3")


NAMES = ["p1.s1", "p1.s2", "p2.s1", "p3.s1", "p4.s1", "zz.s1", "zz.s2"]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(NAMES), min_size=7, max_size=7), st.randoms())
def test_whatever_is_decided_holds(bridge: list[Reading], unrelated: Reading, groups: list[str], chance: Any) -> None:
    """Any partition of the statements, told by some of its pairs, is respected in all three respects."""
    pages = [*bridge, unrelated]
    of = dict(zip(NAMES, groups, strict=True))
    pairs = [(a, b) for n, a in enumerate(NAMES) for b in NAMES[:n] if chance.random() < 0.5]
    bonds = tuple(bond(pages, a, b, of[a] == of[b]) for a, b in pairs)
    dossier = weigh(pages, decided=Decided(bonds, bonds, bonds))
    for a, b in pairs:
        together = b in members(dossier, a)
        assert together == (of[a] == of[b]), (a, b)
        assert (voice(dossier, a) == voice(dossier, b)) == (of[a] == of[b])
        for claim in claims_with(dossier, a):
            if ids(dossier)[b] in claim.statements:
                assert any({ids(dossier)[a], ids(dossier)[b]} <= {*o.statements} for o in claim.origins)


@pytest.mark.parametrize("own", [True, False])
def test_what_is_decided_is_kept_beside_what_outlets_state_themselves(bridge: list[Reading], own: bool) -> None:
    decided = Decided(origins=(bond(bridge, "p3.s1", "p1.s1", False),))
    assert len(weigh(bridge, decided=decided, own=own).claims[0].origins) >= 1


def test_what_an_outlet_states_itself_is_of_no_claim_that_people_deny_it(article: Callable[..., Reading]) -> None:
    pages = [
        article("q1", [{"source": "مدير الميناء", "content": "ثلاث سفن رست في ميناء الصخرة القديم صباح الأحد"}],
                day="2031-03-01"),
        read("خبر\n\n2 مارس 2031\n\nثلاث سفن رست في ميناء الصخرة القديم صباح الأحد.\n", name="q2"),
    ]  # fmt: skip
    (own,) = [s for s in weigh(pages, own=True).statements if s.own]
    there = own_place(pages[1].page.sha256, 1, own.body.content)
    bond = Bond(there, place(pages, "q1.s1"), False, "سلمى")
    dossier = weigh(pages, own=True, decided=Decided(claims=(bond,)))
    assert [s for s in dossier.statements if s.own] == []
    assert dossier.to_dict() == {**weigh(pages).to_dict(), "reader": dossier.reader}
