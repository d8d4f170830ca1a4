"""Tense: whether the clause around a time speaks of what is to come (a bare weekday may be the last or the next)."""

from __future__ import annotations

import re

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.mentions.line import Line

__all__ = ["is_past_verb", "looks_ahead"]

_REACH = 30
"""Tokens before the time within which its verb is looked for."""

_FUTURE = re.compile(r"^[وف]?س[يتن]\w{3,}$")
_MASDAR = re.compile(r"ت\w\w(?:ي\w|يه|\wه)$")
"""Verbal nouns of the second form: تنظيم, تنمية."""

_PERFECT = re.compile(r"(?!ت\w\wيت$|\wا\wت$|م|ب[^ادر]|ل[^قمع])\w{2,}[^اي]ت$")
"""The perfect in the feminine (توقفت), no توقيت, ثابت, مؤقت."""


def _tense(line: Line, i: int) -> str:
    """past, present or future where token *i* tells, else empty."""
    token = line.tokens[i]
    rest = token.rest
    if rest in wordlist("future-words"):
        return "future"
    if rest in wordlist("past-words"):
        return "past"
    if token.punct or token.info.has("prep", "pron", "dem", "adv", "comp", "rel"):
        return ""
    reported = token.reports()[1]
    if reported and rest[0] != "س" and "ت" + rest[1:] not in wordlist("scheduled-verbs"):
        return "past" if any(r.shape.tense == "past" for r in reported) else ""
    if _FUTURE.match(token.f) and not rest.startswith(tuple(wordlist("no-future-verb"))) and not _noun(token):
        return "future"
    if token.punct or line.signs[i] is not None:
        return ""
    if rest[:1] == "ي" and len(rest) > 3 and not _noun(token) and not rest.startswith(tuple(wordlist("ya-nouns"))):
        return "present"
    if _PERFECT.match(rest) and not token.info.article and not token.info.prep and not _noun(token):
        return "past"  # توقفت: the perfect in the feminine
    if rest[:1] == "ت" and len(rest) > 3:
        before = line.tokens[i - 1] if i else None
        if (
            rest in wordlist("scheduled-verbs")
            or before is None
            or before.punct
            or before.rest in wordlist("before-verbs")
        ):
            if _MASDAR.match(rest):
                return ""
            return "present" if rest in wordlist("scheduled-verbs") or _feminine(line, i + 1) else "past"
        return ""
    if token.info.has("verb"):
        return "past" if rest[:1] not in "يتن" else "present"
    return ""


def _feminine(line: Line, i: int) -> bool:
    """Whether the word behind a verb is a subject that its تـ agrees with, and not a masculine one of a perfect."""
    if i >= len(line.tokens) or line.tokens[i].punct:
        return True
    token = line.tokens[i]
    return token.f.endswith(("ه", "ات", "اء")) or token.info.gender == "f" or token.info.number == "p"


def _noun(token: Token) -> bool:
    return token.info.has("name", "place", "office", "people", "organisation", "adjective", "event", "time")


def looks_ahead(line: Line, i: int) -> bool:
    """Whether the nearest verb before token *i* in its sentence (else the next behind it) tells of what is to come."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        token = line.tokens[k]
        if token.punct and token.f in ".؟!؛" and not (line.glued(k) and line.glued(k - 1)):
            break
        tense = _tense(line, k)
        if tense == "present":
            before = line.tokens[k - 1].rest if k else ""
            if before == "لم" or any(line.tokens[m].rest in ("كان", "كانت", "كانوا") for m in range(max(0, k - 8), k)):
                return False
            if before in wordlist("description-openers") and "ت" + token.rest[1:] not in wordlist("scheduled-verbs"):
                continue
            return True
        if tense:
            return tense == "future"
    if i > 3 and not line.tokens[i - 1].punct and not line.tokens[i - 2].punct:
        return False
    for k in range(i + 1, min(i + 6, len(line.tokens))):
        if line.tokens[k].punct and line.tokens[k].f in ".؟!؛،":
            break
        tense = _tense(line, k)
        if tense:
            return tense in ("present", "future")
    return False


def is_past_verb(line: Line, i: int) -> bool:
    """Whether a verb in the past stands just before token *i*: what it tells of happened then and does not go on."""
    for k in range(i - 1, max(-1, i - 5), -1):
        token = line.tokens[k]
        if token.punct:
            return False
        if _tense(line, k) == "past":
            return True
        if k and line.tokens[k - 1].rest in wordlist("description-openers") and not token.info.article:
            return not (token.rest[:1] in "يت" and len(token.rest) > 3)
    return False
