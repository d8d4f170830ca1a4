import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from riwaya import telling


def printed(show, thing, lang, width=80, **console):
    out = io.StringIO()
    show(thing, Console(file=out, width=width, **console), lang)
    return out.getvalue()


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("width", [40, 80])
def test_a_piped_summary_fits_its_width_without_codes_or_trailing_blanks(dossier, lang, width):
    text = printed(telling.terminal, dossier, lang, width)
    assert "\x1b" not in text
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]", text)
    for line in text.splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_the_summary_says_how_many_outlets_and_voices_in_the_dossiers_order(dossier):
    text = printed(telling.terminal, dossier, "en")
    assert "3 outlets, 1 voice" in text
    assert text.count("Many outlets, one voice") == 1
    assert text.index("Claim c1") < text.index("Claim c2") < text.index("Claim c3")
    assert "3 وسائل إعلام، مصدر واحد" in printed(telling.terminal, dossier, "ar")


def test_arabic_stands_on_lines_of_its_own(dossier):
    """English words and Arabic words never share a line: a terminal without bidi would shuffle them."""
    article = dossier.articles[3]
    for line in printed(telling.reading_terminal, article.reading, "en").splitlines():
        assert not (re.search("[\u0600-\u06ff]", line) and re.search("[A-Za-z]", line)), line


def test_a_reading_tells_who_by_which_words_with_which_stance_said_what(dossier):
    text = printed(telling.reading_terminal, dossier.articles[0].reading, "en")
    for words in (
        "وكالة مدى",
        "3 May 2031",
        "أربعة مسؤولين في الميناء",
        "قال",
        "says",
        "unnamed",
        "12 عاملاً",
        "declines",
    ):
        assert words in text


def test_a_page_cannot_send_codes_to_the_terminal(dossier):
    reading = dossier.articles[2].reading
    assert "\x1b" not in printed(telling.terminal, dossier, "en", force_terminal=False)
    coloured = printed(telling.reading_terminal, reading, "en", force_terminal=True, color_system="standard")
    assert "\x1b[31m أحمر" not in coloured


def test_a_terminal_gets_styles(dossier):
    assert "\x1b[1m" in printed(telling.terminal, dossier, "en", force_terminal=True, color_system="standard")
