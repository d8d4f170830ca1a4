"""Wordings beside the fuller one: what was lost is marked there word by word, what changed in both."""

from __future__ import annotations

from dataclasses import replace

from riwaya.model import Drift, Erosion, Span
from riwaya.telling.comparing import retellings
from riwaya.telling.marks import Segment
from riwaya.telling.view import View


def marked(parts: list[list[Segment]] | None, kind: str) -> str:
    return "".join(s.text for part in parts or () for s in part if s.has(kind))  # type: ignore[arg-type]


def test_the_first_wording_stands_alone_and_a_retelling_beside_the_fuller_one(dossier):
    view = View.of(dossier)
    first, second, third = retellings(view, dossier.claims[0])
    assert first.before is None
    assert (second.before and second.before.id, third.before and third.before.id) == ("a1.s1", "a1.s1")


def test_lost_words_are_marked_in_the_fuller_wording_and_only_those(dossier):
    _, second, _ = retellings(View.of(dossier), dossier.claims[0])
    lost = marked(second.before_parts, "lost")
    assert "أربعة" in lost
    assert "لأنهم غير مخولين" in lost
    assert "الميناء" not in lost  # the retelling has it too
    assert marked(second.parts, "lost") == ""
    assert second.lost[0].words == "أربعة"


def test_changed_words_are_marked_on_both_sides(dossier):
    third = retellings(View.of(dossier), dossier.claims[0])[2]
    assert "20 عاملاً" in marked(third.parts, "became")
    assert "12 عاملاً" in marked(third.before_parts, "was")
    assert "داخل" not in marked(third.parts, "became")


def test_words_that_both_wordings_have_are_known(dossier):
    third = retellings(View.of(dossier), dossier.claims[0])[2]
    assert (marked(third.parts, "kept"), marked(third.before_parts, "kept")) == ("مسؤولون", "مسؤولين")
    second = retellings(View.of(dossier), dossier.claims[0])[1]
    for side in (second.parts, second.before_parts):
        assert "الشرقية" in marked(side, "kept")
        assert "كانوا" not in marked(side, "kept")


def test_what_leads_nowhere_is_passed_over(dossier):
    claim = replace(
        dossier.claims[0],
        erosion=(Erosion("a9.s9", "name", "a1.s1"), Erosion("a2.s1", "name", "a9.s9")),
        drift=(Drift("a9.s9", "place", "x", "y"), Drift("a2.s1", "place", "x", "y", Span(5, 9), ("a9", 1, 2))),
    )
    told = retellings(View.of(dossier), claim)
    assert [w.before for w in told] == [None, None, None]
    assert [d.slot for d in told[1].changed] == ["place"]
