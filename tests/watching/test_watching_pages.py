"""What becomes of single pages and feeds: edited, gone, back, failing, cut off, private."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fetch_server import Answer, Site, answer, serving
from riwaya.intake.entries import Entry
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.growing import grow
from riwaya.store.looking import find_article
from riwaya.taking.reading import read_entry
from riwaya.watching.rows import get_mark
from riwaya.watching.standing import feeds_standing
from watch_world import START, SimClock, page
from watching_help import SETTINGS, plan_of, watch

RULE = """
[[rule]]
name = "all"
on = ["new_article", "silent_edit", "correction", "withdrawn"]
channels = ["lines"]
[channel.lines]
kind = "jsonl"
file = "alerts.jsonl"
"""
TITLE = "مرفأ الندى يستقبل أول سفينة منذ عامين"
TEXT = ["قال مدير مرفأ الندى سالم الغيداق إن تسع سفن ستصل مساء الخميس.", "وأضاف أن العمال عادوا إلى أرصفة المرفأ."]
WAS = answer(page(TITLE, TEXT, 0).encode())
NOW = answer(page(TITLE, [TEXT[0].replace("تسع", "ثماني"), TEXT[1]], 0).encode())
GONE = answer(b"gone", "404 Not Found")
OTHER = answer(page("عذرا لم نجد الصفحة", ["ربما حذفت أو نقلت إلى عنوان آخر من موقعنا الجديد."], 0).encode())


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


class Desk:
    """A store that watches one feed for some days at a time."""

    def __init__(self, folder: Path, feed: str, rules: str = RULE) -> None:
        self.folder, self.where = folder, str(folder / "desk.db")
        self.text = f'[watch]\ninterval = "1d"\ndelay = 0\n[[feed]]\naddress = "{feed}"\n{rules}'
        self.clock, self.log = SimClock(START), list[str]()
        Store.open(self.where, create=True).close()

    def watch(self, **length: float) -> list[str]:
        """Watch on for so long; the kinds of all alerts until now."""
        self.clock.last += timedelta(**length)
        watch(self.where, plan_of(self.text, self.folder), self.clock, log=self.log.append)
        file = self.folder / "alerts.jsonl"
        return (
            [json.loads(line)["kind"] for line in file.read_text(encoding="utf-8").splitlines()]
            if file.exists()
            else []
        )


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Callable[..., Desk]:
    def make(*answers: Answer, path: str = "/story", rules: str = RULE) -> Desk:
        story = site.on(path, *answers)
        return Desk(tmp_path, site.on("/rss", answer(rss(story), content_type="application/xml")), rules)

    return make


def test_an_edit_is_told_once_and_later_visits_say_nothing(desk: Callable[..., Desk]) -> None:
    assert desk(WAS, NOW, NOW).watch(days=8) == ["new_article", "silent_edit"]


def test_a_page_that_goes_back_to_what_it_said_is_told(desk: Callable[..., Desk]) -> None:
    assert desk(WAS, NOW, WAS).watch(days=8) == ["new_article", "silent_edit", "silent_edit"]


@pytest.mark.parametrize("gone", [GONE, OTHER, answer(b"", "410 Gone")])
def test_a_page_that_is_gone_twice_was_withdrawn(desk: Callable[..., Desk], gone: bytes) -> None:
    assert desk(WAS, gone, gone).watch(days=8) == ["new_article", "withdrawn"]


def test_a_page_that_is_missed_once_was_not(desk: Callable[..., Desk]) -> None:
    assert desk(WAS, GONE, WAS).watch(days=8) == ["new_article"]


def test_a_page_that_breaks_off_is_no_edit(desk: Callable[..., Desk]) -> None:
    whole = page(TITLE, TEXT, 0).encode()
    cut = answer(whole[:-90], content_length=str(len(whole)))
    assert desk(WAS, cut, WAS).watch(days=8) == ["new_article"]


def test_a_page_that_fails_at_first_is_tried_again(desk: Callable[..., Desk]) -> None:
    assert desk(answer(b"", "500 Trouble"), answer(b"", "503 Trouble"), WAS).watch(days=1) == ["new_article"]


def test_a_page_that_always_fails_is_given_up(desk: Callable[..., Desk], site: Site) -> None:
    made = desk(answer(b"", "500 Trouble"))
    assert made.watch(days=9) == []
    assert site.paths().count("/story") == 10
    assert "given_up=True" in "\n".join(made.log)


def test_what_robots_txt_forbids_is_not_asked(desk: Callable[..., Desk], site: Site) -> None:
    made = desk(WAS, path="/private/story")
    site.on("/robots.txt", answer(b"User-agent: *\nDisallow: /private", content_type="text/plain"))
    assert made.watch(days=1) == []
    assert "/private/story" not in site.paths()


def test_a_redirect_is_followed_and_the_page_has_both_names(desk: Callable[..., Desk], site: Site) -> None:
    site.on("/elsewhere", WAS)
    made = desk(answer(b"", "301 Moved", location="/elsewhere"))
    assert made.watch(hours=2) == ["new_article"]
    store = Store.open(made.where)
    with store.reading() as connection:
        kept = find_article(connection, f"http://127.0.0.1:{site.port}/story")
    store.close()
    assert len(kept.names) == 2


def test_a_rule_begins_with_what_happens_after_it_was_made(desk: Callable[..., Desk]) -> None:
    made = desk(WAS, WAS, NOW)
    assert made.watch(hours=2) == ["new_article"]
    made.text = made.text.replace('name = "all"', 'name = "other"')
    assert made.watch(days=8) == ["new_article", "silent_edit"]


def test_pages_older_than_asked_for_are_passed_over_the_first_time_only(site: Site, tmp_path: Path) -> None:
    def item(name: str) -> str:
        date = "<pubDate>Tue, 04 Feb 2031 08:00:00 GMT</pubDate>"
        return f"<item><title>x</title><link>{site.on(name, WAS)}</link>{date}</item>"

    def feed(*names: str) -> bytes:
        body = f"<rss version='2.0'><channel><title>x</title>{''.join(map(item, names))}</channel></rss>"
        return answer(body.encode(), content_type="application/xml")

    made = Desk(tmp_path, site.on("/rss", feed("/old"), feed("/old", "/late")))
    assert made.watch(days=3) == ["new_article"]
    assert "/old" not in site.paths()


def test_a_failing_feed_is_asked_ever_more_rarely_and_its_standing_told(site: Site, tmp_path: Path) -> None:
    made = Desk(tmp_path, site.on("/rss", answer(b"", "500 Trouble")))
    made.watch(days=4)
    assert 8 < site.paths().count("/rss") < 16
    store = Store.open(made.where)
    with store.reading() as connection:
        (standing,) = feeds_standing(connection, plan_of(made.text, tmp_path))
    store.close()
    assert standing.failures == site.paths().count("/rss")
    assert standing.problem == "The server answered 500."


def test_a_feed_that_asks_for_a_wait_is_left_alone_so_long(site: Site, tmp_path: Path) -> None:
    busy = answer(b"", "429 Too Many Requests", retry_after=str(3 * 86_400))
    made = Desk(tmp_path, site.on("/rss", busy))
    made.watch(days=2.9)
    assert site.paths().count("/rss") == 1


def test_the_log_holds_no_word_of_a_page_and_no_secret(desk: Callable[..., Desk]) -> None:
    made = desk(WAS, NOW, path="/story?token=geheim")
    made.watch(days=8)
    log = "\n".join(made.log)
    assert "geheim" not in log
    assert "token=***" in log
    assert log.isascii()


def test_private_machines_are_not_asked(site: Site, tmp_path: Path) -> None:
    made = Desk(tmp_path, site.on("/rss", answer(rss(site.on("/story", WAS)))))
    plan = plan_of(made.text, tmp_path)
    made.clock.last += timedelta(days=1)
    watch(made.where, plan, made.clock, settings=replace(SETTINGS, private=False), log=made.log.append)
    assert site.paths(robots=True) == []
    assert "loopback" in "\n".join(made.log)


def test_a_channel_that_fails_rests_and_then_has_all(desk: Callable[..., Desk], tmp_path: Path) -> None:
    made = desk(WAS, NOW, rules=RULE.replace('file = "alerts.jsonl"', 'file = "later/alerts.jsonl"'))
    made.watch(days=8)
    store = Store.open(made.where)
    with store.reading() as connection:
        assert get_mark(connection, "channel:lines")["failures"] > 5
    store.close()
    (tmp_path / "later").mkdir()
    made.watch(days=1)
    rows = (tmp_path / "later" / "alerts.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(row)["kind"] for row in rows) == ["new_article", "silent_edit"]


def test_what_a_story_held_before_watching_began_is_no_news(desk: Callable[..., Desk], tmp_path: Path) -> None:
    kinds = 'on = ["new_article", "new_claim", "new_voice", "denial", "new_origin"]'
    made = desk(WAS, rules=RULE.replace('on = ["new_article", "silent_edit", "correction", "withdrawn"]', kinds))
    store = Store.open(made.where)
    for n, name in enumerate(("هدى المرجان", "نادر السنديان")):
        text = page(TITLE, [*TEXT, f"ونفى نائب المدير {name} إغلاق مرفأ الندى أمام السفن."], n)
        entry = Entry(f"https://old.example/{n}", text.encode(), media_type="text/html")
        add(store, read_entry(entry, None)[0], "2031-02-20T08:00:00Z")
    assert grow(store, "2031-02-20T08:00:00Z").new == 1
    store.close()
    told = made.watch(hours=2)
    assert told.count("new_article") == 1
    assert "denial" not in told
    assert "new_claim" not in told
