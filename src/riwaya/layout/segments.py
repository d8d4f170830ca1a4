"""Segments: which runs of prose are articles, which read on after an interruption, and which are neither."""

from __future__ import annotations

from riwaya.layout.asides import is_byline, is_stamp
from riwaya.layout.containers import by_container
from riwaya.layout.live import split_live
from riwaya.layout.looks import Look
from riwaya.layout.prose import PROSE, reads_on, talks_of_site
from riwaya.layout.runs import Segment, overlap
from riwaya.layout.strays import without_strays

__all__ = ["segments_of"]

_GAP = 4  # lines that are no prose within one run, labels aside
_FEWEST_WORDS = 45  # of a second article on the page
_FEWEST_ALONE = 60  # the same when it is one paragraph
_NEW = 1.0  # score from which prose after an interruption is an article of its own


def segments_of(looks: list[Look], scores: list[float]) -> list[Segment]:
    """The articles' prose, the page's own first; of live coverage each entry."""
    return split_live(_articles(looks, scores), looks)


def _articles(looks: list[Look], scores: list[float]) -> list[Segment]:
    runs = _runs(looks, scores)
    if not runs:
        return []
    if any(look.block is not None for look in looks):
        return by_container([i for run in runs for i in run.lines], looks)
    for run in runs:
        _behead(run, looks)
    kept: list[Segment] = []
    start = _main(runs, looks)
    kept.append(runs[start])
    for before in reversed(runs[:start]):
        gap = looks[before.lines[-1] + 1 : kept[0].lines[0]]
        if not _resumes(before, kept[0], gap, looks):
            break
        kept[0].lines[:0] = before.lines
    for run in runs[start + 1 :]:
        last = kept[-1]
        gap = looks[last.lines[-1] + 1 : run.lines[0]]
        score, why = _newness(last, run, gap, looks)
        size = run.words(looks)
        if score >= _NEW and size >= _FEWEST_WORDS and (len(run.lines) > 1 or size >= _FEWEST_ALONE):
            run.why = why
            kept.append(run)
        elif _resumes(last, run, gap, looks):
            last.lines += run.lines
    return [part for segment in kept for part in without_strays(segment, looks)]


def _runs(looks: list[Look], scores: list[float]) -> list[Segment]:
    """Prose lines in a row, few other lines and no labels of other stories between them."""
    runs: list[Segment] = []
    since, broken = 0, True
    for i, look in enumerate(looks):
        if scores[i] >= PROSE:
            if broken or since > _GAP:
                runs.append(Segment([i]))
            else:
                runs[-1].lines.append(i)
            since, broken = 0, False
            continue
        since += 1
        label = look.label
        if label is not None and label.ends and not (label.role == "meta" and look.count > 12):
            broken = True
    return runs


def _newness(before: Segment, run: Segment, gap: list[Look], looks: list[Look]) -> tuple[float, list[str]]:
    """How much *run* is an article of its own, and the features that say so."""
    first = looks[run.lines[0]]
    vocabulary = frozenset().union(*(looks[i].content for i in run.lines[:3]))
    old = before.content(looks)
    score, why = 0.0, []
    if any(k.label is not None and k.label.ends == 2 for k in gap):
        score += 0.75
        why.append("the article above had ended")
    heads = [k for k in gap[-4:] if k.label is None and 3 <= k.count <= 25 and not _aside(k)]
    head = max(heads, key=lambda k: overlap(k.content, vocabulary), default=None)
    if head is not None and overlap(head.content, vocabulary) >= 0.4:
        score += 1.0
        why.append("a line above it is its headline")
        if overlap(head.content, old) >= 0.6:
            score -= 0.5
    if reads_on(first):
        score -= 1.0
    shared = overlap(vocabulary, old)
    if shared >= 0.35:
        score -= 0.5
    elif shared < 0.15 and len(vocabulary) >= 20:
        score += 0.5
        why.append("it shares few words with the article above")
    talk = sum(talks_of_site(looks[i], 1) for i in run.lines)
    if (talk >= 3 and 2 * talk >= len(run.lines)) or any(talks_of_site(looks[i]) for i in run.lines[:3]):
        score -= 2.0
    if run.words(looks) >= 90:
        score += 0.5
        why.append("it is long")
    if not any(k.label is not None and k.label.ends for k in gap):
        score -= 0.75  # nothing between them says that other stories follow
    if any(k.label is not None and k.label.role == "form" and k.label.ends == 2 for k in gap):
        score -= 0.5
    return score, why


def _aside(look: Look) -> bool:
    """A date or byline, which may stand between a headline and its text."""
    return is_stamp(look) or is_byline(look)


def _resumes(before: Segment, run: Segment, gap: list[Look], looks: list[Look]) -> bool:
    """Whether *run* is the rest of the article above, interrupted by a short insert (a link to another story)."""
    if len(gap) > 8 or any(k.label is not None and k.label.ends == 2 and k.label.role != "meta" for k in gap):
        return False
    first = looks[run.lines[0]]
    if reads_on(first):
        return True
    shared = overlap(run.content(looks), before.content(looks))
    return shared >= 0.2 or (len(run.lines) > 1 and shared >= 0.1) or len(gap) <= 1


def _behead(run: Segment, looks: list[Look]) -> None:
    """Drop a first line that is no sentence when a headline of the lines below stands between them."""
    if len(run.lines) < 2 or looks[run.lines[0]].ended:
        return
    first, second = run.lines[0], run.lines[1]
    rest = frozenset().union(*(looks[i].content for i in run.lines[1:3]))
    for look in looks[first + 1 : second]:
        if 4 <= look.count <= 25 and overlap(look.content, rest) > max(
            0.4, overlap(look.content, looks[first].content)
        ):
            del run.lines[0]
            return


def _main(runs: list[Segment], looks: list[Look]) -> int:
    """The index of the run that the page's own article begins with: the first that is no scrap.

    A scrap is one paragraph (a teaser, a row of headlines) that is small beside the largest run and has no headline.
    """
    sizes = [run.words(looks) for run in runs]
    most = max(sizes)
    for i, run in enumerate(runs):
        trails_off = len(run.lines) == 1 and not looks[run.lines[0]].ended and sizes[i] < most
        if (3 * sizes[i] >= most and not trails_off) or (len(run.lines) > 1 and sizes[i] >= _FEWEST_WORDS):
            return i
        first = run.lines[0]
        heads = [
            k for k in looks[max(0, first - 4) : first] if k.label is None and 3 <= k.count <= 25 and not _aside(k)
        ]
        if sizes[i] >= 25 and any(overlap(k.content, run.content(looks)) >= 0.5 for k in heads):
            return i
    return sizes.index(most)
