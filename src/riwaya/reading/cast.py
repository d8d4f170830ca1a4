"""The cast: those who speak in an article, each with the mentions that name it."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.model import Kind, Span
from riwaya.reading.mentions import Mention

__all__ = ["Cast", "Speaker"]


@dataclass(slots=True)
class Speaker:
    """One who speaks in the article: *full* is the fullest mention."""

    full: Mention
    mentions: list[Mention] = field(default_factory=list)
    kind: Kind = "unnamed"


class Cast:
    """The speakers found so far, by the spans and, for those whose words alone tell, by the words of their mentions."""

    def __init__(self) -> None:
        self.by_span: dict[Span, Speaker] = {}
        self.by_words: dict[tuple[object, ...], Speaker] = {}

    def of(self, full: Mention) -> Speaker:
        """The speaker whose fullest mention is *full*: one already known by it, else a new one."""
        speaker = self.by_span.get(full.span)
        if speaker is None:
            known = full.definite and (full.kind != "unnamed" or len(full.words) > 1) and not full.pair
            key = (full.kind, full.number, full.words)
            speaker = self.by_words.get(key) if known else None
            if speaker is None:
                speaker = Speaker(full, kind=full.kind or "unnamed")
                if known:
                    self.by_words[key] = speaker
            self.by_span[full.span] = speaker
        return speaker
