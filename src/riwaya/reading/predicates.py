"""Predicates: the word on which a content turns, past what opens it, its subject and the clauses that describe it."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Stance
from riwaya.reading.adverbials import adverbial
from riwaya.reading.moods import future, mood, verb_form
from riwaya.reading.words import complementiser, finite

__all__ = ["clause_stance"]


_WINDOW = 40
"""Tokens from the beginning of a content to its predicate at most."""


def clause_stance(para: Paragraph, a: int, b: int, *, after_an: bool) -> Stance | None:
    """The stance that the main predicate of the clause in tokens *a* to *b* sets, or None when it merely states.

    *after_an*: أن or إن stands before it, so that its first word can be no verb.
    """
    toks = para.tokens
    b = min(b, a + _WINDOW)
    k = _opening(para, a, b)
    if k < b and (found := _imposed(para, k, b)):
        return found
    relative = False  # a relative clause is open whose own verb has not come yet
    first = k
    indefinite = k < b and _indefinite(toks[k])
    while k < b:
        t = toks[k]
        word, info = t.rest, t.info
        at_start = k == first
        if t.punct:
            if t.word.text in "-–" and (close := _dash(para, k, b)) is not None:
                k = close
                continue
            if t.word.text in "،,":
                relative = False
            if at_start or t.word.text in "«»“”\"'()[]" or _goes_on(para, k, b):
                k += 1
                continue
            return None
        if "rel" in info.classes or t.f == "ممن" or (at_start and _headless(para, k, b)):
            relative = True
            k += 1
            continue
        if not at_start and info.conj in ("و", "ف") and (finite(t) or info.has("pron", "dem") or future(para, k)):
            return None  # وهو, ولم: the next clause
        if complementiser(t) and info.conj:
            return None
        if "sub" in info.classes and not at_start and t.f not in wordlist("opening-words"):
            return None
        if at_start and word == "اذا":
            return "hedges"
        verb = _verbal(para, k, b, at_start and after_an)
        if verb and relative:
            relative, k = False, _past_verb(para, k, b)
            continue
        found = mood(para, k, b, at_start)
        if found == "asserts":
            return None
        if found == "denies" and indefinite and k - first <= 3 and _verb_behind(para, _past_verb(para, k, b), b):
            indefinite, k = False, _past_verb(para, k, b)
            continue  # رجلا لم يكشف عن هويته حاول
        if found is not None:
            return found
        if verb:
            return None
        if k > first and (_bare_adjective(toks[k - 1], t) or _bare_predicate(toks[first], toks[k - 1], t)):
            return None  # هذه الجماعة جديدة, النادي تعاقد
        k += 1
    return None


def _opening(para: Paragraph, a: int, b: int) -> int:
    """The first token behind the marks, connectors and adverbials that open a clause (لذلك، في هذه المرحلة، …)."""
    toks = para.tokens
    k = a
    while k < b:
        t = toks[k]
        if t.f in wordlist("duties") or t.f in wordlist("possibility"):
            break
        if t.punct or t.f in wordlist("opening-words") or ("adv" in t.info.classes and "neg" not in t.info.classes):
            k += 1
            continue
        if "prep" in t.info.classes and t.rest not in {"علي", "من"} and "name" not in t.info.classes:
            end = adverbial(para, k, b)
            if end > k and end < b and toks[end].word.text in "،,":
                k = end + 1
                continue
        break
    return k if k < b else a


def _imposed(para: Paragraph, k: int, b: int) -> Stance | None:
    """``على المجلس أن``, ``علينا أن``, ``على المسلمين البعد عن``: a duty laid on somebody; من الواجب: the same."""
    toks = para.tokens
    t = toks[k]
    if t.f in wordlist("duties") and k + 1 < b:
        after = toks[k + 1]
        if after.f == "الا":
            return "expects"
        return "asks" if complementiser(after) else None
    if t.f == "علي" and k + 2 < b and "prep" in t.info.classes:
        body = toks[k + 1]
        crowd = body.info.article and body.f.endswith(("ين", "ون"))
        if body.info.has("office", "people", "organisation") or crowd:
            after = toks[k + 2]
            falls = after.f[0] in "يت" and "verb" in after.info.classes  # على الحكومة تقع المسؤولية
            return None if after.punct or falls else "asks"
        clause = next((u for u in toks[k + 2 : min(b, k + 6)] if u.punct or complementiser(u)), None)
        return "asks" if "actor" in body.info.classes and clause is not None and not clause.punct else None
    if t.f == "من" and k + 1 < b and toks[k + 1].f in wordlist("due"):
        return "asks"
    if t.f[:2] == "لي" and len(t.f) > 4 and not t.info.classes and not t.info.article and t.word.text[:1] == "ل":
        return "asks"  # ليطرح الرئيس ما يقلقه
    if t.f[:3] in ("فلي", "ولي") and len(t.f) > 5 and not t.info.classes - {"verb"}:
        return "asks"
    return None


def _indefinite(t: Token) -> bool:
    """Whether a noun is indefinite and describes somebody, so that a verb right behind it may be a relative clause."""
    info = t.info
    named = info.article or info.has("name", "actor", "pron", "dem", "neg", "quant", "comp", "sub", "adv")
    return not (t.punct or named or t.f in {"احدا", "احد", "شييا", "شيء", "اي", "ايا"} or t.f.endswith(("ها", "هم")))


def _goes_on(para: Paragraph, k: int, b: int) -> bool:
    """Whether the clause goes on behind a comma: a verb without conjunction, an apposition."""
    toks = para.tokens
    if toks[k].word.text not in "،,-–" or k + 1 >= b:
        return False
    after = toks[k + 1]
    if after.info.conj or "sub" in after.info.classes:
        return False
    return after.info.has("neg", "rel", "future") or future(para, k + 1)


def _dash(para: Paragraph, k: int, b: int) -> int | None:
    """The token behind an aside between dashes that opens at *k*, or None."""
    return next((n + 1 for n in range(k + 2, min(b, k + 14)) if para.tokens[n].word.text in "-–"), None)


def _headless(para: Paragraph, k: int, b: int) -> bool:
    """Whether ما or من at *k* is a relative pronoun without a noun: ما يتناقله المغردون غير صحيح."""
    return (
        para.tokens[k].f in {"ما", "من"}
        and k + 1 < b
        and (
            (verb_form(para.tokens[k + 1]) and para.tokens[k + 1].f[0] in "يت")
            or any(r.shape.tense == "past" for r in para.tokens[k + 1].reports()[1])
        )
    )


def _verbal(para: Paragraph, k: int, b: int, no_verb: bool) -> bool:
    """Whether the token is a verb or a verb's particle."""
    t = para.tokens[k]
    if t.punct or no_verb:
        return False
    if t.f == "عدم" or (t.f == "لا" and k + 1 < b and not verb_form(para.tokens[k + 1])):
        return False
    if finite(t) or t.rest in wordlist("was") or future(para, k):
        return True
    return verb_form(t) and t.f[0] == "ي"


def _past_verb(para: Paragraph, k: int, b: int) -> int:
    """The token behind the particles and the verb that begin at *k*."""
    toks = para.tokens
    while (
        k < b
        and not toks[k].punct
        and (toks[k].info.has("neg", "vpart") or toks[k].rest in {"قد", "سوف"} | wordlist("was"))
    ):
        k += 1
    return k + 1


def _verb_behind(para: Paragraph, k: int, b: int) -> bool:
    """Whether another verb follows in the same clause, so that the one before it belongs to a relative clause."""
    for n in range(k, min(b, k + 12)):
        t = para.tokens[n]
        if t.punct or t.info.conj or "sub" in t.info.classes or complementiser(t):
            return False
        if finite(t) or t.f in {"حاول", "قام", "تم"}:
            return True
    return False


def _bare_predicate(head: Token, before: Token, t: Token) -> bool:
    """Whether a word that no table knows says something of a definite thing: a verb or noun, no part of a name."""
    info = t.info
    if not before.info.article or info.classes or info.article or info.prep or info.conj or len(t.f) < 4:
        return False
    if t.word.is_number or t.word.text.isascii():
        return False
    return not (head.info.has("office", "people", "title", "name") or before.info.has("office", "title", "name"))


def _bare_adjective(before: Token, t: Token) -> bool:
    """Whether an indefinite adjective behind a definite noun says what that noun is."""
    info = t.info
    return (
        before.info.article
        and not before.punct
        and "adjective" in info.classes
        and not (
            info.article or info.conj or info.prep or info.has("name", "actor", "office", "people", "organisation")
        )
        and t.f not in wordlist("possibility") | wordlist("uncertain")
    )
