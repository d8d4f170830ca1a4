"""Listed: names that tables know beyond doubt and the tagger passed over, and names of things that are no bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.arabic.lexicon import analyse
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_known
from riwaya.mentions.names.gazetteers import marks_of
from riwaya.mentions.names.heads import any_head, base_of, heads, is_nation, plain_article
from riwaya.mentions.names.spans import Found
from riwaya.model import MentionType

__all__ = ["listed", "no_name"]

_PHRASES: dict[str, MentionType] = {"S": "place", "O": "organisation", "b": "organisation", "p": "place"}
_NAMES = frozenset({"name", "actor", "actor-state", "actor-organisation"})


def listed(tokens: Sequence[Token], marks: Sequence[str], taken: set[int], places: set[int]) -> Iterator[Found]:
    """Countries, large towns and bodies of the tables where nothing was found.

    *marks* are the known phrases among the tokens, *taken* the tokens of names found so far, *places* those of places:
    of these a longer name may be a table's.
    """
    done = 0
    for i in [t.i for t in tokens if marks[t.i] or marks_of(t.f)]:
        if i < done:
            continue
        kind = _PHRASES.get(marks[i][1:2]) if marks[i][:1] == "B" else None
        if kind is not None:
            last = i + 1
            while last < len(tokens) and marks[last] == "I" + marks[i][1]:
                last += 1
            span = range(i, last)
            free = taken.intersection(span) <= places
            if free and (marks[i][1] != "p" or not places.isdisjoint(span)):
                yield Found(i, last, kind, "a table's name")
            done = last
            continue
        single = None if i in taken else _single(tokens[i])
        if single == "place" and _described(tokens, i):
            single = None
        if single is not None:
            yield Found(i, i + 1, single, "a table's name")


def _described(tokens: Sequence[Token], i: int) -> bool:
    """Whether an adjective behind the word makes it a common noun: الطبقة التالية."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    common = tokens[i].info.article and not tokens[i].info.has("actor")
    return common and after is not None and plain_article(after) and is_known(tokens[i].word.text)


def _single(token: Token) -> MentionType | None:
    if token.punct or token.info.classes - _NAMES:
        return None
    told = marks_of(token.f)
    marks = told.lstrip("+").split()
    if told[:1] == "+" and not token.info.conj and (token.f[0] == "ك" or is_known(token.word.text)):
        return None
    if "S" in marks:
        return None if token.f.endswith("يه") and analyse(token.f[:-1]).has("adjective-nation") else "place"
    if "O" in marks:
        return "organisation"
    personal = any(m[0] in "gfnt" for m in marks) or token.info.has("name")
    return "place" if not personal and ("p1" in marks or "p2" in marks) and len(token.f) > 3 else None


def no_name(tokens: Sequence[Token], f: Found) -> bool:
    """Whether what was found is a code (إم إتش 370) or a thing called after its maker (طائرة بوينغ, بوينغ 777)."""
    words = tokens[f.first : f.last]
    if f.type == "person" and len(words) > 1 and base_of(words[0]) in heads("product"):
        return True  # محرك رولز رويس
    if f.type == "organisation" and len(words) == 2 and _one_of_many(*words):
        return True
    numbered = f.last < len(tokens) and tokens[f.last].word.is_number
    if len(words) == 1 and (
        base_of(words[0]) in heads("carriers") or (f.type == "organisation" and is_nation(words[0]))
    ):
        return True
    if all(t.f in heads("letter-names") or t.rest in heads("letter-names") for t in words):
        return numbered or f.last - f.first == 1
    k = f.first - 1
    while k >= 0 and tokens[k].punct and tokens[k].f not in ".،؛:":
        k -= 1
    if k >= 0 and len(words) == 1 and base_of(tokens[k]) in heads("make"):
        return True
    made = k >= 0 and (base_of(tokens[k]) in heads("product") or tokens[k].rest in heads("product"))
    return f.type == "organisation" and (made or (numbered and len(tokens[f.last].f) > 2))


def _one_of_many(head: Token, described: Token) -> bool:
    """Whether a noun of bodies and an adjective, both without the article, say what sort of body: منظمة إرهابية."""
    common = base_of(head) in any_head("body-open", "body-keep", "body-drop") and not head.info.article
    nisba = described.f.endswith("يه") and not described.info.article and is_known(described.word.text)
    return common and nisba
