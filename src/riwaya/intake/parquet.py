"""Parquet: a page a row, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riwaya.intake.bounds import FREE, LIMIT, RATIO
from riwaya.intake.entries import Entry
from riwaya.intake.fields import columns, row_entry
from riwaya.intake.sources import Source, seekable
from riwaya.model import Problem

__all__ = ["parquet_entries"]

_ROWS = 64


def parquet_entries(source: Source) -> Iterator[Entry | Problem]:
    """The pages of a Parquet file, in its order; only the columns that matter are read."""
    import pyarrow
    import pyarrow.parquet as pq

    n = 0
    try:
        file = pq.ParquetFile(seekable(source), pre_buffer=False, buffer_size=1 << 20)
        by = columns(file.schema_arrow.names, source.fields)
        top = {c if c in file.schema_arrow.names else c.split(".")[0] for c in by.values()}
        if "text" not in by and "html" not in by:
            yield Problem("The Parquet file has no column of texts.", source.name,
                          "Say with --fields text=NAME where the text stands.")  # fmt: skip
            return
        bodies = [by[k] for k in ("text", "html") if by.get(k) in file.schema_arrow.names]
        for group in range(file.metadata.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if _inflated(file.metadata.row_group(group), top):
                yield Problem("A group of rows unpacks to far more than its size, as no pages do; it was not read.",
                              f"{source.name}#{n + 1}", "Write the file again with smaller groups.")  # fmt: skip
                n += rows
                continue
            for batch in file.iter_batches(_ROWS, row_groups=[group], columns=sorted(top), use_threads=False):
                for row in range(batch.num_rows):
                    n += 1
                    yield _row(batch, row, bodies, source, n)
            pyarrow.default_memory_pool().release_unused()
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        said = str(error).split("\n")[0][:200].rstrip(".")
        yield Problem(f"The Parquet file is damaged or cut off ({said}).", source.name, "Fetch it again.")


def _row(batch: Any, row: int, bodies: list[str], source: Source, n: int) -> Entry | Problem:
    source.budget.member()
    values: dict[str, Any] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        scalar = column[row]
        if name in bodies and scalar.is_valid and hasattr(scalar, "as_buffer"):
            size = scalar.as_buffer().size
            source.budget.take(size)
            if size > LIMIT:
                return Problem(f"The text is larger than {LIMIT >> 20} MiB, more than any news page.",
                               f"{source.name}#{n}", "Split it into its pages.")  # fmt: skip
        try:
            values[name] = scalar.as_py()
        except (ValueError, OverflowError):  # text that is not UTF-8, a time out of range
            values[name] = scalar.as_buffer().to_pybytes() if hasattr(scalar, "as_buffer") else None
    return row_entry(values, source.fields, source.name, n)


def _inflated(group: Any, wanted: set[str]) -> bool:
    for i in range(group.num_columns):
        chunk = group.column(i)
        if chunk.path_in_schema.split(".")[0] in wanted or chunk.path_in_schema in wanted:
            unpacked = chunk.total_uncompressed_size
            if unpacked > FREE and unpacked > RATIO * max(chunk.total_compressed_size, 1):
                return True
    return False
