"""`riwaya digest`: what changed in a story, in every form and both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli_help import riwaya
from harbour_story import FIRST, SECOND

EDITED = SECOND.replace("خلال أسبوع", "خلال شهرين") + "\nونفى مدير المرفأ سالم الغيداق إغلاق الأرصفة القديمة.\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    store, pages = folder / "desk.db", folder / "pages"
    pages.mkdir()
    (pages / "first.txt").write_text(FIRST, encoding="utf-8")
    (pages / "second.txt").write_text(SECOND, encoding="utf-8")
    assert riwaya("add", pages, "--store", store).code == 0
    assert riwaya("digest", "1", "--store", store).code == 0
    (pages / "second.txt").write_text(EDITED, encoding="utf-8")
    assert riwaya("add", pages / "second.txt", "--store", store).code == 0
    return store


def test_as_json_it_says_all_that_happened(desk: Path) -> None:
    told = json.loads(riwaya("digest", "1", "--json", "--store", desk).out)
    assert told["story"]["id"] == 1
    happened = told["happened"]
    assert len(happened["new_article"]) == 2
    (edit,) = happened["silent_edit"]
    words = [(c["was"] and c["was"]["text"], c["became"] and c["became"]["text"]) for c in edit["record"]["changes"]]
    assert ("أسبوع", "شهرين") in words
    assert any("الأرصفة" in d["record"]["content"] for d in happened["denial"])
    assert all(c["claim"]["now"] is None or c["claim"]["now"]["origins"] for c in happened["new_claim"])


@pytest.mark.parametrize(("lang", "said"), [("ar", "تعديلات صامتة"), ("en", "Silent edits")])
def test_people_read_it_in_their_language(desk: Path, lang: str, said: str) -> None:
    for form in ((), ("--markdown",)):
        shown = riwaya("digest", "story:1", *form, "--store", desk, "--lang", lang).out
        assert said in shown
        assert "شهرين" in shown
        assert "{" not in shown


def test_what_was_before_is_left_out(desk: Path) -> None:
    shown = riwaya("digest", "1", "--since", "2999-01-01", "--store", desk, "--lang", "en").out
    assert "Nothing changed" in shown
    assert json.loads(riwaya("digest", "1", "--since", "0s", "--json", "--store", desk).out)["happened"] == {}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("1", "--since", "yesterday"), 2, "no moment"),
        (("99",), 1, "no such story"),
        (("1", "--json", "--markdown"), 2, "exclude"),
    ],
)
def test_what_cannot_be_done_is_told(desk: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = riwaya("digest", *arguments, "--store", desk)
    assert (ran.code, said in ran.err) == (code, True)
