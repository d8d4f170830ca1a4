"""A desk for each test."""

from __future__ import annotations

import pytest

from judging_help import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()
