"""What an outlet states with no source is a wording of the claim that it meets, and never an origin."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.intake import Known, page_from_bytes
from riwaya.weighing import weigh
from riwaya.weighing.given import given_reading

DAY = "2023-05-03"


def plain(name, *sentences, headline="نشرة المساء", day=DAY):
    """A page without any attribution."""
    page = page_from_bytes("\n".join([headline, " ".join(sentences)]).encode(), name)
    return given_reading(page, [], Known(outlet=f"صحيفة {name}", published=day))


ERODED = "بلدية النهرين أغلقت جسر الحجر بعد ظهور شقوق في اثنتي عشرة دعامة."
OTHER = "مدرسة الحي الشرقي ستستقبل مئة تلميذ جديد في الخريف."


def _claim(readings, place="p1.s1", **options):
    dossier = weigh(readings, own=True, **options)
    pages = {a.id: a.page for a in dossier.articles}
    page, _, id_ = place.partition(".")
    (wanted,) = [s.id for s in dossier.statements if pages[s.article] == page and s.body.id == id_]
    return dossier, next(c for c in dossier.claims if wanted in c.statements)


def test_a_fact_stated_without_a_source_meets_its_attributed_relatives(bridge):
    dossier, claim = _claim([*bridge, plain("p5", ERODED, OTHER)])
    (own,) = [s for s in dossier.statements if s.own and s.article == "a5"]
    assert own.id in claim.statements
    assert own.id == "a5.o1"
    assert (own.body.kind, own.body.cue, own.body.source) == ("media", (), None)
    text = next(a.text for a in dossier.articles if a.id == "a5")
    assert [s.of(text) for s in own.body.content] == [ERODED.rstrip(".")]
    assert own.to_dict()["own"] is True
    assert not any(s.to_dict()["own"] for s in dossier.statements if s.body.cue)


def test_the_outlet_is_no_origin_but_ends_a_path(bridge):
    _, without = _claim(bridge)
    dossier, claim = _claim([*bridge, plain("p5", ERODED)])
    assert len(claim.origins) == len(without.origins)
    assert claim.origin_range == without.origin_range
    assert ("صحيفة p5",) in {path for o in claim.origins for path in o.paths}
    assert any("states it itself" in why for o in claim.origins for why in o.why)
    voice = next(v for v in dossier.voices if v.name == "صحيفة p5")
    assert (voice.kind, voice.statements) == ("media", ("a5.o1",))


def test_a_headline_can_state_what_another_article_attributes(bridge):
    dossier, claim = _claim(bridge)
    headlines = [s for s in dossier.statements if s.own]
    assert "a3" in {s.article for s in headlines}
    assert {s.id for s in headlines} <= set(claim.statements)


def test_what_it_lost_is_the_source_and_all_that_was_said_of_it(bridge):
    _, claim = _claim([*bridge, plain("p5", ERODED)])
    lost = {e.lost for e in claim.erosion if e.statement == "a5.o1"}
    assert {"source", "number", "agency", "reason"} <= lost


def test_an_article_that_states_a_claim_itself_is_not_silent(bridge):
    _, claim = _claim([*bridge, plain("p5", ERODED)])
    assert "a5" not in claim.silent


def test_sentences_that_meet_nothing_are_no_statements(bridge):
    assert not [s for s in weigh([*bridge, plain("p5", OTHER)], own=True).statements if s.article == "a5"]
    assert not weigh([plain("p5", ERODED), plain("p6", ERODED)], own=True).statements


def test_without_asking_nobody_speaks_for_himself(bridge):
    assert not [s for s in weigh([*bridge, plain("p5", ERODED)]).statements if s.own]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_the_pages_changes_nothing(bridge, unrelated, data):
    pages = [*bridge, plain("p5", ERODED, OTHER), unrelated]
    assert weigh(data.draw(st.permutations(pages)), own=True).to_dict() == weigh(pages, own=True).to_dict()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keep=st.sets(st.integers(0, 4), min_size=1))
def test_an_unrelated_article_changes_no_claim(bridge, unrelated, claims_shown, keep):
    all_pages = [*bridge, plain("p5", ERODED)]
    pages = [all_pages[i] for i in sorted(keep)]
    alone = claims_shown(weigh(pages, own=True))
    both = claims_shown(weigh([*pages, unrelated, plain("zy", OTHER)], own=True))
    assert [c for c in both if not c["statements"][0].startswith("zz")] == alone
