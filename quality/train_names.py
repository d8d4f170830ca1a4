"""Train the tagger of names: ``python quality/train_names.py --data ../shared/ner`` writes the model into the package.

Deterministic: the same data give the same file, whose hash and that of all that it was learnt from are written beside
this script; ``--check`` tells whether the shipped model is still what training would give. ``--held N`` trains on all
but the last N hundredths of the training words and measures on those, for tuning; ``--measure`` measures the shipped
model on ANERcorp's test words. Needs python-crfsuite (`make train-names` installs it).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from names_data import TRAINING_ROWS, Sentence, anercorp, sentences, wojood
from riwaya.mentions.names import model
from riwaya.mentions.names.echoes import Votes, echoes
from riwaya.mentions.names.features import EDGE, PARTS, joint, known_all
from riwaya.mentions.names.gazetteers import phrases_in
from riwaya.mentions.names.heads import heads
from riwaya.mentions.names.model import Weights
from riwaya.mentions.names.packing import packed, pour
from riwaya.mentions.names.tagging import ROUNDS, parted

MODEL = Path(model.__file__).parent / "data" / "model.bin.gz"
TRAINED = Path(__file__).parent / "names_trained.toml"
"""What the shipped model was learnt from."""
FOLDS = 3
"""Parts of the training words; what the first pass says of each is learnt from the others."""
WINDOW = 12
"""Sentences before and after one that count as its article: ANERcorp does not tell its articles apart."""
SCALE = 1000
FIRST = {"c1": 0.01, "c2": 0.1, "max_iterations": 80}
FOLD = {"c1": 0.01, "c2": 0.1, "max_iterations": 50}
SECOND = {"c1": 0.01, "c2": 0.1, "max_iterations": 90}
"""Settings of the training (python-crfsuite, L-BFGS): tuned on the last fifth of the training words."""

Items = list[list[str]]
Score = dict[str, tuple[float, float, float]]


def items(sentence: Sentence) -> Items:
    """The features of each token of a sentence, those of its neighbours among them."""
    words = known_all(sentence.tokens)
    out = []
    for i, found in enumerate(joint(words)):
        features = list(found)
        for distance, part, prefix in PARTS:
            word = words[i + distance] if 0 <= i + distance < len(words) else EDGE
            features += [prefix + name for name in getattr(word, part)]
        out.append(features)
    return out


def train(data: Sequence[tuple[Items, Sequence[str]]], settings: dict[str, float]) -> Weights:
    """Weights learnt from items and labels."""
    import pycrfsuite

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer = pycrfsuite.Trainer(verbose=False)
        for features, labels in data:
            trainer.append(features, labels)
        trainer.set_params({**settings, "feature.possible_transitions": True})
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    labels = tuple(sorted(info.labels))
    features: dict[str, list[int]] = {}
    for (name, label), weight in info.state_features.items():
        whole = round(weight * SCALE)
        if whole:
            features.setdefault(name, [0] * len(labels))[labels.index(label)] = whole
    moves = tuple(tuple(round(info.transitions.get((a, b), 0.0) * SCALE) for b in labels) for a in labels)
    for a, row in zip(labels, moves, strict=True):
        assert len(row) == len(labels), a
    return Weights(labels, {name: packed(row) for name, row in sorted(features.items())}, moves)


def first_pass(weights: Weights, sentence: Sentence) -> list[str]:
    """The labels that a sentence gets by itself."""
    words = known_all(sentence.tokens)
    return weights.best(weights.scores(weights.sums(words, phrases_in([w.word for w in words]))))


def echoed(found: Sequence[Sentence], labels: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """For each sentence the features of what its words were taken for in the sentences around it."""
    words = [known_all(s.tokens) for s in found]
    votes = Votes()
    out = []
    for i in range(len(found) + WINDOW):
        if i < len(found):
            votes.add(words[i], labels[i])
        if i >= WINDOW:
            at = i - WINDOW
            out.append(echoes(words[at], labels[at], votes))
            if at >= WINDOW:
                votes.add(words[at - WINDOW], labels[at - WINDOW], -1)
    return out


def learn(news: list[Sentence], further: list[Sentence]) -> tuple[Weights, Weights]:
    """The weights of both passes. *further* are sentences without an article around them."""
    cases = [items(s) for s in news]
    more = [(items(s), s.labels) for s in further]
    labels = [s.labels for s in news]
    guessed: list[list[str]] = []
    for n in range(FOLDS):
        a, b = len(news) * n // FOLDS, len(news) * (n + 1) // FOLDS
        rest = [(cases[i], labels[i]) for i in range(len(news)) if not a <= i < b]
        weights = train(rest + more, FOLD)
        guessed += [first_pass(weights, s) for s in news[a:b]]
        print(f"fold {n + 1} of {FOLDS}", file=sys.stderr)
    first = train(list(zip(cases, labels, strict=True)) + more, FIRST)
    for features, extra in zip(cases, echoed(news, guessed), strict=True):
        for own, found in zip(features, extra, strict=True):
            own += found
    second = train(list(zip(cases, labels, strict=True)) + more, SECOND)
    return first, second


def learnt_from(news: Sequence[Sentence]) -> str:
    """The hash of all that decides the weights: settings, and the features and labels of the training words."""
    told = sha256(repr((FOLDS, WINDOW, SCALE, FIRST, FOLD, SECOND, sorted(heads("sport")))).encode())
    for sentence in news:
        told.update(repr((items(sentence), sentence.labels)).encode())
    return told.hexdigest()


def record(news: Sequence[Sentence]) -> None:
    """Write down what the model was learnt from."""
    TRAINED.write_text(
        "# Written by `make train-names`, compared by `make train-names CHECK=1` and by the tests. inputs: SHA-256\n"
        "# over settings, features and labels; crfsuite: the release of python-crfsuite; weights: of the model.\n"
        f'inputs = "{learnt_from(news)}"\ncrfsuite = "{version("python-crfsuite")}"\n'
        f'weights = "{sha256(MODEL.read_bytes()).hexdigest()}"\n',
        encoding="utf-8",
    )


def changed(news: Sequence[Sentence]) -> list[str]:
    """What is no longer as it was when the shipped model was learnt: ``inputs``, ``weights``."""
    told = tomllib.loads(TRAINED.read_text(encoding="utf-8"))
    now = {"inputs": learnt_from(news), "weights": sha256(MODEL.read_bytes()).hexdigest()}
    return [what for what, value in now.items() if told[what] != value]


def write(passes: Sequence[Weights], path: Path) -> None:
    """Write the model; the same weights make the same bytes."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(pour((w.labels, w.features, w.moves) for w in passes))


def predicted(passes: tuple[Weights, Weights], found: list[Sentence]) -> list[list[str]]:
    """The labels of the rows of sentences, read as a window slides over them."""
    first, second = passes
    labels = [first_pass(first, s) for s in found]
    words = [known_all(s.tokens) for s in found]
    plain = [second.sums(w, phrases_in([known.word for known in w])) for w in words]
    for _ in range(ROUNDS):
        labels = [second.best(second.scores(p, e)) for p, e in zip(plain, echoed(found, labels), strict=True)]
    return [s.to_rows(parted(s.tokens, own)) for s, own in zip(found, labels, strict=True)]


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names that labels tell of, as first row, row after the last, type; a stray ``I-`` begins one."""
    out, start, kind = set(), 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (label[:2] != "I-" or label[2:] != kind):
            out.add((start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return out


def score(gold: Sequence[Sequence[str]], ours: Sequence[Sequence[str]]) -> Score:
    """Precision, recall and F1 (per cent) of whole names, each type and all, MISC left out."""
    n: Counter[tuple[str, str]] = Counter()
    for a, b in zip(gold, ours, strict=True):
        theirs, found = spans(a), spans(b)
        for what, names in (("gold", theirs), ("ours", found), ("hit", theirs & found)):
            for _, _, kind in names:
                if kind != "MISC":
                    n[what, kind] += 1
                    n[what, "all"] += 1
    out = {}
    for kind in ("PERS", "ORG", "LOC", "all"):
        hit, mine, theirs_n = n["hit", kind], n["ours", kind], n["gold", kind]
        out[kind] = (100 * hit / (mine or 1), 100 * hit / (theirs_n or 1), 200 * hit / (mine + theirs_n or 1))
    return out


def main() -> None:
    """Train, or measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/ner"))
    options.add_argument("--held", type=int, default=0, metavar="N")
    options.add_argument("--with-wojood", action="store_true", help="learn from the Wojood sample too")
    options.add_argument("--measure", action="store_true")
    options.add_argument("--check", action="store_true", help="end with 1 where training would give another model")
    args = options.parse_args()
    rows = anercorp(args.data / "anercorp" / "ANERCorp.xlsx")
    news = list(sentences(rows[:TRAINING_ROWS]))
    if args.check:
        differing = changed(news)
        raise SystemExit(f"changed since the model was learnt: {', '.join(differing)}" if differing else 0)
    if args.measure:
        test = list(sentences(rows[TRAINING_ROWS:]))
        passes = model.weights()
    else:
        cut = len(news) * (100 - args.held) // 100
        test = news[cut:]
        blocks = wojood(args.data / "wojood-sample") if args.with_wojood else []
        further = [s for block in blocks for s in sentences(block)]
        passes = learn(news[:cut], further)
        if not args.held:
            write(passes, MODEL)
            record(news)
            print(f"{MODEL.name}: {MODEL.stat().st_size} bytes, {len(passes[1].features)} features", file=sys.stderr)
    if test:
        gold = [[label for _, label in s.rows] for s in test]
        for kind, (p, r, f) in score(gold, predicted(passes, test)).items():
            print(f"{kind:5} P {p:5.1f} R {r:5.1f} F1 {f:6.2f}")


if __name__ == "__main__":
    main()
