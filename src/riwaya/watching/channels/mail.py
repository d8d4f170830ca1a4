"""E-mail: one message for each alert, by SMTP (RFC 5321), under a Message-ID that only the alert decides.

The server's answer to the end of the message is the acknowledgement. Should this process be killed between that answer
and its note of it, the message is sent again, with the same Message-ID, by which mail systems know it as the same.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from riwaya.telling.scripts import visible
from riwaya.telling.words import words
from riwaya.watching.alerts import Alert
from riwaya.watching.channels.base import Undelivered
from riwaya.watching.plans import Mail
from riwaya.watching.rows import moment

__all__ = ["MailSender", "message_of"]

_TIME = 30.0  # seconds for each answer of the server


def message_of(alert: Alert, channel: Mail) -> EmailMessage:
    """The message that tells *alert*: the same one however often it is made."""
    t = words(channel.lang)
    message = EmailMessage(policy=SMTP)
    message["From"] = channel.sender
    message["To"] = ", ".join(channel.to)
    message["Subject"] = visible(alert.subject(t))
    message["Date"] = format_datetime(moment(alert.at))
    message["Message-ID"] = f"<{alert.key[:32]}.{_plain(channel.name)}@{_domain(channel.sender)}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday note shall answer
    message["Riwaya-Alert"] = alert.key
    lines = [f"{label}: {text}" for label, text in alert.lines(t)]
    message.set_content("\n".join(map(visible, lines)) + "\n", charset="utf-8", cte="base64")
    return message


class MailSender:
    """Sends messages through one server. *context* says whom to trust (None: the system's authorities)."""

    def __init__(self, channel: Mail, context: ssl.SSLContext | None = None) -> None:
        self._channel, self._context = channel, context

    async def send(self, alert: Alert, again: bool) -> str | None:
        """Send *alert*."""
        return await asyncio.to_thread(self._send, message_of(alert, self._channel))

    async def close(self) -> None:
        """Nothing is open: each message has a connection of its own."""

    def _send(self, message: EmailMessage) -> str | None:
        c = self._channel
        where = f"{c.server}:{c.port}"
        try:
            with self._connected() as server:
                if c.security == "starttls":
                    server.starttls(context=self._trusted())
                if c.user is not None and c.password is not None:
                    server.login(c.user, c.password)
                refused = server.send_message(message)
        except smtplib.SMTPAuthenticationError as error:
            raise Undelivered(f"The mail server refused the user or the password ({error.smtp_code}).", where) from None
        except smtplib.SMTPResponseException as error:
            raise Undelivered(f"The mail server answered {error.smtp_code}.", where) from error
        except smtplib.SMTPRecipientsRefused as error:
            raise Undelivered("The mail server refused all recipients.", where) from error
        except (OSError, smtplib.SMTPException) as error:
            raise Undelivered(f"The mail server could not be used ({type(error).__name__}).", where) from error
        return f"the mail server refused {len(refused)} of {len(c.to)} recipients" if refused else None

    def _connected(self) -> smtplib.SMTP:
        c = self._channel
        if c.security == "tls":
            return smtplib.SMTP_SSL(c.server, c.port, timeout=_TIME, context=self._trusted())
        return smtplib.SMTP(c.server, c.port, timeout=_TIME)

    def _trusted(self) -> ssl.SSLContext:
        return self._context or ssl.create_default_context()


def _plain(name: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name)


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rsplit("@", 1)[-1] or "localhost"
