"""Masking: what addresses hold that no message may repeat."""

from __future__ import annotations

import re
from urllib.parse import unquote

__all__ = ["masked", "without_user"]

_USER = re.compile(r"(?<=//)[^/?#\s]*@")
_VALUE = re.compile(r"([?&;#]([^=&;#\s]*)=)([^&;#\s]+)")
_SECRET = re.compile(
    r"auth|code|cred|email|hash|hmac|jwt|key|login|nonce|otp|pass|pwd|secret|sess|sid|sig|ticket|token|user", re.I
)
_RANDOM = re.compile(r"(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[\w.~+/%=-]{24,}", re.ASCII)
_STARS = "***"


def masked(text: str) -> str:
    """*text* with user names, passwords and query values that look like secrets in its addresses starred out.

    A value looks like one by its name (``token``, ``key``, ``sig`` …) or by being 24 or more letters and digits in one.
    """
    return _VALUE.sub(_starred, without_user(text))


def without_user(text: str) -> str:
    """*text* with user names and passwords in its addresses starred out, and nothing else."""
    return _USER.sub(f"{_STARS}@", text)


def _starred(m: re.Match[str]) -> str:
    return f"{m[1]}{_STARS}" if _SECRET.search(unquote(m[2])) or _RANDOM.fullmatch(m[3]) else m[0]
