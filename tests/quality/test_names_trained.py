"""The shipped model of the tagger of names is the one whose training is on record."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

TRAINED = Path(__file__).parents[2] / "quality" / "names_trained.toml"


def test_the_shipped_weights_are_those_that_training_wrote() -> None:
    shipped = files("riwaya.mentions.names").joinpath("data", "model.bin.gz").read_bytes()
    told = tomllib.loads(TRAINED.read_text(encoding="utf-8"))
    assert told["weights"] == sha256(shipped).hexdigest()
