"""Asides: the words of a proposition that only describe, only say when, or only say where."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.stems import is_stopword, is_verb
from riwaya.arabic.words import Word

__all__ = ["RELATIVES", "asides_of", "wheres_of"]

RELATIVES = frozenset(map(fold, ("الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "وهو", "وهي", "وهم")))
"""Words that begin a relative clause, folded."""

_PRONOUNS = RELATIVES - frozenset(map(fold, ("وهو", "وهي", "وهم")))
_WHEN = frozenset(map(fold, ("بعد", "عقب", "منذ", "قبل", "إثر", "غداة", "خلال", "أثناء")))
_TIME_WORDS = 6  # the opener and five words after it
_IF = frozenset(map(fold, ("إذا", "وإذا", "لو", "ولو", "فإذا")))
_WHERE = frozenset(map(fold, ("في", "داخل", "ضمن", "قرب", "أسفل", "فوق", "تحت", "خارج", "قبالة", "عند")))
_PLACE_WORDS = 4  # how many words after the preposition can be of the place
_COPULAS = frozenset(map(fold, ("هو", "هي", "جزء")))


def _answers(token: Word) -> bool:
    """Whether the main clause after a condition begins: ``فإنه`` or ``فسيكون``."""
    if len(token.folded) < 4 or token.folded[0] != "ف":
        return False
    return token.folded[1:3] in ("ان", "قد", "سي", "ست", "سن", "لن") or is_verb(token.text[1:])


def _says(token: Word) -> bool:
    """Whether the word behind a relative pronoun can be its verb, listed or not (``الذي لفظه البحر``)."""
    return not token.is_punctuation and not is_stopword(token.text) and not token.folded.startswith(("ال", "لل"))


def _describes(tokens: list[Word], i: int) -> bool:
    """Whether a finite verb after an indefinite noun describes it: a relative clause without its pronoun.

    Words in ت are left alone, since verbal nouns look like them (``تنظيف``).
    """
    noun, verb = tokens[i - 1], tokens[i]
    bare = is_verb(verb.text) and not verb.folded.startswith("ت") and not noun.folded.startswith(("ال", "لل"))
    bare = bare and not (verb.folded[0] in "وف" and is_verb(verb.text[1:]))
    return bare and not noun.is_punctuation and not is_stopword(noun.text) and not is_verb(noun.text)


def asides_of(tokens: list[Word]) -> list[bool]:
    """For each token whether it only describes (``الذي شيد في …``) or only says when (``بعد وصول …``).

    So does a condition (``إذا تبين …``, never ``ما إذا``). A relative clause runs from its pronoun, or from a second
    verb that follows an indefinite noun, to the next comma, or to the second finite verb or copula after it; a phrase
    of time to the next comma or finite verb, five words at most.
    """
    found, inside, verbs, left = [], False, 0, 0
    said = False  # whether the clause has had its verb
    for i, token in enumerate(tokens):
        if token.folded in RELATIVES:
            inside, verbs, left = True, 0, len(tokens)
        elif token.folded in _IF and not (i and tokens[i - 1].folded.endswith("ما")):
            inside, verbs, left = True, -len(tokens), len(tokens)  # to the answer, whatever verbs it has
        elif inside and verbs < 0 and _answers(token):
            inside = False
        elif token.folded in _WHEN:
            inside, verbs, left = True, 1, _TIME_WORDS
        elif inside and (token.text in "،,.؛" or token.folded in _COPULAS):
            inside = False
        elif inside and (is_verb(token.text) or (i and tokens[i - 1].folded in _PRONOUNS and _says(token))):
            verbs += not (verbs and token.folded.startswith("و"))  # الذي استهدف المدينة وأوقع ضحايا
            inside = verbs < 2
        elif said and _describes(tokens, i):
            inside, verbs, left = True, 1, len(tokens)
        elif inside and not token.is_punctuation:
            left -= 1
            inside = left > 0
        said = (said or (not inside and is_verb(token.text))) and not token.is_punctuation
        found.append(inside)
    return found


def wheres_of(tokens: list[Word]) -> list[bool]:
    """For each token whether it is of a phrase of place: ``في موضعين من السور الشرقي``.

    It ends at a verb, a clause, a comma, and where an indefinite word follows a definite noun.
    """
    found: list[bool] = []
    left, definite = 0, False
    for token in tokens:
        now = token.folded.startswith(("ال", "لل"))
        if token.folded in _WHERE:
            left, definite, now = _PLACE_WORDS + 1, False, False
        elif left and token.folded == "من":
            definite, now = False, False
            left += 1
        elif (
            token.is_punctuation
            or token.folded in RELATIVES
            or is_stopword(token.text)
            or is_verb(token.text)
            or (definite and not now)
        ):
            left = 0
        found.append(left > 0)
        left = max(0, left - 1)
        definite = now
    return found
