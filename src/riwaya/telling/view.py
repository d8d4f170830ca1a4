"""The view of a dossier that every form shares: what is looked up, counted and ordered once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property

from riwaya.arabic.folding import fold
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Claim, Dossier, DossierArticle, StoryStatement, StoryVoice
from riwaya.telling.marks import Mark
from riwaya.telling.words import moment

__all__ = ["BEGINS", "View", "first", "marks_of", "unique"]

BEGINS = ("cue", "content")
"""The parts at which a statement begins, and where its number stands in the text."""


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """The items without repeats, in the order in which they first stand."""
    return tuple(dict.fromkeys(items))


def _instant(value: str | None) -> datetime:
    """A moment that any two dates can be compared by: a day counts from its start, no zone as UTC, no date as last."""
    when = moment(value)
    if when is None:
        return datetime.max.replace(tzinfo=UTC)
    if not isinstance(when, datetime):
        when = datetime.combine(when, time())
    try:
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except OverflowError:  # the first and last day of the calendar
        return when.replace(tzinfo=UTC)


@dataclass(frozen=True)
class View:
    """A dossier with its indexes. Ids that lead nowhere are passed over, never invented."""

    dossier: Dossier
    articles: dict[str, DossierArticle]
    statements: dict[str, StoryStatement]
    voices: dict[str, StoryVoice]
    claims: dict[str, Claim]
    claim_of: dict[str, str]
    page_names: dict[str, str]
    """The short name of a page: its file's, where no other page's file has it."""
    numbers: dict[str, int]
    """The number of a statement in its article, from 1, in the order of the text."""

    @classmethod
    def of(cls, dossier: Dossier) -> View:
        """The view of *dossier*."""
        articles = {a.id: a for a in dossier.articles}
        statements = {s.id: s for s in dossier.statements if s.article in articles}
        claim_of: dict[str, str] = {}
        for claim in dossier.claims:
            for key in claim.statements:
                claim_of.setdefault(key, claim.id)
        pages = unique(a.page for a in dossier.articles)
        files = [_file(page) for page in pages]
        alike = Counter(files)
        page_names = {p: f for p, f in zip(pages, files, strict=True) if alike[f] == 1}
        numbers = {s.id: n for own in _by_article(statements.values()).values() for n, s in enumerate(own, 1)}
        return cls(dossier, articles, statements, {v.id: v for v in dossier.voices},
                   {c.id: c for c in dossier.claims}, claim_of, page_names, numbers)  # fmt: skip

    def stand(self, claim: Claim) -> str | None:
        """The stance that all wordings of a claim share where its words alone would mislead: a denial is no report.

        Words that are a denial by themselves (``لم تغادر …``) need no such mark.
        """
        stances = {self.statements[k].body.stance for k in claim.statements if k in self.statements}
        shared = stances.pop() if len(stances) == 1 else None
        if shared == "denies" and any(fold(w) in wordlist("content-negators") for w in claim.gist.split()[:8]):
            return None
        return shared if shared in ("denies", "declines", "asks") else None

    def echo(self, claim: Claim) -> bool:
        """Whether several outlets carry the claim, and all of them have it from one voice."""
        return len(claim.origins) == 1 and len(self.claim_outlets(claim)) > 1

    def counts(self) -> tuple[int, int, int, int]:
        """How many articles, statements, claims and voices the story holds."""
        return len(self.articles), len(self.statements), len(self.claims), len(self.voices)

    def outlet(self, article: str) -> str | None:
        """The name of the article's outlet; failing that, of its page, by its file's name where no other has it."""
        return self._named[article]

    @cached_property
    def _named(self) -> dict[str, str | None]:
        return {a.id: a.article.outlet or self.page_names.get(a.page, a.page) or None for a in self.articles.values()}

    @cached_property
    def _instants(self) -> dict[str, datetime]:
        return {a.id: _instant(a.article.published) for a in self.articles.values()}

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """The place of each statement in order of time, then of the articles, then of the text."""
        order = {a: i for i, a in enumerate(self.articles)}
        said = self.statements.values()
        ranked = sorted(said, key=lambda s: (self.when(s.article), order[s.article], first(s), s.id))
        return {s.id: n for n, s in enumerate(ranked)}

    @cached_property
    def _outlets_of(self) -> dict[str, tuple[str, ...]]:
        """The outlets of each claim that was asked for."""
        return {}

    @cached_property
    def _statements_of(self) -> dict[str, list[StoryStatement]]:
        return _by_article(self.statements.values())

    def outlets(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The outlets of *articles*, each once."""
        return unique(self.outlet(a) or a for a in articles if a in self.articles)

    def all_outlets(self) -> tuple[str, ...]:
        """The outlets of the story, in order of time."""
        return self.outlets(sorted(self.articles, key=self.when))

    def when(self, article: str) -> datetime:
        """When the article was published, for ordering."""
        return self._instants[article]

    def said(self, keys: Iterable[str]) -> list[StoryStatement]:
        """The statements under *keys* in order of time, then of the articles, then of the text."""
        ranks = self._ranks
        return [self.statements[k] for k in sorted({k for k in keys if k in ranks}, key=ranks.__getitem__)]

    def claim_outlets(self, claim: Claim) -> tuple[str, ...]:
        """The outlets that print the claim, in order of time."""
        known = self._outlets_of.get(claim.id)
        if known is None:
            known = self._outlets_of[claim.id] = self.outlets(s.article for s in self.said(claim.statements))
        return known

    def leading(self) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """The claims that raise a question, and the rest: uncontested ones that a single outlet prints.

        Each part keeps the dossier's order. A short dossier is not parted.
        """
        claims = self.dossier.claims
        rest = tuple(c for c in claims if c.standing == "single" and len(self.claim_outlets(c)) < 2 and not c.contrasts)
        if len(claims) <= 8 or len(rest) in (0, len(claims)):
            return claims, ()
        behind = {c.id for c in rest}
        return tuple(c for c in claims if c.id not in behind), rest

    def silent(self, claim: Claim) -> tuple[str, ...]:
        """The outlets that cover the story and print nothing of the claim in any of their articles."""
        speaking = self.claim_outlets(claim)
        return tuple(o for o in self.outlets(claim.silent) if o not in speaking)

    def claims_in(self, *articles: str) -> list[Claim]:
        """The claims that all of *articles* tell, in the dossier's order."""
        told = [self._claims_of.get(a, frozenset()) for a in articles]
        return [self.claims[key] for key in sorted(frozenset.intersection(*told), key=self._claim_order.__getitem__)]

    @cached_property
    def _claim_order(self) -> dict[str, int]:
        return {key: n for n, key in enumerate(self.claims)}

    @cached_property
    def _claims_of(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims.values():
            for key in claim.statements:
                if key in self.statements:
                    found[self.statements[key].article].add(claim.id)
        return {article: frozenset(claims) for article, claims in found.items()}

    def in_article(self, article: str) -> list[StoryStatement]:
        """The article's statements, in the order of the text."""
        return self._statements_of.get(article, [])

    def marks(self, article: str) -> list[Mark]:
        """The marks of all statements of the article."""
        return [mark for s in self.in_article(article) for mark in marks_of(s)]


def _by_article(statements: Iterable[StoryStatement]) -> dict[str, list[StoryStatement]]:
    """The statements of each article, in the order of its text."""
    found: dict[str, list[StoryStatement]] = defaultdict(list)
    for statement in statements:
        found[statement.article].append(statement)
    for own in found.values():
        own.sort(key=lambda s: (first(s), s.id))
    return dict(found)


def _file(page: str) -> str:
    """The last part of a path or address; the whole where that is empty."""
    return page.rstrip("/").replace("\\", "/").rpartition("/")[2] or page


def first(statement: StoryStatement) -> int:
    """Where the statement begins in its page's text: at its cue or content; sources are shared by several."""
    return min(m.start for m in marks_of(statement) if m.kind in BEGINS)


def marks_of(statement: StoryStatement) -> list[Mark]:
    """The marks of one statement: content, source, cue, via."""
    body = statement.body
    return [
        *(Mark(*span, "content", statement.id) for span in body.content),
        *(Mark(*span, "source", statement.id) for span in (body.source,) if span is not None),
        *(Mark(*span, "cue", statement.id) for span in body.cue),
        *(Mark(*span, "via", statement.id) for span in body.via),
    ]
