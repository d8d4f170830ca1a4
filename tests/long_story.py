"""A story of as many articles as a test asks for, invented and laid out without being read."""

from __future__ import annotations

from hashlib import sha256

from riwaya.model import (
    Article,
    Claim,
    Contrast,
    Dossier,
    DossierArticle,
    Line,
    Origin,
    Page,
    Reading,
    Span,
    Statement,
    StoryStatement,
    StoryVoice,
    Voice,
)

SENTENCES = 6


def large(size: int) -> Dossier:
    """*size* articles of six sentences: in each, one statement of a claim that ten articles share, five of its own."""
    articles, told, claims = [], [], []
    shared: dict[int, list[str]] = {}
    voices: dict[str, list[str]] = {}
    for n in range(size):
        key, outlet = f"a{n + 1}", f"صحيفة الساحل رقم {n % 300}"
        lines, bodies, text = [], [], ""
        for i in range(SENTENCES):
            matter = f"المجموعة {n // 10}" if i == 0 else f"المقال {n} في الجملة {i}"
            words = f"قال المتحدث رقم {n % 97} إن الجسر الشمالي أغلق أمام الشاحنات بحسب {matter} حتى إشعار آخر."
            start, at = len(text), len(text) + words.index("الجسر")
            lines.append(Line(i + 1, "body", 1, start, start + len(words)))
            voice = Voice(f"v{n % 97}", f"المتحدث رقم {n % 97}", "person")
            end = start + len(words) - 1
            bodies.append(
                Statement(f"s{i}", (Span(start, start + 3),), Span(start + 4, at - 4), None, (Span(at, end),), (),
                          "indirect", "asserts", "person", None, voice, (outlet,)))  # fmt: skip
            text += words + "\n"
        digest = sha256(text.encode()).hexdigest()
        article = Article(1, tuple(lines), None, f"الجسر الشمالي {n}", outlet, None,
                          published=f"2031-05-{n % 28 + 1:02}", statements=tuple(bodies))  # fmt: skip
        page = Page(f"{key}.txt", digest, digest, "text/plain", text)
        articles.append(DossierArticle(key, Reading(page, tuple(lines), (article,)), article))
        for i, body in enumerate(bodies):
            told.append(StoryStatement(f"{key}.{body.id}", key, page.name, body, body.voice))
            voices.setdefault(body.voice.id, []).append(f"{key}.{body.id}")
            if i == 0:
                shared.setdefault(n // 10, []).append(f"{key}.{body.id}")
            else:
                origin = Origin(body.voice.id, (f"{key}.{body.id}",), ((outlet,),))
                claims.append(Claim(f"s{n}.{i}", f"الجسر {n}", (f"{key}.{body.id}",), "single", (origin,), (1, 1)))
    by_id = {s.id: s for s in told}
    leading = []
    for n, keys in shared.items():
        paths = tuple(("وكالة مدى", by_id[k].body.chain[0]) for k in keys)
        other = f"g{n + 1}" if n + 1 in shared else "g0"
        leading.append(Claim(f"g{n}", f"الجسر أغلق بحسب المجموعة {n}", tuple(keys), "contested",
                             (Origin(by_id[keys[0]].voice.id, tuple(keys), paths),), (1, 1),
                             (Contrast(other, "contradicts", ((by_id[keys[0]].article, 10, 20),), "x"),),
                             silent=tuple(f"a{m + 1}" for m in range(0, size, 97))))  # fmt: skip
    people = tuple(StoryVoice(v, f"المتحدث {v}", "person", tuple(keys)) for v, keys in voices.items())
    return Dossier("الجسر", None, None, tuple(articles), tuple(told), (*leading, *claims), people)
