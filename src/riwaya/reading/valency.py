"""Valency: what a reporting verb can have behind it, read off its frames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporter
from riwaya.arabic.speaking import speaking
from riwaya.reading.byplace import place_head
from riwaya.reading.nounforms import masdar_like, owned_masdar
from riwaya.reading.ranges import Range

__all__ = ["Valency", "plausible_speaker"]

_SPEAKING = (
    "office",
    "people",
    "title",
    "organisation",
    "media",
    "document",
    "imagery",
    "name",
    "actor",
    "data",
    "quant",
)


@dataclass(frozen=True)
class Valency:
    """*standing*: its prepositions that stand alone, folded, with what follows them (``content``, ``an`` where only a
    clause may, ``object`` where an object must come before); *written*: those written with the next word (ب ل);
    *clause*, *speech*: whether a clause or a quotation may be its content; *objects*: whether it has any direct object;
    *person*: whether a person as object comes before the preposition; *bound*: whether it hardly can be left out.
    """

    standing: dict[str, str]
    written: frozenset[str]
    clause: bool
    speech: bool
    objects: bool
    person: bool
    bound: bool

    @property
    def prepositions(self) -> frozenset[str]:
        """All prepositions that the verb governs."""
        return self.written | self.standing.keys()

    @staticmethod
    @cache
    def of(verb: Reporter) -> Valency:
        """The valency of *verb*."""
        standing: dict[str, str] = {}
        written: set[str] = set()
        for frame in sorted(verb.frames, key=lambda f: ("+" in f or "/" in f, f)):
            head, sep, tail = frame.partition("+") if "+" in frame else frame.partition("/")
            word, role = (tail, "object") if head == "obj" and sep else (head, "an" if tail == "an" else "content")
            if word in ("an", "clause", "quote", "quote-only", "obj", "whom"):
                continue
            if len(word) == 1:
                written.add(word)
            else:
                standing.setdefault(fold(word), role)
        prepositional = bool(standing or written)
        return Valency(
            standing=standing,
            written=frozenset(written),
            clause=verb.takes("an", "clause", "quote") or prepositional,
            speech=verb.takes("quote", "an", "quote-only"),
            objects=verb.takes("whom", *(f for f in verb.frames if f.startswith("obj"))),
            person=any(f.startswith(("obj+", "obj/")) for f in verb.frames),
            bound=verb.usual.startswith(("obj+", "obj/")),
        )


def plausible_speaker(para: Paragraph, span: Range) -> bool:
    """Whether a noun phrase can be a speaker: its head is not a verbal noun or a thing."""
    head = para.tokens[span[0]]
    if head.f in speaking("last-named"):
        return True
    if head.f in {"ذلك", "هذا", "هذه", "تلك"} and span[1] == span[0] + 1:
        return False
    if "dem" in head.info.classes and span[1] - span[0] > 1:
        return plausible_speaker(para, (span[0] + 1, span[1])) and bool(para.tokens[span[0] + 1].info.has(*_SPEAKING))
    if head.punct or head.info.has(*_SPEAKING, "dem"):
        return True
    if owned_masdar(head):
        return False  # وأكدت وقوفها
    if masdar_like(head) and not (head.info.article or place_head(head)) and span[1] - span[0] > 1:
        return False
    return not ("event" in head.info.classes or head.word.is_number)
