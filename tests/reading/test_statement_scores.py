"""A statement's score is a probability, and why names what moved it."""

from __future__ import annotations

import re

import riwaya


def scored(text: str) -> dict[str, tuple[float, tuple[str, ...]]]:
    reading = riwaya.read(text + "\n", name="page.txt")
    return {text[slice(*s.cue[0])]: (s.score, s.why) for a in reading.articles for s in a.statements if s.cue}


def test_a_clause_behind_its_speaker_is_surer_than_a_bare_object() -> None:
    found = scored(
        "أكد وزير النقل سامي الحلو، الأربعاء، أن الجسر الجديد سيفتح أمام السيارات الشهر المقبل.\n\n"
        "وأعلن مجلس المدينة تأجيل الافتتاح."
    )
    assert 0.5 < found["وأعلن"][0] < found["أكد"][0] < 1


def test_why_names_the_rule_first_and_then_the_features() -> None:
    score, why = scored("افتتح الجسر أمس. ونفت الوزارة وجود أعطال.")["ونفت"]
    assert 0 < score < 1
    assert why[0] == "past:نفى"
    moved = why[1:]
    assert moved
    assert all(re.search(r" [+-]\d", w) for w in moved)
