"""Members: the statements of a story under ids of their own, and their propositions, ready to be compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.stems import concept, is_stopword, is_verb, lemma
from riwaya.arabic.tables import rows
from riwaya.arabic.words import words
from riwaya.model import DossierArticle, Reading, Span, Stance, Statement, StoryStatement, StoryVoice
from riwaya.weighing.asides import RELATIVES
from riwaya.weighing.belongings import Belonging, belonging
from riwaya.weighing.identity import Said
from riwaya.weighing.moods import negations
from riwaya.weighing.profiles import Profile, Term, profile
from riwaya.weighing.propositions import matter_words, split
from riwaya.weighing.rulings import NO_RULINGS, Rulings
from riwaya.weighing.voices import resolve

__all__ = ["EVEN", "Member", "members_of", "story_articles", "story_statements"]


@dataclass(frozen=True, slots=True)
class Member:
    """One proposition of a statement. *article* is the article's number; *whole* tells that it is all of its content.

    *borrowed* tells that the content only points back (``ذلك``), so that the profile is that of the statement before;
    *held* are the statements that stand inside this proposition, *belonging* what it says a thing is of.
    """

    statement: StoryStatement
    article: int
    spans: tuple[Span, ...]
    profile: Profile
    whole: bool
    borrowed: bool = False
    held: tuple[str, ...] = ()
    published: str = ""
    belonging: Belonging | None = None


def story_articles(readings: Sequence[Reading], by_page: bool = False) -> tuple[DossierArticle, ...]:
    """The articles in order of time, page and place on the page, under the ids a1, a2 …; undated ones come last.

    *by_page*: every page holds one article, whose id is the page's name.
    """
    pairs = [(r, a) for r in readings for a in r.articles]
    pairs.sort(key=lambda p: (p[1].published or "9999", p[0].page.name, p[0].page.sha256, p[1].n))
    return tuple(DossierArticle(r.page.name if by_page else f"a{i}", r, a) for i, (r, a) in enumerate(pairs, 1))


def story_statements(
    articles: Sequence[DossierArticle], kin: Sequence[int], ruled: Rulings = NO_RULINGS.voices
) -> tuple[tuple[StoryStatement, ...], tuple[StoryVoice, ...]]:
    """The statements of all articles under story-wide ids, with the story's voices in place of the articles'.

    *kin* gives each article's family (see :mod:`riwaya.weighing.kinship`), *ruled* what people decided of voices.
    """
    said = [
        Said(f"{a.id}.{s.id}", n, kin[n], s.voice, s.chain, s.source is not None or s.referent is not None)
        for n, a in enumerate(articles)
        for s in a.article.statements
    ]
    voices, listed = resolve(said, ruled)
    statements = tuple(
        StoryStatement(f"{a.id}.{s.id}", a.id, a.page, s, voices[f"{a.id}.{s.id}"])
        for a in articles
        for s in a.article.statements
    )
    return statements, listed


def members_of(articles: Sequence[DossierArticle], statements: Sequence[StoryStatement]) -> list[Member]:
    """The propositions of all statements, in story order."""
    found: list[Member] = []
    for n, article in enumerate(articles):
        text = article.text
        own = sorted((s for s in statements if s.article == article.id), key=lambda s: (s.body.content[0], s.id))
        before: Member | None = None
        earlier: Member | None = None  # what a word that points back means: the statement before the sentence it is in
        for s in own:
            pieces = split(text, s.body.content)
            first: Member | None = None
            if s.body.inside is None or before is None or before.statement.body.id != s.body.inside:
                earlier = before
            if earlier is not None and _points_back(text, s.body.content):
                borrowed = profile(text, earlier.spans, _stance(text, s.body))
                found.append(Member(s, n, s.body.content, borrowed, True, True, (), article.article.published or ""))
                continue
            subject = _subject(text, pieces[0]) if len(pieces) > 1 else ()
            for i, piece in enumerate(pieces):
                inner = [o for o in own if o.body.inside == s.body.id and _within(piece, o)]
                held = tuple(o.id for o in inner)
                stance, core = _stance(text, s.body), piece
                for o in inner:
                    if _describes(text, o):
                        continue
                    if 2 * matter_words(text, o.body.content) >= matter_words(text, piece) - _framing(text, o):
                        stance, core = _stance(text, o.body), o.body.content  # the rest only says who said it
                made = profile(text, core, stance, subject if i and core is piece else ())
                verdict = _verdict(text, s.body) if core is piece else None
                made = made.judged(verdict) if verdict is not None else made
                of = belonging(text, core)
                member = Member(s, n, core, made, len(pieces) == 1, False, held, article.article.published or "", of)
                found.append(member)
                first = first or member
            before = first
    return _eased(found)


@cache
def _denials() -> frozenset[str]:
    """The lemmas of the cues that deny, and the negators."""
    listed = [r for r in rows("cues") if r["stance"] == "denies"]
    forms = {w for r in listed for key in ("past", "present", "participle", "masdar") for w in r[key].split("|") if w}
    return frozenset({lemma(w) for w in forms} | {fold(r["word"]) for r in rows("negators") if r["kind"] != "not"})


def _stance(text: str, body: Statement) -> Stance:
    """The stance, with two slips of reading mended: a cue that a word before it weakens (``شبه متأكد``) supposes, and
    a denial that neither the cue nor the content says is none (``ما لا يقل عن``)."""
    if not body.cue:
        return body.stance
    start = body.cue[0].start
    before = [w.folded for w in words(text, max(0, start - 8), start)]
    if body.stance == "asserts" and before and before[-1] in _WEAKENING:
        return "hedges"
    if body.stance != "denies":
        return body.stance
    cue = [w for span in body.cue for w in words(text, *span)]
    forms = {form for w in cue for form in (w.folded, w.folded.lstrip("وف"), lemma(w.text), lemma(w.text.lstrip("وف")))}
    return "denies" if forms & _denials() or negations(text, body.content) else "asserts"


def _verdict(text: str, body: Statement) -> Term | None:
    """The cue, as a word of the matter, where it tells what the speaker makes of a thing (``ندد بالهجوم``)."""
    for w in words(text, *body.cue[0]) if body.cue else ():
        for form in (w.text, w.text.lstrip("وف")):
            if lemma(form) in _verdicts():
                return Term(concept(form), "", 1, 1.0, Span(w.start, w.end))
    return None


@cache
def _verdicts() -> frozenset[str]:
    return frozenset(lemma(r["verb"]) for r in rows("verdicts"))


def _points_back(text: str, content: tuple[Span, ...]) -> bool:
    """Whether a content takes up what was said before: ``ذلك`` alone, or its confirmation (``تم التحقق من هذا``)."""
    if matter_words(text, content) == 0:
        return True
    if negations(text, content):
        return False
    tokens = words(text, *content[0])[:_OPENING]
    for i, token in enumerate(tokens[1:-1], 1):
        alone = token.folded in _THIS and not tokens[i + 1].folded.startswith("ال")
        if alone and any(
            t.folded in _confirming() or lemma(t.text) in _confirming() for t in tokens[max(0, i - 2) : i]
        ):
            return True
    return False


@cache
def _confirming() -> frozenset[str]:
    return frozenset(form for w in _CONFIRMING for form in (fold(w), lemma(w)))


_OPENING = 6  # how many words a content has to point back in
_THIS = frozenset({"هذا", "ذلك"})
_CONFIRMING = ("التحقق", "تأكيد", "التأكد", "إثبات", "تحقق", "تأكد", "ثبت", "أكد")
_WEAKENING = ("شبه", "الشبه")
EVEN = 4  # how slowly a word loses weight with each further proposition of its article that has it


def _eased(members: Sequence[Member]) -> list[Member]:
    """The members with the words that run all through their article weighing less: they are its topic, not its news.

    Only the article's own propositions count, so that no other article can change a weight.
    """
    seen: dict[int, Counter[str]] = defaultdict(Counter)
    for m in members:
        seen[m.article].update(t.concept for t in m.profile.terms)
    return [
        replace(m, profile=m.profile.eased({c: (1 + EVEN) / (n + EVEN) for c, n in seen[m.article].items()}))
        for m in members
    ]


def _within(piece: tuple[Span, ...], inner: StoryStatement) -> bool:
    return any(p.touches(c) for p in piece for c in inner.body.content)


def _describes(text: str, inner: StoryStatement) -> bool:
    """Whether the *inner* statement stands in a clause that only describes (``التحليل الذي أظهر``)."""
    if not inner.body.cue:
        return False
    start = inner.body.cue[0].start
    before = [w.folded for w in words(text, max(0, start - 12), start)]
    return bool(before) and before[-1].removeprefix("و") in RELATIVES


def _framing(text: str, inner: StoryStatement) -> int:
    """How many words of matter say who said the *inner* statement."""
    frame = (*inner.body.cue, *((inner.body.source,) if inner.body.source else ()))
    return matter_words(text, frame) if frame else 0


def _subject(text: str, piece: tuple[Span, ...]) -> tuple[Span, ...]:
    """The first nouns of a content's first proposition: what its other clauses mostly go on about."""
    found = [w for span in piece for w in words(text, *span) if not w.is_punctuation and not is_stopword(w.text)][:2]
    return tuple(Span(w.start, w.end) for w in found if not is_verb(w.text))
