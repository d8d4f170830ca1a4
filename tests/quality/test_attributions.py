"""The attribution corpus: every annotation parses, keeps its conventions, and survives a round trip."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "attributions").glob("*.txt"))


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("attributions", ROOT / "quality" / "attributions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


attributions = _load()
SAMPLE = """# topic: none

{s1.cue:قال} {s1.src+s2.via:الوزير سامي} إن {s1.con:{s2.src:خبراء} {s2.cue:يرون} أن {s2.con:الجسر آمن}}.
---
s1 indirect asserts person
s2 indirect asserts unnamed inside=s1
"""


def test_a_third_of_the_passages_is_held_out() -> None:
    held = [f for f in FILES if f.name.startswith("held-out-")]
    assert all(f.name.startswith(("dev-", "held-out-")) for f in FILES)
    assert 0.3 <= len(held) / len(FILES) <= 0.37


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_passage_parses_and_is_written_back_byte_for_byte(file: Path) -> None:
    raw = file.read_text(encoding="utf-8")
    passage = attributions.parse(file.stem, raw)
    assert attributions.notate(passage) == raw, "run: python quality/attributions.py tidy"
    assert [s["id"] for s in passage.statements] == [f"s{i}" for i in range(1, len(passage.statements) + 1)]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_statement_keeps_the_conventions(file: Path) -> None:
    passage = attributions.parse(file.stem, file.read_text(encoding="utf-8"))
    by_id = {s["id"]: s for s in passage.statements}
    for s in passage.statements:
        words = [passage.text[a:b] for a, b in s["content"]]
        assert not re.match(r"(?:وأ|أ|إ|ا|بأ|با|فإ)نّ?(?:ه|ها|هم|هما|نا|ني)?\s", words[0] + " "), words[0]
        assert not words[-1].endswith(("،", "؛", ".")), words[-1]
        assert not re.fullmatch(r"[«\"“][^«»\"“”]*[»\"”]", words[0]), f"marks around all of it: {words[0]}"
        if s["form"] != "indirect":
            assert re.search(r"[«»\"“”'‘’]", passage.text), "a quotation needs quotation marks"
        if s["inside"]:
            outer = by_id[s["inside"]]
            inner = [s["cue"][0] if s["cue"] else s["content"][0]]
            assert any(a <= x and y <= b for a, b in outer["content"] for x, y in inner), s["id"]
        if s["referent"]:
            assert s["referent"] != s["source"]


def test_sample_gives_offsets_into_the_plain_text() -> None:
    passage = attributions.parse("sample", SAMPLE)
    first, second = passage.statements
    assert passage.text == "قال الوزير سامي إن خبراء يرون أن الجسر آمن.\n"
    assert passage.text[slice(*first["source"])] == "الوزير سامي"
    assert second["via"] == [first["source"]]
    assert second["inside"] == "s1"


def test_short_forms_are_spelt_out() -> None:
    short = SAMPLE.replace("s1.src+s2.via", "1s").replace("s2.src", "2s").replace("s2.cue", "2c")
    short = short.replace("s2 indirect asserts unnamed inside=s1", "2 iau <<1")
    assert attributions.notate(attributions.parse("sample", short)) == SAMPLE


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (SAMPLE.replace("asserts person", "mutters person"), "not legal"),
        (SAMPLE.replace("آمن}}", "آمن}"), "never closed"),
        (SAMPLE.replace("s2 indirect asserts unnamed inside=s1\n", ""), "differ"),
        (SAMPLE.replace("{s1.cue:قال}", "{s1.verb:قال}"), "not a label"),
        (SAMPLE.replace("inside=s1", 'ref="الغائب"'), "no such phrase"),
        (SAMPLE.replace("{s1.cue:قال}", "{s1.cue: قال}"), "blanks"),
    ],
)
def test_mistakes_are_named_with_their_passage(wrong: str, says: str) -> None:
    with pytest.raises(ValueError, match=f"sample: .*{says}"):
        attributions.parse("sample", wrong)


def test_gold_form_is_written(tmp_path: Path) -> None:
    attributions.main(["to-gold", str(tmp_path), "dev-001"])
    rows = [json.loads(line) for line in (tmp_path / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [r["text"] for r in rows] == ["dev-001.txt"]
    assert (tmp_path / "texts" / "dev-001.txt").read_text(encoding="utf-8").strip()


def test_card_counts_what_is_there() -> None:
    card = (ROOT / "attributions" / "README.md").read_text(encoding="utf-8")
    assert attributions.table(attributions.passages()) in card, "run: python quality/attributions.py counts"


def test_card_shows_the_notation_as_it_is() -> None:
    card = (ROOT / "attributions" / "README.md").read_text(encoding="utf-8")
    example = card.split("```\n")[1]
    passage = attributions.parse("example", example)
    assert attributions.notate(passage) == example
    assert "## Conventions" in card
