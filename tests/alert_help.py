"""Invented alerts."""

from __future__ import annotations

from riwaya.watching.alerts import Alert
from riwaya.watching.happenings import Happening


def alert_of(n: int = 1, **record: object) -> Alert:
    event = Happening(n, f"{n:064x}", "2031-03-05T12:00:00Z", "silent_edit",
                      {"address": f"https://news.example/{n}", **record}, 3, "عودة العمل إلى مرفأ الزيتون", 4,
                      f"السفن ستعود إلى المرفأ {n}")  # fmt: skip
    return Alert(n, "edits", "2031-03-05T12:00:05Z", event)
