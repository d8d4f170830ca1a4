"""Addresses: which may be fetched, and which machines may be reached.

A name is resolved once and the connection goes to the very address that was checked, so a name that answers with a
public address first and a private one later (DNS rebinding) gains nothing. What the special ranges are is in the
registries of IANA for special-purpose addresses (RFC 6890), as Python's `ipaddress` knows them.
"""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from riwaya.intake.fetching.masking import masked
from riwaya.model import RiwayaError

__all__ = ["Address", "Resolver", "machines", "parse_address", "refusal", "resolve"]

Resolver = Callable[[str, int], Awaitable[list[str]]]
"""From a host's name and a port to its IP addresses, in the order to try them. Raises OSError when there are none."""

_LONGEST = 8192  # characters of an address; servers take 8 KiB at most
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_PORTS = {"http": 80, "https": 443}
_UNICAST = IPv6Network("2000::/3")  # all that is given out for the public internet
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_6TO4 = IPv6Network("2002::/16")
_NO_SITES = (IPv6Network("2001:db8::/32"), IPv6Network("3fff::/20"), IPv6Network("5f00::/16"))
_CLOUD = frozenset([IPv4Address("168.63.129.16")])  # public by its number, yet a cloud machine's own host answers there


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked for: *url* in full without its fragment, *host* in ASCII without brackets."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def shown(self) -> str:
        """The address as a message may show it."""
        return masked(self.url)


def parse_address(text: str, base: Address | None = None, *, private: bool = False) -> Address:
    """The address that *text* is, seen from *base* when that is given. Raises RiwayaError when it is none to fetch.

    *private* admits hosts that are written as numbers (``2130706433``, ``0177.0.0.1``), which only disguise an address.
    """
    from httpx import URL, InvalidURL

    shown = masked(text.strip())[:200]
    if len(text) > _LONGEST:
        raise RiwayaError(f"The address is longer than {_LONGEST} characters.", shown, "Check the address.")
    try:
        url = URL(text.strip()) if base is None else URL(base.url).join(text.strip())
        host = url.raw_host.decode("ascii").lower()
        port = url.port
    except (InvalidURL, UnicodeError, ValueError, TypeError) as error:
        raise RiwayaError("This is no address that can be fetched.", shown, "Check its spelling.") from error
    if url.scheme not in _PORTS:
        raise RiwayaError("Only addresses that begin with http:// or https:// are fetched.", shown,
                          "Give the page's full address.")  # fmt: skip
    if url.userinfo:
        raise RiwayaError("The address carries a user name or password, and fetching sends none.", shown,
                          "Leave them out, or save the page from a browser.")  # fmt: skip
    if not host or (port is not None and not 0 < port < 65536):
        raise RiwayaError("The address names no host that can be reached.", shown, "Check its spelling.")
    _check_host(host, shown, private)
    port = port or _PORTS[url.scheme]
    return Address(str(url.copy_with(fragment=None)), url.scheme, host, port)


def _check_host(host: str, shown: str, private: bool) -> None:
    if ":" in host:
        if "%" in host:
            raise RiwayaError("The host is tied to one network card.", shown, "Give an address that all can reach.")
        return
    name = host.removesuffix(".")
    if _NUMBER.fullmatch(name.rsplit(".", 1)[-1]):
        try:
            IPv4Address(name)
        except ValueError as error:
            if not private:
                raise RiwayaError("The host is written as a number, which hides where it leads.", shown,
                                  "Give the site's name.") from error  # fmt: skip
    elif not _NAME.fullmatch(name):
        raise RiwayaError("The address names no host that can be reached.", shown, "Check its spelling.")


def refusal(machine: str) -> str | None:
    """Why the IP address *machine* may not be reached, in a word or two; None when it is public."""
    try:
        ip = ip_address(machine)
    except ValueError:
        return "unknown"
    return _refusal4(ip) if isinstance(ip, IPv4Address) else _refusal6(ip)


def _refusal4(ip: IPv4Address) -> str | None:
    for kind, is_so in (("loopback", ip.is_loopback), ("link-local", ip.is_link_local), ("multicast", ip.is_multicast),
                        ("unspecified", ip.is_unspecified), ("private", ip in _CLOUD or ip.is_private),
                        ("reserved", ip.is_reserved or not ip.is_global)):  # fmt: skip
        if is_so:
            return kind
    return None


def _refusal6(ip: IPv6Address) -> str | None:
    if ip.scope_id is not None:
        return "link-local"
    if ip.ipv4_mapped is not None:
        return _refusal4(ip.ipv4_mapped) or "IPv4-mapped"  # nobody publishes these; they only disguise
    if ip in _NAT64:
        return _refusal4(IPv4Address(int(ip) & 0xFFFFFFFF))
    private = ip.is_private or ip.is_site_local
    for kind, is_so in (("loopback", ip.is_loopback), ("link-local", ip.is_link_local), ("multicast", ip.is_multicast),
                        ("unspecified", ip.is_unspecified), ("private", private)):  # fmt: skip
        if is_so:
            return kind
    if ip not in _UNICAST or ip in _6TO4 or ip.teredo is not None or any(ip in net for net in _NO_SITES):
        return "reserved"
    return None


async def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of *host* as the system knows them, each once."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


async def machines(address: Address, resolver: Resolver, *, private: bool = False) -> list[str]:
    """The IP addresses to try for *address*: resolved once, every one of them checked.

    Raises RiwayaError when one of them may not be reached (unless *private*), OSError when the name is not known.
    """
    try:
        found = [str(ip_address(address.host.removesuffix(".")))]
    except ValueError:
        found = await resolver(address.host, address.port)
    if not found:
        raise OSError("no addresses")
    for machine in () if private else found:
        kind = refusal(machine)
        if kind is not None:
            what = f"The host's address is {kind} ({machine}), and such machines are not asked."
            raise RiwayaError(what, address.shown, "If it is yours and you mean it, give --allow-private.")
    return found
