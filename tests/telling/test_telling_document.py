import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import telling
from riwaya.model import Article, Dossier, DossierArticle, Line, Page, Reading, Span, Statement, StoryStatement, Voice
from riwaya.telling.scripts import visible

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "main", "nav", "section", "article", "footer",
    "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "small", "strong", "bdi",
    "blockquote", "mark", "del", "ins", "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary",
    "svg", "desc", "rect", "path", "text", "q",
}  # fmt: skip


class Seen(HTMLParser):
    """What a browser would see: elements, ids, links, and the text of each line of an article."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags, self.ids, self.links, self.attributes = [], [], [], []
        self.lines: dict[str, str] = {}
        self.text = ""
        self._line = None
        self.feed(document)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes += [(tag, *a) for a in attrs]
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if found.get("class") == "words":
            self._line = found["id"]
            self.lines[self._line] = ""

    def handle_endtag(self, tag):
        self._line = None if tag == "p" else self._line

    def handle_data(self, data):
        self.text += data
        if self._line is not None:
            self.lines[self._line] += data


@pytest.fixture(scope="module", params=["ar", "en"])
def document(request, dossier):
    return telling.html(dossier, request.param)


@pytest.fixture(scope="module")
def seen(document):
    return Seen(document)


def test_every_link_leads_to_a_place_in_the_document_and_ids_are_unique(seen):
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    assert all(link.startswith("#") for link in seen.links)


def test_the_policy_allows_the_one_style_by_its_hash_and_nothing_else(document):
    style = re.search(r"<style>(.*?)</style>", document, re.DOTALL).group(1)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', document).group(1).replace("&#39;", "'")
    )
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_nothing_of_a_page_becomes_markup(seen):
    assert set(seen.tags) <= ALLOWED
    assert not [a for a in seen.attributes if a[1].startswith("on") or a[1] in ("style", "src", "srcset", "action")]
    assert "<script>alert(1)</script>" in seen.text
    assert "<img src=x onerror=alert(1)>" in seen.text


def test_the_style_asks_for_nothing(document):
    assert "url(" not in document
    assert "@import" not in document


def test_direction_controls_of_a_page_are_shown_and_not_obeyed(document):
    assert "\u202e" not in document
    assert "⟦U+202E⟧" in document


def test_each_line_of_an_article_reads_as_on_the_page(dossier, seen):
    for article in dossier.articles:
        for line in article.article.lines:
            assert seen.lines[f"line-{article.id}-{line.n}"] == visible(line.span.of(article.text))


def test_every_statement_is_linked_from_its_claim_to_its_text_and_back(dossier, seen):
    for statement in dossier.statements:
        assert f"text-{statement.id}" in seen.ids
        assert f"#text-{statement.id}" in seen.links
    for claim in dossier.claims:
        for key in claim.statements:
            assert f"said-{key}" in seen.ids
            assert f"#said-{key}" in seen.links


def test_the_first_thing_said_of_a_claim_is_outlets_against_voices(dossier):
    assert ">3 outlets</span>" in telling.html(dossier, "en")
    assert "<strong>1 voice</strong>" in telling.html(dossier, "en")
    assert "<strong>مصدر واحد</strong>" in telling.html(dossier, "ar")


def test_what_a_retelling_lost_and_changed_is_told_in_words(seen, dossier):
    text = Seen(telling.html(dossier, "en")).text
    for words in ("the number of speakers", "لأنهم غير مخولين", "المخزن الغربي", "Contradicts", "Silent on this"):
        assert words in text


def test_the_same_dossier_gives_the_same_bytes(dossier):
    assert telling.html(dossier, "ar") == telling.html(dossier, "ar")


def test_an_empty_dossier_says_so():
    text = Seen(telling.html(Dossier("", None, None, (), (), (), ()), "en")).text
    assert "Untitled story" in text
    assert "No claim was found" in text


def test_ids_that_no_address_can_hold_are_replaced(dossier):
    names = {a.id: f"صفحة <{a.id}> 1.txt" for a in dossier.articles}
    articles = tuple(replace(a, id=names[a.id]) for a in dossier.articles)
    told = tuple(replace(s, id=f"{names[s.article]}.{s.body.id}", article=names[s.article]) for s in dossier.statements)
    seen = Seen(telling.html(replace(dossier, articles=articles, statements=told, claims=()), "en"))
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    assert not [i for i in seen.ids if re.search(r"\s|<", i)]


def test_a_notebook_shows_the_document_in_a_frame_where_nothing_runs(dossier):
    telling.register_notebook("en")
    shown = dossier._repr_html_()
    assert shown.startswith('<iframe sandbox="" srcdoc="')
    assert "<script>" not in shown
    assert dossier.articles[0].reading._repr_html_().startswith("<iframe")


def test_a_reading_is_shown_without_claims(dossier):
    seen = Seen(telling.reading_html(dossier.articles[3].reading, "en"))
    assert "claims" not in seen.ids
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    assert "نفى مدير الميناء" in "".join(seen.lines.values())


LINES = st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=40), min_size=1, max_size=4)


@st.composite
def any_dossier(draw):
    texts = draw(LINES)
    text = "\n".join(texts) + "\n"
    lines, at = [], 0
    for n, words in enumerate(texts, 1):
        lines.append(Line(n, draw(st.sampled_from(["title", "body", "caption"])), 1, at, at + len(words)))
        at += len(words) + 1

    def span():
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    def spans(least):
        return tuple(span() for _ in range(draw(st.integers(least, 2))))

    voice = Voice("v1", draw(st.text(max_size=10)), "unnamed")
    bodies = tuple(
        Statement(f"s{i}", spans(0), span(), None, spans(1), spans(0), "indirect", "asserts", "unnamed", None, voice)
        for i in range(draw(st.integers(0, 4)))
    )
    article = Article(1, tuple(lines), None, texts[0], draw(st.text(max_size=10)), statements=bodies)
    reading = Reading(Page("p", "0", "0", "text/plain", text), tuple(lines), (article,))
    told = tuple(StoryStatement(f"a1.{b.id}", "a1", "p", b, voice) for b in bodies)
    return Dossier(draw(st.text(max_size=10)), None, None, (DossierArticle("a1", reading, article),), told, (), ())


@settings(max_examples=60, deadline=None)
@given(any_dossier())
def test_any_text_with_any_spans_is_shown_as_it_is_and_stays_text(dossier):
    seen = Seen(telling.html(dossier, "en"))
    article = dossier.articles[0]
    shown = {f"line-a1-{line.n}": visible(line.span.of(article.text)) for line in article.article.lines}
    assert seen.lines == shown
    assert set(seen.tags) <= ALLOWED
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
