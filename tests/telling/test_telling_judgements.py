"""Judgements in the terminal: who says what of what, in both languages."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from judging_help import Desk
from riwaya.model import JUDGEMENT_KINDS
from riwaya.telling import judgements_terminal
from riwaya.telling.judgements import mark
from riwaya.telling.words import catalogue, words


def printed(desk: Desk, lang: str, *states: str) -> str:
    target = desk.said(desk.second, "الأجور")
    said = [
        desk.judge("statement-fields", target, stance="asserts", source=(), note="خبر"),
        desk.judge("statement-fields", target, "نبيل", stance="hedges"),
        desk.judge("line-role", desk.line(desk.second, 9), role="link", article=0),
    ]
    out = StringIO()
    console = Console(file=out, width=100)
    judgements_terminal(list(zip(said, states, strict=True)), desk.shown(*said).conflicts, console, lang)
    return out.getvalue()


def test_it_is_told_who_says_what_and_what_became_of_it() -> None:
    text = printed(Desk(), "en", "contested", "superseded", "lost")
    assert "s3 · stance" in text
    assert text.index("Where people differ") < text.index("What people say")
    for words_ in ("سلمى", "نبيل", "الأجور ستدفع كاملة", "no longer applies", "said otherwise since", "none", "خبر"):
        assert words_ in text


def test_it_is_told_in_arabic() -> None:
    text = printed(Desk(), "ar", "counts", "counts", "counts")
    assert "حيث يختلف المراجعون" in text
    assert "معمول به" in text


def test_marks_are_told_in_the_language() -> None:
    assert mark("judged by سلمى, 2031-03-06: content, stance", words("en")) == (
        "judged by سلمى, 2031-03-06: content, stance"
    )
    assert mark("contested by سلمى, 2031-03-06: stance", words("ar")) == "موضع خلاف بين سلمى, 2031-03-06: الموقف"
    assert mark("past:قال", words("en")) == ""


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_kind_and_state_has_its_word(lang: str) -> None:
    wanted = {kind.replace("-", "_") for kind in JUDGEMENT_KINDS}
    wanted |= {"counts", "contested", "lost", "superseded", "withdrawn", "judged", "confirmed", "added"}
    assert {f"judged.{name}" for name in wanted} <= catalogue(lang).keys()
