"""The dossier as a reader meets it: opened from a file in Chromium, followed with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser_help import WIDE, opened_chromium
from riwaya import telling
from riwaya.model import Origin


@pytest.fixture(scope="module")  # while it is open a loop runs in this thread, and other modules begin their own
def chromium() -> Iterator[Browser]:
    with opened_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def files(dossier, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("dossier")
    made = {}
    for lang in ("ar", "en"):
        made[lang] = folder / f"{lang}.html"
        made[lang].write_text(telling.html(dossier, lang), encoding="utf-8")
    return made


@pytest.fixture(params=["ar", "en"])
def lang(request) -> str:
    return request.param


@pytest.fixture
def opened(chromium, files, lang) -> Iterator[object]:
    """Opens the dossier; fails at the end when anything was asked for but the file, or anything was complained of."""
    seen: list[str] = []
    pages: list[Page] = []

    def visit(viewport=WIDE, scheme="light") -> Page:
        page = chromium.new_page(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
        page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("dialog", lambda dialog: seen.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: seen.append(request.url))
        pages.append(page)
        page.goto(files[lang].as_uri())
        return page

    yield visit
    for page in pages:
        page.close()
    assert [s for s in seen if s != files[lang].as_uri()] == []


def fragment(page: Page) -> str:
    return page.evaluate("decodeURIComponent(location.hash.slice(1))")


def in_view(page: Page, key: str) -> bool:
    return page.evaluate(
        "key => { const box = document.getElementById(key).getBoundingClientRect();"
        " return box.top >= -1 && box.top < innerHeight }",
        key,
    )


def test_the_document_is_in_its_language_and_direction(opened, lang):
    page = opened()
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if lang == "ar" else "ltr")
    assert page.locator("h1").count() == 1


def test_every_link_followed_with_the_mouse_brings_its_target_into_view(opened):
    page = opened()
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
    links = page.locator("main a[href^='#']:visible")
    for i in range(links.count()):
        target = links.nth(i).get_attribute("href").removeprefix("#")
        links.nth(i).click()
        assert fragment(page) == target
        assert in_view(page, target), target


def test_a_wording_leads_to_its_text_and_the_number_there_leads_back(opened):
    page = opened()
    page.locator("#said-a3\\.s1 a[href='#text-a3.s1']").click()
    assert in_view(page, "text-a3.s1")
    page.locator("#text-a3\\.s1").click()
    assert fragment(page) == "said-a3.s1"
    assert in_view(page, "said-a3.s1")


def test_the_statement_that_a_link_leads_to_lights_up_whole(opened):
    page = opened()
    shade = "e => getComputedStyle(e).backgroundColor"
    content = page.locator("#article-a4 .content.k3").first
    before = content.evaluate(shade)
    page.locator("#said-a4\\.s3 a[href='#text-a4.s3']").click()
    assert content.evaluate(shade) != before
    legend = page.locator(".legend .content").first
    assert page.locator("#article-a4 .content.k1").first.evaluate(shade) == legend.evaluate(shade)


def test_the_keyboard_reaches_the_claims_first_and_follows_links(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert fragment(page) == "claims"
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused == "#claim-c1"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert fragment(page) == "claim-c1"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.getAttribute('href') || '').startsWith('#text-')"):
            break
    target = page.evaluate("document.activeElement.getAttribute('href').slice(1)")
    page.keyboard.press("Enter")
    assert fragment(page) == target
    assert in_view(page, target)


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_has_to_be_scrolled_sideways(opened, width):
    page = opened({"width": width, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "() => [...document.querySelectorAll('main *')].filter(e => { const b = e.getBoundingClientRect();"
        " return b.width > 1 && (b.left < -1 || b.right > innerWidth + 1) }).map(e => e.outerHTML.slice(0, 120))"
    )
    assert wide == []


def test_the_chains_are_a_picture_where_there_is_room_and_a_list_where_there_is_none(opened):
    for width, shown, hidden in ((1280, ".diagram", ".chains .tree"), (360, ".chains .tree", ".diagram")):
        page = opened({"width": width, "height": 740})
        assert page.locator(shown).first.is_visible()
        assert not page.locator(hidden).first.is_visible()


def test_in_the_picture_no_name_leaves_its_box(opened):
    page = opened()
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('.diagram > svg')].map(e => [e.getBoundingClientRect().width,"
        " ...[...e.querySelectorAll('text')].map(t => t.getBoundingClientRect().width)])"
    )
    assert boxes
    assert all(max(texts) <= box for box, *texts in boxes)


def test_the_gutter_stands_beside_its_sentence_and_leads_to_where_it_was_said_first(opened):
    page = opened()
    note = page.locator("#line-a2-3 a.seen")
    sentence = page.locator("#line-a2-3 .sentence")
    beside, words = note.bounding_box(), sentence.bounding_box()
    assert beside["x"] >= words["x"] + words["width"] - 1  # Arabic begins on the right, and so does its gutter
    assert words["y"] <= beside["y"] < words["y"] + words["height"]
    note.click()
    assert fragment(page) == "text-a1.s1"
    assert in_view(page, "text-a1.s1")


@pytest.mark.parametrize("width", [320, 1280])
def test_names_without_end_break_no_page(chromium, dossier, tmp_path, width):
    evil = "<b>" + "W" * 3000 + "\u202e" + "ه" * 3000
    first = dossier.articles[0]
    named = replace(first, article=replace(first.article, outlet=evil))
    origin = Origin("v1", ("a1.s1", "a2.s1"), ((evil, "صحيفة المرفأ"), (evil,)))
    claim = replace(dossier.claims[0], origins=(origin,))
    hostile = replace(dossier, articles=(named, *dossier.articles[1:]), claims=(claim, *dossier.claims[1:]))
    file = tmp_path / "hostile.html"
    file.write_text(telling.html(hostile, "ar"), encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 740})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


CONTRAST = """
() => {
  const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 }); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c } return [255, 255, 255] };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = light(rgb(getComputedStyle(e).color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push([e.className || e.tagName, Math.round(ratio * 10) / 10]);
  }
  return bad;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(opened, scheme):
    """WCAG 2.2, 1.4.3: a contrast of at least 4.5 to 1."""
    page = opened(scheme=scheme)
    assert page.evaluate(CONTRAST) == []


def test_dark_is_dark_and_light_is_light(opened):
    shade = (
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0)"
    )
    assert opened(scheme="dark").evaluate(shade) < 150 < 600 < opened(scheme="light").evaluate(shade)


def test_arabic_text_runs_from_the_right_whatever_the_interface(opened):
    page = opened()
    words = page.locator("#line-a1-3")
    assert words.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert words.get_attribute("lang") == "ar"


def test_the_text_on_screen_is_the_text_of_the_page(opened, dossier):
    page = opened()
    line = dossier.articles[3].article.lines[2]
    assert page.locator("#line-a4-3").inner_text() == line.span.of(dossier.articles[3].text)


def test_it_prints_without_its_navigation(opened):
    page = opened()
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_in_a_notebook_the_links_stay_in_their_frame(chromium, dossier, tmp_path):
    telling.register_notebook("en")
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><meta charset=utf-8>{dossier._repr_html_()}", encoding="utf-8")
    page = chromium.new_page(viewport=WIDE)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(notebook.as_uri())
    page.frame_locator("iframe").locator("nav a[href='#articles']").click()
    assert page.frames[1].url == "about:srcdoc#articles"
    assert complaints == []
    page.close()
