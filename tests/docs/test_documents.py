"""What is documented is what there is: commands, options, JSON keys, dependencies."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest

from cli_help import riwaya as run_riwaya
from riwaya.cli.commands import COMMANDS, riwaya
from riwaya.cli.reference import reference
from riwaya.model import (
    Article,
    Claim,
    Contrast,
    DateFound,
    Dossier,
    DossierArticle,
    Drift,
    Erosion,
    Interval,
    Line,
    Mention,
    Named,
    Origin,
    Page,
    Passage,
    Problem,
    Quantity,
    Reading,
    Span,
    Statement,
    StoryMention,
    StoryPlace,
    StoryStatement,
    StoryVoice,
    Stretch,
    Voice,
    When,
)

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def test_the_command_reference_is_fresh() -> None:
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == reference(), "stale: run `make docs`"


def test_the_pictures_of_the_readme_are_there_small_and_told_in_words() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {f"docs/desk-{page}.webp" for page in ("story", "article", "compare")} <= {path for _, path in pictures}
    for words, path in pictures:
        assert len(words.split()) > 4
        assert (ROOT / path).stat().st_size < 220_000


def commands() -> list[tuple[str, click.Command]]:
    return [("riwaya", riwaya), *within("riwaya", riwaya)]


def within(path: str, group: click.Group) -> list[tuple[str, click.Command]]:
    context = click.Context(group)
    named = [(f"{path} {name}", group.get_command(context, name)) for name in group.list_commands(context)]
    found = [(name, command) for name, command in named if command is not None]
    return found + [c for name, command in found if isinstance(command, click.Group) for c in within(name, command)]


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_teaches_by_example(name: str, command: click.Command) -> None:
    text = command.help or ""
    assert "Examples:" in text
    examples = text.split("Examples:")[1]
    assert re.search(rf"\b{name}\b", examples)


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_option_says_what_it_does(name: str, command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.opts}"
            assert all(opt in reference() for opt in option.opts)


def test_the_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"riwaya {name}" in readme


def keys(value: Any, at: str = "") -> set[str]:
    """Every key path in *value*: ``a.b`` for objects, ``a[]`` for the items of lists."""
    if isinstance(value, dict):
        return {p for k, v in value.items() for p in ({f"{at}.{k}".lstrip(".")} | keys(v, f"{at}.{k}"))}
    if isinstance(value, list):
        return {p for v in value for p in keys(v, f"{at}[]")}
    return set()


def documented(name: str) -> set[str]:
    part = (DOCS / "json.md").read_text(encoding="utf-8").split(f"<!-- keys: {name} -->")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE))


def printed(*args: str) -> set[str]:
    from riwaya.sample import sample_pages

    ran = run_riwaya(*args, *sample_pages(), Path("no-such-page.html"))
    assert ran.code == 0
    rows = [json.loads(line) for line in ran.out.splitlines()] if args[0] == "read" else [json.loads(ran.out)]
    return {k for row in rows for k in keys(row) if not k.startswith("reader.settings.")}


MENTIONS = (
    Mention(Span(0, 3), "place", Named("b", "ب", 1.0, 2.0, "town", "YE"), why=("gazetteer",)),
    Mention(Span(0, 3), "time", Interval("2031-03-04", None, "absolute")),
    Mention(Span(0, 3), "quantity", Quantity(12, "ships", "about")),
)


def full() -> dict[str, set[str]]:
    """The keys of both outputs for a story in which nothing is missing."""
    there = Span(0, 3)
    page = Page("a.txt", "0", "0", "text/plain", "قال إن", problems=(Problem("It is odd.", "a.txt", "Look."),))
    voice = Voice("v1", "سالم الغيداق", "person", reason=there)
    said = Statement("s1", (there,), there, None, (there,), (), "indirect", "asserts", "person", None, voice, ("a",))
    dates = (DateFound("2031-03-04", "meta", there),)
    line = Line(1, "body", 1, 0, 3, why=("prose",))
    reading = Reading(page, (line,), (Article(1, (line,), dates=dates, statements=(said,), mentions=MENTIONS),))
    claim = Claim(
        id="c1",
        gist="قال",
        statements=("a1.s1",),
        standing="contested",
        origins=(Origin("v1", ("a1.s1",), (("a",),), ("one",)),),
        origin_range=(1, 1),
        contrasts=(Contrast("c2", "contradicts", (("a1", 0, 3),), "negation"),),
        erosion=(Erosion("a1.s1", "name", "a1.s1"),),
        drift=(Drift("a1.s1", "quantity", "12", "21", there, ("a1", 0, 3)),),
    )
    dossier = Dossier(
        title="",
        start=None,
        end=None,
        articles=(DossierArticle("a1", reading, reading.articles[0]),),
        statements=(StoryStatement("a1.s1", "a1", "a.txt", said, voice),),
        claims=(claim,),
        voices=(StoryVoice("v1", voice.name, "person", ("a1.s1",)),),
        reader={"version": "", "settings": {}},
        problems=page.problems,
        mentions=tuple(StoryMention("a1", "a.txt", m) for m in MENTIONS),
        places=(StoryPlace("b", "ب", 1.0, 2.0, "town", ("a1.s1",)),),
        timeline=(When("2031-03-04", None, "event", "a1.s1", there),),
        passages=(Passage(Stretch("a.txt", 0, 3), Stretch("b.txt", 0, 3), "edited", 0.8, "a to b", ("time",)),),
    )
    return {"read": keys(reading.to_dict(with_text=True)), "story": keys(dossier.to_dict())}


@pytest.mark.parametrize("args", [("read", "--json", "--with-text"), ("story", "--json")])
def test_every_json_key_is_documented_and_every_documented_key_is_printed(args: tuple[str, ...]) -> None:
    assert printed(*args) - documented(args[0]) == set()
    assert documented(args[0]) == full()[args[0]]


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    page = (DOCS / "dependencies.md").read_text(encoding="utf-8").lower()
    for dependency in wanted:
        name = re.split(r"[^\w.-]", dependency)[0].lower()
        assert re.search(rf"^\|(?: [\w.-]+,)* {re.escape(name)}(?:,| \|)", page, re.MULTILINE), name


def test_links_between_documents_lead_somewhere() -> None:
    for document in (
        *DOCS.glob("*.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "quality/README.md")),
    ):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_citation_has_what_a_citation_needs() -> None:
    from riwaya.version import __version__

    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    for field in ("cff-version: 1.2.0", "message:", "title:", "authors:", f"version: {__version__}"):
        assert field in text
    assert f"[{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_examples_in_the_readme_are_what_is_printed() -> None:
    from examples import fresh

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text == fresh(text), "stale: run `make docs`"


@pytest.mark.parametrize("document", ["README.md", "docs/python.md", "docs/judgements.md"])
def test_the_python_in_the_documents_runs(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from riwaya.sample import sample_pages

    (tmp_path / "saved").mkdir()
    html = next(page for page in sample_pages() if page.suffix == ".html")
    (tmp_path / "saved" / "page.html").write_bytes(html.read_bytes())
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / document).read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(block, {})
