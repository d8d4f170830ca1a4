"""Mistaken: names of places that are used for something else: as an adjective, for a football club, for a newspaper."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_known, is_verb
from riwaya.mentions.places.countries import adjective_of
from riwaya.mentions.places.gazetteer import Entry
from riwaya.mentions.places.scanning import Candidate
from riwaya.mentions.places.wording import words_of

__all__ = ["adjective", "club", "newspaper"]


def adjective(c: Candidate, entry: Entry) -> bool:
    """Whether a country's name is rather the adjective of its people: قوات سورية، الحكومة السعودية.

    With the article it follows a noun that has it too, or a proper name; without, a noun that has none. After a
    preposition, a verb or a mark it is the country.
    """
    toks = c.para.tokens
    before = toks[c.first - 1] if c.first else None
    if c.key == "العربيه السعوديه" and before is not None:
        return before.info.article and not before.punct  # الجمعية العربية السعودية
    if entry.precision != "country" or not c.key.endswith(("يه", "يا")) or " " in c.key:
        return False
    if c.key.endswith("يا"):  # طفلاً سورياً، مقتل 15 سوريا
        if adjective_of(c.key[:-1]) != entry.country or before is None or c.cut:
            return False
        return "\u064b" in toks[c.first].word.text or "\u064b" in before.word.text or before.word.is_number
    if adjective_of(c.key) != entry.country:
        return False
    clitics = toks[c.first].f[: c.cut]
    if before is None or c.lead is not None:
        return False
    if clitics:
        return clitics == "و" and adjective_of(before.f) != "" and before.f.endswith("يه")
    if before.punct:
        return before.f in '»"”)' and not c.key.startswith("ال")
    if before.info.has("prep", "comp", "sub", "neg", "vpart", "rel", "adv") or before.f in words_of(
        "town-prepositions"
    ):
        return False
    article = before.info.article or before.f.startswith(("ال", "لل", "وال", "بال"))
    if not c.key.startswith("ال"):
        return not _verb(before)
    if article:
        return True
    if _verb(before):
        return False
    return not (before.info.classes or is_known(before.f))  # a proper name: أرامكو السعودية


def _verb(t: Token) -> bool:
    if t.info.has("organisation", "people", "office", "adjective", "title", "document", "name"):
        return False
    return t.info.has("verb") or bool(t.reports()[1]) or is_verb(t.f) or t.f.endswith(("ته", "تها", "ها"))


def club(c: Candidate, entry: Entry) -> bool:
    """Whether a town's name stands for a club: a town is feminine, and برشلونة الإسباني has a masculine adjective."""
    toks = c.para.tokens
    if entry.precision != "town" or c.lead is not None:
        return False
    if not c.cut and c.first and toks[c.first - 1].rest in words_of("club-nouns"):
        return True
    if c.last >= len(toks):
        return False
    after = toks[c.last]
    if after.f in words_of("club-tails"):
        return True
    if not after.f.startswith("ال") or not after.f.endswith("ي") or adjective_of(after.f) != entry.country:
        return False
    before = toks[c.first - 1] if c.first else None
    return before is None or before.punct or c.cut > 0 or before.info.has("prep", "comp", "verb") or is_verb(before.f)


def newspaper(c: Candidate, entry: Entry) -> bool:
    """Whether a name alone in quotation marks behind ل is the paper that was spoken to: لـ«الرياض»."""
    toks = c.para.tokens
    if c.first < 2 or c.last >= len(toks) or entry.kind not in ("town", "capital", "country", "region"):
        return False
    quoted = toks[c.first - 1].f in '«"“' and toks[c.last].f in '»"”'
    return quoted and toks[c.first - 2].f in ("ل", "قالت", "اكدت", "صحيفه", "جريده", "لصحيفه", "لجريده")
