"""Stems: what words of one family have in common, from exact lemmas down to bare consonants.

Three grains, each coarser than the one before: the lemma (simplemma's dictionary, clitics taken off), the light stem
(after Larkey, Ballesteros and Connell 2002, "light10"), and the skeleton, a guess at the root's consonants. On top of
them the concept: the group of words that news uses for one another (``synonyms.tsv``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.imperfects import first_person, future, past_of
from riwaya.arabic.tables import rows
from riwaya.arabic.verbs import conjugate

__all__ = [
    "concept",
    "foreign",
    "is_known",
    "is_stopword",
    "is_time_word",
    "is_verb",
    "lemma",
    "skeleton",
    "stem",
]

_PREFIXES = ("وبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
_SUFFIXES = ("اتها", "اتهم", "تيها", "تيهم", "هما", "ات", "ان", "ين", "ون", "يه", "ها", "هم", "نا", "ته", "تي", "وا",
             "ه", "ي", "ت", "ا")  # fmt: skip
_CLITICS = "وفبلك"
_HAMZA = re.compile("ا[ؤئ](?:هما|هم|ها|ه|نا|هن)$")  # the last letter of إجلاء in إجلاؤها
_WEAK = frozenset("اويءه")
_FORMATIVE = ("ت", "ن", "م")  # letters that may stand for no consonant of the root


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The light stem of *word*, folded: article, conjunctions and common endings taken off; three letters stay."""
    w = fold(word)
    if len(w) > 4 and w[0] == "و":
        w = w[1:]
    for prefix in _PREFIXES:
        if w.startswith(prefix) and len(w) - len(prefix) >= 3:
            w = w[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if w.endswith(suffix) and len(w) - len(suffix) >= 3:
            w = w[: -len(suffix)]
            break
    return w


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The dictionary form of *word*, folded; its light stem when the dictionary has none."""
    import simplemma

    if not fold(word).strip():
        return ""
    word = _HAMZA.sub("اء", word)
    if len(word) > 5 and word.endswith(("تان", "تين", "تي")):  # the dual of a noun in ta marbuta
        word = word[: word.rindex("ت")] + "ة"
    found: str = simplemma.lemmatize(word, lang="ar")
    if word.startswith("ال") and len(word) > 5 and simplemma.is_known(word[2:], lang="ar"):
        word = word[2:]  # with and without the article a word must have one lemma
        found = simplemma.lemmatize(word, lang="ar")
    past = past_of(word) if word[0] == "ي" else first_person(word) if word[0] == "ن" else future(word)
    if past:
        return fold(past)
    if simplemma.is_known(word, lang="ar") or (found != word and simplemma.is_known(found, lang="ar")):
        return fold(found)
    # the dictionary has few futures and few words with a conjunction: try what stands behind the one letter
    if len(word) > 4 and word[0] in _CLITICS + "س":
        rest: str = simplemma.lemmatize(word[1:], lang="ar")
        # not where a second letter was taken off too: a foreign name then lost two letters of its own
        if simplemma.is_known(rest, lang="ar") and rest != word[2:]:
            return fold(rest)
    for person in ("سن", "سأ", "ن", "أ"):  # first persons are read as third ones
        if word.startswith(person) and len(word) - len(person) >= 3:
            third = "ي" + word[len(person) :]
            found = simplemma.lemmatize(third, lang="ar")
            if found != third and simplemma.is_known(found, lang="ar"):
                return fold(found)
    # an alif with its hamza begins a foreign name: what is written before it is a preposition
    return foreign(stem(word[1:] if len(word) > 4 and word[0] in "لبك" and word[1] in "أإآ" else word))


_FOREIGN: dict[int, str | None] = {ord("غ"): "ج", ord("ق"): "ك", ord("ث"): "س", ord("ط"): "ت", ord("ص"): "س"}
_FOREIGN |= {ord("ڤ"): "ف", ord("پ"): "ب", ord("ڨ"): "ج"}
_FOREIGN |= dict.fromkeys(map(ord, "وياءه"))


def foreign(word: str) -> str:
    """One form for the spellings of a foreign name: g, t and s have several letters, and vowels come and go."""
    return word[0] + word[1:].translate(_FOREIGN) if len(word) > 3 and word.isalpha() else word


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """A guess at the root's consonants, or an empty string where fewer than three can be seen.

    Weak letters and the letters of derived forms (``انفعل``, ``استفعل``, ``مفعل``, ``تفعل``) are dropped.
    """
    letters = "".join(c for c in stem(lemma(word)) if c not in _WEAK)
    if len(letters) > 4 and letters.startswith(("ست", "مست", "نست", "تست")):
        letters = letters[letters.index("ست") + 2 :]
    while len(letters) > 3 and letters[0] in "منت":
        letters = letters[1:]
    if len(letters) > 3 and letters[1] == "ت":  # the infix of افتعل
        letters = letters[0] + letters[2:]
    return letters if len(letters) >= 3 else ""


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    listed = [(word, row["group"]) for row in rows("synonyms") for word in row["words"].split() if "_" not in word]
    for word, group in listed:  # what is listed goes before what is only the lemma of it
        groups.setdefault(fold(word), group)
    for word, group in listed:
        groups.setdefault(lemma(word), group)
    return groups


@lru_cache(maxsize=200_000)
def concept(word: str) -> str:
    """What *word* means in the news, as a key: its synonym group in capitals, or else its lemma."""
    groups = _groups()
    folded = fold(word)
    bare = folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded
    whole = _HAMZA.sub("اء", word)
    for key in (folded, bare, fold(whole), lemma(word), stem(whole)):
        if key in groups:
            return groups[key].upper()
    if len(folded) > 4 and folded[0] in _CLITICS + "س" and folded[1:] in groups:
        return groups[folded[1:]].upper()
    if len(bare) > 4 and bare.endswith("ات") and bare[:-2] + "ه" in groups:
        return groups[bare[:-2] + "ه"].upper()
    if participled := _participled(lemma(word)):
        return participled
    root = skeleton(word)
    if (
        is_verb(word) and root[:1] not in _FORMATIVE
    ):  # a finite form that the table does not list, of a root that it does
        return _roots().get(root, lemma(word))
    return lemma(word)


def _participled(word: str) -> str:
    """The synonym group of the verb whose participle *word* is (``مرتفع`` of ``يرتفع``), or an empty string.

    Only participles of the longer derived stems, which nouns of place and instrument never look like.
    """
    if len(word) < 4 or word[0] != "م" or not (word[1] in "تن" or word[2] == "ت"):
        return ""
    third = "ي" + word[1:]
    group = _groups().get(third) or (_groups().get(lemma(third)) if is_verb(third) else None)
    return group.upper() if group else ""


@cache
def _roots() -> dict[str, str]:
    """From a skeleton to the synonym group that alone has it, of the groups that hold verbs (``company`` does not)."""
    found: dict[str, set[str]] = {}
    acts = {group for word, group in _groups().items() if is_verb(word)}
    for word, group in _groups().items():
        if root := skeleton(word):
            found.setdefault(root, set()).add(group)
    return {root: next(iter(gs)).upper() for root, gs in found.items() if len(gs) == 1 and gs <= acts}


_AUXILIARIES = frozenset(map(fold, ("كان", "تم", "جرى", "زال")))


@cache
def _time_words() -> frozenset[str]:
    return frozenset(form for row in rows("time_words") for form in (fold(row["word"]), lemma(row["word"])))


@lru_cache(maxsize=100_000)
def is_time_word(word: str) -> bool:
    """Whether *word* says when: a weekday, a month, "last", "week"."""
    return fold(word) in _time_words() or lemma(word) in _time_words()


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Whether the dictionary has *word* or a word that it is a form of."""
    import simplemma

    return bool(
        simplemma.is_known(word, lang="ar") or simplemma.is_known(simplemma.lemmatize(word, lang="ar"), lang="ar")
    )


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in rows("stopwords"))


@lru_cache(maxsize=200_000)
def is_stopword(word: str) -> bool:
    """Whether *word* (with or without a conjunction before it) carries grammar only."""
    w = fold(word)
    if len(w) == 1 and w.isalpha():  # a conjunction or preposition that stands apart from its word
        return True
    if w in _stopwords() and not word.endswith("أ"):  # بدا, but بدأ
        return True
    if len(w) > 2 and w[0] in "وف" and w[1:] in _stopwords() and w not in _verb_forms():  # وتحت, but فتحت
        return True
    return len(w) > 2 and w[0] in "يتنا" and lemma(word) in _AUXILIARIES


@cache
def _verb_forms() -> frozenset[str]:
    return frozenset(form for row in rows("verbs") for form in conjugate(row["past"], row["present"]))


@lru_cache(maxsize=200_000)
def is_verb(word: str) -> bool:
    """Whether *word* looks like a finite verb: a form of a listed one, or an imperfect whose lemma drops its prefix."""
    w = fold(word)
    if len(w) > 3 and w[0] in "وف":
        return w in _verb_forms() or is_verb(word[1:])
    if w in _verb_forms():
        return True
    if len(w) > 4 and w[0] == "س" and w[1] in "يتنا":
        return bool(future(word))
    return len(w) > 3 and w[0] in "يت" and lemma(word)[:1] != w[0]
