"""Reporting words: the cue lexicon of ``data/cues.tsv`` with every form of every verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.arabic.verbs import SUFFIXES, Shape, conjugate

__all__ = ["Reporter", "Reporting", "reporting_forms"]


@dataclass(frozen=True, slots=True)
class Reporter:
    """A reporting verb: its lemma (past tense), the frames it takes, the stance it sets, its force."""

    lemma: str
    frames: frozenset[str]
    stance: str
    force: str

    def takes(self, *frames: str) -> bool:
        """Whether the verb has one of *frames*."""
        return not self.frames.isdisjoint(frames)


@dataclass(frozen=True, slots=True)
class Reporting:
    """One form of a reporting verb; *object* is an attached object or possessive pronoun."""

    verb: Reporter
    shape: Shape
    object: str = ""


@cache
def reporting_forms() -> dict[str, tuple[Reporting, ...]]:
    """``{folded form: its readings}``, without conjunctions before it; verbs with attached objects among them."""
    out: dict[str, list[Reporting]] = {}
    for row in rows("cues"):
        verb = Reporter(row["past"], frozenset(row["frames"].split()), row["stance"], row["force"])
        for form, shape in conjugate(row["past"], row["present"], row["participle"]).items():
            out.setdefault(form, []).append(Reporting(verb, shape))
            if shape.tense != "participle":
                host = form + "ا" if form.endswith("و") and shape.number == "p" else form
                host = host[:-1] if host.endswith("وا") else host
                host = host[:-1] + "ا" if host.endswith("ي") and shape.tense == "past" else host
                for suffix in SUFFIXES:
                    out.setdefault(host + suffix, []).append(Reporting(verb, shape, suffix))
        for masdar in filter(None, row["masdar"].split("|")):
            base = fold(masdar)
            stem = base[:-1] + "ت" if base.endswith("ه") else base
            for prefix in ("", "ال"):
                out.setdefault(prefix + base, []).append(Reporting(verb, Shape(prefix + base, "masdar", "", "s")))
            for suffix in SUFFIXES[:5]:
                shape = Shape(stem + suffix, "masdar", "", "s")
                out.setdefault(stem + suffix, []).append(Reporting(verb, shape, suffix))
    return {form: tuple(readings) for form, readings in out.items()}
