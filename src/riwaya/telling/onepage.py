"""One page: a dossier without claims, so that a reading is shown by the same means as a story."""

from __future__ import annotations

from dataclasses import replace

from riwaya.model import Dossier, DossierArticle, Reading, StoryStatement, StoryVoice

__all__ = ["of_reading"]


def of_reading(reading: Reading) -> Dossier:
    """The dossier of one page: its articles and statements, the voices of each article apart, and no claims."""
    articles, statements, told = [], [], []
    for article in reading.articles:
        key = f"a{article.n}"
        articles.append(DossierArticle(key, reading, article))
        voices: dict[str, list[StoryStatement]] = {}
        for body in article.statements:
            voice = replace(body.voice, id=f"{key}.{body.voice.id}")
            statement = StoryStatement(f"{key}.{body.id}", key, reading.page.name, body, voice)
            voices.setdefault(voice.id, []).append(statement)
        for found in voices.values():
            voice = found[0].voice
            told.append(StoryVoice(voice.id, voice.name, voice.kind, tuple(s.id for s in found)))
            statements += found
    title = articles[0].article.headline if articles else reading.page.name
    return Dossier(title, None, None, tuple(articles), tuple(statements), (), tuple(told), {},
                   (*reading.page.problems, *reading.problems))  # fmt: skip
