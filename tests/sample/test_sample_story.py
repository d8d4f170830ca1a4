"""What a careful reader insists on in the dossier of the sample story (dossier.toml holds it as data)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import PurePath
from typing import Any

import pytest

from riwaya.arabic.folding import fold
from riwaya.flow import story
from riwaya.model import Claim, Dossier, DossierArticle, StoryStatement
from riwaya.sample import sample_pages

Found = Callable[[str], StoryStatement | None]
LEADS = ("qantara1.lead", "rivers.lead", "riwaq1.lead", "narinj.lead", "manara.lead")


@cache
def read_story() -> Dossier:
    return story(sample_pages())


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_story()


def file_of(page: str) -> str:
    return PurePath(page).name


def article_of(dossier: Dossier, statement: StoryStatement) -> DossierArticle:
    return next(a for a in dossier.articles if a.id == statement.article)


def chars(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


@pytest.fixture(scope="module")
def found(dossier: Dossier, gold_statements: dict[str, Any]) -> Found:
    """The dossier's statement for a gold one: same page, the most alike in content (half of both at least)."""

    @cache
    def find(name: str) -> StoryStatement | None:
        gold = gold_statements[name]
        best: tuple[float, StoryStatement] | None = None
        for s in dossier.statements:
            if file_of(s.page) != gold.page:
                continue
            want = chars(gold.content(article_of(dossier, s).text))
            have = chars(s.body.content)
            share = len(want & have) / len(want | have)
            if share >= 0.5 and (best is None or share > best[0]):
                best = (share, s)
        return None if best is None else best[1]

    return find


def all_found(found: Found, names: Iterable[str]) -> dict[str, StoryStatement]:
    hits = {name: found(name) for name in names}
    missing = sorted(name for name, hit in hits.items() if hit is None)
    assert not missing, f"not read: {missing}"
    return {name: hit for name, hit in hits.items() if hit is not None}


def claims_with(dossier: Dossier, statements: Iterable[StoryStatement]) -> list[Claim]:
    ids = {s.id for s in statements}
    return [c for c in dossier.claims if ids & set(c.statements)]


def claim_with_most(dossier: Dossier, statements: Iterable[StoryStatement]) -> Claim:
    ids = {s.id for s in statements}
    assert dossier.claims, "the dossier has no claims"
    return max(dossier.claims, key=lambda c: len(ids & set(c.statements)))


def contrasted(dossier: Dossier, a: Iterable[StoryStatement], b: Iterable[StoryStatement], kinds: set[str]) -> bool:
    """Whether some claim of *a* and some claim of *b* stand in a contrast of one of the *kinds*, either way round."""
    ours, theirs = claims_with(dossier, a), claims_with(dossier, b)
    links = {(c.id, k.to) for c in dossier.claims for k in c.contrasts if k.type in kinds}
    return any((x.id, y.id) in links or (y.id, x.id) in links for x in ours for y in theirs)


@pytest.fixture(scope="module")
def wire(found: Found, expected: dict[str, Any]) -> dict[str, StoryStatement]:
    return {n: s for n in expected["wire"]["statements"] if (s := found(n)) is not None}


@pytest.fixture(scope="module")
def main_claim(dossier: Dossier, wire: dict[str, StoryStatement]) -> Claim:
    return claim_with_most(dossier, wire.values())


# The pages and their articles


def test_every_page_is_read_without_a_problem(dossier: Dossier) -> None:
    assert {file_of(a.page) for a in dossier.articles} == {page.name for page in sample_pages()}
    assert not dossier.problems
    assert not [p for a in dossier.articles for p in (*a.reading.problems, *a.reading.page.problems)]


def test_outlets_days_and_headlines_are_those_of_the_pages(dossier: Dossier, gold: dict[str, Any]) -> None:
    for name, page in gold.items():
        want = page.articles[0]
        own = next(a for a in dossier.articles if file_of(a.page) == name and a.article.n == 1).article
        assert fold(want["outlet"]) in fold(own.outlet or ""), name
        assert (own.published or "").startswith(want["published"]), name
        assert own.headline.strip() == want["headline"], name


def test_the_wire_s_agency_is_the_credit_of_the_article_that_prints_it(dossier: Dossier) -> None:
    article = next(a.article for a in dossier.articles if file_of(a.page) == "qantara-2022-03-03.html")
    assert "المزولة" in (article.credit or "")


def test_the_story_runs_from_the_first_night_to_the_report_of_the_next_year(dossier: Dossier) -> None:
    assert (dossier.start or "")[:10] == "2022-03-03"
    assert (dossier.end or "")[:10] == "2023-03-09"


def test_the_article_glued_under_read_also_is_not_this_one(dossier: Dossier, gold: dict[str, Any]) -> None:
    reading = next(a.reading for a in dossier.articles if file_of(a.page) == "narinj-2022-03-05.txt")
    dam, jasmine = gold["narinj-2022-03-05.txt"].articles
    text = reading.page.text
    owner = {n: {a.n for a in reading.articles for line in a.lines if line.start <= text.index(words) < line.end}
             for n, words in (("dam", dam["starts"]), ("jasmine", jasmine["starts"]))}  # fmt: skip
    assert owner["dam"] == {1}
    assert owner["jasmine"]
    assert owner["jasmine"] != {1}
    assert len(reading.articles) == 2


def test_running_text_is_what_the_outlet_wrote_and_nothing_around_it(dossier: Dossier, gold: dict[str, Any]) -> None:
    wrong: list[str] = []
    for reading in {file_of(a.page): a.reading for a in dossier.articles}.values():
        page, text = gold[file_of(reading.page.name)], reading.page.text
        bodies = ["\n".join(line.span.of(text) for line in a.lines if line.role == "body") for a in reading.articles]
        wrong += [f"{page.file}: body has {words!r}" for words in page.not_body if words in "\n".join(bodies)]
        for want in page.articles:
            for edge in ("starts", "ends"):
                if not any(want[edge] in body for body in bodies):
                    wrong.append(f"{page.file}: body lacks {want[edge]!r}")
    assert not wrong


def test_nothing_said_of_jasmine_meets_anything_said_of_the_dam(dossier: Dossier) -> None:
    by_id = {s.id: s for s in dossier.statements}
    start = next(a.text.index("انطلاق موسم") for a in dossier.articles if "narinj" in file_of(a.page))
    for claim in dossier.claims:
        sides = {"narinj" in file_of(by_id[i].page) and by_id[i].body.content[0].start > start
                 for i in claim.statements}  # fmt: skip
        assert len(sides) == 1, claim.gist


# The wire: many outlets, one voice


def test_the_wire_s_lead_is_read_wherever_it_is_retold(found: Found, expected: dict[str, Any]) -> None:
    all_found(found, expected["wire"]["statements"])


def test_the_wire_s_retellings_are_one_claim(
    dossier: Dossier, wire: dict[str, StoryStatement], main_claim: Claim, expected: dict[str, Any]
) -> None:
    together = {n: s for n, s in wire.items() if s.id in main_claim.statements}
    outlets = {article_of(dossier, s).article.outlet for s in together.values()}
    assert len(outlets) >= expected["wire"]["least_outlets"], sorted(together)


def test_one_origin_stands_behind_the_wire_s_claim(
    main_claim: Claim, found: Found, wire: dict[str, StoryStatement], expected: dict[str, Any]
) -> None:
    later = {s.id for n in expected["wire"]["may_join"] if (s := found(n)) is not None}
    origins = [o for o in main_claim.origins if not set(o.statements) <= later]
    assert len(origins) == expected["wire"]["origins"], [o.why for o in origins]
    assert {s.id for s in wire.values() if s.id in main_claim.statements} <= set(origins[0].statements)


@pytest.mark.parametrize("lead", LEADS)
def test_each_retelling_of_the_wire_goes_back_to_the_same_voice(
    lead: str, found: Found, wire: dict[str, StoryStatement], main_claim: Claim
) -> None:
    statement = all_found(found, [lead])[lead]
    assert statement.id in main_claim.statements
    assert sum(statement.id in o.statements for o in main_claim.origins) == 1


def test_the_agency_stands_in_the_chain_of_those_who_name_it(found: Found, expected: dict[str, Any]) -> None:
    for name, s in all_found(found, ["qantara1.lead", "riwaq1.lead"]).items():
        assert any(expected["wire"]["agency"] in link for link in s.body.chain), name


def test_the_four_officials_are_counted_as_four(found: Found) -> None:
    for name, s in all_found(found, ["qantara1.lead", "rivers.lead", "riwaq1.lead"]).items():
        assert s.body.voice.number == 4, name


def test_other_witnesses_are_not_counted_into_the_wire_s_origin(
    dossier: Dossier, found: Found, wire: dict[str, StoryStatement], expected: dict[str, Any]
) -> None:
    others = {s.id: n for n in expected["wire"]["not_its_origin"] if (s := found(n)) is not None}
    assert others
    leads = {s.id for s in wire.values()}
    for claim in dossier.claims:
        for origin in claim.origins:
            if leads & set(origin.statements):
                assert not [n for i, n in others.items() if i in origin.statements]


def test_an_outlet_s_own_voice_is_no_origin_of_the_wire_s_claim(
    dossier: Dossier, main_claim: Claim, wire: dict[str, StoryStatement], expected: dict[str, Any]
) -> None:
    own, leads = expected["own_voice"], {s.id for s in wire.values()}
    article = next(a for a in dossier.articles if file_of(a.page) == own["page"])
    start = article.text.index(own["sentence"])
    said = {s.id for s in dossier.statements if s.article == article.id
            and any(c.start < start + len(own["sentence"]) and start < c.end for c in s.body.content)}  # fmt: skip
    assert not [o for o in main_claim.origins if said & set(o.statements) and not leads & set(o.statements)]


def test_only_contested_claims_come_before_one_that_many_outlets_carry_on_one_word(
    dossier: Dossier, main_claim: Claim
) -> None:
    page = {s.id: s.article for s in dossier.statements}

    def carried(claim: Claim) -> int:
        return len({page[i] for i in claim.statements})

    before = dossier.claims[: dossier.claims.index(main_claim)]
    assert all(c.standing == "contested" or carried(c) >= carried(main_claim) for c in before)


# What retellings lost and changed


def erosions(dossier: Dossier) -> set[tuple[str, str]]:
    return {(e.statement, e.lost) for c in dossier.claims for e in c.erosion}


@pytest.mark.parametrize(
    ("name", "lost"),
    [("rivers.lead", "agency"), ("narinj.lead", "number"), ("narinj.lead", "agency"), ("manara.lead", "number"),
     ("manara.lead", "agency"), ("manara.satellite", "hedge")],
)  # fmt: skip
def test_what_a_retelling_lost_is_said(
    dossier: Dossier, found: Found, expected: dict[str, Any], name: str, lost: str
) -> None:
    assert {"statement": name, "lost": lost} in expected["erosion"]
    assert (all_found(found, [name])[name].id, lost) in erosions(dossier)


def test_the_fullest_wording_lost_nothing_of_its_source(dossier: Dossier, found: Found) -> None:
    lead = all_found(found, ["qantara1.lead"])["qantara1.lead"]
    assert not {lost for statement, lost in erosions(dossier) if statement == lead.id} & {"agency", "number", "name"}


@pytest.mark.parametrize(
    ("name", "slot"), [("narinj.lead", "quantity"), ("manara.lead", "quantity"), ("narinj.lead", "place")]
)
def test_what_a_retelling_changed_is_said(
    dossier: Dossier, found: Found, expected: dict[str, Any], name: str, slot: str
) -> None:
    want = next(d for d in expected["drift"] if (d["statement"], d["slot"]) == (name, slot))
    statement = all_found(found, [name])[name]
    seen = [d for c in dossier.claims for d in c.drift if (d.statement, d.slot) == (statement.id, slot)]
    assert any(fold(x) in fold(d.became) for d in seen for x in want["became"]), seen
    assert any(fold(x) in fold(d.was) for d in seen for x in want["was"]), seen


# Second origins that are real


def test_the_cracks_have_an_origin_besides_the_wire(dossier: Dossier, found: Found, expected: dict[str, Any]) -> None:
    told = [s for n in expected["cracks"]["wire"] if (s := found(n)) is not None]
    engineer = all_found(found, ["riwaq1.engineer"])["riwaq1.engineer"]
    claim = claim_with_most(dossier, [*told, engineer])
    assert engineer.id in claim.statements
    assert len(claim.origins) >= 2
    assert not [o for o in claim.origins if engineer.id in o.statements and {s.id for s in told} & set(o.statements)]


def test_the_convoy_is_borne_out_by_witnesses_who_know_nothing_of_each_other(
    dossier: Dossier, found: Found, expected: dict[str, Any]
) -> None:
    sides = [[s for n in names if (s := found(n)) is not None] for names in expected["convoy"]["independent"]]
    assert all(sides)
    claims = [c for c in dossier.claims if all({s.id for s in side} & set(c.statements) for side in sides)]
    assert claims, "the policeman and the video do not meet in one claim"
    assert all(len(c.origins) >= 2 for c in claims)


# Denials, clashes, updates


def test_the_ministry_s_denial_contradicts_the_cracks(dossier: Dossier, found: Found, expected: dict[str, Any]) -> None:
    denials = [s for n in expected["cracks"]["denials"] if (s := found(n)) is not None]
    names = (*expected["cracks"]["wire"], *expected["cracks"]["independent"])
    cracks = [s for n in names if (s := found(n)) is not None]
    assert denials
    assert cracks
    assert all(s.body.stance == "denies" for s in denials)
    assert contrasted(dossier, denials, cracks, {"contradicts"})
    assert claim_with_most(dossier, cracks).standing == "contested"


def test_a_denial_is_never_in_one_claim_with_what_it_denies(
    dossier: Dossier, found: Found, expected: dict[str, Any]
) -> None:
    denials = {s.id for n in expected["cracks"]["denials"] if (s := found(n)) is not None}
    names = (*expected["cracks"]["wire"], *expected["cracks"]["independent"])
    cracks = {s.id for n in names if (s := found(n)) is not None}
    assert not [c.gist for c in dossier.claims if denials & set(c.statements) and cracks & set(c.statements)]


def test_one_ministry_that_denies_on_two_pages_is_one_denier(
    dossier: Dossier, found: Found, expected: dict[str, Any]
) -> None:
    deniers = all_found(found, expected["cracks"]["one_denier"])
    assert len({s.voice.id for s in deniers.values()}) == 1


@pytest.mark.parametrize("which", [0, 1])
def test_sources_who_clash_are_set_against_each_other(
    dossier: Dossier, found: Found, expected: dict[str, Any], which: int
) -> None:
    clash = expected["contradiction"][which]
    a, b = ([s for n in clash[side] if (s := found(n)) is not None] for side in ("a", "b"))
    assert a
    assert b
    assert contrasted(dossier, a, b, {"contradicts"})


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_known_later_updates_what_was_said_before(
    dossier: Dossier, found: Found, expected: dict[str, Any], which: int
) -> None:
    update = expected["update"][which]
    later, earlier = ([s for n in update[side] if (s := found(n)) is not None] for side in ("later", "earlier"))
    assert later
    assert earlier
    assert contrasted(dossier, later, earlier, {"updates"})


# Who speaks


def test_no_comment_is_no_comment(found: Found, expected: dict[str, Any]) -> None:
    for name, s in all_found(found, expected["no_comment"]).items():
        assert s.body.stance == "declines", name


def test_a_ministry_that_says_nothing_stands_behind_no_claim_of_others(
    dossier: Dossier, found: Found, expected: dict[str, Any], main_claim: Claim
) -> None:
    silent = {s.id for n in expected["no_comment"] if (s := found(n)) is not None}
    assert not silent & set(main_claim.statements)


@pytest.mark.parametrize("which", range(5))
def test_one_speaker_on_several_pages_is_one_voice(found: Found, expected: dict[str, Any], which: int) -> None:
    statements = all_found(found, expected["voice"][which]["statements"])
    assert len({s.voice.id for s in statements.values()}) == 1, {n: s.voice.name for n, s in statements.items()}


def test_reasons_for_anonymity_are_kept(found: Found, gold_statements: dict[str, Any], dossier: Dossier) -> None:
    for name in ("sariya1.policeman", "qantara1.level", "riwaq1.engineer", "munkhul.driver", "qantara2.officer"):
        s = all_found(found, [name])[name]
        text = article_of(dossier, s).text
        reason = s.body.voice.reason
        assert reason is not None, name
        start, end = gold_statements[name].find(text, gold_statements[name].row["reason"])
        assert reason.start < end, name
        assert start < reason.end, name


@pytest.mark.parametrize("inner", ["sariya1.director"])
def test_a_speaker_who_relays_another_is_the_carrier_not_the_voice(
    found: Found, gold_statements: dict[str, Any], inner: str
) -> None:
    outer = gold_statements[inner].row["inside"]
    statements = all_found(found, [inner, outer])
    assert statements[inner].voice.id != statements[outer].voice.id
    if statements[inner].id != statements[outer].id:
        assert statements[inner].body.inside == statements[outer].body.id


def test_pictures_and_reports_are_voices_of_their_kind(found: Found) -> None:
    kinds = {
        n: s.body.kind for n, s in all_found(found, ["munkhul.video", "qantara1.satellite", "riwaq2.report"]).items()
    }
    assert kinds == {"munkhul.video": "imagery", "qantara1.satellite": "imagery", "riwaq2.report": "document"}


# The machine's own promises


def test_every_span_of_every_statement_stands_in_its_page(dossier: Dossier) -> None:
    for s in dossier.statements:
        text = article_of(dossier, s).text
        for span in (*s.body.cue, *s.body.content, *s.body.via):
            assert span.of(text).strip(), s.id


def test_the_order_of_the_pages_makes_no_difference(dossier: Dossier) -> None:
    backwards = story(list(reversed(sample_pages())))
    assert json.dumps(backwards.to_dict(), ensure_ascii=False) == json.dumps(dossier.to_dict(), ensure_ascii=False)
