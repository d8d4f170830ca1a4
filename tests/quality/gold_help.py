"""A tiny gold set: one invented page with two statements and two lines of noise."""

from __future__ import annotations

import json
from pathlib import Path

TEXT = (
    "مرفأ الندى يعود إلى العمل\n\n"
    "أكد مدير المرفأ سامي الحلو، الأربعاء، أن «السفن ستصل إلى المدينة غدا».\n\n"
    "وقالت وزارة النقل إن 12 سفينة تنتظر في عرض البحر منذ الأسبوع الماضي.\n\n"
    "اقرأ أيضا: الوزير يقول إن الجسر آمن\n"
)


def span(words: str) -> list[int]:
    at = TEXT.index(words)
    return [at, at + len(words)]


def statement(n: int, cue: str, source: str, content: str) -> dict[str, object]:
    return {
        "id": f"s{n}", "cue": [span(cue)], "source": span(source), "referent": None, "content": [span(content)],
        "via": [], "form": "indirect", "stance": "asserts", "kind": "person", "inside": None,
    }  # fmt: skip


STATEMENTS = [
    statement(1, "أكد", "مدير المرفأ سامي الحلو", "السفن ستصل إلى المدينة غدا"),
    statement(2, "وقالت", "وزارة النقل", "12 سفينة تنتظر في عرض البحر منذ الأسبوع الماضي"),
]


def tiny_gold(folder: Path) -> Path:
    """The set written to *folder*."""
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    lines = [{"n": 1, "role": "title"}, {"n": 3, "role": "body"}, {"n": 5, "role": "body"}, {"n": 7, "role": "link"}]
    for name, row in (
        ("statements", {"text": "harbour.txt", "statements": STATEMENTS}),
        ("pages", {"page": "harbour.txt", "lines": lines}),
    ):
        (folder / f"{name}.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder
