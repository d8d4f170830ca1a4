"""Finding: the quantities of a paragraph as mentions: how many or how much of what, with the bound said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.paragraphs import Paragraph
from riwaya.mentions.line import Line
from riwaya.mentions.quantities.building import Made
from riwaya.mentions.quantities.forms import SHARES, dual_at, share_at, unit_at
from riwaya.mentions.quantities.numbers import number_at
from riwaya.mentions.times.finding import times_of
from riwaya.mentions.times.scan import Found
from riwaya.model.mentions import Mention, Quantity

__all__ = ["find_quantities", "quantities_of"]


def find_quantities(paragraph: Paragraph) -> list[Mention]:
    """The quantities that a paragraph names, in order, none within another; spans are code points into the page's text.

    Numbers of dates, codes and names (بوينغ 777) and ordinals are none; a vague count (عشرات) has the least that it
    can mean for its value.
    """
    line = Line(paragraph)
    return quantities_of(line, times_of(line, None))


def quantities_of(line: Line, times: Sequence[Found]) -> list[Mention]:
    """The same of a line whose time expressions are known: numbers in them count nothing else."""
    taken = bytearray(len(line.tokens))
    for found in times:
        if not found.counts:
            for k in range(found.first, found.last):
                taken[k] = 1
    out: list[Mention] = []
    end = 0
    for i, sign in enumerate(line.signs):
        if i < end or taken[i]:
            continue
        got: Made | None = None
        read = "a number"
        if sign is None:
            tail = line.tokens[i].f
            if tail[-2:] in _DUAL_ENDINGS:
                read = "a dual"
                got = dual_at(line, i, end)
            elif tail.lstrip("وفبلك") in SHARES:
                read = "a share"
                got = share_at(line, i)
        elif "digits" in sign.kinds or "num" in sign.kinds or "vague" in sign.kinds or "several" in sign.kinds:
            got = number_at(line, i)
            if got is None and "half" in sign.kinds:
                got = share_at(line, i)
        elif "half" in sign.kinds or "quarter" in sign.kinds:
            read = "a share"
            got = number_at(line, i) or share_at(line, i)
        elif "unit" in sign.kinds and not sign.art:
            read = "a stretch of time"
            got = unit_at(line, i)
        if got is not None and (not out or got[0].span.start >= out[-1].span.end):
            out.append(_told(got[0], read))
            end = got[1]
    return out


def _told(mention: Mention, read: str) -> Mention:
    """The mention with what it was read from, and how sure that is: less where nothing known is counted."""
    quantity = mention.resolved
    assert isinstance(quantity, Quantity)
    score = 0.8 if quantity.value is None else 0.85 if quantity.unit is None else 0.97
    return replace(mention, score=score, why=(read, *mention.why))


_DUAL_ENDINGS = frozenset(["ين", "ان", "تي", "تا", "ها"])
