"""The pages as a reader meets them, in Chromium, in both languages."""

from __future__ import annotations

import pytest

from browser_help import PHONE
from desk_help import axe, both, flaws

PATHS = (
    "/stories",
    "/stories/1",
    "/stories/1/changes",
    "/stories/1/contrasts",
    "/claims/1",
    "/claims/999",
    "/voices/4",
    "/outlet?name=بوابة النارنج الإخبارية",
    "/place?id=haditha-dam",
    "/articles/1",
    "/articles/4",
    "/compare/1/7",
    "/search",
    "/search?q=السد&in=statements",
    "/search?q=السد&in=claims",
    "/add",
    "/queue",
    "/judgements",
    "/correct/1.s1",
    "/correct/1",
    "/correct/story:1",
    "/correct/claim:1",
    "/correct/voice:3.s1",
    "/alerts",
    "/articles/1/cite",
    "/articles/1/cite?statement=s1",
    "/api",
    "/audit",
    "/people",
)
TEAMS = ("/account", "/people", "/audit")


@both
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_in_its_language_open_to_all_and_fits(visit, lang, path):
    assert flaws(visit(path), lang) == []


@both
@pytest.mark.parametrize("path", TEAMS)
def test_a_page_of_accounts_is_in_its_language_open_to_all_and_fits(admins_visit, lang, path):
    assert flaws(admins_visit(path), lang) == []


@both
def test_a_password_that_was_made_is_shown_where_everybody_can_read_it(admins_visit, lang):
    page = admins_visit("/people")
    page.locator("main form.fields input[name=name]").fill(f"wafa {lang}")
    page.locator("main form.fields button.main").click()
    assert len(page.locator(".secret code").inner_text()) == 19
    assert flaws(page, lang) == []


@both
def test_an_error_is_a_sentence_in_both_languages(visit, lang):
    page = visit("/nothing-here")
    assert page.locator("section.error").evaluate_all("e => e.map(s => s.lang)") == (
        ["ar", "en"] if lang == "ar" else ["en", "ar"]
    )
    assert axe(page) == []
    assert [c for c in visit.complaints if "404" not in c] == []
    visit.complaints.clear()  # the browser itself says that there was none


@both
def test_the_language_is_switched_and_remembered(visit, lang):
    page = visit("/stories")
    with page.expect_navigation():
        page.locator("button[name=lang]").click()
    other = "en" if lang == "ar" else "ar"
    assert page.evaluate("document.documentElement.lang") == other
    page.goto(visit.desk.address + "/articles/1")
    assert page.evaluate("document.documentElement.lang") == other


def test_dark_and_light_are_chosen_and_remembered(visit):
    page = visit("/stories")
    shade = (
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0)"
    )
    assert page.evaluate(shade) > 600
    with page.expect_navigation():
        page.locator("button[name=scheme]").click()
    assert page.evaluate(shade) < 150
    page.goto(visit.desk.address + "/stories/1")
    assert page.evaluate(shade) < 150
    with page.expect_navigation():
        page.locator("button[name=scheme]").click()
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(shade) > 600


def test_the_letters_are_those_that_are_shipped(visit):
    page = visit("/stories")
    page.wait_for_function("document.fonts.status === 'loaded'")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {f.strip('"') for f in loaded} == {"Plex", "Naskh"}


@both
def test_the_keyboard_reaches_everything(visit):
    page = visit("/stories")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator("[data-item]").first.get_attribute("href")
    assert page.evaluate("document.activeElement.getAttribute('href')") == first
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/stories")


def test_letters_can_be_turned_off(visit):
    page = visit("/stories")
    page.keyboard.press("?")
    with page.expect_navigation():
        page.locator("dialog button[name=keys]").click()
    page.keyboard.press("?")
    assert not page.locator("dialog#keys").is_visible()


@both
def test_a_story_with_an_alert_comes_first_and_what_moved_is_news_until_it_is_opened(spare, lang):
    visitor = spare.client(**{"accept-language": lang})
    word = "2 new articles" if lang == "en" else "مقالان جديدان"
    text = visitor.get("/stories").text
    assert word in text
    assert text.index("/stories/1") < text.index("/stories/3")
    assert 'class="story alerted"' in text
    visitor.get("/stories/1")
    assert word not in visitor.get("/stories").text


def test_a_statement_lights_up_with_its_card_by_mouse_and_by_keyboard(visit):
    page = visit("/articles/1")
    page.locator(".lines .content.k2").first.hover()
    assert page.locator(".said-card.lit").get_attribute("data-of") == "2"
    page.mouse.move(0, 0)  # what scrolls under the pointer would light up instead
    page.locator(".lines .ref[data-n='3']").focus()
    assert page.locator(".said-card.lit").get_attribute("data-of") == "3"
    assert page.locator("#card-s3 .chain li").count() >= 2


def test_on_a_phone_the_chain_comes_to_the_statement_and_goes_again(visit):
    page = visit("/articles/1", viewport=PHONE)
    page.locator(".lines .ref[data-n='1']").focus()
    assert page.locator("#hover .chain").is_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert page.locator("#hover").count() == 0


def test_an_address_leads_to_its_statement(visit):
    page = visit("/articles/1#s3")
    assert page.evaluate("document.getElementById('s3').getBoundingClientRect().top < innerHeight")


def test_the_saved_page_stands_beside_the_text_and_is_inert(visit):
    page = visit("/articles/1")
    frame = page.locator("iframe.saved")
    assert not frame.is_visible()
    page.locator(".tab[aria-controls=saved]").click()
    assert frame.is_visible()
    assert frame.get_attribute("sandbox") == ""
    assert axe(page) == []


@both
def test_a_page_without_scripts_shows_the_same(chromium, local, lang):
    context = chromium.new_context(java_script_enabled=False, locale=lang)
    page = context.new_page()
    page.goto(local.address + "/articles/1")
    assert page.locator(".said-card").first.is_visible()
    assert page.locator("iframe.saved").is_visible()
    context.close()


def test_answers_come_while_one_types_and_the_address_keeps_the_question(visit, lang):
    page = visit("/search")
    page.locator("#q").press_sequentially("تشققات")
    page.wait_for_selector("#found mark")
    assert "q=" in page.url
    first = page.locator("#found [data-item]").first.inner_text()
    page.goto(page.url)
    assert page.locator("#found [data-item]").first.inner_text() == first
    page.locator("input[value=statements]").check()
    page.wait_for_selector("#found .who")
    page.locator("#found [data-item]").first.click()
    page.wait_for_url("**/articles/*#s*")


@both
def test_a_question_that_cannot_be_read_is_told_in_the_language(visit, lang):
    page = visit("/search?q=nope:x")
    assert ("لا حقل" if lang == "ar" else "There is no field") in page.locator("#found").inner_text()


def test_a_fields_button_puts_it_into_the_question(visit):
    page = visit("/search?q=السد")
    page.locator(".fields-help summary").click()
    page.locator("[data-field=voice]").click()
    assert page.locator("#q").input_value() == "السد voice:"
