"""Laws of judging: order makes no difference, and what was taken back was never said."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from judging_help import Desk
from riwaya.judging import standing
from riwaya.model import Judgement

DESK = Desk()
SAID = [DESK.said(DESK.first, w) for w in ("السفن", "الرافعات", "شاحنات")]
SAID += [DESK.said(DESK.second, w) for w in ("السفن", "الأرصفة", "الأجور")]
people = st.sampled_from(["سلمى", "نبيل", "هدى"])


@st.composite
def judgements(draw: st.DrawFn) -> list[Judgement]:
    """Some judgements of three people."""
    found = []
    for _ in range(draw(st.integers(0, 8))):
        target, author = draw(st.sampled_from(SAID)), draw(people)
        kind = draw(st.sampled_from(["right", "wrong", "fields", "speaker", "missing", "bond", "line"]))
        says: dict[str, Any] = {}
        if kind == "fields":
            says = {"stance": draw(st.sampled_from(["asserts", "denies"])), "kind": draw(st.sampled_from(["person"]))}
        if kind == "speaker":
            says = {"name": draw(st.sampled_from(["سالم الغيداق", "هاني الرملاوي"]))}
        if kind in ("right", "wrong", "fields"):
            found.append(DESK.judge(f"statement-{kind}", target, author, **says))  # type: ignore[arg-type]
        elif kind == "speaker":
            found.append(DESK.judge("speaker", target, author, **says))
        elif kind == "missing":
            found.append(DESK.missing(author, stance=draw(st.sampled_from(["asserts", "denies"]))))
        elif kind == "line":
            line = DESK.line(DESK.second, draw(st.sampled_from([1, 5, 9, 11])))
            role = draw(st.sampled_from(["title", "link", "body"]))
            found.append(DESK.judge("line-role", line, author, role=role))
        else:
            respect = draw(st.sampled_from(["claim", "voice", "origin"]))
            way, other = draw(st.sampled_from(["same", "other"])), draw(st.sampled_from(SAID))
            if other != target:
                found.append(DESK.judge(f"{respect}-{way}", target, author, others=(other,)))  # type: ignore[arg-type]
    return found


@settings(deadline=None, max_examples=60)
@given(judgements(), st.randoms())
def test_the_order_makes_no_difference(said: list[Judgement], chance: Any) -> None:
    mixed = said[:]
    chance.shuffle(mixed)
    assert DESK.shown(*mixed, *mixed[:2]) == DESK.shown(*said)


@settings(deadline=None, max_examples=60)
@given(judgements(), judgements())
def test_what_was_taken_back_changes_nothing(kept: list[Judgement], taken: list[Judgement]) -> None:
    back = [DESK.withdraw(j) for j in taken]
    assert DESK.shown(*kept, *taken, *back) == DESK.shown(*kept)
    assert standing([*kept, *taken, *back]) == sorted(kept, key=lambda j: j.order)


@settings(deadline=None, max_examples=60)
@given(judgements())
def test_nothing_is_lost(said: list[Judgement]) -> None:
    """Every statement that was read is shown or struck; every judgement is of what is there."""
    shown = DESK.shown(*said)
    assert shown.lost == ()
    for given_, now in zip((DESK.first, DESK.second), shown.readings, strict=True):
        was = {s.id for s in given_.articles[0].statements}
        there = {s.id for s in now.articles[0].statements}
        struck = {s.place.label for s in shown.struck if s.place.page == now.page.sha256}
        assert was <= there | struck
        assert not there & struck
