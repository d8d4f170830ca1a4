"""Passwords: hashed with Argon2id (RFC 9106), and slow to guess."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from riwaya.model import RiwayaError

__all__ = ["SHORTEST", "for_the_first_time", "hashed", "is_right"]

SHORTEST, _LONGEST = 12, 1000
"""Letters that a password has at least, and at most."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    """A hash for names that have no account, so that they take as long as others."""
    return _hasher().hash("nobody has this password")


def for_the_first_time() -> str:
    """A password that nobody guesses, to be handed over and changed: four groups of letters that are told apart."""
    return "-".join("".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(4)) for _ in range(4))


def hashed(password: str) -> str:
    """The hash to keep. Raises RiwayaError when the password is too short or too long."""
    if not SHORTEST <= len(password) <= _LONGEST:
        raise RiwayaError("That password is too short." if len(password) < SHORTEST else "That password is too long.",
                          "", f"Choose one of {SHORTEST} to {_LONGEST} letters; a few words are best.")  # fmt: skip
    return _hasher().hash(password)


def is_right(secret: str | None, password: str) -> bool:
    """Whether *password* has the hash *secret*; for no hash it is wrong, and takes as long."""
    if len(password) > _LONGEST:
        return False
    try:
        return _hasher().verify(secret or _nobodys(), password) and secret is not None
    except (VerificationError, InvalidHashError):
        return False
