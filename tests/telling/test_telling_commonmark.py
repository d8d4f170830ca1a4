import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya import telling
from riwaya.telling.commonmark import plain


def test_the_whole_dossier_is_there(dossier):
    text = telling.markdown(dossier, "en")
    for words in ("# انهيار صومعة", "**3 outlets, 1 voice**", "Lost: the number of speakers", "**20 عاملاً**",
                  "الصومعة قبل الانهيار", "## Voices", "## Problems"):  # fmt: skip
        assert words in text
    assert text.endswith("\n")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_markup_of_a_page_stays_text(dossier, lang):
    text = telling.markdown(dossier, lang)
    assert "<script" not in text.replace("\\<", "")
    assert "\u202e" not in text
    assert "\x1b" not in text


@given(st.text())
def test_a_renderer_gets_back_the_very_words(text):
    markdown_it = pytest.importorskip("markdown_it", reason="rich brings it along")
    tokens = markdown_it.MarkdownIt("commonmark").parse("x" + plain(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {c.type for c in tokens[1].children} <= {"text", "text_special"}
