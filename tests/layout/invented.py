"""Invented pages: templates in the manner of many publishing systems, filled with stories that nobody printed.

A template is an HTML file with a few lines of ``key: value`` above ``---``: what a reader should find. In it
``{{T}}`` is the title, ``{{1}}`` to ``{{6}}`` the paragraphs, ``{{B}}`` all of them in one block, ``{{S}}`` a heading
inside the text, ``{{L}}`` the lead, ``{{C}}`` the caption; other stories' headlines (``{{H1}}``), teasers (``{{E1}}``),
readers' comments (``{{K1}}``), rules (``{{R1}}``) and whole texts (``{{OT}}``, ``{{O1}}``) must not be read as the
article's, nor anything in ``[[…]]``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

__all__ = ["Invented", "Score", "bent", "names", "page_of", "pages", "score"]

FOLDER = Path(__file__).resolve().parent / "pages"
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_MARKED = re.compile(r"\[\[(.+?)\]\]", re.S)
_WORD = re.compile(r"\w+")
_LISTED = ("صيانة دورية كل شهرين تشمل الأساسات", "حراسة ليلية في أيام العطل", "لوحات إرشاد بثلاث لغات")
_ASKED = ("ما الذي تغير هذا العام؟", "وكيف كان رد الناس على ما جرى؟", "هل من خطة لما بعد ذلك؟",
          "كلمة أخيرة للقراء؟")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented page: its *markup* as bytes, and what a reader should find on it."""

    name: str
    markup: bytes
    title: str
    body: tuple[str, ...]
    noise: tuple[str, ...]
    known: dict[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a page was read: precision and recall of the body's words, noise that got in, title, day."""

    precision: float
    recall: float
    leaked: tuple[str, ...]
    title: bool
    day: bool

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@cache
def _stories() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "stories.toml").read_text(encoding="utf-8"))


def names() -> list[str]:
    """The names of the templates."""
    return sorted(path.stem for path in FOLDER.glob("*.html"))


def page_of(name: str, story: int = 0) -> Invented:
    """The template *name* filled with a story (counted from 0)."""
    head, _, markup = (FOLDER / f"{name}.html").read_text(encoding="utf-8").partition("---\n")
    known = dict(line.split(": ", 1) for line in head.strip().split("\n"))
    data = _stories()
    told, other = data["story"][story], data["story"][(story + 1) % len(data["story"])]
    turn = 5 * story  # another row of headlines for each story
    heads = data["other"]["heads"]
    slots = {"T": told["title"], "L": told["lead"], "S": told["sub"], "C": told["caption"], "B": " ".join(told["p"])}
    slots |= {str(n): p for n, p in enumerate(told["p"], 1)}
    slots |= {f"{n}J": json.dumps(p, ensure_ascii=False)[1:-1] for n, p in enumerate(told["p"], 1)}
    slots |= {f"L{n}": text for n, text in enumerate(_LISTED, 1)} | {f"Q{n}": text for n, text in enumerate(_ASKED, 1)}
    strange = {f"H{n + 1}": heads[(n + turn) % len(heads)] for n in range(len(heads))}
    for letter, kind in (("E", "teasers"), ("K", "comments"), ("R", "rules")):
        strange |= {f"{letter}{n}": text for n, text in enumerate(data["other"][kind], 1)}
    strange |= {"OT": other["title"]} | {f"O{n}": p for n, p in enumerate(other["p"], 1)}
    used = set(_SLOT.findall(markup))
    noise = [text for slot, text in strange.items() if slot in used]
    noise += [slots[slot] for slot in ("C", "L") if slot in used]
    noise += [" ".join(m.split()) for m in _MARKED.findall(markup)]
    filled = _SLOT.sub(lambda m: (slots | strange)[m[1]], _MARKED.sub(r"\1", markup))
    body = tuple(slots[slot] for slot in known["body"].split())
    return Invented(f"{name}-{story}", filled.encode(known.get("encoding", "utf-8"), "xmlcharrefreplace"),
                    told["title"], body, tuple(noise), known)  # fmt: skip


def pages() -> list[Invented]:
    """Every template with every story."""
    return [page_of(name, story) for name in names() for story in range(len(_stories()["story"]))]


def score(page: Invented, title: str | None, published: str | None, body: str) -> Score:
    """How well *title*, *published* (ISO 8601) and *body* were read off *page*."""
    ours, theirs = _WORD.findall(body), [w for p in page.body for w in _WORD.findall(p)]
    hit = sum((Counter(ours) & Counter(theirs)).values())
    row = f" {' '.join(ours)} "
    leaked = tuple(n for n in page.noise if f" {' '.join(_WORD.findall(n))} " in row)
    return Score(hit / (len(ours) or 1), hit / (len(theirs) or 1), leaked,
                 _WORD.findall(title or "") == _WORD.findall(page.title),
                 (published or "")[:10] == page.known.get("published", ""))  # fmt: skip


_ATTRIBUTE = re.compile(r"""\s(?:class|id)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.I)
_HEAD_DATA = re.compile(r"<script type=\"application/ld\+json\">.*?</script>", re.S)
_META = re.compile(r"<meta (?!charset|http-equiv)[^>]*>|<link [^>]*>", re.I)
_SEMANTIC = re.compile(r"(</?)(?:article|aside|nav|main|header|footer|section|figure|figcaption|time)\b", re.I)


def bent(markup: bytes, how: str, encoding: str = "utf-8") -> bytes:
    """The mark-up as another site would have written it: without or with other class names, data or element names."""
    text = markup.decode(encoding)
    if how == "no classes":
        text = _ATTRIBUTE.sub("", text)
    elif how == "other classes":
        text = _ATTRIBUTE.sub(lambda m: f' class="x{crc32(m[1].encode()):x}"', text)
    elif how == "no data":
        text = _HEAD_DATA.sub("", text)
    elif how == "no meta":
        text = _META.sub("", _HEAD_DATA.sub("", text))
    elif how == "no semantics":
        text = _SEMANTIC.sub(r"\1div", text)
    elif how == "one line":
        text = re.sub(r">\s+<", "><", text)
    else:
        raise ValueError(how)
    return text.encode(encoding, "xmlcharrefreplace")
