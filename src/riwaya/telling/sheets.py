"""Sheets: the tables of the Markdown dossier: contrasts, silence, shared wording, who, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from riwaya.model import Span
from riwaya.telling.bounds import shortened
from riwaya.telling.clashes import Clash, Side, clashes
from riwaya.telling.excerpts import in_context
from riwaya.telling.plain import plain
from riwaya.telling.reused import Reuse
from riwaya.telling.silences import declined, left_out
from riwaya.telling.view import View
from riwaya.telling.whereabouts import brief, figures, moments
from riwaya.telling.words import Words

__all__ = ["accounts", "whereabouts"]

_ROWS, _NAME = 30, 120
"""Rows of a table and characters of a name; what is left out is counted."""


def accounts(view: View, t: Words) -> Iterator[str]:
    """How the accounts stand to each other: the contrasts, who kept silent, who shares words with whom."""
    found = clashes(view)
    yield from _table(t, "contrasts", ("one_side", "relation", "other_side"), [
        _clash(view, t, c) for c in found[:_ROWS]
    ], len(found))  # fmt: skip
    silent = declined(view)
    yield from _table(t, "declined", ("voice", "outlet_of"), [
        (_cell(d.name), t.series([_cell(view.outlet(s.article) or "") for s in d.said[:6]])) for d in silent[:_ROWS]
    ], len(silent))  # fmt: skip
    left = left_out(view, view.leading()[0])
    yield from _table(t, "left_out", ("outlet_of", "prints", "leaves_out"), [
        (_cell(f.outlet), t.n("n.claims", f.prints), t.n("n.claims", len(f.claims))) for f in left[:_ROWS]
    ], len(left))  # fmt: skip
    reuse = Reuse(view)
    copies = reuse.copies
    yield from _table(t, "reused", ("one_text", "relation", "other_text"), [
        (_cell(view.outlet(c.one) or ""), t("between").join((
            t("grade." + c.passages[0][2].grade),
            _taken(t, c.third, c.sure))),
         _cell(view.outlet(c.other) or "")) for c in copies[:_ROWS]
    ], len(copies))  # fmt: skip
    retold = reuse.retold
    yield from _table(t, "retold", ("one_text", "relation", "other_text"), [
        (_cell(view.outlet(r.one) or ""), _taken(t, r.third, r.sure), _cell(view.outlet(r.other) or ""))
        for r in retold[:_ROWS]
    ], len(retold))  # fmt: skip


def _taken(t: Words, third: bool, sure: bool) -> str:
    """Who likely had it from whom."""
    return t("from_third" if third else "likely_from" if sure else "nothing_tells")


def whereabouts(view: View, t: Words) -> Iterator[str]:
    """Who, where and when."""
    people = [f for f in figures(view) if f.mentions > 1 or f.said]
    yield from _table(t, "figures", ("name", "kind_of", "named", "outlets", "aliases"), [
        (_cell(f.name), t("type." + f.type), t.number(f.mentions), t.number(len(f.outlets)),
         t.series([_cell(o) for o in f.others[:4]])) for f in people[:_ROWS]
    ], len(people))  # fmt: skip
    places = view.dossier.places
    yield from _table(t, "places", ("name", "kind_of", "named", "coordinates"), [
        (_cell(p.name), t("precision." + p.precision) if p.precision else "", t.number(p.mentions),
         f"{p.lat:.3f}, {p.lon:.3f}" if p.lat is not None and p.lon is not None else "") for p in places[:_ROWS]
    ], len(places))  # fmt: skip
    times = moments(view)
    yield from _table(t, "times", ("clock.event", "clock.said", "clock.printed", "clock_statement"), [
        (t.span(m.happened.start, m.happened.end), t.span(m.said.start, m.said.end) if m.said else "",
         t.date(m.printed.start) if m.printed else "", f"{_cell(m.statement.voice.name or t('no_source'))}: "
         f"{_cell(brief(view, m.statement))}") for m in times[:_ROWS]
    ], len(times))  # fmt: skip


def _cell(text: str) -> str:
    return plain(shortened(text, _NAME))


def _table(t: Words, title: str, head: Iterable[str], rows: Sequence[Sequence[str]], size: int) -> Iterator[str]:
    """A section with a table; nothing where there are no rows. *size* is how many rows there would be in all."""
    if not rows:
        return
    names = [t(key) for key in head]
    yield from (f"## {t(title)}", "")
    yield "| " + " | ".join(names) + " |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""
    if size > len(rows):
        yield from (f"{t.n('n.more', size - len(rows))}{t('full_stop')} {t('in_json')}", "")


def _clash(view: View, t: Words, clash: Clash) -> tuple[str, str, str]:
    why = f"{t('between')}{_cell(t.reason(clash.why))}" if clash.why else ""
    return _side(view, t, clash.one), t("contrast." + clash.type) + why, _side(view, t, clash.other)


def _side(view: View, t: Words, side: Side) -> str:
    said = []
    for article, start, end in side.quotes[:1]:
        found = in_context(view.articles[article].text, Span(start, end))
        if found is not None:
            before, words, after = (plain(shortened(part, 300)) for part in found)
            outlet = _cell(view.outlet(article) or t("outlet_unknown"))
            said.append(" ".join(filter(None, (f"{outlet}:", before, f"**{words}**", after))))
    head = t("to_claim", id=plain(side.claim.id))
    return f"{head}{t('between')}{said[0] if said else _cell(side.claim.gist)}"
