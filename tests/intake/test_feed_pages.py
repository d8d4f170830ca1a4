import pytest

from containers_help import PROSE, taken

RSS = f"""<?xml version="1.0" encoding="%s"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>السنابل اليوم</title><link>https://sanabil.example/</link>
<item><title>القناة تفتح &amp; الماء يجري</title><link>https://sanabil.example/1</link>
<dc:creator>ربى الجزيري</dc:creator>
<pubDate>Wed, 05 Mar 2031 14:30:00 +0300</pubDate><description>موجز</description>
<content:encoded><![CDATA[<p>{PROSE}</p><p>وأضاف أن العمل دام عامين.</p>]]></content:encoded></item>
<item><title>موجز فقط</title><link>https://sanabil.example/2</link><description>{PROSE}</description></item>
<item><title>عنوان بلا نص</title><link>https://sanabil.example/3</link></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>السنابل</title>
<entry><title>القناة</title><id>urn:1</id><link rel="alternate" href="https://sanabil.example/1"/>
<published>2031-03-05T14:30:00+03:00</published>
<content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16"])
def test_entries_of_rss_are_pages(tmp_path, encoding):
    pages, problems = taken(tmp_path / "x.xml", (RSS % encoding).encode(encoding))
    assert [p.name.split("#")[1] for p in pages] == ["https://sanabil.example/1", "https://sanabil.example/2"]
    first, second = pages
    assert first.text == f"{PROSE}\nوأضاف أن العمل دام عامين."
    assert (first.hints.title, first.hints.outlet) == ("القناة تفتح & الماء يجري", "السنابل اليوم")
    assert (first.hints.published, first.hints.author) == ("Wed, 05 Mar 2031 14:30:00 +0300", "ربى الجزيري")
    assert "summary" in second.problems[0].what
    assert [p.where.split("#")[1] for p in problems] == ["https://sanabil.example/3"]


def test_entries_of_atom_are_pages(tmp_path):
    pages, problems = taken(tmp_path / "x.atom", ATOM.encode())
    assert problems == []
    assert [(p.text, p.hints.published) for p in pages] == [(PROSE, "2031-03-05T14:30:00+03:00")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_feeds_with_entities_of_their_own_are_refused(tmp_path, encoding):
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    pages, problems = taken(
        tmp_path / "x.xml", (bomb + RSS.partition("?>")[2].replace("موجز", "&b;", 1)).encode(encoding)
    )
    assert pages == []
    assert "entities" in problems[0].what


def test_files_of_the_machine_are_not_read_for_a_feed(tmp_path):
    (tmp_path / "secret").write_text("سر")
    bomb = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file://{tmp_path}/secret">]>'
    pages, problems = taken(tmp_path / "x.xml", (bomb + RSS.partition("?>")[2].replace(PROSE, "&a;")).encode())
    assert pages == []
    assert "entities" in problems[0].what


def test_a_feed_cut_short_gives_what_can_be_told_apart(tmp_path):
    pages, problems = taken(tmp_path / "x.xml", (RSS % "utf-8").encode()[:-300])
    assert PROSE in pages[0].text
    assert any("cut off" in p.what for p in problems)
