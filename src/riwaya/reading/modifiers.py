"""Modifiers: whether a preposition, a clitic or a coordinated word carries a noun phrase on."""

from __future__ import annotations

from collections.abc import Collection

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.objects import masdar_like, verbal_noun
from riwaya.reading.words import complementiser, finite

__all__ = ["anchor", "clause_ahead", "clitic_modifies", "coordinated", "prepositional"]


def _takes(token: Token, words: Collection[str]) -> bool:
    return token.info.base in words


def prepositional(para: Paragraph, j: int, limit: int, first: int, head: Token) -> bool:
    """Whether the preposition at *j* opens a modifier of the phrase that began at *first*."""
    toks = para.tokens
    word, last = toks[j].rest, toks[j - 1]
    if j + 1 >= limit or toks[j].info.conj:
        return False
    after = toks[j + 1]
    human = head.info.has("people", "office")
    noun = next((x for x in reversed(toks[first:j]) if not x.info.has("adjective", "time-unit")), last)
    if word == "من":
        counts = head.info.has("quant") or head.word.is_number or last.info.has("quant") or last.word.is_number
        if after.info.has("time") or after.rest in {"جهه", "جانب", "خلال", "المقرر", "المتوقع", "المرجح"}:
            return False
        return counts or (human and not head.info.article) or last.info.base in wordlist("takes-from")
    if word == "في":
        unnamed = head.info.base in wordlist("sources")
        if not unnamed and (not (human or head.info.has("quant")) or head.info.has("organisation", "media")):
            return False
        if after.info.has("event", "time") or after.word.is_number or after.rest in {"حين", "هذا", "هذه", "ذلك"}:
            return False
        return not (last.info.has("name") and not last.info.has("office", "people", "organisation"))
    if word == "علي":
        overseer = last.info.base in wordlist("takes-on") or noun.info.base in wordlist("takes-on")
        return overseer or _takes(after, wordlist("after-on"))
    if word == "عن":
        return _takes(last, wordlist("takes-about"))
    if word == "الي":
        return last.info.base.removesuffix("ه") in wordlist("takes-to") or head.info.base.removesuffix("ه") in {
            "مبعوث",
            "سفير",
            "مندوب",
            "موفد",
        }
    if word == "مع":
        return _takes(last, wordlist("takes-with"))
    if word in wordlist("whereabouts") or word == "بين":
        return human and (word != "بين" or head.info.base in wordlist("sources"))
    return word in {"لدي", "بشان"} and human


def clitic_modifies(para: Paragraph, j: int, first: int, head: Token, governed: frozenset[str]) -> bool:
    """Whether a word with ب or ل before it modifies the phrase that began at *first*."""
    t = para.tokens[j]
    info = t.info
    last = para.tokens[j - 1]
    if info.conj or info.prep == "ك" or info.has("comp", "pron"):
        return False
    if info.prep == "ل":
        if t.i in para.media or info.has("media") or info.base in {"صحفيين", "صحافيين", "اعلاميين", "مراسلين", "وسايل"}:
            return False
        if "ل" in governed and verbal_noun(t) and not info.article and info.base != "شوون":
            return False
        return head.info.has("office", "people", "organisation", "document", "title", "data", "imagery") or bool(
            last.info.has("office", "adjective", "organisation", "time-adjective")
        )
    if info.has("event", "time") or info.base in {"شده", "شكل", "وضوح", "صراحه", "قوه", "حضور", "دوره", "دورها"}:
        return False
    if t.f in {"باسم"}:
        return True
    if "ب" in governed:
        place = info.has("actor-state") or (info.article and not masdar_like(t, definite=True))
        return head.info.has("people", "office", "organisation") and (info.has("organisation") or place)
    if _takes(last, wordlist("spokespersons")):
        return True
    return head.info.has("people", "office", "organisation", "title", "quant") and not (
        last.info.has("name") and not info.has("organisation") and not info.article
    )


def coordinated(para: Paragraph, j: int, limit: int, head: Token) -> bool:
    """Whether the word at *j*, written with و, carries the phrase on."""
    t = para.tokens[j]
    info = t.info
    if finite(t) or t.reports()[1] or info.has("sub", "neg", "vpart", "comp", "pron", "rel", "adv", "time"):
        return False
    if info.has("prep") and not info.has("name"):
        return False
    if info.prep:
        return False
    if info.article or info.has("office", "organisation", "name", "people", "actor", "adjective", "title"):
        return True
    return info.base.endswith(("ه", "هم", "ها")) and len(info.base) > 4


def clause_ahead(para: Paragraph, j: int, limit: int) -> bool:
    """Whether a clause follows the preposition at *j*, so that the phrase behind it is not what is reported."""
    for t in para.tokens[j + 1 : min(limit, j + 14)]:
        if complementiser(t):
            return not t.info.conj
        if t.punct and t.word.text not in '«»“”"':
            return False
    return False


def anchor(para: Paragraph, i: int, j: int) -> Token:
    """What a modifier at *j* belongs to: the last office or body of the phrase that began at *i*, else its head."""
    for k in range(j - 1, i, -1):
        if para.tokens[k].info.has("office", "people", "organisation") and not para.tokens[k].info.has("name"):
            return para.tokens[k]
    return para.tokens[i]
