"""CSV: the statements of a story as a table, a row for each, with the claim that it is of and where its words stand."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from io import StringIO

from riwaya.model import StoryStatement
from riwaya.telling.view import View

__all__ = ["COLUMNS", "statements_csv"]

COLUMNS = ("claim", "gist", "standing", "outlets", "origins", "statement", "outlet", "published", "headline", "voice",
           "kind", "stance", "form", "own", "cue", "content", "via", "score", "page", "sha256", "spans")  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def statements_csv(view: View, statements: Iterable[StoryStatement],
                   number: Callable[[str], str | int] = str) -> str:  # fmt: skip
    """*statements* of a story as CSV (RFC 4180) in Unicode, its first line the names of the columns.

    *number* gives what a claim is called by. *spans* are those of the content, ``start-end`` in code points into the
    page's text. A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for s in statements:
        article = view.articles[s.article]
        claim = view.claims.get(view.claim_of.get(s.id, ""))
        told = (
            ("", "", "", "", "")
            if claim is None
            else (number(claim.id), claim.gist, claim.standing, len(view.claim_outlets(claim)), len(claim.origins))
        )
        text = article.text
        words = [" … ".join(span.of(text) for span in spans) for spans in (s.body.cue, s.body.content, s.body.via)]
        spans = " ".join(f"{start}-{end}" for start, end in s.body.content)
        row = (*told, s.id, view.outlet(s.article), article.article.published, article.article.headline, s.voice.name,
               s.body.kind, s.body.stance, s.body.form, "own" if s.own else "", *words, s.body.score, article.page,
               article.reading.page.sha256, spans)  # fmt: skip
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _safe(cell: object) -> object:
    text = "" if cell is None else cell
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
