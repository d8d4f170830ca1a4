"""Continuing: who speaks where the cue has no subject of its own.

Arabic drops a subject that the hearer can supply: the last speaker who agrees with the verb, unless somebody else has
become the subject since then (ضبطت الشرطة الرجل واعترف).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.lexicon import head_forms
from riwaya.arabic.paragraphs import Token
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.mentions import Mention, sentence_of
from riwaya.reading.words import finite

__all__ = ["agrees", "continued", "gender_of"]

_REACH = 100
"""Statements back to the one whose speaker may go on."""

_HUMAN = ("office", "people", "title")
_VERBAL_NOUNS = frozenset(["event", "noun"])
"""Classes of words of three letters that may be verbs of form I too, where a sentence begins with them."""


def gender_of(m: Mention) -> str:
    """m, f or empty (unknown) of a mention, as its verb sees it."""
    info = m.head.info
    if m.number == "p" and not info.has(*_HUMAN):
        return "f"
    if "actor-state" in info.classes:
        return "" if info.base in speaking("masculine-states") or m.head.f in speaking("masculine-states") else "f"
    if m.kind == "person" and "name" in info.classes and not info.has(*_HUMAN):
        woman = (
            info.base.endswith(("ه", "اء"))
            and not info.base.endswith("الله")
            and info.has("name-given", "name-foreign")
        )
        woman = woman and info.base not in speaking("masculine-names") and "name-family" not in info.classes
        return "f" if woman and len(m.name) > 1 else ""
    found = head_forms().get(info.base)
    if found is not None:
        return found[2]
    return "f" if info.base.endswith("ه") and m.kind in ("organisation", "document", "unnamed") else ""


def agrees(d: Draft, m: Mention) -> bool:
    """Whether *m* can be the subject of the draft's verb: in gender, and in number as far as the verb follows it."""
    number = m.number
    human = m.head.info.has(*_HUMAN) or m.head.info.base in speaking("groups")
    several = number in ("d", "p") or m.pair or m.head.info.base in speaking("groups") or m.head.f.endswith("ون")
    if d.number == "p" and m.kind == "organisation" and not human:
        return False  # أجهزة الوزارة, and then زعموا
    if d.number in ("d", "p"):
        return several or any(
            t.info.conj == "و" and t.info.has(*_HUMAN, "name") for t in m.para.tokens[m.tokens[0] + 1 : m.tokens[1]]
        )  # علي الحسيني ومصدران
    if d.number == "s" and several and human and m.head.i == m.tokens[0]:
        if m.head.info.base in speaking("groups"):
            return True
        return d.gender == "f" and number == "p" and m.head.info.base.startswith("مصادر")
    if d.number == "s" and (m.pair or (m.head.info.article and m.head.f.endswith("ون"))):
        return False
    gender = gender_of(m)
    return not gender or not d.gender or gender == d.gender


def continued(n: int, d: Draft, drafts: Sequence[Draft], others: Sequence[Mention]) -> Draft | Mention | None:
    """The earlier draft whose speaker goes on, or the mention of a new speaker, for a draft without a subject.

    *drafts* are in text order, *n* is the place of *d*; *others* are the mentions apart from sources, in text order.
    """
    limit = d.para.tokens[d.at].start
    if d.inside is not None and d.tense != "participle":
        found = _within(n, d, drafts, others, limit)
        if found is not None:
            return found
    sentence = sentence_of(d.para, d.at)
    for k in range(n - 1, max(-1, n - _REACH), -1):
        e = drafts[k]
        if e.speaker is None or (e.inside is not None and e.inside is not d.inside):
            continue
        if d.inside is not None and e is d.inside and d.tense != "participle":
            continue
        same = e.para is d.para and sentence_of(e.para, e.at) == sentence
        if d.tense == "participle" and same:
            acts = _new_subject(d, e, others, limit, False) if d.rule.startswith("pretext") else None
            return acts or e
        if not agrees(d, e.speaker.full) and not agrees(d, e.speaker.mentions[-1]):
            continue
        other_gender = e.source is not None and e.gender and d.gender and e.gender != d.gender
        if other_gender and e.speaker.kind == "person":
            continue  # the verb of his own statement shows what the name does not
        newer = _new_subject(d, e, others, limit, same)
        if newer is not None:
            return newer
        return _answering(k, d, e, drafts) if same else e
    return _new_subject(d, None, others, limit, False)


def _answering(k: int, d: Draft, e: Draft, drafts: Sequence[Draft]) -> Draft:
    """Whoever answers, where ف turns from one who asked (وطالبه الأهالي فوعدهم) to the one who was asked; else *e*."""
    if d.para.tokens[d.at].f[0] != "ف" or e.source is None:
        return e
    for earlier in reversed(drafts[:k]):
        other = earlier.speaker
        if other is not None and other is not e.speaker and earlier.inside is d.inside and agrees(d, other.full):
            return earlier
    return e


def _within(n: int, d: Draft, drafts: Sequence[Draft], others: Sequence[Mention], limit: int) -> Draft | Mention | None:
    """A subject for a statement inside another's content: one who is spoken of there."""
    holder = d.inside
    assert holder is not None
    for k in range(n - 1, -1, -1):
        e = drafts[k]
        if e is holder:
            break
        if e.inside is holder and e.speaker is not None and agrees(d, e.speaker.full):
            return e
    spans = holder.content_spans
    inside = [
        m
        for m in others
        if any(s.start <= m.span.start < s.end for s in spans)
        and m.span.end <= limit
        and m.kind in ("person", "unnamed", "organisation", "media")
        and agrees(d, m)
    ]
    subject = next((m for m in reversed(inside) if _subject(m)), None)
    if subject is None and holder.speaker is not None and agrees(d, holder.speaker.full):
        return holder  # يؤمن القائد بأن الفريق قادر، وإن كان يقر بأن
    return subject or (inside[-1] if inside else None)


def _subject(m: Mention) -> bool:
    """Whether a mention stands where a subject does: at the head of its sentence or behind a verb."""
    toks = m.para.tokens
    first = m.tokens[0]
    if toks[first].info.prep:
        return False
    if first == 0 or sentence_of(m.para, first)[0] == first:
        return True
    before = toks[first - 1]
    if before.punct:
        opening = m.para.openings.get(first - 1)
        if opening is not None and opening > 1 and toks[opening - 1].f.startswith("ل") and m.kind == "person":
            return _verbal(toks, opening - 2)  # وأكد لـ «الساحل» سالم
        return before.word.text not in '،,«"“' or toks[first].info.conj == "و"
    if before.f in wordlist("pronoun-prepositions") and first > 1:
        return _verbal(toks, first - 2)  # التفت إليه زميله
    if first > 1 and "rel" in toks[first - 2].info.classes:
        return False  # المبادرة التي أطلقها الوزير
    return _verbal(toks, first - 1) or (
        before.info.has("vpart", "adv", "sub", "comp") and "prep" not in before.info.classes
    )


def _served(m: Mention) -> bool:
    """Whether something is said or done for *m*: للطفلة."""
    return m.para.tokens[m.tokens[0]].info.prep == "ل"


def _asked(d: Draft, m: Mention) -> bool:
    """Whether *m* is whom an outlet turned to, so that he answers with ف: وتواصلت «النهر» مع المدير، فأكد."""
    toks = m.para.tokens
    first = m.tokens[0]
    before = toks[first - 1] if first else None
    led = toks[first].info.prep or (before is not None and before.rest in ("مع", "الي"))
    return d.para.tokens[d.at].f[0] == "ف" and bool(led)


def _object(m: Mention, others: Sequence[Mention]) -> bool:
    """Whether the verb before a mention has its subject before it (وكان الوزير قد التقى رئيس البلدية)."""
    toks = m.para.tokens
    first = m.tokens[0]
    if first < 2 or toks[first - 1].punct or toks[first - 1].f[0] in "وف":
        return False
    before = toks[first - 2]
    if before.punct:
        return False
    edge = first - 2 if before.info.has("vpart", "neg") else first - 1
    return any(x.para is m.para and x.tokens[1] == edge and x.kind in ("person", "unnamed") for x in others)


def _verbal(toks: Sequence[Token], i: int) -> bool:
    """Whether the token can be the verb of a clause that begins there: a known verb, or a word in no table."""
    t = toks[i]
    if finite(t) or "verb" in t.info.classes or bool(t.reports()[1]):
        return True
    if t.info.article or t.info.prep or t.punct or t.word.is_number or not t.info.classes <= _VERBAL_NOUNS:
        return False
    before = toks[i - 1] if i else None
    opens = before is None or before.punct or before.info.has("vpart", "adv", "sub", "comp", "rel")
    if t.info.classes:
        return (before is None or before.word.text in ".:") and len(t.rest) == 3  # رصد مواطن
    return opens or t.f[0] in "وف"


def _new_subject(d: Draft, last: Draft | None, others: Sequence[Mention], limit: int, same: bool) -> Mention | None:
    """Who became the subject between the last speaker's words and this draft, or None."""
    after = 0
    if last is not None:
        after = last.content_spans[-1].end if last.content_spans else 0
        if last.content_spans and last.content_spans[-1].start > limit:
            after = limit
        if same and d.tense == "participle":
            return None
    sentence = sentence_of(d.para, d.at)
    start = d.para.tokens[sentence[0]].start
    found = None
    for m in others:
        if not after <= m.span.start < limit or m.span.end > limit:
            continue
        written = m.kind == "document" and d.tense == "participle"  # وكان تقرير قد رصد …، موصيا
        if not (written or m.kind in ("person", "organisation", "unnamed", "media")) or not agrees(d, m):
            continue
        here = m.para is d.para and m.span.start >= start
        named = m.kind == "person" or m.definite
        topic = m.para.tokens[m.tokens[0] - 1].f if m.tokens[0] else ""
        if found is not None and here and found.kind == "media" and m.kind in ("person", "unnamed") and _asked(d, m):
            found = m
            continue
        if here and topic in speaking("topics"):
            return m
        if _subject(m) and not _object(m, others):
            if here and d.tense == "participle" and m.tokens[0] <= sentence[0] + 2:
                return m  # استقبل الوزير سالم … يرافقه المدير …، مؤكدا
            if here or (m.para is d.para and named) or (m.kind == "person" and m.rank):
                found = m
        elif here and m.kind == "person" and not (same or found) and d.tense != "participle" and not _served(m):
            found = m
    return found
