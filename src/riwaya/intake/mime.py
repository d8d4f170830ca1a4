"""Mail: MHTML pages, as browsers save them, and messages (EML) with what is attached to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from riwaya.intake.entries import Entry
from riwaya.model import Hints, Problem, RiwayaError

__all__ = ["Attachment", "attachments", "document", "is_mime"]

_FIELD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
_MIME = re.compile(rb"^MIME-Version:", re.I | re.M)
_MAIL = re.compile(rb"^(?:From|Received|Return-Path):", re.I | re.M)
_MAIL_TOO = re.compile(rb"^(?:Subject|Date|Message-ID):", re.I | re.M)
_READABLE = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached to a message: its *name* in the message, and its bytes."""

    name: str
    data: bytes


def is_mime(head: bytes) -> bool:
    """Whether a file that begins with *head* is a message or an MHTML page."""
    head = head.lstrip(b"\r\n")
    m = _FIELD.match(head)
    if m is None:
        return False
    fields = m[0]
    return _MIME.search(fields) is not None or bool(_MAIL.search(fields) and _MAIL_TOO.search(fields))


def document(data: bytes, name: str) -> tuple[Entry, str]:
    """The page that a message holds, as the entry to read, and the message's own type.

    For MHTML that is the root document, its frames kept beside it; for mail the HTML body, or else the plain one.
    Raises RiwayaError when there is no text in it.
    """
    message = _parsed(data, name)
    parts = [p for p in message.walk() if not p.is_multipart()]
    pages = [p for p in parts if p.get_content_type() in _READABLE and not _attached(p)]
    address = _header(message, "Snapshot-Content-Location") or None
    archived = message.get_content_type() == "multipart/related" and (
        address is not None or _header(message, "From").startswith("<Saved by") or not message.get("To")
    )
    body = _root(message, pages, archived)
    if body is None:
        raise RiwayaError("The message holds no text.", name, "Save the page from a browser, after it has loaded.")
    when, subject = _time(message), _header(message, "Subject") or None
    problems = tuple(_defects(message, name))
    frames: dict[str, bytes] = {}
    if archived:
        for part in pages:
            if part is not body and part.get_content_type() != "text/plain":
                content = _payload(part)
                for key in (_header(part, "Content-ID").strip("<>"), _header(part, "Content-Location")):
                    if key:
                        frames[key] = frames[f"cid:{key}"] = content
        hints = Hints(address=address or _header(body, "Content-Location") or None)
        entry = Entry(name, _payload(body), _charset(body), body.get_content_type(), when, hints, frames, problems)
        return entry, "multipart/related"
    author = parseaddr(_header(message, "From"))[0] or None
    hints = Hints(title=subject, published=when, author=author)
    return Entry(name, _payload(body), _charset(body), body.get_content_type(), None, hints, frames, problems), (
        "message/rfc822"
    )


def attachments(data: bytes, name: str) -> Iterator[Attachment]:
    """The files attached to a message; none for MHTML, whose parts belong to its page."""
    message = _parsed(data, name)
    if message.get_content_type() == "multipart/related":
        return
    n = 0
    todo = list(message.get_payload()) if message.is_multipart() else []
    while todo:
        part = todo.pop(0)
        if not isinstance(part, Message):
            continue
        if part.get_content_type() == "message/rfc822":
            n += 1
            inner = part.get_payload(0)
            if isinstance(inner, Message):
                yield Attachment(_file_name(part) or f"{n}.eml", inner.as_bytes())
        elif part.is_multipart():
            todo[:0] = part.get_payload()
        elif _attached(part) and not part.get_content_type().startswith(("image/", "audio/", "video/", "font/")):
            n += 1
            yield Attachment(_file_name(part) or str(n), _payload(part))


def _parsed(data: bytes, name: str) -> Message:
    try:
        return message_from_bytes(data.lstrip(b"\r\n"))
    except (RecursionError, ValueError, LookupError, AssertionError) as error:
        raise RiwayaError("The message is too deeply nested or too damaged to be read.", name,
                          "Save the page itself.") from error  # fmt: skip


def _root(message: Message, pages: list[Message], archived: bool) -> Message | None:
    start = message.get_param("start")
    if archived and isinstance(start, str):
        for part in pages:
            if _header(part, "Content-ID").strip() == start.strip():
                return part
    html = [p for p in pages if p.get_content_type() != "text/plain"]
    plain = [p for p in pages if p.get_content_type() == "text/plain"]
    for part in (*html, *plain):
        if _payload(part).strip():
            return part
    return None


def _attached(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).lower().lstrip().startswith("attachment")


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return data if isinstance(data, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None


def _header(message: Message, key: str) -> str:
    """A header's words, whatever encoding they are in."""
    raw = message.get(key)
    if raw is None:
        return ""
    try:
        return re.sub(r"\s+", " ", str(make_header(decode_header(raw)))).strip()
    except (ValueError, LookupError, MessageError):
        return re.sub(r"\s+", " ", str(raw)).strip()


def _file_name(part: Message) -> str | None:
    try:
        found = part.get_filename()
        return str(make_header(decode_header(found))).replace("/", "_") if found else None
    except (ValueError, LookupError, MessageError):
        return None


def _time(message: Message) -> str | None:
    try:
        when = parsedate_to_datetime(str(message.get("Date")))
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _defects(message: Message, name: str) -> Iterator[Problem]:
    kinds = {type(d).__name__ for p in message.walk() for d in p.defects}
    if kinds & {"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect", "InvalidBase64LengthDefect"}:
        yield Problem("The file is cut off or damaged; what is there was read.", name, "Save the page again.")
