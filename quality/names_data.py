"""The texts that the tagger of names is trained and measured on: ANERcorp as it was printed, and the Wojood sample."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from riwaya.arabic.paragraphs import Token, parse

__all__ = ["TRAINING_ROWS", "Sentence", "anercorp", "sentences", "wojood"]

TRAINING_ROWS = 125_102
"""Rows of ANERcorp that are for training; the others are the test (the split of CAMeL Tools: Obeid et al. 2020)."""

TYPES = ("PERS", "ORG", "LOC", "MISC")
_SLIPS = {"B-ERS": "B-PERS", "IPERS": "I-PERS", "B-LOCI-PERS": "B-LOC", "I-PRG": "I-ORG", "B-PRG": "B-ORG",
          "B-ORF": "B-ORG", "B-OEG": "B-ORG", "B-MSIC": "B-MISC"}  # fmt: skip
"""Labels of ANERcorp that were mistyped."""
_LONGEST = 150
"""Words after which a sentence is cut that no mark ends."""
_WOJOOD = {"PERS": "PERS", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its *rows* (word and label as printed), our *tokens* of it, their labels, and each one's row."""

    rows: tuple[Row, ...]
    tokens: tuple[Token, ...]
    labels: tuple[str, ...]
    at: tuple[int, ...]

    def to_rows(self, labels: Sequence[str]) -> list[str]:
        """Labels of the rows from labels of the tokens: the first token with letters decides."""
        out = ["O"] * len(self.rows)
        seen = set()
        for token, label, row in zip(self.tokens, labels, self.at, strict=True):
            if row not in seen and (not token.punct or not _lettered(self.rows[row][0])):
                out[row] = label
                seen.add(row)
        return out


def _lettered(word: str) -> bool:
    return any(ch.isalnum() for ch in word)


def anercorp(path: Path) -> list[Row]:
    """The rows of ``ANERCorp.xlsx`` in order, slips of the labels mended; a mark that got lost is a quotation mark."""
    with zipfile.ZipFile(path) as book:
        shared = [
            "".join(t.text or "" for t in item.iter(_SHEET + "t"))
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    out = []
    for row in sheet.iter(_SHEET + "row"):
        cells = {}
        for cell in row.iter(_SHEET + "c"):
            value = cell.find(_SHEET + "v")
            if value is not None:
                text = shared[int(value.text or 0)] if cell.get("t") == "s" else value.text or ""
                cells[re.sub(r"\d", "", cell.get("r", ""))] = text
        word, label = cells.get("A", "").strip().replace("</title>", ""), cells.get("B", "").strip()
        if not label:
            word, label = ('"', "O") if word == "O" else (word, "O")
        label = _SLIPS.get(label, label.upper())
        out.append((word, label if label[2:] in TYPES and label[1:2] == "-" else "O"))
    return out


def wojood(folder: Path) -> list[list[Row]]:
    """The sentences of the Wojood sample, its outermost tags brought to ANERcorp's: people, bodies, places."""
    out = []
    for name in ("train.txt", "val.txt", "test.txt"):
        for block in (folder / "data" / name).read_text(encoding="utf-8").split("\n\n"):
            rows = []
            for line in block.split("\n"):
                word, *tags = line.split() or [""]
                if not word or word == "$#$":
                    continue
                label = tags[0] if tags else "O"
                kind = _WOJOOD.get(label[2:])
                rows.append((word, f"{label[:2]}{kind}" if kind else "O"))
            if rows:
                out.append(rows)
    return out


def sentences(rows: Sequence[Row]) -> Iterator[Sentence]:
    """The rows cut after full stops and question marks, with our tokens."""
    current: list[Row] = []
    for row in rows:
        current.append(row)
        if row[0] in (".", "؟", "!") or len(current) >= _LONGEST:
            yield _sentence(current)
            current = []
    if current:
        yield _sentence(current)


def _sentence(rows: Sequence[Row]) -> Sentence:
    text, where = "", []
    for n, (word, _) in enumerate(rows):
        where += [n] * (len(word) + 1)
        text += word + " "
    tokens = parse(text, 0, len(text)).tokens
    at = [where[t.start] for t in tokens]
    labels, seen = [], set()
    for token, row in zip(tokens, at, strict=True):
        word, label = rows[row]
        if token.punct and _lettered(word):
            labels.append("O")  # a bracket that was left on the word
            continue
        labels.append("I" + label[1:] if row in seen and label != "O" else label)
        seen.add(row)
    return Sentence(tuple(rows), tokens, tuple(labels), tuple(at))
