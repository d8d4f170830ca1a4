"""Roles: which words of a source say what it is (offices, bodies, what fits anybody), and which are its name."""

from __future__ import annotations

from functools import cache, lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import analyse
from riwaya.arabic.stems import concept, is_known, is_stopword, is_verb, lemma
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word
from riwaya.weighing.nations import states

__all__ = ["body_words", "collective_words", "evidence_words", "generic", "is_role", "proper_name"]

_ROLES = frozenset({"title", "office"})
_NAMES = frozenset({"name", "name-given", "name-family", "name-foreign", "name-part"})


@cache
def _roles(kind: str) -> frozenset[str]:
    found: set[str] = set()
    for row in rows("role_words"):
        if row["kind"] == kind:
            for word in row["words"].split():
                found |= {fold(word), lemma(word)}
    return frozenset(found)


@cache
def collective_words() -> frozenset[str]:
    """The words, folded, for the organs of a state or town as one."""
    return _roles("collective")


@cache
def body_words() -> frozenset[str]:
    """The concepts of the words for kinds of bodies (ministry, company, council)."""
    return frozenset(concept(w) for r in rows("role_words") if r["kind"] == "body" for w in r["words"].split())


@cache
def generic() -> frozenset[str]:
    """The concepts of words that fit any source of their kind (``مصدر``, ``مسؤول``, ``بيان``)."""
    return frozenset(concept(w) for r in rows("role_words") if r["kind"] == "generic" for w in r["words"].split())


@cache
def evidence_words() -> frozenset[str]:
    """The concepts of words for what somebody goes by who says a thing (``الدلائل الأولية``)."""
    return frozenset(concept(w) for r in rows("role_words") if r["kind"] == "evidence" for w in r["words"].split())


@lru_cache(maxsize=20_000)
def is_role(word: str) -> bool:
    """Whether *word* says what a source is (an office, a title, a body, a kind of witness) rather than who."""
    folded = fold(word)
    bare = folded[2:] if folded.startswith("ال") else folded
    if any(bare in _roles(k) or lemma(word) in _roles(k) for k in ("office", "collective", "body", "unnamed")):
        return True
    classes = analyse(folded).classes
    return bool(classes & _ROLES) and (folded.startswith("ال") or not classes & _NAMES)


def _is_name(token: Word) -> bool:
    """Whether the lexicon has *token* as a name, and as nothing that a source can be."""
    return bool(analyse(token.folded).classes & _NAMES) and not is_role(token.text)


def _governs(token: Word) -> bool:
    """Whether *token* begins with a preposition: ``بمنطقة``."""
    info = analyse(token.folded)
    return bool(info.prep) and not info.classes & _NAMES and is_known(token.text[len(info.conj) + 1 :])


def proper_name(tokens: list[Word]) -> tuple[str, ...]:
    """The tokens of a proper name: what is left once offices, what they look after, and states are taken off."""
    sure = next((i for i, t in enumerate(tokens) if not t.is_punctuation and _is_name(t)), -1)
    name: list[str] = []
    i = 0
    seen_role = False
    while i < len(tokens):
        token = tokens[i]
        folded = token.folded
        if token.is_punctuation:
            if name and token.text in "،,(-–؛:":
                break
            i += 1
            continue
        if folded in ("الذي", "التي", "المعروف", "الملقب", "الذين"):
            break
        if name and token.folded[0] == "ي" and is_verb(token.text):
            break
        definite = folded.startswith(("ال", "لل", "وال"))
        if is_role(token.text):
            if name:
                break
            seen_role = True
        elif is_stopword(token.text) and token.text != "علي":  # the preposition is spelled with the other ya
            if name:
                break
            i += 1  # the noun that a preposition governs belongs to the office
        elif not name and _governs(token):
            i += "ال" not in folded[:4] and not folded.startswith("لل")  # بمنطقة تبوك, but بالشرقية
            seen_role = True
        elif definite and (seen_role or name) and not (name and name[-1] in ("عبد", "ابو", "بن")):
            if name and seen_role and states(token.text):
                break
            if name:
                name.append(folded)
            i += 1
            continue
        elif states(token.text):
            if name:
                break
        elif i < sure and is_known(token.text):
            seen_role = True  # what an office looks after: ``مدير شؤون المعلمين كريم الراوي``
        elif len(name) > 2 and not _is_name(token) and is_known(token.text):
            break  # words after the surname
        else:
            name.append(folded)
        i += 1
    return tuple(name)
