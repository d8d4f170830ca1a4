"""A store that was made to do harm: mark-up, turned text and names without end wherever anything can hold a text."""

from __future__ import annotations

import json

from sqlalchemy import func, insert, select, update

from desk_help import AT
from riwaya.intake.context import Known
from riwaya.intake.entries import Entry
from riwaya.judging.wording import Wording, says_of
from riwaya.store import Store, adding
from riwaya.store.audit import By, note
from riwaya.store.dossiers import dossier_of
from riwaya.store.judgements import judge
from riwaya.store.naming import article_named, story_named
from riwaya.store.readings import page_reading
from riwaya.store.schema import (
    alerts,
    articles,
    events,
    members,
    names,
    statements,
    stories,
    story_places,
    visits,
    voices,
)
from riwaya.taking.reading import prepared_of

SPIKE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'></title>\u202eمقلوب\u2066 {{ 7 * 7 }} "
ENDLESS = SPIKE + "W" * 500_000 + "ه" * 500_000
"""A name without end and without a place to break it."""
LONG = SPIKE + "W" * 3_000
OUTLET = SPIKE + "W" * 180
"""An outlet that has a page of its own."""
_PRINTED = "<script>alert(1)</script><svg onload=alert(2)> \u202eمقلوب\u2066 {{ 7 * 7 }} "
"""What a page may hold that is still read as text."""

_DAY = """{title}

قال مدير الميناء سامح الدهان لوكالة مدى إن الجدار الشرقي {who} من الصومعة سقط كله فجر السبت.
وأكد محافظ قرطين سالم الغيداق أن {n} عمال {long} نُقلوا إلى مستشفى بيروت.
{denial}
وذكرت مصادر طبية <svg onload=alert(4)> لم تكشف عن هويتها أن الحصيلة {n} قتلى.
"""
_DENIALS = ("ونفى وزير الأشغال هادي الصبّان وجود أي عامل داخل الصومعة ساعة الانهيار.",
            "وقال وزير الأشغال هادي الصبّان إن عاملين كانا داخل الصومعة ساعة الانهيار.")  # fmt: skip


def hostile_pages() -> list[tuple[str, bytes, str]]:
    """Pages by name, bytes and outlet."""
    pages = []
    for n in range(4):
        text = _DAY.format(title=f"انهيار صومعة الميناء {_PRINTED}{n}", who=_PRINTED, n=n + 3, long="W" * 400,
                           denial=_DENIALS[n % 2])  # fmt: skip
        name = ENDLESS if n == 0 else f"{LONG}{n}.txt"
        outlet = (f"{LONG}{n}", ENDLESS, OUTLET, OUTLET)[n]
        pages.append((name, text.encode(), outlet))
    return pages


def with_hostile(store: Store) -> None:
    """Fill *store*: a story of hostile pages, with judgements, alerts, deeds and names to match."""
    for name, data, outlet in hostile_pages():
        made, problems = prepared_of((Entry(name, data), Known(outlet, "2031-03-05")))
        assert made is not None, problems
        adding.add(store, made, AT)
    with store.writing() as connection:
        ids = list(connection.execute(select(articles.c.id)).scalars())
        row = {"id": 1, "title": ENDLESS, "first": "2031-03-05", "last": "2031-03-06", "articles": len(ids)}
        connection.execute(insert(stories).values(row | {"moved": AT}))
        for key in ids:
            row = {"story": 1, "article": key, "score": 0.9, "why": LONG, "added": AT}
            connection.execute(insert(members).values(row))
    _judged(store, ids)
    dossier_of(store, 1, AT)
    with store.writing() as connection:
        connection.execute(update(voices).values(name=func.substr(voices.c.name, 1, 5) + ENDLESS))
        connection.execute(update(statements).values(voice=LONG))
        connection.execute(update(story_places).values(name=LONG))
        connection.execute(update(articles).where(articles.c.id == ids[0]).values(headline=ENDLESS))
        connection.execute(update(names).where(names.c.id == 2).values(name=ENDLESS + "2"))
        told = dict.fromkeys(("gist", "content", "headline", "name", "voice", "outlet", "other_gist", "why"), LONG)
        told |= {"voices": [LONG] * 9, "removed": [LONG] * 9, "added": [LONG] * 9, "other": 1, "published": LONG}
        for n, kind in enumerate(("denial", "contradiction", "silent_edit", "correction", "new_voice", LONG[:32])):
            row = {"at": AT, "kind": kind, "key": f"hostile {n}", "story": 1, "record": json.dumps(told)}
            event = connection.execute(insert(events).values(row)).inserted_primary_key[0]  # type: ignore[index]
            connection.execute(insert(alerts).values(rule=LONG[:200], event=event, at=AT))
        connection.execute(insert(visits).values(account=0, story=0, event=0, at=AT))
    for n in range(40):
        note(store, By(LONG[:n], AT, LONG[:90]), LONG[:31], LONG)


def _judged(store: Store, ids: list[int]) -> None:
    with store.reading() as connection:
        ref = article_named(connection, str(ids[0]))
        reading = page_reading(connection, ref.page)
        said = says_of(reading, ref, Wording(content=("نُقلوا إلى مستشفى بيروت",), stance="asserts", kind="person"),
                       name=SPIKE.replace("\u202e", "").replace("\u2066", "") + "W" * 900)  # fmt: skip
    judge(store, "statement-missing", ref, said, author="<b>hani" + "W" * 300, at=AT, note=LONG)
    judge(store, "note", ref, author="mona", at=AT, note=ENDLESS)
    judge(store, "note", story_named("1"), author="mona", at=AT, note=LONG)
