"""Exchange and backups: a store carried into another, whatever database holds either, says the same."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from sqlalchemy import select

from riwaya.model import Problem, RiwayaError, StoryRef
from riwaya.store import Store
from riwaya.store.backups import back_up, read_export, write_export
from riwaya.store.checking import check
from riwaya.store.dossiers import dossier_of
from riwaya.store.exchange import exported, import_page
from riwaya.store.growing import grow
from riwaya.store.judgements import judge
from riwaya.store.schema import metadata
from store_help import AT


def test_a_store_goes_into_another_and_back(filled: Store, file_store: Store) -> None:
    rows = list(exported(filled))
    assert [import_page(file_store, json.loads(json.dumps(row)), "here") for row in rows] == ["new", "new"]
    assert [import_page(file_store, row, "here") for row in rows] == ["known", "known"]
    assert list(exported(file_store)) == rows
    assert not list(check(file_store))


@pytest.mark.parametrize("name", ["desk.jsonl", "desk.jsonl.gz"])
def test_an_export_is_read_again(filled: Store, file_store: Store, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    assert write_export(filled, str(target)) == 2
    assert list(read_export(file_store, str(target))) == ["new", "new"]
    with pytest.raises(RiwayaError, match="there already"):
        write_export(filled, str(target))


def test_a_bad_line_is_told_and_the_rest_goes_on(filled: Store, file_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "desk.jsonl"
    write_export(filled, str(target))
    lines = target.read_text().splitlines()
    forged = json.dumps(json.loads(lines[1]) | {"sha256": "0" * 64})
    target.write_text("\n".join(["{oops", "[]", forged, lines[0]]))
    found = list(read_export(file_store, str(target)))
    assert [isinstance(f, Problem) for f in found] == [True, True, True, False]
    assert "line 3" in found[2].where  # type: ignore[union-attr]


def test_a_cut_off_export_gives_what_it_has(filled: Store, file_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "desk.jsonl.gz"
    write_export(filled, str(target))
    data = gzip.decompress(target.read_bytes())
    target.write_bytes(gzip.compress(data)[:-20])
    found = list(read_export(file_store, str(target)))
    assert isinstance(found[-1], Problem)


def test_a_backup_is_a_store_of_its_own_with_all_there_is(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    grow(filled, AT)
    dossier_of(filled, 1, AT)
    judge(filled, "note", StoryRef(1), author="سلمى", at=AT, note="يراجع")
    back_up(filled, str(target))
    copy = Store.open(str(target))
    for table in metadata.sorted_tables:
        with filled.reading() as here, copy.reading() as there:
            rows = [sorted(map(repr, connection.execute(select(table)).all())) for connection in (here, there)]
        assert rows[0] == rows[1], table.name
    assert not list(check(copy))
    copy.close()
    assert sorted(p.name for p in tmp_path.iterdir() if ".part" in p.name) == []
    with pytest.raises(RiwayaError, match="there already"):
        back_up(filled, str(target))
