"""Judgements in the terminal: what people say of what is shown, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from riwaya.judging import Conflict
from riwaya.model import ClaimRef, Judgement, LineRef, Ref, StatementRef, StoryRef, VoiceRef
from riwaya.telling.printing import Printer
from riwaya.telling.words import Words, words

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["judgements_summary", "mark", "words_of"]

_DIGITS = 8
"""Digits of a judgement's number that are shown."""
_MARKS = ("judged by ", "confirmed by ", "added by ", "contested by ")
_SPANS = ("content", "cue", "source", "referent", "via")


def mark(why: str, t: Words) -> str:
    """A reason that tells who judged a statement, in the reader's language; nothing for any other reason."""
    if not why.startswith(_MARKS):
        return ""
    way, _, rest = why.partition(" by ")
    who, _, fields = rest.partition(": ")
    told = t.series([t.named("judged", name) for name in fields.split(", ")]) if fields else ""
    key = "contested_by" if way == "contested" else way
    return ": ".join(filter(None, (t(f"judged.{key}", who=who), told)))


def judgements_summary(said: Sequence[tuple[Judgement, str]], conflicts: Iterable[Conflict], console: Console,
                       lang: str) -> None:  # fmt: skip
    """Print the judgements of *said*, each with what became of it, and the *conflicts* among them before."""
    out = Printer(console, words(lang))
    t = out.t
    for n, conflict in enumerate(conflicts):
        if not n:
            out.rule(t("judged_conflicts"))
        labels = " = ".join(place.label for place in conflict.places)
        out.line(t("between").join([labels, t.named("judged", conflict.about)]), style="yellow")
        for judgement in conflict.judgements:
            _one(out, judgement, "", 2)
    for n, (judgement, state) in enumerate(said):
        if not n:
            out.rule(t("judged_said"))
        _one(out, judgement, state, 0)


def _one(out: Printer, judgement: Judgement, state: str, indent: int) -> None:
    """Who said what of what, and what became of it."""
    t, says = out.t, judgement.says
    facts = [judgement.uid[:_DIGITS], t.stamp(judgement.at), judgement.author,
             t(f"judged.{judgement.kind.replace('-', '_')}"), t(f"judged.{state}") if state else ""]  # fmt: skip
    out.line(t("between").join(filter(None, facts)), indent)
    for quote in words_of(judgement.target):
        out.line(quote, indent + 4, "dim")
    for name in _SPANS:
        if name in says.given:
            told = t("ellipsis").join(q.text for q in getattr(says, name)) or t("judged.nothing")
            out.pair(t.named("judged", name), told, indent + 4)
    values = [t.named(name, value) for name in ("form", "stance", "kind", "role") if (value := getattr(says, name))]
    values += [says.name] if says.name else []
    values += [t("judged.article", n=says.article)] if says.article is not None else []
    out.names(values, indent + 4)
    for other in says.others:
        out.line(t("ellipsis").join(q.text for q in other.content), indent + 4)
    out.line(judgement.note, indent + 4, "italic")


def words_of(ref: Ref) -> list[str]:
    """The words of what is judged."""
    if isinstance(ref, VoiceRef):
        ref = ref.statement
    if isinstance(ref, StatementRef):
        return [" … ".join(q.text for q in ref.content)]
    if isinstance(ref, LineRef):
        return [ref.line.text]
    if isinstance(ref, ClaimRef):
        return [" … ".join(q.text for q in s.content) for s in ref.statements[:3]]
    return [f"story {ref.number}"] if isinstance(ref, StoryRef) and ref.number is not None else []
