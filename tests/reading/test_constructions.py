"""Constructions of attribution, a sentence each: what is cue, source and content of the first statement in it."""

from __future__ import annotations

import pytest

from riwaya.model import Article, Line, Statement
from riwaya.reading import read_statements


def statements(text: str, role: str = "body") -> tuple[Statement, ...]:
    """The statements of a text whose lines are all of one role."""
    lines, start = [], 0
    for n, line in enumerate(text.split("\n"), 1):
        if line:
            lines.append(Line(n, role, 1, start, start + len(line)))  # type: ignore[arg-type]
        start += len(line) + 1
    return read_statements(text, Article(1, tuple(lines)))


def words(text: str, spans: object) -> str:
    """The words of one span or several, joined by a bar."""
    if spans is None:
        return ""
    several = spans if isinstance(spans, tuple) and (not spans or isinstance(spans[0], tuple)) else (spans,)
    return " | ".join(text[s[0] : s[1]] for s in several)  # type: ignore[union-attr]


CASES = [
    ("verb, subject, complementiser", "قال وزير الري سامر الدغيم إن السد آمن تماما.", "قال", "وزير الري سامر الدغيم", "السد آمن تماما"),
    ("subject before the verb", "المتحدث باسم البلدية أكد أن الطريق سيفتح غدا.", "أكد", "المتحدث باسم البلدية", "الطريق سيفتح غدا"),
    ("a described subject before the verb", "لكن المصادر، التي طلبت عدم كشف هويتها، قالت إن الاتفاق تعثر.", "قالت", "المصادر، التي طلبت عدم كشف هويتها", "الاتفاق تعثر"),
    ("auxiliary around the subject", "وكان مدير الميناء رامي العسلي قد ذكر أن الرصيف جاهز.", "ذكر", "مدير الميناء رامي العسلي", "الرصيف جاهز"),
    ("time and place between", "وأعلنت وزارة الصحة مساء الأحد في بيان أن الوباء انحسر.", "وأعلنت", "وزارة الصحة", "الوباء انحسر"),
    ("preposition that the verb governs", "وشدد رئيس اللجنة على ضرورة نشر التقرير.", "وشدد | على", "رئيس اللجنة", "ضرورة نشر التقرير"),
    ("preposition and clause", "وأشار المهندس هاني البرقاوي إلى أن الأشغال متوقفة.", "وأشار | إلى", "المهندس هاني البرقاوي", "الأشغال متوقفة"),
    ("direct object", "ونفى الناطق وجود أي خلاف داخل المجلس.", "ونفى", "الناطق", "وجود أي خلاف داخل المجلس"),
    ("direct object behind an organisation", "أعلنت بلدية السلط إغلاق شارع الميدان.", "أعلنت", "بلدية السلط", "إغلاق شارع الميدان"),
    ("person and preposition", "اتهمت المعارضة الحكومة بالتقصير في حماية المزارعين.", "اتهمت", "المعارضة", "الحكومة بالتقصير في حماية المزارعين"),
    ("clitic preposition", "طالب الأهالي بفتح تحقيق عاجل.", "طالب", "الأهالي", "بفتح تحقيق عاجل"),
    ("call to somebody", "ودعت النقابة الحكومة إلى صرف الأجور.", "ودعت | إلى", "النقابة", "صرف الأجور"),
    ("quotation", "وقالت الطبيبة ليلى الشامي: «لم نتلق أي بلاغ».", "وقالت", "الطبيبة ليلى الشامي", "لم نتلق أي بلاغ"),
    ("quotation across sentences", "وأضاف الحارس: «سمعت الصوت. ثم خرجت مسرعا».", "وأضاف", "الحارس", "سمعت الصوت. ثم خرجت مسرعا"),
    ("cue behind its content", "«هذا موسمنا الوحيد»، يقول البائع كريم الحلو.", "يقول", "البائع كريم الحلو", "هذا موسمنا الوحيد"),
    ("source by a preposition, before", "وبحسب مصادر محلية، فإن القافلة عبرت الجسر ليلا.", "وبحسب", "مصادر محلية", "القافلة عبرت الجسر ليلا"),
    ("source by a preposition, behind", "عبرت القافلة الجسر ليلا، وفقا لشهود عيان.", "وفقا", "شهود عيان", "عبرت القافلة الجسر ليلا"),
    ("verb in a sourcing phrase", "أغلق المعبر ثلاثة أيام، حسبما أفاد مدير الجمارك.", "حسبما أفاد", "مدير الجمارك", "أغلق المعبر ثلاثة أيام"),
    ("relay", "ونقلت وكالة «سهيل» عن مسؤول محلي أن المياه عادت.", "ونقلت | عن", "مسؤول محلي", "المياه عادت"),
    ("document", "وجاء في بيان للوزارة أن العمل مستمر.", "وجاء في", "بيان للوزارة", "العمل مستمر"),
    ("picture", "وأظهرت صور جوية اختفاء الحاويات من الرصيف.", "وأظهرت", "صور جوية", "اختفاء الحاويات من الرصيف"),
    ("content in two parts", "وعزا المدير التأخير إلى نقص الوقود.", "وعزا | إلى", "المدير", "التأخير | نقص الوقود"),
    ("refusal", "ورفض قائد الشرطة الكشف عن أسماء الموقوفين.", "ورفض | الكشف عن", "قائد الشرطة", "أسماء الموقوفين"),
    ("initial hamza like an article", "غير أن المسؤول ألمح إلى أن المهلة ستمدد.", "ألمح إلى", "المسؤول", "المهلة ستمدد"),
    ("headline in the order of headlines", "الوزير ينتقد الحكومة السابقة.", "ينتقد", "الوزير", "الحكومة السابقة"),
    ("an unnamed source described", "قال شرطي في سيطرة الجسر، طلب عدم ذكر اسمه خشية العقوبة، إنه أحصى عشر شاحنات.", "قال", "شرطي في سيطرة الجسر، طلب عدم ذكر اسمه خشية العقوبة", "أحصى عشر شاحنات"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source", "content"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_construction_is_read(text: str, cue: str, source: str, content: str) -> None:
    first = statements(text)[0]
    assert words(text, first.cue) == cue
    assert words(text, first.source) == source
    assert words(text, first.content) == content


def test_a_participle_goes_on_with_the_speaker_of_its_sentence() -> None:
    text = "أكدت مديرة المشفى رغد الحمصي أن الأدوية متوفرة، مشيرة إلى أن شحنة وصلت أمس."
    first, second = statements(text)
    assert words(text, first.content) == "الأدوية متوفرة"
    assert words(text, second.cue) == "مشيرة إلى"
    assert second.source is None
    assert second.voice == first.voice


def test_what_is_said_inside_a_statement_is_a_statement_inside_it() -> None:
    text = "قال المختار إن السائق أكد أن الجسر مغلق."
    outer, inner = statements(text)
    assert inner.inside == outer.id
    assert words(text, inner.via) == "المختار"


def test_the_colon_of_a_headline_is_a_cue() -> None:
    text = "وزير النقل: لا تغيير في الأسعار"
    (only,) = statements(text, "title")
    assert words(text, only.cue) == ":"
    assert words(text, only.source) == "وزير النقل"
    assert only.stance == "denies"


def test_a_clock_is_no_headline_colon() -> None:
    assert statements("آخر تحديث 04:20 بتوقيت بيروت", "title") == ()


NOTHING = [
    "بحث الوزيران الوضع في المنطقة وسبل التعاون.",
    "يذكر أن المهرجان يقام كل عام.",
    "من المقرر أن تبدأ الدورة غدا.",
    "يبدو أن الأمطار ستستمر.",
    "تحدث المدير عبر الهاتف طويلا.",
    "وقضت المحكمة بسجن المتهم ثلاث سنوات.",
    "وفي تصريحه للصحفيين ردا على سؤال ابتسم الوزير.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_reports_nothing_is_no_statement(text: str) -> None:
    assert statements(text) == ()


STANCES = [
    ("قال الناطق إن القوات لن تنسحب.", "denies"),
    ("قال الناطق إن القوات ستنسحب.", "expects"),
    ("قال الناطق إنه يجب فتح المعبر.", "asks"),
    ("قال الناطق إن القوات انسحبت.", "asserts"),
    ("قال الناطق إن القوات قد تنسحب.", "hedges"),
    ("يُعتقد أن القوات انسحبت.", "hedges"),
    ("رفض الناطق التعليق على الأنباء.", "declines"),
    ("لم تعلق الوزارة على الأنباء.", "declines"),
    ("حذر الناطق من كارثة.", "expects"),
    ("نفى الناطق انسحاب القوات.", "denies"),
    ("قال الناطق إن المصنع أنتج أول سيارة كهربائية.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance_comes_from_the_cue_and_the_main_predicate(text: str, stance: str) -> None:
    assert statements(text)[0].stance == stance


def test_reason_for_anonymity_and_number_belong_to_the_voice() -> None:
    text = "قال أربعة مسؤولين طلبوا عدم الكشف عن أسمائهم بسبب حساسية الملف إن الاتفاق تعثر."
    voice = statements(text)[0].voice
    assert voice.kind == "unnamed"
    assert voice.number == 4
    assert voice.reason is not None
    assert "حساسية الملف" in text[voice.reason.start : voice.reason.end]
