"""The picture of a claim's chains: boxes that do not lie on each other, in a frame of bounded size."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest

from riwaya import telling
from riwaya.model import Origin
from riwaya.telling.diagram import Diagram, draw, wrapped
from riwaya.telling.network import Hand, Network, Printed

FIFTY = tuple(f"صحيفة {n}" for n in range(50))
STORY = Network(
    (Hand("أربعة مسؤولين", 0), Hand("وكالة مدى", 1, (0,)), Hand("شبكة نوارس", 2, (1,))),
    (Printed(FIFTY[:30], (1,)), Printed(FIFTY[30:49], (2,)), Printed(FIFTY[49:], (0,))),
)


def apart(d: Diagram) -> bool:
    return not any(
        a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
        for a, b in combinations(d.boxes, 2)
    )


@pytest.mark.parametrize("rtl", [True, False])
def test_fifty_outlets_fit_a_picture_that_a_page_can_hold(rtl):
    d = draw(STORY, "?", rtl)
    assert apart(d)
    assert d.width <= 1200
    assert d.height <= 900
    assert all(b.x >= 0 and b.x + b.width <= d.width and b.y + b.height <= d.height for b in d.boxes)
    assert sum(len(b.lines) for b in d.boxes if b.role == "outlet") == 50


def test_in_arabic_the_voice_stands_on_the_right():
    at = {rtl: {b.role: b.x for b in draw(STORY, "?", rtl).boxes} for rtl in (True, False)}
    assert at[True]["voice"] > at[True]["carrier"] > at[True]["outlet"]
    assert at[False]["voice"] < at[False]["carrier"] < at[False]["outlet"]


def test_a_line_that_passes_a_column_passes_no_box():
    d = draw(STORY, "?", False)
    levels = [float(m[1]) for m in (re.fullmatch(r"M[\d.]+ ([\d.]+)h[\d.]+", c) for c in d.curves) if m]
    assert levels
    for box in d.boxes:
        if box.role == "carrier":
            assert not any(box.y < y < box.y + box.height for y in levels)


@pytest.mark.parametrize("name", ["W" * 400, "﷽" * 50, "a" + "\u0301" * 300, "\u202eهكر", "字" * 80, ""])
def test_no_name_is_wider_than_its_lines(name):
    rows = wrapped(name, 20)
    assert len(rows) <= 2
    assert all(len([c for c in row if not "\u0300" <= c <= "\u036f"]) <= 23 for row in rows)
    assert "\u202e" not in "".join(rows)


def test_a_picture_says_in_words_what_it_shows(dossier):
    page = telling.html(dossier, "en")
    title = re.search(r'<title id="claim-c1-t">([^<]*)</title>', page)
    told = re.search(r'<desc id="claim-c1-d">([^<]*)</desc>', page)
    assert title
    assert title[1] == "3 outlets, 1 voice"
    assert told
    assert "صحيفة المرفأ from وكالة مدى" in told[1]
    assert 'role="img" aria-labelledby="claim-c1-t claim-c1-d"' in page


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_hostile_name_stays_text_in_its_box(dossier, lang):
    evil = "</text></svg><script>alert(1)</script>\u202e" + "س" * 5000
    origin = Origin("v1", (), ((evil, evil + "2"), ("وكالة مدى", evil)))
    page = telling.html(replace(dossier, claims=(replace(dossier.claims[0], origins=(origin,)),)), lang)
    assert "<script" not in page
    assert "\u202e" not in page
    assert page.count("</svg>") == page.count("<svg")


def test_what_is_not_drawn_is_told(dossier):
    origins = tuple(Origin(f"x{n}", (), ((f"صحيفة {n}",),)) for n in range(12))
    page = telling.html(replace(dossier, claims=(replace(dossier.claims[0], origins=origins),)), "en")
    assert "Not drawn, for want of room: 4 voices, 4 outlets." in page
