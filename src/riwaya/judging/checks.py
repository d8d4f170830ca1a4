"""Checks: articles of which a person says that every statement, as it is shown, is right, and none is missing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from riwaya.model import Article, ArticleRef, Judgement, Reading

__all__ = ["checks_of", "digest_of"]


def digest_of(article: Article) -> str:
    """The SHA-256 of what is shown of an article's statements: one that is shown otherwise has another."""
    shown = sorted(
        [s.cue, s.source or (), s.referent or (), s.content, s.via, s.form, s.stance, s.kind]
        for s in article.statements
    )  # fmt: skip
    return sha256(json.dumps(shown).encode()).hexdigest()


def checks_of(
    shown: Reading, said: Iterable[Judgement]
) -> tuple[dict[ArticleRef, tuple[Judgement, ...]], list[Judgement]]:
    """Who checked each article of a reading as it is *shown*, and the checks of what was shown otherwise."""
    digests = {a.n: digest_of(a) for a in shown.articles}
    found: dict[ArticleRef, tuple[Judgement, ...]] = {}
    lost = []
    for judgement in said:
        ref = judgement.target
        if isinstance(ref, ArticleRef) and digests.get(ref.n) == judgement.says.digest:
            found[ref] = (*found.get(ref, ()), judgement)
        else:
            lost.append(judgement)
    return found, lost
