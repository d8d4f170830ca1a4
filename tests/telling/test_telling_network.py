"""Who had it from whom: each outlet once, each voice's hands apart, however the paths twist."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.model import Claim, Dossier, Origin
from riwaya.telling import network as networks
from riwaya.telling.network import network
from riwaya.telling.view import View


def claim_of(dossier: Dossier, *origins: tuple[tuple[str, ...], ...]) -> tuple[View, Claim]:
    found = tuple(Origin(f"v{n}", (), paths) for n, paths in enumerate(origins, 1))
    return View.of(dossier), replace(dossier.claims[0], origins=found)


def told(view: View, claim: Claim) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The outlets and the hands before them, by name."""
    net = network(view, claim)
    return {p.names: tuple(net.hands[i].name for i in p.hands) for p in net.printed}


def test_outlets_that_had_it_from_the_same_hands_stand_together(dossier):
    view, claim = claim_of(dossier, (("وكالة مدى", "النخيل"), ("وكالة مدى", "الساحل"), ("الجبل",)))
    assert told(view, claim) == {("النخيل", "الساحل"): ("وكالة مدى",), ("الجبل",): ("أربعة مسؤولين في الميناء",)}


def test_an_agency_that_also_prints_had_it_first_hand_once(dossier):
    view, claim = claim_of(dossier, (("وكالة مدى",), ("وكالة مدى", "النخيل")))
    assert told(view, claim) == {("وكالة مدى", "النخيل"): ("وكالة مدى",)}


def test_two_voices_that_one_agency_carried_stay_two(dossier):
    view, claim = claim_of(dossier, (("وكالة مدى", "النخيل"),), (("وكالة مدى", "الساحل"),))
    net = network(view, claim)
    assert [(h.name, h.column) for h in net.hands if h.column] == [("وكالة مدى", 1)] * 2
    assert len(net.printed) == 2


def test_an_outlet_that_two_voices_reached_is_drawn_once(dossier):
    view, claim = claim_of(dossier, (("النخيل",),), (("وكالة مدى", "النخيل"),))
    (printed,) = network(view, claim).printed
    assert printed.names == ("النخيل",)
    assert len(printed.hands) == 2


def test_hands_that_quote_each_other_make_no_ring(dossier):
    view, claim = claim_of(dossier, (("ألف", "باء", "النخيل"), ("باء", "ألف", "الساحل")))
    net = network(view, claim)
    assert all(net.hands[b].column < h.column for h in net.hands for b in h.before)
    assert {name for p in net.printed for name in p.names} == {"النخيل", "الساحل"}


def test_the_middle_of_a_long_chain_is_counted(dossier):
    view, claim = claim_of(dossier, (("أ", "ب", "ج", "د", "هـ", "النخيل"),))
    assert [(h.name, h.more) for h in network(view, claim).hands[1:]] == [("أ", 0), ("", 3), ("هـ", 0)]


def test_what_one_picture_cannot_hold_is_counted(dossier):
    names = [f"صحيفة {n}" for n in range(500)]
    many = tuple(((name,),) for name in names[:20])
    view, claim = claim_of(dossier, tuple((name,) for name in names), *many)
    net = network(view, claim)
    assert len(net.hands) == networks.VOICES
    assert net.voices == 21 - networks.VOICES
    assert sum(len(p.names) for p in net.printed) <= networks.NAMES + networks.BLOCKS * 4
    assert sum(p.count for p in net.printed) + net.outlets == 500


NAMES = st.sampled_from(["أ", "ب", "ج", "وكالة مدى", "مدى", "x", ""])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.lists(NAMES, max_size=6).map(tuple), max_size=6).map(tuple), max_size=3))
def test_any_paths_give_each_outlet_once_and_no_ring(dossier, origins):
    view, claim = claim_of(dossier, *origins)
    net = network(view, claim)
    shown = [name for p in net.printed for name in p.names]
    assert sorted(shown) == sorted({path[-1] for paths in origins for path in paths if path})
    assert all(net.hands[b].column < h.column for h in net.hands for b in h.before)
