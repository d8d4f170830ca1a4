"""``riwaya export``: what a store holds, in the forms of others."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.endings import DONE
from riwaya.cli.options import store_option
from riwaya.model import RiwayaError

if TYPE_CHECKING:
    from riwaya.store.gold import Gold

__all__ = ["export"]


@click.group()
def export() -> None:
    """Write what the store holds in the forms of others.

    \b
    Examples:
      riwaya export judgements --out gold/
    """


@export.command()
@click.option("--out", default="judgements", show_default=True, type=click.Path(), metavar="FOLDER",
              help="The folder to make; it must not be there yet.")  # fmt: skip
@click.option("--checked", is_flag=True, help="Only pages all of whose articles somebody checked: gold.")
@store_option
def judgements(out: str, checked: bool, store: str) -> int:
    """Write what people judged as training and gold data.

    The folder holds the texts of the pages (texts/) and, as JSON Lines, their statements as judged (statements.jsonl),
    the roles of their lines (pages.jsonl), what is known of their articles (articles.jsonl), the claims of the stories
    that were judged (claims.jsonl), pairs of statements that are one or two (pairs.jsonl), and the judgements.

    \b
    Examples:
      riwaya export judgements
      riwaya export judgements --out gold/ --checked
    """
    from riwaya.store import Store
    from riwaya.store.gold import gold_of

    if os.path.lexists(out):
        raise RiwayaError("This is there already.", out, "Choose another name.")
    memory = Store.open(store)
    with memory.reading() as connection:
        gold = gold_of(connection, checked)
    memory.close()
    _write(Path(os.path.realpath(out)), gold)
    count = sum(len(row["statements"]) for row in gold.statements)
    click.echo(f"{len(gold.texts):,} pages, {count:,} statements, {len(gold.claims):,} claims and "
               f"{len(gold.judgements):,} judgements written to {out}")  # fmt: skip
    return DONE


def _write(folder: Path, gold: Gold) -> None:
    """Write *gold* to *folder*, which is there whole or not at all."""
    try:
        part = Path(mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise RiwayaError(f"Could not be written: {error.strerror}.", str(folder), "Choose another place.") from error
    try:
        (part / "texts").mkdir()
        for name, text in gold.texts.items():
            (part / "texts" / name).write_bytes(text.encode("utf-8", "replace"))
        files = {"statements": gold.statements, "pages": gold.lines, "articles": gold.articles, "claims": gold.claims,
                 "pairs": gold.pairs, "judgements": gold.judgements}  # fmt: skip
        for name, rows in files.items():
            (part / f"{name}.jsonl").write_bytes(_lines(rows))
        part.chmod(0o755)
        part.rename(folder)
    except OSError as error:
        raise RiwayaError(f"Could not be written: {error.strerror}.", str(folder), "Choose another place.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "replace")
