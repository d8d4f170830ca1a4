"""The terminal: alerts for people, in their language."""

from __future__ import annotations

import asyncio
from io import StringIO

import pytest
from rich.console import Console

from riwaya.watching.alerts import Alert
from riwaya.watching.channels.terminal import TerminalSender
from riwaya.watching.plans import Terminal


@pytest.mark.parametrize(("lang", "said"), [("ar", "تعديل صامت"), ("en", "Silent edit")])
def test_an_alert_is_told(alert: Alert, lang: str, said: str) -> None:
    out = StringIO()
    asyncio.run(TerminalSender(Terminal("screen", lang), Console(file=out, width=100)).send(alert, False))
    shown = out.getvalue()
    assert said in shown
    for words in ("السفن ستعود إلى المرفأ 1", "تسعة", "ثمانية⟦U+202E⟧", "edits"):
        assert words in shown
