"""Facts: an article's outlet, credit, author and section, each from the surest place that gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.arabic.folding import fold
from riwaya.arabic.media import Medium, media_in, medium_named, medium_of_domain
from riwaya.intake.context import Known
from riwaya.model import Line, Page

__all__ = ["author_of", "credit_of", "outlet_of", "section_of"]

_SOURCE = re.compile(r"^\s*(?:المصدر|مصدر الخبر|source)\s*[:：-]\s*(.+?)\s*$", re.I)
_RIGHTS = re.compile(r"الحقوق محفوظة|حقوق (?:الطبع|النشر)|©|\(c\)|all rights reserved", re.I)
_DASH = r"\s*[-–—/ـ]+\s*"
_PREFIXES = (
    re.compile(rf"^\s*((?:[^\-–—/ـ:.،\n]{{2,30}}{_DASH}){{1,3}}[^\-–—/:.،\n]{{2,25}}?)\s*[:：]"),  # outlet - agency:
    re.compile(rf"^\s*([^\-–—/:.،\n]{{2,30}}{_DASH}[^\-–—/:.،\n]{{2,25}}?)\s*[-–—]+\s"),  # city - agency -
    re.compile(r"^\s*([^():.\n]{0,40}\([^()\n]{2,25}\))\s*[-–—:]"),  # city (agency) -
    re.compile(r"^\s*([^:.،\n]{2,25}?)\s*[:：]"),  # agency:
)
_SELF_NAMED = re.compile(r"^\s*((?:وكالة|صحيفة|جريدة|موقع|شبكة|بوابة|مجلة)\s[^:.،\n]{2,40}?)\s*[-–—:]+\s")
_AUTHOR = re.compile(
    r"^\s*[\[(]?\s*(?:كتبت|كتبه|كتب|بقلم|إعداد|اعداد|تقرير|أجرى الحوار|by)\s*[:/\-–]?\s+(.{3,40}?)\s*[\])]?\s*$", re.I
)
_CITY_OR_DESK = re.compile(r"وكالات|متابعات|خاص|مراسل|رصد|ترجمة|قسم|فريق|هيئة|مكتب")
_PLACE_AND_NAME = re.compile(
    r"^\s*[^\d:،.\-–—/]{2,25}:\s*([^\W\d][\w\u064b-\u0652]+(?:\s+[\w\u064b-\u0652]+){1,3})\s*$"
)
_TOP = 8  # lines of the page among which its logo stands
_HEAD_LINES = 3  # of the text, in which a dateline may stand


def outlet_of(
    page: Page, known: Known | None, lines: Sequence[Line], all_lines: Sequence[Line], own: bool
) -> str | None:
    """The outlet of an article: as given from outside, from the page's hints, its foot, or its dateline.

    Only the page's *own* article takes the page's outlet; one that is glued on has none of its own but is printed by
    the same page, so it takes the same unless a source line says otherwise.
    """
    if known is not None and known.outlet:
        return known.outlet
    hinted = page.hints.outlet
    by_host = medium_of_domain(page.hints.address) if page.hints.address else None
    if hinted:
        medium = medium_named(hinted)
        if medium is not None:
            return medium.name
        return by_host.name if by_host is not None else hinted
    if by_host is not None:
        return by_host.name
    text = page.text
    titles = [text[k.start : k.end] for k in lines if k.role == "title"]
    named = _beside_title(page.hints.title, titles[0]) if own and titles else None
    if named:
        medium = medium_named(named)
        return medium.name if medium is not None else named
    head = [line for line in lines if line.role in ("meta", "body")][:_HEAD_LINES]
    for line in head:  # "outlet - agency: …", "Outlet – On the road …"
        if line.role == "meta" and line is not head[0] and line.end - line.start > 60:
            continue
        found = _dateline_outlet(text[line.start : line.end])
        if found:
            return found
    foot = next((text[k.start : k.end] for k in reversed(all_lines) if k.role == "chrome" and _is_foot(text, k)), None)
    if foot is not None:
        named = _named_at_both_ends(text, all_lines, foot)
        if named:
            medium = medium_named(named)
            return medium.name if medium is not None else named
        media = media_in(foot)
        if media:
            return media[0][1].name
    if own:
        for line in all_lines:
            if line.role == "chrome" and line.end - line.start < 40:
                alone = medium_named(text[line.start : line.end].strip(" -–—|:"))
                if alone is not None and alone.kind not in ("platform", "agency"):
                    return alone.name
    return None


def _beside_title(whole: str | None, title: str) -> str | None:
    """The site's name in the title of the page: what a bar or dash parts from the article's title in it."""
    title = " ".join(title.split())
    if not whole or len(title) < 12 or title not in whole:
        return None
    before, after = (part.strip() for part in whole.split(title, 1))
    found = (re.fullmatch(r"[-–—|»:•]+\s*(.+)", after), re.fullmatch(r"(.+?)\s*[-–—|«:•]+", before))
    sides = [m[1].strip() for m in found if m]
    names = [side for side in sides if len(side.split()) <= 5 and not re.search(r"[|»«:]", side)]
    return names[0] if len(names) == 1 else None


def _is_foot(text: str, line: Line) -> bool:
    return line.end - line.start <= 200 and _RIGHTS.search(text[line.start : line.end]) is not None


def _named_at_both_ends(text: str, lines: Sequence[Line], foot: str) -> str | None:
    """A short line at the page's top, or a part of one, most of whose words stand in its line of rights too."""
    folded = fold(foot)
    for line in lines[:_TOP]:
        if line.role in ("title", "body"):
            continue
        for part in re.split(r"\s+[-–—|»]\s+|[|:]", text[line.start : line.end]):
            own = [w.removeprefix("ال") for w in fold(part).split() if len(w) > 2]
            if own and len(part.split()) <= 5 and 2 * sum(w in folded for w in own) >= len(own):
                return part.strip()
    return None


def _prefix(line: str) -> str | None:
    """What stands before the first sentence as a dateline or credit: "outlet - agency:", "city (agency) -"."""
    for pattern in _PREFIXES:
        m = pattern.match(line[:120])
        if m and len(m[1].split()) <= 9 and (pattern is not _PREFIXES[-1] or medium_named(m[1]) is not None):
            return m[1]
    return None


def _dateline_outlet(line: str) -> str | None:
    """The outlet that a line begins with: a known one in a credit's place, or a name that says it is a medium."""
    m = _SELF_NAMED.match(line + " ")
    if m and len(m[1].split()) <= 6:
        medium = medium_named(m[1])
        return medium.name if medium is not None else m[1]
    prefix = _prefix(line) or (line if len(line) < 60 else None)
    media = media_in(prefix + ":") if prefix else []
    return next((m.name for _, m in media if m.kind not in ("agency", "platform")), None)


def credit_of(page: Page, known: Known | None, lines: Sequence[Line], outlet: str | None,
              own_article: bool) -> str | None:  # fmt: skip
    """The agency or outlet that the article names as its own origin, by its canonical name where it is a known one."""
    own = medium_named(outlet) if outlet else None
    if known is not None and known.byline:
        found = _credited(known.byline, own, outlet)
        if found:
            return found
    text = page.text
    for line in lines:
        m = _SOURCE.match(text[line.start : line.end]) if line.role == "meta" else None
        if m and len(m[1].split()) <= 8:
            medium = medium_named(m[1])
            return medium.name if medium is not None else m[1].strip(" .")
    for line in (line for line in lines if line.role == "meta"):
        found = _credited(text[line.start : line.end], own, outlet)
        if found:
            return found
    for line in (line for line in lines if line.role == "meta"):
        m = re.search(
            r"(?<!\w)(وكالة(?:\s+[^\W\d]+){1,3}?)\s*(?=$|[-–—|(]|\s(?:ال)?\w+\s+\d)", text[line.start : line.end]
        )
        if m and m[1] != outlet:
            return m[1]
    if page.hints.byline and own_article and page.hints.byline != outlet:
        return page.hints.byline
    body = [line for line in lines if line.role == "body"]
    if body:
        prefix = _prefix(text[body[0].start : min(body[0].end, body[0].start + 200)])
        found = _credited(prefix, own, outlet) if prefix else None
        if found:
            return found
        tail = text[body[-1].start : body[-1].end].rstrip()[-40:]
        end = re.search(r"[(\[/]\s*([^()\[\]/]{2,25})\s*[)\]/]\s*[.\-–]*$", tail)
        if end:
            medium = medium_named(end[1])
            if medium is not None and medium != own:
                return medium.name
    return None


def _credited(line: str, own: Medium | None, outlet: str | None) -> str | None:
    if len(line) > 120:
        return None
    found = [medium for _, medium in media_in(line) if medium != own and medium.kind != "platform"]
    for part in re.split(r"\s*[-–—/|،:()\[\]]+\s*", line):
        medium = medium_named(part) if part.strip() else None
        if medium is not None and medium != own and medium not in found and medium.kind == "agency":
            found.append(medium)
    agencies = [m for m in found if m.kind == "agency"]
    if agencies or found:
        return (agencies or found)[0].name
    return "وكالات" if re.search(r"(?<!\w)(?:ال)?وكالات(?!\w)", line) else None


def author_of(page: Page, lines: Sequence[Line], own: bool) -> str | None:
    """Who wrote the article: from its "by" line, else from the page's hints."""
    for line in lines:
        if line.role == "meta":
            text = page.text[line.start : line.end]
            m = _AUTHOR.match(text) or _PLACE_AND_NAME.match(text)
            if m and not _CITY_OR_DESK.search(m[1]) and medium_named(m[1]) is None:
                return m[1].strip(" :-–")
    author = page.hints.author if own else None
    if author and medium_named(author) is None and author != page.hints.outlet:
        return author
    return None


def section_of(page: Page, own: bool) -> str | None:
    """The section that the page's hints name."""
    return page.hints.section if own else None
