"""Metrics: what is counted while the desk runs, in the text format that Prometheus reads (version 0.0.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from threading import Lock

__all__ = ["Metrics"]

_BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Requests and how long they took; a *route* is a pattern such as ``/stories/{story}``, never an address."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._lock = Lock()

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        with self._lock:
            self._requests[method, route, status] += 1
            self._seconds[route] += seconds  # type: ignore[assignment]  # a Counter adds floats as well
            for bound in _BOUNDS:
                if seconds <= bound:
                    self._buckets[route, bound] += 1

    def text(self, held: Iterable[tuple[str, int]]) -> str:
        """All of it, with how many of each thing the store has *held*."""
        with self._lock:
            requests, buckets, seconds = dict(self._requests), dict(self._buckets), dict(self._seconds)
        out = ["# HELP riwaya_requests_total Requests that were answered.", "# TYPE riwaya_requests_total counter"]
        out += [f'riwaya_requests_total{{method="{m}",route="{r}",status="{s}"}} {n}'
                for (m, r, s), n in sorted(requests.items())]  # fmt: skip
        out += ["# HELP riwaya_request_seconds How long they took.", "# TYPE riwaya_request_seconds histogram"]
        for route in sorted(seconds):
            total = sum(n for (_, r, _), n in requests.items() if r == route)
            out += [f'riwaya_request_seconds_bucket{{route="{route}",le="{b}"}} {buckets.get((route, b), 0)}'
                    for b in _BOUNDS]  # fmt: skip
            out += [f'riwaya_request_seconds_bucket{{route="{route}",le="+Inf"}} {total}',
                    f'riwaya_request_seconds_sum{{route="{route}"}} {seconds[route]:.6f}',
                    f'riwaya_request_seconds_count{{route="{route}"}} {total}']  # fmt: skip
        out += ["# HELP riwaya_held What the store holds.", "# TYPE riwaya_held gauge"]
        out += [f'riwaya_held{{what="{what}"}} {n}' for what, n in held]
        return "\n".join(out) + "\n"
