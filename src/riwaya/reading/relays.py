"""Relays: ``نقلت الوكالة عن مصدر أن …`` and ``جاء في البيان أن …``, where the source follows a preposition."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporter
from riwaya.arabic.tables import rows
from riwaya.arabic.verbs import Shape, conjugate
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.outlets import past_name
from riwaya.reading.parentheses import asyndetic_end, closing_comma, past_parenthesis
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import Range, spread
from riwaya.reading.subjects import subject_before
from riwaya.reading.words import complementiser, finite, starts_phrase

__all__ = ["read_relay", "relays"]


@cache
def _forms() -> dict[str, list[tuple[Shape, tuple[str, ...], bool, str]]]:
    out: dict[str, list[tuple[Shape, tuple[str, ...], bool, str]]] = {}
    for row in rows("relays"):
        prep = tuple(fold(row["preposition"]).split())
        for form, shape in conjugate(row["past"], row["present"]).items():
            out.setdefault(form, []).append((shape, prep, bool(row["carrier"]), row["past"]))
    return out


def _leads(para: Paragraph, k: int) -> bool:
    """Whether the word behind a comma leads on to the content."""
    t = para.tokens[k]
    led = complementiser(t) or t.word.text in ':«“"' or _his_saying(t) or t.rest in wordlist("saying-with-owner")
    return led or adverbial(para, k, len(para.tokens)) > k


def relays(form: str) -> bool:
    """Whether a folded form can be a relaying verb."""
    return form in _forms() or (form[0] in "وف" and form[1:] in _forms())


def read_relay(para: Paragraph, i: int, first: int, limit: int) -> Draft | None:
    """The draft of the relaying verb at token *i*, or None. The carrier becomes its `via`.

    *first* is the first token of its sentence: the carrier may stand before the verb (الصحيفة قد نقلت عن …).
    """
    t = para.tokens[i]
    table = _forms()
    word = t.f if t.f in table else t.f[1:] if t.f[0] in "وف" and len(t.f) > 3 and t.f[1:] in table else ""
    if t.info.article or (i and para.tokens[i - 1].f in {"ما", "مما", "كما", "لم", "ولم"}):
        return None  # ما ورد في التقرير is what the report says, not the report saying
    for shape, prep, carrier, lemma in table.get(word, ()):
        draft = _read(para, i, limit, shape, prep, carrier, lemma)
        if draft is not None:
            if carrier and not draft.via:
                before, _ = subject_before(para, i, first, shape.gender, shape.number, t.info.conj)
                if before is not None and (named := carriers(para, *before)):
                    draft.via = named
            return draft
    return None


def _read(
    para: Paragraph, i: int, limit: int, shape: Shape, prep: tuple[str, ...], carrier: bool, lemma: str
) -> Draft | None:
    toks = para.tokens
    j = i + 1
    subject: Range | None = None
    n = len(prep)
    pronouns = _WITH_PRONOUN.get(prep[0], frozenset()) if carrier and n == 1 else frozenset()
    while j + n < limit:
        t = toks[j]
        if t.f in pronouns:
            return _of_him(para, i, j, limit, shape, lemma, subject)
        if all(toks[j + k].rest == prep[k] for k in range(n)) and not t.info.conj:
            break
        if carrier and subject is None and starts_phrase(t) and "time" not in t.info.classes:
            end = noun_phrase(para, j, limit)
            if end == j:
                return None
            subject = (j, end)
            j = end
            continue
        if carrier and subject is None and j == i + 1 and (end := past_name(para, j)) > j:
            subject, j = (j, end), end  # علمت (الميدان) من مصادر
            continue
        if t.word.text in "،,-–":
            j += 1
            continue
        end = adverbial(para, j, limit)
        if end == j or not carrier:
            return None
        j = end
    else:
        return None
    source_at = j + n
    end = noun_phrase(para, source_at, limit, clitic=bool(toks[source_at].info.prep))
    if end == source_at:
        return None
    end = next((k for k in range(source_at + 1, end) if _his_saying(toks[k])), end)
    verb = Reporter(lemma, frozenset(), "asserts", "neutral")
    draft = Draft(para, f"relay:{lemma}", [(i, i + 1), (j, j + n)], i, end, "", verb)
    draft.tense, draft.number = shape.tense, shape.number
    draft.source = (source_at, end)
    if carrier:  # the verb's gender is the carrier's
        draft.via = carriers(para, subject[0], subject[1]) if subject else []
        if subject and not draft.via:
            span = spread(para, subject)
            draft.via = [span] if span else []
    else:
        draft.gender = shape.gender
    return _content(para, draft, end, limit)


def _his_saying(t: Token) -> bool:
    """Whether a word is a noun of saying with its owner: قوله, نفيه, اتهامه."""
    return not t.info.conj and any(r.object and r.shape.tense == "masdar" for r in t.reports()[1])


_WITH_PRONOUN = {
    "عن": frozenset(["عنه", "عنها", "عنهم", "عنهما"]),
    "الي": frozenset(["اليه", "اليها", "اليهم"]),
}


def _of_him(
    para: Paragraph, i: int, j: int, limit: int, shape: Shape, lemma: str, subject: Range | None
) -> Draft | None:
    """``ونقلت عنه صحيفة … قوله إن``, ``ونقلت صحيفة … عنه قوله إن``: the source is whoever was named before.

    The preposition with its pronoun is token *j*; *subject* is the carrier where it stands before that.
    """
    verb = Reporter(lemma, frozenset(), "asserts", "neutral")
    cue = [(i, i + 2)] if j == i + 1 else [(i, i + 1), (j, j + 1)]
    draft = Draft(para, f"relay:{lemma}", cue, i, j + 1, "", verb, shape.tense)
    him = para.tokens[j].f
    draft.gender, draft.number = ("f" if him.endswith("ها") else "m"), ("p" if him.endswith("هم") else "s")
    first, end = subject or (j + 1, noun_phrase(para, j + 1, limit))
    draft.via = carriers(para, first, end)
    end = end if subject is None else j + 1
    return _content(para, draft, end, limit) if draft.via else None


def _content(para: Paragraph, draft: Draft, end: int, limit: int) -> Draft | None:
    """The draft with what it reports, which begins behind token *end*: a clause, a quotation, قوله and what follows."""
    toks = para.tokens
    source_at = draft.source[0] if draft.source is not None else end
    k = end
    while k < limit:
        t = toks[k]
        if complementiser(t) and not t.info.conj:
            draft.begin, draft.how = k + 1, "an"
            return draft if k + 1 < limit else None
        if t.word.text == ":":
            clause = k + 1 < limit and complementiser(toks[k + 1])
            draft.begin, draft.how = (k + 2, "an") if clause else (k + 1, "colon")
            return draft if draft.begin < limit else None
        if t.word.text in '«“"' and para.closing(k) is not None:
            draft.begin, draft.how = k, "quote"
            return draft
        if t.rest in wordlist("saying-with-owner"):
            draft.cue.append((k, k + 1))
            k += 1
            if k < limit and starts_phrase(toks[k]):
                draft.begin, draft.how = k, "obj"
                return draft
            continue
        if _his_saying(t):
            if k + 1 < limit and complementiser(toks[k + 1]):
                draft.cue.append((k, k + 1))  # نقلت عنه نفيه أن
                k += 1
                continue
            draft.begin, draft.how = k, "obj"
            return draft  # نقلت عن الوزير اتهامه للحزب
        if t.word.text in "،,":
            behind = past_parenthesis(para, k, limit)
            close = closing_comma(para, k, min(limit, k + 16)) if behind is None else None
            if close is not None and toks[close + 1].rest in wordlist("saying-with-owner"):
                behind = close + 1  # عن سالم، خبير الطقس، القول إن
                if k == end and draft.source is not None:
                    draft.source = (source_at, close)
            if behind is None and k + 1 < limit and not _leads(para, k + 1):
                return None
            k = behind or k + 1
            continue
        more = adverbial(para, k, limit)
        more = next((n for n in range(k + 1, more) if toks[n].rest in wordlist("saying-with-owner")), more)
        if more == k and k == end and (behind := asyndetic_end(para, k, limit)) is not None:
            draft.source = (source_at, behind)
            more = behind
        if more == k == end and finite(toks[k]):
            comma = closing_comma(para, k, min(limit, k + 12))
            if comma is not None and complementiser(toks[comma + 1]):
                draft.source, more = (source_at, comma), comma + 1  # عن مصدرين لم يكشف عن اسميهما، أن
        if more == k:
            return None
        draft.via += carriers(para, k, more)
        k = more
    return None
