"""Addresses: where each page of the desk is, made in one place, so that what is bookmarked stays where it is."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from riwaya.desk.assets import asset

__all__ = ["Addresses"]


class Addresses:
    """The addresses of pages, behind *prefix*."""

    LONGEST = 300
    """Characters of a name that an address can hold; what is called by a longer one has no page of its own."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __call__(self, path: str, **asked: object) -> str:
        """The address of *path* (beginning with a slash) with what is *asked*, as far as it is not None or empty."""
        query = urlencode({k: v for k, v in asked.items() if v not in (None, "")})
        return f"{self.prefix}{path}" + (f"?{query}" if query else "")

    def asset(self, name: str) -> str:
        """A file of the bundle by the name that it has in ``frontend/``: ``desk.css``."""
        return self(f"/static/{asset(name)}")

    def stories(self, **asked: object) -> str:
        """The list of stories."""
        return self("/stories", **asked)

    def alerts(self, **asked: object) -> str:
        """What met the rules of watching."""
        return self("/alerts", **asked)

    def seen(self, story: int | None = None) -> str:
        """Where a story, or everything, is marked as seen."""
        return self("/stories/seen" if story is None else f"/stories/{story}/seen")

    def story(self, story: int, **asked: object) -> str:
        """A story."""
        return self(f"/stories/{story}", **asked)

    def story_part(self, story: int, part: str, **asked: object) -> str:
        """A part of a story: ``contrasts``, ``voices``, …"""
        return self(f"/stories/{story}/{part}", **asked)

    def claim(self, claim: int, **asked: object) -> str:
        """A claim."""
        return self(f"/claims/{claim}", **asked)

    def cite(self, article: int, statement: str | None = None) -> str:
        """An article, or the words of one of its statements, as a citation."""
        return self(f"/articles/{article}/cite", statement=statement)

    def correct(self, key: object, **asked: object) -> str:
        """Where something is corrected: ``12.s3``, ``12:5``, ``12``, ``claim:31``, ``voice:12.s3``, ``story:7``."""
        return self(f"/correct/{quote(str(key), safe=':.')}", **asked)

    def judgements(self, **asked: object) -> str:
        """What people said."""
        return self("/judgements", **asked)

    def withdraw(self, uid: str) -> str:
        """Where a judgement is taken back."""
        return self(f"/judgements/{uid}/withdraw")

    def queue(self, **asked: object) -> str:
        """What the reader is least sure of."""
        return self("/queue", **asked)

    def voice(self, voice: int, **asked: object) -> str:
        """A voice."""
        return self(f"/voices/{voice}", **asked)

    def outlet(self, name: str, **asked: object) -> str:
        """An outlet, by its name."""
        return self("/outlet", name=name, **asked)

    def place(self, key: str, **asked: object) -> str:
        """A place, by its id in the gazetteer."""
        return self("/place", id=key, **asked)

    def compare(self, one: int, other: int, **asked: object) -> str:
        """Two articles beside each other."""
        return self(f"/compare/{one}/{other}", **asked)

    def article(self, article: int, statement: str | None = None) -> str:
        """An article, at one of its statements (``s3``) or lines (``line-7``) where one is named."""
        return self(f"/articles/{article}") + (f"#{quote(statement)}" if statement else "")

    def saved(self, article: int) -> str:
        """The page of an article as it was saved, for a frame."""
        return self(f"/articles/{article}/saved")

    def bytes(self, article: int) -> str:
        """The bytes of the page of an article."""
        return self(f"/articles/{article}/bytes")

    def search(self, q: str = "", **asked: object) -> str:
        """The search, for *q* where something is asked."""
        return self("/search", q=q, **asked)

    def api(self) -> str:
        """What programs can ask for."""
        return self("/api")

    def account(self, rest: str = "") -> str:
        """One's own account, or where something of it is changed."""
        return self(f"/account{rest}")

    def people(self, rest: str = "") -> str:
        """Who has an account, or where something of that is changed."""
        return self(f"/people{rest}")

    def audit(self, **asked: object) -> str:
        """What was done at the desk."""
        return self("/audit", **asked)

    def add(self) -> str:
        """Where pages are added."""
        return self("/add")

    def job(self, job: str) -> str:
        """What becomes of pages that were given."""
        return self(f"/add/{job}")
