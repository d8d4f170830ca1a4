"""Judged readings: what people say is shown with who says it; the reading itself is never touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judging_help import Desk, moved
from riwaya import read
from riwaya.judging import Judged, judged, judged_readings
from riwaya.judging.finding import own_ref, statement_ref
from riwaya.model import Reading, Statement


def of(shown: Judged, page: int, label: str) -> Statement:
    return next(s for s in shown.readings[page].articles[0].statements if s.id == label)


def labels(shown: Judged, page: int) -> list[str]:
    return [s.id for s in shown.readings[page].articles[0].statements]


def test_without_judgements_nothing_changes(desk: Desk) -> None:
    assert desk.shown().readings == (desk.first, desk.second)
    assert judged_readings([desk.first], [desk.judge("statement-wrong", desk.said(desk.second, "الأجور"))]) == (
        desk.first,
    )


def test_a_wrong_statement_is_struck_out(desk: Desk) -> None:
    shown = desk.shown(desk.judge("statement-wrong", desk.said(desk.first, "الرافعات")))
    assert labels(shown, 0) == ["s1", "s2", "s4"]
    assert [(s.place.label, s.by[0].author) for s in shown.struck] == [("s3", "سلمى")]
    assert desk.first.articles[0].statements[2].id == "s3"


def test_corrected_fields_say_who_corrected_them(desk: Desk) -> None:
    target = desk.said(desk.second, "الأجور")
    shown = desk.shown(
        desk.judge("statement-fields", target, stance="asserts", content=desk.text(desk.second, "ستدفع كاملة"), via=())
    )
    was, now = of(desk.shown(), 1, "s3"), of(shown, 1, "s3")
    assert (now.stance, now.score) == ("asserts", 1.0)
    assert [c.of(desk.second.page.text) for c in now.content] == ["ستدفع كاملة"]
    assert now.why == (*was.why, "judged by سلمى, 2031-03-06: content, stance")
    assert now.voice == was.voice


def test_a_statement_that_is_right_is_confirmed(desk: Desk) -> None:
    shown = of(desk.shown(desk.judge("statement-right", desk.said(desk.second, "الأجور"))), 1, "s3")
    assert (shown.score, shown.why[-1]) == (1.0, "confirmed by سلمى, 2031-03-06")


def test_another_speaker(desk: Desk) -> None:
    target = desk.said(desk.second, "الأجور")
    shown = of(desk.shown(desk.judge("speaker", target, name="هاني الرملاوي", kind="person")), 1, "s3")
    assert (shown.voice.name, shown.voice.kind, shown.kind) == ("هاني الرملاوي", "person", "person")
    assert shown.why[-1].endswith("kind, speaker")
    known = desk.judge("speaker", target, name="مدير المرفأ سالم الغيداق", kind="person")
    assert of(desk.shown(known), 1, "s3").voice == of(desk.shown(), 1, "s2").voice
    words = desk.judge("statement-fields", target, source=(), referent=desk.text(desk.second, "سالم الغيداق"))
    changed = of(desk.shown(words), 1, "s3")
    assert (changed.source, changed.voice.name) == (None, "سالم الغيداق")


def test_another_kind_leaves_the_name(desk: Desk) -> None:
    target = desk.said(desk.first, "الرافعات")
    shown = of(desk.shown(desk.judge("statement-fields", target, kind="person", stance="hedges")), 0, "s3")
    assert (shown.voice.name, shown.voice.kind) == ("أربعة مسؤولين في المرفأ", "person")


def test_other_carriers_make_another_chain(desk: Desk) -> None:
    target = desk.said(desk.first, "الرافعات")
    shown = of(desk.shown(desk.judge("statement-fields", target, via=desk.text(desk.first, "وكالة الندى"))), 0, "s3")
    assert shown.chain == ("وكالة الندى",)


def test_a_missing_statement_stands_in_its_place(desk: Desk) -> None:
    missing = desk.missing()
    shown = desk.shown(missing)
    label = f"p{missing.uid[:7]}"
    assert labels(shown, 0) == ["s1", "s2", "s3", label, "s4"]
    made = of(shown, 0, label)
    assert (made.inside, made.voice.name, made.form, made.score) == ("s3", "الرافعات", "indirect", 1.0)
    assert made.why == ("added by سلمى, 2031-03-06",)


def test_what_two_people_miss_is_one_statement(desk: Desk) -> None:
    one, two = desk.missing(), desk.missing("نبيل", stance="denies", content=desk.text(desk.first, "منذ أيام."))
    shown = desk.shown(one, two)
    assert len(labels(shown, 0)) == 5
    made = of(shown, 0, f"p{one.uid[:7]}")
    assert made.stance == "asserts"
    assert [c.about for c in shown.conflicts] == ["content", "stance"]
    assert made.why[-1] == "contested by سلمى, 2031-03-06; نبيل, 2031-03-06: stance"


def test_what_the_machine_has_is_not_added_twice(desk: Desk) -> None:
    text = desk.second
    known = desk.judge("statement-missing", desk.article(text), cue=desk.text(text, "وأكدت"), stance="asserts",
                       source=desk.text(text, "نقابة العمال"), content=desk.text(text, "الأجور ستدفع كاملة"),
                       kind="organisation")  # fmt: skip
    shown = desk.shown(known)
    assert labels(shown, 1) == ["s1", "s2", "s3"]
    assert of(shown, 1, "s3").stance == "asserts"


def test_of_one_author_the_latest_counts(desk: Desk) -> None:
    target = desk.said(desk.second, "الأجور")
    said = [desk.judge("statement-fields", target, stance=stance) for stance in ("hedges", "asserts")]
    assert of(desk.shown(*said), 1, "s3").stance == "asserts"
    assert desk.shown(*said).conflicts == ()


def test_where_people_differ_the_machine_stays(desk: Desk) -> None:
    target = desk.said(desk.second, "الأجور")
    one = desk.judge("statement-fields", target, stance="asserts", kind="unnamed")
    two = desk.judge("statement-fields", target, "نبيل", stance="hedges", kind="unnamed")
    shown = desk.shown(one, two)
    made = of(shown, 1, "s3")
    assert (made.stance, made.kind) == ("expects", "unnamed")
    (conflict,) = shown.conflicts
    assert (conflict.about, [j.uid for j in conflict.judgements]) == ("stance", [one.uid, two.uid])
    assert [p.label for p in conflict.places] == ["s3"]
    assert desk.shown(one, two, desk.withdraw(two)).conflicts == ()
    wrong = desk.judge("statement-wrong", target, "نبيل")
    shown = desk.shown(one, wrong)
    assert "contested" in of(shown, 1, "s3").why[-1]
    assert shown.struck == ()
    assert shown.conflicts[0].to_dict()["places"] == [{"page": desk.second.page.sha256, "n": 1, "label": "s3"}]


def test_a_line_has_another_role(desk: Desk) -> None:
    link = desk.judge("line-role", desk.line(desk.second, 9), role="link")
    shown = desk.shown(link)
    line = next(line for line in shown.readings[1].lines if line.n == 9)
    assert (line.role, line.article, line.score, line.why[-1]) == ("link", None, 1.0, "judged by سلمى, 2031-03-06")
    assert 9 not in [line.n for line in shown.readings[1].articles[0].lines]
    assert labels(shown, 1) == ["s1", "s2"]
    assert [s.by for s in shown.struck] == [(link,)]
    right = desk.judge("statement-right", desk.said(desk.second, "الأجور"))
    assert labels(desk.shown(link, right), 1) == ["s1", "s2", "s3"]
    body = desk.shown(desk.judge("line-role", desk.line(desk.second, 11), role="body"))
    assert [line.n for line in body.readings[1].articles[0].lines][-1] == 11
    none = desk.shown(desk.judge("line-role", desk.line(desk.second, 9), article=0))
    assert labels(none, 1) == ["s1", "s2"]
    other = desk.judge("line-role", desk.line(desk.second, 9), "نبيل", role="caption")
    contested = desk.shown(link, other)
    assert contested.conflicts[0].places[0].label == "line 9"
    assert next(line for line in contested.readings[1].lines if line.n == 9).role == "body"


def test_another_line_is_the_title(desk: Desk) -> None:
    shown = desk.shown(
        desk.judge("line-role", desk.line(desk.second, 1), role="chrome"),
        desk.judge("line-role", desk.line(desk.second, 5), role="title"),
    )
    article = shown.readings[1].articles[0]
    assert article.headline.startswith("قال مسؤولون")
    gone = desk.shown(desk.judge("line-role", desk.line(desk.second, 1), role="chrome")).readings[1].articles[0]
    assert (gone.title, gone.headline) == (None, "")


def test_what_was_judged_is_found_in_another_reading(desk: Desk) -> None:
    said = [
        desk.judge("statement-fields", desk.said(desk.second, "الأجور"), content=desk.text(desk.second, "ستدفع كاملة")),
        desk.judge("line-role", desk.line(desk.second, 11), role="ticker"),
        desk.judge("statement-wrong", desk.said(desk.second, "الأرصفة")),
    ]
    again = moved(desk.second)
    (shown,) = judged_readings([again], said)
    (was,) = [s for s in again.articles[0].statements if "الأجور" in s.content[0].of(again.page.text)]
    made = next(s for s in shown.articles[0].statements if s.id == was.id)
    assert [c.of(again.page.text) for c in made.content] == ["ستدفع كاملة"]
    assert [line.role for line in shown.lines][-1] == "ticker"
    assert len(shown.articles[0].statements) == 2


def test_what_is_gone_no_longer_applies(desk: Desk) -> None:
    target = desk.said(desk.second, "الأجور")
    other = desk.said(desk.second, "الأرصفة")
    said = [
        desk.judge("statement-wrong", target),
        desk.judge("statement-fields", target, stance="asserts"),
        desk.judge("note", target, note="يراجع"),
        desk.judge("claim-same", other, others=(target,)),
        desk.judge("line-role", desk.line(desk.second, 9), role="link"),
    ]
    (article,) = desk.second.articles
    text = desk.second.page.text.replace("وأكدت نقابة العمال أن الأجور ستدفع كاملة.", "ولا جديد.")
    kept = tuple(s for s in article.statements if s.id != "s3")
    lines = tuple(line for line in desk.second.lines if line.n < 9)
    without: Reading = replace(desk.second, page=replace(desk.second.page, text=text), lines=lines,
                               articles=(replace(article, statements=kept, lines=lines),))  # fmt: skip
    shown = judged([without], said)
    assert shown.lost == tuple(said)
    assert shown.readings[0].articles[0].statements == kept
    assert judged([desk.first], said).lost == ()


def test_an_article_is_checked_as_it_is_shown(desk: Desk) -> None:
    from riwaya.judging.checks import digest_of

    wrong = desk.judge("statement-wrong", desk.said(desk.second, "الأجور"))
    digest = digest_of(desk.shown(wrong).readings[1].articles[0])
    checked = desk.judge("article-checked", desk.article(desk.second), digest=digest)
    assert desk.shown(wrong, checked).checked == {desk.article(desk.second): (checked,)}
    shown = desk.shown(wrong, checked, desk.withdraw(wrong))
    assert (shown.checked, shown.lost) == ({}, (checked,))


@pytest.mark.parametrize("respect", ["claim", "voice", "origin"])
def test_what_is_decided_of_two_statements(desk: Desk, respect: str) -> None:
    a, b, c = desk.said(desk.second, "السفن"), desk.said(desk.first, "السفن"), desk.said(desk.first, "الرافعات")
    same = desk.judge(f"{respect}-same", a, others=(b,))  # type: ignore[arg-type]
    other = desk.judge(f"{respect}-other", c, others=(a, b))  # type: ignore[arg-type]
    shown = desk.shown(same, other)
    bonds = getattr(shown.decided, f"{respect}s")
    assert {(bond.a.label, bond.b.label, bond.same) for bond in bonds} == {("s1", "s2", True), ("s3", "s1", False),
                                                                          ("s3", "s2", False)}  # fmt: skip
    assert {bond.why for bond in bonds} == {f"سلمى, 2031-03-06: {w} {respect}" for w in ("the same", "another")}
    differs = desk.judge(f"{respect}-other", b, "نبيل", others=(a,))  # type: ignore[arg-type]
    shown = desk.shown(same, differs)
    assert getattr(shown.decided, f"{respect}s") == ()
    assert [(c.about, len(c.places)) for c in shown.conflicts] == [(respect, 2)]
    struck = desk.shown(same, desk.judge("statement-wrong", b))
    assert getattr(struck.decided, f"{respect}s") == ()
    assert struck.conflicts == ()


def test_a_contradiction_round_a_corner_is_a_conflict(desk: Desk) -> None:
    a, b, c = desk.said(desk.second, "السفن"), desk.said(desk.first, "السفن"), desk.said(desk.second, "الأجور")
    said = [
        desk.judge("claim-same", a, others=(b,)),
        desk.judge("claim-same", b, "نبيل", others=(c,)),
        desk.judge("claim-other", a, "هدى", others=(c,)),
    ]
    shown = desk.shown(*said)
    assert shown.decided.claims == ()
    assert [c.judgements for c in shown.conflicts] == [tuple(said)]
    assert len(desk.shown(*said[:2]).decided.claims) == 2


def test_judgements_of_pages_elsewhere_do_not_count(desk: Desk) -> None:
    said = desk.judge("claim-same", desk.said(desk.second, "السفن"), others=(desk.said(desk.first, "السفن"),))
    shown = judged([desk.second], [said])
    assert (shown.decided.claims, shown.lost) == ((), ())


def test_what_an_article_states_itself_is_another_claim(desk: Desk) -> None:
    start = desk.first.page.text.index("ووصلت")
    mine = own_ref(desk.first, 1, [(start, start + 11)])
    other = desk.judge("claim-other", mine, others=(desk.said(desk.second, "السفن"),))
    (bond,) = desk.shown(other).decided.claims
    assert (bond.a.label, bond.b.label, bond.same) == (f"{start}-{start + 11}", "s1", False)
    with pytest.raises(ValueError, match="only be said"):
        desk.judge("voice-other", mine, others=(desk.said(desk.second, "السفن"),))
    changed = replace(desk.first, page=replace(desk.first.page, text="لا شيء"))
    assert judged([changed, desk.second], [other]).lost == (other,)


TOLD_BESIDE = """مرفأ الزيتون يعود إلى العمل

5 مارس 2031

قال مدير المرفأ سالم الغيداق إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.

وأضاف الغيداق أن الرافعات تعمل منذ أيام.

التعليقات

ونفى وزير النقل مقداد السيلاوي إغلاق الأرصفة القديمة في المرفأ.
"""


def test_a_line_that_is_text_after_all_is_read(desk: Desk) -> None:
    desk.second = read(TOLD_BESIDE, name="second.txt")
    assert labels(desk.shown(), 1) == ["s1", "s2"]
    body = desk.judge("line-role", desk.line(desk.second, 11), role="body")
    shown = desk.shown(body)
    [article] = shown.readings[1].articles
    assert labels(shown, 1) == ["s1", "s2", "s11l1"]
    new = article.statements[-1]
    assert (new.stance, new.voice.name.split()[-1]) == ("denies", "السيلاوي")
    assert new.why[-1] == "line judged by سلمى, 2031-03-06"
    assert any("السيلاوي" in m.span.of(shown.readings[1].page.text) for m in article.mentions)
    assert article.statements[:2] == desk.second.articles[0].statements
    right = desk.judge("statement-fields", statement_ref(shown.readings[1], 1, new), stance="hedges")
    assert of(desk.shown(body, right), 1, new.id).stance == "hedges"
    wrong = desk.judge("statement-wrong", statement_ref(shown.readings[1], 1, new))
    assert new.id not in labels(desk.shown(body, wrong), 1)
    assert desk.shown(wrong).lost == (wrong,)  # the line is a form again
