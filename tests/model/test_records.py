"""Records: a reading that was written as JSON comes back as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riwaya import read
from riwaya.model.records import reading_of_record
from riwaya.sample import sample_pages


@pytest.mark.parametrize("page", sample_pages(), ids=lambda p: p.name)
def test_a_reading_comes_back(page: Path) -> None:
    record = read(page).to_dict(with_text=True)
    assert reading_of_record(json.loads(json.dumps(record))).to_dict(with_text=True) == record


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(KeyError):
        reading_of_record({"page": "x"})
