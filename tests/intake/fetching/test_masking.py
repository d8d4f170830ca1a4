"""No message repeats what an address holds in confidence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fetch_server import Site, reset
from riwaya.intake.fetching import masked


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://amal:wasl99@news.example/a", "https://***@news.example/a"),
        ("https://news.example/a?id=7&token=abc&page=2", "https://news.example/a?id=7&token=***&page=2"),
        ("https://news.example/a?X-Amz-Signature=ab12#access_token=x", None),
        ("https://news.example/a?q=%D8%B3%D8%AF", "https://news.example/a?q=%D8%B3%D8%AF"),
        ("https://news.example/a?x=abcdEFGH12345678abcdEFGH1", "https://news.example/a?x=***"),
        ("https://news.example/a?%74oken=abc", "https://news.example/a?%74oken=***"),
        ("https://news.example/a@b/c", "https://news.example/a@b/c"),
    ],
)
def test_secrets_are_starred(address: str, shown: str | None) -> None:
    assert masked(address) == (shown or "https://news.example/a?X-Amz-Signature=***#access_token=***")


@settings(deadline=None)
@given(st.text("abcXYZ019:%!$", min_size=1), st.text("abcXYZ019%._-", min_size=12))
def test_they_never_come_through(user: str, secret: str) -> None:
    out = masked(f"see http://{user}pw-q@h.example/p?api_key={secret}q7 and more")
    assert f"{user}pw-q" not in out
    assert f"{secret}q7" not in out
    assert out.endswith(" and more")


def test_problems_show_addresses_masked(site: Site, fetching) -> None:
    address = site.on("/a?token=very-secret", reset)
    got = fetching.one(address)
    assert "very-secret" not in str(got.problem)
    page = fetching.one(site.on("/b?token=very-secret")).page
    assert page.name.endswith("token=very-secret")
    assert all("very-secret" not in str(p) for p in page.problems)
