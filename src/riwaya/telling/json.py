"""JSON: the same object gives the same bytes."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["as_json"]

_SURROGATES = re.compile("[\ud800-\udfff]")


def as_json(thing: Any, indent: int | None = None) -> str:
    """*thing* (a noun with ``to_dict``, or plain data) as JSON in Unicode; one line unless *indent* is given.

    Keys keep their order. Lone surrogates (file names that are not UTF-8 carry them) are written as escapes,
    so that the result can always be encoded. Raises ValueError on NaN and infinities.
    """
    data = thing.to_dict() if hasattr(thing, "to_dict") else thing
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATES.sub(lambda m: f"\\u{ord(m.group()):04x}", text)
