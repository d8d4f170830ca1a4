"""Judging: readings as they are shown once people have judged them, and what people decided of claims and voices."""

from riwaya.judging.decided import NOTHING, Bond, Decided
from riwaya.judging.judged import JUDGED, SHOWN, Judged, State, judged, judged_readings
from riwaya.judging.opinions import Conflict, Place, Struck, is_own, own_place, standing

__all__ = [
    "JUDGED",
    "NOTHING",
    "SHOWN",
    "Bond",
    "Conflict",
    "Decided",
    "Judged",
    "Place",
    "State",
    "Struck",
    "is_own",
    "judged",
    "judged_readings",
    "own_place",
    "standing",
]
