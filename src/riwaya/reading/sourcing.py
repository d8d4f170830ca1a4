"""Sources named by a preposition: ``بحسب مصادر``, ``وفقا لبيان الوزارة``, ``كما أعلن الوزير``, ``على حد قوله``."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.tables import rows
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.frames import read_frame
from riwaya.reading.kinds import kind_of
from riwaya.reading.nounforms import masdar_like
from riwaya.reading.parentheses import indefinite
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import Range
from riwaya.reading.words import complementiser, finite, is_medium, starts_phrase

__all__ = ["opens_sourcing", "read_sourcing"]


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str, bool, bool], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], str, bool, bool]]] = {}
    for row in rows("sourcing"):
        key = tuple(fold(row["words"]).split())
        out.setdefault(key[0], []).append((key, fold(row["after"]), bool(row["clause"]), bool(row["own"])))
    return {k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in out.items()}


def opens_sourcing(form: str) -> bool:
    """Whether a folded form can be the first word of a sourcing phrase."""
    keys = _table()
    rest = form[1:] if form[0] in "وف" else form
    return form in keys or rest in keys or form in wordlist("as") or rest in wordlist("as")


def read_sourcing(para: Paragraph, i: int, first: int, limit: int) -> Draft | None:
    """The draft whose cue is the sourcing phrase at token *i* of the sentence [first, limit), or None.

    ``begin`` is the token after the whole phrase; whether its content stands before or after it is the caller's to see.
    """
    toks = para.tokens
    t = toks[i]
    keys = _table()
    word = t.f if t.f in keys else t.f[1:] if t.f[0] in "وف" and t.f[1:] in keys else None
    if word is None:
        return _as_said(para, i, limit)
    if word == "وفق" and i > first and toks[i - 1].rest in {"بما", "ما", "قد", "ان", "الذي", "التي", "كما"}:
        return None  # بما وفق الله إليه: the verb
    for key, after, clause, own in keys[word]:
        n = len(key)
        if i + n > limit or (n > 1 and (toks[i + 1].f != key[1] or any(toks[i + m].f != key[m] for m in range(2, n)))):
            continue
        draft = Draft(
            para, "sourcing:" + " ".join(key), [(i, i + n)], i, i + n, "post", conj="و" if word != t.f else ""
        )
        j = i + n
        if own:
            draft.how = "own"
            draft.begin = j
            return draft
        if j >= limit:
            return None
        if clause and (
            toks[j].rest in wordlist("that-which")
            or toks[j].f in wordlist("that-which")
            or word in ("حسبما", "وفقما", "مثلما")
            or key[-1] == "ما"
        ):
            return _clause(para, draft, j if word in ("حسبما", "وفقما", "مثلما") or key[-1] == "ما" else j + 1, limit)
        if after == "ل":
            if toks[j].f == "ل":
                j += 1
            elif toks[j].info.prep != "ل" and not toks[j].f.startswith("ل"):
                return None
        elif after:
            if toks[j].rest != after:
                return None
            draft.cue = [(i, j + 1)]
            j += 1
        end = _source(para, j, limit)
        if end == j:
            return None
        if not _speaks(para, j, end):
            return None
        if key[0] == "استنادا" and not para.tokens[j].info.has(*_SPEAKERS) and j not in para.media:
            return None  # استنادا إلى قطعة واحدة: the grounds of what is said
        end = _before_own_saying(para, j, _told_of(para, (j, _issued(para, end, limit)), limit))
        close = para.closing(end) if end < limit else None
        if close is not None and close - end < 6 and close + 1 < limit and toks[close + 1].word.text in "،,":
            end = close + 1  # وحسب موقع هيئة الإذاعة "النهر"، أشارت البيانات
        draft.source = (j, end)
        draft.begin = _after_asides(para, draft, end, limit)
        return draft
    return _as_said(para, i, limit)


_SPEAKERS = ("office", "people", "title", "organisation", "media", "document", "imagery", "data", "name", "actor")


def _speaks(para: Paragraph, j: int, end: int) -> bool:
    """Whether the phrase can be somebody or something that says: things happen according to laws and sizes too."""
    head = para.tokens[j]
    if head.f in {"ذات", "نفس"} and end > j + 1:
        return _speaks(para, j + 1, end)  # حسب ذات المصدر
    if head.info.base in wordlist("no-speakers") or head.f in wordlist("no-speakers"):
        return False
    if "adjective-rank" in head.info.classes and not head.info.has("office", "people") and not head.info.article:
        return False  # وفقا لأعلى المعايير
    if head.info.has(*_SPEAKERS) or j in para.media or head.info.base in wordlist("sources"):
        return True
    if head.punct:
        named = end - j < 7 and not any(finite(t) or t.info.has("prep", "comp") for t in para.tokens[j + 1 : end])
        return named or j + 1 in para.media or kind_of(para, (j, end)) is not None  # بحسب «النهر»
    if head.info.classes - {"verb"} or masdar_like(head):
        return False
    after = para.tokens[end] if end < len(para.tokens) else None
    closed = after is None or after.punct or after.info.conj == "ف"
    owned = head.f.endswith(("ها", "هم", "ات", "ين", "ته")) or (head.word.text[-1] == "ه" and end == j + 1)
    return closed and not owned and (end > j + 1 or head.info.article or para.tokens[j - 1].rest not in ("وفق", "حسب"))


def _before_own_saying(para: Paragraph, j: int, end: int) -> int:
    """*end*, or where a relative clause begins that says something itself: وفقا للمدير، الذي أوضح أن."""
    toks = para.tokens
    for k in range(j + 1, min(end, len(toks) - 1)):
        if "rel" in toks[k].info.classes and any(r.verb.takes("an") for r in toks[k + 1].reports()[1]):
            return k - (toks[k - 1].word.text in "،,")
    return end


def _issued(para: Paragraph, end: int, limit: int) -> int:
    """The end of ``بيان صادر اليوم عن الوزارة`` where a word of time cut it off behind صادر."""
    toks = para.tokens
    if toks[end - 1].info.base not in {"صادر", "صادره"} or end >= limit or "time-any" not in toks[end].info.classes:
        return end
    k = adverbial(para, end, limit)
    if k < limit and toks[k].f == "عن":
        return max(end, noun_phrase(para, k + 1, limit, apposed=True))
    return end


def _told_of(para: Paragraph, phrase: Range, limit: int) -> int:
    """The end of *phrase* with the clause that describes it up to a comma: معلومات حصلت عليها الصحيفة، فإن."""
    toks, end = para.tokens, phrase[1]
    if end >= limit or not finite(toks[end]) or toks[end].info.conj or not indefinite(para, phrase):
        return end
    tied = toks[end].f.endswith(("ها", "هم")) or (
        end + 1 < limit and toks[end + 1].f in wordlist("pronoun-prepositions")
    )
    if not tied:
        return end  # مصادر تحدثت لوكالة النخيل: how the words came
    for k in range(end + 1, min(limit, end + 10)):
        if toks[k].word.text in "،,." or toks[k].info.conj == "ف":
            return k
        if toks[k].punct or complementiser(toks[k]) or toks[k].reports()[1]:
            return end
    return limit if limit < end + 10 else end


def _source(para: Paragraph, j: int, limit: int) -> int:
    """The end of the source phrase, whose first word may carry ل."""
    toks = para.tokens
    if j >= limit:
        return j
    if toks[j].info.prep and not toks[j].punct:
        return noun_phrase(para, j, limit, clitic=True)
    close = para.closing(j)
    if close is not None and 1 < close - j < 6 and close < limit:
        end = noun_phrase(para, j, limit)
        known = j + 1 in para.media and toks[end - 1].i > close and toks[close + 1].word.text not in "،,"
        return end if end > j and not known else close + 1  # وبحسب «النهر» استقر المؤشر
    return noun_phrase(para, j, limit)


def _as_said(para: Paragraph, i: int, limit: int) -> Draft | None:
    """``كما قال``, ``كما أعلنت الوزارة``: a reporting verb after كما whose own frame is empty."""
    t = para.tokens[i]
    if t.rest not in wordlist("as") or i + 1 >= limit or para.tokens[i - 1].rest in {"ليس", "ليست", "لا"}:
        return None  # وليس كما ورد في المواقع
    _, readings = para.tokens[i + 1].reports()
    if any(read_frame(para, i + 1, r, "", limit) is not None for r in readings if r.shape.tense in ("past", "present")):
        return None  # كما أكد أن: an ordinary cue
    draft = Draft(para, "sourcing:" + t.rest, [(i, i + 1)], i, i + 1, "post", conj=t.info.conj)
    return _clause(para, draft, i + 1, limit, needs_end=True)


def _clause(para: Paragraph, draft: Draft, j: int, limit: int, needs_end: bool = False) -> Draft | None:
    """A reporting verb with its subject and nothing reported after it (``ما أعلنه الوزير``)."""
    toks = para.tokens
    if j < limit and toks[j].f in {"قد", "كان", "كانت", "سبق", "ان"}:
        j += 1
    if j >= limit:
        return None
    if toks[j].f in wordlist("coming-up") and (told := _came_in(para, draft, j, limit)) is not None:
        return told
    _, readings = toks[j].reports()
    reading = next(
        (
            r
            for r in readings
            if r.shape.tense in ("past", "present") and r.verb.takes("an") and r.verb.stance != "asks"
        ),
        None,
    )
    if reading is None or toks[j].info.conj:
        return None
    draft.cue = [(draft.cue[0][0], j + 1)]
    draft.verb, draft.tense, draft.gender = reading.verb, reading.shape.tense, reading.shape.gender
    draft.number, draft.attached = reading.shape.number, reading.object
    k = j + 1
    governed = {"اليه": "الي", "عنه": "عن", "به": "ب", "عليه": "علي", "فيه": "في", "عنها": "عن", "اليها": "الي"}
    while k < limit and toks[k].f in governed:
        draft.cue = [(draft.cue[0][0], k + 1)]
        k += 1
    if k < limit and starts_phrase(toks[k]) and "time" not in toks[k].info.classes:
        end = noun_phrase(para, k, limit, told=reading.verb.takes("whom") or reading.verb.lemma == "أفاد")
        if "adjective" in toks[k].info.classes and toks[k].f.endswith("ا") and not toks[k].info.article:
            return None  # وفق ما يرونه مناسبا
        if needs_end and end < limit and not toks[end].punct:
            end = next((n for n in range(k + 1, end) if toks[n].info.conj == "و"), end)  # كما يرى الخبراء والتيارات هي
        if end > k:
            draft.source = (k, end)
            k = end
            if k in para.media or (k < limit and is_medium(para, k)):
                draft.via += carriers(para, k, min(limit, k + 6))[:1]  # ما أفاد به الناطق إذاعة «قرقنة»
    if needs_end and not reading.object:
        after = toks[k] if k < limit else None
        open_end = after is not None and (
            after.punct or after.info.has("time", "prep", "adv") or after.info.prep or after.info.conj == "و"
        )
        if after is not None and not (open_end or k in para.media):
            return None
        if after is not None and ("comp" in after.info.classes or after.word.text in ':«“"'):
            return None
        if k < limit and any("comp" in t.info.classes or t.rest in {"الي", "عن"} for t in toks[k : min(limit, k + 3)]):
            return None
        if draft.source is None and not _said_before(para, draft, k, limit):
            return None
        if draft.source is not None and not _speaks(para, *draft.source):
            return None
    draft.begin = _after_asides(para, draft, k, limit)
    return draft


def _said_before(para: Paragraph, draft: Draft, k: int, limit: int) -> bool:
    """Whether somebody repeats in his own quoted words what he said before: «وكما أعلنت في مارس، فإن …»."""
    quoted = draft.conj == "و" and para.tokens[draft.at].quote >= 0 and draft.tense == "past"
    return quoted and any(t.f.startswith("فان") and complementiser(t) for t in para.tokens[k : min(limit, k + 12)])


def _came_in(para: Paragraph, draft: Draft, j: int, limit: int) -> Draft | None:
    """``ما جاء في البيان``, ``حسبما ورد على لسان الوزير``: the source stands behind a preposition."""
    toks = para.tokens
    words = [t.f for t in toks[j + 1 : j + 3]]
    at = j + 3 if words == ["علي", "لسان"] else j + 2 if words[:1] == ["في"] else j + 1
    if at >= limit or (at == j + 1 and toks[at].info.prep != "ب"):
        return None
    end = _source(para, at, limit)
    if end == at:
        return None
    draft.cue, draft.source = [(draft.cue[0][0], at)], (at, end)
    draft.begin = _after_asides(para, draft, end, limit)
    return draft


def _after_asides(para: Paragraph, draft: Draft, k: int, limit: int) -> int:
    """Past adverbials that belong to the sourcing phrase; their carriers join it."""
    toks = para.tokens
    while k < limit:
        if toks[k].f in wordlist("talked"):
            named = carriers(para, k + 1, min(limit, k + 6))
            if named and named[0].start <= toks[min(k + 2, limit - 1)].start + 1:
                draft.via += named[:1]  # مصادر تحدثت لوكالة …
                k = next((n for n in range(k, limit) if toks[n].start >= named[0].end), limit)
                continue
        if toks[k].punct or toks[k].info.conj or finite(toks[k]):
            break
        end = adverbial(para, k, limit)
        if end == k:
            break
        draft.via += carriers(para, k, end)
        k = end
    return k
