"""Carrying: what people said of a page holds for its later versions too, where the very words still stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from riwaya.model import ArticleRef, Judgement, LineRef, Ref, StatementRef

__all__ = ["carried"]


def carried(judgement: Judgement, newer: Mapping[str, str]) -> Judgement:
    """*judgement*, of the versions of its pages that *newer* names by the SHA-256 of earlier ones.

    It is carried where it is of a statement, a line, or words that are missing; that a page was checked, and notes,
    are of the version that they were said of.
    """
    if judgement.kind in ("article-checked", "note"):
        return judgement
    target = _moved(judgement.target, newer)
    others = tuple(_moved_statement(ref, newer) for ref in judgement.says.others)
    if target == judgement.target and others == judgement.says.others:
        return judgement
    if target in others:  # held against what was another version of itself
        return judgement
    return replace(judgement, target=target, says=replace(judgement.says, others=others))


def _moved(ref: Ref, newer: Mapping[str, str]) -> Ref:
    if isinstance(ref, StatementRef):
        return _moved_statement(ref, newer)
    if isinstance(ref, LineRef | ArticleRef) and ref.page in newer:
        return replace(ref, page=newer[ref.page])
    return ref


def _moved_statement(ref: StatementRef, newer: Mapping[str, str]) -> StatementRef:
    return replace(ref, page=newer[ref.page]) if ref.page in newer else ref
