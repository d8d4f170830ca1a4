"""Finding: what a judgement is of, in a reading that may be of another version than the one that was judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.model import Article, Line, LineRef, Quoted, Reading, Span, Statement, StatementRef, quoted

__all__ = ["find_line", "find_statement", "likeness", "line_ref", "own_ref", "place_of", "places_of", "statement_ref"]

_HALF = 0.5  # the share of the contents from which two statements, one without a cue, are one


def statement_ref(reading: Reading, n: int, statement: Statement) -> StatementRef:
    """What a judgement says of a *statement* of article *n* to find it again."""
    text = reading.page.text
    return StatementRef(reading.page.sha256, n, quoted(text, statement.cue), quoted(text, statement.content))


def line_ref(reading: Reading, n: int) -> LineRef | None:
    """What a judgement says of line *n* to find it again; None when the page has no such line with words."""
    line = next((line for line in reading.lines if line.n == n), None)
    return None if line is None else LineRef(reading.page.sha256, quoted(reading.page.text, [line.span])[0])


def own_ref(reading: Reading, n: int, spans: Iterable[tuple[int, int]]) -> StatementRef:
    """What a judgement says of words that article *n* states itself to find them again."""
    return StatementRef(reading.page.sha256, n, (), quoted(reading.page.text, spans), own=True)


def place_of(quote: Quoted, text: str, shift: int = 0) -> Span | None:
    """Where the words of *quote* stand in *text*: where they stood, else the nearest place; None when nowhere.

    *shift* is how far other words of the same judgement were found from where they stood.
    """
    if quote.text == text[quote.start : quote.end]:
        return quote.span
    size, wanted = len(quote.text), quote.start + shift
    after = text.find(quote.text, max(0, wanted))
    before = text.rfind(quote.text, 0, max(0, wanted) + size)
    found = [at for at in (before, after) if at >= 0]
    if not found:
        return None
    at = min(found, key=lambda a: (abs(a - wanted), a))
    return Span(at, at + size)


def places_of(quotes: Iterable[Quoted], text: str, shift: int = 0) -> tuple[Span, ...] | None:
    """Where the words of all *quotes* stand; None when some are nowhere."""
    found = [place_of(quote, text, shift) for quote in quotes]
    spans = tuple(span for span in found if span is not None)
    return spans if len(spans) == len(found) else None


def find_line(ref: LineRef, reading: Reading) -> Line | None:
    """The line of *reading* that *ref* is of: the very words, or the line that holds them; None when there is none."""
    if ref.page != reading.page.sha256:
        return None
    span = place_of(ref.line, reading.page.text)
    if span is None:
        return None
    return next((line for line in reading.lines if line.span.touches(span)), None)


def find_statement(ref: StatementRef, reading: Reading) -> tuple[Article, Statement] | None:
    """The statement of *reading* that *ref* is of, with its article; None when it is not there any more.

    It is the one of the same cue and content, else the one that is most like it: whose cue shares a character with the
    judged one and whose content does, or, where either has no cue, at least half of whose content is shared.
    """
    if ref.page != reading.page.sha256:
        return None
    text = reading.page.text
    content = places_of(ref.content, text)
    if content is None:
        return None
    cue = places_of(ref.cue, text, content[0].start - ref.content[0].start)
    if cue is None:
        return None
    best: tuple[float, bool] | None = None
    found = None
    for article in reading.articles:
        for statement in article.statements:
            alike = likeness(cue, content, statement.cue, statement.content)
            worth = (alike, article.n == ref.n)
            if alike and (best is None or worth > best):
                best, found = worth, (article, statement)
    return found


def likeness(cue: Sequence[Span], content: Sequence[Span], other_cue: Sequence[Span],
             other_content: Sequence[Span]) -> float:  # fmt: skip
    """How alike two statements of one text are by their spans: 0 for two statements, 3 for one and the same."""
    if tuple(cue) == tuple(other_cue) and tuple(content) == tuple(other_content):
        return 3.0
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in content for b in other_content)
    both = sum(s.end - s.start for s in (*content, *other_content)) - shared
    share = shared / both
    if cue and other_cue:
        return 1 + share if share and any(a.touches(b) for a in cue for b in other_cue) else 0.0
    return share if share >= _HALF else 0.0
