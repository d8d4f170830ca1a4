"""Probes: a construction a sentence, and all the statements wanted of it. Known misses are counted, not hidden."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from riwaya.model import STANCES, Article, Line
from riwaya.reading import read_statements

PROBES = tomllib.loads((Path(__file__).parent / "probes.toml").read_text(encoding="utf-8"))["probe"]
MANAGED = [p for p in PROBES if p.get("known", True)]
MISSED = [p for p in PROBES if not p.get("known", True)]


def read(probe: dict[str, Any]) -> list[list[str]]:
    """Cue, source, content and stance of every statement read in a probe, as `probes.toml` writes them."""
    text = probe["text"]
    line = Line(1, probe.get("role", "body"), 1, 0, len(text))
    return [
        [
            " … ".join(text[a:b] for a, b in s.cue),
            text[slice(*s.source)] if s.source else "",
            " … ".join(text[a:b] for a, b in s.content),
            s.stance,
        ]
        for s in read_statements(text, Article(1, (line,)))
    ]


def test_every_probe_is_well_formed() -> None:
    assert len({p["text"] for p in PROBES}) == len(PROBES), "a sentence stands twice"
    for probe in PROBES:
        assert probe.keys() <= {"text", "role", "want", "known"}
        for cue, source, content, stance in probe["want"]:
            assert stance in STANCES
            for words in (*cue.split(" … "), *content.split(" … "), source):
                assert words in probe["text"], words


@pytest.mark.parametrize("probe", MANAGED, ids=lambda p: p["text"])
def test_a_probe_is_read_as_wanted(probe: dict[str, Any]) -> None:
    assert read(probe) == probe["want"]


def test_known_misses_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    managed_now = [p["text"] for p in MISSED if read(p) == p["want"]]
    with capsys.disabled():
        print(f"\n{len(MISSED) - len(managed_now)} of {len(PROBES)} probes are not managed yet")
        for text in managed_now:
            print(f"managed now, take `known = false` off in probes.toml: {text}")
