"""Contraries: one name for both sides, and which words say the contrary of which."""

from __future__ import annotations

from riwaya.arabic.contraries import contraries, opposed
from riwaya.arabic.stems import concept


def test_contraries_go_by_one_name_on_two_sides() -> None:
    shut, opened = (contraries()[concept(w)] for w in ("إغلاق", "فتح"))
    assert shut.name == opened.name
    assert shut.side == -opened.side


def test_the_contrary_of_a_contrary_is_on_the_first_side() -> None:
    held, freed, jailed = (contraries()[concept(w)] for w in ("اعتقال", "إفراج", "سجن"))
    assert held.name == freed.name == jailed.name
    assert held.side == jailed.side == -freed.side


def test_words_of_whether_an_act_is_govern_it() -> None:
    assert contraries()[concept("بدأ")].governs
    assert not contraries()[concept("ارتفاع")].governs


def test_contraries_that_have_others_too_have_no_name_in_common() -> None:
    assert concept("دخول") not in contraries()
    into, out = (concept("دخول"), 1), contraries()[concept("خروج")]
    assert (into, (out.name, out.side)) in opposed()


def test_no_word_is_its_own_contrary() -> None:
    names = {name for (name, side), (other, turned) in opposed() if name == other and side == turned}
    assert not names
