"""Silence: parties that declined, and outlets that leave out what others print."""

from __future__ import annotations

import re
from dataclasses import replace

from riwaya import telling
from riwaya.model import Voice
from riwaya.telling.silences import declined, left_out
from riwaya.telling.view import View


def test_who_declined_is_named_with_the_statements_that_tell_of_it(dossier):
    (found,) = declined(View.of(dossier))
    assert (found.name, [s.id for s in found.said]) == ("وزارة النقل", ["a1.s2"])


def test_outlets_are_listed_with_what_they_leave_out_and_print(dossier):
    view = View.of(dossier)
    found = {f.outlet: ([c.id for c in f.claims], f.prints) for f in left_out(view, dossier.claims)}
    assert found["شبكة نوارس"] == (["c1"], 2)
    assert found["صحيفة المرفأ"] == (["c2"], 2)


def test_the_document_tells_both_and_leads_to_them(dossier):
    page = telling.html(dossier, "en")
    part = re.search(r'<section id="silence".*?</section>', page, re.DOTALL)
    assert part
    assert "وزارة النقل" in part[0]
    assert 'href="#text-a1.s2"' in part[0]
    assert 'href="#claim-c2"' in part[0]


def test_a_hostile_party_stays_text(dossier):
    evil = Voice("v2", "<script>\u202e" + "ط" * 9000, "organisation")
    told = tuple(replace(s, voice=evil) if s.id == "a1.s2" else s for s in dossier.statements)
    voices = tuple(replace(v, name=evil.name) if v.id == "v2" else v for v in dossier.voices)
    page = telling.html(replace(dossier, statements=told, voices=voices), "ar")
    part = re.search(r'<section id="silence".*?</section>', page, re.DOTALL)
    assert part
    assert "<script" not in part[0]
    assert len(part[0]) < 12_000


def test_where_nobody_is_silent_there_is_no_such_part(dossier):
    told = tuple(s for s in dossier.statements if s.body.stance != "declines")
    claims = tuple(replace(c, silent=()) for c in dossier.claims[:3])
    assert 'id="silence"' not in telling.html(replace(dossier, statements=told, claims=claims), "en")
