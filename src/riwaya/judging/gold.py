"""Gold: what people judged, as rows of annotated data: statements, lines, what is known of articles, and claims.

The formats are those in which statements, pages and claims are annotated by hand and scored: spans are code points into
a text of the name that a row gives, half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from riwaya.judging.decided import Decided
from riwaya.judging.judged import Judged
from riwaya.judging.opinions import Place, signed
from riwaya.model import Article, ArticleRef, Dossier, Judgement, Reading, Statement

__all__ = [
    "Labels",
    "articles_row",
    "claims_rows",
    "is_checked",
    "labels_of",
    "lines_row",
    "pairs_rows",
    "statements_row",
    "text_name",
]

Labels = Mapping[Place, tuple[str, str]]
"""The name of the text, and the id in it, of each statement that is exported."""


def text_name(reading: Reading) -> str:
    """What the text of a page is called: by its SHA-256, so that a page is the same one in every export."""
    return f"{reading.page.sha256[:16]}.txt"


def labels_of(readings: Iterable[Reading]) -> dict[Place, tuple[str, str]]:
    """The ids that statements go by in an export: s1, s2 … through all articles of a page, in the order of its text."""
    found = {}
    for reading in readings:
        for n, (article, s) in enumerate(_in_order(reading), 1):
            found[Place(reading.page.sha256, article.n, s.id)] = text_name(reading), f"s{n}"
    return found


def statements_row(reading: Reading, as_read: Reading, shown: Judged, labels: Labels) -> dict[str, Any]:
    """A row of ``statements.jsonl``: the statements of a page as they are shown, *by* whom each was judged.

    *checked* as `is_checked` tells; *wrong* are the statements of the page *as_read* that people struck out.
    """
    sha = reading.page.sha256
    rows = []
    for article, s in _in_order(reading):
        place = Place(sha, article.n, s.id)
        inside = None if s.inside is None else labels[Place(sha, article.n, s.inside)][1]
        rows.append({"id": labels[place][1], **_fields(s), "inside": inside, "by": _by(shown.by.get(place, ()))})
    struck = {s.place: s.by for s in shown.struck}
    wrong = [{**_fields(s), "by": _by(struck[place])} for article, s in _in_order(as_read)
             if (place := Place(sha, article.n, s.id)) in struck]  # fmt: skip
    return {"text": text_name(reading), "name": reading.page.name, "sha256": sha, "checked": is_checked(reading, shown),
            "statements": rows, "wrong": wrong}  # fmt: skip


def is_checked(reading: Reading, shown: Judged) -> bool:
    """Whether somebody says of every article of a page that it is right and whole."""
    refs = [ArticleRef(reading.page.sha256, a.n) for a in reading.articles]
    return bool(refs) and all(ref in shown.checked for ref in refs)


def lines_row(reading: Reading) -> dict[str, Any]:
    """A row of ``pages.jsonl``: the roles of a page's lines, and the articles that they belong to."""
    lines = [{"n": line.n, "role": line.role, "article": line.article} for line in reading.lines]
    return {"page": text_name(reading), "sha256": reading.page.sha256, "lines": lines}


def articles_row(reading: Reading) -> dict[str, Any]:
    """A row of ``articles.jsonl``: what is known of a page's first article, and under *articles* of further ones."""
    known = {a.n: {"outlet": a.outlet, "published": a.published, "byline": a.credit} for a in reading.articles}
    first = known.pop(1, {"outlet": None, "published": None, "byline": None})
    more = {"articles": {str(n): row for n, row in sorted(known.items())}} if known else {}
    return {"text": text_name(reading), **first, **more}


def claims_rows(story: str, dossier: Dossier, decided: Decided, labels: Labels) -> list[dict[str, Any]]:
    """Rows of ``claims.jsonl``: the claims of a *story*'s *dossier*, made with what people *decided*.

    *by* are those who decided of two of a claim's statements that they are of one claim, voice or origin, or of two.
    """
    pages = {a.id: (a.reading.page.sha256, a.article.n) for a in dossier.articles}
    places = {s.id: Place(*pages[s.article], s.body.id) for s in dossier.statements if not s.own}
    rows = []
    for claim in dossier.claims:
        said = [s for s in claim.statements if s in places]
        at = {s: n for n, s in enumerate(said)}
        here = {places[s] for s in said}
        bonds = [b for b in (*decided.claims, *decided.voices, *decided.origins) if b.a in here or b.b in here]
        rows.append({
            "story": story, "claim": claim.id, "gist": claim.gist,
            "statements": [list(labels[places[s]]) for s in said],
            "origins": [group for o in claim.origins if (group := [at[s] for s in o.statements if s in at])],
            "relations": [{"to": c.to, "type": c.type} for c in claim.contrasts],
            "by": list(dict.fromkeys(b.why for b in bonds)),
        })  # fmt: skip
    return rows


def pairs_rows(decided: Decided, labels: Labels) -> list[dict[str, Any]]:
    """Rows of ``pairs.jsonl``: two statements that people hold to be of one claim, voice or origin, or of two."""
    kinds = {"claim": decided.claims, "voice": decided.voices, "origin": decided.origins}
    return [
        {"of": kind, "a": list(labels[bond.a]), "b": list(labels[bond.b]), "same": bond.same, "by": bond.why}
        for kind, bonds in kinds.items()
        for bond in bonds
        if bond.a in labels and bond.b in labels
    ]


def _in_order(reading: Reading) -> list[tuple[Article, Statement]]:
    found = [(a, s) for a in reading.articles for s in a.statements]
    return sorted(found, key=lambda f: ((f[1].cue or f[1].content)[0], f[1].content, f[0].n, f[1].id))


def _fields(s: Statement) -> dict[str, Any]:
    row = s.to_dict()
    return {name: row[name] for name in ("cue", "source", "referent", "content", "via", "form", "stance", "kind")}


def _by(said: Sequence[Judgement]) -> str | None:
    return signed(said) if said else None
