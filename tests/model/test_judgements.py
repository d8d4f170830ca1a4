"""Judgements: each kind says what it must and nothing else, and comes back from its record."""

from __future__ import annotations

import pytest

from riwaya.model import (
    ArticleRef,
    ClaimRef,
    Judgement,
    LineRef,
    Quoted,
    Ref,
    Says,
    StatementRef,
    StoryRef,
    VoiceRef,
    judgement_of_record,
    quoted,
    ref_of_record,
)

PAGE, OTHER = "a" * 64, "b" * 64
TEXT = "قال سالم إن السفن ستعود."
SAID = StatementRef(PAGE, 1, quoted(TEXT, [(0, 3)]), quoted(TEXT, [(12, 23)]))
ELSE = StatementRef(OTHER, 2, (), quoted(TEXT, [(12, 23)]))
REFS: tuple[Ref, ...] = (
    ArticleRef(PAGE, 1),
    LineRef(PAGE, Quoted(0, 3, "قال")),
    SAID,
    ClaimRef((SAID, ELSE)),
    StatementRef(PAGE, 1, (), quoted(TEXT, [(12, 23)]), own=True),
    VoiceRef(SAID),
    StoryRef(4, (ArticleRef(PAGE, 1),)),
    StoryRef(None),
)


@pytest.mark.parametrize("ref", REFS)
def test_references_come_back(ref: Ref) -> None:
    assert ref_of_record(ref.to_dict()) == ref
    assert set(ref.pages) <= {PAGE, OTHER}


def test_a_judgement_comes_back() -> None:
    says = Says(source=(), referent=quoted(TEXT, [(4, 8)]), stance="denies")
    for said in (
        Judgement("1" * 32, "2031-03-06T08:00:00.000000Z", "سلمى", "statement-fields", SAID, says, note="نفي"),
        Judgement("2" * 32, "2031-03-06T08:00:00.000000Z", "سلمى", "claim-other", SAID, Says(others=(ELSE,))),
        Judgement("3" * 32, "2031-03-06T08:00:00.000000Z", "سلمى", "withdrawal", SAID, withdraws="2" * 32),
        Judgement("4" * 32, "2031", "سلمى", "story-merge", StoryRef(1), Says(story=StoryRef(2))),
        Judgement(
            "5" * 32, "2031", "سلمى", "story-split", StoryRef(1), Says(articles=(ArticleRef(PAGE, 1),), name="س")
        ),
    ):
        assert judgement_of_record(said.to_dict()) == said
        assert said.pages == tuple(dict.fromkeys((*said.target.pages, *said.says.pages)))
    assert says.given == {"source", "referent", "stance"}
    assert says.to_dict()["source"] == []


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ({"stance": "shouts"}, "stance is 'shouts'"),
        ({"role": "banner"}, "role is 'banner'"),
        ({"content": ()}, "has a content"),
        ({"source": quoted(TEXT, [(0, 3), (4, 8)])}, "one source"),
        ({"name": " "}, "letter"),
        ({"article": -1}, "counted from 1"),
        ({"others": (ArticleRef(PAGE, 1),)}, "a statement is wanted, not an article"),
    ],
)
def test_what_cannot_be_said(says: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Says(**says)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "target", "says", "why"),
    [
        ("line-role", SAID, Says(role="link"), "of a line, not of a statement"),
        ("speaker", SAID, Says(), "must say: name"),
        ("statement-wrong", SAID, Says(stance="denies"), "cannot say: stance"),
        ("line-role", LineRef(PAGE, Quoted(0, 3, "قال")), Says(), "one of: article, role"),
        ("note", SAID, Says(), "has words"),
        ("withdrawal", SAID, Says(), "names the judgement"),
        ("claim-same", SAID, Says(others=(SAID,)), "itself"),
        ("guess", SAID, Says(), "no judgement is called"),
    ],
)
def test_each_kind_has_its_rule(kind: str, target: Ref, says: Says, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Judgement("1", "2031", "سلمى", kind, target, says)  # type: ignore[arg-type]


def test_words_are_those_of_the_text() -> None:
    with pytest.raises(ValueError, match="outside"):
        quoted(TEXT, [(0, 99)])
    with pytest.raises(ValueError, match="does not hold"):
        Quoted(0, 3, "قالت")
    for row in ({"what": "page"}, {"what": "article", "page": "short", "n": 1}):
        with pytest.raises(ValueError, match=r"judged is called|no SHA-256"):
            ref_of_record(row)


@pytest.mark.parametrize(
    ("uid", "at", "author"),
    [("1", "2031", "س\x00"), ("1", "2031", "\ud800"), ("1" * 33, "2031", "س"), ("1", "2" * 41, "س"), ("", "2031", "س")],
)
def test_what_no_database_holds_is_refused(uid: str, at: str, author: str) -> None:
    with pytest.raises(ValueError, match="a judgement has"):
        Judgement(uid, at, author, "statement-right", SAID)
    with pytest.raises(ValueError, match="no story has the number"):
        StoryRef(1 << 70)
