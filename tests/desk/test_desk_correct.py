"""Correcting in the desk: said in two clicks, shown at once, taken back, and never in another's name."""

from __future__ import annotations

import re

from desk_help import axe, both, come_in


def said(visitor, key, **form):
    held = visitor.get(f"/correct/{key}").text
    proof = re.search(r'name="proof" value="([^"]+)"', held)
    assert proof
    return visitor.post(f"/correct/{key}", data={"proof": proof[1], **form})


@both
def test_a_statement_is_said_to_be_none_in_two_clicks_and_taken_back(spare_visit):
    page = spare_visit("/articles/1")
    before = page.locator("#statements .said-card").count()
    page.locator("#statements .said-card a[href*='/correct/']").first.click()
    page.locator("#correct-box button.strong").wait_for()
    assert axe(page) == []
    with page.expect_navigation():
        page.locator("#correct-box button.strong").click()
    assert page.locator("#statements .said-card").count() == before - 1
    page.goto(spare_visit.desk.address + "/judgements")
    assert page.locator(".judgement").count() == 1
    with page.expect_navigation():
        page.locator("button.undo").click()
    assert page.locator(".judgement.withdrawn").count() == 1
    page.goto(spare_visit.desk.address + "/articles/1")
    assert page.locator("#statements .said-card").count() == before


def test_a_speaker_a_stance_and_a_note_are_kept_with_who_said_so(spare):
    visitor = spare.client(**{"accept-language": "en"})
    assert said(visitor, "1.s1", kind="speaker", name="سالم الغيداق", sort="person").status_code == 303
    assert said(visitor, "1.s1", kind="statement-fields", stance="denies").status_code == 303
    assert said(visitor, "1.s1", kind="note", note="heard twice").status_code == 303
    assert "سالم الغيداق" in visitor.get("/articles/1").text
    history = visitor.get("/correct/1.s1").text
    assert history.count('class="judgement counts"') == 3
    assert "heard twice" in history


def test_what_cannot_be_said_is_a_sentence_and_nothing_is_kept(spare):
    visitor = spare.client(**{"accept-language": "en"})
    for form in ({"kind": "speaker"}, {"kind": "statement-fields", "source": "words that nobody printed"},
                 {"kind": "claim-same", "others": "77.s1"}, {"kind": "praise"}, {"kind": "line-role", "role": "body"},
                 {"kind": "statement-fields", "stance": "shrugs"}):  # fmt: skip
        answer = said(visitor, "1.s1", **form)
        assert answer.status_code == 400, form
        assert "Traceback" not in answer.text
    assert 'class="judgement' not in visitor.get("/judgements").text
    assert visitor.get("/correct/999.s1").status_code == 404


def test_a_line_takes_another_role_and_a_story_another_name(spare):
    visitor = spare.client(**{"accept-language": "en"})
    line = re.search(r'href="/correct/1:(\d+)', visitor.get("/articles/1").text)
    assert line
    assert said(visitor, f"1:{line[1]}", kind="line-role", role="caption").status_code == 303
    assert 'class="judgement counts"' in visitor.get(f"/correct/1:{line[1]}").text
    assert said(visitor, "story:1", kind="story-name", name="سد الربوة").status_code == 303
    assert "سد الربوة" in visitor.get("/correct/story:1").text


def test_statements_are_told_apart_and_the_claim_follows(spare):
    visitor = spare.client()
    held = visitor.get("/claims/1").text
    keys = sorted(set(re.findall(r"/articles/(\d+)#(s\d+)", held)))
    assert len(keys) > 1
    one, other = (".".join(key) for key in keys[:2])
    assert said(visitor, one, kind="claim-other", others=other).status_code == 303
    after = visitor.get("/claims/1").text
    both = [key for key in (one, other) if "/articles/" + key.replace(".", "#") in after]
    assert len(both) < 2


def test_a_statement_of_a_claim_is_corrected_from_the_claims_page_in_two_clicks(spare_visit):
    page = spare_visit("/claims/1")
    before = page.locator(".wordings > li").count()
    page.locator(".wordings a[data-correct]").first.click()
    with page.expect_navigation():
        page.locator("#correct-box button.strong").click()
    assert page.url.endswith("/claims/1")
    assert page.locator(".wordings > li").count() < before


def test_a_statement_is_taken_out_of_a_claim_and_put_back(spare):
    visitor = spare.client(**{"accept-language": "en"})
    form = visitor.get("/correct/claim:1").text
    found = re.search(
        r'action="/correct/(\d+\.s\d+)".*?name="kind" value="claim-other".*?name="others" value="([^"]+)"', form
    )
    assert found, form
    said(visitor, found[1], kind="claim-other", others=found[2])
    where = "/articles/" + found[1].replace(".", "#")
    assert where not in visitor.get("/claims/1").text
    history = visitor.get("/correct/claim:1").text
    uid = re.search(r"/judgements/([0-9a-f]{32})/withdraw", history)
    assert uid
    proof = re.search(r'name="proof" value="([^"]+)"', history)
    visitor.post(f"/judgements/{uid[1]}/withdraw", data={"proof": proof[1]})
    assert where in visitor.get("/claims/1").text


def test_a_voice_is_said_to_be_another_or_the_same_by_its_statements(spare):
    visitor = spare.client(**{"accept-language": "en"})
    link = re.search(r'href="/correct/(voice:\d+\.s\d+)', visitor.get("/voices/4").text)
    assert link
    form = visitor.get(f"/correct/{link[1]}").text
    assert 'value="voice-other"' in form
    same = re.search(
        r'action="/correct/(\d+\.s\d+)"[^>]*>(?:(?!</form>).)*value="voice-same".*?<option value="([^"]+)">', form, re.S
    )
    assert same
    assert said(visitor, same[1], kind="voice-same", others=same[2]).status_code == 303
    assert 'class="judgement counts"' in visitor.get(f"/correct/voice:{same[1]}").text


def test_every_statement_claim_and_voice_can_be_corrected_where_it_is_shown_but_not_by_readers(local, team):
    pages = ("/stories/1", "/claims/1", "/voices/4", "/stories/1/voices", "/search?q=السد&in=statements",
             "/place?id=haditha-dam", "/articles/1")  # fmt: skip
    mona, _ = come_in(team, "mona")
    for path in pages:
        assert "/correct/" in local.client().get(path).text, path
        assert "/correct/" not in mona.get(path).text, path


def test_the_queue_begins_with_what_is_least_sure_and_passes_over_what_was_looked_at(spare):
    visitor = spare.client(**{"accept-language": "en"})
    shares = [int(n) for n in re.findall(r"Score (\d+)", visitor.get("/queue").text)]
    assert shares == sorted(shares)
    first = re.search(r'href="/correct/(\d+)\.(s\d+)', visitor.get("/queue").text)
    assert first
    said(visitor, f"{first[1]}.{first[2]}", kind="statement-right")
    assert f"/correct/{first[1]}." not in visitor.get("/queue").text


def test_people_who_differ_are_both_shown_and_nobody_takes_back_anothers(team):
    hani, _ = come_in(team, "hani")
    salma, _ = come_in(team, "salma")
    mona, _ = come_in(team, "mona")
    assert said(hani, "1.s2", kind="statement-fields", stance="denies").status_code == 303
    assert said(salma, "1.s2", kind="statement-fields", stance="hedges").status_code == 303
    assert hani.get("/correct/1.s2").text.count('class="judgement contested"') == 2
    assert mona.get("/correct/1.s2").status_code == 403
    shown = mona.get("/judgements").text
    assert "salma" in shown
    assert 'class="undo"' not in shown
    uid = re.findall(r"/judgements/([0-9a-f]{32})/withdraw", salma.get("/correct/1.s2").text)
    assert len(uid) == 2  # an admin may take back both
    assert len(re.findall(r"/judgements/([0-9a-f]{32})/withdraw", hani.get("/correct/1.s2").text)) == 1
