"""Bodies: organisations that common nouns name (وزارة الدفاع الروسية), and the edges of those that proper names do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from riwaya.arabic.media import heads as media_heads
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.mentions.names.heads import agrees, any_head, base_of, goes_on, heads, is_nation, plain_article
from riwaya.mentions.names.sites import located
from riwaya.mentions.names.spans import Found

__all__ = ["as_group", "bodies", "body_edges", "field_of", "media", "shortenable", "shortened"]

_RANKS = ("adjective-field", "adjective-rank")
_LIMIT = 6


def media(para: Paragraph) -> Iterator[Found]:
    """The outlets and agencies that the paragraph names; a noun before a proper name is left out (وكالة رويترز)."""
    tokens = para.tokens
    done = -1
    for i, (start, end) in sorted(para.media.items()):
        if i < done:
            continue
        last = i + 1
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        first = i
        while first < last - 1 and (tokens[first].punct or _leads(tokens, first)):
            first += 1
        while last - 1 > first and tokens[last - 1].punct and tokens[last - 1].f not in ".)":
            last -= 1
        while last - first > 1 and is_nation(tokens[last - 1]) and not _common(tokens[first]):
            last -= 1
        done = last
        if tokens[first].end > start and not tokens[first].punct:
            yield Found(first, last, "organisation", "outlet or agency of the table")


def _common(token: Token) -> bool:
    """Whether an agency's or an outlet's name begins with a common noun: وكالة الأنباء, الخطوط."""
    return token.info.article or _is_head(token) or token.f in heads("news")


def _leads(tokens: Sequence[Token], i: int) -> bool:
    """Whether a medium's head noun stands at *i* and its proper name behind it."""
    return _is_head(tokens[i]) and tokens[i + 1].f not in heads("news")


def _is_head(token: Token) -> bool:
    return base_of(token) in media_heads() or token.f in media_heads() or token.f[1:] in media_heads()


def bodies(para: Paragraph, people: set[int]) -> Iterator[Found]:
    """Bodies that a head noun and what it governs name. *people*: tokens of people's names, which no body governs."""
    tokens = para.tokens
    openers = any_head("body-open", "body-own", "body-many")
    for i in [t.i for t in tokens[:-1] if (t.info.base or t.f) in openers]:
        t = tokens[i]
        if (
            t.punct
            or i + 1 in people
            or (t.info.article and "ال" not in t.f and "لل" not in t.f)
            or (base_of(t) == "اداره" and i and base_of(tokens[i - 1]) == "مجلس")
        ):
            continue  # قواتهم: a body that belongs to somebody is named by nothing; مجلس إدارة الشركة: a board
        if not t.info.article and base_of(t) in heads("body-many"):
            yield from _several(tokens, i)
            continue
        end = _definite(tokens, i) if t.info.article else _governing(tokens, i)
        if end and not any(k in para.media for k in range(i, end)):
            yield Found(i, end, "organisation", "a body's head noun and what belongs to it")


def _governing(tokens: Sequence[Token], i: int) -> int:
    """The end of a body's name that a noun without the article opens at *i* (وزارة الدفاع), or 0."""
    head = base_of(tokens[i])
    if head not in heads("body-open"):
        return 0
    k = i + 1
    while head in heads("chain") and k - i < 3 and k + 1 < len(tokens) and _bare_noun(tokens[k]):
        k += 1
    end = goes_on(tokens, k, _LIMIT)
    following = tokens[i + 1]
    if end == k or following.f in heads("no-body") or is_nation(following):
        return 0
    if head == "رياسه" and end == i + 2 and base_of(following) in any_head("body-open", "body-keep"):
        return 0  # رئاسة اللجنة: of a body that is named elsewhere
    end = field_of(tokens, end, only=heads("fields"))
    return end if end - i - 1 >= (2 if head in heads("weak-bodies") else 1) else 0


def _several(tokens: Sequence[Token], i: int) -> Iterator[Found]:
    """The bodies that one noun at *i* names together: وزارات الداخلية والصحة, مجلسي النواب والشيوخ."""
    first, k = i, i + 1
    while k < len(tokens) and _member(tokens[k]) and (k == i + 1 or tokens[k].info.conj == "و"):
        if tokens[k].rest in heads("body-ends") or is_nation(tokens[k]) or base_of(tokens[k]) in heads("body-own"):
            break
        last = k + 1
        both = k > i + 1 and base_of(tokens[i])[-1] in "اي"  # of two bodies the second has all that follows
        while last < len(tokens) and (both or not tokens[last].info.conj) and plain_article(tokens[last]):
            last += 1
        yield Found(first, last, "organisation", "one of the bodies that a noun names together")
        first = k = last


def _member(token: Token) -> bool:
    """Whether a noun with the article tells one body from its like, be it of people: الداخلية, النواب."""
    return plain_article(token) or (token.info.article and not token.info.prep and token.info.has("people", "title"))


def _definite(tokens: Sequence[Token], i: int) -> int:
    """The end of a body's name whose head has the article (الجيش السوري, الهيئة العامة للطيران المدني), or 0."""
    head, following = base_of(tokens[i]), tokens[i + 1]
    if head not in any_head("body-own", "body-open") or following.rest in heads("body-ends"):
        return 0
    end = i + 2 if is_nation(following) else goes_on(tokens, i + 1, 3)
    if end == i + 1 or (head == "جهاز" and following.rest in heads("no-apparatus")):
        return 0
    nation = is_nation(tokens[end - 1])
    while nation and end < len(tokens) and is_nation(tokens[end]):
        end += 1  # العربية السعودية
    if nation and not agrees(tokens[end - 1], tokens[i]):
        return 0
    ranked = nation or following.info.has(*_RANKS) or following.rest in heads("ranks")
    tail = field_of(tokens, end) if ranked else end
    if tail > end or (nation and (head in heads("body-own") or end - i > 2)):
        return field_of(tokens, tail) if tail > end else tail
    formed = head in heads("formed") and following.rest in heads("ranks") and not following.info.conj
    return end if formed and end - i > 2 and _adjective(tokens[i + 2]) else 0


def field_of(tokens: Sequence[Token], end: int, *, only: frozenset[str] | None = None) -> int:
    """The end of what a body is for, with ل behind its name: للطيران المدني, لكرة القدم, لشؤون اللاجئين.

    *only*: the nouns without the article that may open it.
    """
    if end >= len(tokens) or tokens[end].punct or tokens[end].info.conj:
        return end
    told = tokens[end].f[0] == "ل" and tokens[end].f[1:] in heads("fields")  # the lexicon has not every such noun
    if tokens[end].info.prep != "ل" and not told:
        return end
    if tokens[end].info.has("name", "people", "office", "actor") or tokens[end].f in heads("no-field"):
        return end
    if tokens[end].info.article:
        field = only is None or base_of(tokens[end]) in only or tokens[end].info.has("people")
        return goes_on(tokens, end + 1, 3, within=True) if field else end
    if only is not None and base_of(tokens[end]) not in only and tokens[end].f[1:] not in only:
        return end
    k = end + 1
    if k < len(tokens) and told and tokens[k].info.has("people"):
        info = tokens[k].info  # people are a field too: لرعاية الشباب
        if info.article and not info.prep and not info.conj and not info.has("name"):
            return k + 1
    after = goes_on(tokens, k, 3)
    if after == k and told:
        after += k + 1 < len(tokens) and base_of(tokens[k]) in heads("areas")
        after = after + 1 if after < len(tokens) and located(tokens[after]) else k  # لتطوير مدينة الرياض
    return after if after > k else end


def _bare_noun(token: Token) -> bool:
    """Whether a word may be a noun without the article that stands between a body's head and the noun that has it."""
    info = token.info
    closed = ("prep", "verb", "vpart", "rel", "comp", "dem", "sub", "neg", "pron", "quant", "time", "office", "people",
              "title", "actor", "adv", "adjective")  # fmt: skip
    return not (token.punct or info.article or info.prep or info.conj or info.has(*closed) or token.word.is_number)


def as_group(found: Found, tokens: Sequence[Token]) -> Found:
    """What was taken for a person is a body where it begins with the noun of one: ميليشيات الحوثي, جامعة ساسكس."""
    several = found.type == "person" and found.last - found.first > 1
    if several and base_of(tokens[found.first]) in any_head("group", "of-people", "of-places"):
        return replace(found, type="organisation", why="a noun of bodies begins it")
    return found


def body_edges(found: Found, tokens: Sequence[Token]) -> Found:
    """A body's range with the head that belongs to it, without one that does not, with a country's adjective."""
    first, last = found.first, found.last
    if last - first > 1 and _dropped(tokens, first, last):
        first += 1
        while first < last - 1 and tokens[first].punct:
            first += 1
    elif first and _kept(tokens, first, last):
        first -= 1
    letters = heads("letter-names")
    while last < len(tokens) and tokens[last].f in letters and tokens[last - 1].f in letters:
        last += 1  # إم تي في
    common = base_of(tokens[first]) in any_head("body-own", "body-open")
    if last < len(tokens) and is_nation(tokens[last]) and common and tokens[last - 1].f.startswith("ال"):
        last += 1
    return replace(found, first=first, last=last)


def _kept(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the noun before a name belongs to it: حزب and نادي always, شركة where an adjective closes the name."""
    head, described = base_of(tokens[first - 1]), last - first > 1 and _adjective(tokens[last - 1])
    if head in heads("body-keep"):
        bare = head in heads("body-drop") and not tokens[first].info.article
        return not tokens[first - 1].info.article and not bare
    if head in heads("club-keep"):
        return not tokens[first - 1].info.article and (last - first == 1 or not plain_article(tokens[last - 1]))
    return described and head in heads("body-drop")


def _adjective(token: Token) -> bool:
    """Whether the word is an adjective with the article that tells of no country: الإخبارية."""
    told = token.info.has("adjective") or token.f in heads("tail")
    return plain_article(token) and not is_nation(token) and told


def _dropped(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name begins with a noun that is no part of it: صحيفة before any name, شركة before a proper one."""
    head, following = base_of(tokens[first]), tokens[first + 1]
    if head in heads("outlet"):
        return True
    if head not in heads("body-drop") or following.info.article:
        return False
    return not (last - first > 2 and plain_article(tokens[last - 1]) and not is_nation(tokens[last - 1]))


def shortenable(found: Iterable[tuple[Sequence[Token], Sequence[Found]]]) -> frozenset[str]:
    """The nouns that name an article's bodies again by themselves: المقاومة where المقاومة الشعبية is named."""
    nouns = heads("short-bodies")
    return frozenset(
        tokens[f.first].rest
        for tokens, names in found
        for f in names
        if f.type == "organisation" and f.last - f.first > 1 and tokens[f.first].rest in nouns
    )


def shortened(tokens: Sequence[Token], known: frozenset[str], taken: set[int]) -> Iterator[Found]:
    """The *known* nouns where they stand alone, with the article and no adjective of another sort behind them."""
    if not known:
        return
    for i, t in enumerate(tokens):
        noun = next((n for n in known if t.rest == n or t.f[1:] == n or t.f == "لل" + n[2:]), None)
        if noun is None or i in taken:
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if after is None or not plain_article(after) or after.info.conj or after.rest in heads("body-ends"):
            yield Found(i, i + 1, "organisation", "a body's head noun, the body being named before")
