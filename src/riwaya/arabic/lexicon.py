"""What a word form may be: clitics taken off, and the classes that the tables give it.

Arabic writes conjunctions, one-letter prepositions and the article with the next word, so a form is looked up as it
stands first, then without them, one by one. A form may be several things; the reader's context decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.reporting import reportings
from riwaya.arabic.tables import rows
from riwaya.arabic.verbs import conjugate
from riwaya.arabic.wordlists import wordlist

__all__ = ["NOTHING", "Info", "analyse", "head_forms"]


@dataclass(frozen=True, slots=True)
class Info:
    """A form taken apart: conjunction (و ف or empty), preposition (ب ل ك or empty), article, the rest, its classes."""

    conj: str
    prep: str
    article: bool
    base: str
    classes: frozenset[str]
    number: str = "s"
    gender: str = ""

    def has(self, *classes: str) -> bool:
        """Whether the form may be of one of *classes*."""
        return not self.classes.isdisjoint(classes)


NOTHING: frozenset[str] = frozenset()
_CLOSED = frozenset(["neg", "vpart", "comp", "pron", "dem", "prep", "sub"])
_HUMAN = ("office", "people", "title")


def _sound(noun: str) -> list[tuple[str, str]]:
    """Regular duals and plurals of a noun with their number, construct forms (without final nun) among them."""
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    dual = [(stem + "ان", "d"), (stem + "ين", "d"), (stem + "ا", "d")]
    if noun.endswith("ه"):
        return [*dual, (noun[:-1] + "ات", "p")]
    return [*dual, (noun + "ون", "p"), (noun + "ين", "p"), (noun + "و", "p")]


@cache
def head_forms() -> dict[str, tuple[str, str, str]]:
    """``{folded form: (classes joined by spaces, number, gender)}`` of the nouns that head source phrases."""
    out: dict[str, tuple[str, str, str]] = {}

    def put(form: str, kind: str, number: str, gender: str) -> None:
        if form in out:
            kinds = out[form][0]
            if kind not in kinds.split():
                out[form] = (f"{kinds} {kind}", *out[form][1:])
        else:
            out[form] = (kind, number, gender)

    table = rows("heads")
    for row in table:
        noun, kind = fold(row["noun"]), row["class"]
        put(noun, kind, "s", row["gender"])
        for plural in filter(None, row["plural"].split("|")):
            put(fold(plural), kind, "p", row["gender"] if kind in _HUMAN else "f")
    listed = set(out)
    for row in table:
        noun, kind, gender = fold(row["noun"]), row["class"], row["gender"]
        human = kind in _HUMAN
        forms = [(form, number, gender) for form, number in _sound(noun) if human or number == "d"]
        if human and gender == "m" and not noun.endswith("ه"):
            forms += [
                (noun + "ه", "s", "f"),
                (noun + "تان", "d", "f"),
                (noun + "تين", "d", "f"),
                (noun + "ات", "p", "f"),
            ]
        for form, number, g in forms:
            if form not in listed:
                put(form, kind, number, g)
    return out


@cache
def _classes() -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}

    def put(form: str, kind: str) -> None:
        out.setdefault(fold(form), set()).add(kind)

    closed = {row["word"] for row in rows("functions")}
    for row in rows("functions"):
        word, kind = row["word"], row["class"]
        compound = len(word) > 2 and word[0] in "وف" and word[1:] in closed  # analysed as two words
        if not compound and fold(word) not in _unlisted(kind):
            put(word, kind)
    for row in rows("times"):
        weak = row["kind"] == "adjective" or fold(row["word"]) in wordlist("weak-times")
        if weak and row["kind"] == "adverb":
            continue
        if not weak:
            put(row["word"], "time")
        put(row["word"], "time-" + row["kind"])
        put(row["word"], "time-any")
    for word in wordlist("sources"):
        put(word, "people")
    put("الله", "name")
    put("الله", "name-part")
    for word in wordlist("time-adjectives"):
        put(word, "time-any")
    for word in wordlist("pronoun-prepositions"):
        put(word, "adv")
    for word in wordlist("whole-words"):
        put(word, "noun")
    for row in rows("events"):
        put(row["noun"], "event")
    functions = {"neg", "comp", "vpart", "rel", "dem", "sub", "pron"}
    function_words = {form for form, kinds in out.items() if kinds & functions}
    for row in rows("names"):
        if fold(row["name"]) in function_words:
            continue
        put(row["name"], "name")
        put(row["name"], "name-" + row["kind"])
    for row in rows("actors"):
        if " " not in row["name"]:
            put(row["name"], "actor")
            put(row["name"], "actor-" + row["kind"])
    for row in rows("verbs"):
        for form in conjugate(row["past"], row["present"]):
            out.setdefault(form, set()).add("verb")
    for row in rows("demonyms"):
        put(row["adjective"], "adjective")
        put(row["adjective"], "adjective-" + row["kind"])
    for form, (kinds, _, _) in head_forms().items():
        out.setdefault(form, set()).update(kinds.split())
    return out


_ENDINGS = ("تين", "تان", "ين", "ون", "ان", "ات", "ه")
"""Gender and number of an adjective."""
_OBJECTS = ("ها", "هم", "هما")
"""Objects of a verb that would else be taken for a noun: التقطتها, نشرتهم."""


@lru_cache(maxsize=100_000)
def _found(form: str) -> frozenset[str] | None:
    """The classes of a form in the tables, adjectives in every gender and number and verbs with objects among them."""
    table = _classes()
    kinds = set(table.get(form, NOTHING))
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) > 1:
            base = table.get(form[: -len(ending)], NOTHING)
            if "adjective" in base:
                kinds |= {k for k in base if k.startswith("adjective")}
    for ending in _OBJECTS:
        stem = form.removesuffix(ending)
        if stem != form and len(form) > 5 and not stem.endswith(("ا", "ي", "ن")):
            kinds |= {"verb"} & table.get(stem, set())
    return frozenset(kinds) or None


def _unlisted(kind: str) -> frozenset[str]:
    try:
        return wordlist(f"not-{kind}")
    except KeyError:
        return NOTHING


def _look(form: str) -> frozenset[str] | None:
    found = _found(form)
    if found is None and form.startswith("ال") and len(form) > 3:
        return _found(form[2:])
    return found


@lru_cache(maxsize=200_000)
def analyse(folded: str) -> Info:
    """The most likely reading of a folded form: the one that takes off the fewest clitics and is in a table.

    A form that no table knows keeps its letters; the article is still seen, also behind ل (للوزير), and so is a
    conjunction before it (والوزير).
    """
    if folded[0] in "وف" and len(folded) > 2:
        closed, whole = _classes().get(folded[1:], NOTHING), _classes().get(folded, NOTHING)
        if not _CLOSED.isdisjoint(closed) and _CLOSED.isdisjoint(whole) and "office" not in whole:
            return Info(folded[0], "", False, folded[1:], frozenset(closed))  # ولم is و + لم, whoever is called Willem
    for conj, rest in _split(folded, "وف"):
        for prep, word in _split(rest, "بلك"):
            if prep == "ل" and word.startswith("ل"):
                word = "ا" + word  # للوزير is ل + الوزير
            if prep == "ل" and not word.startswith("ال") and rest.startswith("لل") and len(rest) > 4:
                word = "ال" + rest[2:]
            found = _look(word)
            if prep == "ك" and not word.startswith("ال"):
                continue  # كرافت is no ك + رافت
            if found is not None and (not prep or len(word) > 2) and (not conj or len(rest) > 2):
                article = word.startswith("ال") and _found(word) is None
                base = word[2:] if article else word
                if article:
                    found -= {"prep"}  # الوسط and الغربي are no prepositions
                _, number, gender = head_forms().get(base, ("", "s", ""))
                if article and number == "p" and base.endswith("ي") and head_forms().get(base[:-1], ("", ""))[1] == "s":
                    number = "s"  # المدعي, المفتي: a plural in construct takes no article
                return Info(conj, prep, article, base, frozenset(found), number, gender)
    return _future(folded) or _owned(folded) or _unknown(folded)


def _future(form: str) -> Info | None:
    """A known verb with the future particle (ستصل, وسيعود)."""
    for conj, rest in _split(form, "وف"):
        if len(rest) > 3 and rest[0] == "س" and rest[1] in "يتن":
            verb = rest[1:]
            if "verb" in _classes().get(verb, NOTHING) or any(r.shape.tense == "present" for r in reportings(verb)):
                return Info(conj, "", False, rest, frozenset(["verb", "future"]))
    return None


def _owned(form: str) -> Info | None:
    """A known noun with a possessive pronoun (بيانها, وزيرهم): definite, like one with the article."""
    for suffix in ("هما", "هم", "هن", "ها", "نا", "ه"):
        if not form.endswith(suffix) or len(form) - len(suffix) < 3:
            continue
        stem = form[: -len(suffix)]
        for conj, rest in _split(stem, "وف"):
            for prep, word in _split(rest, "بلك"):
                for noun in (word, word[:-1] + "ه" if word.endswith("ت") else word):
                    found = _classes().get(noun)
                    kinds = found - {"verb", "prep", "name", "name-given", "name-foreign"} if found else None
                    if kinds and not kinds & {"sub", "comp", "neg", "adv", "pron", "dem", "rel", "vpart", "adjective"}:
                        _, number, gender = head_forms().get(noun, ("", "s", ""))
                        return Info(conj, prep, True, noun, frozenset(kinds), number, gender)
    return None


def _split(form: str, clitics: str) -> list[tuple[str, str]]:
    out = [("", form)]
    if len(form) > 2 and form[0] in clitics:
        out.append((form[0], form[1:]))
    return out


_AUGMENTED = re.compile(r"^(?:ت\w{2}ي\w|ت\w{2}يه|ا\w{2,3}ا\w|است\w{2}ا\w|ا\w{2,3}اء|م\w{3}ه|ضروره|عدم|وجود|اي)$")
"""Verbal nouns of the augmented stems: behind ب or ل they are no nouns that begin with that letter."""


def _unknown(form: str) -> Info:
    conj, prep, rest = "", "", form
    for c in "وف":
        if rest.startswith((c + "ال", c + "بال", c + "لل")):
            conj, rest = c, rest[1:]
    if rest.startswith("لل") and len(rest) > 3:
        return Info(conj, "ل", True, rest[2:], NOTHING)
    for p in "بك":
        if rest.startswith(p + "ال") and len(rest) > 4:
            prep, rest = p, rest[1:]
    if not prep and rest[0] in "بل" and _AUGMENTED.match(rest[1:]):
        prep, rest = rest[0], rest[1:]
    article = rest.startswith("ال") and len(rest) > 3
    return Info(conj, prep, article, rest[2:] if article else rest, NOTHING)
