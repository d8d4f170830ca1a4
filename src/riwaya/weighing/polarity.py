"""Polarity: whether one clause says the contrary of another, by its negations and by words that are contraries."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.contraries import opposed
from riwaya.weighing.profiles import Profile, Term, Use

__all__ = ["contrary", "polarity_clash"]

_LEAST = 0.3  # the weight of a word below which its contrary says nothing


def polarity_clash(a: Profile, b: Profile) -> bool:
    """Whether one says what the other denies: negations and contraries counted together."""
    return (a.negated != b.negated) != contrary(a, b)


def contrary(a: Profile, b: Profile) -> bool:
    """Whether the one says with a word what the other says with its contrary (``close``, ``open``), outside asides.

    Several contraries of one matter are one (``rose to the highest``, ``fell to the lowest``); one of an act and one of
    what that act is done to undo each other (``ended the closing``, ``began the opening``).
    """
    acts = matters = False
    for term in a.terms:
        other = b.by_concept.get(term.concept)
        if other is None or min(term.weight, other.weight) < _LEAST:
            continue
        if not term.uses or not other.uses:
            matters |= other.side != term.side
        elif _turned(_told(term), _told(other)):
            if term.uses[0].governs:
                acts = not acts
            else:
                matters = True
    return acts != (matters or _opposed(a, b))


def _told(term: Term) -> Sequence[Use]:
    """The uses of a word with contraries: those outside asides, where there are any."""
    return [u for u in term.uses if not u.aside] or term.uses


def _turned(mine: Sequence[Use], theirs: Sequence[Use]) -> bool:
    """Whether the sides differ: of the same things, where a clause has both (``gold fell as the dollar rose``)."""
    sides = {u.side for u in mine}, {u.side for u in theirs}
    if len(sides[0]) == len(sides[1]) == 1:
        return sides[0] != sides[1]
    pairs = [(u.side == v.side) for u in mine for v in theirs if u.near & v.near]
    return bool(pairs) and not any(pairs)


def _opposed(a: Profile, b: Profile) -> bool:
    """Whether a word that only *a* has and one that only *b* has are contraries, said of the same thing."""
    mine, theirs = _only(a, b), _only(b, a)
    return any(
        ((name, u.side), (other, v.side)) in opposed() and u.near & v.near
        for name, uses in mine for u in uses for other, vs in theirs for v in vs
    )  # fmt: skip


def _only(side: Profile, other: Profile) -> list[tuple[str, Sequence[Use]]]:
    return [
        (t.concept, _told(t)) for t in side.terms if t.uses and t.weight >= _LEAST and t.concept not in other.by_concept
    ]
