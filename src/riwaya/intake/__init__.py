"""Intake: files, folders, archives and standard input to pages."""

from riwaya.intake.context import Context, Known
from riwaya.intake.opening import find_inputs, open_input
from riwaya.intake.pages import gather, merge, open_pages, page_from_bytes, page_from_entry, page_from_file, page_of

__all__ = [
    "Context",
    "Known",
    "find_inputs",
    "gather",
    "merge",
    "open_input",
    "open_pages",
    "page_from_bytes",
    "page_from_entry",
    "page_from_file",
    "page_of",
]
