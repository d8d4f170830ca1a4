"""The forms of a digest: in the terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.telling.plain import plain
from riwaya.telling.printing import Printer
from riwaya.telling.words import Words
from riwaya.watching.describing import about, details
from riwaya.watching.digests import Digest
from riwaya.watching.happenings import Happening

__all__ = ["digest_markdown", "digest_terminal"]


def digest_terminal(digest: Digest, out: Printer) -> None:
    """Print *digest* for people."""
    t = out.t
    out.blank()
    out.line(digest.story.title or t("untitled"), style="bold")
    out.line(_period(digest, t), style="dim")
    if not digest.happened:
        out.line(t("digest_nothing"))
    for kind, found in digest.happened.items():
        out.rule(f"{t.named('happenings', kind)} ({t.number(len(found))})")
        for event in found:
            out.blank()
            out.line(t.stamp(event.at), style="dim")
            out.line(about(event), 2)
            for label, text in _told(digest, event, t):
                out.pair(label, text, 4)


def digest_markdown(digest: Digest, t: Words) -> str:
    """*digest* as Markdown."""
    return "\n".join(_markdown(digest, t)).rstrip("\n") + "\n"


def _markdown(digest: Digest, t: Words) -> Iterator[str]:
    yield from (f"# {plain(digest.story.title or t('untitled'))}", "", plain(_period(digest, t)), "")
    if not digest.happened:
        yield t("digest_nothing")
    for kind, found in digest.happened.items():
        yield from (f"## {t.named('happenings', kind)} ({t.number(len(found))})", "")
        for event in found:
            yield f"- **{plain(about(event))}**{t('between')}{plain(t.stamp(event.at))}"
            yield from (f"    - {plain(label)}: {plain(text)}" for label, text in _told(digest, event, t))
        yield ""


def _period(digest: Digest, t: Words) -> str:
    return t("digest_period", what=t("digest"), since=t.stamp(digest.since), until=t.stamp(digest.until))


def _told(digest: Digest, event: Happening, t: Words) -> Iterator[tuple[str, str]]:
    yield from details(event, t)
    now = digest.now.get(event.claim) if event.claim is not None else None
    if now is not None:
        yield t("digest_now"), t("between").join([t.n("n.voices", now.origins), t(f"standing.{now.standing}")])
