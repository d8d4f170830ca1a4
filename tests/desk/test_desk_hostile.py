"""Pages and names that were made to do harm: nothing of them runs, asks for anything, or breaks a page."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from browser_help import PHONE, WIDE
from riwaya.desk.inert import inert
from riwaya.store.schema import articles, names


def evil(local, name: str) -> int:
    with local.store.reading() as connection:
        rows = select(articles.c.id).join_from(articles, names, names.c.page == articles.c.page)
        return connection.execute(rows.where(names.c.name == name)).scalars().first()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", ["evil <i>.txt", "evil.html"])
def test_a_hostile_page_is_only_text(visit, local, name, viewport):
    page = visit(f"/articles/{evil(local, name)}", viewport=viewport)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.locator(".tab[aria-controls=saved]").click()
    page.wait_for_timeout(150)
    assert page.title() != "ran"
    text = page.content()
    assert "\u202e" not in text
    assert "<script>alert" not in text


def test_a_name_without_end_breaks_no_list(visit):
    for viewport in (WIDE, PHONE):
        page = visit("/stories", viewport=viewport)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert len(page.content()) < 60_000
    page = visit("/stories/3", viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_saved_page_comes_with_a_policy_of_its_own(local):
    answer = local.client().get(f"/articles/{evil(local, 'evil.html')}/saved")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "sandbox;" in policy
    for word in ("<script", "onload", "http://example.org", "javascript:", "<form", "<input", "refresh", "style='"):
        assert word not in answer.text
    assert "الجدار الشرقي سقط كله" in answer.text
    assert "الصومعة قبل الانهيار" in answer.text


def test_the_bytes_are_saved_never_shown(local):
    answer = local.client().get(f"/articles/{evil(local, 'evil.html')}/bytes")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert b"document.title='ran'" in answer.content


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 20_000 + "قاع", "<p>أ" * 90_000, "<table><tr><td>" * 3000, "</p></div>", "<br>" * 5],
    ids=["deep", "many", "tables", "closed", "empty"],
)
def test_any_mark_up_becomes_a_document(markup):
    text = inert(markup.encode(), "text/html", "النص")
    assert text.startswith("<!doctype html>")
    assert text.endswith("</body></html>")


def test_what_is_no_html_is_shown_as_its_text():
    assert "<pre>&lt;b&gt;</pre>" in inert(b"%PDF-1.7", "application/pdf", "<b>")
