"""Adding: what is acknowledged is there whole, what failed left nothing, and the same bytes are one page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from riwaya.intake.entries import Entry
from riwaya.model import Problem, RiwayaError
from riwaya.store import Store, adding
from riwaya.store.adding import add, add_failure, add_name, known_page
from riwaya.store.checking import check
from riwaya.store.looking import body_of, counts, find_article
from riwaya.store.preparing import Prepared, envelope_of
from store_help import AT, PAGES, prepared


def held(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        return counts(connection)


def test_a_page_is_kept_byte_for_byte_with_what_was_read_of_it(store: Store, harbour: list[Prepared]) -> None:
    assert add(store, harbour[0], AT) == "new"
    page = known_page(store, harbour[0].sha256)
    assert page is not None
    with store.reading() as connection:
        assert body_of(connection, page) == PAGES["first.txt"].encode()
        kept = find_article(connection, "first.txt")
    assert kept.reading.page.text.strip() == PAGES["first.txt"].strip()
    assert [s.voice.name for s in kept.article.statements]
    for statement in kept.article.statements:
        assert all(span.of(kept.reading.page.text) for span in (*statement.cue, *statement.content))


def test_the_same_bytes_are_one_page_with_every_name_they_came_under(store: Store, harbour: list[Prepared]) -> None:
    assert [add(store, harbour[0], AT), add(store, harbour[0], AT)] == ["new", "known"]
    assert add(store, replace(harbour[0], name="https://harbour.example/1"), AT) == "known"
    assert held(store) | {"pages": 1, "names": 2, "readings": 1, "articles": 1} == held(store)
    page = known_page(store, harbour[0].sha256)
    assert page is not None
    envelope = envelope_of(Entry("copy.txt", b""), None)
    assert [add_name(store, page, "copy.txt", None, envelope, AT) for _ in range(2)] == [True, False]


def test_a_page_that_breaks_off_leaves_nothing(
    store: Store, harbour: list[Prepared], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: Connection, *_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(adding, "put_articles", broken)
        with pytest.raises(OSError, match="disk"):
            add(store, harbour[0], AT)
    assert set(held(store).values()) == {0}
    assert add(store, harbour[0], AT) == "new"
    assert not list(check(store))


def test_a_failure_is_kept_once(store: Store) -> None:
    problem = Problem("The page is empty.", "empty.html", "Fetch it again.")
    assert [add_failure(store, problem, AT) for _ in range(2)] == [True, False]
    assert held(store)["failures"] == 1


def test_many_hands_add_the_same_pages(where: str) -> None:
    Store.open(where, create=True).close()
    pages = [prepared(f"{n}.txt", f"قال مدير المرفأ سالم الغيداق إن السفينة رقم {n} ستصل غدا.") for n in range(6)]

    def work(_: int) -> list[str]:
        own = Store.open(where)
        try:
            return [add(own, page, AT) for page in pages]
        finally:
            own.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = [outcome for made in pool.map(work, range(4)) for outcome in made]
    assert sorted(outcomes) == ["known"] * 18 + ["new"] * 6
    store = Store.open(where)
    assert held(store)["pages"] == 6
    assert not list(check(store))
    store.close()


def test_a_reader_does_not_wait_for_a_writer(filled: Store) -> None:
    extra = prepared("third.txt", "أعلن مدير المرفأ سالم الغيداق أن الرصيف الثالث سيفتح غدا.")
    with filled.reading() as reader:
        before = counts(reader)
        with filled.writing() as writer:
            adding._put(writer, extra, AT, "1")
            assert counts(reader) == before


def test_what_is_not_a_store_is_told_in_a_sentence(tmp_path: object) -> None:
    for where, said in (
        (f"{tmp_path}/none.db", "no store here"),
        ("mysql://desk@host/x", "no address of a store"),
        ("postgresql://desk:secret@127.0.0.1:1/none", "could not be used"),
    ):
        with pytest.raises(RiwayaError, match=said) as told:
            Store.open(where)
        assert "secret" not in str(told.value)
