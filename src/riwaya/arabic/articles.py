"""Articles: the lines of an article that are read, as paragraphs."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph, parse
from riwaya.arabic.words import words
from riwaya.model import Article

__all__ = ["READ", "paragraphs_of"]

READ = ("title", "standfirst", "body", "subhead", "caption")
"""The roles of lines that are read."""

_LONGEST = 20_000
"""Code points of one line that are read: a longer line is no paragraph, and reading it whole would not end in time."""

_REPEATED = 60
"""Code points of a line of the text from which its second printing is the page's repetition, not another saying."""


def paragraphs_of(text: str, article: Article) -> tuple[Paragraph, ...]:
    """The article's running lines in order; what a page prints twice stands where it stands first.

    Offsets are code points into *text*, the page's text.
    """
    found: list[Paragraph] = []
    printed: set[tuple[str, ...]] = set()
    for line in article.lines:
        if line.role not in READ:
            continue
        para = parse(text, line.start, min(line.end, line.start + _LONGEST), line.role)
        if line.role in ("title", "caption") or line.end - line.start >= _REPEATED:
            folded = tuple([t.f for t in para.tokens])
            if folded in printed:
                continue
            printed.add(folded)
        for name in (article.outlet, article.credit):
            if name:
                _know(para, name)
        found.append(para)
    return tuple(found)


def _know(para: Paragraph, name: str) -> None:
    """Mark where the article's own outlet or agency is named, though no table may know it."""
    key = [w.folded for w in words(name) if not w.is_punctuation]
    if not key:
        return  # a name of punctuation alone names nobody
    begins = {key[0], "ل" + key[0], "ب" + key[0]}
    if all(t.f not in begins for t in para.tokens):
        return
    toks = [t for t in para.tokens if not t.punct]
    for k in range(len(toks) - len(key) + 1):
        first = toks[k]
        lead = 1 if first.f[1:] == key[0] and first.f[0] in "لب" else 0
        if first.f[lead:] == key[0] and all(toks[k + n].f == key[n] for n in range(1, len(key))):
            span = (first.start + lead, toks[k + len(key) - 1].end)
            for t in toks[k : k + len(key)]:
                para.media.setdefault(t.i, span)
