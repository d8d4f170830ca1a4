"""The API asked whatever its description allows, and what it does not: never a fault of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from desk_help import AT, opened_desk
from riwaya.desk import Settings, app
from riwaya.store import Store
from riwaya.store.accounts import add_account
from riwaya.store.audit import By
from riwaya.store.sessions import add_token

ROUTES = [
    ("GET", "/api/stories"), ("GET", "/api/stories/{story}"), ("GET", "/api/stories/{story}/events"),
    ("GET", "/api/articles/{article}"), ("GET", "/api/search"), ("POST", "/api/pages"), ("GET", "/api/jobs/{job}"),
    ("GET", "/api/judgements"), ("POST", "/api/judgements"), ("DELETE", "/api/judgements/{uid}"),
]  # fmt: skip


@pytest.fixture(scope="module")
def asked(pages_kept: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, object]]:
    where = tmp_path_factory.mktemp("fuzzed") / "desk.db"
    where.write_bytes(pages_kept)
    store = Store.open(str(where))
    account = add_account(store, "hani", "no password", "checker", By("", AT))
    add_token(store, account, "tests", "token", By("", AT))
    schema = schemathesis.openapi.from_dict(app(store, Settings()).openapi())
    with opened_desk(store, Settings(pace=1e6, burst=10**6)) as desk:
        yield desk.address, schema


def test_every_route_is_asked(asked) -> None:
    _, schema = asked
    assert {(o.ok().method.upper(), o.ok().path) for o in schema.get_all_operations()} == set(ROUTES)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["allowed", "not-allowed"])
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_nothing_that_is_asked_is_a_fault(asked, method: str, path: str, mode: GenerationMode) -> None:
    address, schema = asked
    operation = schema[path][method]
    if mode is GenerationMode.NEGATIVE and path == "/api/stories" and not operation.query:
        pytest.skip("nothing can be wrong with it")

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def ask(case: schemathesis.Case) -> None:
        if isinstance(case.body, dict) and "addresses" in case.body:
            case.body["addresses"] = []  # nothing is asked of other machines here
        answer = case.call(base_url=address, headers={"authorization": "Bearer token"})
        assert answer.status_code < 500, answer.text

    ask()
