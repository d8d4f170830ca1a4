"""Words of the interface: message catalogues, plurals, dates and numerals in Arabic and English."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from riwaya.model import Claim
from riwaya.telling.phrases import phrase
from riwaya.telling.reasons import reason

__all__ = ["LANGUAGES", "Words", "catalogue", "moment", "words"]

LANGUAGES = ("ar", "en")

_LOCALES = {"ar": "ar", "en": "en_GB"}  # day before month in both: an evidence document must not be read two ways


@cache
def catalogue(lang: str, package: str = "riwaya.telling") -> dict[str, str]:
    """The messages of *package* in *lang* under dotted keys; plural forms end in a CLDR category (``outlets.few``)."""
    if lang not in LANGUAGES:
        raise ValueError(f"no interface in {lang!r}; choose one of {', '.join(LANGUAGES)}")
    text = files(package).joinpath("messages", f"{lang}.toml").read_text(encoding="utf-8")
    flat: dict[str, str] = {}

    def walk(table: dict[str, Any], prefix: str) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                walk(value, f"{prefix}{key}.")
            else:
                flat[prefix + key] = value

    walk(tomllib.loads(text), "")
    return flat


def moment(value: str | None) -> date | datetime | None:
    """An ISO 8601 date or time; None when there is none or it is not one."""
    if not value:
        return None
    try:
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        return None


class Words:
    """The interface in one language: ``t("claims")``, ``t.n("n.outlets", 4)``, ``t.date("2031-05-03")``."""

    def __init__(self, lang: str, messages: Mapping[str, str]) -> None:
        self.lang = lang
        self.messages = messages
        self.dir = "rtl" if lang == "ar" else "ltr"

    @cached_property
    def _locale(self) -> Any:
        from babel import Locale

        return Locale.parse(_LOCALES[self.lang])

    def __call__(self, key: str, **values: object) -> str:
        """The message *key*, with *values* filled in. Raises KeyError when the catalogue lacks it."""
        return self.messages[key].format(**values) if values else self.messages[key]

    def named(self, group: str, name: str) -> str:
        """The message ``group.name``, or *name* itself where the catalogue has none (slots, say, are open)."""
        return self.messages.get(f"{group}.{name}", name)

    def reason(self, text: str) -> str:
        """A reason for a finding, in the language where it is known there."""
        return reason(text, self.lang)

    def sentence(self, text: str) -> str | None:
        """What a `Problem` says, in the language; None where it is known in English alone."""
        return phrase(text, self.lang, "problems")

    def reasons(self, texts: Iterable[object]) -> str:
        """Reasons in a row."""
        return self.series([self.reason(str(text)) for text in texts])

    def n(self, key: str, count: int, **values: object) -> str:
        """The message *key* in the plural form for *count*, which it shows as ``{n}``."""
        form = f"{key}.{self._locale.plural_form(count)}"
        return self.messages[form].format(n=self.number(count), **values)

    def openness(self, claim: Claim) -> str:
        """How far the number of a claim's voices is open, how likely the number given is, and why; nothing if it is
        not open."""
        least, most = claim.origin_range
        if least == most:
            return ""
        parts = [text.rpartition(" ") for text in claim.origin_reason]
        why = [f"{self.reason(what)} ({self.share(float(score))})" for what, _, score in parts]
        held = self("range_held", share=self.share(claim.origin_probability), why=self.series(why))
        return self.n("n.range", most, least=self.number(least)) + " " + held

    def number(self, value: int) -> str:
        """A number with the locale's separators."""
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=self._locale))

    def share(self, value: float) -> str:
        """A number between 0 and 1, as a percentage."""
        from babel.numbers import format_percent

        return str(format_percent(value, locale=self._locale))

    def date(self, value: str | None) -> str:
        """An ISO 8601 date or time in words; a time keeps its own offset from UTC. Other text stays as it is."""
        when = moment(value)
        if when is None:
            return value or self("date_unknown")
        from babel.dates import format_date, format_time

        day = format_date(when, "long", locale=self._locale)
        if not isinstance(when, datetime):
            return str(day)
        clock = format_time(when, "HH:mm" if when.tzinfo is None else "HH:mm ZZZZ", locale=self._locale)
        return self("date_time", day=day, clock=clock)

    def stamp(self, value: str | None) -> str:
        """An ISO 8601 date or time as short as it can be told: day, month, year, and the clock where it is known."""
        when = moment(value)
        if when is None:
            return self.date(value)
        from babel.dates import format_date, format_time

        day = str(format_date(when, "d MMM y", locale=self._locale))
        return day if not isinstance(when, datetime) else f"{day} {format_time(when, 'HH:mm', locale=self._locale)}"

    def period(self, first: str | None, last: str | None) -> str:
        """A span of time, by days: one date where both are the same day."""
        days = [value[:10] for value in (first, last) if value]
        if not days:
            return self("date_unknown")
        if len(set(days)) == 1:
            return self.date(days[0])
        return self("date_range", first=self.date(days[0]), last=self.date(days[1]))

    def span(self, first: str | None, last: str | None) -> str:
        """A time that may be open on one side: since, until, or one date where both are the same day."""
        if first and not last:
            return self("since", date=self.date(first[:10]))
        if last and not first:
            return self("until", date=self.date(last[:10]))
        return self.period(first, last)

    def holds(self, articles: int, statements: int, claims: int, voices: int) -> str:
        """What a story holds, counted."""
        counts = {"articles": articles, "statements": statements, "claims": claims, "voices": voices}
        return self.series([self.n(f"n.{what}", count) for what, count in counts.items()])

    def series(self, items: list[str]) -> str:
        """Items in a row, with the language's comma."""
        return self("comma").join(items)


@cache
def words(lang: str) -> Words:
    """The interface in *lang* (``ar`` or ``en``). Raises ValueError for any other."""
    return Words(lang, catalogue(lang))
