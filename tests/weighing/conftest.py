"""Invented articles with their statements, written compactly, and weighed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from riwaya.intake import Known, page_from_bytes
from riwaya.model import Dossier, Reading
from riwaya.weighing import weigh
from riwaya.weighing.given import given_reading

Row = dict[str, Any]


def build(name: str, rows: Sequence[Row], *, outlet: str | None = None, day: str | None = None,
          headline: str = "خبر", byline: str | None = None) -> Reading:  # fmt: skip
    """A reading of a page whose statements are the *rows*: cue, source, content, via … given as words, not spans.

    Each row becomes a paragraph of the page; ``inside`` names an earlier row whose paragraph holds the statement.
    """
    text = headline + "\n"
    given: list[Row] = []
    starts: dict[str, tuple[int, int]] = {}
    for n, row in enumerate(rows, 1):
        id_ = row.get("id", f"s{n}")
        via = [row["via"]] if isinstance(row.get("via"), str) else row.get("via", [])
        if row.get("inside"):
            start, end = starts[row["inside"]]
        else:
            start = len(text)
            parts = [row.get("cue", "قال"), row.get("source") or "", *via, row["content"]]
            text += " ".join(p for p in parts if p) + ".\n"
            end = len(text)
        starts[id_] = (start, end)

        def span(words: str, start: int = start, end: int = end, text: str = text) -> list[int]:
            at = text.index(words, start, end)
            return [at, at + len(words)]

        content = text.rindex(row["content"], start, end)
        referent = row.get("referent")
        if referent:
            at = text.index(referent)
            referent = [at, at + len(referent)]
        given.append({
            "id": id_,
            "cue": [span(row.get("cue", "قال"))] if row.get("cue", "قال") else [],
            "source": span(row["source"]) if row.get("source") else None,
            "referent": referent,
            "content": [[content, content + len(row["content"])]],
            "via": [span(v) for v in via],
            "form": "indirect",
            "stance": row.get("stance", "asserts"),
            "kind": row.get("kind", "unnamed"),
            "inside": row.get("inside"),
        })  # fmt: skip
    page = page_from_bytes(text.encode(), name)
    return given_reading(page, given, Known(outlet=outlet or f"صحيفة {name}", published=day, byline=byline))


@pytest.fixture
def article() -> Callable[..., Reading]:
    return build


@pytest.fixture
def single() -> Callable[..., Reading]:
    """An article of one statement."""

    def make(name: str, source: str, content: str, day: str, kind: str = "unnamed") -> Reading:
        return build(name, [{"source": source, "content": content, "kind": kind}], day=day)

    return make


@pytest.fixture
def bridge() -> list[Reading]:
    """One wire report of a closed bridge in four wordings that erode, a denial, and a later count."""
    return [
        build("p1", [
            {"source": "ثلاثة مهندسين في بلدية النهرين طلبوا عدم الكشف عن أسمائهم", "via": "وكالة الميناء",
             "content": "البلدية أغلقت جسر الحجر بعد ظهور شقوق في اثنتي عشرة دعامة"},
            {"source": "عمدة النهرين نبيل الحداد", "kind": "person", "cue": "نفى", "stance": "denies",
             "content": "إغلاق جسر الحجر"},
        ], day="2023-05-01", headline="إغلاق جسر الحجر في النهرين"),
        build("p2", [
            {"source": "ثلاثة مهندسين", "content": "بلدية النهرين أقفلت جسر الحجر إثر ظهور تشققات في 12 دعامة"},
        ], day="2023-05-01", headline="النهرين تقفل جسر الحجر"),
        build("p3", [
            {"source": "مهندسون في البلدية", "content": "جسر الحجر في النهرين أغلق بسبب شقوق في 20 دعامة"},
        ], day="2023-05-02", headline="شقوق تغلق جسر الحجر"),
        build("p4", [
            {"source": "العمدة نبيل الحداد", "kind": "person", "content": "جسر الحجر لم يغلق", "stance": "denies"},
        ], day="2023-05-02", headline="عمدة النهرين ينفي"),
    ]  # fmt: skip


@pytest.fixture
def unrelated() -> Reading:
    return build("zz", [
        {"source": "مدرب نادي الصقور سامي العلي", "kind": "person",
         "content": "الفريق سيخوض مباراته المقبلة من دون ثلاثة لاعبين مصابين"},
        {"source": "رئيس الاتحاد", "content": "الحكام سيجتمعون يوم الخميس لبحث الاعتراضات على نتائج الدوري"},
    ], day="2023-04-01", headline="الصقور بلا ثلاثة لاعبين")  # fmt: skip


def shown(dossier: Dossier) -> list[dict[str, Any]]:
    """The claims without the ids that depend on how many articles there are: articles by page, claims by gist."""
    pages = {a.id: a.page for a in dossier.articles}
    gists = {c.id: c.gist for c in dossier.claims}

    def place(id_: str) -> str:
        article, _, rest = id_.partition(".")
        return f"{pages[article]}.{rest}"

    rows = [
        {
            "gist": c.gist,
            "statements": [place(s) for s in c.statements],
            "standing": c.standing,
            "origins": [[place(s) for s in o.statements] for o in c.origins],
            "range": c.origin_range,
            "contrasts": sorted((gists[x.to], x.type) for x in c.contrasts),
            "erosion": [(place(e.statement), e.lost, place(e.against)) for e in c.erosion],
            "drift": [(place(d.statement), d.slot, d.was, d.became) for d in c.drift],
            "silent": [pages[a] for a in c.silent],
        }
        for c in dossier.claims
    ]
    return sorted(rows, key=lambda r: str(r))


@pytest.fixture
def claims_shown() -> Callable[[Dossier], list[dict[str, Any]]]:
    return shown


@pytest.fixture
def claim_of() -> Callable[[Sequence[Reading], str], Any]:
    """The claim that holds a statement, given as ``page.id``."""

    def find(readings: Sequence[Reading], place: str) -> Any:
        dossier = weigh(readings)
        pages = {a.id: a.page for a in dossier.articles}
        page, _, id_ = place.partition(".")
        ids = [s.id for s in dossier.statements if pages[s.article] == page and s.body.id == id_]
        return next(c for c in dossier.claims if ids[0] in c.statements)

    return find
