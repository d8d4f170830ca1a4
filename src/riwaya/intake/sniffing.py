"""Sniffing: what bytes are, by their content and not by their name."""

from __future__ import annotations

import re

__all__ = ["binary_kind", "is_gzip", "is_html", "looks_utf16"]

_MAGIC = (
    (b"%PDF", "a PDF document"), (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"), (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"SQLite format 3", "an SQLite database"),
    (b"OggS", "an Ogg recording"), (b"ID3", "an MP3 recording"), (b"\xfd7zXZ", "an XZ archive"),
    (b"BZh", "a bzip2 archive"), (b"\x28\xb5\x2f\xfd", "a Zstandard archive"), (b"PAR1", "a Parquet file"),
    (b"wOFF", "a font"), (b"wOF2", "a font"), (b"RIFF", "a picture or a recording"),
    (b"\x1aE\xdf\xa3", "a video"), (b"\x00\x00\x01\x00", "an icon"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<title>|<article[\s>]", re.I)
_TAG = re.compile(rb"</?(?:p|div|span|a|br|h[1-6]|ul|li|img|table|td|section|strong|b)(?:\s[^<>]*)?/?>", re.I)
_SAMPLE = 65_536


def is_gzip(data: bytes) -> bool:
    """Whether *data* begins as a gzip member does."""
    return data[:3] == b"\x1f\x8b\x08"


def binary_kind(data: bytes) -> str | None:
    """What kind of binary *data* is, in words, or None when it may be text (UTF-16 included)."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[4:8] == b"ftyp":
        return "a video"
    sample = data[:_SAMPLE]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff") or looks_utf16(sample):
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return "binary data" if controls > max(8, len(sample) * 0.05) else None


def looks_utf16(sample: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` when every other byte of *sample* is a high byte of Arabic or Latin letters."""
    sample = sample[: len(sample) & ~1][:8192]
    if len(sample) < 8:
        return None
    for name, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        known = sum(high.count(b) for b in (b"\x00", b"\x06", b"\x20"))
        if known >= 0.95 * len(high) and len(set(low)) > 8 and low.count(b"\x00") <= 0.02 * len(low):
            return name
    return None


def is_html(text_bytes: bytes) -> bool:
    """Whether *text_bytes* (in any ASCII-compatible encoding) is mark-up rather than plain text."""
    head = text_bytes[:_SAMPLE]
    m = _HTML.search(head[:4096])
    if m and (m.start() < 1024 or head.lstrip()[:1] == b"<"):
        return True
    return head.lstrip()[:1] == b"<" and len(_TAG.findall(head)) >= 3
