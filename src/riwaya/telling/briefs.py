"""Briefs: who, where, when, who kept silent and who shares words, a few lines each, for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from riwaya.telling.bounds import shortened
from riwaya.telling.printing import Printer
from riwaya.telling.reused import Reuse
from riwaya.telling.silences import declined
from riwaya.telling.view import View
from riwaya.telling.whereabouts import brief, figures, moments

__all__ = ["print_briefs"]

_ROWS, _NAME = 8, 80
"""Rows of each part, and characters of a name; the documents show more of both."""

T = TypeVar("T")


def print_briefs(out: Printer, view: View) -> None:
    """Print the parts of which the story has something, each with its first rows and how many more there are."""
    t = out.t

    def part(title: str, items: Sequence[T], row: Callable[[T], tuple[str, Iterable[str]]]) -> None:
        if not items:
            return
        out.rule(t(title))
        for item in items[:_ROWS]:
            name, facts = row(item)
            out.line(shortened(name, _NAME), style="bold")
            out.names([shortened(f, _NAME * 2) for f in facts if f], 2, "dim")
        if items[_ROWS:]:
            out.line(t.n("n.more", len(items) - _ROWS), style="dim")

    part("declined", declined(view), lambda d: (
        d.name, [view.outlet(s.article) or t("outlet_unknown") for s in d.said[:3]]))  # fmt: skip
    part("reused", Reuse(view).copies, lambda c: (
        view.outlet(c.one) or t("outlet_unknown"),
        [view.outlet(c.other) or t("outlet_unknown"), t("grade." + c.passages[0][2].grade),
         t("from_third" if c.third else "likely_from" if c.sure else "nothing_tells")]))  # fmt: skip
    part("retold", Reuse(view).retold, lambda r: (
        view.outlet(r.one) or t("outlet_unknown"),
        [view.outlet(r.other) or t("outlet_unknown"), t.share(r.score),
         t("from_third" if r.third else "likely_from" if r.sure else "nothing_tells")]))  # fmt: skip
    part("figures", [f for f in figures(view) if f.mentions > 1 or f.said], lambda f: (
        f.name, [t("type." + f.type), t.n("n.mentions", f.mentions), t.n("n.outlets", len(f.outlets))]))  # fmt: skip
    part("places", view.dossier.places, lambda p: (
        p.name, [t("precision." + p.precision) if p.precision else "", t.n("n.mentions", p.mentions)]))  # fmt: skip
    part("times", moments(view), lambda m: (
        t.span(m.happened.start, m.happened.end),
        [m.statement.voice.name or t("no_source"), brief(view, m.statement)]))  # fmt: skip
