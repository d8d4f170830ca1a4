"""Limits: how often one visitor may ask, and how often a password may be guessed."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

__all__ = ["Buckets", "Tries"]

_MOST = 10_000  # visitors that are remembered; the one that asked longest ago is forgotten


class Buckets:
    """A bucket of tokens for each visitor (Turner 1986): *pace* a second flow in, *burst* at most are in it."""

    def __init__(self, pace: float, burst: int) -> None:
        self._pace, self._burst = pace, burst
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, visitor: str, now: float) -> float:
        """Take one for *visitor* at the moment *now* (seconds); 0, or how many seconds it has to wait for one."""
        with self._lock:
            level, at = self._held.pop(visitor, (float(self._burst), now))
            level = min(self._burst, level + (now - at) * self._pace)
            took = level >= 1
            self._held[visitor] = (level - 1 if took else level, now)
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        return 0.0 if took else (1 - level) / self._pace


class Tries:
    """Wrong passwords in a row, by name and by machine: after *most* of them each has to wait, a minute for each."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, *keys: str, now: float) -> float:
        """How many seconds whoever goes by *keys* has to wait before it may try again."""
        with self._lock:
            found = [self._wrong.get(key, (0, now)) for key in keys]
        return max((0.0, *(at + 60.0 * (n - self._most + 1) - now for n, at in found if n >= self._most)))

    def wrong(self, *keys: str, now: float) -> None:
        """Note a wrong password."""
        with self._lock:
            for key in keys:
                self._wrong[key] = (self._wrong.pop(key, (0, now))[0] + 1, now)
            while len(self._wrong) > _MOST:
                self._wrong.popitem(last=False)

    def right(self, *keys: str) -> None:
        """Forget what was wrong before."""
        with self._lock:
            for key in keys:
                self._wrong.pop(key, None)
