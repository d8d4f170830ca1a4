"""Desks over the sample story: one for whoever sits here, one for a team."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sqlalchemy import func, insert, select

from browser_help import opened_chromium
from desk_help import AT, SECRET, Opened, Visits, come_in, opened_desk
from riwaya.desk import Settings
from riwaya.desk.context import COOKIE
from riwaya.intake.entries import Entry
from riwaya.sample import sample_pages
from riwaya.store import Store, adding
from riwaya.store.accounts import add_account
from riwaya.store.audit import By
from riwaya.store.dossiers import dossier_of
from riwaya.store.schema import alerts, articles, claims, events, members, stories, visits
from riwaya.taking.reading import prepared_of

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> \u202eمقلوب\u202c\n\n"
    "نفى المدير <b onmouseover=alert(3)>هادي الصبّان</b> لوكالة \u2066مدى\u2069 وجود أي عامل داخل الصومعة.\n"
    + "ه" * 5000 + "\n"
)  # fmt: skip
HOSTILE_PAGE = (
    "<html><head><title>صفحة</title><meta http-equiv=refresh content='0;url=/login'><base href='http://example.org/'>"
    "<script>document.title='ran'</script><style>@import url(http://example.org/a.css);</style></head>"
    "<body onload=alert(1)><h1>انهيار صومعة الميناء</h1><p style='background:url(http://example.org/b.png)'>"
    "قال مدير الميناء <a href='javascript:alert(2)'>هادي الصبّان</a> إن الجدار الشرقي سقط كله فجر السبت.</p>"
    "<img src=http://example.org/c.png alt='الصومعة قبل الانهيار'><iframe src=/login></iframe>"
    "<form action=/logout method=post><input autofocus name=q><button>أرسل</button></form>"
    "<svg><script>alert(3)</script></svg></body></html>"
)


def with_pages(where: str) -> Store:
    store = Store.open(where, create=True)
    given = [(page.name, page.read_bytes()) for page in sample_pages()]
    given += [("evil <i>.txt", HOSTILE.encode()), ("evil.html", HOSTILE_PAGE.encode())]
    for name, data in given:
        made, problems = prepared_of((Entry(name, data), None))
        assert made is not None, problems
        adding.add(store, made, AT)
    return store


def with_stories(store: Store) -> None:
    """Stories by hand: one with news and an alert, one without, one whose name is hostile and without end."""
    with store.writing() as connection:
        ids = list(connection.execute(select(articles.c.id)).scalars())
        told = (("انهيار السد: روايات متضاربة", ids[:9]), ("هدنة الميناء", ids[9:11]),
                ("<b>" + "W" * 100_000 + "\u202e" + "ه" * 900_000, ids[11:]))  # fmt: skip
        for n, (title, held) in enumerate(told, 1):
            row = {"id": n, "title": title, "first": "2022-03-01", "last": "2022-03-09", "articles": len(held)}
            connection.execute(insert(stories).values(row | {"moved": AT}))
            for key in held:
                row = {"story": n, "article": key, "score": 0.9, "why": "words", "added": AT}
                connection.execute(insert(members).values(row))
    dossier_of(store, 1, AT)
    with store.writing() as connection:
        last = connection.execute(select(func.max(events.c.id))).scalar() or 0
        row = {"story": 1, "label": "c99", "gist": "سقط السد", "standing": "single", "outlets": 1, "origins": 1}
        connection.execute(insert(claims).values(row | {"id": 999, "least": 1, "most": 1, "gone": AT}))
        for n, kind in enumerate(("new_article", "new_article", "denial", "something_else")):
            row = {"at": AT, "kind": kind, "key": str(n), "story": 1, "record": "{}"}
            connection.execute(insert(events).values(row))
        connection.execute(insert(alerts).values(rule="denials", event=last + 3, at=AT))
        connection.execute(insert(visits).values(account=0, story=0, event=last, at=AT))


@pytest.fixture(scope="session")
def pages_kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store's file with the sample's pages and hostile ones: read once, copied for every desk."""
    where = tmp_path_factory.mktemp("desk") / "pages.db"
    store = with_pages(str(where))
    with_stories(store)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return where.read_bytes()


@pytest.fixture(scope="session")
def local(pages_kept: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A desk for whoever sits at this machine."""
    where = tmp_path_factory.mktemp("local") / "desk.db"
    where.write_bytes(pages_kept)
    with opened_desk(Store.open(str(where)), Settings()) as desk:
        yield desk


@pytest.fixture
def spare(pages_kept: bytes, tmp_path: Path) -> Iterator[Opened]:
    """A local desk for one test, which may change what it likes."""
    where = tmp_path / "spare.db"
    where.write_bytes(pages_kept)
    with opened_desk(Store.open(str(where)), Settings()) as desk:
        yield desk


@pytest.fixture(scope="session")
def team(pages_kept: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A desk for a team: salma is admin, hani checks, mona reads."""
    where = tmp_path_factory.mktemp("team") / "desk.db"
    where.write_bytes(pages_kept)
    store = Store.open(str(where))
    for name, role in (("salma", "admin"), ("hani", "checker"), ("mona", "reader")):
        add_account(store, name, SECRET, role, By("", AT))  # type: ignore[arg-type]
    with opened_desk(store, Settings(team=True)) as desk:
        yield desk


@pytest.fixture(scope="module")  # while it is open a loop runs in this thread, and other modules begin their own
def chromium() -> Iterator[Browser]:
    with opened_chromium() as browser:
        yield browser


@pytest.fixture
def lang() -> str:
    """The language of whoever visits: Arabic where a test does not ask for both (`desk_help.both`)."""
    return "ar"


@pytest.fixture
def visit(chromium: Browser, local: Opened, lang: str) -> Iterator[Visits]:
    """Opens pages of the local desk in one language; nothing may be complained of, and nobody else asked."""
    visits = Visits(chromium, local, lang)
    yield visits
    visits.close()


@pytest.fixture
def admins_visit(chromium: Browser, team: Opened, lang: str) -> Iterator[Visits]:
    """As *visit*, of the team's desk, by its admin."""
    visitor, _ = come_in(team, "salma")
    visits = Visits(chromium, team, lang, visitor.cookies[COOKIE])
    yield visits
    visits.close()


@pytest.fixture
def spare_visit(chromium: Browser, spare: Opened, lang: str) -> Iterator[Visits]:
    """As *visit*, of a desk that the test may change."""
    visits = Visits(chromium, spare, lang)
    yield visits
    visits.close()
