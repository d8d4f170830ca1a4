"""Pages: from an answer to a Page, or a sentence why there is none."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message
from http import HTTPStatus

from riwaya.intake.entries import Entry
from riwaya.intake.fetching.archive import stamp
from riwaya.intake.fetching.client import Exchange
from riwaya.intake.pages import page_from_entry
from riwaya.model import Hints, Page, Problem, RiwayaError

__all__ = ["entry_of", "page_of"]


def page_of(exchange: Exchange, *, fetched: str | None, size: int) -> Page:
    """The page that *exchange* brought, as `entry_of` says. Raises RiwayaError when there is none."""
    entry = entry_of(exchange, fetched=fetched, size=size)
    return replace(page_from_entry(replace(entry, name=exchange.address.shown)), name=entry.name)


def entry_of(exchange: Exchange, *, fetched: str | None, size: int) -> Entry:
    """The bytes that *exchange* brought; *fetched* is when they came, if not now; *size* the limit in bytes.

    Raises RiwayaError when there are none. An answer that was broken off is read as far as it came; one that was too
    large or too slow is not.
    """
    shown = exchange.address.shown
    if not 200 <= exchange.status < 300:
        try:
            name = f"{exchange.status} ({HTTPStatus(exchange.status).phrase})"
        except ValueError:
            name = str(exchange.status)
        raise RiwayaError(f"The server answered {name}.", shown, _advice(exchange.status))
    if exchange.cut == "length":
        raise RiwayaError(f"The page is larger than {size / (1 << 20):g} MiB; it was not read.", shown,
                          "Give it more room with --max-size if you mean it.")  # fmt: skip
    if exchange.cut == "time":
        raise RiwayaError("The page did not come to its end in time; it was not read.", shown,
                          "Try again later, or give it more time with --max-time.")  # fmt: skip
    problems: list[Problem] = []
    if exchange.cut:
        problems.append(Problem("The connection broke off before the page's end; what came was read.", shown,
                                "Fetch it again if its end matters."))  # fmt: skip
    if exchange.damaged:
        if not exchange.content:
            raise RiwayaError("The page was sent packed in a way that cannot be unpacked.", shown,
                              "Save it from a browser.")  # fmt: skip
        problems.append(Problem("The page was packed and is damaged; what could be unpacked was read.", shown,
                                "Fetch it again."))  # fmt: skip
    declared = Message()
    declared["Content-Type"] = exchange.header("content-type") or ""
    return Entry(
        exchange.address.url,
        exchange.content,
        declared.get_content_charset(),
        declared.get_content_type() if declared["Content-Type"] else None,
        fetched or stamp(exchange.began),
        Hints(address=exchange.address.url),
        problems=tuple(problems),
    )


def _advice(status: int) -> str:
    if status in (404, 410):
        return "Check the address; the page may have been taken down."
    if status in (401, 402, 403, 407, 451):
        return "Save it from a browser if you may see it there."
    return "Try again later."
