"""``riwaya judge``: what a person says of the findings, and what was said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from riwaya.cli.endings import DONE
from riwaya.cli.options import language_option, store_option
from riwaya.model import FORMS, KINDS, ROLES, STANCES

if TYPE_CHECKING:
    from riwaya.judging.wording import Wording

__all__ = ["judge"]

F = TypeVar("F", bound=Callable[..., Any])


def _signed(command: F) -> F:
    """Who judges, why, and in which store."""
    for option in (
        store_option,
        click.option("--note", default="", metavar="TEXT", help="Why, in words."),
        click.option("--by", "author", envvar="RIWAYA_AUTHOR", required=True, metavar="NAME",
                     help="Who says so; without it, whoever $RIWAYA_AUTHOR names."),
    ):  # fmt: skip
        command = option(command)
    return command


def _worded(command: F) -> F:
    """The fields of a statement."""
    where = "words of the article, or where they stand (120-148)"
    for option in reversed((
        click.option("--cue", multiple=True, metavar="WORDS", help=f"The words that attribute: {where}."),
        click.option("--source", multiple=True, metavar="WORDS", help=f"Who says it: {where}; empty for nobody."),
        click.option("--referent", multiple=True, metavar="WORDS", help="The fuller phrase for the source, elsewhere."),
        click.option("--content", multiple=True, metavar="WORDS", help=f"What is said: {where}."),
        click.option("--via", multiple=True, metavar="WORDS", help="A carrier, the nearest to the source first."),
        click.option("--form", type=click.Choice(FORMS), help="Whether the words are quoted: all, a part, none."),
        click.option("--stance", type=click.Choice(STANCES), help="What the speaker does with the words."),
        click.option("--kind", type=click.Choice(KINDS), help="What the source is."),
    )):  # fmt: skip
        command = option(command)
    return command


@click.group()
def judge() -> None:
    """Say what is wrong with a finding: it is shown so from then on, with who said it.

    What was read is not changed: judgements are kept beside it, and can be withdrawn.

    \b
    Examples:
      riwaya judge statement 12.s3 wrong --by سلمى
      riwaya judge list 12
    """


@judge.command()
@click.argument("which", metavar="STATEMENT")
@click.argument("verdict", required=False, type=click.Choice(["wrong", "right"]))
@_worded
@_signed
def statement(which: str, verdict: str | None, author: str, note: str, store: str, **words: Any) -> int:
    """Say that a statement is wrong (none at all), that it is right, or that some of it is otherwise.

    A statement is named as `riwaya show` does: 12.s3. Words are looked for near it.

    \b
    Examples:
      riwaya judge statement 12.s3 wrong --by سلمى --note 'a caption'
      riwaya judge statement 12.s3 --stance denies --source 'وزير النقل' --by سلمى
      riwaya judge statement 12.s3 --source '' --by سلمى
    """
    from riwaya.cli.judging import at_desk
    from riwaya.judging.wording import says_of

    with at_desk(store, author, note) as desk:
        target = desk.statement(which)
        if verdict is not None:
            if any(words.values()):
                raise click.UsageError(f"A statement that is {verdict} has no other fields.")
            desk.judge(f"statement-{verdict}", target)
        else:
            desk.judge("statement-fields", target, says_of(desk.reading_of(target), target, _wording(words)))
    return DONE


@judge.command()
@click.argument("article", metavar="ARTICLE")
@_worded
@click.option("--name", default=None, metavar="NAME", help="What the speaker is called, where the words do not say it.")
@_signed
def missing(article: str, name: str | None, author: str, note: str, store: str, **words: Any) -> int:
    """Add a statement that was not found in an article. Content, stance and kind are needed.

    \b
    Examples:
      riwaya judge missing 12 --cue قال --source 'مدير المرفأ' --content 'السفن ستعود' --stance expects --kind person
    """
    from riwaya.cli.judging import at_desk
    from riwaya.judging.wording import says_of

    with at_desk(store, author, note) as desk:
        target = desk.article(article)
        desk.judge("statement-missing", target, says_of(desk.reading_of(target), target, _wording(words), name=name))
    return DONE


@judge.command()
@click.argument("which", metavar="STATEMENT")
@click.argument("name", metavar="NAME")
@click.option("--kind", type=click.Choice(KINDS), help="What the speaker is.")
@_signed
def speaker(which: str, name: str, kind: str | None, author: str, note: str, store: str) -> int:
    """Say who speaks in a statement.

    \b
    Examples:
      riwaya judge speaker 12.s3 'سالم الغيداق' --kind person --by سلمى
    """
    from riwaya.cli.judging import at_desk
    from riwaya.model import Says

    with at_desk(store, author, note) as desk:
        desk.judge("speaker", desk.statement(which), Says(name=name, kind=kind))  # type: ignore[arg-type]
    return DONE


@judge.command()
@click.argument("respect", type=click.Choice(["claim", "voice", "origin"]))
@click.argument("which", metavar="STATEMENT")
@click.argument("way", type=click.Choice(["same", "other"]))
@click.argument("others", nargs=-1, required=True, metavar="STATEMENT|claim:N...")
@_signed
def pair(respect: str, which: str, way: str, others: tuple[str, ...], author: str, note: str, store: str) -> int:
    """Say that a statement makes the same claim as others, is of the same voice, or has the same origin; or another.

    \b
    Examples:
      riwaya judge pair claim 12.s3 same 14.s2 --by سلمى
      riwaya judge pair claim 12.s3 other claim:31 --by سلمى
      riwaya judge pair voice 12.s3 other 12.s4 12.s5 --by سلمى
      riwaya judge pair origin 12.s3 other 14.s2 --by سلمى --note 'two correspondents'
    """
    from riwaya.cli.judging import at_desk
    from riwaya.model import Says

    with at_desk(store, author, note) as desk:
        target = desk.statement(which)
        said = Says(others=tuple(other for other in desk.statements(others) if other != target))
        desk.judge(f"{respect}-{way}", target, said)
    return DONE


@judge.command()
@click.argument("which", metavar="ARTICLE:LINE")
@click.argument("role", required=False, type=click.Choice(ROLES))
@click.option("--article", "belongs", type=click.IntRange(0), metavar="N",
              help="The number on its page of the article that the line belongs to; 0 for none.")  # fmt: skip
@_signed
def line(which: str, role: str | None, belongs: int | None, author: str, note: str, store: str) -> int:
    """Say what a line of a page is: 12:5 is the fifth line of the page of article 12.

    \b
    Examples:
      riwaya judge line 12:5 link --by سلمى
      riwaya judge line 12:9 --article 2 --by سلمى
    """
    from riwaya.cli.judging import at_desk
    from riwaya.model import Says

    with at_desk(store, author, note) as desk:
        desk.judge("line-role", desk.line(which), Says(role=role, article=belongs))  # type: ignore[arg-type]
    return DONE


@judge.command()
@click.argument("article", metavar="ARTICLE")
@_signed
def checked(article: str, author: str, note: str, store: str) -> int:
    """Say that every statement of an article is right as it is shown, and none is missing.

    \b
    Examples:
      riwaya judge checked 12 --by سلمى
    """
    from riwaya.cli.judging import at_desk

    with at_desk(store, author, note) as desk:
        desk.judge("article-checked", desk.article(article))
    return DONE


@judge.command()
@click.argument("number", type=int, metavar="STORY")
@click.argument("what", type=click.Choice(["name", "split", "merge", "pin", "unpin"]))
@click.argument("values", nargs=-1, required=True, metavar="VALUE...")
@click.option("--name", default=None, metavar="NAME", help="What the story that is split off is called.")
@_signed
def story(number: int, what: str, values: tuple[str, ...], name: str | None, author: str, note: str, store: str) -> int:
    """Name a story, split articles off it, merge it into another, or pin articles to it and off it.

    VALUE is the name, the articles' numbers, or the number of the story that it goes into.

    \b
    Examples:
      riwaya judge story 7 name 'عودة المرفأ' --by سلمى
      riwaya judge story 7 split 12 14 --by سلمى
      riwaya judge story 7 merge 3 --by سلمى
      riwaya judge story 7 unpin 12 --by سلمى
    """
    from riwaya.cli.judging import at_desk, says_of_story

    with at_desk(store, author, note) as desk:
        desk.judge(f"story-{what}", desk.story(str(number)), says_of_story(desk, what, values, name))
    return DONE


@judge.command()
@click.argument("what", metavar="WHAT")
@click.argument("text", metavar="TEXT")
@_signed
def note(what: str, text: str, author: str, note: str, store: str) -> int:
    """Note something on anything.

    WHAT is an article (12), a statement (12.s3), its voice (voice:12.s3), a line (12:5), a claim (claim:31) or
    a story (story:7).

    \b
    Examples:
      riwaya judge note 12.s3 'asked the ministry, no answer yet' --by سلمى
      riwaya judge note story:7 'quiet since Friday' --by سلمى
    """
    from riwaya.cli.judging import at_desk

    with at_desk(store, author, " ".join(filter(None, (text, note)))) as desk:
        desk.judge("note", desk.anything(what))
    return DONE


@judge.command()
@click.argument("uid", metavar="JUDGEMENT")
@click.option("--anyone", is_flag=True, help="Take back what somebody else said.")
@_signed
def withdraw(uid: str, anyone: bool, author: str, note: str, store: str) -> int:
    """Take a judgement back: its number, or the first digits of it (six or more). The record of both stays.

    \b
    Examples:
      riwaya judge withdraw 3f9a2c --by سلمى
    """
    from riwaya.cli.judging import at_desk

    with at_desk(store, author, note) as desk:
        desk.withdraw(uid, anyone)
    return DONE


@judge.command("list")
@click.argument("what", required=False, metavar="ARTICLE|story:N")
@click.option("--by", "author", default=None, metavar="NAME", help="Only what this person said.")
@click.option("--all", "everything", is_flag=True, help="Also what was withdrawn.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and judgement.")
@language_option
@store_option
def list_(what: str | None, author: str | None, everything: bool, as_json: bool, lang: str, store: str) -> int:
    """List what people said, of everything, of an article's page or of a story, with what became of it.

    A judgement counts, is contested, is lost (what it is of is on its page no more), is superseded (its author said
    otherwise since) or was withdrawn.

    \b
    Examples:
      riwaya judge list
      riwaya judge list 12 --all
      riwaya judge list --by سلمى --json
    """
    from riwaya.cli.judging import told

    told(store, what, author, everything, as_json, lang)
    return DONE


def _wording(words: dict[str, Any]) -> Wording:
    from riwaya.judging.wording import Wording

    return Wording(**words)
