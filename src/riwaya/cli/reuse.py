"""``riwaya reuse``: the passages that many texts share, from a table to a table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from riwaya.cli.options import fields_option
from riwaya.cli.output import check_target, whole_file
from riwaya.cli.pages import Account, walk_over
from riwaya.cli.progress import Steps
from riwaya.faults import fault
from riwaya.model import Problem, RiwayaError

if TYPE_CHECKING:
    from riwaya.intake.walking import Walk
    from riwaya.reuse.direction import Known
    from riwaya.reuse.tokens import Text

__all__ = ["WORTH", "reuse"]

WORTH = 9.0
"""What the words of a passage gain at least: shorter ones are phrases, where texts are on all kinds of matters."""


@click.command()
@click.argument("source", metavar="IN", type=click.Path())
@click.argument("target", metavar="OUT", type=click.Path())
@fields_option
def reuse(source: str, target: str, fields: str) -> int:
    """Find the wording that texts share, each passage with its exact places in both, and write it to a table.

    IN is a table of texts (JSON Lines or Parquet, gzipped or not), or whatever else `riwaya read` takes. OUT is written
    as Parquet, a row a passage: the ids of both texts, code points, grade, score, and who likely took from whom, and
    why. Titles, forms and other wording that many unrelated texts hold are left out, and of two texts of one outlet
    whatever is short and no half of either. The order of the texts makes no difference.

    \b
    Examples:
      riwaya reuse news.jsonl passages.parquet
      riwaya reuse news.parquet passages.parquet --fields id=key,text=body
      riwaya reuse saved/ passages.parquet
    """
    from riwaya.reuse.finding import find_passages
    from riwaya.reuse.outlets import across
    from riwaya.reuse.settings import Settings

    check_target(target, [source], _is_ours)
    walk = walk_over([source], fields)
    account = Account()
    ids: list[str] = []
    known: list[Known] = []
    with Steps() as steps:
        steps.begin("opening texts", walk.total, in_bytes=True)
        texts = _texts(walk, steps, account, ids, known)
        found = list(find_passages(texts, Settings(worth=WORTH)))
        found = list(across(found, [k.outlet for k in known]))
        if account.read:
            steps.begin("writing passages")
            from pyarrow.parquet import ParquetWriter

            from riwaya.reuse.tables import SCHEMA, passage_batches

            with _written(target) as file, ParquetWriter(file, SCHEMA, compression="zstd") as writer:
                for batch in passage_batches(found, ids, known):
                    writer.write_batch(batch)
    code = account.close()
    if account.read:
        pairs = len({(f.a, f.b) for f in found})
        click.echo(f"{len(ids):,} texts; {len(found):,} passages in {pairs:,} pairs of them are in {target}", err=True)
    return code


def _texts(walk: Walk, steps: Steps, account: Account, ids: list[str], known: list[Known]) -> Iterator[Text]:
    """The texts of *walk*, one at a time; what is known of each is added to *ids* and *known*."""
    from riwaya.reuse.documents import document

    given: set[str] = set()
    for item in walk:
        steps.reach(walk.done, f"{len(ids):,} texts")
        if isinstance(item, Problem):
            account.note(item)
            continue
        try:
            made = document(item)
        except RiwayaError as error:
            account.note(error.problem)
            continue
        except Exception as error:
            account.note(fault(error, item.name))
            continue
        id_ = made.id
        if id_ in given:
            id_ = next(f"{made.id}#{n}" for n in count(2) if f"{made.id}#{n}" not in given)
            account.note(Problem("Another text has the same id.", item.name, "It goes by its id and a number."))
        given.add(id_)
        ids.append(id_)
        known.append(made.known)
        account.read += 1
        yield made.text if made.spans is None else (made.text, made.spans)
    steps.begin("comparing texts")


def _is_ours(path: Path) -> bool:
    """Whether `riwaya reuse` wrote the file, or it is empty."""
    from pyarrow import ArrowException
    from pyarrow.parquet import read_schema

    try:
        return path.stat().st_size == 0 or b"made by" in (read_schema(path).metadata or {})
    except (ArrowException, OSError):
        return False


@contextmanager
def _written(target: str) -> Iterator[IO[bytes]]:
    """The file to write to, whole or not at all. Raises RiwayaError when it cannot be written."""
    path = Path(os.path.realpath(target))
    try:
        with open(path, "wb") if path.exists() and not path.is_file() else whole_file(path) as file:
            yield file
    except OSError as error:
        raise RiwayaError(f"Could not be written: {error.strerror}.", target, "Choose another place.") from error
