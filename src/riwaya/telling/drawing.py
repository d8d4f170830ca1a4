"""Drawing: what the templates ask for beyond the view, ready to print: excerpts, lines, chains, tables and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from riwaya.model import Claim, Contrast, DossierArticle, Span, StoryStatement, StoryVoice
from riwaya.telling.anchors import Anchors
from riwaya.telling.blame import Blame, Seen
from riwaya.telling.bounds import Most, Shown, shortened
from riwaya.telling.captions import told, undrawn
from riwaya.telling.chains import bounded, tree
from riwaya.telling.clashes import Clash, clashes
from riwaya.telling.comparing import retellings
from riwaya.telling.diagram import Diagram, draw
from riwaya.telling.excerpts import in_context
from riwaya.telling.links import Links
from riwaya.telling.lists import Lists
from riwaya.telling.maps import Chart, chart
from riwaya.telling.marks import Segment, segments
from riwaya.telling.network import Network, network
from riwaya.telling.reused import Copy, Reuse, differences
from riwaya.telling.scripts import direction, language, split_hidden
from riwaya.telling.silences import Declined, LeftOut, declined, left_out
from riwaya.telling.view import BEGINS, View, unique
from riwaya.telling.whereabouts import Figure, Moment, brief, figures, moments
from riwaya.telling.words import Words

__all__ = ["Drawing"]


class Drawing(Lists):
    """What the templates ask for beyond the view: excerpts, lines and trees ready to print, and links."""

    def __init__(self, view: View, t: Words, most: Most, to: Callable[[Anchors], Links] = Links,
                 anchors: type[Anchors] = Anchors) -> None:  # fmt: skip
        self.view = view
        self.t = t
        self.most = most
        self.shown = Shown.of(view, most)
        self.link = anchors(view, self.shown)
        self.to = to(self.link)

    def outlet(self, article: str) -> str:
        """The outlet's name, or the words for not knowing it."""
        return self.short(self.view.outlet(article) or self.t("outlet_unknown"))

    def number(self, claim: str) -> str | int:
        """What a claim is called by."""
        return claim

    def lines(self, article: DossierArticle) -> list[dict[str, Any]]:
        """The article's lines as sentences, each with where it was seen first and its text cut into pieces."""
        marks = self.view.marks(article.id)
        opened: set[str] = set()
        out = []
        for line in article.article.lines:
            here = [m for m in marks if m.start < line.end and line.start < m.end]
            told = line.span.of(article.text)
            out.append({
                "line": line, "id": self.link.line(article.id, line.n), "dir": direction(told), "lang": language(told),
                "sentences": [
                    {"start": span.start, "seen": seen,
                     "pieces": self._pieces(segments(article.text, *span, here), opened)}
                    for span, seen in self._blame.sentences(article.id, line.start, line.end)
                ]})  # fmt: skip
        return out

    def blamed(self, article: DossierArticle) -> dict[int, Seen]:
        """Where the article's sentences were seen first, by where they begin; those that stand nowhere else are left
        out."""
        lines = article.article.lines
        found = [s for line in lines for s in self._blame.sentences(article.id, line.start, line.end)]
        return {span.start: seen for span, seen in found if seen is not None}

    @cached_property
    def _blame(self) -> Blame:
        return Blame(self.view, self.reuse.shared())

    @cached_property
    def reuse(self) -> Reuse:
        """The wording that articles share."""
        return Reuse(self.view)

    def differences(self, copy: Copy) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
        """The longest passage of a pair of articles, on either side, with the words that are not the same marked."""
        here, there, _ = copy.passages[0]
        return differences(self.view.articles[copy.one].text, here, self.view.articles[copy.other].text, there)

    def sentence(self, article: str, span: Span) -> list[tuple[str, bool]]:
        """A sentence of an article as one piece of which nothing is marked."""
        return [(shortened(self.view.articles[article].text[span.start : span.end], self.most.sentence), False)]

    def seen(self, seen: Seen) -> dict[str, str]:
        """What the gutter says of a sentence: *href*, who (*from*) and *when*, and the same in words (*label*)."""
        t = self.t
        if seen.article is None:
            later = t.n("n.later", len(seen.later))
            names = t.series([self.short(o) for o in seen.later[:6]])
            return {"href": "", "from": t("seen.first"), "when": later, "label": f"{t('seen.first')}: {later}: {names}"}
        href = self.to.place(seen.article, seen.start) if seen.statement is None else self.to.text(seen.statement)
        outlet, day = self.short(self.outlet(seen.article)), self.view.articles[seen.article].article.published
        label = t(f"seen.{seen.when}", outlet=outlet, date=t.date(day), ground=t(f"ground.{seen.ground}"))
        when = t.stamp(day) if seen.ground == "claim" else t.stamp(day) + t("between") + t("same_words")
        return {"href": href, "from": outlet, "when": when, "label": label}

    def wordings(self, claim: Claim) -> list[dict[str, Any]]:
        """The claim's wordings with changed words marked, each beside the fuller one that it is held against."""
        return [
            {"told": r, "parts": [self._pieces(part, None) for part in r.parts],
             "before": [self._pieces(part, None) for part in r.before_parts or ()],
             "lost": [(w.kind, w.words, w.against if r.before is None or w.against.id != r.before.id else None)
                      for w in r.lost],
             "changed": [(d, d.was_at if r.before is None or d.was_at is None or d.was_at[0] != r.before.article
                          else None) for d in r.changed]}
            for r in retellings(self.view, claim, self.most.wordings, self.start)
        ]  # fmt: skip

    def beyond(self, claim: Claim) -> list[StoryStatement]:
        """The statements of the claim after those whose wordings are shown."""
        return self.view.said(claim.statements)[self.start + self.most.wordings :]

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
        return bounded(tree(self.view, origin))

    def network(self, claim: Claim) -> Network:
        """The hands through which the claim's voices reached its outlets."""
        return network(self.view, claim)

    def diagram(self, net: Network) -> Diagram:
        """The network laid out as a picture, from the right in Arabic."""
        return draw(net, self.t("no_source"), self.t.dir == "rtl")

    def told(self, net: Network) -> str:
        """The network in words, for those who cannot see the picture."""
        return told(net, self.t)

    def undrawn(self, net: Network) -> str:
        """How many voices and outlets the picture has no room for."""
        return undrawn(net, self.t)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """The contrasts of the story whose claims are shown, each once."""
        known = self.shown.claims
        return tuple(c for c in clashes(self.view) if known.issuperset(c.id))

    def row_of(self, claim: str, contrast: Contrast) -> str | None:
        """The address of the row of contrasts that lays *claim* beside the other one."""
        return self._rows.get((contrast.type, frozenset((claim, contrast.to))))

    @cached_property
    def _rows(self) -> dict[tuple[str, frozenset[str]], str]:
        most = self.most.clashes
        shown = self.clashes[:most] if self.cut(self.clashes, most) else self.clashes
        return {(c.type, frozenset(c.id)): self.to.clash(c, n // most * most) for n, c in enumerate(shown)}

    @cached_property
    def speaking(self) -> Sequence[StoryVoice]:
        """The voices that are shown."""
        return [v for v in self.view.dossier.voices if v.id in self.shown.voices]

    @cached_property
    def slim(self) -> frozenset[str]:
        """The ids of the claims that stand back."""
        return frozenset(c.id for c in self.shown.rest)

    @cached_property
    def declined(self) -> tuple[Declined, ...]:
        """Who would not comment."""
        return declined(self.view)

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Which outlets leave out the claims that raise a question."""
        return left_out(self.view, self.shown.leading)

    def short(self, text: str) -> str:
        """A name or gist in one line of bounded length."""
        return shortened(text, self.most.name)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The people and bodies of the story."""
        return figures(self.view)

    @cached_property
    def often(self) -> list[Figure]:
        """The people and bodies that are named more than once or say something."""
        return [f for f in self.figures if f.mentions > 1 or f.said]

    @cached_property
    def once(self) -> list[Figure]:
        """The others."""
        return [f for f in self.figures if f.mentions == 1 and not f.said]

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """When things happened, were said and were printed."""
        return moments(self.view)

    def chart(self) -> Chart | None:
        """The map of the places, or None where none can be drawn."""
        return chart(self.view.dossier.places[: self.most.pins])

    def brief(self, statement: StoryStatement) -> str:
        """The first words that the statement attributes."""
        return brief(self.view, statement)

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
        stated = {m.of for m in segment.marks if m.kind == "content"}
        edges += ["own"] if any(self.view.statements[key].own for key in stated) else []
        numbers = dict.fromkeys(f"k{self.view.numbers[m.of]}" for m in segment.marks if m.of in self.view.numbers)
        return " ".join([*kinds, *([f"d{depth}"] if depth > 1 else []), *edges, *numbers])
