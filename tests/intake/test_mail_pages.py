from email.message import EmailMessage

import pytest

from containers_help import HTML, PROSE, taken, zipped
from riwaya.intake import page_from_bytes
from riwaya.model import RiwayaError

MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://sanabil.example/1
Subject: =?utf-8?Q?=D8=A7=D9=84=D9=82=D9=86=D8=A7=D8=A9?=
Date: Wed, 05 Mar 2031 14:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----Boundary----"

------Boundary----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: 8bit
Content-Location: https://sanabil.example/1

<html><head><title>القناة</title></head><body><p>{PROSE}</p><iframe src="cid:frame-2@mhtml.blink"></iframe>
<img src="https://sanabil.example/a.png"></body></html>
------Boundary----
Content-Type: text/html; charset="windows-1256"
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: base64
Content-Location: https://sanabil.example/frame

%s
------Boundary----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://sanabil.example/a.png

iVBORw0KGgo=
------Boundary------
"""


def mhtml() -> bytes:
    import base64

    return (MHTML % base64.b64encode("<p>نص داخل الإطار عن قناة وادي السنابل</p>".encode("cp1256")).decode()).encode()


def test_mhtml_is_one_page_with_its_frames():
    page = page_from_bytes(mhtml(), "a.mhtml")
    assert page.media_type == "multipart/related"
    assert page.text == f"{PROSE}\nنص داخل الإطار عن قناة وادي السنابل"
    assert (page.hints.title, page.hints.address) == ("القناة", "https://sanabil.example/1")
    assert page.fetched == "2031-03-05T14:30:00+00:00"
    assert page.problems == ()


def test_line_ends_of_windows_change_nothing():
    assert page_from_bytes(mhtml().replace(b"\n", b"\r\n"), "a").text == page_from_bytes(mhtml(), "a").text


def test_mhtml_cut_short_is_read_as_far_as_it_goes():
    page = page_from_bytes(mhtml()[:-200], "a.mhtml")
    assert PROSE in page.text
    assert "cut off" in page.problems[0].what


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "السنابل <news@sanabil.example>"
    mail["To"] = "you@there.example"
    mail["Subject"] = "القناة تفتح"
    mail["Date"] = "Wed, 05 Mar 2031 14:30:00 +0300"
    mail.set_content(PROSE, charset="iso-8859-6", cte="base64")
    return mail


def test_a_message_is_a_page():
    page = page_from_bytes(message().as_bytes(), "a.eml")
    assert page.media_type == "message/rfc822"
    assert page.text.strip() == PROSE
    assert (page.hints.title, page.hints.author) == ("القناة تفتح", "السنابل")
    assert page.hints.published == "2031-03-05T14:30:00+03:00"


def test_the_better_form_of_a_message_is_read():
    mail = message()
    mail.add_alternative(HTML, subtype="html")
    assert page_from_bytes(mail.as_bytes(), "a.eml").text == f"القناة تفتح\n{PROSE}"


def test_what_is_attached_to_a_message_is_read_too(tmp_path):
    mail = message()
    mail.add_attachment(HTML.encode(), maintype="text", subtype="html", filename="خبر.html")
    mail.add_attachment(
        zipped({"a.txt": b"1 " + PROSE.encode()}), maintype="application", subtype="zip", filename="x.zip"
    )
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    mail.add_attachment(message())
    pages, problems = taken(tmp_path / "a.eml", mail.as_bytes())
    assert problems == []
    assert [p.name.removeprefix(str(tmp_path)) for p in pages] == [
        "/a.eml", "/a.eml!/خبر.html", "/a.eml!/x.zip!/a.txt", "/a.eml!/3.eml"
    ]  # fmt: skip


def test_parts_in_parts_without_end_do_no_harm():
    data = b"From: a\nSubject: b\nMIME-Version: 1.0\n"
    for n in range(5000):
        data += b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n)
    with pytest.raises(RiwayaError, match=r"nested|no text"):
        page_from_bytes(data + b"\n" + PROSE.encode(), "a.eml")


def test_text_that_begins_with_a_colon_line_is_text():
    text = f"المصدر: السنابل\n\n{PROSE}"
    assert page_from_bytes(text.encode(), "a.txt").text == text
    text = f"Source: Sanabil\n\n{PROSE}"
    assert page_from_bytes(text.encode(), "a.txt").media_type == "text/plain"
