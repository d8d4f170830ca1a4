"""Citing: an article, or the exact words of a statement in it, in the styles that readers are used to.

Chicago is the *Chicago Manual of Style*'s note for a newspaper article online, APA the seventh edition's reference, and
BibTeX an ``@online`` entry. Each ends in the SHA-256 of the page's bytes, by which the kept page is found again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from riwaya.arabic.folding import fold
from riwaya.model import Article, Page, Statement
from riwaya.telling.bounds import shortened
from riwaya.telling.words import moment

__all__ = ["Citation", "citations"]

_LETTERS, _ADDRESS_LETTERS = 400, 2_000  # after which a name, and an address, is cut
_ADDRESS = re.compile(r"https?://\S+\Z")
_BRACED = re.compile(r"[{}\\]")
_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited of an article: everything that styles are made of. *quote* is None where no words are."""

    outlet: str
    author: str
    headline: str
    published: str
    address: str
    fetched: str
    quote: str | None
    sha256: str

    def chicago(self) -> str:
        """A note in the manner of the Chicago Manual of Style (17th edition, 14.191-14.206)."""
        words = f"“{self.quote}” " if self.quote else ""
        parts = [self.author, f"“{self.headline}”", self.outlet, self.published, self.address]
        return f"{words}{', '.join(filter(None, parts))}. {self._kept()}"

    def apa(self) -> str:
        """A reference in the manner of the APA (7th edition, 10.1)."""
        who = self.author or self.outlet
        outlet = f" {self.outlet}." if self.outlet and self.author else ""
        words = f" “{self.quote}”" if self.quote else ""
        return (
            f"{who} ({self.published or 'n.d.'}). {self.headline}.{outlet} {self.address}{words} {self._kept()}".strip()
        )

    def bibtex(self) -> str:
        """An entry for BibTeX (biblatex' ``@online``)."""
        fields = {"author": self.author or self.outlet, "title": self.headline, "organization": self.outlet,
                  "date": self.published, "url": self.address, "urldate": self.fetched[:10],
                  "note": " ".join(filter(None, [f"“{self.quote}”" if self.quote else "", self._kept()]))}  # fmt: skip
        rows = [f"  {key} = {{{_BRACED.sub('', ' '.join(value.split()))}}}," for key, value in fields.items() if value]
        return "\n".join([f"@online{{{self._key()},", *rows, "}"])

    def styles(self) -> Mapping[str, str]:
        """All of them by name."""
        return {"chicago": self.chicago(), "apa": self.apa(), "bibtex": self.bibtex()}

    def _kept(self) -> str:
        return f"SHA-256 {self.sha256}."

    def _key(self) -> str:
        year = self.published[:4] if self.published else "nd"
        return f"riwaya-{_KEY.sub('', fold(self.outlet).lower())[:40] or 'page'}-{year}-{self.sha256[:8]}"


def citations(page: Page, article: Article, statement: Statement | None = None) -> Citation:
    """The citation of *article* on *page*, with the words of *statement* as they stand where one is given."""
    day = moment(article.published)
    names = (page.name, *page.also)
    return Citation(
        outlet=shortened(article.outlet or "", _LETTERS),
        author=shortened(article.author or article.credit or "", _LETTERS),
        headline=shortened(article.headline, _LETTERS),
        published=article.published[:10] if day is not None and article.published else "",
        address=next((name for name in names if _ADDRESS.match(name)), page.name)[:_ADDRESS_LETTERS],
        fetched=page.fetched or "",
        quote=None if statement is None else " … ".join(span.of(page.text) for span in statement.content),
        sha256=page.sha256,
    )
