"""An invented story, laid out by hand: one voice in three wordings, a denial, a relayed engineer, hostile text."""

from __future__ import annotations

from hashlib import sha256

import pytest

from riwaya.model import (
    Article,
    Claim,
    Contrast,
    Dossier,
    DossierArticle,
    Drift,
    Erosion,
    Line,
    Origin,
    Page,
    Problem,
    Reading,
    Span,
    Statement,
    StoryStatement,
    StoryVoice,
    Voice,
)

OFFICIALS = "أربعة مسؤولين في الميناء"
REASON = "لأنهم غير مخولين الحديث إلى الإعلام"

TEXTS = {
    "madda.txt": (
        ("title", "مسؤولون: عمال كانوا داخل صومعة عدن لحظة انهيارها"),
        ("meta", "عدن – وكالة مدى – 3 مايو 2031"),
        ("body", f"قال {OFFICIALS} لوكالة مدى، طلبوا عدم ذكر أسمائهم {REASON}، إن 12 عاملاً ربما كانوا داخل "
                 "الصومعة الشرقية عندما انهارت فجر السبت."),
        ("body", "وامتنعت وزارة النقل عن التعليق على أسباب الانهيار."),
    ),
    "marfaa.html": (
        ("title", "12 عاملاً تحت أنقاض الصومعة"),
        ("meta", "صحيفة المرفأ – 4 مايو 2031 14:20"),
        ("body", "ونقلت وكالة مدى عن مسؤولين في الميناء أن 12 عاملاً كانوا داخل الصومعة الشرقية."),
        ("subhead", "صور من السماء"),
        ("body", "وتُظهر صور أقمار صناعية حصلت عليها الصحيفة أن الجدار الشرقي سقط كله."),
        ("caption", "الصومعة قبل الانهيار"),
    ),
    "difaf <i>.txt": (
        ("title", "<script>alert(1)</script> مأساة الميناء & ما بعدها"),
        ("body", "أكد مسؤولون أن نحو 20 عاملاً كانوا داخل المخزن الغربي."),
        ("body", "\u202eنص مقلوب\u202c ثم <img src=x onerror=alert(1)> و\"اقتباس\" ورمز \x1b[31m أحمر."),
    ),
    "nawaris.txt": (
        ("title", "مدير الميناء ينفي وجود عمال في الصومعة"),
        ("standfirst", "رواية جديدة بعد ثلاثة أيام من الانهيار"),
        ("body", "نفى مدير الميناء هادي الصبّان وجود أي عامل داخل الصومعة، وقال إن المهندس رامي العولقي أبلغه أن "
                 "«الجدار الشرقي تصدّع قبل شهر» وأن الإدارة طلبت إغلاقه."),
    ),
}  # fmt: skip

ARTICLES = {
    "madda.txt": ("a1", "وكالة مدى", None, "2031-05-03"),
    "marfaa.html": ("a2", "صحيفة المرفأ", "وكالة مدى", "2031-05-04T14:20:00+03:00"),
    "difaf <i>.txt": ("a3", "موقع ضفاف", None, "2031-05-05"),
    "nawaris.txt": ("a4", "شبكة نوارس", None, "2031-05-06"),
}


def spot(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of *words*."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def reading(name: str, statements: tuple[Statement, ...] = ()) -> Reading:
    text, lines = "", []
    for n, (role, words) in enumerate(TEXTS[name], 1):
        lines.append(Line(n, role, 1, len(text), len(text) + len(words)))
        text += words + "\n"
    _, outlet, credit, published = ARTICLES[name]
    digest = sha256(text.encode()).hexdigest()
    article = Article(1, tuple(lines), lines[0].span, TEXTS[name][0][1], outlet, credit, published=published,
                      statements=statements)  # fmt: skip
    return Reading(Page(name, digest, digest, "text/plain", text), tuple(lines), (article,))


def statements() -> dict[str, tuple[Statement, ...]]:
    texts = {name: reading(name).page.text for name in TEXTS}

    def at(name: str, *words: str) -> tuple[Span, ...]:
        return tuple(spot(texts[name], w) for w in words)

    one, two, three, four = TEXTS
    officials = Voice("v1", OFFICIALS, "unnamed", 4, "مسؤول", "الميناء", None, spot(texts[one], REASON))
    ministry = Voice("v2", "وزارة النقل", "organisation")
    some = Voice("v1", "مسؤولين في الميناء", "unnamed")
    images = Voice("v2", "صور أقمار صناعية", "imagery")
    bare = Voice("v1", "مسؤولون", "unnamed")
    head = Voice("v1", "هادي الصبّان", "person", role="مدير الميناء")
    engineer = Voice("v2", "رامي العولقي", "person", role="المهندس")

    def said(key, cue, source, content, via, form, stance, kind, voice, chain, inside=None):
        return Statement(
            key, cue, source, None, content, via, form, stance, kind, inside, voice, chain, 0.8, ("قاعدة",)
        )

    return {
        one: (
            said(
                "s1",
                at(one, "قال"),
                *at(one, OFFICIALS),
                at(one, "12 عاملاً ربما كانوا داخل الصومعة الشرقية عندما انهارت فجر السبت"),
                (spot(texts[one], "وكالة مدى", 1),),
                "indirect",
                "asserts",
                "unnamed",
                officials,
                ("وكالة مدى",),
            ),
            said(
                "s2",
                at(one, "وامتنعت", "عن التعليق على"),
                *at(one, "وزارة النقل"),
                at(one, "أسباب الانهيار"),
                (),
                "indirect",
                "declines",
                "organisation",
                ministry,
                ("وكالة مدى",),
            ),
        ),
        two: (
            said(
                "s1",
                at(two, "ونقلت", "عن"),
                *at(two, "مسؤولين في الميناء"),
                at(two, "12 عاملاً كانوا داخل الصومعة الشرقية"),
                (spot(texts[two], "وكالة مدى"),),
                "indirect",
                "asserts",
                "unnamed",
                some,
                ("وكالة مدى", "صحيفة المرفأ"),
            ),
            said(
                "s2",
                at(two, "وتُظهر"),
                *at(two, "صور أقمار صناعية حصلت عليها الصحيفة"),
                at(two, "الجدار الشرقي سقط كله"),
                (),
                "indirect",
                "asserts",
                "imagery",
                images,
                ("صحيفة المرفأ",),
            ),
        ),
        three: (
            said(
                "s1",
                at(three, "أكد"),
                *at(three, "مسؤولون"),
                at(three, "نحو 20 عاملاً كانوا داخل المخزن الغربي"),
                (),
                "indirect",
                "asserts",
                "unnamed",
                bare,
                ("موقع ضفاف",),
            ),
        ),
        four: (
            said(
                "s1",
                (spot(texts[four], "نفى"),),
                *at(four, "مدير الميناء هادي الصبّان"),
                at(four, "وجود أي عامل داخل الصومعة"),
                (),
                "indirect",
                "denies",
                "person",
                head,
                ("شبكة نوارس",),
            ),
            said(
                "s2",
                at(four, "وقال"),
                *at(four, "مدير الميناء هادي الصبّان"),
                at(four, "المهندس رامي العولقي أبلغه أن «الجدار الشرقي تصدّع قبل شهر» وأن الإدارة طلبت إغلاقه"),
                (),
                "indirect",
                "asserts",
                "person",
                head,
                ("شبكة نوارس",),
            ),
            said(
                "s3",
                at(four, "أبلغه"),
                *at(four, "المهندس رامي العولقي"),
                at(four, "الجدار الشرقي تصدّع قبل شهر", "الإدارة طلبت إغلاقه"),
                (),
                "mixed",
                "asserts",
                "person",
                engineer,
                ("هادي الصبّان", "شبكة نوارس"),
                "s2",
            ),
        ),
    }


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    bodies = statements()
    readings = {name: reading(name, bodies[name]) for name in TEXTS}
    articles = tuple(DossierArticle(ARTICLES[n][0], readings[n], readings[n].articles[0]) for n in TEXTS)
    text = {a.id: a.text for a in articles}
    voices = (
        StoryVoice("v1", OFFICIALS, "unnamed", ("a1.s1", "a2.s1", "a3.s1"), ("مسؤولين في الميناء", "مسؤولون")),
        StoryVoice("v2", "وزارة النقل", "organisation", ("a1.s2",)),
        StoryVoice("v3", "صور أقمار صناعية", "imagery", ("a2.s2",)),
        StoryVoice("v4", "هادي الصبّان", "person", ("a4.s1", "a4.s2"), ("مدير الميناء هادي الصبّان",)),
        StoryVoice("v5", "رامي العولقي", "person", ("a4.s3",)),
    )
    of = {key: Voice(v.id, v.name, v.kind) for v in voices for key in v.statements}
    told = tuple(
        StoryStatement(
            f"{a.id}.{b.id}", a.id, a.page, b, Voice(of[f"{a.id}.{b.id}"].id, of[f"{a.id}.{b.id}"].name, b.kind)
        )
        for a in articles
        for b in a.article.statements
    )
    became, was = spot(text["a3"], "20 عاملاً"), spot(text["a1"], "12 عاملاً")
    place, there = spot(text["a3"], "المخزن الغربي"), spot(text["a1"], "الصومعة الشرقية")
    denial = spot(text["a4"], "وجود أي عامل")
    claims = (
        Claim(
            "c1",
            "12 عاملاً ربما كانوا داخل الصومعة الشرقية عندما انهارت فجر السبت",
            ("a1.s1", "a2.s1", "a3.s1"),
            "contested",
            (
                Origin(
                    "v1",
                    ("a1.s1", "a2.s1", "a3.s1"),
                    (("وكالة مدى",), ("وكالة مدى", "صحيفة المرفأ"), ("موقع ضفاف",)),
                    ("الوصف نفسه والرقم نفسه",),
                ),
            ),
            (1, 2),
            (Contrast("c2", "contradicts", (("a1", *was), ("a4", *denial)), "نفي في مقابل إثبات"),),
            (
                Erosion("a2.s1", "number", "a1.s1"),
                Erosion("a2.s1", "reason", "a1.s1"),
                Erosion("a3.s1", "agency", "a2.s1"),
            ),
            (
                Drift("a3.s1", "quantity", "12 عاملاً", "20 عاملاً", became, ("a1", *was)),
                Drift("a3.s1", "place", "الصومعة الشرقية", "المخزن الغربي", place, ("a1", *there)),
            ),
            ("a4",),
            "2031-05-03",
            "2031-05-05",
            ("معنى واحد",),
        ),
        Claim(
            "c2",
            "وجود أي عامل داخل الصومعة",
            ("a4.s1",),
            "contested",
            (Origin("v4", ("a4.s1",), (("شبكة نوارس",),)),),
            (1, 1),
            (Contrast("c1", "contradicts", (("a4", *denial),), ""),),
            (),
            (),
            ("a2", "a3"),
            "2031-05-06",
            "2031-05-06",
        ),
        Claim(
            "c3",
            "الجدار الشرقي تصدّع قبل شهر",
            ("a2.s2", "a4.s3"),
            "corroborated",
            (
                Origin("v3", ("a2.s2",), (("صحيفة المرفأ",),)),
                Origin("v5", ("a4.s3",), (("هادي الصبّان", "شبكة نوارس"),)),
            ),
            (2, 2),
        ),
        Claim("c4", "أسباب الانهيار", ("a1.s2",), "single", (Origin("v2", ("a1.s2",), (("وكالة مدى",),)),), (1, 1)),
    )
    problems = (Problem("الملف فارغ.", "empty <b>.txt", "احفظ الصفحة من جديد."),)
    return Dossier("انهيار صومعة في ميناء عدن", "2031-05-03", "2031-05-06", articles, told, claims, voices,
                   {"version": "0", "settings": {}}, problems)  # fmt: skip
