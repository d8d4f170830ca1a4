"""The store: a desk's memory of pages, their readings and what is looked up in them, in SQLite or PostgreSQL."""

from riwaya.store.engine import DEFAULT, Store

__all__ = ["DEFAULT", "Store"]
