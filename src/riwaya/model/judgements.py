"""Judgements: what people say of the machine's findings. They are kept beside a reading, never over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from riwaya.model.pages import ROLES, Role
from riwaya.model.refs import (
    ArticleRef,
    ClaimRef,
    LineRef,
    Quoted,
    Ref,
    StatementRef,
    StoryRef,
    VoiceRef,
    quotations,
    ref_of_record,
)
from riwaya.model.statements import FORMS, KINDS, STANCES, Form, Kind, Stance

__all__ = ["JUDGEMENT_KINDS", "Judgement", "JudgementKind", "Says", "judgement_of_record"]

JudgementKind = Literal[
    "statement-right", "statement-wrong", "statement-missing", "statement-fields", "speaker",
    "claim-same", "claim-other", "voice-same", "voice-other", "origin-same", "origin-other",
    "line-role", "article-checked",
    "story-split", "story-merge", "story-name", "story-pin", "story-unpin",
    "note", "withdrawal",
]  # fmt: skip
JUDGEMENT_KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)

_UID = re.compile(r"[0-9A-Za-z]{1,32}")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_LONGEST = 40  # characters of a moment
_CALLED = {ArticleRef: "an article", LineRef: "a line", StatementRef: "a statement", ClaimRef: "a claim",
           VoiceRef: "a voice", StoryRef: "a story"}  # fmt: skip
_SPANS = ("cue", "source", "referent", "content", "via")
_SINGLE = ("source", "referent")
_CHOICES: dict[str, tuple[str, ...]] = {"form": FORMS, "stance": STANCES, "kind": KINDS, "role": ROLES}


@dataclass(frozen=True, slots=True)
class Says:
    """What a judgement says; each kind needs and allows some of it, and None or nothing is: not said.

    *cue* to *via* are words of the page; an empty tuple says that there are none. *name* is what a speaker or a story
    is called; *role* is a line's, *article* the number of the article that the line belongs to (0: none). *others* are
    the statements that the target is, or is not, one with; *story* the one that the target is merged into; *articles*
    those that are split off, pinned or unpinned; *digest* the SHA-256 of an article's statements as they were checked.
    """

    cue: tuple[Quoted, ...] | None = None
    source: tuple[Quoted, ...] | None = None
    referent: tuple[Quoted, ...] | None = None
    content: tuple[Quoted, ...] | None = None
    via: tuple[Quoted, ...] | None = None
    form: Form | None = None
    stance: Stance | None = None
    kind: Kind | None = None
    name: str | None = None
    role: Role | None = None
    article: int | None = None
    others: tuple[StatementRef, ...] = ()
    story: StoryRef | None = None
    articles: tuple[ArticleRef, ...] = ()
    digest: str | None = None

    def __post_init__(self) -> None:
        for name in _SINGLE:
            if len(getattr(self, name) or ()) > 1:
                raise ValueError(f"a statement has one {name}")
        if self.content == ():
            raise ValueError("a statement has a content")
        for name, allowed in _CHOICES.items():
            value = getattr(self, name)
            if value is not None and value not in allowed:
                raise ValueError(f"{name} is {value!r}, none of {', '.join(allowed)}")
        if self.name is not None and not self.name.strip():
            raise ValueError("a name has a letter at least")
        for item, sort in [*((o, StatementRef) for o in self.others), *((a, ArticleRef) for a in self.articles)]:
            if not isinstance(item, sort):
                raise ValueError(f"{_CALLED[sort]} is wanted, not {_CALLED[type(item)]}")
        if self.article is not None and self.article < 0:
            raise ValueError("articles are counted from 1; 0 says that the line belongs to none")

    @property
    def given(self) -> frozenset[str]:
        """The names of what is said."""
        return frozenset(f.name for f in fields(self) if getattr(self, f.name) not in (None, ()) or self._none(f.name))

    def _none(self, name: str) -> bool:
        """Whether it is said of a span that there is none."""
        return name in _SPANS and getattr(self, name) == ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it speaks of."""
        refs: tuple[Ref, ...] = (*self.others, *self.articles, *(() if self.story is None else (self.story,)))
        return tuple(dict.fromkeys(page for ref in refs for page in ref.pages))

    def to_dict(self) -> dict[str, Any]:
        """The JSON form: what is said, and nothing else."""
        row: dict[str, Any] = {}
        for name in sorted(self.given):
            value = getattr(self, name)
            if isinstance(value, tuple):
                value = [item.to_dict() for item in value]
            row[name] = value.to_dict() if isinstance(value, StoryRef) else value
        return row


@dataclass(frozen=True, slots=True)
class _Rule:
    """What judgements of a kind are of, what they must say, and what they may (*some*: one of it at least)."""

    of: tuple[type[Ref], ...]
    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    some: bool = False


def _rule(of: type[Ref] | tuple[type[Ref], ...], must: str = "", may: str = "", some: bool = False) -> _Rule:
    return _Rule(of if isinstance(of, tuple) else (of,), frozenset(must.split()), frozenset(may.split()), some)


_ANYTHING: tuple[type[Ref], ...] = get_args(Ref)
_RULES: dict[str, _Rule] = {
    "statement-right": _rule(StatementRef),
    "statement-wrong": _rule(StatementRef),
    "statement-missing": _rule(ArticleRef, "content stance kind", "cue source referent via form name"),
    "statement-fields": _rule(StatementRef, may="cue source referent content via form stance kind", some=True),
    "speaker": _rule(StatementRef, "name", "kind referent"),
    "claim-same": _rule(StatementRef, "others"),
    "claim-other": _rule(StatementRef, "others"),
    "voice-same": _rule(StatementRef, "others"),
    "voice-other": _rule(StatementRef, "others"),
    "origin-same": _rule(StatementRef, "others"),
    "origin-other": _rule(StatementRef, "others"),
    "line-role": _rule(LineRef, may="role article", some=True),
    "article-checked": _rule(ArticleRef, may="digest"),
    "story-split": _rule(StoryRef, "articles", "name"),
    "story-merge": _rule(StoryRef, "story"),
    "story-name": _rule(StoryRef, "name"),
    "story-pin": _rule(StoryRef, "articles"),
    "story-unpin": _rule(StoryRef, "articles"),
    "note": _rule(_ANYTHING),
    "withdrawal": _rule(_ANYTHING),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What *author* said at the moment *at* (ISO 8601, UTC) of *target*; *note* is why, in words.

    *withdraws* is the uid of the judgement that a withdrawal takes back. Raises ValueError when the kind is not known,
    its target is of the wrong sort, or it says too little or what it cannot say.
    """

    uid: str
    at: str
    author: str
    kind: JudgementKind
    target: Ref
    says: Says = Says()
    withdraws: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        rule = _RULES.get(self.kind)
        if rule is None:
            raise ValueError(f"no judgement is called {self.kind!r}; there are {', '.join(JUDGEMENT_KINDS)}")
        if not self.author.strip() or _UNWRITABLE.search(self.author):
            raise ValueError("a judgement has an author, by a name that can be written")
        if not _UID.fullmatch(self.uid) or not 0 < len(self.at) <= _LONGEST:
            raise ValueError("a judgement has a uid (32 digits or letters at most) and a moment")
        if not isinstance(self.target, rule.of):
            of = " or ".join(_CALLED[kind] for kind in rule.of)
            raise ValueError(f"a judgement {self.kind!r} is of {of}, not of {_CALLED[type(self.target)]}")
        given = self.says.given
        if rule.must - given:
            raise ValueError(f"a judgement {self.kind!r} must say: {', '.join(sorted(rule.must - given))}")
        if given - rule.must - rule.may:
            raise ValueError(f"a judgement {self.kind!r} cannot say: {', '.join(sorted(given - rule.must - rule.may))}")
        if rule.some and not given:
            raise ValueError(f"a judgement {self.kind!r} must say one of: {', '.join(sorted(rule.may))}")
        if (self.kind == "withdrawal") != (self.withdraws is not None):
            raise ValueError("a withdrawal names the judgement that it takes back, and no other judgement does")
        if self.kind == "note" and not self.note.strip():
            raise ValueError("a note has words")
        own = [r for r in (self.target, *self.says.others) if isinstance(r, StatementRef) and r.own]
        if own and self.kind not in ("claim-other", "note", "withdrawal"):
            raise ValueError("of what an article states itself it can only be said that it is another claim")
        if self.target in self.says.others:
            raise ValueError("nothing is compared with itself")

    @property
    def pages(self) -> tuple[str, ...]:
        """The SHA-256 of every page that it speaks of, the target's first."""
        return tuple(dict.fromkeys((*self.target.pages, *self.says.pages)))

    @property
    def order(self) -> tuple[str, str]:
        """What judgements are put in order by: when they were made, and of one moment the uid."""
        return self.at, self.uid

    @property
    def signed(self) -> str:
        """Who said it and on which day: what is changed by it carries this."""
        return f"{self.author}, {self.at[:10]}"

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"uid": self.uid, "at": self.at, "author": self.author, "kind": self.kind,
                "target": self.target.to_dict(), "says": self.says.to_dict(), "withdraws": self.withdraws,
                "note": self.note}  # fmt: skip


def judgement_of_record(row: Mapping[str, Any]) -> Judgement:
    """The Judgement whose ``to_dict`` is *row*. Raises KeyError, TypeError or ValueError for what is none."""
    return Judgement(row["uid"], row["at"], row["author"], row["kind"], ref_of_record(row["target"]),
                     _says(row["says"]), row["withdraws"], row["note"])  # fmt: skip


def _says(row: Mapping[str, Any]) -> Says:
    made: dict[str, Any] = dict(row)
    for name in _SPANS:
        if name in made:
            made[name] = quotations(made[name])
    for name in ("others", "articles"):
        made[name] = tuple(ref_of_record(ref) for ref in made.get(name, ()))
    if "story" in made:
        made["story"] = ref_of_record(made["story"])
    return Says(**made)
