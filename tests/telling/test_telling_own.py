"""What an outlet states itself is told apart from what it attributes, in every form."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from riwaya import telling
from riwaya.model import Dossier, Erosion
from riwaya.telling.network import network
from riwaya.telling.view import View


@pytest.fixture
def eroded(dossier: Dossier) -> Dossier:
    """The story with one retelling that names nobody any more."""
    bare = next(s for s in dossier.statements if s.id == "a3.s1")
    body = replace(bare.body, cue=(), source=None, kind="media")
    told = tuple(replace(s, body=body, own=True) if s is bare else s for s in dossier.statements)
    claim = replace(dossier.claims[0], erosion=(Erosion("a3.s1", "source", "a1.s1"),))
    return replace(dossier, statements=told, claims=(claim, *dossier.claims[1:]))


def test_the_picture_sets_it_apart_from_those_who_name_a_source(eroded):
    view = View.of(eroded)
    found = {p.names: p.own for p in network(view, eroded.claims[0]).printed}
    assert found == {("وكالة مدى", "صحيفة المرفأ"): False, ("موقع ضفاف",): True}
    page = telling.html(eroded, "en")
    assert re.search(r'<svg class="outlet own".*?without a source</text>', page)


def test_the_lost_source_is_struck_out_in_the_fuller_wording(eroded):
    page = telling.html(eroded, "en")
    said = re.search(r'<li id="said-a3.s1">.*?</ul>', page, re.DOTALL)
    assert said
    assert "states it itself, without a source" in said[0]
    assert re.search(r'class="[^"]*\blost\b[^"]*"[^>]*>أربعة مسؤولين في الميناء', said[0])
    assert "the source itself" in said[0]


def test_the_text_marks_it_in_a_way_of_its_own(eroded):
    page = telling.html(eroded, "en")
    line = re.search(r'<p id="line-a3-2".*?</p>', page, re.DOTALL)
    assert line
    assert re.search(r'class="content[^"]* own ', line[0])


def test_terminal_and_markdown_say_so(eroded):
    out = io.StringIO()
    telling.terminal(eroded, Console(file=out, width=80), "ar")
    assert out.getvalue().count("تقوله من عندها بلا مصدر") == 1
    assert telling.markdown(eroded, "en").count("states it itself, without a source") == 1
