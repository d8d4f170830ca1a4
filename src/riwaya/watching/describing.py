"""Describing: what there is to say of an event, in the words of the interface."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.telling.words import Words
from riwaya.watching.happenings import Happening

__all__ = ["about", "details"]

_LONGEST = 300  # letters of one thing that is told
_CHANGES = 5  # changes of an edit that are told


def about(event: Happening) -> str:
    """What an event is of, in one line: a claim, a headline, a voice, or the story."""
    told = event.record.get("name") if event.kind == "new_voice" else event.gist or _headline(event)
    return _short(str(told or event.title or ""))


def details(event: Happening, t: Words) -> Iterator[tuple[str, str]]:
    """Everything else that there is to tell of an event, as labels and texts."""
    told, of = event.record, about(event)
    article = None if event.article is None else event.article.article
    mark = told.get("mark") or {}
    given = (
        ("alert_voice", told.get("voice") if isinstance(told.get("voice"), str) else None),
        ("alert_voice", t.series([str(voice) for voice in told.get("voices") or ()])),
        ("alert_said", told.get("content")),
        ("alert_other", told.get("other_gist")),
        ("alert_outlet", article.outlet if article else told.get("outlet")),
        ("alert_headline", _headline(event)),
        ("alert_published", t.date(article.published) if article and article.published else None),
        ("page", event.article.names[0] if event.article else told.get("address")),
        ("alert_mark", mark.get("text")),
    )
    for label, text in given:
        if text and _short(str(text)) != of:
            yield t(label), _short(str(text))
    for change in (told.get("changes") or ())[:_CHANGES]:
        for label, side in (("alert_was", "was"), ("alert_became", "became")):
            text = (change.get(side) or {}).get("text")
            if text:
                yield t(label), _short(text)


def _headline(event: Happening) -> str | None:
    if event.article is not None:
        return event.article.article.headline
    found = event.record.get("headline")
    return found if isinstance(found, str) else None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
