"""Heads: the nouns that stand before names (``name_heads.tsv``), and how far a noun phrase goes on behind them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import analyse
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.tables import rows

__all__ = ["agrees", "any_head", "base_of", "goes_on", "heads", "is_nation", "plain_article"]

_HUMAN = ("office", "people", "title")
_CLOSED = ("prep", "rel", "comp", "dem", "sub", "neg", "vpart", "pron", "time", "quant")


@cache
def heads(kind: str) -> frozenset[str]:
    """The folded nouns of one kind."""
    return frozenset(fold(w) for row in rows("name_heads") if row["kind"] == kind for w in row["words"].split())


@cache
def any_head(*kinds: str) -> frozenset[str]:
    """The folded nouns of any of the kinds."""
    return frozenset().union(*map(heads, kinds))


def base_of(token: Token) -> str:
    """The noun that a token is, without clitics and article, folded."""
    return token.info.base or token.f


def is_nation(token: Token) -> bool:
    """Whether the token is a country's or town's adjective with the article: الروسية."""
    info = token.info
    if info.prep or info.conj:
        return False
    return (info.article and info.has("adjective-nation")) or (info.has("actor-state") and _also_adjective(token.f))


@lru_cache(maxsize=1_000)
def _also_adjective(f: str) -> bool:
    """Whether a country is called by the feminine of its own adjective: السعودية."""
    return f.startswith("ال") and f.endswith("ه") and analyse(f[:-1]).has("adjective-nation")


def plain_article(token: Token) -> bool:
    """Whether the token is a noun or adjective with the article and nothing else before it, and tells of no human."""
    info = token.info
    if token.punct or not info.article or info.prep or not token.rest.startswith("ال"):
        return False
    return not info.has(*_CLOSED) and (not info.has(*_HUMAN) or info.has("adjective-field", "organisation"))


def agrees(adjective: Token, head: Token) -> bool:
    """Whether an adjective can describe a head noun: feminine with feminine, masculine with masculine."""
    feminine = head.info.gender == "f" or head.f.endswith(("ه", "ات"))
    return adjective.f.endswith("ه") == feminine or not head.info.gender


def goes_on(tokens: Sequence[Token], i: int, limit: int, *, within: bool = False) -> int:
    """The token after the words with the article that follow one another from *i* on: الدفاع الروسية.

    *within*: a noun of theirs stands before *i* already, so that و may join the first one.
    """
    k = i
    while k < min(len(tokens), i + limit):
        t = tokens[k]
        if not (plain_article(t) or (k > i and is_nation(t))) or t.rest in _ends():
            break
        if t.info.conj and ((k == i and not within) or _opens(tokens, k, within=within)):
            break
        k += 1
        if is_nation(t):
            break
    return k


def _ends() -> frozenset[str]:
    return heads("body-ends")


def _opens(tokens: Sequence[Token], k: int, *, within: bool) -> bool:
    """Whether a word behind و begins a body or thing of its own: والجيش, والسلطات.

    *within* what a body is for, a noun of bodies may stand for their matter: للتعبئة العامة والإحصاء.
    """
    t = tokens[k]
    if t.info.conj != "و":
        return True
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return base_of(t) in any_head("body-own", "body-open") or (t.info.has("organisation") and not within) or (
        after is not None and is_nation(tokens[k - 1])
    )  # fmt: skip
