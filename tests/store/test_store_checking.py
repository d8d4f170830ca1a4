"""Checking: a whole store is clean, and every kind of damage is found and said."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert, update

from riwaya.store import Store
from riwaya.store.checking import check
from riwaya.store.packing import packed
from riwaya.store.schema import articles, blocks, documents, pages, readings, segments


def test_a_whole_store_is_clean(filled: Store) -> None:
    assert list(check(filled)) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (update(pages).values(body=b"junk"), "bytes are damaged"),
        (update(pages).values(body=packed("قال آخر غير ذلك.".encode())), "not those that were added"),
        (update(pages).values(reading=None), "no reading"),
        (update(readings).values(record=b"junk"), "reading is damaged"),
        (update(readings).values(record=packed(b"{}")), "reading is damaged"),
        (update(articles).values(headline="غيره"), "index does not say"),
        (update(documents).values(length=1), "index does not say"),
        (delete(blocks), "index does not say"),
        (delete(segments), "belong to nothing"),
        (update(blocks).values(lists=b"junk"), "index is damaged"),
        (update(blocks).values(places=b"\0\0"), "index is damaged"),
        (insert(blocks).values(id=999 << 20, lists=b"\0" * 8, places=b""), "belong to nothing"),
    ],
)
def test_damage_is_found(filled: Store, damage: object, said: str) -> None:
    with filled.writing() as connection:
        connection.execute(damage)  # type: ignore[call-overload]
    assert any(said in problem.what for problem in check(filled)), list(check(filled))
