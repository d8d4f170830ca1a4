"""Reporting words: the cue lexicon of ``data/cues.tsv`` with every form of every verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.arabic.verbs import SUFFIXES, Shape, conjugate

__all__ = ["Reporter", "Reporting", "reportings"]


@dataclass(frozen=True, slots=True)
class Reporter:
    """A reporting verb: its lemma (past tense), the frames it takes, the stance it sets, its force, its usual frame."""

    lemma: str
    frames: frozenset[str]
    stance: str
    force: str
    usual: str = ""

    def takes(self, *frames: str) -> bool:
        """Whether the verb has one of *frames*."""
        return not self.frames.isdisjoint(frames)


class Reporting(NamedTuple):
    """One form of a reporting verb; *object* is an attached object or possessive pronoun."""

    verb: Reporter
    shape: Shape
    object: str = ""


@cache
def _bare() -> dict[str, list[Reporting]]:
    """Every form of every verb without attached pronouns, and the verbal nouns with and without article."""
    out: dict[str, list[Reporting]] = {}
    for row in rows("cues"):
        frames = row["frames"].split()
        verb = Reporter(row["past"], frozenset(frames), row["stance"], row["force"], frames[0])
        for form, shape in conjugate(row["past"], row["present"], row["participle"]).items():
            out.setdefault(form, []).append(Reporting(verb, shape))
        for masdar in filter(None, row["masdar"].split("|")):
            base = fold(masdar)
            for form in (base, "ال" + base):
                out.setdefault(form, []).append(Reporting(verb, Shape(form, "masdar", "", "s")))
    return out


def _hosts(stem: str) -> tuple[str, ...]:
    """The forms that *stem* can be before an attached pronoun: وصفو of وصفوا, نفا of نفى, تصريحت of تصريحة."""
    if stem.endswith("و"):
        return (stem + "ا", stem)
    if stem.endswith("ا"):
        return (stem[:-1] + "ي", stem)
    if stem.endswith("ت"):
        return (stem, stem[:-1] + "ه")
    return (stem,)


@lru_cache(maxsize=100_000)
def reportings(form: str) -> tuple[Reporting, ...]:
    """The readings of a folded form, no conjunction before it, as a reporting word; attached pronouns are seen."""
    bare = _bare()
    found = list(bare.get(form, ()))
    for suffix in SUFFIXES:
        if not form.endswith(suffix) or len(form) - len(suffix) < 2:
            continue
        stem = form[: -len(suffix)]
        for host in _hosts(stem):
            for r in bare.get(host, ()):
                if _carries(r.shape, host, stem, suffix):
                    shape = r.shape._replace(form=form) if r.shape.tense == "masdar" else r.shape
                    found.append(Reporting(r.verb, shape, suffix))
    return tuple(found)


def _carries(shape: Shape, host: str, stem: str, suffix: str) -> bool:
    """Whether a form can have the pronoun attached, spelled as *stem* before it."""
    if shape.tense == "masdar":
        spelled = host[:-1] + "ت" if host.endswith("ه") else host
        return stem == spelled and suffix != "ني" and not host.startswith("ال")
    if shape.tense == "participle" or (host.endswith("ه") and host != stem):
        return False
    spelled = host[:-1] if host.endswith("وا") else host
    spelled = spelled[:-1] + "ا" if spelled.endswith("ي") and shape.tense == "past" else spelled
    return stem == spelled
