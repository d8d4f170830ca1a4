"""The sample story as it comes out of every step before: what is told of it holds together."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

import riwaya
from riwaya import telling
from riwaya.sample import sample_pages
from riwaya.telling.scripts import visible


@pytest.fixture(scope="module")
def sample():
    return riwaya.story(sample_pages())


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_link_of_the_sample_dossier_leads_nowhere(sample, lang):
    document = telling.html(sample, lang)
    ids = re.findall(r'\bid="([^"]*)"', document)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', document)) <= set(ids)
    assert not re.search(r'href="[^#]', document)


def test_every_claim_and_article_is_told_in_every_form(sample):
    document, markdown = telling.html(sample, "en"), telling.markdown(sample, "en")
    for claim in sample.claims:
        assert f'id="claim-{claim.id}"' in document
        assert f"Claim {claim.id} " in markdown
    for article in sample.articles:
        assert f'id="article-{article.id}"' in document
    assert document.count('class="words"') == sum(len(a.article.lines) for a in sample.articles)


def test_the_summary_of_the_sample_fits_eighty_columns(sample):
    out = io.StringIO()
    telling.terminal(sample, Console(file=out, width=80), "ar")
    assert all(cell_len(line) <= 80 for line in out.getvalue().splitlines())
    assert visible(sample.claims[0].gist).split()[0] in out.getvalue()
