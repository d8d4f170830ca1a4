"""Plain: any text as Markdown that shows exactly its words."""

from __future__ import annotations

import re

from riwaya.telling.scripts import visible

__all__ = ["plain"]

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|$]|(?<=\w):(?=//)|(?<=\w)@(?=\w)|(?<=www)\.", re.IGNORECASE)
"""What means something anywhere in a line, in CommonMark and its usual extensions; bare addresses among it."""
_AT_START = re.compile(r"^([#+\-=]|\d+(?=[.)]))")
"""What makes a heading, a list or a rule of a line that begins with it."""


def plain(text: str) -> str:
    """*text* as one line of Markdown that shows exactly these words, wherever in a line it is put."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", visible(" ".join(text.split())))
    return _AT_START.sub(lambda m: m.group() + "\\" if m.group().isdigit() else "\\" + m.group(), escaped)
