"""Coordination: which cues stand beside another rather than inside what it reports, and where their clauses begin."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.words import complementiser

__all__ = ["coordinate", "onset_of", "says_again", "thinks_so_too"]

_THINKING = frozenset(map(fold, ("اعتقد", "ظن", "رأى", "افترض", "توقع", "قدر", "رجح", "زعم")))


def onset_of(para: Paragraph, draft: Draft) -> int:
    """The first token of the draft's clause, connectors before it included."""
    k = min(draft.onset, draft.at)
    toks = para.tokens
    while k > 0 and (
        toks[k - 1].f in wordlist("clause-connectors") or (toks[k - 1].rest == "في" and toks[k].f == "حين")
    ):
        k -= 1
    if k > 1 and toks[k - 1].f.startswith("ان") and toks[k - 2].f in {"بيد", "غير", "الا"}:
        k -= 2
    if k > 1 and toks[k - 1].f in {"جهته", "جانبه", "جهتها", "جانبها"} and toks[k - 2].rest == "من":
        k -= 2
    dated = k > 3 and draft.tense == "past" and draft.how in ("colon", "quote", "an") and not draft.conj
    if dated and toks[k - 1].word.text in "،," and toks[k - 2].word.is_number and toks[k - 4].f == "وفي":
        return k - 4  # ، وفي عام 2021، كشف أن
    if draft.source is not None and draft.how in ("colon", "quote", "an"):
        here = toks[k - 1].word.text in "،,"
        for n in range(k - 1 - here, max(0, k - 12), -1):  # ، وعن غياب اللاعب قال المدرب:
            if (
                toks[n].f in {"وعن", "وحول", "وبشان", "وبخصوص"} | ({"وفي"} if here else set())
                and toks[n - 1].word.text in "،,؛"
            ):
                return n
            if toks[n].punct:
                break
    return k


def _clausal(d: Draft) -> bool:
    """Whether a clause behind أن is the content."""
    return d.how == "an" or (d.how == "prep" and complementiser(d.para.tokens[d.begin - 1]))


def coordinate(one: Draft, two: Draft) -> bool:
    """Whether the later cue *two* ends the content of *one* rather than standing inside it."""
    toks = one.para.tokens
    if toks[two.at].quote != toks[one.begin].quote and toks[two.at].quote >= 0:
        return False
    if two.how in ("post", "own"):
        return not thinks_so_too(two) and not says_again(two)
    if "relative" in two.why or two.tense == "masdar":
        return False
    if two.tense == "participle":
        return toks[two.at - 1].rest not in wordlist("copulas") or two.at - 1 < one.begin  # باتت مستاءة من
    onset = onset_of(one.para, two)
    lead = toks[onset]
    if onset + 1 < two.at and lead.rest == "من" and toks[onset + 1].rest in wordlist("own-side"):
        return True  # ومن جانبه قال
    if lead.f == "وفي" and onset + 4 == two.at and toks[onset + 2].word.is_number:
        return True  # ، وفي عام 2021، كشف أن
    if lead.f in {"بيد", "غير", "وبدوره", "وبدورها", "وعن", "وحول", "وبشان", "وبخصوص", "وفي"} and onset < two.at:
        return True
    if lead.f == "كما" and onset + 1 < two.at and complementiser(toks[onset + 1]) and "obj" not in one.how:
        return False  # ، كما أن اللاعب أبلغ: one more fact that is told
    before = toks[onset - 1] if onset else None
    paused = before is not None and before.punct
    if paused and len(two.cue) > 1 and lead.f[:2] in {"لي", "لت"}:
        return True  # ، ليرد عليه الوزير قائلا
    spoken = two.how in ("colon", "quote", "an") and not _clausal(one)
    if "relative" in one.why and (paused or spoken) and two.tense == "past" and onset == two.at and not two.conj:
        return True  # الوزير الذي أعلن أنه باق، أكد أن
    if lead.f in wordlist("clause-connectors") and onset < two.at:
        return paused or lead.f not in {"حيث", "حين", "اذ", "قد", "فقد", "كان", "كانت"}
    bare = not _clausal(one) and one.how in ("obj", "prep") and "relative" not in one.why
    if bare and paused and two.tense == "past" and not two.conj and onset == two.at and two.how != "obj":
        return True  # فيما شكا السكان من الانقطاع، أكد مصدر أن
    if two.conj and _clausal(one) and toks[two.at + 1 : two.at + 2] and toks[two.at + 1].f in wordlist("to-them"):
        return False  # هاتف الوزير وأكد له أن: who is told stands in the content
    other = two.gender != one.gender or (one.number in ("d", "p") and two.number == "s")
    near = (two.tense == "past" and not paused) or two.tense == "present"
    if two.conj and near and two.source is None and _clausal(one) and other:
        return False  # أشارا إلى أن الوزارة زارتهم وطلبت منهم: she of whom they speak
    if two.conj and two.number == "p" and two.source is None and two.how == "obj" and _alone(one):
        return False  # قال المدير: طلابنا نجحوا، وأثبتوا جدارتهم
    if two.conj and not paused and one.how == "colon" and two.source is None and two.how == "obj":
        return False  # قال: أشكر من اتصل بي وأبدى دعمه
    if two.conj:
        return two.tense == "past" or paused or one.tense == "present" or two.how == "colon"
    if two.source is not None and two.source[0] < two.at and toks[two.source[0]].info.conj:
        return paused and "dem" not in toks[two.source[0]].info.classes  # وهذه الأرقام تظهر أن
    return before is not None and before.word.text in "؛;"


def thinks_so_too(d: Draft) -> bool:
    """Whether a clause behind كما tells that others think what a speaker's words hold: كما يعتقد المحققون."""
    as_held = d.rule == "sourcing:كما" and d.source is not None and d.tense == "present"
    return as_held and d.verb is not None and fold(d.verb.lemma) in _THINKING


def says_again(d: Draft) -> bool:
    """Whether a clause behind كما repeats what the speaker himself said before: «وكما أعلنت في مارس، فإن …»."""
    return d.rule == "sourcing:كما" and d.source is None


def _alone(d: Draft) -> bool:
    """Whether a single person speaks, whom no plural verb behind can mean."""
    if d.source is None:
        return False
    head = d.para.tokens[d.source[0]].info
    joined = any(t.info.conj == "و" for t in d.para.tokens[d.source[0] + 1 : d.source[1]])
    return head.has("office", "people", "name", "title") and head.number == "s" and not joined
