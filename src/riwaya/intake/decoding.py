"""Decoding: bytes to text, whatever encoding the page declares, wrongly declares or leaves out.

Strict UTF-8 wins whenever it decodes, and damaged UTF-8 while most of its letters are whole: pairs of bytes that make
an Arabic letter do not come about in other encodings. Other bytes are read in the encoding whose text looks most like
Arabic: the letters of windows-1256 and ISO-8859-6 overlap, and only their frequencies tell a wrong reading from a
right one.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache

from riwaya.arabic.tables import rows
from riwaya.intake.sniffing import looks_utf16
from riwaya.model import Problem

__all__ = ["decode", "line_feeds"]

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SAMPLE = 65_536
_TOLERATED = 0.2  # broken places, as a share of the Arabic letters read as UTF-8, beyond which bytes are not UTF-8


@cache
def _frequent() -> dict[str, int]:
    return {row["letter"]: int(row["thousandths"]) for row in rows("letters")}


def decode(data: bytes, name: str, html: bool, declared: str | None = None) -> tuple[str, list[Problem]]:
    """The text of *data*, its byte-order mark dropped, and what was wrong with it.

    *html* lets a ``meta`` declaration speak; *declared* is what a header outside the page says. Never raises for
    bytes: what cannot be read becomes U+FFFD, and a Problem says so.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding, name)
    if 0 in data[:_SAMPLE]:
        wide = looks_utf16(data[:_SAMPLE])
        if wide:
            return _lenient(data, wide, name)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if (
            error.end >= len(data) - 3
            and error.reason == "unexpected end of data"
            and _has_multibyte(data[: error.start])
        ):
            cut = Problem("The text ends in the middle of a character, as a cut-off file does; the rest was read.",
                          name,
                          "Fetch the page again if its end matters.")  # fmt: skip
            return data[: error.start].decode("utf-8"), [cut]
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    if bad <= max(1, _TOLERATED * len(_ARABIC.findall(text))) and _has_multibyte(data):
        return text, [_damaged(bad, "utf-8", name)]
    encoding = _legacy(data, _known(declared) or (_declared(data) if html else None))
    return _lenient(data, encoding, name)


def line_feeds(text: str) -> str:
    """*text* with CRLF and CR made LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _has_multibyte(data: bytes) -> bool:
    """Whether UTF-8 sequences of Arabic letters (lead bytes D8 to DB) stand in the data."""
    return re.search(rb"(?:[\xd8-\xdb][\x80-\xbf]){2}", data[: 1 << 20]) is not None


def _lenient(data: bytes, encoding: str, name: str) -> tuple[str, list[Problem]]:
    text = data.decode(encoding, errors="replace")
    bad = text.count("\ufffd")
    return text, [_damaged(bad, encoding, name)] if bad else []


def _damaged(count: int, encoding: str, name: str) -> Problem:
    places = "place" if count == 1 else "places"
    return Problem(f"The bytes are not valid {encoding} in {count} {places}; each is shown as \ufffd.", name,
                   "Fetch the page again, or save it as UTF-8.")  # fmt: skip


def _declared(data: bytes) -> str | None:
    for pattern in (_XML, _META):
        m = pattern.search(data[:8192])
        if m:
            return _known(m[1].decode("ascii", "ignore"))
    return None


def _known(name: str | None) -> str | None:
    """The name that Python knows a text encoding by."""
    try:
        found = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return None
    return found.name if found is not None and getattr(found, "_is_text_encoding", True) else None


def _legacy(data: bytes, declared: str | None) -> str:
    """The encoding of bytes that are not UTF-8."""
    sample = b"".join(re.findall(rb"[\x80-\xff]+|\s+", data[: 4 * _SAMPLE]))[:_SAMPLE]
    scores = {e: _arabic(sample.decode(e, errors="replace")) for e in ("cp1256", "iso8859_6")}
    best = max(scores, key=lambda e: (scores[e], e == declared, e))
    if scores[best] >= 0.5:
        return best
    if declared not in (None, "utf-8", "ascii", "utf-16", "utf-16-le", "utf-16-be"):
        assert declared is not None
        return declared
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:_SAMPLE], steps=5, chunk_size=512).best()
    return guess.encoding if guess is not None and guess.encoding not in ("utf_8", "ascii") else best


def _arabic(text: str) -> float:
    """How much the letters of *text* look like Arabic prose, 0 to 1: the cosine of their frequencies."""
    letters = Counter(c for c in text if not c.isspace())
    if not letters:
        return 0.0
    frequent = _frequent()
    counts = {c: letters[c] for c in frequent}
    dot = sum(counts[c] * f for c, f in frequent.items())
    ours = sum(n * n for n in counts.values()) ** 0.5
    theirs = sum(f * f for f in frequent.values()) ** 0.5
    odd = (
        letters.total()
        - sum(counts.values())
        - sum(letters[c] for c in "،؛؟«»“”‘’–—…\u064b\u064e\u064f\u0650\u0651\u0640\u00a0")
    )
    return dot / (ours * theirs) * max(0.0, 1 - 2 * odd / letters.total()) if ours else 0.0
