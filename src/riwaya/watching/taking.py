"""Taking: what a page's address answered, into the store, as a new page, a version of one, or nothing new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, select

from riwaya.intake.context import Known
from riwaya.intake.entries import Entry
from riwaya.model import Reading
from riwaya.store import Store
from riwaya.store.adding import add, add_name, known_page
from riwaya.store.looking import current_reading
from riwaya.store.preparing import Prepared, envelope_of
from riwaya.store.schema import names, pages
from riwaya.stories.differences import Difference, difference
from riwaya.taking.reading import read_entry

__all__ = ["Reader", "Taken", "take"]

Reader = Callable[[Entry, "Known | None"], "tuple[Prepared, Reading]"]
"""What reads a page and makes it ready for the store. Raises RiwayaError when it cannot be read."""

Became = Literal["new", "same", "edited", "other"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an answer: a *new* page; the *same* text as before; an *edited* one; or *other*, no article of
    before. *sha256* is of the version that now stands for the address; *back*, where that version was there before and
    the page has gone back to it, what became of its articles, and between which readings."""

    became: Became
    sha256: str
    back: tuple[Reading, Reading, tuple[Difference, ...]] | None = None


def take(
    store: Store, entry: Entry, known: Known | None, at: str, *, was: str | None, asked: str, read: Reader = read_entry
) -> Taken:
    """Take *entry*, fetched at the moment *at*, into the store.

    *was* is the SHA-256 of the version that was seen last, if any was; *asked* the address that was asked for, by which
    the page is called too. A page whose article says what it said before is not kept again, however its menus have
    changed. Raises RiwayaError when the page cannot be read, or the store not be written.
    """
    digest = sha256(entry.data).hexdigest()
    if digest == was:
        return Taken("same", digest)
    with store.reading() as connection:
        base = _base(connection, was, entry.name)
        before = None if base is None else current_reading(connection, base)
    if before is not None and before.page.sha256 == digest:
        return Taken("same", digest)
    prepared, after = read(entry, known)
    found = None if before is None else difference(before, after)
    if before is not None and not (found and any(d.changed for d in found)):
        return Taken("other" if found is None else "same", before.page.sha256)
    there = known_page(store, digest)
    add(store, prepared, at)
    page = known_page(store, digest)
    if asked != entry.name and page is not None:
        add_name(store, page, asked, entry.fetched, envelope_of(entry, known), at)
    if before is None or found is None:
        return Taken("new", digest)
    return Taken("edited", digest, (before, after, found) if there is not None and there < (base or 0) else None)


def _base(connection: Connection, was: str | None, name: str) -> int | None:
    """The page that stood for an address last: the version *was*, or the last that came under its *name*."""
    if was is not None:
        wanted = select(pages.c.id).where(pages.c.sha256 == was)
    else:
        wanted = select(names.c.page).where(names.c.name == name).order_by(names.c.id.desc()).limit(1)
    found: int | None = connection.execute(wanted).scalar()
    return found
