"""The HTML document: one file, no script, no request, everything of a page escaped.

Templates lie in ``templates/``; autoescape is on, and every string that a template prints has its hidden characters
made visible first. The style is allowed by its hash alone.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from riwaya.model import Claim, Dossier, DossierArticle, Reading, Span, StoryStatement
from riwaya.telling.anchors import Anchors
from riwaya.telling.chains import tree
from riwaya.telling.excerpts import excerpt, in_context
from riwaya.telling.maps import Chart, chart
from riwaya.telling.marks import Segment, segments
from riwaya.telling.scripts import direction, language, split_hidden, visible
from riwaya.telling.view import BEGINS, View, of_reading, unique
from riwaya.telling.whereabouts import Figure, Moment, figures, moments
from riwaya.telling.words import Words, words
from riwaya.version import __version__

__all__ = ["dossier_document", "reading_document"]

_BRIEF = 14
"""Words of a statement that stand for it in a table."""


def dossier_document(dossier: Dossier, lang: str, framed: bool = False) -> str:
    """The document of a story; *framed* for an ``iframe`` of a notebook, whose links would else leave the frame."""
    return _document(dossier, lang, "dossier", framed)


def reading_document(reading: Reading, lang: str, framed: bool = False) -> str:
    """The document of one page's reading; *framed* as above."""
    return _document(of_reading(reading), lang, "reading", framed)


def _document(dossier: Dossier, lang: str, form: str, framed: bool) -> str:
    view, t = View.of(dossier), words(lang)
    page = Drawing(view, t)
    sheet = Sheet(max(view.numbers.values(), default=0))
    document = _templates().get_template("document.html")
    return document.render(
        t=t, view=view, dossier=dossier, page=page, sheet=sheet, version=__version__, form=form, framed=framed
    )


@cache
def _templates() -> Environment:
    folder = files("riwaya.telling") / "templates"
    env = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    env.globals.update(dir_of=direction, lang_of=language)
    return env


class Sheet:
    """The style sheet: our own file and numbers, the one thing that is printed unescaped.

    It ends in a rule a statement number, up to *statements*: all parts of the one that a link leads to light up.
    """

    def __init__(self, statements: int) -> None:
        sheet = (files("riwaya.telling") / "templates" / "style.css").read_text(encoding="utf-8")
        lit = ",".join(f".lines:has(.n{n}:target) .k{n}" for n in range(1, statements + 1))
        lit = f"{lit}{{background:var(--lit);color:var(--ink)}}" if lit else ""
        self.text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL) + lit

    @property
    def digest(self) -> str:
        """The SHA-256 by which the document's policy allows it."""
        return b64encode(sha256(self.text.encode()).digest()).decode()

    def __html__(self) -> str:
        return self.text


class Drawing:
    """What the templates ask for beyond the view: excerpts, lines and trees ready to print, and links."""

    def __init__(self, view: View, t: Words) -> None:
        self.view = view
        self.t = t
        self.link = Anchors(view)
        self.leading, self.rest = view.leading()

    def outlet(self, article: str) -> str:
        """The outlet's name, or the words for not knowing it."""
        return self.view.outlet(article) or self.t("outlet_unknown")

    def lines(self, article: DossierArticle) -> list[dict[str, Any]]:
        """The article's lines with their text cut into pieces."""
        marks = self.view.marks(article.id)
        opened: set[str] = set()
        out = []
        for line in article.article.lines:
            here = [m for m in marks if m.start < line.end and line.start < m.end]
            cut = segments(article.text, line.start, line.end, here)
            out.append({
                "line": line, "id": self.link.line(article.id, line.n), "dir": direction(line.span.of(article.text)),
                "lang": language(line.span.of(article.text)), "pieces": self._pieces(cut, opened)})  # fmt: skip
        return out

    def wording(self, claim: Claim, statement: StoryStatement) -> dict[str, Any]:
        """A statement's wording with changed words marked, and what it lost and changed."""
        text = self.view.articles[statement.article].text
        extra = self.view.changes(claim).get(statement.article, ())
        parts = [self._pieces(part, None) for part in excerpt(text, statement, extra)]
        losses = [
            (e.lost, self.view.statements[e.against],
             self.view.lost_words(e.lost, self.view.statements[e.against]))
            for e in claim.erosion if e.statement == statement.id and e.against in self.view.statements]  # fmt: skip
        drifts = [d for d in claim.drift if d.statement == statement.id]
        return {"parts": parts, "losses": losses, "drifts": drifts}

    def content(self, statement: StoryStatement) -> str:
        """The words that the statement attributes."""
        text = self.view.articles[statement.article].text
        return self.t("ellipsis").join(span.of(text) for span in statement.body.content)

    def cue(self, statement: StoryStatement) -> str:
        """The words that attribute it."""
        text = self.view.articles[statement.article].text
        return self.t("ellipsis").join(span.of(text) for span in statement.body.cue)

    def parent(self, statement: StoryStatement) -> int | None:
        """The number of the statement in whose content this one stands."""
        inside = statement.body.inside
        prefix = statement.id[: len(statement.id) - len(statement.body.id)]
        return None if inside is None else self.view.numbers.get(prefix + inside)

    def reasons(self, said: Sequence[StoryStatement]) -> tuple[str, ...]:
        """The stated reasons for anonymity, each wording once."""
        spans = [(s.body.voice.reason, self.view.articles[s.article].text) for s in said]
        return unique(span.of(text) for span, text in spans if span is not None)

    def traits(self, said: Sequence[StoryStatement]) -> tuple[str, ...]:
        """How the articles describe the voice: how many, role, affiliation, place."""
        counts = unique(str(s.body.voice.number) for s in said if (s.body.voice.number or 1) > 1)
        people = [self.t.n("n.people", int(n)) for n in counts]
        voices = [s.body.voice for s in said]
        traits = [part for v in voices for part in (v.role, v.affiliation, v.place) if part and part != v.name]
        return unique([*people, *traits])

    def tree(self, origin: Any) -> Any:
        """The origin's chains as a tree."""
        return tree(self.view, origin)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The people and bodies of the story."""
        return figures(self.view)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """When things happened, were said and were printed."""
        return moments(self.view)

    def chart(self) -> Chart | None:
        """The map of the places, or None where none can be drawn."""
        return chart(self.view.dossier.places)

    def brief(self, statement: StoryStatement) -> str:
        """The first words that the statement attributes."""
        words = self.content(statement).split()
        return " ".join(words[:_BRIEF]) + (" …" if len(words) > _BRIEF else "")

    def clash(self, article: str, start: int, end: int) -> tuple[str, str, str] | None:
        """The words of an article between two offsets with what stands around them; None where there are none."""
        found = self.view.articles.get(article)
        return None if found is None else in_context(found.text, Span(start, end))

    def _pieces(self, cut: Sequence[Segment], opened: set[str] | None) -> list[dict[str, Any]]:
        """Segments as the templates print them; statements not yet in *opened* get their anchor where they begin."""
        out = []
        for segment in cut:
            anchors = []
            for mark in segment.marks if opened is not None else ():
                if opened is not None and mark.kind in BEGINS and mark.of not in opened:
                    opened.add(mark.of)
                    anchors.append(self.view.statements[mark.of])
            out.append({"anchors": anchors, "classes": self._classes(segment), "text": split_hidden(segment.text)})
        return out

    def _classes(self, segment: Segment) -> str:
        kinds = dict.fromkeys(m.kind for m in segment.marks)
        depth = min(segment.depth(), 3)
        edges = ["open"] if any(m.kind == "content" for m in segment.opens) else []
        edges += ["close"] if any(m.kind == "content" for m in segment.closes) else []
        numbers = dict.fromkeys(f"k{self.view.numbers[m.of]}" for m in segment.marks if m.of in self.view.numbers)
        return " ".join([*kinds, *([f"d{depth}"] if depth > 1 else []), *edges, *numbers])
