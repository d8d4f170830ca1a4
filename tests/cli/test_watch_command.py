"""`riwaya watch`: from an example to alerts, once and until it is told to end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli_help import riwaya
from fetch_server import Site, answer, serving

STORY = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>مرفأ الندى</title></head><body><article>
<h1>مرفأ الندى يستقبل أول سفينة</h1><p>قال مدير المرفأ سالم الغيداق إن السفينة ستصل مساء الخميس.</p>
<p>ونفى المدير إغلاق المرفأ أمام السفن.</p></article></body></html>"""


def feeds_of(site: Site, folder: Path) -> Path:
    story = site.on("/story", answer(STORY.encode()))
    item = f"<item><title>t</title><link>{story}</link></item>"
    rss = f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>".encode()
    feed = site.on("/rss", answer(rss, content_type="application/xml"))
    file = folder / "feeds.toml"
    file.write_text(f"""
[watch]
delay = 0
[[feed]]
address = "{feed}"
outlet = "صحيفة الندى"
[[rule]]
name = "news"
on = ["new_article", "denial"]
voice = "الغيداق"
channels = ["out", "screen"]
[channel.out]
kind = "jsonl"
file = "alerts.jsonl"
[channel.screen]
kind = "terminal"
lang = "en"
""", encoding="utf-8")  # fmt: skip
    return file


def test_an_example_is_written_and_right(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    assert riwaya("watch", "--init", file).code == 0
    assert riwaya("watch", "--check", file).out.strip() == "2 feeds, 3 rules, 2 channels"
    again = riwaya("watch", "--init", file)
    assert again.code == 1
    assert "there already" in again.err


def test_mistakes_are_told_and_nothing_is_begun(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text('[[feed]]\nadress = "https://news.example"\n', encoding="utf-8")
    ran = riwaya("watch", file, "--store", tmp_path / "desk.db")
    assert ran.code == 2
    assert "line 2" in ran.err
    assert not (tmp_path / "desk.db").exists()


def test_once_reads_what_is_new_and_alerts_once(tmp_path: Path) -> None:
    store = tmp_path / "desk.db"
    with serving() as site:
        file = feeds_of(site, tmp_path)
        first = riwaya("watch", "--once", file, "--store", store, "--allow-private")
        second = riwaya("watch", "--once", file, "--store", store, "--allow-private")
        standing = riwaya("watch", "--status", file, "--store", store, "--allow-private").out.splitlines()
    assert first.code == second.code == 0
    assert "New article" in first.out
    assert second.out == ""
    rows = [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["kind"] for row in rows} == {"new_article", "denial"}
    assert {row["article"]["outlet"] for row in rows} == {"صحيفة الندى"}
    assert "الغيداق" not in first.err
    assert " became=new " in first.err
    feed, out, _ = map(json.loads, standing)
    assert (feed["pages"], feed["failures"]) == (1, 0)
    assert (out["delivered"], out["waiting"]) == (2, 0)
    assert riwaya("store", "check", "--store", store).code == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with serving() as site:
        file = feeds_of(site, tmp_path)
        command = [
            sys.executable,
            "-m",
            "riwaya",
            "watch",
            str(file),
            "--store",
            str(tmp_path / "desk.db"),
            "--allow-private",
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ)) as running:
            alerts = tmp_path / "alerts.jsonl"
            until = time.monotonic() + 60
            while time.monotonic() < until and (not alerts.exists() or alerts.read_text().count("\n") < 2):
                time.sleep(0.05)
            running.send_signal(number)
            _, said = running.communicate(timeout=30)
    assert running.returncode == 0
    assert said.decode().rstrip().endswith(" ended")
