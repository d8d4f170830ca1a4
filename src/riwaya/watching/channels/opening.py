"""Opening: the channels that a plan names, ready to send."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from riwaya.intake.fetching.addresses import Resolver, resolve
from riwaya.intake.fetching.client import Client
from riwaya.intake.fetching.politeness import Clock
from riwaya.intake.fetching.settings import Settings
from riwaya.watching.channels.atom import AtomSender
from riwaya.watching.channels.base import Sender
from riwaya.watching.channels.lines import LinesSender
from riwaya.watching.channels.mail import MailSender
from riwaya.watching.channels.terminal import TerminalSender
from riwaya.watching.channels.webhook import WebhookSender
from riwaya.watching.plans import AtomFile, Channel, Lines, Mail, Terminal

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["opened"]

_TIME = 30.0  # seconds for one delivery


def opened(
    channels: Iterable[Channel],
    settings: Settings,
    clock: Clock,
    console: Console,
    out: Callable[[str], None],
    *,
    resolver: Resolver = resolve,
) -> dict[str, Sender]:
    """A sender for each of *channels*, by its name; *console* is where people read, *out* prints for programs."""
    bounded = replace(settings, time=_TIME)

    def sender(channel: Channel) -> Sender:
        if isinstance(channel, Terminal):
            return TerminalSender(channel, console)
        if isinstance(channel, Lines):
            return LinesSender(channel, out)
        if isinstance(channel, AtomFile):
            return AtomSender(channel)
        if isinstance(channel, Mail):
            return MailSender(channel)
        return WebhookSender(channel, Client(bounded, clock, resolver), clock, private=settings.private)

    return {channel.name: sender(channel) for channel in channels}
