"""Atom: the last alerts as a feed in a file (RFC 4287), written anew whole, so that each stands in it once."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from riwaya.telling.scripts import visible
from riwaya.telling.words import Words, words
from riwaya.watching.alerts import Alert
from riwaya.watching.channels.base import Undelivered
from riwaya.watching.plans import AtomFile

__all__ = ["AtomSender"]

_ATOM = "http://www.w3.org/2005/Atom"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class AtomSender:
    """Keeps the feed in a file."""

    def __init__(self, channel: AtomFile) -> None:
        self._channel = channel
        self._words = words(channel.lang)
        ET.register_namespace("", _ATOM)

    async def send(self, alert: Alert, again: bool) -> str | None:
        """Put *alert* at the top of the feed."""
        file = self._channel.file
        part = file.with_name(f".{file.name}.part")
        try:
            feed = self._feed(alert)
            with open(part, "wb") as out:
                ET.ElementTree(feed).write(out, "utf-8", xml_declaration=True)
                out.flush()
                os.fsync(out.fileno())
            os.replace(part, file)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise Undelivered(f"The feed could not be written ({error.strerror}).", str(file)) from error
        return None

    async def close(self) -> None:
        """Nothing is open."""

    def _feed(self, alert: Alert) -> ET.Element:
        channel = self._channel
        feed = ET.Element(f"{{{_ATOM}}}feed")
        _add(feed, "id", uuid5(NAMESPACE_URL, f"riwaya:{channel.name}:{channel.title}").urn)
        _add(feed, "title", channel.title)
        _add(feed, "updated", alert.at)
        _add(_add(feed, "author"), "name", "riwaya")
        entry = self._entry(alert, self._words)
        feed.append(entry)
        new = entry.findtext(f"{{{_ATOM}}}id")
        old = [e for e in self._there() if e.findtext(f"{{{_ATOM}}}id") != new]
        feed.extend(old[: channel.keep - 1])
        return feed

    def _there(self) -> list[ET.Element]:
        """The entries that the file has; none when it is not there, or none of ours."""
        try:
            return list(ET.parse(self._channel.file).getroot().iter(f"{{{_ATOM}}}entry"))
        except (FileNotFoundError, ET.ParseError):
            return []

    def _entry(self, alert: Alert, t: Words) -> ET.Element:
        entry = ET.Element(f"{{{_ATOM}}}entry")
        _add(entry, "id", uuid5(NAMESPACE_URL, f"riwaya:{alert.key}").urn)
        _add(entry, "title", alert.subject(t))
        _add(entry, "updated", alert.at)
        ET.SubElement(entry, f"{{{_ATOM}}}category", term=alert.event.kind)
        if alert.event.article is not None and alert.event.article.names[0].startswith(("http://", "https://")):
            ET.SubElement(entry, f"{{{_ATOM}}}link", href=_fit(alert.event.article.names[0]))
        _add(entry, "summary", "\n".join(f"{label}: {text}" for label, text in alert.lines(t)))
        return entry


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    child.text = "\n".join(visible(line) for line in _fit(text).split("\n")) or None
    return child


def _fit(text: str) -> str:
    """*text* without what XML cannot hold."""
    return _UNFIT.sub("\ufffd", text)
