"""Weighing: from readings to a dossier of claims, the voices behind them, and where the accounts part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words
from riwaya.model import Claim, Contrast, Dossier, DossierArticle, Reading, Standing, StoryStatement
from riwaya.reuse import passages_of
from riwaya.version import __version__
from riwaya.weighing.contrasts import contradictions, contrasts
from riwaya.weighing.grouping import attach, group
from riwaya.weighing.kinship import families
from riwaya.weighing.matching import Matches, match
from riwaya.weighing.members import Member, members_of, story_articles, story_statements
from riwaya.weighing.origins import origins_of
from riwaya.weighing.retelling import clearest, drifts, erosions
from riwaya.weighing.settings import Settings
from riwaya.weighing.standins import stand_ins
from riwaya.weighing.whereabouts import places_of, story_mentions, timeline_of

__all__ = ["weigh"]


def weigh(readings: Sequence[Reading], *, title: str | None = None, by_page: bool = False, **settings: Any) -> Dossier:
    """Lay out the story that *readings* tell.

    The order of *readings* makes no difference. *title* defaults to the headline that shares most with the others.
    *by_page*: every page holds one article, which goes by the page's name instead of a1, a2 ….
    *settings* are those of :class:`Settings`; TypeError when one is not known.
    """
    chosen = Settings(**settings)
    articles = story_articles(readings, by_page)
    kin = families(articles, chosen.kin)
    statements, voices = story_statements(articles, kin)
    members = members_of(articles, statements)
    matches = match(members)
    clashes = contradictions(members, matches, chosen)
    scores = {pair: likeness.score for pair, likeness in matches.pairs.items() if likeness.score >= 0.02}
    groups = group(len(members), scores, chosen.same, frozenset(clashes))
    groups = attach(groups, scores, chosen.same, chosen.near, frozenset(clashes))
    claims = _claims(_settled(groups, members), articles, statements, members, matches, clashes, kin, chosen)
    told = _main(articles, kin)
    mentions = story_mentions(articles)
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
        voices=voices,
        reader={"version": __version__, "settings": chosen.to_dict()},
        problems=tuple(problems),
        mentions=mentions,
        places=places_of(mentions, statements),
        timeline=timeline_of(articles, mentions, statements),
        passages=passages_of(articles),
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


def _claims(groups: list[list[int]], articles: Sequence[DossierArticle], statements: Sequence[StoryStatement],
            members: Sequence[Member], matches: Matches, clashes: Mapping[tuple[int, int], str],
            kin: Sequence[int], settings: Settings) -> tuple[Claim, ...]:  # fmt: skip
    order = {s.id: i for i, s in enumerate(statements)}
    texts = {a.id: a.text for a in articles}
    dates = {a.id: a.article.published or "" for a in articles}
    outlets = {a.id: a.article.outlet or a.page for a in articles}
    by_family: dict[int, set[str]] = defaultdict(set)
    for m in members:
        by_family[kin[m.article]].add(articles[m.article].id)
    found = []
    officials = stand_ins(statements)
    parted = contrasts(groups, members, clashes, matches, settings)
    contested = {f.claim for f in parted if f.type == "contradicts"}
    for n, numbers in enumerate(groups):
        said = sorted({members[i].statement for i in numbers}, key=lambda s: order[s.id])
        origins, span = origins_of(said, dates, texts, officials, settings)
        carriers = {outlets[s.article] for s in said}
        rank = _rank(n in contested, len(origins), len(carriers))
        found.append((rank, order[said[0].id], numbers, n, said, origins, span))
    found.sort(key=lambda f: (f[0], f[1], f[2]))
    ids = {f[3]: f"c{place}" for place, f in enumerate(found, 1)}
    claims = []
    for _, _, numbers, n, said, origins, span in found:
        mine = [members[i] for i in numbers]
        carriers = {outlets[s.article] for s in said}
        against = sorted((c for c in parted if c.claim == n), key=lambda c: (c.type, int(ids[c.to][1:])))
        present = {s.article for s in said}
        family = by_family[kin[mine[0].article]]
        when = sorted(dates[s.article][:10] for s in said if dates[s.article])
        claims.append(Claim(
            id=ids[n],
            gist=clearest(numbers, members, matches, texts),
            statements=tuple(s.id for s in said),
            standing=_standing(n in contested, len(origins)),
            origins=origins,
            origin_range=span,
            contrasts=tuple(Contrast(ids[c.to], c.type, c.spans, c.why) for c in against),
            erosion=erosions(said, origins, dates),
            drift=drifts(mine, texts),
            silent=tuple(
                a.id for a in articles
                if len(carriers) > 1 and a.id in family - present and outlets[a.id] not in carriers
                # what was printed before the claim was first heard cannot have left it out
                and not (when and dates[a.id] and dates[a.id][:10] < when[0])
            ),
            first=when[0] if when else None,
            last=when[-1] if when else None,
            why=_why(numbers, matches),
        ))  # fmt: skip
    return tuple(claims)


def _rank(clashing: bool, origins: int, outlets: int) -> tuple[int, int]:
    """What a checker must look at first: contested claims, then one origin with many outlets, then the rest."""
    if clashing:
        return 0, -outlets
    if origins == 1 and outlets > 1:
        return 1, -outlets
    return 2, -outlets


def _standing(clashing: bool, origins: int) -> Standing:
    if clashing:
        return "contested"
    return "single" if origins == 1 else "corroborated"


def _why(numbers: Sequence[int], matches: Matches) -> tuple[str, ...]:
    """Why the statements of a claim are held to say the same: the reasons of its best pair."""
    pairs = [
        (matches.pairs[i, j].score, -i, -j)
        for n, j in enumerate(numbers)
        for i in numbers[:n]
        if (i, j) in matches.pairs
    ]
    if not pairs:
        return ()
    score, i, j = max(pairs)
    return (f"likeness {score:.2f}", *matches.pairs[-i, -j].why[:4])


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
