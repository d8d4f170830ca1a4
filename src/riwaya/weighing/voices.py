"""Voices: who a source is, one across the articles of a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from riwaya.arabic.folding import fold
from riwaya.arabic.persons import name_core, one_person
from riwaya.arabic.words import words
from riwaya.model import StoryVoice, Voice
from riwaya.weighing.descriptions import Description, describe
from riwaya.weighing.identity import Said, differ, mentions, one_voice
from riwaya.weighing.roles import is_role
from riwaya.weighing.ruled_voices import VoiceKey, ruled_voices
from riwaya.weighing.rulings import NO_RULINGS, Rulings

__all__ = ["resolve"]


_CLAUSES = frozenset(map(fold, ("الذي", "التي", "الذين", "بعيد", "إن", "أن", "قوله", "قولها")))


def resolve(
    said: Sequence[Said], ruled: Rulings = NO_RULINGS.voices
) -> tuple[dict[str, Voice], tuple[StoryVoice, ...]]:
    """The story's voice of each statement, and the list of voices; *said* must come in the story's own order.

    A voice of one article is never split, but where people decided so (*ruled*). Named people are joined on names that
    fit (never on a surname alone where first names differ), bodies on their names, unnamed people on number,
    description and agency.
    """
    groups, one, two = ruled_voices(said, ruled)
    keys = list(groups)
    first = {k: groups[k][0] for k in keys}
    parent = {k: k for k in keys}
    holders: dict[VoiceKey, list[VoiceKey]] = {k: [k] for k in keys}

    def find(k: VoiceKey) -> VoiceKey:
        while parent[k] != k:
            k = parent[k]
        return k

    def join(other: VoiceKey, k: VoiceKey, *, abroad: bool) -> None:
        a, b = sorted((find(other), find(k)), key=places.__getitem__)
        if a == b or (two and any((x, y) in two for x in holders[a] for y in holders[b])):
            return
        if (other, k) not in one:
            if not one_voice(first[other], first[k]):
                return
            if any(differ(first[x], first[y]) for x in holders[a] for y in holders[b]):
                return
        if abroad and {first[x].family for x in holders[a]} & {first[y].family for y in holders[b]}:
            return  # a voice of another matter must not make two voices of this one the same
        parent[b] = a
        holders[a] += holders.pop(b)

    places = {k: n for n, k in enumerate(keys)}
    for other, k in sorted(one):
        join(other, k, abroad=False)
    ambiguous = {
        family: _ambiguous([describe(first[k].voice) for k in keys if first[k].family == family])
        for family in {s.family for s in said}
    }
    later: list[tuple[VoiceKey, VoiceKey]] = []
    posting: dict[str, list[VoiceKey]] = defaultdict(list)
    for k in keys:
        mine = describe(first[k].voice)
        near = sorted({o for sign in _signs(mine, first[k].voice) for o in posting[sign]}, key=places.__getitem__)
        for other in near:
            theirs = describe(first[other].voice)
            within = other[0] == k[0]
            if within and not (mine.name and theirs.name) and not mentions(first[other].voice, first[k].voice):
                continue
            if first[other].family != first[k].family:
                if len(mine.name) > 1 and len(theirs.name) > 1:
                    later.append((other, k))
                continue
            short = any(len(d.name) == 1 and d.name[-1] in ambiguous[first[k].family] for d in (mine, theirs))
            if not (short and other[0] != k[0]):
                join(other, k, abroad=False)
        for sign in _signs(mine, first[k].voice):
            posting[sign].append(k)
    for other, k in later:
        join(other, k, abroad=True)
    voices: dict[str, Voice] = {}
    listed: list[StoryVoice] = []
    roots = [k for k in keys if find(k) == k]
    order = {s.statement: i for i, s in enumerate(said)}
    for n, root in enumerate(roots, 1):
        all_said = sorted((s for k in holders[root] for s in groups[k]), key=lambda s: order[s.statement])
        names = list(dict.fromkeys(s.voice.name for s in all_said))
        fullest = _clearest([s.voice for s in all_said])
        number = next((s.voice.number for s in all_said if s.voice.number is not None), None)
        kind = "person" if any(s.voice.kind == "person" for s in all_said) else fullest.kind
        voice = replace(fullest, id=f"v{n}", kind=kind, number=number)
        for s in all_said:
            # the reason for anonymity is a span of one page, so each page keeps its own
            voices[s.statement] = replace(voice, reason=s.voice.reason)
        aliases = tuple(name for name in names if name != voice.name)
        listed.append(StoryVoice(voice.id, voice.name, kind, tuple(s.statement for s in all_said), aliases))
    return voices, tuple(listed)


def _clearest(named: Sequence[Voice]) -> Voice:
    """The voice of the fullest name, of those with the least that is none of it: of equals the first.

    None of it are a clause, and words after the surname that begin no office (``… Hamid his guest Walid``).
    """
    surnames = Counter(name_core(d.name[-1]) for v in named if (d := describe(v)).name)
    surname = max(surnames, key=lambda n: surnames[n], default="")

    def key(i: int) -> tuple[bool, int, int, int]:
        d = describe(named[i])
        return not d.name and bool(surname), _foreign(named[i].name, surname), -len(named[i].name), i

    return named[min(range(len(named)), key=key)]


def _foreign(name: str, surname: str) -> int:
    """How many signs *name* bears of holding more than the name of him whose surname's core is *surname*."""
    tokens = list(words(name))
    clauses = sum(t.folded in _CLAUSES for t in tokens)
    last = max((i for i, t in enumerate(tokens) if surname and name_core(t.folded) == surname), default=None)
    after = tokens[last + 1 :] if last is not None else []
    return clauses + bool(after and not after[0].is_punctuation and not is_role(after[0].text))


def _ambiguous(all_described: Sequence[Description]) -> frozenset[str]:
    """Surnames that stand with two first names which are not one person's."""
    firsts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for d in all_described:
        if len(d.name) >= 2:
            firsts[d.name[-1]].append(d.name)
    return frozenset(
        last for last, names in firsts.items() if any(not one_person(names[0], name) for name in names[1:])
    )


def _signs(d: Description, voice: Voice) -> list[str]:
    """What two descriptions of one voice must share one of: a word of the name, or of the office."""
    single = {"name " + name_core(fold(voice.name))} if voice.name and " " not in voice.name else set()
    found = single | {"name " + name_core(t) for t in (*d.name, *d.aliases)} | {"role " + r for r in d.role}
    return sorted(found or {"state " + s for s in d.states})
