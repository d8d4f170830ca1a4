"""A story's dossier is laid out as people judged it, and made anew when they judge, and only then."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from harbour_story import FIRST, SECOND
from riwaya.judging.finding import statement_ref
from riwaya.model import Says, StatementRef
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.dossiers import StoryDossier, dossier_of
from riwaya.store.growing import grow
from riwaya.store.judgements import judge, withdraw
from riwaya.store.looking import find_article
from riwaya.store.readings import page_reading
from riwaya.store.schema import dossiers, stories
from store_help import AT, prepared

DENIED = "\nونفى مدير المرفأ سالم الغيداق إغلاق الأرصفة القديمة.\n"


@pytest.fixture
def desk(store: Store) -> Store:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND + DENIED)):
        add(store, prepared(name, text), AT)
    grow(store, AT)
    return store


def the_dossier(store: Store) -> StoryDossier:
    with store.reading() as connection:
        (story,) = connection.execute(select(stories.c.id)).scalars()
    return dossier_of(store, story, AT)


def said(store: Store, page: str, words: str) -> StatementRef:
    with store.reading() as connection:
        reading = page_reading(connection, find_article(connection, page).sha256)
    for s in reading.articles[0].statements:
        if words in s.content[0].of(reading.page.text):
            return statement_ref(reading, 1, s)
    raise AssertionError(words)


def made(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(dossiers)).scalar_one()


def test_a_dossier_is_as_people_judged(desk: Store) -> None:
    before = the_dossier(desk).dossier
    origins = len(next(c for c in before.claims if len(c.statements) > 1).origins)
    first, second = said(desk, "first.txt", "السفن"), said(desk, "second.txt", "السفن")
    parted = judge(desk, "origin-other", second, Says(others=(first,)), author="سلمى", at=AT)
    wrong = judge(desk, "statement-wrong", said(desk, "second.txt", "الأرصفة"), author="سلمى", at=AT)
    after = the_dossier(desk).dossier
    assert len(after.statements) == len(before.statements) - 1
    assert len(next(c for c in after.claims if len(c.statements) > 1).origins) == origins + 1
    for uid in (parted.uid, wrong.uid):
        withdraw(desk, uid, author="سلمى", at=AT)
    assert the_dossier(desk).dossier.to_dict() == before.to_dict()


def test_notes_make_no_new_dossier(desk: Store) -> None:
    the_dossier(desk)
    judge(desk, "note", said(desk, "first.txt", "السفن"), author="سلمى", at=AT, note="يراجع")
    the_dossier(desk)
    assert made(desk) == 1
    judge(desk, "statement-wrong", said(desk, "first.txt", "السفن"), author="سلمى", at=AT)
    kept = the_dossier(desk)
    assert made(desk) == 2
    assert the_dossier(desk).dossier.to_dict() == kept.dossier.to_dict()
    assert made(desk) == 2
