"""feeds.toml: what it can say, and how each mistake in it is told."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from riwaya.watching.parsing import SettingsError, parse_plan, read_plan
from riwaya.watching.plans import AtomFile, Lines, Mail, Terminal, Webhook

SECRETS = {"KEY": "sixteen letters or more", "SMTP": "open sesame", "SHORT": "abc"}
WHOLE = """
[watch]
interval = "10m"
lang = "ar"
[[feed]]
address = "https://news.example/rss"
outlet = "الندى"
[[feed]]
address = "https://daily.example/news.xml"
interval = "1h"
[[rule]]
name = "denials"
on = ["denial", "contradiction"]
channels = ["a", "b", "c", "d", "e"]
[[rule]]
name = "dam"
search = 'السد -مباراة'
voice = "سالم الغيداق"
story = 12
channels = "a"
[channel.a]
kind = "terminal"
[channel.b]
kind = "jsonl"
file = "alerts.jsonl"
[channel.c]
kind = "atom"
file = "/srv/alerts.atom"
lang = "en"
[channel.d]
kind = "email"
server = "smtp.example.org"
from = "riwaya@example.org"
to = ["desk@example.org", "night@example.org"]
user = "riwaya"
password_env = "SMTP"
[channel.e]
kind = "webhook"
address = "https://hooks.example.org/x?token=abc"
key_env = "KEY"
"""


def problems(text: str) -> list[str]:
    with pytest.raises(SettingsError) as told:
        parse_plan(text, "feeds.toml", SECRETS, Path("/desk"))
    return [f"{p.where}: {p.what} {p.do}" for p in told.value.problems]


def test_a_whole_plan_is_read() -> None:
    plan = parse_plan(WHOLE, "feeds.toml", SECRETS, Path("/desk"))
    assert [(f.outlet, f.interval) for f in plan.feeds] == [("الندى", 600), (None, 3600)]
    assert plan.rules[0].on == {"denial", "contradiction"}
    assert plan.rules[1].on == {"new_article"}
    assert plan.rules[1].stories == {12}
    terminal, lines, atom, mail, hook = plan.channels
    assert isinstance(terminal, Terminal)
    assert terminal.lang == "ar"
    assert isinstance(lines, Lines)
    assert lines.file == Path("/desk/alerts.jsonl")
    assert isinstance(atom, AtomFile)
    assert (atom.file, atom.lang) == (Path("/srv/alerts.atom"), "en")
    assert isinstance(mail, Mail)
    assert (mail.port, mail.password) == (587, "open sesame")
    assert isinstance(hook, Webhook)
    assert hook.key == b"sixteen letters or more"


def test_secrets_are_not_shown() -> None:
    shown = repr(parse_plan(WHOLE, "feeds.toml", SECRETS, Path("/desk")))
    assert "open sesame" not in shown
    assert "sixteen" not in shown
    assert "token=abc" not in shown


def test_the_example_is_right(tmp_path: Path) -> None:
    example = files("riwaya.watching").joinpath("example.toml").read_text(encoding="utf-8")
    assert len(parse_plan(example, "feeds.toml", {}, tmp_path).rules) == 3
    every = example.replace("\n# ", "\n").replace("\n[channel.", "\n[channel.")
    secrets = {"RIWAYA_SMTP_PASSWORD": "x", "RIWAYA_WEBHOOK_KEY": "sixteen letters or more"}
    lines = [line for line in every.split("\n") if not line.startswith("What riwaya") and "Durations" not in line]
    plan = parse_plan("\n".join(lines), "feeds.toml", secrets, tmp_path)
    assert {type(c) for c in plan.channels} == {Terminal, Lines, AtomFile, Mail, Webhook}


FEED = '[[feed]]\naddress = "https://news.example/rss"\n'
SCREEN = '[channel.a]\nkind = "terminal"\n'
RULE = FEED + SCREEN + '[[rule]]\nname = "x"\n'
MAIL = FEED + '[channel.a]\nkind = "email"\nserver = "s"\n'
HOOK = FEED + '[channel.a]\nkind = "webhook"\naddress = "https://h.example"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["No feed is named"]),
        ("[[feed]\n", ["not TOML", "line 1"]),
        ('[[feed]]\nadress = "https://x.example"\n', ["line 1", "no 'address'", "line 2", "Did you mean 'address'"]),
        ('[[feed]]\naddress = "ftp://news.example"\n', ["line 2", "http:// or https://"]),
        ('[[feed]]\naddress = 5\n', ["line 2", "a text in quotation marks"]),
        (FEED + FEED, ["line 4", "named twice"]),
        ('[feed]\naddress = "https://news.example"\n', ["list of tables", "[[feed]]"]),
        (FEED + 'interval = "5"\n', ["line 3", "a duration from 1m to 30d"]),
        (FEED + 'interval = "1s"\n', ["line 3", "a duration from 1m to 30d"]),
        (FEED + '[watch]\nrevisit = ["6h", "1h"]\n', ["line 4", "longer than the one before"]),
        (FEED + "[watch]\ndelay = -1\n", ["line 4", "a number from 0 to 120"]),
        (FEED + '[watch]\nlang = "fr"\n', ["line 4", "Choose one of ar, en"]),
        (FEED + '[watch]\nuser_agent = "رواية"\n', ["line 4", "ASCII"]),
        (FEED + "[wach]\n", ["no setting called 'wach'", "Did you mean 'watch'"]),
        (RULE + 'on = ["denail"]\nchannels = ["a"]\n', ["line 7", "'denail'"]),
        (RULE + 'channels = ["a"]\n', ["line 5", "when to alert"]),
        (RULE + 'on = ["denial"]\n', ["line 5", "no 'channels'"]),
        (RULE + 'on = ["denial"]\nchannels = ["b"]\n', ["line 8", "no channel called 'b'"]),
        (RULE + 'search = "author:y"\nchannels = ["a"]\n', ["line 7", "no field"]),
        (RULE + 'on = ["denial"]\nstory = 0\nchannels = ["a"]\n', ["line 8", "from 1 up"]),
        (FEED + '[channel.a]\nkind = "sms"\n', ["line 4", "'sms'", "terminal"]),
        (FEED + "[channel.a]\n", ["line 3", "no 'kind'"]),
        (FEED + '[channel.a]\nkind = "atom"\n', ["line 3", "no 'file'"]),
        (FEED + '[channel.a]\nkind = "atom"\nfile = "x"\nkeep = 0\n', ["line 6", "from 1 to 10,000"]),
        (MAIL + 'from = "desk"\nto = ["x@y.z"]\n', ["line 6", "no e-mail"]),
        (MAIL + 'from = "d@y.z"\nto = ["x@y.z"]\npassword = "p"\n',
         ["line 8", "do not belong"]),
        (MAIL + 'from = "d@y.z"\nto = ["x@y.z"]\nuser = "u"\n', ["go together"]),
        (MAIL + 'security = "none"\nfrom = "d@y.z"\nto = ["x@y.z"]\nuser = "u"\n'
         'password_env = "SMTP"\n', ["line 6", "without encryption"]),
        (HOOK + 'key_env = "NONE"\n', ["line 6", "NONE is not set"]),
        (HOOK + 'key_env = "SHORT"\n', ["line 6", "shorter than"]),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line(text: str, told: list[str]) -> None:
    said = "\n".join(problems(text))
    for part in told:
        assert part in said
    assert "open sesame" not in said


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    found = problems('[[feed]]\naddress = "x"\n' + SCREEN + '[[rule]]\nname = "x"\non = ["y"]\nchannels = ["z"]\n')
    assert len(found) == 3
    assert [f.split(":")[0] for f in found] == ["feeds.toml, line 2", "feeds.toml, line 7", "feeds.toml, line 8"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    from riwaya.model import RiwayaError

    with pytest.raises(RiwayaError, match="could not be read"):
        read_plan(str(tmp_path / "none.toml"), {})
    (tmp_path / "latin.toml").write_bytes(b"# \xe9\n")
    with pytest.raises(RiwayaError, match="not UTF-8"):
        read_plan(str(tmp_path / "latin.toml"), {})
