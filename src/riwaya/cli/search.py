"""``riwaya search``: articles, statements, claims, voices in the store, by words and fields or by what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.endings import DONE
from riwaya.cli.options import language_option, store_option
from riwaya.cli.output import for_machines, for_people
from riwaya.model import RiwayaError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from riwaya.store.answers import Answer
    from riwaya.store.found_claims import FoundClaim
    from riwaya.store.found_voices import FoundVoice
    from riwaya.store.queries import Query
    from riwaya.telling.printing import Printer

    Found = Sequence[Answer] | Sequence[FoundClaim] | Sequence[FoundVoice]

__all__ = ["search"]


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@store_option
@click.option("--in", "scope", type=click.Choice(["articles", "statements", "claims", "voices"]), default="articles",
              show_default=True, help="What to look for.")  # fmt: skip
@click.option("--meaning", is_flag=True, help="Look for what the words mean, whatever words it is said in.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N",
              help="The most answers to give, best first.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and answer.")
@language_option
def search(words: tuple[str, ...], store: str, scope: str, meaning: bool, limit: int, as_json: bool, lang: str) -> int:
    """Find articles, statements, claims, or voices in the store.

    WORDS are found in any spelling and inflection, with and without what is written onto them. "Two words" in
    quotation marks stand one after the other, -word must not be there. Fields narrow: voice:, outlet:, credit:, via:
    and place: take names, stance: and kind: what the JSON calls them, on: a day, month or year, before: and after:
    days, story: a story's number. Among voices, WORDS are of their names and roles. Claims are there once their
    stories' dossiers are made. With --meaning, articles or statements on the same matter are found in other words.

    \b
    Examples:
      riwaya search انهيار السد
      riwaya search '"وزير الري"' after:2022-03-01
      riwaya search --in statements voice:مقداد stance:denies
      riwaya search --in voices وزير الري
      riwaya search --meaning غرق مركب
      riwaya search --json place:المرفأ -مظاهرة
    """
    from riwaya.store import Store
    from riwaya.store.queries import parse

    if meaning and scope in ("claims", "voices"):
        raise RiwayaError("Meaning is looked for in articles and statements.", "", "Leave --meaning out, or --in.")
    question = " ".join(f'"{w}"' if " " in w and ":" not in w and '"' not in w else w for w in words)
    query = parse(question, "voice" if scope == "voices" else "")
    if meaning and not query.words:
        raise RiwayaError("There is no word whose meaning to look for.", question, "Give a word that is of no field.")
    memory = Store.open(store)
    with memory.reading() as connection:
        found, count = _found(connection, query, scope, meaning, limit)
    memory.close()
    if as_json:
        from riwaya.telling import as_json as line

        for answer in found:
            for_machines(line(answer) + "\n")
        return DONE
    from riwaya.telling.printing import Printer
    from riwaya.telling.words import words as interface

    out = Printer(for_people(), interface(lang))
    for answer in found:
        out.blank()
        _PRINTED[scope](out, answer)
    if not found:
        out.line(out.t("no_answers"))
    elif count > len(found) and not meaning:
        out.blank()
        out.line(out.t("answers_more", shown=out.t.number(len(found)), count=out.t.number(count)), style="dim")
    return DONE


def _found(connection: Connection, query: Query, scope: str, meaning: bool, limit: int) -> tuple[Found, int]:
    from riwaya.store.answers import answers
    from riwaya.store.found_claims import claims_found
    from riwaya.store.found_voices import voices_found

    if scope == "claims":
        return claims_found(connection, query, limit)
    if scope == "voices":
        return voices_found(connection, query, limit)
    return answers(connection, query, "statements" if scope == "statements" else "articles", limit, meaning=meaning)


def _print_answer(out: Printer, answer: Answer) -> None:
    from rich.text import Text

    from riwaya.telling.printing import printable

    t, article = out.t, answer.kept.article
    out.line(t("between").join([answer.number, t.date(article.published)]), style="dim")
    out.line(article.headline or t("untitled"), style="bold")
    out.line(article.outlet or "", 2)
    if answer.statement is not None:
        out.line(answer.statement.voice.name or t("no_source"), 2, "cyan")
    if answer.snippet is not None:
        text, s = answer.kept.reading.page.text, answer.snippet
        shown, at = Text(), s.span.start
        for hit in s.hits:
            shown.append(printable(text[at : hit.start]))
            shown.append(printable(hit.of(text)), "bold underline")
            at = hit.end
        shown.append(printable(text[at : s.span.end]))
        out.wrapped(shown, 4)


def _print_claim(out: Printer, claim: FoundClaim) -> None:
    t = out.t
    facts = [claim.statement, t.date(claim.last), t(f"standing.{claim.standing}")]
    out.line(t("between").join(facts), style="dim")
    out.line(claim.gist, style="bold")
    out.line(t("between").join([t.n("n.outlets", claim.outlets), t.n("n.voices", claim.origins)]), 2)


def _print_voice(out: Printer, voice: FoundVoice) -> None:
    t = out.t
    out.line(t("between").join([voice.latest, t.date(voice.last), t(f"kind.{voice.kind}")]), style="dim")
    out.line(voice.name, style="bold")
    if voice.roles:
        out.line(t("comma").join(voice.roles), 2)
    out.line(t("between").join([t.n("n.statements", voice.statements), t.n("n.articles", voice.articles),
                                t.n("n.outlets", voice.outlets)]), 2)  # fmt: skip


_PRINTED: dict[str, Callable[[Printer, Any], None]] = {
    "articles": _print_answer, "statements": _print_answer, "claims": _print_claim, "voices": _print_voice
}  # fmt: skip
