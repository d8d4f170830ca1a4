"""People: the edges of their names, and lone surnames of people whom the article names in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.stems import is_known
from riwaya.mentions.names.gazetteers import bare_forms, marks_of
from riwaya.mentions.names.heads import heads, plain_article
from riwaya.mentions.names.spans import Found
from riwaya.mentions.names.unheard import foreign

__all__ = ["again", "full_names", "joined", "person_edges", "surnames"]


def person_edges(found: Found, tokens: Sequence[Token]) -> Found | None:
    """A person's range without titles and marks before it, with a name's particle that stands before; None if bare."""
    first, last = found.first, found.last
    while first < last and (tokens[first].punct or _title(tokens, first, last) or _led(tokens, first, last)):
        first += 1
    last = _described(tokens, first, last)
    while last > first and tokens[last - 1].punct:
        last -= 1
    if first == last:
        return None
    while first and _opener(tokens[first - 1]):
        first -= 1
    if first and last > first and (_given_before(tokens, first) or (last - first == 1 and _family_of(tokens, first))):
        first -= 1
    if last < len(tokens) and last > first and _ends_open(tokens, first, last):
        last += 1
    if (
        tokens[first].rest == "الله"
        or tokens[first].f in _BLESSINGS
        or all(t.rest in heads("holy") for t in tokens[first:last])
    ):
        return None
    lone = tokens[first]
    if last - first == 1 and first and tokens[first - 1].rest == "الله":
        return None  # إن الله كريم
    if last - first == 1 and (
        (lone.info.article and lone.info.has("adjective-nation")) or lone.rest in heads("name-particles")
    ):
        return None
    return replace(found, first=first, last=last)


def _ends_open(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name goes on behind what was found of it: behind a particle, or from a given name to an unknown one."""
    end = tokens[last - 1]
    if end.f in heads("name-particles"):
        return not tokens[last].punct
    return 1 < last - first < 4 and end.info.has(*_GIVEN) and foreign(tokens[last])


def _given_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether a given name that is no other word stands before a name that begins with a particle: علاء أبو فخر."""
    t = tokens[i - 1]
    if tokens[i].f not in heads("name-particles") or t.punct or t.info.article:
        return False
    if t.info.classes - _PLAIN:
        return tokens[i].f in ("ال", "بن") and t.info.has("name-given") and not t.info.has("prep", "verb")
    return t.info.has(*_GIVEN) or "g3" in marks_of(t.f).split()


def _family_of(tokens: Sequence[Token], i: int) -> bool:
    """Whether a lone name with the article has a given name that is no other word before it: حمود الزهراني."""
    t = tokens[i - 1]
    given = bool(t.info.classes) and t.info.classes <= _PLAIN and t.info.has(*_GIVEN)
    return given and not t.punct and tokens[i].f.startswith("ال") and not tokens[i].info.conj


def _described(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name before what only describes the person: جولي الفائزة بالجائزة, المولود في عدن."""
    for k in range(first + 1, last):
        t = tokens[k]
        if t.f in _BLESSINGS and tokens[k + 1 : k + 2] and tokens[k + 1].f == "الله":
            return k
        led = t.f.startswith("بال") or (t.info.prep == "ب" and not t.info.has("name"))
        if led and t.f[-4:] != "الله" and k > first + 1:
            return k - 1 if tokens[k - 1].info.article and _participle(tokens[k - 1]) else k
    after = tokens[last] if last < len(tokens) else None
    if after is None or last - first < 2:
        return last
    end = tokens[last - 1]
    led = after.info.has("prep") and end.rest in heads("described")
    feminine = after.info.prep == "ب" and end.info.article and end.word.text.endswith("ة") and _participle(end)
    return last - 1 if led or feminine else last


def _participle(token: Token) -> bool:
    return is_known(token.word.text) or token.rest in heads("described")


def joined(people: Sequence[Found], tokens: Sequence[Token]) -> list[Found]:
    """People of whom the second begins with a particle behind the first are one: علي بن عمير, آل جرمان."""
    out: list[Found] = []
    for p in people:
        if out and out[-1].last == p.first and tokens[p.first].f in heads("name-particles"):
            out[-1] = replace(out[-1], last=p.last)
        else:
            out.append(p)
    return out


def _opener(token: Token) -> bool:
    """Whether a name's particle stands here: أبو, بن, clitics before it or not."""
    particles = heads("name-particles")
    return token.f in particles or token.rest in particles or (token.f[0] in "وفبلك" and token.f[1:] in particles)


def _led(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a country's adjective (البوليفي خوان) or باسم of a speaker (الناطق باسم) stands before the name."""
    if i >= last - 1:
        return tokens[i].f == "باسم" and i > 0 and tokens[i - 1].info.has("office")
    if (tokens[i].info.has("prep", "sub") or tokens[i].reports()[1]) and not tokens[i].info.has("name"):
        return True
    return (tokens[i].info.article and tokens[i].info.has("adjective-nation")) or (
        tokens[i].f == "باسم" and i > 0 and tokens[i - 1].info.has("office", "people", "title")
    )


def _title(tokens: Sequence[Token], i: int, last: int) -> bool:
    info = tokens[i].info
    return i < last - 1 and info.has("title", "office") and (info.article or not info.has("name"))


_BLESSINGS = frozenset({"رحمه", "رحمها", "حفظه", "حفظها", "رعاه", "طيب"})
_PLAIN = frozenset({"name", "name-given", "name-foreign", "name-family", "name-part"})
_GIVEN = frozenset({"name-given", "name-foreign"})


def full_names(tokens: Sequence[Token], taken: set[int], *, dotted: bool = True) -> Iterator[Found]:
    """Names that the tagger passed over: a given name that is no other word, and a name or unknown word behind it.

    Where prepositions are not *dotted*, as على may be, علي is no other word.
    """
    done = 0
    for i in [t.i for t in tokens[:-1] if not _GIVEN.isdisjoint(t.info.classes)]:
        t = tokens[i]
        if i < done or i in taken or t.punct or t.info.article or len(t.f) < 3:
            continue
        ali = not dotted and t.word.text == "علي"
        if not ali and (not t.info.classes <= _PLAIN or _led(tokens, i, len(tokens))):
            continue
        last = i + 1
        while last < len(tokens) and last not in taken and last - i < 5 and _goes_on(tokens, last):
            last += 1
        if last == i + 1 and last < len(tokens) and last not in taken and (ali or _behind_office(tokens, i)):
            last += _family(tokens, last)
        if last > i + 1 and tokens[last - 1].f != "الله":
            yield Found(i, last, "person", "a given name and what follows it")
        done = last


def _behind_office(tokens: Sequence[Token], i: int) -> bool:
    """Whether an office or a verb of saying stands before a name: قال سامر, وزير الري سامر."""
    if i and tokens[i - 1].reports()[1]:
        return True
    k = i - 1
    while k >= 0 and i - k <= 4 and plain_article(tokens[k]):
        k -= 1
    return k >= 0 and tokens[k].info.has("office", "title") and not tokens[k].punct


def _family(tokens: Sequence[Token], i: int) -> bool:
    """Whether a common word with the article may be a family's name where the sentence goes on in another way."""
    t = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if not t.info.article or t.info.classes or t.info.conj or t.info.prep or t.f[:2] != "ال" or t.f.endswith("ه"):
        return False
    return after is None or not plain_article(after) or bool(after.info.conj)


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a person's name that began before token *i* goes on there."""
    t = tokens[i]
    if t.punct or t.word.is_number or t.info.prep or t.info.conj:
        return False
    if t.info.article and t.info.has("adjective-nation") and not tokens[i - 1].info.article:
        return True
    if t.info.has("name") or t.f in heads("name-particles"):
        return not t.info.classes - _PLAIN or t.f in heads("name-particles")
    marks = marks_of(t.f)
    if t.info.classes or marks[:1] == "+" or (t.info.article and is_known(t.word.text)):
        return False
    return any(m[0] in "fgnt" for m in marks.split()) or (t.info.article and t.f.endswith("ي"))


def surnames(people: Iterable[tuple[Sequence[Token], Found]]) -> frozenset[str]:
    """The last words of the full names of an article's people; a common word only behind a name that is none."""
    out = set()
    for tokens, f in people:
        last = tokens[f.last - 1]
        if f.last - f.first > 1 and len(last.f) > 3 and last.f not in heads("holy"):
            given = any(_named(t) for t in tokens[f.first : f.last - 1])
            if given or not is_known(last.word.text):
                out.add(last.f)
    return frozenset(out)


def _named(token: Token) -> bool:
    """Whether a table of names has the word."""
    return token.info.has("name") or any(m[0] in "gnt" for m in marks_of(token.f).lstrip("+").split())


def again(tokens: Sequence[Token], known: frozenset[str], bearing: frozenset[str], taken: set[int]) -> Iterator[Found]:
    """Lone surnames of people named in full elsewhere that no tagger saw: behind a verb of saying, or no other word.

    *bearing* are the words of the article that are one of the *known* surnames with clitics or without.
    """
    for t in [t for t in tokens if t.f in bearing]:
        i = t.i
        if i in taken or t.punct:
            continue
        form = next(b for b in bare_forms(t.f) if b in known)
        plain = not t.info.classes - _PLAIN
        if (plain and (form == t.f or t.f[0] in "ولب")) or (_told(tokens, i) and form == t.f):
            yield Found(i, i + 1, "person", "the surname of a person named in full")


def _told(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token is the subject of a reporting verb beside it."""
    before = i > 0 and bool(tokens[i - 1].reports()[1])
    return before or (i + 1 < len(tokens) and bool(tokens[i + 1].reports()[1]) and not tokens[i + 1].info.article)
