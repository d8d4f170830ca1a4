import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.intake import page_from_bytes

PROSE = "أعلنت بلدية الميناء القديم أن أعمال الترميم تبدأ يوم الأحد، وقال رئيسها إن الطريق يبقى مفتوحا."


def page_of(body, head=""):
    return page_from_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "p.html")


def lines_of(body):
    return page_of(body).text.split("\n")


def test_one_block_a_line():
    assert lines_of("<div>أ<p>ب <b>ج</b></p>د<ul><li>ه<li>و</ul></div>") == ["أ", "ب ج", "د", "ه", "و"]


def test_a_break_ends_the_line_and_white_space_collapses():
    assert lines_of("<p>  أ\n ب <br>  ج&nbsp;د</p>") == ["أ ب", "ج\u00a0د"]


def test_scripts_styles_and_hidden_parts_are_dropped():
    body = (
        "<script>x</script><style>y</style><noscript>z</noscript><template>t</template>"
        "<div hidden>h</div><p style='display: none'>n</p><img alt='صورة'><p>نص</p>"
    )
    assert lines_of(body) == ["نص"]


def test_captions_are_lines_of_their_own():
    page = page_of("<figure><img alt='x'><figcaption>الميناء القديم</figcaption></figure><p>نص</p>")
    assert page.text == "الميناء القديم\nنص"
    assert "<figcaption>" in page.hints.blocks[0].path


def test_every_line_has_its_block():
    page = page_of("<nav class='Top menu' id=main><a href=#>أخبار</a></nav><p>نص <a href=#>رابط</a></p>")
    assert [b.span.of(page.text) for b in page.hints.blocks] == page.text.split("\n")
    menu, body = page.hints.blocks
    assert menu.path[:4] == ("top", "menu", "main", "<nav>")
    assert menu.linked == 1.0
    assert body.tag == "p"
    assert 0 < body.linked < 1


def test_html_is_known_by_its_content():
    assert page_from_bytes(b"<div><p>a</p><p>b</p></div>", "x.txt").media_type == "text/html"
    assert page_from_bytes("نص فيه < و > لا غير".encode(), "x.html").media_type == "text/plain"


def test_hints_come_from_json_ld_first():
    data = {
        "@graph": [
            {"@type": "WebPage", "name": "غير هذا"},
            {"@type": "Organization", "@id": "#o", "name": "مرآة الساحل"},
            {"@type": ["ReportageNewsArticle"], "headline": "عنوان &quot;الخبر&quot;",
             "datePublished": "2031-05-03T10:00:00+03:00",
             "dateModified": "2031-05-04", "author": [{"name": "سلمى عامر"}, {"name": "نادر يوسف"}],
             "publisher": {"@id": "#o"}, "articleSection": ["محليات"]},
        ]
    }  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(data)}</script><meta property="og:title" content="آخر">'
    hints = page_of("<p>نص</p>", head).hints
    assert hints.title == 'عنوان "الخبر"'
    assert hints.outlet == "مرآة الساحل"
    assert hints.published == "2031-05-03T10:00:00+03:00"
    assert hints.updated == "2031-05-04"
    assert hints.author == "سلمى عامر، نادر يوسف"
    assert hints.section == "محليات"


def test_hints_come_from_meta_tags_and_itemprops():
    head = (
        '<title>عنوان - موقع</title><meta property="og:title" content="عنوان">'
        '<meta property="og:site_name" content="موقع">'
        '<meta property="article:published_time" content="2031-05-03"><meta name="author" content="https://x.example/a">'
        '<link rel="canonical" href="https://x.example/2031/5/3/a">'
    )
    hints = page_of("<p>نص</p><span itemprop='author'><b itemprop='name'>سلمى عامر</b></span>", head).hints
    assert (hints.title, hints.outlet, hints.published) == ("عنوان", "موقع", "2031-05-03")
    assert hints.author == "سلمى عامر"
    assert hints.address == "https://x.example/2031/5/3/a"


def test_broken_json_ld_is_passed_over():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script><title>عنوان</title>'
    assert page_of("<p>نص</p>", head).hints.title == "عنوان"


def test_nesting_of_any_depth_is_read():
    assert lines_of("<div>" * 20_000 + PROSE) == [PROSE]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class='a b'>", "</div>", "<a href=x>", "</a>", "<br>",
                                 "<pre>", "</pre>",
                                 "<table><tr><td>", "</table>", "<script>", "</script>", "<!--", "-->", "نص ",
                                 "ثان\n", "&lt;",
                                 "<h1>", "</h1>", "<b"]), max_size=40))  # fmt: skip
def test_any_mark_up_gives_lines_with_their_blocks(parts):
    page = page_of("<p>أول</p>" + "".join(parts))
    assert [b.span.of(page.text) for b in page.hints.blocks] == page.text.split("\n")


def test_the_text_of_a_page_that_a_script_writes_comes_from_its_data():
    data = {
        "@type": "NewsArticle",
        "headline": "فتح الجسر الجديد",
        "articleBody": f"{PROSE}\n{PROSE}<br>{PROSE} {PROSE}",
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = page_of("<div id=root>جار التحميل</div>", head)
    assert page.text == f"فتح الجسر الجديد\n{PROSE}\n{PROSE}\n{PROSE} {PROSE}"
    assert [b.tag for b in page.hints.blocks] == ["h1", "p", "p", "p"]


def test_the_site_is_named_beside_the_title():
    head = '<meta property="og:title" content="فتح الجسر الجديد"><title>فتح الجسر الجديد - مرآة الساحل</title>'
    assert page_of("<p>نص</p>", head).hints.outlet == "مرآة الساحل"


def test_a_day_that_cannot_be_read_is_no_hint():
    head = '<meta name="date" content="today"><meta name="pubdate" content="3 فيفري 2031">'
    assert page_of("<p>نص</p>", head).hints.published == "3 فيفري 2031"


def test_lines_know_the_elements_they_stand_in():
    page = page_of("<div><p>أ</p><div><img><div>ب</div>ج</div></div>")
    a, b, c = page.hints.blocks
    assert b.within[1:] == c.within
    assert c.within[1:] == a.within
    assert (a.pictured, c.pictured) == (False, True)


def test_a_page_that_a_script_would_show_is_read():
    page = page_of(f"<p>جار التحميل</p><div id=app style='display:none'><p>{PROSE}</p><p>{PROSE}</p></div>")
    assert page.text.split("\n")[1:] == [PROSE, PROSE]


def test_an_anchor_that_leads_nowhere_is_no_link():
    page = page_of(f"<a name=top><p>{PROSE}</p>")
    assert [b.linked for b in page.hints.blocks] == [0.0]


@pytest.mark.parametrize("inside", ["", "<script>secret()</script>", "<select><option>خيار</select>"])
def test_thousands_of_nested_elements_cost_little_and_lose_no_word(inside: str) -> None:
    deep = "<html><body><p>قال الوزير</p>" + "<b>" * 10_000 + f"<p>إن الجسر آمن{inside}</p>" + "<p>وأضاف</p>" * 500
    start = time.process_time()
    page = page_from_bytes(deep.encode(), "deep.html")
    text, problems = page.text, page.problems
    assert time.process_time() - start < 2
    assert "إن الجسر آمن" in text
    assert text.count("وأضاف") == 500
    assert "secret" not in text
    assert bool(problems) == bool(inside)
