"""Words: what a single word of a paragraph can be, before any phrase is read."""

from __future__ import annotations

import re
from collections.abc import Collection

from riwaya.arabic.media import heads
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist

__all__ = [
    "ASKED",
    "IN_THE_NAME",
    "SOURCING",
    "complementiser",
    "day_before",
    "fathers_name",
    "finite",
    "governed_clitic",
    "is_medium",
    "last_year",
    "owned",
    "starts_phrase",
]


SOURCING = {"حسب", "بحسب", "حسبما", "وفق", "وفقا"}
"""What names where a statement comes from; it is no part of who made it (أعلن اللواء حسب الإعلام)."""


ASKED = {"كيف", "لماذا", "متي", "اين", "ماذا"}
"""Words of questions, which no noun phrase begins or goes on with."""


def complementiser(token: Token) -> bool:
    """Whether the token is أن, إن or one of their forms."""
    return "comp" in token.info.classes and not token.punct


def finite(token: Token) -> bool:
    """Whether the token can hardly be anything but a finite verb or a verbal particle."""
    return token.finite


def governed_clitic(token: Token, wants: Collection[str]) -> str:
    """The one-letter preposition written with the word, when the verb wants it (*wants*); else empty.

    A word in no table that begins with such a letter is taken to carry it.
    """
    info = token.info
    if info.conj or token.punct:
        return ""
    if info.prep:
        return info.prep if info.prep in wants else ""
    first = token.f[0]
    if fathers_name(token) or token.f in IN_THE_NAME:
        return ""
    loose = first in "بل" and first in wants and len(token.f) > 3 and not info.classes and not info.article
    loose = loose or (
        first in wants and first in "بل" and not info.classes and token.f[1:] in wordlist("short-masdars")
    )
    loose = loose or ("rel" in info.classes and first in wants and token.f.startswith("بال"))  # بالذين
    return first if loose else ""


IN_THE_NAME = frozenset(f"باسم{owner}" for owner in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ي"))
"""In whose name one speaks: المتحدث باسم الوزارة, المتحدث باسمها."""

_FATHERS_NAME = re.compile(r"^بو\w[^اي]\w{2,}$")
"""Family names of the Maghreb (بوخليفة), longer and otherwise shaped than ب with a noun in و (بوساطة, بوعود)."""


def fathers_name(token: Token) -> bool:
    """Whether a word that no table knows is a family name in بو."""
    return token.f.startswith("بو") and not token.info.classes and bool(_FATHERS_NAME.match(token.f))


def owned(token: Token) -> bool:
    """Whether the token is a noun with a possessive pronoun (حكمه, ردها)."""
    return token.info.article and not token.f[len(token.info.conj) :].lstrip("بلك").startswith(("ال", "ل"))


def is_medium(para: Paragraph, j: int) -> bool:
    """Whether the noun at *j* heads the name of a medium: a body (هيئة, مؤسسة) does only with news in its name."""
    info = para.tokens[j].info
    if "media" not in info.classes:
        return False
    if "organisation" not in info.classes or info.base in heads():
        return True
    if j + 1 < len(para.tokens) and para.tokens[j + 1].i in para.closings:
        return info.base in wordlist("occasions")  # برنامج «المساء»
    near = para.tokens[j : j + 4]
    return any(t.i in para.media or t.info.base in wordlist("news") for t in near)


def day_before(para: Paragraph, j: int) -> int:
    """The end of ``أول أمس`` or ``أول من أمس`` at token *j*; *j* itself when it is not there."""
    toks = para.tokens
    if toks[j].rest != "اول":
        return j
    words = [t.rest for t in toks[j : j + 3]]
    if words[:2] == ["اول", "امس"]:
        return j + 2
    return j + 3 if words == ["اول", "من", "امس"] else j


def last_year(para: Paragraph, j: int, limit: int) -> bool:
    """Whether ``العام الماضي`` or the like stands at token *j*: a time, not the adjective that العام is too."""
    return para.tokens[j].f == "العام" and j + 1 < limit and para.tokens[j + 1].f in _YEARS


_YEARS = {"الماضي", "المقبل", "الجاري", "المنصرم", "الفايت", "القادم"}


_NO_NOUNS = frozenset({"ب", "ل", "ك", "و"} | SOURCING | ASKED)
_PARTICLES = frozenset(["comp", "sub", "neg", "vpart", "rel", "pron", "adv"])
_NOUNS = frozenset(["name", "office", "people", "organisation"])


def starts_phrase(token: Token) -> bool:
    """Whether a noun phrase can begin here."""
    info = token.info
    if token.word.text == "منى":
        return True  # a name, unlike مني
    if token.punct:
        return token.word.text in '«“"„'
    if info.prep or token.f in _NO_NOUNS or not _PARTICLES.isdisjoint(info.classes):
        return False
    if "prep" in info.classes and _NOUNS.isdisjoint(info.classes):
        return False
    return not token.finite


def conditional(after: Token) -> bool:
    """Whether إن before this word means if: a past verb or لم follows, where that would want a noun."""
    known = finite(after) and not after.info.has("vpart", "neg")
    feminine = not after.info.classes and len(after.f) == 4 and after.f.endswith("ت")
    return after.f[0] not in "يتن" and (known or feminine)


def _whole(token: Token) -> bool:
    """Whether a phrase can be complete with this word: definite, a name, or in no table."""
    return token.info.article or token.info.has("name", "actor", "adjective") or not token.info.classes


def bare_masdar(para: Paragraph, j: int, word: str = "") -> bool:
    """Whether the word at token *j* is a verbal noun spelled like a past verb, with what it governs: رفع الحظر.

    *word*: the word without what is written before it, when it is to be asked of that.
    """
    toks = para.tokens
    form = word or toks[j].f
    noun = form in wordlist("bare-masdars") or (form in wordlist("bare-verbal-nouns") and _whole(toks[j - 1]))
    if not noun or j + 1 >= len(toks):
        return False
    after = toks[j + 1]
    return starts_phrase(after) or "dem" in after.info.classes
