"""Descriptions: what the words for a source say of it: name, office, state, number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import analyse
from riwaya.arabic.numbers import quantities
from riwaya.arabic.stems import concept, is_known, is_stopword, stem
from riwaya.arabic.words import words
from riwaya.model import Kind, Voice
from riwaya.weighing.nations import states
from riwaya.weighing.roles import collective_words, is_role, proper_name

__all__ = ["Description", "describe"]

_VERBS_OF_MANNER = ("طلب", "رفض", "فضل", "اشترط", "تحدث")
_MANNERS = frozenset(verb + ending for verb in _VERBS_OF_MANNER for ending in ("", "ت", "وا", "ا"))
_MANNERS |= {"شريطه", "بشرط", "مشترطا", "لم", "ل"}


@dataclass(frozen=True, slots=True)
class Description:
    """A source's words, sorted out: *name* (tokens of a proper name), *role* (concepts), *states*, *number*.

    *many* says whether it is more than one person (None where the words do not show it); *collective* whether it is a
    state or its organs spoken of as one.
    """

    kind: Kind
    name: tuple[str, ...]
    aliases: tuple[str, ...]
    role: frozenset[str]
    states: frozenset[str]
    number: int | None
    many: bool | None
    collective: bool
    head: str = ""


_ONE_OF = frozenset(map(fold, ("أحد", "إحدى")))


def _is_plural(head: str) -> bool:
    """Whether the word that a description begins with is of two or more (``بعض`` too, not ``أحد``)."""
    if len(head) > 3 and head.endswith("ا") and analyse(head[:-1]).number == "s":
        return False  # ضابطا is an object far oftener than a dual without its ending
    info = analyse(head)
    return info.number in ("d", "p") or ("quant" in info.classes and head not in _ONE_OF)


@lru_cache(maxsize=20_000)
def describe(voice: Voice) -> Description:
    """The description that *voice*'s name holds."""
    text = voice.name
    alias: tuple[str, ...] = ()
    for mark in ("المعروف", "الملقب"):
        if mark in text:
            after = text.split(mark, 1)[1]
            alias = tuple(
                w.folded.removeprefix("ب") for w in words(after) if not w.is_punctuation and not is_stopword(w.text)
            )[:4]
            text = text.split(mark, 1)[0]
    tokens = words(text)
    for i, token in enumerate(tokens):  # how they spoke is no part of who they are
        if i and (token.folded in _MANNERS or token.folded.removeprefix("و") in _MANNERS):
            tokens = tokens[:i]
            break
    bare = [t for t in tokens if not t.is_punctuation]
    # a surname by itself, where the reader could not tell whose
    surname = voice.kind == "unnamed" and len(bare) == 1 and not is_known(bare[0].text) and not is_role(bare[0].text)
    name = proper_name(tokens) if voice.kind == "person" or surname else ()
    role = []
    for token in tokens:
        if token.is_punctuation or is_stopword(token.text) or token.folded in name or token.is_number:
            continue
        if not states(token.text):
            role.append(concept(token.text))
    number = voice.number
    found = quantities(text)
    if number is None and found and voice.kind in ("unnamed", "imagery"):
        number = int(found[0].value) if not found[0].vague and found[0].span.start < 12 else None
    spelt = {w.folded for q in found for w in words(text, *q.span)}
    counted = [stem(w.text) for w in tokens if w.folded in spelt]
    role = [r for r in role if r not in counted and fold(r) not in spelt]
    head = next((w.folded.removeprefix("ال") for w in tokens if not w.is_punctuation and w.folded not in spelt
                 and not is_stopword(w.text)), "")  # fmt: skip
    many: bool | None = None
    if voice.kind in ("unnamed", "person"):
        many = number > 1 if number is not None else bool(head) and _is_plural(head)
    collective = voice.kind in ("organisation", "unnamed") and (
        (len(role) == 0 and bool(states(text)))
        or (head in collective_words() and not any(t.is_punctuation for t in tokens) and len(tokens) <= 3)
    )
    return Description(
        voice.kind, name, alias, frozenset(role), states(text), number, many, collective, role[0] if role else ""
    )
