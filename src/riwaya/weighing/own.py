"""The article's own voice: what an outlet states with no source, where it meets an attributed claim.

Not every sentence: those that no statement stands in, and that say what somebody is said to have said in another
article. They never decide what the claims are: the claims of the attributed statements are made first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words
from riwaya.model import DossierArticle, Span, Stance, Statement, StoryStatement, StoryVoice, Voice
from riwaya.weighing.identity import same_carrier
from riwaya.weighing.kinship import RUNNING
from riwaya.weighing.likeness import Ties, compare
from riwaya.weighing.matching import days_apart
from riwaya.weighing.members import EVEN, Member
from riwaya.weighing.profiles import Profile, profile
from riwaya.weighing.propositions import matter_words, split
from riwaya.weighing.settings import Settings

__all__ = ["Own", "own_statements"]

_ENDS = re.compile(r"(?<=[.؟!…])[»”\"]?\s+")
_SHORTEST = 3  # words of matter, below which a sentence says too little to be found again
_HELD = 0.5  # the share of the shorter that two propositions must have in common to be compared
_WIDEST = 200  # a concept in more propositions than this finds none
_STANCES: Mapping[str, Stance] = {"hedged": "hedges", "open": "hedges", "planned": "expects"}


@dataclass(frozen=True, slots=True)
class Own:
    """What the articles state themselves: the statements, their propositions by the claim that each meets, the voices.

    The keys of *members* are the numbers of the claims; *voices* are those that no attributed statement has.
    """

    statements: tuple[StoryStatement, ...] = ()
    members: Mapping[int, Sequence[Member]] = field(default_factory=dict)
    voices: tuple[StoryVoice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Index:
    """The attributed propositions that can be met: by concept, with their weight, their claims and their article."""

    members: Sequence[Member]
    claims: Sequence[Sequence[int]]
    home: Mapping[int, Sequence[int]]
    posting: Mapping[str, Sequence[int]]
    topics: Mapping[int, Counter[str]]

    @classmethod
    def of(cls, members: Sequence[Member], claims: Sequence[Sequence[int]]) -> _Index:
        home: dict[int, list[int]] = defaultdict(list)
        for c, numbers in enumerate(claims):
            for i in numbers:
                home[i].append(c)
        posting: dict[str, list[int]] = defaultdict(list)
        topics: dict[int, Counter[str]] = defaultdict(Counter)
        for i, m in enumerate(members):
            topics[m.article].update(t.concept for t in m.profile.terms)
            if i in home and not m.borrowed and m.profile.modality not in ("asked", "declined"):
                for t in m.profile.terms:
                    posting[t.concept].append(i)
        return cls(members, claims, home, posting, topics)

    def near(self, text: str, piece: Sequence[Span]) -> list[int]:
        """The propositions that share half of the shorter one's words with those at *piece*."""
        here = {concept(w.text) for s in piece for w in words(text, *s)
                if not w.is_punctuation and not is_stopword(w.text)}  # fmt: skip
        shared: Counter[int] = Counter(
            i for c in here if len(self.posting.get(c, ())) <= _WIDEST for i in self.posting.get(c, ())
        )
        return sorted(
            i for i, n in shared.items() if n > 1 and n >= _HELD * min(len(here), len(self.members[i].profile.terms))
        )


def own_statements(articles: Sequence[DossierArticle], kin: Sequence[frozenset[int]], members: Sequence[Member],
                   claims: Sequence[Sequence[int]], voices: Sequence[StoryVoice],
                   settings: Settings) -> Own:  # fmt: skip
    """What the *articles* state in their own voice of the *claims*, each the numbers of its attributed *members*.

    *kin* gives the articles on each one's matter: only what those attribute is met. *voices* are those of the
    attributed statements: an outlet that speaks for itself somewhere has its voice already.
    """
    index = _Index.of(members, claims)
    statements: list[StoryStatement] = []
    placed: dict[int, list[Member]] = defaultdict(list)
    said: dict[str, tuple[Voice, list[str]]] = {}
    for n, article in enumerate(articles):
        count = 0
        for sentence in _sentences(article):
            met = _meetings(article, n, sentence, index, kin, settings)
            if not met:
                continue
            count += 1
            voice, ids = said.setdefault(_outlet(article), (_voice(article, voices, len(said)), []))
            s = _statement(article, f"o{count}", sentence, voice, met[0][1])
            ids.append(s.id)
            statements.append(s)
            for claim, made in met:
                whole = made.spans == (sentence,)
                day = article.article.published or ""
                placed[claim].append(Member(s, n, made.spans, made, whole, published=day))
    known = {v.id for v in voices}
    listed = tuple(StoryVoice(v.id, v.name, v.kind, tuple(ids)) for v, ids in said.values() if v.id not in known)
    return Own(tuple(statements), dict(placed), listed)


def _sentences(article: DossierArticle) -> Iterator[Span]:
    """The sentences of the running text in which no statement has a word."""
    taken = sorted(
        span for s in article.article.statements for span in (*s.cue, *s.content, *s.via, *filter(None, (s.source,)))
    )
    text, seen = article.text, set()
    for line in article.article.lines:
        if line.role not in RUNNING:
            continue
        start = line.start
        for end in [*(m.start() for m in _ENDS.finditer(text, line.start, line.end)), line.end]:
            span = _trimmed(text, start, end)
            start = end
            if span is None or span.of(text) in seen or any(span.touches(t) for t in taken):
                continue
            seen.add(span.of(text))
            if matter_words(text, (span,)) >= _SHORTEST:
                yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the blanks and marks at its ends; None where nothing is left."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def _meetings(article: DossierArticle, n: int, sentence: Span, index: _Index, kin: Sequence[frozenset[int]],
              settings: Settings) -> list[tuple[int, Profile]]:  # fmt: skip
    """The claims that the propositions of a sentence meet, each with the proposition's profile."""
    found: list[tuple[int, Profile]] = []
    for piece in split(article.text, (sentence,)):
        near = [i for i in index.near(article.text, piece) if index.members[i].article in kin[n]]
        if not near:
            continue
        made = profile(article.text, piece, "asserts")
        topic = index.topics.get(n, Counter())
        made = made.eased({t.concept: (1 + EVEN) / (max(1, topic[t.concept]) + EVEN) for t in made.terms})
        claim = _met(made, article.article.published or "", near, index, settings)
        if claim is not None and claim not in {c for c, _ in found}:
            found.append((claim, made))
    return found


def _met(made: Profile, day: str, near: Sequence[int], index: _Index, settings: Settings) -> int | None:
    """The claim of which a proposition says the same: nearly as one wording of it, and as most of them on average."""
    scores: dict[int, float] = {}
    for i in near:
        m = index.members[i]
        scores[i] = compare(made, m.profile, Ties(days=days_apart(day, m.published) or 0)).score
    best: tuple[float, int] | None = None
    for i, score in scores.items():
        if score < settings.met:
            continue
        for c in index.home[i]:
            mean = sum(scores.get(k, 0.0) for k in index.claims[c]) / len(index.claims[c])
            if mean >= settings.same and (best is None or (mean, -c) > (best[0], -best[1])):
                best = (mean, c)
    return None if best is None else best[1]


def _outlet(article: DossierArticle) -> str:
    return article.article.outlet or article.page


def _voice(article: DossierArticle, voices: Sequence[StoryVoice], new: int) -> Voice:
    """The outlet's voice: the one it speaks with elsewhere in the story, or one of its own behind all others."""
    name = _outlet(article)
    known = next((v for v in voices if v.kind == "media" and same_carrier(v.name, name)), None)
    if known is not None:
        return Voice(known.id, known.name, "media")
    return Voice(f"v{len(voices) + new + 1}", name, "media")


def _statement(article: DossierArticle, id_: str, sentence: Span, voice: Voice, made: Profile) -> StoryStatement:
    outlet = article.article.outlet or article.page
    credit = article.article.credit
    chain = (credit, outlet) if credit and not same_carrier(credit, outlet) else (outlet,)
    body = Statement(id=id_, cue=(), source=None, referent=None, content=(sentence,), via=(), form="indirect",
                     stance=_STANCES.get(made.modality, "asserts"), kind="media", inside=None, voice=voice, chain=chain,
                     why=("the outlet's own voice",))  # fmt: skip
    return StoryStatement(f"{article.id}.{id_}", article.id, article.page, body, voice, own=True)
