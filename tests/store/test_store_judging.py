"""Judgements kept: what people say is there with who said it, can be taken back, and goes with the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from harbour_story import SECOND
from riwaya.judging.finding import line_ref, statement_ref
from riwaya.model import (
    ArticleRef,
    ClaimRef,
    Judgement,
    Reading,
    RiwayaError,
    Says,
    StatementRef,
    StoryRef,
    VoiceRef,
    quoted,
)
from riwaya.store import Store
from riwaya.store.adding import add, add_name
from riwaya.store.answers import answers
from riwaya.store.backups import read_export, write_export
from riwaya.store.checking import check
from riwaya.store.exchange import exported, import_row
from riwaya.store.judgements import judge, judgement, judgements_of, withdraw
from riwaya.store.looking import article_of, find_article
from riwaya.store.naming import statement_named
from riwaya.store.preparing import Prepared
from riwaya.store.queries import parse
from riwaya.store.readings import current_reading, page_reading
from riwaya.store.reindexing import reindex
from riwaya.store.rereading import put_reading
from riwaya.store.schema import articles, judged_pages, judgements, members, pages, stories
from riwaya.store.searching import search
from riwaya.store.shown import shown_pages
from store_help import AT, prepared

LATER = "2031-03-06T11:00:00+02:00"


def reading(store: Store, name: str) -> Reading:
    """A page as it was read."""
    with store.reading() as connection:
        return page_reading(connection, find_article(connection, name).sha256)


def said(store: Store, name: str, place: int = 0) -> StatementRef:
    page = reading(store, name)
    article = page.articles[0]
    return statement_ref(page, article.n, article.statements[place])


def story(store: Store, number: int, *names: str, merged: int | None = None) -> None:
    with store.writing() as connection:
        connection.execute(insert(stories).values(id=number, title="", articles=len(names), moved=AT, merged=merged))
        for name in names:
            row = {"story": number, "article": find_article(connection, name).id, "score": 1.0, "why": "", "added": AT}
            connection.execute(insert(members).values(row))


def all_of(store: Store, **of: object) -> list[Judgement]:
    with store.reading() as connection:
        return judgements_of(connection, **of)  # type: ignore[arg-type]


def test_what_is_said_is_kept_and_found(filled: Store) -> None:
    first, second = said(filled, "first.txt"), said(filled, "second.txt")
    wrong = judge(filled, "statement-wrong", first, author=" سلمى ", at=LATER, note="خبر لا قول")
    same = judge(filled, "claim-same", second, Says(others=(first,)), author="نبيل", at=AT)
    assert (wrong.author, wrong.at) == ("سلمى", "2031-03-06T09:00:00.000000Z")
    assert all_of(filled) == [same, wrong]
    assert all_of(filled, page=first.page) == [same, wrong]
    assert all_of(filled, page=second.page) == [same]
    with filled.reading() as connection:
        article = find_article(connection, "second.txt").id
        assert judgement(connection, wrong.uid[:8]) == wrong
    assert all_of(filled, article=article) == [same]
    assert all_of(filled, article=999) == []
    assert all_of(filled, kinds=["statement-wrong"]) == [wrong]
    assert not list(check(filled))


def test_a_judgement_is_taken_back_by_its_author(filled: Store) -> None:
    wrong = judge(filled, "statement-wrong", said(filled, "first.txt"), author="سلمى", at=AT)
    with pytest.raises(RiwayaError, match="nobody else"):
        withdraw(filled, wrong.uid, author="نبيل", at=LATER)
    back = withdraw(filled, wrong.uid, author="سلمى", at=LATER)
    assert all_of(filled, page=wrong.pages[0], kinds=["statement-wrong"]) == [wrong, back]
    with pytest.raises(RiwayaError, match="withdrew it on 2031-03-06"):
        withdraw(filled, wrong.uid, author="سلمى", at=LATER)
    with pytest.raises(RiwayaError, match="cannot be withdrawn"):
        withdraw(filled, back.uid, author="سلمى", at=LATER)
    with pytest.raises(RiwayaError, match="no such judgement"):
        withdraw(filled, "0" * 32, author="سلمى", at=LATER)
    other = judge(filled, "statement-wrong", said(filled, "second.txt"), author="نبيل", at=AT)
    assert withdraw(filled, other.uid, author="سلمى", at=LATER, anyone=True).withdraws == other.uid
    assert not list(check(filled))


def test_what_is_not_there_cannot_be_judged(filled: Store) -> None:
    page = reading(filled, "first.txt")
    sha, text = page.page.sha256, page.page.text
    here = said(filled, "first.txt")
    moved = Says(content=quoted("ك" + text, [(3, 9)]))
    for kind, target, says, why in (
        ("statement-wrong", StatementRef(sha, 1, (), quoted("ك" * 40, [(10, 30)])), Says(), "no such statement"),
        ("statement-wrong", StatementRef("0" * 64, 1, (), here.content), Says(), "not in the store"),
        ("article-checked", ArticleRef(sha, 7), Says(), "no article 7"),
        ("statement-fields", here, moved, "are others"),
        ("statement-fields", here, Says(), "one of"),
        ("story-name", StoryRef(3), Says(name="المرفأ"), "no such story"),
        ("claim-same", here, Says(others=(here,)), "itself"),
        ("statement-doubtful", here, Says(), "no judgement is called"),
    ):
        with pytest.raises(RiwayaError, match=why):
            judge(filled, kind, target, says, author="سلمى", at=AT)  # type: ignore[arg-type]
    with pytest.raises(RiwayaError, match="author"):
        judge(filled, "statement-right", here, author=" ", at=AT)
    odd = judge(filled, "note", here, author="سلمى", at=AT, note="a\x00b\ud800")
    assert all_of(filled) == [odd]
    withdraw(filled, odd.uid, author="سلمى", at=AT)
    with pytest.raises(RiwayaError, match="cannot be judged"):
        judge(filled, "statement-right", here, author="سلمى", at="yesterday")
    assert len(all_of(filled)) == 2


def test_everything_can_be_judged(filled: Store) -> None:
    page = reading(filled, "second.txt")
    text = page.page.text
    here, there = said(filled, "second.txt"), said(filled, "first.txt")
    article = ArticleRef(page.page.sha256, 1)
    start = text.index("إغلاق") if "إغلاق" in text else text.index("السفن")
    missing = Says(content=quoted(text, [(start, start + 5)]), stance="asserts", kind="unnamed")
    judge(filled, "statement-missing", article, missing, author="سلمى", at=AT)
    added = StatementRef(page.page.sha256, 1, (), missing.content or ())
    judge(filled, "statement-right", added, author="نبيل", at=AT)
    judge(filled, "speaker", here, Says(name="سالم الغيداق", kind="person"), author="نبيل", at=AT)
    for kind in ("voice-same", "voice-other", "origin-same", "origin-other", "claim-other"):
        judge(filled, kind, here, Says(others=(there,)), author="نبيل", at=AT)
    line = line_ref(page, 1)
    assert line is not None
    judge(filled, "line-role", line, Says(role="link", article=0), author="نبيل", at=AT)
    for target in (article, line, here, ClaimRef((here, there)), VoiceRef(here)):
        judge(filled, "note", target, author="سلمى", at=AT, note="يراجع")
    assert len(all_of(filled)) == 14
    assert not list(check(filled))


def test_judgements_of_a_story(filled: Store, file_store: Store) -> None:
    story(filled, 1, "first.txt")
    story(filled, 2, "second.txt")
    first, second = said(filled, "first.txt"), said(filled, "second.txt")
    there = ArticleRef(first.page, 1)
    named = judge(filled, "story-name", StoryRef(1), Says(name="المرفأ"), author="سلمى", at=AT)
    assert named.target == StoryRef(1, (there,))
    pinned = judge(filled, "story-pin", StoryRef(2), Says(articles=(there,)), author="سلمى", at=LATER)
    wrong = judge(filled, "statement-wrong", second, author="سلمى", at=LATER)
    assert all_of(filled, story=1) == [named]
    assert sorted(all_of(filled, story=2), key=lambda j: j.kind) == [wrong, pinned]
    with pytest.raises(RiwayaError, match="with itself"):
        judge(filled, "story-merge", StoryRef(1), Says(story=StoryRef(1)), author="سلمى", at=AT)
    merge = judge(filled, "story-merge", StoryRef(1), Says(story=StoryRef(2)), author="سلمى", at=LATER)
    with filled.writing() as connection:
        connection.execute(update(stories).where(stories.c.id == 1).values(merged=2))
    assert {j.uid for j in all_of(filled, story=2)} == {named.uid, pinned.uid, wrong.uid, merge.uid}
    for row in exported(filled):
        import_row(file_store, json.loads(json.dumps(row)), "here")
    assert [j.target for j in all_of(file_store, kinds=["story-name"])] == [StoryRef(None, (there,))]
    story(file_store, 7, "first.txt")
    story(file_store, 8, "second.txt")
    assert [j.kind for j in all_of(file_store, story=7)] == ["story-name", "story-merge"]


def test_judgements_go_with_the_store(filled: Store, file_store: Store, tmp_path: Path) -> None:
    first = said(filled, "first.txt")
    wrong = judge(filled, "statement-wrong", first, author="سلمى", at=AT)
    withdraw(filled, wrong.uid, author="سلمى", at=LATER)
    rows = list(exported(filled))
    assert [import_row(file_store, row, "here") for row in rows] == ["new", "new", "judged", "judged"]
    assert [import_row(file_store, row, "here") for row in rows][2:] == ["known judgement"] * 2
    assert all_of(file_store) == all_of(filled)
    assert list(exported(file_store)) == rows
    assert not list(check(file_store))
    forged = {"judgement": rows[2]["judgement"] | {"author": "نبيل"}}
    bad: dict[str, object]
    for bad in (forged, {"judgement": {}}, {"judgement": rows[3]["judgement"] | {"uid": "9", "withdraws": "8"}}):
        with pytest.raises(RiwayaError, match="no judgement that could be kept"):
            import_row(file_store, bad, "here")
    target = tmp_path / "desk.jsonl"
    assert write_export(filled, str(target)) == 2
    other = Store.open(str(tmp_path / "third.db"), create=True)
    assert list(read_export(other, str(target))) == ["new", "new", "judged", "judged"]
    other.close()


@pytest.mark.parametrize(
    ("damage", "said_"),
    [
        (update(judgements).values(record="{}"), "damaged"),
        (update(judgements).values(author="آخر"), "another thing"),
        (delete(judged_pages), "another thing"),
    ],
)
def test_damage_to_judgements_is_found(filled: Store, damage: object, said_: str) -> None:
    judge(filled, "statement-wrong", said(filled, "first.txt"), author="سلمى", at=AT)
    with filled.writing() as connection:
        connection.execute(damage)  # type: ignore[call-overload]
    assert any(said_ in problem.what for problem in check(filled))


def test_a_withdrawal_of_nothing_is_damage(filled: Store) -> None:
    wrong = judge(filled, "statement-wrong", said(filled, "first.txt"), author="سلمى", at=AT)
    withdraw(filled, wrong.uid, author="سلمى", at=LATER)
    with filled.writing() as connection:
        gone = select(judgements.c.id).where(judgements.c.uid == wrong.uid).scalar_subquery()
        connection.execute(delete(judged_pages).where(judged_pages.c.judgement == gone))
        connection.execute(delete(judgements).where(judgements.c.uid == wrong.uid))
    assert ["not there" in problem.what for problem in check(filled)] == [True]
    with filled.reading() as connection:
        assert connection.execute(select(articles.c.id)).first()


def found(store: Store, question: str) -> list[str]:
    with store.reading() as connection:
        return sorted(a.number for a in answers(connection, parse(question), "statements", 20)[0])


def test_search_finds_what_is_shown(filled: Store, file_store: Store) -> None:
    here = said(filled, "first.txt")
    with filled.reading() as connection:
        number = find_article(connection, "first.txt").id
    before = found(filled, "voice:الندى")
    assert found(filled, "voice:الرملاوي") == []
    speaker = judge(filled, "speaker", here, Says(name="هاني الرملاوي", kind="person"), author="سلمى", at=AT)
    assert found(filled, "voice:الرملاوي") == [f"{number}.s1"]
    assert f"{number}.s1" not in found(filled, "voice:الندى")
    judge(filled, "statement-wrong", said(filled, "second.txt"), author="سلمى", at=AT)
    text = reading(filled, "first.txt").page.text
    at = text.index("السفن")
    missing = Says(content=quoted(text, [(at, at + 5)]), stance="denies", kind="person", name="مقداد السيلاوي")
    added = judge(filled, "statement-missing", ArticleRef(here.page, 1), missing, author="سلمى", at=AT)
    assert found(filled, "voice:السيلاوي stance:denies") == [f"{number}.p{added.uid[:7]}"]
    assert not list(check(filled))
    for row in [*exported(filled)][::-1]:  # judgements before the pages that they are of
        if row.get("judgement", {}).get("kind") != "withdrawal":
            import_row(file_store, row, "here")
    assert len(found(file_store, "voice:السيلاوي stance:denies")) == 1
    assert not list(check(file_store))
    withdraw(filled, speaker.uid, author="سلمى", at=LATER)
    assert f"{number}.s1" in before
    assert found(filled, "voice:الندى") == before
    assert found(filled, "voice:الرملاوي") == []
    assert not list(check(filled))


def test_what_is_read_again_is_shown_as_judged(filled: Store, harbour: list[Prepared]) -> None:
    judge(filled, "statement-wrong", said(filled, "first.txt"), author="سلمى", at=AT)
    with filled.reading() as connection:
        page = connection.execute(select(pages.c.id).where(pages.c.sha256 == harbour[0].sha256)).scalar_one()
        left = len(find_article(connection, "first.txt").article.statements)
    put_reading(filled, page, harbour[0], LATER, "9.9.9")
    assert not list(check(filled))
    with filled.writing() as connection:
        assert not reindex(connection)
    assert not list(check(filled))
    with filled.reading() as connection:
        assert len(find_article(connection, "first.txt").article.statements) == left
        assert len(page_reading(connection, harbour[0].sha256).articles[0].statements) == left + 1


def test_what_was_said_holds_for_later_versions(filled: Store) -> None:
    text = SECOND.replace("5 مارس 2031", "5 مارس 2031 - تحديث")
    wrong = judge(filled, "statement-wrong", said(filled, "second.txt"), author="سلمى", at=AT)
    add(filled, prepared("second.txt", text), LATER)
    later = prepared("other.txt", text + "\nانتهى.\n")
    add(filled, later, LATER)
    with filled.reading() as connection:
        ids = list(connection.execute(select(pages.c.id).order_by(pages.c.id)).scalars())[2:]
        kept = [article_of(connection, article) for article in ids]
        read = [current_reading(connection, page).articles[0].statements for page in ids]
    assert [len(k.article.statements) for k in kept if k] == [len(read[0]) - 1, len(read[1])]
    add_name(filled, ids[1], "second.txt", None, later.envelope, LATER)
    with filled.reading() as connection:
        named = article_of(connection, ids[1])
        assert named is not None
        assert len(named.article.statements) == len(read[1]) - 1
        shown = shown_pages(connection, [named.sha256])
        assert [(j.uid, shown.state(j)) for j in shown.judgements] == [(wrong.uid, "counts")]
    assert not list(check(filled))
    withdraw(filled, wrong.uid, author="سلمى", at=LATER)
    with filled.reading() as connection:
        assert [len(k.article.statements) for a in ids if (k := article_of(connection, a))] == [len(s) for s in read]
    assert not list(check(filled))


def test_what_a_line_says_that_is_text_after_all_is_found_and_judged(store: Store) -> None:
    told = SECOND + "\nالتعليقات\n\nونفى وزير النقل مقداد السيلاوي غرق الرافعة الصفراء.\n"
    add(store, prepared("told.txt", told), AT)
    page = reading(store, "told.txt")
    number = next(line.n for line in page.lines if "الصفراء" in line.span.of(page.page.text))
    line = line_ref(page, number)
    assert line is not None

    def found() -> int:
        with store.reading() as connection:
            return search(connection, parse("الصفراء"), "statements")[1]

    assert found() == 0
    body = judge(store, "line-role", line, Says(role="body"), author="سلمى", at=AT)
    assert found() == 1
    with store.reading() as connection:
        new = statement_named(connection, f"1.s{number}l1")
    judge(store, "statement-wrong", new, author="سلمى", at=LATER)
    assert found() == 0
    assert not list(check(store))
    withdraw(store, body.uid, author="سلمى", at=LATER)
    assert found() == 0
    assert not list(check(store))
