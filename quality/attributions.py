"""riwaya's own Arabic attribution corpus: reads and writes the inline notation of `attributions/*.txt`.

The notation is told in `attributions/README.md`. Statements are handed out in the form that `riwaya read --json`
uses for spans: code points into the passage's plain text, half-open.

    python quality/attributions.py to-gold OUTDIR [PREFIX]   texts/NAME.txt and statements.jsonl
    python quality/attributions.py show [PREFIX]             every statement as a row that a person can check
    python quality/attributions.py tidy [PREFIX]             spell short forms out, number statements in text order
    python quality/attributions.py counts                    refresh the card's table of counts
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.model import FORMS, KINDS, STANCES

HOME = Path(__file__).resolve().parent.parent / "attributions"
ROLES = {"c": "cue", "s": "src", "t": "con", "v": "via"}
SHORT = {
    "form": dict(zip("idm", ("indirect", "direct", "mixed"), strict=True)),
    "stance": dict(zip("anehxq", ("asserts", "denies", "expects", "hedges", "declines", "asks"), strict=True)),
    "kind": dict(zip("puomdi", ("person", "unnamed", "organisation", "media", "document", "imagery"), strict=True)),
}
_LABEL = r"s?\d+\.?(?:cue|src|con|via|[cstv])\d?"
_OPEN = re.compile(rf"\{{({_LABEL}(?:\+{_LABEL})*):")
_PARTS = re.compile(r"s?(\d+)\.?([a-z]+)(\d?)")
_LINE = re.compile(r"s?(\d+) +(\S+(?: \w+ \w+)?)((?: +(?:inside=|ref=|<|@).*)?)$")
_MORE = re.compile(
    r'(?:inside=|(?P<relay><)?<)s?(?P<inside>\d+)|(?:ref=|@)(?:"(?P<ref>[^"]*(?:""[^"]*)*)"(?:#(?P<nth>\d+))?|s?(?P<same>\d+))'
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: *name* (the file's stem), *about* (its `#` lines), plain *text*, *statements* as `read` gives."""

    name: str
    about: str
    text: str
    statements: list[dict[str, Any]]


def _strip(marked: str) -> tuple[str, dict[int, dict[str, list[tuple[int, int, int]]]]]:
    """Plain text, and for each statement and role its (rank, start, end); raises ValueError on bad brackets."""
    plain, at, open_, spans = [], 0, [], {}  # type: ignore[var-annotated]
    size = 0
    while at < len(marked):
        if found := _OPEN.match(marked, at):
            open_.append((size, found[1]))
            at = found.end()
        elif marked[at] == "}":
            if not open_:
                raise ValueError(f"a bracket closes that was never opened, after …{marked[max(0, at - 30) : at]}")
            start, labels = open_.pop()
            for label in labels.split("+"):
                number, role, rank = _PARTS.fullmatch(label).groups()  # type: ignore[union-attr]
                role = ROLES.get(role, role)
                spans.setdefault(int(number), {}).setdefault(role, []).append((int(rank or 1), start, size))
            at += 1
        elif marked[at] == "{":
            raise ValueError(f"not a label: {marked[at : at + 20]}")
        else:
            plain.append(marked[at])
            size += 1
            at += 1
    if open_:
        raise ValueError(f"never closed: {open_[-1][1]}")
    return "".join(plain), spans


def _find(text: str, phrase: str, nth: int) -> list[int]:
    start = -1
    for _ in range(nth):
        start = text.find(phrase, start + 1)
        if start < 0:
            raise ValueError(f"no such phrase in the text: {phrase}")
    return [start, start + len(phrase)]


def parse(name: str, raw: str) -> Passage:
    """Read one passage; raises ValueError naming the passage and what is wrong."""
    try:
        head, _, rest = raw.partition("\n\n")
        marked, _, lines = rest.partition("\n---\n")
        text, spans = _strip(marked.strip("\n") + "\n")
        rows: dict[int, dict[str, Any]] = {}
        extra: dict[int, str] = {}
        for line in filter(None, lines.split("\n")):
            if not (m := _LINE.match(line)):
                raise ValueError(f"not a statement line: {line}")
            words = m[2].split() if " " in m[2] else [t.get(c, c) for t, c in zip(SHORT.values(), m[2], strict=True)]
            if words[0] not in FORMS or words[1] not in STANCES or words[2] not in KINDS:
                raise ValueError(f"not legal: {line}")
            number = int(m[1])
            if number in rows:
                raise ValueError(f"s{number} has two lines")
            mine = spans.get(number, {})
            if "con" not in mine or len(mine.get("src", [])) > 1:
                raise ValueError(f"s{number} needs one content or more and at most one source")
            place = {role: [[a, b] for _, a, b in sorted(mine.get(role, []))] for role in ROLES.values()}
            rows[number] = {
                "id": f"s{number}", "cue": place["cue"], "source": place["src"][0] if place["src"] else None,
                "referent": None, "content": place["con"], "via": place["via"],
                "form": words[0], "stance": words[1], "kind": words[2], "inside": None,
            }  # fmt: skip
            extra[number] = m[3]
        if set(spans) != set(rows):
            raise ValueError(f"brackets and lines differ in statements {sorted(set(spans) ^ set(rows))}")
        relayed: list[dict[str, Any]] = []
        for number in sorted(rows):
            for m in _MORE.finditer(extra[number]):
                if m["inside"]:
                    rows[number]["inside"] = rows[int(m["inside"])]["id"]
                    if m["relay"]:
                        relayed.append(rows[number])
                elif m["same"]:
                    other = rows[int(m["same"])]
                    rows[number]["referent"] = other["referent"] or other["source"]
                else:
                    rows[number]["referent"] = _find(text, m["ref"].replace('""', '"'), int(m["nth"] or 1))
        for s in relayed:  # the short form `<<`: the outer speaker and his carriers brought the inner words
            outer = rows[int(s["inside"][1:])]
            s["via"] = [x for x in (outer["source"] or outer["referent"],) if x] + outer["via"]
        for s in rows.values():
            for a, b in s["cue"] + s["content"] + s["via"] + [x for x in (s["source"], s["referent"]) if x]:
                if a >= b or text[a:b] != text[a:b].strip():
                    raise ValueError(f"{s['id']} has an empty span, or one with blanks at its edge: {text[a:b]!r}")
    except (ValueError, KeyError) as problem:
        raise ValueError(f"{name}: {problem}") from None
    return Passage(name, head, text, _in_order(list(rows.values())))


def _in_order(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By first span, the widest content first; ids and `inside` renumbered."""

    def place(s: dict[str, Any]) -> tuple[int, int, int]:
        spans = s["cue"] + s["content"] + [x for x in (s["source"],) if x]
        return min(a for a, _ in spans), -sum(b - a for a, b in s["content"]), min((a for a, _ in s["cue"]), default=0)

    ordered = sorted(statements, key=place)
    new = {s["id"]: f"s{i}" for i, s in enumerate(ordered, 1)}
    return [{**s, "id": new[s["id"]], "inside": new.get(s["inside"])} for s in ordered]


def notate(passage: Passage) -> str:
    """The passage in canonical notation; raises ValueError where two spans cross."""
    labels: dict[tuple[int, int], list[str]] = {}
    for s in passage.statements:
        ranked = s["via"] != sorted(s["via"])
        for role, spans in (("src", [s["source"]]), ("cue", s["cue"]), ("con", s["content"]), ("via", s["via"])):
            for rank, span in enumerate(filter(None, spans), 1):
                tail = str(rank) if ranked and role == "via" else ""
                labels.setdefault((span[0], span[1]), []).append(f"{s['id']}.{role}{tail}")
    out, at, open_ = [], 0, []  # type: ignore[var-annotated]

    def close(upto: int) -> None:
        nonlocal at
        while open_ and open_[-1] <= upto:
            end = open_.pop()
            out.append(passage.text[at:end] + "}")
            at = end

    for (a, b), names in sorted(labels.items(), key=lambda item: (item[0][0], -item[0][1])):
        close(a)
        if open_ and open_[-1] < b:
            raise ValueError(f"{passage.name}: spans cross at {passage.text[a:b]}")
        out.append(passage.text[at:a] + "{" + "+".join(names) + ":")
        at = a
        open_.append(b)
    close(len(passage.text))
    marked = "".join(out) + passage.text[at:]
    lines = [f"{s['id']} {s['form']} {s['stance']} {s['kind']}" + _tail(passage, s) for s in passage.statements]
    return f"{passage.about}\n\n{marked}---\n" + "".join(line + "\n" for line in lines)


def _tail(passage: Passage, s: dict[str, Any]) -> str:
    inside = f" inside={s['inside']}" if s["inside"] else ""
    if not s["referent"]:
        return inside
    same = [o["id"] for o in passage.statements if o["source"] == s["referent"] and not o["referent"] and o is not s]
    if same:
        return f"{inside} ref={same[0]}"
    a, b = s["referent"]
    nth = 1 + len(re.findall(f"(?={re.escape(passage.text[a:b])})", passage.text[: b - 1]))
    quoted = passage.text[a:b].replace('"', '""')
    return f'{inside} ref="{quoted}"' + (f"#{nth}" if nth > 1 else "")


def passages(prefix: str = "", home: Path = HOME) -> list[Passage]:
    """All passages whose file name begins with *prefix*, sorted by name."""
    return [parse(p.stem, p.read_text(encoding="utf-8")) for p in sorted(home.glob(prefix + "*.txt"))]


def rows(passage: Passage) -> list[str]:
    """One readable row a statement, for checking by eye."""

    def say(spans: list[list[int]]) -> str:
        return " … ".join(passage.text[a:b] for a, b in spans)

    return [
        f"{s['id']}{'<' + s['inside'] if s['inside'] else ''} {s['form']} {s['stance']} {s['kind']} | "
        f"{say(s['cue'])} | {say([s['source']]) if s['source'] else '-'}"
        f"{' = ' + say([s['referent']]) if s['referent'] else ''} | "
        f"{say(s['content'])}{' | via ' + ' ; '.join(say([v]) for v in s['via']) if s['via'] else ''}"
        for s in passage.statements
    ]


def table(corpus: list[Passage]) -> str:
    """The card's counts, as a Markdown table."""
    lines = ["| | dev | held-out | all |", "| --- | ---: | ---: | ---: |"]
    parts = [[p for p in corpus if p.name.startswith(x)] for x in ("dev-", "held-out-", "")]

    def line(what: str, counts: list[int]) -> None:
        lines.append(f"| {what} | " + " | ".join(map(str, counts)) + " |")

    line("passages", [len(p) for p in parts])
    line("with no statement", [sum(not x.statements for x in p) for p in parts])
    line("statements", [sum(len(x.statements) for x in p) for p in parts])
    line("nested", [sum(bool(s["inside"]) for x in p for s in x.statements) for p in parts])
    line("with carriers", [sum(bool(s["via"]) for x in p for s in x.statements) for p in parts])
    line("with a referent", [sum(bool(s["referent"]) for x in p for s in x.statements) for p in parts])
    for field, values in (("form", FORMS), ("stance", STANCES), ("kind", KINDS)):
        tallies = [Counter(s[field] for x in p for s in x.statements) for p in parts]
        for value in values:
            line(f"{field}: {value}", [t[value] for t in tallies])
    return "\n".join(lines)


def main(args: list[str]) -> None:
    """The commands of the module's docstring."""
    command, rest = (args[0] if args else ""), args[1:]
    if command == "to-gold" and rest:
        out = Path(rest[0])
        (out / "texts").mkdir(parents=True, exist_ok=True)
        corpus = passages("".join(rest[1:2]))
        for p in corpus:
            (out / "texts" / f"{p.name}.txt").write_text(p.text, encoding="utf-8")
        records = [{"text": f"{p.name}.txt", "statements": p.statements} for p in corpus]
        lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        (out / "statements.jsonl").write_text(lines, encoding="utf-8")
    elif command == "show":
        for p in passages("".join(rest[:1])):
            print("\n".join([f"== {p.name} {p.about}", *rows(p)]))
    elif command == "tidy":
        for p in passages("".join(rest[:1])):
            (HOME / f"{p.name}.txt").write_text(notate(p), encoding="utf-8")
    elif command == "counts":
        card = HOME / "README.md"
        before, _, tail = card.read_text(encoding="utf-8").partition("<!-- counts -->\n")
        after = tail.partition("<!-- end -->")[2]
        card.write_text(f"{before}<!-- counts -->\n{table(passages())}\n<!-- end -->{after}", encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
