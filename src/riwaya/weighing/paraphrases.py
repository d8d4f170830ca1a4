"""Paraphrases: sentences of two articles that carry one claim in words of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel

from riwaya.arabic.sentences import sentences
from riwaya.arabic.words import words
from riwaya.model import DossierArticle, Passage, Span, Stretch
from riwaya.reuse.articles import known_of
from riwaya.reuse.direction import direction
from riwaya.weighing.claims import Ground
from riwaya.weighing.likeness import Ties, compare
from riwaya.weighing.matching import days_apart
from riwaya.weighing.members import Member

__all__ = ["paraphrases"]

_WORDS = 0.6
"""The share of the words that two sentences have in common, in one order, from which on they are no other words."""
_MOST = 3
"""Other articles' sentences that one is set beside at most: of a claim that hundreds retell, the nearest."""

_Place = tuple[int, Span]
"""An article by its number, and a sentence of its page's text."""


def paraphrases(claims: Sequence[Sequence[int]], ground: Ground, copied: Sequence[Passage] = ()) -> tuple[Passage, ...]:
    """The pairs of sentences that tell the same of the *claims* (groups of members), in the order of the articles.

    Of two articles a sentence is in one pair at most, that with the highest score; articles of one page are not
    compared, and what is one of the passages *copied* is no paraphrase. *a* is the earlier article's.
    """
    places = [_sentence(ground.articles[m.article], m) for m in ground.members]
    scored: dict[tuple[_Place, _Place], tuple[float, tuple[str, ...]]] = {}
    for n, numbers in enumerate(claims):
        told: list[tuple[Member, Span | None, int | None]] = [(ground.members[i], places[i], i) for i in numbers]
        told += [(m, _sentence(ground.articles[m.article], m), None) for m in ground.own.get(n, ())]
        for (x, here, i), (y, there, j) in combinations(told, 2):
            if (
                here is None
                or there is None
                or ground.articles[x.article].reading is ground.articles[y.article].reading
            ):
                continue
            score, why = _likeness(ground, x, y, i, j)
            key = ((x.article, here), (y.article, there))
            key = key if x.article < y.article else key[::-1]
            if score >= ground.settings.same and score > scored.get(key, (0.0,))[0]:
                scored[key] = score, why
    shared = _shared(copied)
    kept = []
    for (a, b), score, why in _nearest(scored):
        one, other = ground.articles[a[0]], ground.articles[b[0]]
        if _in_words(one, a[1], other, b[1], shared.get((one.page, other.page), ())):
            continue
        likely, reasons = direction(known_of(one.article), known_of(other.article), 0.0, 0.0)
        kept.append(((a, b), Passage(
            Stretch(one.page, *a[1]), Stretch(other.page, *b[1]), "paraphrase", score, likely, (*reasons, *why),
        )))  # fmt: skip
    return tuple(passage for _, passage in sorted(kept, key=lambda k: k[0]))


def _likeness(ground: Ground, x: Member, y: Member, i: int | None, j: int | None) -> tuple[float, tuple[str, ...]]:
    """How likely two propositions say the same, and why; what an article states itself is compared anew."""
    if i is None or j is None:
        found = compare(x.profile, y.profile, Ties(days=days_apart(x.published, y.published) or 0))
    else:
        known = ground.matches.pairs.get((i, j) if i < j else (j, i))
        if known is None:
            return 0.0, ()
        found = known
    return found.score, (f"likeness {found.score:.2f}", *found.why[:2])


def _sentence(article: DossierArticle, member: Member) -> Span | None:
    """The sentence in which most of the proposition stands, without the blanks behind it."""
    spans = [s for s in member.spans if s.end > s.start]
    if not spans:
        return None
    longest = max(spans, key=lambda s: (s.end - s.start, -s.start))
    lines = sorted((line.start, line.end) for line in article.article.lines)
    n = bisect_right(lines, (longest.start, len(article.text))) - 1
    if n < 0 or longest.start >= lines[n][1]:
        return None
    found = max(sentences(article.text, *lines[n]), key=lambda s: (_common(s, longest), -s.start), default=None)
    if found is None:
        return None
    return Span(found.start, found.start + len(article.text[found.start : found.end].rstrip()))


def _common(x: Span, y: Span) -> int:
    return min(x.end, y.end) - max(x.start, y.start)


def _nearest(
    scored: Mapping[tuple[_Place, _Place], tuple[float, tuple[str, ...]]],
) -> Iterator[tuple[tuple[_Place, _Place], float, tuple[str, ...]]]:
    """The pairs from the likeliest on; of two articles a sentence once, and no sentence more than a few times."""
    taken: set[tuple[_Place, int]] = set()
    often: Counter[_Place] = Counter()
    for (a, b), (score, why) in sorted(scored.items(), key=lambda s: (-s[1][0], s[0])):
        if (a, b[0]) in taken or (b, a[0]) in taken or max(often[a], often[b]) >= _MOST:
            continue
        taken |= {(a, b[0]), (b, a[0])}
        often.update((a, b))
        yield (a, b), score, why


def _shared(copied: Sequence[Passage]) -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    """The spans of the passages by their pages, both ways round."""
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for p in copied:
        found[p.a.page, p.b.page].append((p.a.span, p.b.span))
        found[p.b.page, p.a.page].append((p.b.span, p.a.span))
    return found


def _in_words(
    one: DossierArticle, a: Span, other: DossierArticle, b: Span, shared: Sequence[tuple[Span, Span]]
) -> bool:
    """Whether the sentences share their wording: half of either is in one passage, or most words are the same."""
    if any(2 * _common(a, x) >= a.end - a.start and 2 * _common(b, y) >= b.end - b.start for x, y in shared):
        return True
    mine, theirs = ([w.folded for w in words(d.text, *s) if not w.is_punctuation] for d, s in ((one, a), (other, b)))
    return Indel.normalized_similarity(mine, theirs) >= _WORDS
