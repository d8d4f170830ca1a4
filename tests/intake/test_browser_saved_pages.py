from containers_help import HTML, PROSE
from riwaya.intake import gather, page_from_bytes


def test_the_parts_of_a_saved_page_are_no_pages_but_its_frames_are_read(tmp_path):
    frames = (
        '<html><frameset><frame src="old_files/main%20part.html"><frame src="old_files/none.html"></frameset></html>'
    )
    (tmp_path / "old.html").write_text(frames)
    (tmp_path / "old_files").mkdir()
    (tmp_path / "old_files" / "main part.html").write_bytes(HTML.encode("cp1256"))
    (tmp_path / "old_files" / "x.js").write_text("var a")
    (tmp_path / "notes_files").mkdir()
    (tmp_path / "notes_files" / "a.txt").write_text(PROSE)
    pages, problems = gather([tmp_path])
    assert problems == []
    assert [p.name.removeprefix(str(tmp_path)) for p in pages] == ["/notes_files/a.txt", "/old.html"]
    assert PROSE in pages[1].text


def test_the_text_of_a_frame_stands_where_the_frame_does():
    inner = f"<body><p>{PROSE}</p></body>".replace("<", "&lt;").replace('"', "&quot;")
    html = f'<html><body><p>قبل</p><iframe srcdoc="{inner}" class="x"></iframe><p>بعد</p></body></html>'
    page = page_from_bytes(html.encode(), "a.html")
    assert page.text == f"قبل\n{PROSE}\nبعد"
    assert "<iframe>" in page.hints.blocks[1].path


def test_frames_in_frames_end_somewhere():
    html = PROSE
    for _ in range(12):
        html = f'<p>طبقة</p><iframe srcdoc="{html.replace("&", "&amp;").replace(chr(34), "&quot;")}"></iframe>'
    page = page_from_bytes(f"<html><body>{html}</body></html>".encode(), "a.html")
    assert page.text.count("طبقة") == 5


def test_a_page_of_singlefile_tells_where_it_is_from_and_hides_what_was_hidden():
    picture = "data:image/png;base64," + "A" * 100_000
    html = f"""<!DOCTYPE html> <html><!--
 Page saved with SingleFile
 url: https://sanabil.example/1
 saved date: Wed Mar 05 2031 14:30:00 GMT+0300 (Arabian Standard Time)
--><meta charset=utf-8><title>القناة</title><style>body{{background:url({picture})}}
.sf-hidden{{display:none!important}}</style>
<body><div class="menu sf-hidden">قائمة مخفية</div><img src="{picture}"><p>{PROSE}</p></body></html>"""
    page = page_from_bytes(html.encode(), "a.html")
    assert page.text == PROSE
    assert (page.hints.address, page.fetched) == ("https://sanabil.example/1", "2031-03-05T14:30:00+03:00")


def test_a_page_that_a_browser_saved_tells_where_it_is_from():
    html = "<!DOCTYPE html>\n<!-- saved from url=(0025)https://sanabil.example/1 -->\n" + HTML
    assert page_from_bytes(html.encode(), "a.html").hints.address == "https://sanabil.example/1"


def test_amp_pages_are_read():
    html = f"""<!doctype html><html ⚡ lang="ar"><head><meta charset="utf-8"><title>القناة</title>
<link rel="canonical" href="https://sanabil.example/1"><style amp-custom>p{{margin:0}}</style>
<style amp-boilerplate>body{{visibility:hidden}}</style></head><body>
<amp-analytics><script type="application/json">{{"a": "كلام"}}</script></amp-analytics>
<article><h1>القناة تفتح</h1><amp-img src="a.jpg" alt="صورة"><noscript><img src="a.jpg"></noscript></amp-img>
<p>{PROSE}</p>
<amp-iframe src="https://ads.example/"></amp-iframe></article></body></html>"""
    page = page_from_bytes(html.encode(), "a.html")
    assert page.text == f"القناة تفتح\n{PROSE}"
    assert page.hints.address == "https://sanabil.example/1"


def test_shadow_trees_that_a_browser_wrote_down_are_read_and_other_templates_are_not():
    html = f'<html><body><p>قبل</p><x-story><template shadowrootmode="open"><p>{PROSE}</p></template></x-story>'
    html += '<div><template shadowmode="open"><p>ظل</p></template></div><template><p>قالب</p></template></body></html>'
    assert page_from_bytes(html.encode(), "a.html").text == f"قبل\n{PROSE}\nظل"
