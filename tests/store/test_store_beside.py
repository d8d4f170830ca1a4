"""Readers beside a writer: whoever searches or looks sees what was there before, and waits for nobody."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection

from riwaya.store import Store
from riwaya.store.adding import _put, known_page
from riwaya.store.checking import check
from riwaya.store.dossiers import dossier_of
from riwaya.store.growing import grow
from riwaya.store.looking import counts
from riwaya.store.preparing import Prepared
from riwaya.store.queries import parse
from riwaya.store.reindexing import reindex
from riwaya.store.searching import search
from riwaya.store.segments import settle
from store_help import AT, prepared

NEW = "إعادة فتح جسر الملاح\n\nقالت الناطقة باسم البلدية ليان السفّان إن جسر الملاح فتح صباح اليوم.\n"


def an_ingest(connection: Connection) -> None:
    _put(connection, prepared("new.txt", NEW), AT, "0.1.0")


WRITERS: dict[str, Callable[[Connection], object]] = {"adding": an_ingest, "merging": settle, "reindexing": reindex}


@pytest.mark.parametrize("doing", WRITERS)
def test_a_reader_never_waits_for_a_writer(filled: Store, harbour: list[Prepared], doing: str) -> None:
    grow(filled, AT)
    dossier_of(filled, 1, AT)

    def look() -> tuple[int, int, int | None]:
        with filled.reading() as connection:
            found, _ = search(connection, parse("المرفأ"), "articles")
            held = counts(connection)["pages"]
        dossier_of(filled, 1, AT)
        return len(found), held, known_page(filled, harbour[0].sha256)

    before = look()
    with ThreadPoolExecutor(1) as other:
        with filled.writing() as connection:
            WRITERS[doing](connection)
            assert other.submit(look).result(timeout=10) == before  # a writer that is waited for never ends here
        after = other.submit(look).result(timeout=10)
    assert after[1] - before[1] == (doing == "adding")
    assert not list(check(filled))
