"""Likeness: whether two propositions say the same, as a sum of declared features, each with its score and reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt

from riwaya.arabic.numbers import Quantity, clash
from riwaya.arabic.tables import rows
from riwaya.weighing.polarity import polarity_clash
from riwaya.weighing.profiles import Profile

__all__ = ["Likeness", "Ties", "compare", "held", "number_clashes"]

_SAME_THING = 0.4  # the share of what is said besides the place from which it is of one thing
_EXACTER = 0.5  # how much less further words of a place that both name then weigh
_ONE_PLACE = 1.5  # the least weight of words, no state's name among them, that make it the same place
_A_PLACE = 1.0  # the least weight of words that make a place, or something said of it


@dataclass(frozen=True, slots=True)
class Ties:
    """What is known of two propositions besides their words: one *voice*, one *inside* the other, *days* apart.

    *kindred* (0-1) tells how far two unnamed voices are described alike, so that they may be one; *unnamed* that
    neither has a name; *mutual* that of all that this voice says in the two articles these two are nearest.
    """

    voice: bool = False
    inside: bool = False
    days: int = 0
    kindred: float = 0.0
    unnamed: bool = False
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score between 0 and 1, the features that made it, and *matter*: the score they
    would have if they did not differ in polarity, number or mood, whoever said them."""

    score: float
    matter: float
    features: Mapping[str, float]

    def feature(self, name: str) -> float:
        """The value of a feature, 0 where it does not count."""
        return self.features[name]

    @property
    def why(self) -> tuple[str, ...]:
        """The features that count, strongest first, as words."""
        table = _table()
        ranked = sorted(self.features.items(), key=lambda f: (-abs(f[1] * table[f[0]][0]), f[0]))
        return tuple(f"{table[name][1]} {value:.2f}" for name, value in ranked if value and name != "bias")


@cache
def _table() -> dict[str, tuple[float, str]]:
    return {r["feature"]: (float(r["weight"]), r["reason"]) for r in rows("likeness")}


@dataclass(frozen=True, slots=True)
class _Shared:
    """The weight that two sides share, the weight of each, and how much of all that is no place (*core*)."""

    shared: float
    left: float
    right: float
    core: float
    left_core: float
    right_core: float


def _matched(a: Profile, b: Profile, links: Mapping[str, frozenset[str]]) -> _Shared:
    """Shared weight, and the weight of each side; a shared root counts for less than a shared concept.

    Of one thing at one place, the one side may say more exactly where.
    """
    shared = left = right = core = left_core = right_core = left_more = right_more = place = 0.0
    loose: dict[str, tuple[float, bool]] = {}
    for term in b.terms:
        if term.concept in a.by_concept:
            continue
        right += term.weight
        right_core += 0.0 if term.where else term.weight
        right_more += term.weight if term.where else 0.0
        if term.root:
            loose[term.root] = max(loose.get(term.root, (0.0, False)), (term.weight, term.where))
    for term in a.terms:
        other = b.by_concept.get(term.concept)
        if other is not None:
            both, share, where = (term.weight + other.weight) / 2, 1.0, term.where or other.where
            mine, theirs = both, both
            if term.aside != other.aside:  # what the one only describes by is what the other says
                both, mine, theirs = min(term.weight, other.weight), term.weight, other.weight
            right += theirs
            right_core += 0.0 if where else theirs
            left += mine
            left_core += 0.0 if where else mine
        else:
            both, share, where = 0.0, 0.7, term.where
            left += term.weight
            left_core += 0.0 if term.where else term.weight
            left_more += term.weight if term.where else 0.0
            if term.root in loose:
                weight, there = loose.pop(term.root)
                both, where = min(term.weight, weight), where or there
            elif term.concept in links:
                known = [o for c in sorted(links[term.concept]) if (o := b.by_concept.get(c)) is not None]
                both = max((min(term.weight, o.weight) for o in known if o.concept not in a.by_concept), default=0.0)
        shared += share * both
        core += 0.0 if where else share * both
        place += share * both if where and term.concept not in a.states else 0.0
    if place >= _ONE_PLACE and core >= _SAME_THING * min(left_core, right_core):
        left, right = left - _EXACTER * left_more, right - _EXACTER * right_more
    return _Shared(shared, left, right, core, left_core, right_core)


def _only_place(s: _Shared) -> float:
    """1 where the sides share a place and nothing of what is said of it, 0 where a quarter of that is shared."""
    smaller = min(s.left_core, s.right_core)
    if s.shared - s.core < _A_PLACE or smaller < _A_PLACE:
        return 0.0
    return max(0.0, 1.0 - 4 * s.core / smaller)


def held(part: Profile, whole: Profile) -> tuple[float, float]:
    """How much of the matter of *part* stands in *whole*: the share (0-1) and the weight of it."""
    shared = total = 0.0
    roots = {t.root for t in whole.terms if t.root}
    for term in part.terms:
        total += term.weight
        other = whole.by_concept.get(term.concept)
        if other is not None:
            shared += term.weight * (0.5 if other.aside else 1.0)
        elif term.root in roots:
            shared += 0.7 * term.weight
    return (shared / total if total else 0.0), shared


def number_clashes(a: Profile, b: Profile) -> tuple[tuple[Quantity, Quantity], ...]:
    """Pairs of quantities that count the same thing and cannot both hold."""
    found = []
    for q in a.counts:
        rivals = [r for r in b.counts if r.unit == q.unit and q.unit]
        if rivals and all(clash(q, r) for r in rivals):
            found.append((q, rivals[0]))
    return tuple(found)


_AT_ISSUE = ("polarity", "number", "modality", "voice", "kindred", "mutual", "inside")


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x))


_DEMANDED = 0.4


def _mood_gap(a: Profile, b: Profile, later: bool) -> float:
    """1 where one supposes what the other *later* states; less in a retelling, where a hedge is easily lost."""
    if a.modality != b.modality and {"asked", "fact"} == {a.modality, b.modality}:
        return _DEMANDED  # what is demanded is not so yet
    if a.modality == b.modality or "hedged" not in (a.modality, b.modality):
        return 0.0
    return 1.0 if later else 0.4


_VERBLESS = 0.35  # how much it counts where only one side has a verb


def _other_act(a: Profile, b: Profile) -> float:
    """1 where each side has a verb and neither names, as verb or noun, what the other says is done."""
    acts = [side.act in other.by_concept or side.by_concept[side.act].root in other.roots
            for side, other in ((a, b), (b, a)) if side.act]  # fmt: skip
    if not acts or any(acts):
        return 0.0
    return 1.0 if len(acts) == 2 else _VERBLESS


def _own(profile: Profile) -> float:
    return sum(term.weight for term in profile.terms)


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and not a & b


def compare(a: Profile, b: Profile, ties: Ties,
            links: Mapping[str, frozenset[str]] | None = None) -> Likeness:  # fmt: skip
    """How likely it is that *a* and *b* say the same.

    *links* gives the concepts that the story uses for one thing.
    """
    found = _matched(a, b, links or {})
    shared, left, right = found.shared, found.left, found.right
    meaning = min(1.0, shared / sqrt(left * right)) if left and right else 0.0
    smaller = min(left, right)
    coverage = min(1.0, shared / smaller) if smaller else 0.0
    letters = 2 * len(a.grams & b.grams) / (len(a.grams) + len(b.grams)) if a.grams and b.grams else 0.0
    thin = max(0.0, 1.0 - min(_own(a), _own(b)) / 4.0)
    undecided = "open" in (a.modality, b.modality)  # an open matter is neither stated nor denied
    retold = (ties.voice and ties.days <= (3 if ties.unnamed else 1)) or (ties.kindred >= 0.5 and ties.days <= 3)
    features = {
        "bias": 1.0,
        "meaning": meaning,
        "coverage": coverage * (1 - thin),
        "letters": letters,
        "identifiers": float(bool(a.identifiers & b.identifiers)),
        "voice": float(ties.voice),
        "kindred": ties.kindred,
        "mutual": float(ties.mutual),
        "inside": smaller / max(left, right) if ties.inside and smaller else 0.0,
        "thin": thin,
        "place": _only_place(found),
        "act": meaning * _other_act(a, b),
        "verdict": float(any(x.verdict and x.verdict not in y.by_concept for x, y in ((a, b), (b, a)))),
        "polarity": float(polarity_clash(a, b) and not undecided),
        # a number that changes in the retelling of one voice is a drift of one claim, not another claim
        "number": float(bool(number_clashes(a, b)) and not retold),
        "identity": float(_apart(a.identifiers, b.identifiers)),
        "modality": _mood_gap(a, b, ties.days > 1 and not retold),
        "open": float("open" in {a.modality, b.modality} and a.modality != b.modality),
        "undecided": float(a.modality == b.modality == "open"),
        "tense": float(bool(a.tense) and bool(b.tense) and a.tense != b.tense),
        "state": float(_apart(a.states, b.states)),
    }
    table = _table()
    total = sum(value * table[name][0] for name, value in features.items())
    at_issue = sum(value * table[name][0] for name, value in features.items() if name in _AT_ISSUE)
    return Likeness(_logistic(total), _logistic(total - at_issue), features)
