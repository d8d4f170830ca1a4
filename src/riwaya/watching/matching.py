"""Matching: whether an event meets a rule. Pure: both go in, yes or no comes out."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.arabic.terms import name_terms
from riwaya.arabic.words import words
from riwaya.model import Named
from riwaya.watching.answering import answers
from riwaya.watching.happenings import Happening
from riwaya.watching.plans import Rule

__all__ = ["meets"]


def meets(rule: Rule, event: Happening) -> bool:
    """Whether *event* meets *rule*: one of its kinds, and all else that it asks for."""
    if event.kind not in rule.on or (rule.stories and event.story not in rule.stories):
        return False
    if rule.voice is not None and not _named(rule.voice, _voices(event)):
        return False
    if rule.place is None and rule.outlet is None and rule.search is None:
        return True
    if event.article is None:
        return False
    article, text = event.article.article, event.article.reading.page.text
    if rule.outlet is not None and not _named(rule.outlet, [article.outlet or ""]):
        return False
    if rule.place is not None:
        places = [m for m in article.mentions if m.type == "place"]
        called = [m.span.of(text) for m in places]
        called += [m.resolved.name for m in places if isinstance(m.resolved, Named)]
        if not _named(rule.place, called):
            return False
    return rule.search is None or answers(rule.search, text, article)


def _voices(event: Happening) -> list[str]:
    """The voices that the event is of: those that its record names, else those of its statements."""
    told = event.record
    named = [told.get("voice"), told.get("name"), *(told.get("voices") or ())]
    found = [name for name in named if isinstance(name, str)]
    if found or event.article is None:
        return found
    return [s.voice.name for s in event.article.article.statements if not event.said or s.id in event.said]


def _named(wanted: str, names: Iterable[str]) -> bool:
    """Whether one of *names* has all the words of *wanted*, as names are compared."""
    asked = _words(wanted)
    return bool(asked) and any(all(any(a & n for n in _words(name)) for a in asked) for name in names)


def _words(name: str) -> list[frozenset[str]]:
    return [found for word in words(name) if not word.is_punctuation and (found := name_terms(word.text))]
