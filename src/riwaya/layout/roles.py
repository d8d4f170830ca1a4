"""Roles: what each line is, once the articles' prose and titles are known."""

from __future__ import annotations

import re
from typing import NamedTuple

from riwaya.arabic.media import medium_named
from riwaya.layout.asides import is_byline, is_dateline, is_stamp
from riwaya.layout.heads import find_title, same_title, shares_names
from riwaya.layout.looks import LONGEST, Look
from riwaya.layout.prose import is_ticker, reads_on, talks_of_site
from riwaya.layout.runs import Segment, overlap
from riwaya.model import Role

__all__ = ["Given", "give_roles"]

_RETURNS = 0.3  # of the words of a line that is no sentence return in the text, if it is of it
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*$")


class Given(NamedTuple):
    """The role given to a line, the article it belongs to, how sure that is (0 to 1), and why."""

    role: Role
    article: int | None
    score: float
    why: tuple[str, ...]


def give_roles(looks: list[Look], scores: list[float], reasons: list[tuple[str, ...]], segments: list[Segment],
               hint: str | None) -> tuple[dict[int, Given], dict[int, int]]:  # fmt: skip
    """The role of each line by its index, and the index of each article's title by the article's number."""
    given: dict[int, Given] = {}
    titles: dict[int, int] = {}
    done = 0
    clean = _is_clean(looks, segments)
    for number, segment in enumerate(segments, 1):
        first, last = segment.lines[0], segment.lines[-1]
        at, score, why = find_title(looks, done, first, segment.lines, hint if number == 1 else None)
        vocabulary = segment.content(looks)
        if at >= 0:
            at = next((i for i in range(done, at) if same_title(looks[i].text, looks[at].text, exactly=True)), at)
            titles[number] = at
            given[at] = Given("title", number, score, tuple(why))
            _head(looks, given, at, first, number, vocabulary)
            _above(looks, given, done, at, number, vocabulary, first_article=number == 1)
        else:
            _head(looks, given, max(done, first - 6) - 1, first, number, vocabulary)
            _outside(looks, given, range(done, first), after=number > 1)
        _body(looks, given, scores, reasons, segment, number)
        done = last + 1
        done = _tail(looks, given, done, number, vocabulary if clean else None)
    title = looks[titles[1]].text if 1 in titles else hint
    _outside(looks, given, range(done, len(looks)), after=bool(segments), title=title)
    return given, titles


def _is_clean(looks: list[Look], segments: list[Segment]) -> bool:
    """Whether the page is an article's text and little else: no labels of other stories, forms or chrome."""
    if len(segments) != 1 or any(k.block is not None for k in looks):
        return False
    if any(k.label is not None and k.label.role in ("link", "form", "chrome") and k.count <= 25 for k in looks):
        return False
    return 2 * segments[0].words(looks) >= sum(k.count for k in looks)


def _tail(looks: list[Look], given: dict[int, Given], at: int, number: int, vocabulary: frozenset[str] | None) -> int:
    """The lines right below the text that still belong to it; returns the index of the first one that does not.

    *vocabulary* is the text's, on a page that holds hardly anything else.
    """
    while at < len(looks):
        look = looks[at]
        if _end_credit(look):
            given[at] = Given("meta", number, 0.8, ("it credits an agency or source below the text",))
        elif vocabulary is not None and look.label is None and _ends_text(look, vocabulary):
            given[at] = Given("body", number, 0.4, ("it ends a page that holds nothing but the article",))
        elif look.label is None and look.block is None and look.count >= 4 and look.ended and not talks_of_site(look):
            given[at] = Given("body", number, 0.45, ("it is a short sentence right below the text",))
        else:
            break
        at += 1
    return at


def _ends_text(look: Look, vocabulary: frozenset[str]) -> bool:
    """Whether a line below the text may be the rest of it: a sentence, or words of the text again."""
    if is_ticker(look) or len(look.text) > LONGEST:
        return False
    return look.ended or not 4 <= look.count <= 25 or overlap(look.content, vocabulary) >= _RETURNS


def _end_credit(look: Look) -> bool:
    if look.count > 8:
        return False
    label = look.label
    return (label is not None and label.role == "meta" and label.ends == 2) or (label is None and is_byline(look))


def _body(looks: list[Look], given: dict[int, Given], scores: list[float], reasons: list[tuple[str, ...]],
          segment: Segment, number: int) -> None:  # fmt: skip
    inside = set(segment.lines)
    vocabulary = segment.content(looks)
    for i in range(segment.lines[0], segment.lines[-1] + 1):
        look = looks[i]
        if i in inside:
            given[i] = Given("body", number, scores[i], reasons[i])
        else:
            role, score, why = _between(look, scores[i], vocabulary)
            given[i] = Given(role, number if role not in ("link", "chrome", "form", "ticker") else None, score, (why,))


def _between(look: Look, score: float, vocabulary: frozenset[str]) -> tuple[Role, float, str]:
    """The role of a line that stands between an article's paragraphs."""
    label = look.label
    if is_ticker(look):
        return "ticker", 0.7, "it is a run of headlines"
    if len(look.text) > LONGEST:
        return "chrome", 0.5, "it is too long to be a paragraph"
    if look.part == "caption":
        return "caption", 0.9, "the mark-up says caption"
    if look.part in ("link", "chrome", "form") or look.linked > 0.6:
        return look.part if look.part in ("chrome", "form") else "link", 0.8, "the mark-up says so"
    if label is not None and (label.whole or look.count <= 25):
        return label.role, 0.8, f'it begins with "{label.text}"'
    if is_stamp(look):
        return "meta", 0.8, "it is a date"
    if look.block is not None and look.block.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "subhead", 0.9, f"it is an {look.block.tag} between paragraphs"
    if look.count <= 7 and is_byline(look):
        return "meta", 0.6, "it names an agency or author"
    if look.latin > 0.7 and look.count <= 6:
        return "chrome", 0.5, "it is in Latin letters"
    if look.bullet and look.count <= 14 and look.linked > 0.3:
        return "link", 0.6, "it is a linked list entry"
    if reads_on(look) and look.ended:
        return "body", max(0.4, score), "it reads on from the paragraph above"
    listed = look.block is not None and look.block.tag == "li"
    alone = len(look.content) >= 3 and not look.ended and not look.content & vocabulary
    if 4 <= look.count <= 25 and alone and not listed:
        return "link", 0.5, "it is no sentence and shares no words with the text around it"
    if talks_of_site(look):
        return "form", 0.5, "it speaks of the site"
    if look.count <= 12 and not look.text.rstrip().endswith((".", "،")) and not look.bullet and look.marks <= 1:
        return "subhead", 0.6, "it is short and no sentence, between paragraphs"
    return "body", max(0.4, score), "it stands between paragraphs"


def _head(looks: list[Look], given: dict[int, Given], title: int, first: int, number: int,
          vocabulary: frozenset[str]) -> None:  # fmt: skip
    """The lines between the title (or the line before the head) and the text."""
    for i in range(title + 1, first):
        look = looks[i]
        if i in given:
            continue
        if title >= 0 and look.block is not None and look.home == looks[first].home and look.text.rstrip()[-1:] == "؟":
            given[i] = Given("subhead", number, 0.6, ("it asks what the paragraph below it answers",))
            continue
        role, score, why = _head_role(look, looks[title] if title >= 0 else None, vocabulary, first - i, title >= 0)
        if title < 0 and role not in ("meta", "caption"):
            continue
        given[i] = Given(role, None if role in ("link", "chrome", "form", "ticker") else number, score, (why,))


def _head_role(look: Look, title: Look | None, vocabulary: frozenset[str], distance: int,
               titled: bool) -> tuple[Role, float, str]:  # fmt: skip
    label = look.label
    if is_ticker(look):
        return "ticker", 0.7, "it is a run of headlines"
    if title is not None and titled and same_title(look.text, title.text):
        if look.text.strip() == title.text.strip() or (look.block is not None and look.block.tag == "h1"):
            return "title", 0.8, "it is the title once more"
        return "caption", 0.7, "it is the title with the outlet's name, as under a picture"
    if look.part == "caption":
        return "caption", 0.9, "the mark-up says caption"
    if _ADDRESS.match(look.text):
        return "chrome", 0.7, "it is an address"
    if is_stamp(look):
        return "meta", 0.9, "it is a date"
    if label is not None and (label.whole or look.count <= 25):
        return label.role, 0.8, f'it begins with "{label.text}"'
    if look.part in ("form", "chrome", "link") or look.linked > 0.6:
        if look.count <= 4 and distance <= 12 and look.part not in ("form", "chrome", "link"):
            return "meta", 0.5, "it is a short link above the text, as a section or author is"
        return look.part if look.part in ("form", "chrome") else "link", 0.7, "the mark-up says so"
    if _logo(look):
        return "chrome", 0.7, "it is the outlet's name alone"
    if is_byline(look) or (titled and is_dateline(look)):
        return "meta", 0.8, "it names an agency, author or place of writing"
    if look.latin > 0.7 and look.count <= 6:
        return "chrome", 0.5, "it is in Latin letters"
    if look.count >= 4 and overlap(look.content, vocabulary) < 0.25:
        return "link", 0.5, "it shares no words with the text"
    if look.count >= 7:
        return "standfirst", 0.6, "it stands between the title and the text"
    if shares_names(look, vocabulary) and not look.text.rstrip().endswith(":"):
        return "caption", 0.5, "its names return in the text, as those of a caption do"
    return "meta", 0.5, "it is short and stands between the title and the text"


def _menu(look: Look) -> bool:
    """Whether bars or tabs part the line into entries of a word or two."""
    entries = [e for e in re.split(r"[|\t•»]|\s{3,}", look.text) if e.strip()]
    return len(entries) >= 3 and look.count <= 2.5 * len(entries)


def _logo(look: Look) -> bool:
    bare = look.text.strip(" -–—|:*")
    return look.text.strip() != bare and look.count <= 4 and medium_named(bare) is not None


def _above(looks: list[Look], given: dict[int, Given], start: int, title: int, number: int, vocabulary: frozenset[str],
           *, first_article: bool) -> None:  # fmt: skip
    """The lines above the title: dates and captions right over it belong to the article, the rest does not."""
    for i in range(title - 1, max(start, title - 4) - 1, -1):
        look = looks[i]
        if look.label is not None and look.label.role not in ("meta", "caption"):
            if look.label.role == "link":
                break
            continue
        if is_stamp(look):
            given[i] = Given("meta", number, 0.7, ("it is a date right above the title",))
        elif look.part in ("link", "chrome", "form") or look.linked > 0.6:
            continue
        elif first_article and look.count <= 2 and look.latin < 0.5 and i == title - 1:
            given[i] = Given("meta", number, 0.5, ("it is a section's name right above the title",))
        elif first_article and i and 2 <= look.count <= 6 and look.latin < 0.5 and shares_names(look, vocabulary):
            given[i] = Given("caption", number, 0.5, ("its names return in the text, as those of a caption do",))
    _outside(looks, given, range(start, title), after=not first_article)


def _outside(
    looks: list[Look], given: dict[int, Given], where: range, *, after: bool, title: str | None = None
) -> None:
    """The lines of no article: links to other stories, forms, chrome."""
    zone: Role | None = None
    for i in where:
        look = looks[i]
        if i in given:
            continue
        role, score, why = _stray(look, zone, title, after=after)
        if look.label is not None and look.label.role in ("link", "form", "chrome"):
            zone = look.label.role if look.label.role != "chrome" or look.label.ends else zone
        given[i] = Given(role, None, score, (why,))


def _stray(look: Look, zone: Role | None, title: str | None, *, after: bool) -> tuple[Role, float, str]:
    label = look.label
    if is_ticker(look) and look.linked < 0.3:
        return ("chrome", 0.5, "it is too long") if len(look.text) > LONGEST else ("ticker", 0.7, "a run of headlines")
    if label is not None and label.role in ("link", "form", "chrome"):
        return label.role, 0.8, f'it begins with "{label.text}"'
    if look.part in ("form", "chrome", "link"):
        return look.part, 0.7, "the mark-up says so"
    if look.text.rstrip().endswith("*") and look.count <= 6:
        return "form", 0.7, "it is marked as a field to fill"
    if title and look.count >= 8 and len(look.text) > len(title) and look.folded.count(fold_title(title)) >= 2:
        return "chrome", 0.6, "it repeats the title, as a share box does"
    if look.latin > 0.6:
        return "chrome", 0.6, "it is in Latin letters"
    if after and look.count >= 5 and talks_of_site(look, 1):
        return "form", 0.6, "it speaks of the site's own rules"
    if zone == "form" and not look.bullet and (look.count <= 4 or look.ended or look.count >= 20):
        return "form", 0.5, "it stands in a form"
    if look.linked > 0.5:
        return ("link" if look.count >= 4 else "chrome"), 0.6, "it is a link"
    if look.count == 1 or (look.count == 2 and not (after and zone == "link")):
        return "chrome", 0.5, "it is a word or two outside the article"
    if _logo(look):
        return "chrome", 0.6, "it is the outlet's name alone"
    if _menu(look):
        return "chrome", 0.6, "it is a row of short entries, as a menu is"
    if zone == "chrome" and look.count <= 12 and after:
        return "chrome", 0.5, "it stands at the foot of the page"
    return "link", 0.5, "it is a headline or label outside the article"


def fold_title(title: str) -> str:
    """The title as it stands in a folded line."""
    from riwaya.arabic.folding import fold

    return " ".join(fold(title).split())
