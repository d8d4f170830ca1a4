import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from riwaya import telling
from riwaya.telling.plain import plain
from riwaya.telling.scripts import visible

BLOCKS = {
    "": (),
    "x": (),
    "- ": ("bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close"),
    "> ": ("blockquote_open", "blockquote_close"),
}


def test_the_whole_dossier_is_there(dossier):
    text = telling.markdown(dossier, "en")
    for words in ("# انهيار صومعة", "**3 outlets, 1 voice**", "Contested · Many outlets, one voice",
                  "Lost: the number of speakers", "**20 عاملاً**",
                  "الصومعة قبل الانهيار", "## Voices", "## Problems"):  # fmt: skip
        assert words in text
    assert text.endswith("\n")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_markup_of_a_page_stays_text(dossier, lang):
    text = telling.markdown(dossier, lang)
    assert "<script" not in text.replace("\\<", "")
    assert "\u202e" not in text
    assert "\x1b" not in text


MARKED = st.text(st.sampled_from(list("ab1٣ .)(#*_-+=>`~[]!<&|:/@$\\\n\tقو")), max_size=12)


@pytest.mark.parametrize("before", ["", "x", "- ", "> "])
@given(text=st.one_of(st.text(), MARKED))
def test_a_renderer_gets_back_the_very_words_wherever_they_stand(before, text):
    words = visible(" ".join(text.split()))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(before + plain(text))
    inline = [t for t in tokens if t.type == "inline"]
    shown = "".join(c.content for t in inline for c in t.children)
    assert {c.type for t in inline for c in t.children} <= {"text", "text_special"}
    assert {t.type for t in tokens} <= {"inline", "paragraph_open", "paragraph_close", *BLOCKS[before]}
    assert shown == ("x" + words if before == "x" else words)
