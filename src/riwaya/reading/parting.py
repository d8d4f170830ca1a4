"""Parting: the contents of verbs that relate two things, in two spans: what is spoken of and what is said of it."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.words import complementiser

__all__ = ["part"]


_OWN_TALK = {"حديثه", "حديثها", "كلمته", "كلمتها", "تصريحاته", "تصريحاتها", "لقاءه", "موتمره"}


def part(d: Draft) -> None:
    """Part the content of verbs that relate two things: عزا الانقطاع إلى كسر, وصف الوضع بأنه صعب."""
    if d.verb is None or d.how != "obj":
        return
    a, b = d.content[0]
    toks = d.para.tokens
    begin = a + 1
    if d.verb.takes("obj/ب"):  # وصف الأندية بالنرويج بأنها: the clause, not the place
        clauses = [k for k in range(a + 1, b - 1) if complementiser(toks[k])]
        begin = next((k for k in clauses if toks[k].f.startswith("ب")), begin)
    for k in range(begin, b - 1):
        t = toks[k]
        if d.verb.takes("obj/إلى") and t.rest == "الي" and not t.info.conj:
            d.cue.append((k, k + 1))
        elif _charged(d, a, k):
            pass  # اتهم الوزير مسؤولا بأنه خان
        elif not (d.verb.takes("obj/ب") and (_said_of(t) or t.f == "ب")):
            if d.verb.takes("obj/ب") and t.info.prep == "ب" and not t.info.conj:
                d.content = [(a, k), (k, b)]
                return
            continue
        d.content = [(a, _without_occasion(d, a, k)), (k + 1, b)]
        return


def _said_of(t: Token) -> bool:
    """Whether a clause begins that is said of something: بأنه, and أنه, which some write."""
    return complementiser(t) and (t.f.startswith("ب") or t.f in {"انه", "انها", "انهم", "انهما"})


def _without_occasion(d: Draft, a: int, k: int) -> int:
    """Where, between *a* and *k*, it begins to be told when it was said: الوضع | خلال حديثه للصحيفة بأنه صعب."""
    toks = d.para.tokens
    for n in range(a + 1, k - 1):
        if toks[n].rest in {"خلال", "في", "اثناء"} and toks[n + 1].info.base in wordlist("speeches") | _OWN_TALK:
            return n
    return k


def _charged(d: Draft, a: int, k: int) -> bool:
    """Whether the clause behind بأن at *k* is what somebody, named before it from *a* on, is charged with."""
    toks = d.para.tokens
    if d.verb is None or not d.verb.takes("obj+ب") or d.verb.stance != "asserts":
        return False
    if not (complementiser(toks[k]) and toks[k].f.startswith("ب")):
        return False
    return not any(t.punct or t.info.prep == "ب" for t in toks[a:k])
