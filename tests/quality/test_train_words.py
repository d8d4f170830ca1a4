"""Classes of words from an encoder's vectors: the encoder's file is read, like words come together, labels spread."""

from __future__ import annotations

from pathlib import Path
from struct import pack

import numpy as np
import pytest

import names_data
import train_words
from encoder import Encoder

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581بحر", "\u2581ب", "حر", "ين", "\u2581", "ا"]
SCORES = [0.0, 0.0, 0.0, 0.0, -2.0, -3.0, -3.0, -1.0, -5.0, -4.0]
WIDTH, INNER = 32, 64


def encoder_file(path: Path) -> Path:
    """An encoder of one layer with weights of nought: what a word is, is the mean of what its pieces are."""
    blob = [piece.encode() for piece in PIECES]
    starts = np.cumsum([0, *map(len, blob)]).astype("<u4")
    tokenizer = pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(starts[-1]))
    tokenizer += starts.tobytes() + np.array(SCORES, "<f4").tobytes() + b"".join(blob) + pack("<iI", 0, 0)

    def quarters(rows: int, width: int, nibble: int = 0x88) -> bytes:
        return (np.float16(0.5).tobytes() + bytes([nibble] * 16)) * (rows * width // 32)

    def floats(count: int, value: float = 0.0) -> bytes:
        return np.full(count, value, "<f4").tobytes()

    words = b"".join(
        np.float16(0.5).tobytes() + bytes((37 * i + 11 * j) % 256 for j in range(16)) for i in range(len(PIECES))
    )
    tables = {"emb.word": words, "emb.pos": floats(8 * WIDTH), "emb.type": floats(WIDTH)}
    tables |= {"emb.ln.w": floats(WIDTH, 1.0), "emb.ln.b": floats(WIDTH)}
    for part in ("q", "k", "v", "ao"):
        tables |= {f"l0.{part}.w": quarters(WIDTH, WIDTH), f"l0.{part}.b": floats(WIDTH)}
    tables |= {"l0.fi.w": quarters(INNER, WIDTH), "l0.fi.b": floats(INNER)}
    tables |= {"l0.fo.w": quarters(WIDTH, INNER), "l0.fo.b": floats(WIDTH)}
    for part in ("aln", "oln"):
        tables |= {f"l0.{part}.w": floats(WIDTH, 1.0), f"l0.{part}.b": floats(WIDTH)}
    head = b"E5S1" + pack("<i7ifi", 1, WIDTH, 1, 2, INNER, len(PIECES), 8, 2, 1e-12, 32)
    size = len(head) + len(tokenizer) + 4 + sum(2 + len(name) + 21 for name in tables)
    directory, body = pack("<i", len(tables)), b""
    for name, data in tables.items():
        whole = name == "emb.word" or (name.endswith(".w") and name.split(".")[1] in ("q", "k", "v", "ao", "fi", "fo"))
        directory += pack("<H", len(name)) + name.encode()
        directory += pack("<BIQQ", int(whole), len(data) // 4, size + len(body), len(data))
        body += data
    path.write_bytes(head + tokenizer + directory + body)
    return path


def test_a_word_is_cut_into_its_likeliest_pieces(tmp_path: Path) -> None:
    encoder = Encoder(encoder_file(tmp_path / "model.bin"), (1,))
    assert encoder.pieces("بحرين") == [4, 7]
    assert encoder.pieces("بحق") == [5, 3, 3]


def test_words_of_the_same_pieces_have_the_same_vector(tmp_path: Path) -> None:
    encoder = Encoder(encoder_file(tmp_path / "model.bin"), (1,))
    vectors = encoder.vectors(["بحر", "بحرين", "بحر"])
    assert vectors.shape == (3, WIDTH)
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.array_equal(vectors[0], vectors[1])


def test_words_that_lie_together_are_of_one_class() -> None:
    rng = np.random.default_rng(1)
    bundles = np.concatenate([rng.normal(size=(20, 8)) * 0.1 + 5 * np.eye(8)[k] for k in range(2)])
    found = train_words.classes(bundles.astype(np.float32), 2)
    assert len(set(found[:20])) == len(set(found[20:])) == 1
    assert found[0] != found[20]


def test_a_word_leans_to_what_words_beside_it_are_labelled_and_not_to_its_own_label(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(train_words, "RIDGE", 0.1)
    people = [f"سمر{letter}" for letter in "بتثجحخدذرز"]
    others = [f"كتب{letter}" for letter in "بتثجحخدذرز"]
    rows = {word: i for i, word in enumerate([*people, *others])}
    vectors = np.repeat(np.eye(2, dtype=np.float32), 10, axis=0)
    labelled = [(word, "B-PERS") for word in people] + [(word, "O") for word in others]
    labelled[3] = (people[3], "O")
    found = train_words.leanings(vectors, list(names_data.sentences(labelled)), rows)
    person = train_words.TYPES.index("PERS")
    assert found[3, person] > found[15, person]
    assert found[3, person] >= found[0, person]
