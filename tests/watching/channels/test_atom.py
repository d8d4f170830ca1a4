"""The Atom feed: whole at every moment, each alert once, the last ones first."""

from __future__ import annotations

import asyncio
from pathlib import Path

import feedparser
import pytest

from alert_help import alert_of
from riwaya.watching.channels.atom import AtomSender
from riwaya.watching.channels.base import Undelivered
from riwaya.watching.plans import AtomFile


def send(file: Path, *numbers: int, keep: int = 3, **record: object) -> feedparser.FeedParserDict:
    sender = AtomSender(AtomFile("feed", "ar", file, "تنبيهات المكتب", keep))
    for n in numbers:
        asyncio.run(sender.send(alert_of(n, **record), False))
    return feedparser.parse(str(file))


def test_the_last_alerts_stand_in_it_newest_first(tmp_path: Path) -> None:
    feed = send(tmp_path / "alerts.atom", 1, 2, 3, 4, 5)
    assert not feed.bozo
    assert feed.feed.title == "تنبيهات المكتب"
    assert [entry.title.split()[-1] for entry in feed.entries] == ["5", "4", "3"]


def test_an_alert_that_is_sent_again_stands_in_it_once(tmp_path: Path) -> None:
    feed = send(tmp_path / "alerts.atom", 1, 2, 2, 1)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == 2


def test_what_xml_cannot_hold_does_not_break_it(tmp_path: Path) -> None:
    feed = send(tmp_path / "alerts.atom", 1, content="a\x00b\ud800c <b>&amp;")
    assert not feed.bozo
    assert "<b>" in feed.entries[0].summary or "&lt;b&gt;" in feed.entries[0].summary


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "alerts.atom"
    file.write_text("<feed", encoding="utf-8")
    assert len(send(file, 1).entries) == 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Undelivered, match="could not be written"):
        send(tmp_path / "no folder" / "alerts.atom", 1)
