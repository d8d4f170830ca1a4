"""A dossier comes back from its JSON form whole, so that a kept one says the same as one that was made anew."""

from __future__ import annotations

import json

from riwaya import read, story
from riwaya.model.dossier_records import dossier_of_record
from riwaya.sample import sample_pages


def test_a_dossier_comes_back_as_it_was() -> None:
    readings = [read(path) for path in sample_pages()]
    made = story(readings)
    told = made.to_dict()
    back = dossier_of_record(json.loads(json.dumps(told)), readings)
    assert back.to_dict() == told
    assert any(claim.origin_reason for claim in back.claims)
