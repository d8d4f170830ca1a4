"""E-mail: what a real server is given, over encrypted connections, and what its refusals become."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import pytest

from riwaya.watching.alerts import Alert
from riwaya.watching.channels.base import Undelivered
from riwaya.watching.channels.mail import MailSender, message_of
from riwaya.watching.plans import Mail, Security
from smtp_server import Post, post_office


def channel(port: int, security: Security = "none", password: str | None = None, lang: str = "ar") -> Mail:
    user = None if password is None else "riwaya"
    return Mail("mail", lang, "localhost", port, security, "Riwaya <riwaya@desk.example>",
                ("desk@desk.example", "night@desk.example"), user, password)  # fmt: skip


def send(alert: Alert, post: Post, folder: Path | None = None, **options: object) -> str | None:
    context = None if folder is None else ssl.create_default_context(cafile=str(folder / "cert.pem"))
    return asyncio.run(MailSender(channel(post.port, **options), context).send(alert, False))  # type: ignore[arg-type]


@pytest.fixture
def trusted(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "both.pem")
    return context


def test_a_message_tells_the_alert_to_everybody(alert: Alert) -> None:
    with post_office() as post:
        assert send(alert, post) is None
    (message,) = post.came
    assert message["To"] == "desk@desk.example, night@desk.example"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Riwaya-Alert"] == alert.key
    body = message.get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert "تسعة" in body
    assert "\u202e" not in body
    assert "⟦U+202E⟧" in body


def test_the_same_alert_is_the_same_message_however_often_it_is_made(alert: Alert) -> None:
    first, again = (message_of(alert, channel(25)) for _ in range(2))
    assert first["Message-ID"] == again["Message-ID"]
    assert first["Date"] == again["Date"]
    assert first["Message-ID"].startswith(f"<{alert.key[:32]}.")


@pytest.mark.parametrize(("security", "wrapped"), [("starttls", False), ("tls", True)])
def test_passwords_go_over_encrypted_connections(
    alert: Alert, certificate: Path, trusted: ssl.SSLContext, security: Security, wrapped: bool
) -> None:
    with post_office(trusted, wrapped) as post:
        send(alert, post, certificate, security=security, password="open sesame")
    assert post.users == [("riwaya", "open sesame")]
    assert post.secure == [True]


def test_a_server_without_encryption_is_not_trusted_with_anything(alert: Alert) -> None:
    with post_office() as post, pytest.raises(Undelivered) as told:
        send(alert, post, security="starttls", password="open sesame")
    assert post.came == []
    assert post.users == []
    assert "sesame" not in str(told.value)


def test_a_certificate_of_nobody_we_know_is_refused(alert: Alert, trusted: ssl.SSLContext) -> None:
    with post_office(trusted) as post, pytest.raises(Undelivered, match="could not be used"):
        send(alert, post, security="starttls")
    assert post.came == []


def test_a_wrong_password_is_told_without_it(alert: Alert, certificate: Path, trusted: ssl.SSLContext) -> None:
    with post_office(trusted) as post, pytest.raises(Undelivered, match="refused the user") as told:
        send(alert, post, certificate, security="starttls", password="wrong")
    assert "wrong" not in str(told.value)


@pytest.mark.parametrize("fault", ["busy", "drop"])
def test_what_is_not_acknowledged_is_not_delivered(alert: Alert, fault: str) -> None:
    with post_office() as post:
        post.faults.append(fault)
        with pytest.raises(Undelivered):
            send(alert, post)


def test_recipients_that_are_refused_are_told_of(alert: Alert) -> None:
    with post_office() as post:
        post.refused = ("night",)
        assert send(alert, post) == "the mail server refused 1 of 2 recipients"
        post.refused = ("night", "desk@")
        with pytest.raises(Undelivered, match="all recipients"):
            send(alert, post)


def test_no_server_at_all_is_told(alert: Alert) -> None:
    with post_office() as post:
        pass
    with pytest.raises(Undelivered, match="could not be used"):
        send(alert, post)


def test_no_line_of_an_alert_becomes_a_header() -> None:
    from alert_help import alert_of

    evil = alert_of(content="x")
    object.__setattr__(evil.event, "gist", "خبر\r\nBcc: everybody@example.org\r\n\r\nbody")
    message = message_of(evil, channel(25))
    assert message["Bcc"] is None
    assert "\n" not in message["Subject"]
