"""Governments: a capital that acts stands for those who govern there (موسكو أعلنت), not for the town."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_verb
from riwaya.mentions.places.gazetteer import Entry, of_country
from riwaya.mentions.places.scanning import Candidate
from riwaya.mentions.places.wording import words_of
from riwaya.model import Named

__all__ = ["acts", "government"]


def government(capital: Entry) -> Named:
    """The government that sits in a capital."""
    country = of_country(capital.country)
    if country is None:
        return Named(f"{capital.id}-government", f"حكومة {capital.name}", country=capital.country or None)
    return Named(f"{country.id}-government", f"حكومة {country.name}", country=capital.country)


def _verb(t: Token) -> bool:
    if t.punct or t.info.has("prep", "office", "title", "people", "organisation", "adjective", "name"):
        return False
    feminine = len(t.f) > 3 and t.f[-1] == "ت" and t.f[-2] != "ا" and not t.info.classes and not t.info.article
    return feminine or t.info.has("verb", "vpart", "neg") or bool(t.reports()[1]) or is_verb(t.f)


def _headline(t: Token, after: Token) -> bool:
    """Whether a verb of a town's may stand behind the name that opens a headline: أنقرة تركز على."""
    feminine = t.f[0] == "ت" and len(t.f) > 3 and not t.info.classes and not t.info.article and not t.f.endswith("ه")
    return feminine and t.f[-2:-1] != "ي" and after.info.has("prep")


def acts(c: Candidate, before_acts: bool | None) -> bool:
    """Whether a capital's name stands for its government where it is used.

    It does before and after a verb, after a conjunction that begins a clause, and after prepositions and nouns of
    policy (مع موسكو، موقف موسكو). *before_acts*: what the place is that it is joined to by و (None: to none).
    """
    toks = c.para.tokens
    clitics = toks[c.first].f[: c.cut]
    if c.lead is not None or "ب" in clitics:
        return False
    if before_acts is not None:
        return before_acts
    before = toks[c.first - 1] if c.first else None
    after = toks[c.last] if c.last < len(toks) else None
    for t in (before, after):
        if t is not None and not {t.f, t.rest, t.f.removeprefix("و")}.isdisjoint(words_of("town-verbs")):
            return False
    if before is not None and before.f in words_of("joined-pronouns") and c.first > 1:
        before = toks[c.first - 2]  # تسعى فيه موسكو
    if before is not None and before.f == "من" and not clitics and c.first > 1:
        return toks[c.first - 2].info.base in words_of("government-wishes")  # بطلب من موسكو
    if before is None and after is not None and c.last + 1 < len(toks) and _headline(after, toks[c.last + 1]):
        return True
    if before is not None and not before.punct:
        if not clitics:
            if before.rest in words_of("town-prepositions"):
                return False
            if before.rest in words_of("government-prepositions") | words_of("after-capitals"):
                return True
        noun = before.info.base.removesuffix("ا").removesuffix("ه")
        if not words_of("government-nouns").isdisjoint((before.info.base, noun)):
            return True
        if not clitics and _verb(before):
            return True
    if after is None or after.punct or (before is not None and before.f in "(-–" and not clitics):
        return "و" in clitics and (before is None or not before.punct)
    return _verb(after) and after.f[0] != "ي"  # towns are feminine: one that takes a masculine verb is a club
