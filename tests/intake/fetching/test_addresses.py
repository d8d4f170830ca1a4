"""Which addresses may be fetched, and which machines reached."""

from __future__ import annotations

import asyncio
import ipaddress
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.intake.fetching.addresses import machines, parse_address, refusal
from riwaya.model import RiwayaError

PUBLIC = ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "64:ff9b::5db8:d70e"]
NOT_PUBLIC = {
    "loopback": ["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"],
    "private": ["10.0.0.1", "172.16.0.1", "192.168.1.1", "fd00:ec2::254", "fc00::1", "fec0::1", "168.63.129.16",
                "::ffff:10.0.0.1", "192.0.2.1", "2001:db8::1"],
    "link-local": ["169.254.169.254", "fe80::1", "fe80::1%eth0", "::ffff:169.254.169.254"],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1"],
    "unspecified": ["0.0.0.0", "::", "::ffff:0.0.0.0"],
    "reserved": ["100.64.0.1", "::127.0.0.1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    "IPv4-mapped": ["::ffff:1.1.1.1"],
}  # fmt: skip


@pytest.mark.parametrize("machine", PUBLIC)
def test_public_machines_are_reached(machine: str) -> None:
    assert refusal(machine) is None


@pytest.mark.parametrize("machine", [m for group in NOT_PUBLIC.values() for m in group])
def test_others_are_not(machine: str) -> None:
    assert refusal(machine) is not None


@pytest.mark.parametrize(
    ("kind", "machine"),
    [(k, m) for k, group in NOT_PUBLIC.items() if k not in ("private", "reserved") for m in group],
)
def test_the_reason_is_named(kind: str, machine: str) -> None:
    assert refusal(machine) == kind


@settings(deadline=None)
@given(st.ip_addresses())
def test_no_machine_that_is_not_global_is_ever_reached(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if refusal(str(ip)) is None:
        assert ip.is_global or ip in ipaddress.ip_network("64:ff9b::/96")
        assert not any((ip.is_private, ip.is_loopback, ip.is_link_local, ip.is_multicast, ip.is_unspecified))


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_an_old_address_in_a_new_one_is_judged_no_more_kindly(ip: ipaddress.IPv4Address) -> None:
    assert refusal(f"::ffff:{ip}") is not None
    assert refusal(f"::{ip}") is not None
    assert refusal(f"64:ff9b::{ip}") == refusal(str(ip))


@settings(deadline=None)
@given(st.sampled_from(["10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
                        "100.64.0.0/10", "0.0.0.0/8", "224.0.0.0/3", "198.18.0.0/15", "fc00::/7", "fe80::/10",
                        "ff00::/8", "2001:db8::/32"]), st.data())  # fmt: skip
def test_special_ranges_are_refused_throughout(block: str, data: st.DataObject) -> None:
    assert refusal(str(data.draw(st.ip_addresses(network=block)))) is not None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_problem(text: str) -> None:
    for candidate in (text, f"http://{text}/", f"https://site.example/{text}"):
        with suppress(RiwayaError):
            address = parse_address(candidate)
            assert address.scheme in ("http", "https")
            assert parse_address(address.url) == address


@settings(deadline=None)
@given(
    st.integers(0, 2**32 - 1), st.sampled_from(["{0}", "0x{0:x}", "0{0:o}", "0x{a:x}.{b}", "{a}.{b}", "0{a:o}.0.0.1"])
)
def test_hosts_written_as_numbers_are_refused(number: int, form: str) -> None:
    host = form.format(number, a=number >> 24, b=number & 0xFFFFFF)
    with pytest.raises(RiwayaError, match=r"written as a number|no host|no address"):
        parse_address(f"http://{host}/")


@pytest.mark.parametrize(
    "text",
    ["ftp://site.example/a", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,hi", "page.html", "", "http://",
     "http:///a", "http://user:word@site.example/", "http://site.example:99999/", "http://[fe80::1%25eth0]/",
     "http://%31%32%37.0.0.1/", "http://site example/", "http://-.example:0/", "https://site.example/" + "a" * 9000,
     "http://127.0.0.1.:80\\@site.example/"],
)  # fmt: skip
def test_what_cannot_be_fetched_is_said(text: str) -> None:
    with pytest.raises(RiwayaError) as caught:
        parse_address(text)
    assert "word" not in str(caught.value).replace("password", "")
    assert caught.value.problem.do


def test_addresses_are_put_into_one_form() -> None:
    address = parse_address("HTTPS://Site.Example:443/أخبار?q=سد#الأعلى")
    assert address.url == "https://site.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?q=%D8%B3%D8%AF"
    assert (address.host, address.port, address.site) == ("site.example", 443, "https://site.example")
    assert parse_address("http://موقع.example/").host == "xn--4gbrim.example"
    assert (
        parse_address("../b?c#d", parse_address("http://site.example:81/a/x/y")).url == "http://site.example:81/a/b?c"
    )


def test_one_bad_machine_among_good_ones_is_enough() -> None:
    async def both(host: str, port: int) -> list[str]:
        return ["93.184.215.14", "10.0.0.1"]

    address = parse_address("http://site.example/")
    with pytest.raises(RiwayaError, match="private"):
        asyncio.run(machines(address, both))
    assert asyncio.run(machines(address, both, private=True)) == ["93.184.215.14", "10.0.0.1"]
