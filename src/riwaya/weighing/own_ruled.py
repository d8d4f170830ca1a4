"""Own words as ruled: what outlets state themselves, without the claims that people say it does not make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.judging import own_place
from riwaya.model import StoryStatement
from riwaya.weighing.members import Member
from riwaya.weighing.own import Own
from riwaya.weighing.rulings import Rulings

__all__ = ["own_as_ruled"]


def own_as_ruled(own: Own, claims: Sequence[Sequence[int]], members: Sequence[Member], ruled: Rulings) -> Own:
    """*own* without the wordings that are not of the claim they meet; a statement that meets none then goes."""
    if not ruled.two:
        return own

    def is_barred(statement: StoryStatement, claim: int) -> bool:
        here = f"{statement.article}.{own_place('', 0, statement.body.content).label}"
        return any((here, members[i].statement.id) in ruled.two for i in claims[claim])

    kept = {claim: [m for m in met if not is_barred(m.statement, claim)] for claim, met in own.members.items()}
    left = {m.statement.id for met in kept.values() for m in met}
    voices = [replace(v, statements=tuple(s for s in v.statements if s in left)) for v in own.voices]
    return Own(tuple(s for s in own.statements if s.id in left), {claim: met for claim, met in kept.items() if met},
               tuple(v for v in voices if v.statements))  # fmt: skip
