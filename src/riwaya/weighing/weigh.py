"""Weighing: from readings to a dossier of claims, the voices behind them, and where the accounts part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words
from riwaya.judging import NOTHING, Decided
from riwaya.model import Dossier, DossierArticle, Reading
from riwaya.reuse import passages_of
from riwaya.version import __version__
from riwaya.weighing.claims import Ground, claims_of, joined
from riwaya.weighing.contrasts import contradictions
from riwaya.weighing.details import Details
from riwaya.weighing.grouping import attach, group
from riwaya.weighing.joining import joined_as_ruled, kept_apart
from riwaya.weighing.kinship import families, kin_of
from riwaya.weighing.matching import match
from riwaya.weighing.members import Member, members_of, story_articles, story_statements
from riwaya.weighing.own import Own, own_statements
from riwaya.weighing.own_ruled import own_as_ruled
from riwaya.weighing.paraphrases import paraphrases
from riwaya.weighing.rulings import story_rulings
from riwaya.weighing.settings import Settings
from riwaya.weighing.whereabouts import places_of, story_mentions, timeline_of

__all__ = ["weigh"]


def weigh(readings: Sequence[Reading], *, title: str | None = None, by_page: bool = False, own: bool = False,
          decided: Decided = NOTHING, **settings: Any) -> Dossier:  # fmt: skip
    """Lay out the story that *readings* tell.

    The order of *readings* makes no difference. *title* defaults to the headline that shares most with the others.
    *by_page*: every page holds one article, which goes by the page's name instead of a1, a2 …. *own*: what an article
    states in its own voice counts as a wording of the claim that it meets, marked as such, and as no origin.
    *decided*: what people hold of claims, voices and origins, which no likeness outweighs.
    *settings* are those of :class:`Settings`; TypeError when one is not known.
    """
    chosen = Settings(**settings)
    articles = story_articles(readings, by_page)
    ruled = story_rulings(articles, decided)
    kin = kin_of(articles, chosen.kin)
    family = families(kin.near)
    statements, voices = story_statements(articles, family, ruled.voices)
    members = members_of(articles, statements)
    matches = match(members, kin, family)
    clashes = contradictions(members, matches, chosen)
    scores = {pair: likeness.score for pair, likeness in matches.pairs.items() if likeness.score >= 0.02}
    apart = frozenset(clashes) | kept_apart(members, ruled.claims)
    groups = group(len(members), scores, chosen.same, apart)
    groups = attach(groups, scores, chosen.same, chosen.near, apart)
    settled = joined_as_ruled(_settled(groups, members), members, scores, ruled.claims)
    stated = own_statements(articles, kin.near, members, settled, voices, chosen) if own else Own()
    stated = own_as_ruled(stated, settled, members, ruled.claims)
    statements = joined(statements, stated.statements)
    mentions = story_mentions(articles)
    details = Details(mentions, articles)
    ground = Ground(articles, statements, members, stated.members, matches, clashes, kin.near, chosen, details, ruled)
    claims = claims_of(settled, ground)
    copied = passages_of(articles)
    told = _main(articles, family)
    dates = sorted(a.article.published[:10] for a in told if a.article.published)
    problems = sorted(
        {p for r in readings for p in (*r.page.problems, *r.problems)}, key=lambda p: (p.where, p.what, p.do)
    )
    return Dossier(
        title=title if title is not None else _title(told),
        start=dates[0] if dates else None,
        end=dates[-1] if dates else None,
        articles=articles,
        statements=statements,
        claims=claims,
        voices=(*voices, *stated.voices),
        reader={"version": __version__, "settings": chosen.to_dict()},
        problems=tuple(problems),
        mentions=mentions,
        places=places_of(mentions, statements),
        timeline=timeline_of(articles, mentions, statements),
        passages=(*copied, *paraphrases(settled, ground, copied)),
    )


def _settled(groups: Sequence[Sequence[int]], members: Sequence[Member]) -> list[list[int]]:
    """Claims as lists of members: propositions that nobody else says go back to their statement's other claim.

    A statement all of whose propositions are its own makes one claim of its whole content.
    """
    claims = [list(g) for g in groups if len({members[i].statement.id for i in g}) > 1]
    placed = {members[i].statement.id for g in claims for i in g}
    alone: dict[str, list[int]] = {}
    for g in groups:
        for i in g:
            if members[i].statement.id not in placed:
                alone.setdefault(members[i].statement.id, []).append(i)
    return claims + [sorted(numbers) for numbers in alone.values()]


def _main(articles: Sequence[DossierArticle], kin: Sequence[int]) -> list[DossierArticle]:
    """The articles of the largest family: what the story is about; another article on one of its pages is not."""
    sizes = Counter(kin)
    main = max(sizes, key=lambda f: (sizes[f], -f), default=None)
    return [a for a, family in zip(articles, kin, strict=True) if family == main]


def _title(articles: Sequence[DossierArticle]) -> str:
    """The headline that shares most concepts with the others; of equals the shortest, then the first."""
    bags = [{concept(w.text) for w in words(a.article.headline) if not w.is_punctuation and not is_stopword(w.text)}
            for a in articles]  # fmt: skip
    counts = Counter(c for bag in bags for c in bag)

    def worth(i: int) -> float:
        return sum(counts[c] - 1 for c in bags[i]) / (len(bags[i]) + 3) if bags[i] else -1.0

    best = max(range(len(articles)), key=lambda i: (worth(i), -len(articles[i].article.headline), -i), default=None)
    return "" if best is None else articles[best].article.headline
