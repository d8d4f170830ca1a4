"""Two invented pages and a desk that judges them."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from riwaya import read
from riwaya.judging import Judged, judged
from riwaya.judging.finding import line_ref, statement_ref
from riwaya.model import ArticleRef, Judgement, JudgementKind, LineRef, Quoted, Reading, Ref, Says, StatementRef, quoted

FIRST = """وكالة الندى: عودة العمل إلى مرفأ الزيتون

4 مارس 2031

قال أربعة مسؤولين في المرفأ لوكالة الندى إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.

وأضافوا أن الرافعات تعمل منذ أيام.

ووصلت شاحنات كثيرة إلى البوابة الشمالية صباحا بحسب السائقين.
"""
SECOND = """مرفأ الزيتون يعود إلى العمل

5 مارس 2031

قال مسؤولون في المرفأ إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.

ونفى مدير المرفأ سالم الغيداق إغلاق الأرصفة القديمة.

وأكدت نقابة العمال أن الأجور ستدفع كاملة.

اقرأ أيضا: أسعار الخبز ترتفع
"""


class Desk:
    """Two readings, and what is said of them."""

    def __init__(self) -> None:
        self.first, self.second = read(FIRST, name="first.txt"), read(SECOND, name="second.txt")
        self._uids = count(1)

    def text(self, reading: Reading, words: str) -> tuple[Quoted, ...]:
        """Where *words* stand first."""
        start = reading.page.text.index(words)
        return quoted(reading.page.text, [(start, start + len(words))])

    def said(self, reading: Reading, words: str) -> StatementRef:
        """The statement whose content has *words*."""
        for article in reading.articles:
            for s in article.statements:
                if words in " ".join(c.of(reading.page.text) for c in s.content):
                    return statement_ref(reading, article.n, s)
        raise AssertionError(words)

    def article(self, reading: Reading) -> ArticleRef:
        return ArticleRef(reading.page.sha256, 1)

    def line(self, reading: Reading, n: int) -> LineRef:
        found = line_ref(reading, n)
        assert found is not None
        return found

    def judge(self, what: JudgementKind, target: Ref, author: str = "سلمى", note: str = "", **says: Any) -> Judgement:
        n = next(self._uids)
        return Judgement(f"{n:032x}", f"2031-03-06T08:00:{n:02}.000000Z", author, what, target, Says(**says), note=note)

    def withdraw(self, said: Judgement) -> Judgement:
        n = next(self._uids)
        return Judgement(f"{n:032x}", f"2031-03-07T08:00:{n:02}.000000Z", said.author, "withdrawal", said.target,
                         withdraws=said.uid)  # fmt: skip

    def shown(self, *said: Judgement) -> Judged:
        return judged([self.first, self.second], said)

    def missing(self, author: str = "سلمى", **more: Any) -> Judgement:
        """A statement of the first page that the machine may have missed."""
        text = self.first
        says = {"cue": self.text(text, "تعمل"), "source": self.text(text, "الرافعات"),
                "content": self.text(text, "منذ أيام"), "stance": "asserts", "kind": "unnamed"}  # fmt: skip
        return self.judge("statement-missing", self.article(text), author, **(says | more))


def moved(reading: Reading) -> Reading:
    """The same page as another version of the reader has it: other offsets, other labels."""
    made = read("شريط الأخبار العاجلة\n\n" + reading.page.text, name=reading.page.name)
    (article,) = made.articles
    statements = tuple(replace(s, id=f"s{90 - n}", inside=None) for n, s in enumerate(article.statements))
    page = replace(made.page, sha256=reading.page.sha256)
    return replace(made, page=page, articles=(replace(article, statements=statements),))
