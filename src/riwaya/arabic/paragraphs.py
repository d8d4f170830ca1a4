"""Paragraphs: a line's tokens with its sentences and quotations, the ground on which clauses are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.arabic.abbreviations import spelled_out
from riwaya.arabic.datelines import dateline
from riwaya.arabic.lexicon import Info, analyse
from riwaya.arabic.media import media_in
from riwaya.arabic.tokens import Token, read_alone, read_form
from riwaya.arabic.wordlists import wordlist
from riwaya.arabic.words import Word, words

__all__ = ["Paragraph", "Token", "parse", "read_form"]

_OPEN = {"«": "»", "“": "”", "„": "”", "‘": "’", "‹": "›", "《": "》"}
_CLOSE = {"»", "”", "’", "›", "》"}
_PLAIN = {'"', "'", "''", "″", "＂", "`"}
_PARTICLE = Info("", "", False, "فان", frozenset(["name", "name-part", "name-foreign"]))
_GIVEN = Info("", "", False, "يزيد", frozenset(["name", "name-given"]), "s", "m")
_VERBAL_NAMES = frozenset({"يزيد", "يعرب", "يعيش"})
"""Given names that are spelled like verbs."""
_NAMES = frozenset({"name", "name-foreign", "name-family"})
_STOPS = frozenset("؟?!.…")
_LONGEST_QUOTE = 600
"""Tokens: an opening mark whose partner is farther away is taken for a stray one."""


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One line of an article: tokens, quotations as (opening, closing) token indices, sentences as token ranges.

    A sentence never ends inside a quotation that closes; *role* is the line's. *media* has the offsets of the outlet or
    agency that is named at a token index; *closings* and *openings* find a quotation's other mark. Two paragraphs are
    never the same one, whatever their words. *names* keeps what was found of people's names by token range: it goes
    with the paragraph, where a cache would hold on to many that were read long ago.
    """

    text: str
    start: int
    end: int
    role: str
    tokens: tuple[Token, ...]
    quotes: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    media: dict[int, tuple[int, int]]
    closings: dict[int, int]
    openings: dict[int, int]
    names: dict[tuple[int, int], int | None] = field(init=False, default_factory=dict)

    def span_of(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of tokens *first* to *last* (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def closing(self, opening: int) -> int | None:
        """The index of the mark that closes the quotation opened at token *opening*, or None."""
        return self.closings.get(opening)


def _single(text: str, w: Word) -> bool:
    """Whether an apostrophe-like mark stands at a word's edge, not inside a word or a number."""
    before = text[w.start - 1] if w.start else " "
    after = text[w.end] if w.end < len(text) else " "
    return not (before.isalnum() and after.isalnum())


def _faces(text: str, w: Word) -> int:
    """Where the word stands that a mark leans on: 1 behind it, -1 before it, 0 both or neither."""
    behind = w.end < len(text) and not (text[w.end].isspace() or text[w.end] in "،,؛;.:؟!")
    before = w.start > 0 and not text[w.start - 1].isspace()
    return int(behind) - int(before)


def _inner(text: str, tokens: list[Word], opening: int, i: int) -> bool:
    """Whether the mark at token *i* opens a quotation within the one opened at *opening* by the same mark.

    It leans on the word behind it, one that leans back closes it near by, and another still closes the outer one.
    """
    if _faces(text, tokens[i]) <= 0 or _faces(text, tokens[opening]) <= 0 or tokens[i - 1].text == ":":
        return False
    marks = [k for k in range(i + 1, min(len(tokens), i + 120)) if tokens[k].text == '"'][:2]
    return len(marks) == 2 and marks[0] - i < 9 and all(_faces(text, tokens[k]) < 0 for k in marks)


def _pair(text: str, tokens: list[Word], marks: list[int]) -> list[tuple[int, int]]:
    """The quotations as (opening, closing) token indices; *marks* are the indices of all that is no word."""
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for i in marks:
        w = tokens[i]
        t = w.text
        if t == "“" and stack and tokens[stack[-1]].text in "„”" and _faces(text, w) <= 0 and i - stack[-1] > 1:
            pairs.append((stack.pop(), i))  # „ … “ and ” … “
        elif t in _OPEN:
            stack.append(i)
        elif t in _CLOSE or t in _PLAIN:
            if t in ("'", "’", "`") and not _single(text, w):
                continue
            open_before = bool(stack) and i - stack[-1] <= _LONGEST_QUOTE
            if t == "”" and not open_before and i and (tokens[i - 1].text == ":" or _faces(text, w) > 0):
                stack = [i]  # قال ” … ” and ” … “
                continue
            if t in _PLAIN and not open_before:
                glued = w.start > 0 and text[w.start - 1].isalnum() and not text[w.end : w.end + 1].isalnum()
                stack = [] if glued and t == '"' else [i]  # a mark that closes what was never opened
                continue
            if t == '"' == tokens[stack[-1]].text and _inner(text, tokens, stack[-1], i):
                stack.append(i)  # "… باسم "النهر" …"
                continue
            if t in _PLAIN and tokens[stack[-1]].text != t:
                inner = next((k for k in reversed(stack) if tokens[k].text == t), None)
                spaced = w.start > 0 and text[w.start - 1].isspace() and text[w.end : w.end + 1].strip()
                if inner is None and spaced:
                    stack.append(i)
                    continue
            if open_before and i - stack[-1] > 1:
                pairs.append((stack.pop(), i))
            elif stack:
                stack.pop()
    return sorted(pairs)


def _ends(text: str, tokens: list[Word], i: int) -> bool:
    """Whether the mark at token *i* ends a sentence."""
    t = tokens[i].text
    if t in "؟?!":
        return True
    if t not in ".…":
        return False
    if i + 1 >= len(tokens):
        return True
    after = tokens[i + 1]
    if after.text in ".…":
        return False
    if i and tokens[i - 1].text == "." and tokens[i - 1].end == tokens[i].start:
        return False  # two dots or three: a pause
    if i and (tokens[i - 1].is_number and after.is_number and after.start == tokens[i].end):
        return False
    if (
        i
        and tokens[i].start == tokens[i - 1].end
        and len(tokens[i - 1].folded) == 1
        and not tokens[i - 1].is_punctuation
        and after.start - tokens[i].end < 2
    ):
        return False  # an initial or an abbreviation: أ. ف. ب
    spelled = wordlist("letter-names")
    letter = i > 0 and tokens[i].start == tokens[i - 1].end and tokens[i - 1].folded.removeprefix("و") in spelled
    if letter and (after.folded in spelled or (after.is_number and i > 1 and tokens[i - 2].text == ".")):
        return False  # جيه. بي مورجان, إم. إتش. 370
    glued = after.start == tokens[i].end
    short = i > 0 and min(len(tokens[i - 1].folded), len(after.folded)) < 3 and tokens[i].start == tokens[i - 1].end
    return not (glued and (short or after.is_number or after.text[0].isascii()))


def _in_foreign_name(tokens: list[Token], plain: list[Word], i: int) -> bool:
    """Whether فان at *i* is a particle of a foreign name: لويس فان خال."""
    if not tokens or i + 1 >= len(plain) or plain[i + 1].folded.startswith("ال"):
        return False
    if tokens[-1].info.has("name"):
        return True
    return bool(tokens[-1].reports()[1]) and not analyse(plain[i + 1].folded).classes - _NAMES


def _named_so(tokens: list[Token], plain: list[Word], i: int) -> bool:
    """Whether a name spelled like a verb is one at *i*: a title stands before it, or بن behind it."""
    if i + 1 < len(plain) and plain[i + 1].folded in ("بن", "ابن", "ال"):
        return True
    return bool(tokens) and tokens[-1].info.has("title", "name-given") and not tokens[-1].info.conj


def _sentences(
    text: str, plain: list[Word], marks: list[int], within: list[int], quotes: list[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """The sentences as token ranges; none ends inside a quotation that closes."""
    found: list[tuple[int, int]] = []
    first = 0
    for i in marks:
        if plain[i].text not in _STOPS or not _ends(text, plain, i):
            continue
        if within[i] < 0:
            if i + 1 > first:
                found.append((first, i + 1))
            first = i + 1
        elif i + 1 < len(plain) and i + 1 == quotes[within[i]][1]:
            close = i + 1
            if close + 1 >= len(plain) or plain[close + 1].text not in "،,؛;.":
                found.append((first, close + 1))  # a full stop before the closing mark ends the sentence too
                first = close + 1
    if first < len(plain):
        found.append((first, len(plain)))
    return tuple(found)


def parse(text: str, start: int, end: int, role: str = "body") -> Paragraph:
    """The paragraph ``text[start:end]``: tokens, quotations and sentences, with offsets into *text*."""
    plain = spelled_out(text, start, end, words(text, start, end))
    marks = [i for i, w in enumerate(plain) if not w.text.isalnum()]
    quotes = _pair(text, plain, marks)
    for pair in quotes:
        for i, mark in zip(pair, "«»", strict=True):  # six kinds of marks are read as one
            plain[i] = plain[i]._replace(text=mark, folded=mark)
    within = [-1] * len(plain)
    for n, (a, b) in enumerate(quotes):
        for i in range(a + 1, b):
            within[i] = n
    tokens: list[Token] = []
    depth = 0
    made, add = tuple.__new__, tokens.append  # as Token(…) does, without a call between: there are as many as words
    for i, w in enumerate(plain):
        begin, stop, word, folded = w
        info, rest, punct, finite, said = read_alone(word, folded)
        if punct and word in ")]" and depth:
            depth -= 1
        elif word == "فان" and _in_foreign_name(tokens, plain, i):
            info, rest, finite = _PARTICLE, folded, False
        elif word in _VERBAL_NAMES and _named_so(tokens, plain, i):
            info, rest, finite, said = _GIVEN, folded, False, ("", ())
        add(made(Token, (i, w, info, within[i], depth, begin, stop, folded, rest, punct, finite, said)))
        if punct and word in "([":
            depth += 1
    media: dict[int, tuple[int, int]] = {}
    for span, _ in media_in(text, start, end, plain):
        media.update((t.i, (span.start, span.end)) for t in tokens if t.start < span.end and span.start < t.end)
    sentences = _sentences(text, plain, marks, within, quotes)
    if role == "body" and len(marks) > 1 and marks[1] < 14 and (behind := dateline(plain, media)):
        sentences = ((0, behind), *((max(a, behind), b) for a, b in sentences if b > behind))
    return Paragraph(text, start, end, role, tuple(tokens), tuple(quotes), sentences, media,
                     dict(quotes), {b: a for a, b in quotes})  # fmt: skip
