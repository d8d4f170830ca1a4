"""The table of extractors, and its place in the documents."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

import extraction

PAGES = [extraction.invented.page_of("amp"), extraction.invented.page_of("print_page")]


def test_ours_is_scored_on_body_title_and_day() -> None:
    row = extraction.scored("ours", extraction.riwaya, PAGES)
    assert row.f1 > 0.99
    assert (row.leaked, row.titles, row.days, row.pages) == (0, 2, 2, 2)
    assert "| ours | 100.0 | 0 of " in extraction.table([row])


def test_an_extractor_that_fails_has_read_nothing() -> None:
    def fails(_data: bytes) -> tuple[str | None, str | None, str]:
        raise ValueError

    assert extraction.scored("other", fails, PAGES).f1 == 0


def test_an_extractor_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "riwaya":
            return "0"
        raise PackageNotFoundError(name)

    monkeypatch.setattr(extraction, "version", version)
    rows, missing = extraction.compared(PAGES)
    assert [row.what for row in rows] == ["riwaya 0"]
    assert "goose3" in missing


def test_the_documents_have_a_place_for_it() -> None:
    text = extraction.PAGE.read_text(encoding="utf-8")
    assert text.index(extraction.BEGIN) < text.index(extraction.END)
