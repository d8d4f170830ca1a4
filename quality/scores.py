"""The scorers' printed totals as figures (percentages), by name."""

from __future__ import annotations

import re

_NUMBER = r"(-?\d+(?:\.\d+)?)"


def pages(printed: str, part: str = "pages") -> dict[str, float]:
    """The figures of ``score_pages.py``: F1 of text and articles, roles, pages with the right number of articles."""
    found = re.search(rf"text F1 {_NUMBER}.*article F1 {_NUMBER}\s+role {_NUMBER}\s+articles (\d+)/(\d+)", printed)
    if not found:
        return {}
    text, article, role, right, of = map(float, found.groups())
    return {f"{part}.text": text, f"{part}.article": article, f"{part}.role": role, f"{part}.count": 100 * right / of}


def statements(printed: str, part: str = "statements") -> dict[str, float]:
    """The figures of ``score_statements.py``: the F1 of each row of its table."""
    rows = re.findall(rf"^([a-z][a-z ]*?) +{_NUMBER} +{_NUMBER} +{_NUMBER} +{_NUMBER} to", printed, re.MULTILINE)
    return {f"{part}.{name.replace(' ', '-')}": float(f1) for name, _, _, f1, _ in rows}


def claims(printed: str, part: str) -> dict[str, float]:
    """The figures of ``score_claims.py``: same claim, same origin, the single-origin question, contradictions."""
    patterns = {
        "same-claim": rf"^same claim .*? F1 {_NUMBER} ",
        "same-origin": rf"^same origin .*? F1 {_NUMBER} ",
        "single": rf"single, balanced {_NUMBER}",
        "contradicts": rf"^contradicts .*? F1 {_NUMBER} ",
    }
    found = {name: re.search(pattern, printed, re.MULTILINE) for name, pattern in patterns.items()}
    return {f"{part}.{name}": float(m[1]) for name, m in found.items() if m}


def bodies(printed: str, part: str = "bodies") -> dict[str, float]:
    """The figures of ``score_bodies.py``: the body's F1, titles and dates."""
    found = re.search(rf"^\d+ pages .* F1 {_NUMBER} .*title (\d+)/(\d+)\s+date (\d+)/(\d+)", printed, re.MULTILINE)
    if not found:
        return {}
    f1, title, titles, date, dates = map(float, found.groups())
    return {f"{part}.body": f1, f"{part}.title": 100 * title / titles, f"{part}.date": 100 * date / dates}


def mentions(printed: str, part: str) -> dict[str, float]:
    """The figures of ``score_mentions.py``: F1 of each type's spans, shares rightly resolved, B-cubed of the links."""
    figures: dict[str, float] = {}
    for name, f1, right in re.findall(rf"^([a-z]+) +P .*? F1 +{_NUMBER} .*?(?:= {_NUMBER} %)?$", printed, re.MULTILINE):
        figures[f"{part}.{name}"] = float(f1)
        if right:
            figures[f"{part}.{name}-resolved"] = float(right)
    linked = re.search(rf"^linking .* F1 {_NUMBER} ", printed, re.MULTILINE)
    return figures | ({f"{part}.linking": float(linked[1])} if linked else {})
