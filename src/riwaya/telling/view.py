"""The view of a dossier that every form shares: what is looked up, counted and ordered once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from riwaya.arabic.folding import fold
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Claim, Dossier, DossierArticle, Reading, Span, StoryStatement, StoryVoice
from riwaya.telling.marks import Mark
from riwaya.telling.words import moment

__all__ = ["BEGINS", "View", "of_reading", "unique"]

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
        page_names = {p: f for p, f in zip(pages, files, strict=True) if files.count(f) == 1}
        numbers: dict[str, int] = {}
        for article in dossier.articles:
            own = sorted((s for s in statements.values() if s.article == article.id), key=lambda s: (first(s), s.id))
            numbers |= {s.id: n for n, s in enumerate(own, 1)}
        return cls(dossier, articles, statements, {v.id: v for v in dossier.voices},
                   {c.id: c for c in dossier.claims}, claim_of, page_names, numbers)  # fmt: skip

    def stand(self, claim: Claim) -> str | None:
        """The stance that all wordings of a claim share where its words alone would mislead: a denial is no report.

        Words that are a denial by themselves (``لم تغادر …``) need no such mark.
        """
        stances = {s.body.stance for s in self.said(claim.statements)}
        shared = stances.pop() if len(stances) == 1 else None
        if shared == "denies" and any(fold(w) in wordlist("content-negators") for w in claim.gist.split()[:8]):
            return None
        return shared if shared in ("denies", "declines", "asks") else None

    def counts(self) -> tuple[int, int, int, int]:
        """How many articles, statements, claims and voices the story holds."""
        return len(self.articles), len(self.statements), len(self.claims), len(self.voices)

    def outlet(self, article: str) -> str | None:
        """The name of the article's outlet; failing that, of its page, by its file's name where no other has it."""
        found = self.articles[article]
        if found.article.outlet:
            return found.article.outlet
        return self.page_names.get(found.page, found.page) or None

    def outlets(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The outlets of *articles*, each once."""
        return unique(self.outlet(a) or a for a in articles if a in self.articles)

    def all_outlets(self) -> tuple[str, ...]:
        """The outlets of the story, in order of time."""
        return self.outlets(sorted(self.articles, key=self.when))

    def when(self, article: str) -> datetime:
        """When the article was published, for ordering."""
        return _instant(self.articles[article].article.published)

    def said(self, keys: Iterable[str]) -> list[StoryStatement]:
        """The statements under *keys* in order of time, then of the articles, then of the text."""
        order = {a: i for i, a in enumerate(self.articles)}
        found = [self.statements[k] for k in unique(keys) if k in self.statements]
        return sorted(found, key=lambda s: (self.when(s.article), order[s.article], first(s), s.id))

    def claim_outlets(self, claim: Claim) -> tuple[str, ...]:
        """The outlets that print the claim, in order of time."""
        return self.outlets(s.article for s in self.said(claim.statements))

    def leading(self) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """The claims that raise a question, and the rest: uncontested ones that a single outlet prints.

        Each part keeps the dossier's order. A short dossier is not parted.
        """
        claims = self.dossier.claims
        rest = tuple(c for c in claims if c.standing == "single" and len(self.claim_outlets(c)) < 2 and not c.contrasts)
        if len(claims) <= 8 or len(rest) in (0, len(claims)):
            return claims, ()
        return tuple(c for c in claims if c not in rest), rest

    def silent(self, claim: Claim) -> tuple[str, ...]:
        """The outlets that cover the story and print nothing of the claim in any of their articles."""
        speaking = self.claim_outlets(claim)
        return tuple(o for o in self.outlets(claim.silent) if o not in speaking)

    def in_article(self, article: str) -> list[StoryStatement]:
        """The article's statements, in the order of the text."""
        return sorted((s for s in self.statements.values() if s.article == article), key=lambda s: self.numbers[s.id])

    def marks(self, article: str) -> list[Mark]:
        """The marks of all statements of the article."""
        return [mark for s in self.in_article(article) for mark in marks_of(s)]

    def changes(self, claim: Claim) -> dict[str, list[Mark]]:
        """The words that drifted, by article: what became of them, and what they were."""
        found: dict[str, list[Mark]] = {}
        for drift in claim.drift:
            key = drift.statement
            if drift.span is not None and key in self.statements:
                found.setdefault(self.statements[key].article, []).append(Mark(*drift.span, "became", key))
            if drift.was_at is not None and drift.was_at[0] in self.articles:
                found.setdefault(drift.was_at[0], []).append(Mark(*drift.was_at[1:], "was", key))
        return found

    def lost_words(self, lost: str, against: StoryStatement) -> str:
        """The words of the fuller wording that say what a retelling lost, where their place is known."""
        body, text = against.body, self.articles[against.article].text
        spans: Iterable[Span | None]
        if lost == "agency":
            return " … ".join(s.of(text) for s in body.via) or ", ".join(body.chain[:-1])
        if lost == "reason":
            spans = (body.voice.reason,)
        elif lost == "hedge":
            spans = body.cue
        else:
            spans = (body.source or body.referent,)
        return " … ".join(s.of(text) for s in spans if s is not None)


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


def of_reading(reading: Reading) -> Dossier:
    """A dossier of one page, without claims, so that a reading is shown by the same means as a story."""
    articles, statements, told = [], [], []
    for article in reading.articles:
        key = f"a{article.n}"
        articles.append(DossierArticle(key, reading, article))
        voices: dict[str, list[StoryStatement]] = {}
        for body in article.statements:
            voice = replace(body.voice, id=f"{key}.{body.voice.id}")
            statement = StoryStatement(f"{key}.{body.id}", key, reading.page.name, body, voice)
            voices.setdefault(voice.id, []).append(statement)
        for found in voices.values():
            voice = found[0].voice
            told.append(StoryVoice(voice.id, voice.name, voice.kind, tuple(s.id for s in found)))
            statements += found
    title = articles[0].article.headline if articles else reading.page.name
    return Dossier(title, None, None, tuple(articles), tuple(statements), (), tuple(told), {},
                   (*reading.page.problems, *reading.problems))  # fmt: skip
