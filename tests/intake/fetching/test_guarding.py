"""Private machines are out of reach, whatever way leads there."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path
from shutil import which

import httpx
import pytest

from fetch_server import Site, answer, serving
from riwaya.intake.fetching.addresses import Resolver


def names(**known: str | list[str]) -> Resolver:
    """A resolver that knows these sites of .example; a list is given out one by one."""

    async def resolver(host: str, port: int) -> list[str]:
        value = known[host.split(".")[0]]
        return [value.pop(0)] if isinstance(value, list) else [value]

    return resolver


def test_a_public_site_is_reached_where_it_was_found(site: Site, fetching, detour) -> None:
    got = fetching.one(
        site.on("/a", host="news.example"), resolver=names(news="93.184.215.14"), transport=detour, private=False
    )
    assert got.page is not None
    assert set(detour.wanted) == {"93.184.215.14"}
    assert {a.headers["host"] for a in site.asked} == {f"news.example:{site.port}"}
    assert fetching.records()[1]["WARC-IP-Address"] == "93.184.215.14"


@pytest.mark.parametrize("where", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1"])
def test_a_name_for_a_private_machine_is_refused(site: Site, fetching, detour, where: str) -> None:
    got = fetching.one(site.on("/a", host="news.example"), resolver=names(news=where), transport=detour, private=False)
    assert "not asked" in got.problem.what
    assert "--allow-private" in got.problem.do
    assert detour.wanted == []


@pytest.mark.parametrize(
    "place", ["http://127.0.0.1/", "http://intern.example/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/",
              "http://localhost/", "//10.0.0.1/"]
)  # fmt: skip
def test_a_redirect_to_a_private_machine_is_refused(site: Site, fetching, detour, place: str) -> None:
    start = site.on("/a", answer(b"", "302 Found", location=place), host="news.example")
    known = names(news="93.184.215.14", intern="192.168.0.7", localhost="127.0.0.1")
    got = fetching.one(start, resolver=known, transport=detour, private=False)
    assert got.page is None
    assert set(detour.wanted) == {"93.184.215.14"}


def test_a_robots_txt_elsewhere_on_a_private_machine_is_not_asked(site: Site, fetching, detour) -> None:
    site.on("/robots.txt", answer(b"", "302 Found", location="http://10.0.0.1/robots.txt"))
    got = fetching.one(
        site.on("/a", host="news.example"), resolver=names(news="93.184.215.14"), transport=detour, private=False
    )
    assert "robots.txt could not be asked" in got.problem.what
    assert set(detour.wanted) == {"93.184.215.14"}


def test_a_name_that_turns_private_between_requests_gains_nothing(site: Site, fetching, detour) -> None:
    turning = ["93.184.215.14", "127.0.0.1", "127.0.0.1"]
    got = fetching.one(
        site.on("/a", host="news.example"), resolver=names(news=turning), transport=detour, private=False
    )
    assert got.page is None
    assert detour.wanted == ["93.184.215.14"]  # robots.txt, from where the name stood for then
    assert len(turning) == 1  # and it was resolved once for each request


def test_the_next_machine_is_tried_when_one_does_not_answer(site: Site, fetching) -> None:
    async def two(host: str, port: int) -> list[str]:
        return ["127.0.0.2", "127.0.0.1"]

    assert fetching.one(site.on("/a", host="news.example"), resolver=two).page is not None


def test_no_proxy_of_the_environment_is_asked(site: Site, fetching, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetching.one(site.on("/a")).page is not None


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.example with its key."""
    if which("openssl") is None:
        pytest.skip("openssl makes the certificate for this test")
    folder = tmp_path_factory.mktemp("tls")
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example", "-keyout", folder / "both.pem",
         "-out", folder / "cert.pem"], capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("openssl cannot make the certificate for this test")
    with (folder / "both.pem").open("ab") as file:
        file.write((folder / "cert.pem").read_bytes())
    return folder


def test_a_certificate_must_be_that_of_the_name(certificate: Path, fetching) -> None:
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(certificate / "both.pem")
    asked: list[str | None] = []
    server.sni_callback = lambda sock, name, context: asked.append(name)
    trust = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    known = names(news="127.0.0.1", daily="127.0.0.1")
    with serving(server) as site:
        right, wrong = (
            fetching.one(
                site.on("/a", host=f"{name}.example", scheme="https"),
                resolver=known,
                transport=httpx.AsyncHTTPTransport(verify=trust),
            )
            for name in ("news", "daily")
        )
    assert right.page is not None
    assert "certificate does not hold" in wrong.problem.what
    assert set(asked) == {"news.example", "daily.example"}
