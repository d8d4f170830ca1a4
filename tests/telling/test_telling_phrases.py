"""Sentences of the code in the reader's language: what readers can meet is there, and what is not stays as written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from riwaya.telling.phrases import phrase
from riwaya.telling.words import words

SOURCE = Path(str(files("riwaya")))
READERS_MEET = ("desk", "intake", "judging", "layout", "store")
ONLY_COMMANDS_MEET = ("desk/serving", "intake/context", "intake/fetching/archive", "intake/fetching/visits",
                      "intake/fields", "store/backups", "store/checking", "store/engine", "store/exchange",
                      "store/gold", "store/rereading", "store/migrating")  # fmt: skip
RAISED = ("Problem", "RiwayaError", "Unreached")


def sentences(node: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    """The sentences that an expression can be, with holes for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            holes = iter("abc")
            yield "".join(p.value if isinstance(p, ast.Constant) else f"{{{next(holes)}}}" for p in parts)
        case ast.IfExp(body=one, orelse=other):
            yield from sentences(one, named)
            yield from sentences(other, named)
        case ast.Name(id=name) if name in named:
            yield from sentences(named[name], {other: held for other, held in named.items() if other != name})


def said() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        module = path.relative_to(SOURCE).with_suffix("").as_posix()
        if not module.startswith(READERS_MEET) or module in ONLY_COMMANDS_MEET:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        set_to = [n for n in ast.walk(tree) if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)]
        named = {n.targets[0].id: n.value for n in set_to}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in RAISED:
                for told in (*call.args[:1], *call.args[2:3]):
                    for text in sentences(told, named):
                        if text:
                            yield module, text


def test_what_can_go_wrong_where_readers_meet_it_is_said_in_arabic():
    told = list(said())
    assert len(told) > 200
    assert sorted({pair for pair in told if phrase(pair[1], "ar", "problems") is None}) == []


@pytest.mark.parametrize(
    ("english", "arabic"),
    [("The page is empty.", "الصفحة فارغة."),
     ("The server answered 404 (Not Found).", "أجاب الخادم: 404 (Not Found)."),
     ("This is a PDF document, not a page of text or HTML.", "هذا مستند PDF، لا صفحة نص أو HTML."),
     ("The PDF document is damaged (no {b} there); the pages before that were read.",
      "مستند PDF تالف (no {b} there)؛ فقُرئت الصفحات التي قبل ذلك.")],
)  # fmt: skip
def test_what_is_filled_in_stays_or_is_said_too(english, arabic):
    assert words("ar").sentence(english) == arabic
    assert words("en").sentence(english) == english


def test_what_has_no_translation_is_told_apart():
    assert words("ar").sentence("Something that nobody thought of.") is None
    assert phrase("Something that nobody thought of.", "en", "problems") == "Something that nobody thought of."


@pytest.mark.parametrize("table", ["problems", "reasons"])
def test_a_table_has_every_sentence_once_with_the_same_holes(table):
    rows = (SOURCE / "telling" / "messages" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if row and not row.startswith("#")][1:]
    assert len({p[0] for p in pairs}) == len(pairs)
    for english, arabic in pairs:
        extra = {h for h in ("{a}", "{b}", "{c}") if h in arabic and h not in english}
        assert extra == set(), english
