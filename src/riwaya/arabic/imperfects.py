"""Imperfects and futures: the past of a finite verb, which the dictionary of lemmas does not always lead to.

The dictionary (simplemma's) gives many imperfects as lemmas of their own, and has hardly a future. What it knows of
other forms of the verb, and the patterns of the derived stems (Ryding 2005, chapters 21-31), lead from one to the
other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows

__all__ = ["first_person", "future", "is_past", "past_of"]

_PERSONS = "يتنأ"
_NOUNS = ("ها", "هم", "ه", "نا", "سي", "ين", "ان", "وا", "اء", "ا", "اف")  # how nouns in nun end, and no bare imperfect
_ENDINGS = ("ون", "وا", "ان", "ها", "هم", "نا", "ه")


def _lemma(word: str) -> str:
    import simplemma

    found: str = simplemma.lemmatize(word, lang="ar")
    return found


def _known(word: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(word, lang="ar"))


def _patterns(base: str) -> Iterator[str]:
    """What the past of an imperfect can be, whose letters after the prefix are *base*, likeliest first."""
    if base.startswith("ست"):
        yield "ا" + _ended(_hollow(base))
    elif base.startswith("ت"):
        yield _ended(base)
    elif len(base) >= 4 and (base[0] == "ن" or base[1] in "تطد"):
        yield "ا" + _ended(_hollow(base))
    if len(base) == 3 and base[1] in "وي":
        hollow = base[0] + "ا" + base[2]
        yield from ((hollow, "أ" + hollow) if base[1] == "و" else ("أ" + hollow, hollow))
    yield _ended(base)
    yield "أ" + _ended(_hollow(base))


def _hollow(base: str) -> str:
    """*base* with its middle vowel as the past has it: ``ستعيد`` is of ``استعاد``."""
    return base[:-2] + "ا" + base[-1] if len(base) > 3 and base[-2] == "ي" else base


def _ended(base: str) -> str:
    """*base* with its last vowel as the past has it: ``نتهي`` is of ``انتهى``."""
    return base[:-1] + "ى" if base[-1] == "ي" else base[:-1] + "ا" if base[-1] == "و" else base


@lru_cache(maxsize=50_000)
def past_of(word: str) -> str:
    """The past of *word*, an imperfect of the third person masculine (with a pronoun or not); else an empty string.

    A word that no pattern leads to a known one, and one that is no verb (``ينبوع``), has none.
    """
    if len(word) < 3 or word[0] != "ي":
        return ""
    listed = _listed().get(fold(word))
    if listed is not None:
        return listed
    found = _lemma(word)
    if found.endswith("وا") and _known(found[:-2]):
        return found[:-2]
    if found != word:
        return "" if found[0] == "ي" or not _known(word) else found
    if len(word) == 3:
        return "و" + word[1:] if _known(word) and _known("و" + word[1:]) else ""
    if _noun(word):
        return ""
    plural = _lemma(word + "ون")
    if plural[0] != "ي" and plural != word + "ون" and _known(word + "ون"):
        return plural
    if _known(word) or _known("ت" + word[1:]):
        past = next((p for p in _patterns(word[1:]) if _known(p) and _lemma(p) == p), "")
        if past:
            return past
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) > 3), "")
    return past_of(word[: -len(ending)]) if ending else ""


@cache
def _listed() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("verbs"):
        found.setdefault(fold(row["present"]), row["past"])  # of two verbs of one spelling the commoner comes first
    return found


@lru_cache(maxsize=50_000)
def future(word: str) -> str:
    """The past of the verb that *word* is the future of (``ستواصل``, ``وسنبدأ``), or an empty string."""
    bare = word[1:] if len(word) > 5 and word[0] in "وف" else word
    if len(bare) < 5 or bare[0] != "س" or bare[1] not in _PERSONS or bare.endswith("اء") or _noun(bare):
        return ""
    return past_of("ي" + bare[2:])


@lru_cache(maxsize=50_000)
def first_person(word: str) -> str:
    """The past of the verb that *word* is the first person plural of (``نتوقع``), or an empty string.

    A word that the dictionary leads to something else (``نظام``) is none. Singulars are spelled as pasts (``أعاد``).
    """
    if len(word) < 4 or word[0] != "ن" or word.endswith(_NOUNS) or _lemma(word) != word or _noun(word):
        return ""
    third = "ي" + word[1:]
    return past_of(third) if _known(third) or _lemma(third) != third else ""


def _noun(word: str) -> bool:
    """Whether the dictionary has *word* as a noun or adjective: ``سينما``, ``سياسيا``, ``يمني``."""
    found = _lemma(word)
    if found != word and found[:2] == word[:2]:
        return True
    if found != word and _known(word) and found[0] not in "ستنأي":
        return False
    return any(_known(w) for w in (word + "ة", word + "ية", "ال" + word))


@lru_cache(maxsize=50_000)
def is_past(word: str) -> bool:
    """Whether *word* can only be a past: one of a derived stem with its alif, or one with an ending that nouns lack.

    ``أعلن``, ``امتد``, ``سرحت``, ``غادروا``; bare forms that are also spelled as nouns (``قتل``) are left out.
    """
    ending = next((e for e in ("تا", "وا", "ت") if word.endswith(e) and len(word) - len(e) >= 3), "")
    if word.endswith("ات") or (not ending and (len(word) < 4 or word[0] not in "اأ")):
        return False
    found = _lemma(word)
    if ending and found == word:
        found = word[: -len(ending)]
    if not found or found[:2] != word[:2] or (not ending and found != word) or _known("ال" + found + "ة"):
        return False
    return any(past_of(p) == found for p in _presents(found))


def _presents(past: str) -> Iterator[str]:
    """What the imperfect of *past* can be."""
    body = past[1:] if past[0] in "اأ" else past
    if len(body) < 2:
        return
    ended = body[:-1] + "ي" if body[-1] in "ىا" else body
    yield "ي" + ended
    if body[-1] == "ى":
        yield "ي" + body
    if len(body) >= 3 and body[-2] == "ا":
        yield "ي" + body[:-2] + "ي" + body[-1]
