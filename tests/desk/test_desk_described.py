"""The page that describes the API: all of it, in both languages, with command lines that do what they say."""

from __future__ import annotations

import shlex

from desk_help import Opened
from riwaya.desk.api.describing import Operation, operations
from riwaya.telling.phrases import phrase


def described(local: Opened) -> tuple[Operation, ...]:
    return operations(local.client().get("/api/openapi.json").json())


def test_every_route_and_all_that_it_is_asked_with_is_told_in_both_languages(local):
    text = {lang: local.client(**{"accept-language": lang}).get("/api").text for lang in ("ar", "en")}
    said = []
    for one in described(local):
        assert f'id="{one.key}"' in text["en"]
        assert one.path in text["ar"]
        assert all(f.told for f in one.fields), one.path
        said += [one.summary, *one.told.split("\n\n"), *(f.told for f in one.fields)]
        said += [means for status, means in one.answers if status[0] != "2"]
    assert [s for s in said if phrase(s, "ar", "api", "riwaya.desk") is None] == []
    assert 'lang="en" dir="ltr"' not in text["ar"].split("<main", 1)[1]


def test_the_command_lines_ask_what_the_routes_take(local):
    for one in described(local):
        words = shlex.split(one.curl(local.address, token=True))
        assert words[0] == "curl"
        assert "Authorization: Bearer TOKEN" in words
        assert words[-1].startswith(local.address + "/api/")
        assert "{" not in words[-1]
        if one.method == "GET":
            asked = [w for w, before in zip(words[1:], words, strict=False) if before == "--data-urlencode"]
            answer = local.client().get(words[-1], params=[tuple(a.split("=", 1)) for a in asked])
            assert answer.status_code in (200, 404), words


def test_what_a_list_holds_is_told_under_its_name(local):
    pages = next(o for o in described(local) if o.path == "/api/pages")
    assert {"addresses", "texts", "texts[].text", "texts[].name"} == {f.name for f in pages.fields}
    assert next(f for f in pages.fields if f.name == "addresses").many
    assert [f.needed for f in pages.fields if f.name == "texts[].text"] == [True]


def test_a_team_is_told_where_its_tokens_are_made_and_a_stranger_nothing(team):
    assert team.client().get("/api").headers["location"] == "/login?to=%2Fapi"
