"""Features: what the tagger knows of a token: its letters, what the lexicon and the gazetteers say, its neighbours.

All that depends on one word is made once a form and kept: most words of a text are old acquaintances.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from riwaya.arabic.lexicon import Info, analyse
from riwaya.arabic.paragraphs import Token
from riwaya.mentions.names.gazetteers import marks_of, phrases_in
from riwaya.mentions.names.kin import kin_of

__all__ = ["EDGE", "PARTS", "Known", "around", "beside", "joint", "kinds", "known_all"]

_CLASSES = (
    "prep", "rel", "comp", "dem", "sub", "neg", "vpart", "pron", "quant", "adv", "verb", "office", "title", "people",
    "organisation", "media", "document", "name-given", "name-foreign", "name-family", "name-part", "actor-state",
    "actor-organisation", "adjective-nation", "adjective-field", "adjective-rank", "time", "event",
)  # fmt: skip
"""The lexicon's classes that tell names from other words; the first ones weigh most in a word's kind."""

_PLAIN = (*_CLASSES[: _CLASSES.index("document") + 1], "time", "event")
"""Classes of words that are no names by themselves."""

_OUTER = ("وال", "بال", "كال", "فال", "ال", "لل", "و", "ب", "ل")

PARTS = ((0, "own", ""), (-1, "near", "-1"), (1, "near", "1"), (-2, "far", "-2"), (2, "far", "2"))
"""Which features of which word count at a token: the word's distance, the field of ``Known``, the prefix."""


class Known(NamedTuple):
    """What is known of a word by itself.

    *own* are features at its own place, *near* those for the words next to it, *far* those two words away; *word* is
    its form, *kind* a short description of what it may be, for features of several words together; *key* is both.
    """

    word: str
    kind: str
    own: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]
    key: str


EDGE = Known("^", "^", (), ("edge",), ("edge",), "^")
"""What stands before the first and after the last word of a sentence."""


def _shape(text: str, f: str) -> str:
    """``#`` and the number of digits, ``.`` for marks, ``L`` and the case of Latin letters, ``a`` for Arabic words."""
    if f.isdigit():
        return "#" + str(min(len(f), 5))
    if not f[0].isalnum():
        return "."
    if f[0].isascii():
        return "LU" if text.isupper() else "LT" if text[:1].isupper() else "Ll"
    return "a"


def _in_dictionary(f: str, base: str) -> bool:
    """Whether a dictionary of the language knows the word, with or without what is written before it."""
    import simplemma

    rest = next((f[len(p) :] for p in _OUTER if f.startswith(p) and len(f) - len(p) > 2), f)
    return any(simplemma.is_known(form, lang="ar") for form in (base, f, rest))


def _fine(classes: Sequence[str], marks: Sequence[str]) -> str:
    """Two classes and the best mark of each sort."""
    best = "".join(m for m in marks if m in "SOkb")
    best += "".join(max((m for m in marks if m[0] == letter), default="") for letter in "pgfnt")
    return ",".join(classes[:2]) + ("/" + best if best else "")


def _coarse(classes: Sequence[str], marks: Sequence[str], listed: bool) -> str:
    """The one thing that the word most likely is. *listed*: a dictionary has it."""
    for c in _PLAIN:
        if c in classes and not (c in ("prep", "quant", "verb") and ("g3" in marks or "S" in marks)):
            return c
    common = "d" if listed else ""
    if "S" in marks or "p1" in marks or "p2" in marks:
        return "P" + ("n" if "g3" in marks or "g2" in marks else "")
    if "O" in marks or "b" in marks or ("k" in marks and not listed):
        return "O"
    if "name-given" in classes or "g3" in marks or "name-foreign" in classes:
        return "G" + common
    if "name-family" in classes or "f3" in marks or "g2" in marks or "name-part" in classes:
        return "F" + common
    if "adjective-nation" in classes:
        return "N"
    if "adjective-field" in classes or "adjective-rank" in classes:
        return "J"
    if marks and not listed:
        return "U" if marks[0][0] in "gfnt" else "V"
    return common or "?"


@lru_cache(maxsize=30_000)
def _known(f: str, text: str, preposition: bool) -> Known:
    """What is known of the folded form *f* of *text*.

    *preposition*: its letters make it one though its form is a name's too.
    """
    return _known_shape(f, _shape(text, f), preposition)


@lru_cache(maxsize=20_000)
def _known_shape(f: str, shape: str, preposition: bool) -> Known:
    if shape != "a":
        told = (f"w={f}", f"s={shape}")
        return Known(f, f if shape == "." else shape, told, told, (f"w={f}",), f"{f}|{shape}")
    info: Info = analyse(f)
    base = info.base
    classes = ["prep"] if preposition else [c for c in _CLASSES if c in info.classes]
    marks = "" if preposition else marks_of(f)
    cut, found = "+" if marks[:1] == "+" else "", marks.lstrip("+").split()
    listed = _in_dictionary(f, base)
    lead = ("+" if info.conj or info.prep else "") + ("A" if info.article else "")
    fine = lead + cut + _fine(classes, found) + ("" if classes or found else "d" if listed else "?")
    kind = lead + _coarse(classes, found, listed)
    own = [f"w={f}", f"b={base}", f"k={fine}", f"kc={kind}", f"l={min(len(f), 8)}", f"d={listed}", f"dk={listed}{fine}",
           f"cl={info.conj}{info.prep}{'A' if info.article else ''}", *(f"c={c}" for c in classes),
           *(f"g={m}" for m in found), *(f"p{n}={f[:n]}" for n in (1, 2, 3, 4) if len(f) > n),
           *(f"s{n}={f[-n:]}" for n in (1, 2, 3, 4) if len(f) > n), *(like := kin_of(f))]  # fmt: skip
    if base != f:
        own += [f"q{n}={base[:n]}" for n in (2, 3) if len(base) > n]
    edged = f"^{base}$"
    own += sorted({f"t={edged[i : i + 3]}" for i in range(len(base))})
    near = [f"w={f}", f"b={base}", f"k={fine}", f"kc={kind}", *(f"c={c}" for c in classes), *(f"g={m}" for m in found),
            f"s2={f[-2:]}", f"p2={f[:2]}", *like]  # fmt: skip
    return Known(f, kind, tuple(own), tuple(near), (f"w={f}", f"k={fine}", f"kc={kind}"), f"{f}|{kind}")


def known_all(tokens: Sequence[Token]) -> list[Known]:
    """What is known of each of the tokens by itself."""
    return [_known(t.f, t.word.text, not t.info.base and not t.punct) for t in tokens]


def kinds(left: str, kind: str, right: str) -> tuple[str, str, str]:
    """The features of a word's kind and those of the words beside it: few enough for their sums to be kept."""
    return f"kk<{left}|{kind}", f"kk>{kind}|{right}", f"kkk{left}|{kind}|{right}"


def beside(words: Sequence[Known], phrases: Sequence[str], i: int) -> list[str]:
    """The other features of word *i* together with its neighbours; *phrases* are those known in the sentence."""
    w = words[i]
    before = words[i - 1] if i else EDGE
    last = len(words) - 1
    after = words[i + 1] if i < last else EDGE
    kind = w.kind
    found = [f"wk<{before.word}|{kind}", f"kw>{kind}|{after.word}", f"ww{before.word}|{w.word}"]
    if i > 1:
        found.append(f"kkb{words[i - 2].kind}|{before.kind}|{kind}")
    return [*found, *around(phrases, i)]


def around(phrases: Sequence[str], i: int) -> list[str]:
    """The features of the known phrases that word *i* and its neighbours stand in."""
    found = []
    if phrases[i]:
        found.append(f"ph={phrases[i]}")
    if i + 1 < len(phrases) and phrases[i + 1]:
        found.append(f"ph+={phrases[i + 1]}")
    if i and phrases[i - 1]:
        found.append(f"ph-={phrases[i - 1]}")
    return found


def joint(words: Sequence[Known]) -> list[list[str]]:
    """For each word of a sentence the features of several words together: neighbours in pairs, known phrases."""
    phrases = phrases_in([w.word for w in words])
    edged = [EDGE, *words, EDGE]
    return [[*kinds(edged[i].kind, w.kind, edged[i + 2].kind), *beside(words, phrases, i)] for i, w in enumerate(words)]
