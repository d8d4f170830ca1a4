"""Frames: a reporting verb with its subject and the beginning of its content, by the reading that holds together best.

Without case endings subject and object run into each other, so the words behind a verb are read more than once: first
as if all belonged to the subject, which stands when a clause is reached (أوضح … أن), then with the object cut off, then
with every word cut off that carries one of the verb's prepositions.
"""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import Range
from riwaya.reading.valency import Valency
from riwaya.reading.walk import Walk
from riwaya.reading.words import complementiser

__all__ = ["read_frame"]


def read_frame(
    para: Paragraph, i: int, reporting: Reporting, conj: str, limit: int, subject: Range | None = None
) -> Draft | None:
    """The draft that the reporting word at token *i* begins, or None when nothing after it is reported.

    *limit* is the end of the sentence. *subject* is given where it stands before the verb; else the draft's source is
    the one behind it, or None when it is dropped.
    """
    valency = Valency.of(reporting.verb)
    whole: Draft | None = None
    if valency.objects and subject is None:
        whole = Walk(para, i, reporting, conj, limit, objects=False).run()
        parted = whole is not None and valency.person and para.tokens[whole.begin - 1].f.startswith("ب")  # وصف … بأنه
        if whole is not None and whole.how in ("an", "colon") and not parted and _simple(para, whole):
            return whole
    draft = Walk(para, i, reporting, conj, limit, subject=subject).run()
    if draft is None and whole is not None and whole.how == "obj" and para.tokens[whole.begin - 1].word.text in "،,":
        return whole  # أكد سالم، مدير النادي المنافس في الدوري، رحيل المهاجم
    if draft is None and valency.written:
        draft = Walk(para, i, reporting, conj, limit, subject=subject, tight=True).run()
    return draft


def _simple(para: Paragraph, draft: Draft) -> bool:
    """Whether a subject read whole is one phrase: no other cue and no relative clause hides in it."""
    if draft.source is None:
        return True
    a, b = draft.source
    if para.tokens[b - 1].rest in wordlist("comment") and fold(draft.verb.lemma if draft.verb else "") in wordlist(
        "refuse"
    ):
        return False  # رفض المدرب التعليق على القرار مكتفيا بالقول إن
    listing = draft.how == "colon" and draft.verb is not None and draft.verb.takes("obj")
    listing = listing and not complementiser(para.tokens[draft.begin - 1])  # أكد سالم خريج الكلية: أن
    if listing and noun_phrase(para, a, b, obj=True) < b:
        return False  # أكد الوزير أهمية إحضار الوثائق: what is brought is listed behind the colon
    return not any(
        "rel" in t.info.classes
        or ("dem" in t.info.classes and not t.info.conj and "prep" not in para.tokens[t.i - 1].info.classes)
        or (t.reports()[1] and not t.info.classes)
        for t in para.tokens[draft.source[0] + 1 : draft.source[1]]
    )
