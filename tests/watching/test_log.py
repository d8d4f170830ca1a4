"""The log: lines that a tool can read, without secrets and without what would break a line."""

from __future__ import annotations

from riwaya.watching.log import Log
from watch_world import START, SimClock


def lines(**facts: object) -> str:
    out: list[str] = []
    Log(out.append, SimClock(START))("page", **facts)
    (line,) = out
    return line


def test_a_line_is_a_moment_a_word_and_facts() -> None:
    assert lines(status=200, became="new", edits=None) == "2031-03-01T00:00:00Z page status=200 became=new"


def test_blanks_and_quotation_marks_are_quoted_and_line_feeds_gone() -> None:
    assert lines(problem='The server\nanswered "no".').endswith('problem="The server answered \\"no\\"."')


def test_secrets_in_addresses_are_starred_out() -> None:
    assert "geheim" not in lines(address="https://user:geheim@a.example/?key=geheim")
