"""Citations name who printed it, when and where, quote the exact words, and end in the page's SHA-256."""

from __future__ import annotations

from riwaya import read
from riwaya.telling.citing import citations

PAGE = """صحيفة الميناء الثالث
السفن تعود غداً
رانيا السفّان
12 آذار 2031

قال مدير المرفأ سالم الغيداق إن السفن ستعود غداً.
"""


def test_every_style_holds_the_words_and_the_hash() -> None:
    reading = read(PAGE, name="https://harbour.example/ships")
    article = reading.articles[0]
    said = article.statements[0]
    words = said.content[0].of(reading.page.text)
    styles = citations(reading.page, article, said).styles()
    assert set(styles) == {"chicago", "apa", "bibtex"}
    for text in styles.values():
        assert words in text
        assert reading.page.sha256 in text
        assert "https://harbour.example/ships" in text
        assert article.headline in text


def test_a_date_and_an_author_that_are_not_known_are_left_out_and_braces_close() -> None:
    reading = read("{عنوان} بلا تاريخ\n\nقال المدير إن السفن } ستعود \\ غداً.\n", name="page.txt")
    citation = citations(reading.page, reading.articles[0])
    assert "(n.d.)" in citation.apa()
    entry = citation.bibtex()
    assert entry.startswith("@online{riwaya-")
    assert entry.count("{") == entry.count("}")
    assert "date = " not in entry
    assert citation.chicago().count("“") == 1
