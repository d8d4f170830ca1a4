from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.intake import Context, page_from_bytes
from riwaya.layout import lay_out

TITLE = "سد وادي الزهور يبلغ نصف سعته بعد أمطار الأسبوع"
BODY = [
    "قالت هيئة مياه وادي الزهور اليوم إن مخزون السد بلغ نصف سعته بعد أمطار الأسبوع الماضي، وهو الأعلى منذ ستة أعوام.",
    "وأضافت الهيئة في بيان أن الفرق الفنية تراقب بوابات السد، وأن تصريف المياه يبدأ إذا زاد المنسوب مترا.",
    "من جهته، أوضح المهندس سامر البدري، مدير السد، أن القرى القريبة ليست معرضة للخطر في الوقت الحالي.",
    "وكان مزارعون في الوادي طالبوا بفتح القنوات القديمة قبل موسم البذر، لكن الهيئة لم ترد على طلبهم.",
]
OTHER_TITLE = "افتتاح معرض الخزف في مدينة النخيل بمشاركة أربعين حرفيا"
OTHER = [
    "افتتح اليوم الأحد 12 مايو 2031 معرض الخزف السنوي في مدينة النخيل بمشاركة أربعين حرفيا من ثماني مدن.",
    "وقالت منسقة المعرض هالة النجار إن الدورة الحالية تخصص جناحا للحرفيين الشباب، وتعرض قطعا من الطين الأحمر لأول مرة.",
    "ويستمر المعرض أسبوعين، وتقام على هامشه ورش للأطفال في صناعة الفخار وتلوينه تحت إشراف حرفيين من المدينة.",
]
HEADS = [
    "مواعيد قطارات الضواحي في العيد",
    "فريق النسور يعود إلى الصدارة بعد فوز صعب",
    "أسعار الزيتون تتراجع في أسواق الجملة",
]


def read(lines, known=None):
    page = page_from_bytes("\n\n".join(lines).encode(), "p.txt")
    return lay_out(page, known)


def roles(reading):
    return [(line.role, line.article) for line in reading.lines]


def text_of(reading, n):
    return [
        line.span.of(reading.page.text)
        for line in reading.lines
        if line.article == n and line.role in ("body", "subhead")
    ]


def test_a_plain_article_is_its_title_and_its_text():
    reading = read([TITLE, *BODY])
    assert roles(reading) == [("title", 1)] + [("body", 1)] * 4
    (article,) = reading.articles
    assert article.headline == TITLE
    assert article.title is not None
    assert article.title.of(reading.page.text) == TITLE
    assert reading.problems == ()


def test_a_text_without_a_title_has_none():
    (article,) = read(BODY).articles
    assert article.title is None
    assert article.headline == ""
    assert len(article.lines) == 4


def test_a_byline_prefix_stays_in_the_body():
    reading = read([TITLE, "مرآة الوادي- رويترز: " + BODY[0], *BODY[1:]])
    assert roles(reading)[1] == ("body", 1)
    assert reading.articles[0].credit == "رويترز"


def test_tags_glued_to_the_last_sentence_stay_in_their_line():
    last = BODY[3] + " سمات هيئة المياه وادي الزهور"
    reading = read([TITLE, *BODY[:3], last])
    assert roles(reading)[-1] == ("body", 1)


def test_dates_and_bylines_under_the_title_are_meta():
    reading = read([TITLE, "الأحد، 4 مايو 2031 - 10:30", "كتب: نادر الحلو", *BODY])
    assert roles(reading)[1:3] == [("meta", 1), ("meta", 1)]
    (article,) = reading.articles
    assert article.published == "2031-05-04T10:30"
    assert article.author == "نادر الحلو"
    assert article.dates[0].span is not None


def test_an_update_is_told_from_the_publication():
    reading = read([TITLE, "نُشر: 4 مايو 2031 10:30", "آخر تحديث: 5 مايو 2031 08:00", *BODY])
    (article,) = reading.articles
    assert article.published == "2031-05-04T10:30"
    assert article.updated == "2031-05-05T08:00"


def test_a_date_line_with_a_hijri_date_is_no_title():
    reading = read([TITLE, "الوادي: نادر الحلو", "الأحد - 12 شوال 1452 هـ - 4 مايو 2031 م", *BODY])
    assert [role for role, _ in roles(reading)[:3]] == ["title", "meta", "meta"]
    (article,) = reading.articles
    assert (article.published, article.author) == ("2031-05-04", "نادر الحلو")


def test_a_dateline_is_not_taken_for_the_title():
    reading = read([TITLE, "4 مايو 2031", "الوادي - مراسل مرآة النخيل", *BODY])
    assert reading.articles[0].headline == TITLE
    assert roles(reading)[2] == ("meta", 1)


def test_the_outlet_is_the_name_at_both_ends_of_the_page():
    rights = "جميع الحقوق محفوظة لصحيفة مرآة النخيل © 2031"
    reading = read(
        ["مرآة النخيل - يومية مستقلة", "الرئيسية | محليات | رياضة", TITLE, *BODY, "مواضيع ذات صلة", *HEADS, rights]
    )
    assert reading.articles[0].outlet == "مرآة النخيل"
    assert roles(reading)[1] == ("chrome", None)


def test_the_outlet_is_known_from_a_credit_and_the_agency_is_the_credit():
    (article,) = read([TITLE, "المصري اليوم - د ب أ", *BODY]).articles
    assert (article.outlet, article.credit) == ("المصري اليوم", "وكالة الأنباء الألمانية")


def test_an_agency_nobody_knows_is_a_credit_by_its_own_word():
    (article,) = read([TITLE, "الوادي - وكالة النخيل", *BODY]).articles
    assert article.credit == "وكالة النخيل"


def test_a_subhead_between_paragraphs():
    reading = read([TITLE, *BODY[:2], "القرى القريبة في أمان", *BODY[2:]])
    assert roles(reading)[3] == ("subhead", 1)


def test_related_headlines_are_links_and_the_source_line_is_a_credit():
    reading = read([TITLE, *BODY, "المصدر: رويترز", "كلمات دلالية: السد المياه", "إقرأ أيضاً:", *HEADS])
    assert roles(reading)[5] == ("meta", 1)
    assert {role for role, _ in roles(reading)[6:]} == {"link"}
    assert reading.articles[0].credit == "رويترز"


def test_a_link_amid_the_text_does_not_end_it():
    reading = read([TITLE, *BODY[:2], "اقرأ أيضاً: " + HEADS[0], *BODY[2:]])
    assert len(reading.articles) == 1
    assert roles(reading)[3] == ("link", None)
    assert text_of(reading, 1) == BODY


def test_a_second_article_glued_below_has_its_own_number_title_and_date():
    reading = read([TITLE, *BODY, "المصدر: وكالات", "إقرأ أيضاً:", OTHER_TITLE, *OTHER, "مقالات مشابهة", *HEADS])
    assert [a.headline for a in reading.articles] == [TITLE, OTHER_TITLE]
    assert text_of(reading, 1) == BODY
    assert text_of(reading, 2) == OTHER
    assert reading.articles[1].published == "2031-05-12"
    assert reading.articles[0].published is None


def test_an_unrelated_headline_on_top_is_a_link():
    reading = read([HEADS[1], "logo", TITLE, "4 مايو 2031", *BODY])
    assert roles(reading)[0] == ("link", None)
    assert roles(reading)[1] == ("chrome", None)
    assert reading.articles[0].headline == TITLE


def test_a_repeated_title_is_a_title_and_the_first_one_counts():
    reading = read([TITLE, "آخر تحديث GMT 11:05:42", TITLE, "مرآة الوادي - " + TITLE, *BODY])
    assert [role for role, _ in roles(reading)[:4]] == ["title", "meta", "title", "caption"]
    title = reading.articles[0].title
    assert title is not None
    assert title.start == 0


def test_a_run_of_headlines_is_a_ticker():
    ticker = " ".join(HEADS * 2 + ["بلدية النخيل تزرع ألف شجرة", "طلاب الجامعة يبتكرون مقعدا ذكيا",
                                   "قطار الشرق يصل متأخرا ثلاث ساعات",
                                   "مكتبة المدينة تفتح أبوابها ليلا", "حديقة الطيور تستقبل زوارا جددا"])  # fmt: skip
    reading = read([TITLE, ticker, *BODY])
    assert roles(reading)[1] == ("ticker", None)
    assert text_of(reading, 1) == BODY


def test_forms_and_rules_for_comments_are_no_article():
    rules = [
        "شروط النشر: يرجى أن تكون المشاركة قصيرة ومهذبة وأن تتناول موضوع الخبر وحده.",
        "تحذف إدارة الموقع كل تعليق فيه دعاية لسلعة أو متجر دون أن تراسل صاحبه.",
        "لا تظهر التعليقات المكتوبة بلغة غير لغة الصفحة على الموقع مهما كان مضمونها.",
        "من أراد تغيير اسم المستخدم فليكتب إلى المشرفين على الموقع من بريده المسجل.",
    ]
    reading = read([TITLE, *BODY, "أضف تعليقك", "الاسم *", "البريد الإلكتروني *", *rules, "جميع الحقوق محفوظة © 2031"])
    assert len(reading.articles) == 1
    assert text_of(reading, 1) == BODY
    assert roles(reading)[5:8] == [("form", None)] * 3
    assert roles(reading)[-1] == ("chrome", None)


def test_a_page_without_an_article_says_so():
    reading = read(["الرئيسية", "من نحن", *HEADS])
    assert reading.articles == ()
    assert "No article" in reading.problems[0].what
    assert reading.problems[0].do


def test_what_is_known_from_outside_outranks_the_page():
    row = '{"text": "p.txt", "outlet": "نشرة الوادي", "published": "2031-05-03", "byline": "الوادي - أ ف ب"}'
    known = Context.parse(row).known("p.txt")
    (article,) = read([TITLE, "4 مايو 2031", *BODY], known).articles
    assert (article.outlet, article.published, article.credit) == ("نشرة الوادي", "2031-05-03", "وكالة فرانس برس")
    assert [d.source for d in article.dates] == ["context", "line: published"]


def test_html_is_read_by_its_structure_and_metadata():
    html = f"""<html><head><meta property="og:title" content="{TITLE}">
    <meta property="og:site_name" content="مرآة الوادي">
    <meta property="article:published_time" content="2031-05-03T10:00:00Z"></head><body>
    <nav class="menu"><ul><li><a href="/">الرئيسية</a></li></ul></nav>
    <div class="story"><h1>{TITLE}</h1><figure><figcaption>منظر عام للسد</figcaption></figure>
    <p>{BODY[0]}</p><p>{BODY[1]}</p>
    <div class="related"><a href="/x">{HEADS[0]}</a></div><h3>القرى القريبة</h3>
    <p>{BODY[2]}</p><p>{BODY[3]}</p></div>
    <aside><p>{OTHER[0]}</p></aside><div class="comments"><p>{OTHER[1]}</p></div>
    <footer>جميع الحقوق محفوظة</footer></body></html>"""
    reading = lay_out(page_from_bytes(html.encode(), "p.html"))
    (article,) = reading.articles
    assert (article.headline, article.outlet, article.published) == (TITLE, "مرآة الوادي", "2031-05-03T10:00:00+00:00")
    assert [line.role for line in reading.lines] == [
        "chrome", "title", "caption", "body", "body", "link", "subhead", "body", "body", "link", "form", "chrome"
    ]  # fmt: skip


def test_html_with_two_main_headings_holds_two_articles():
    pairs = [(TITLE, BODY), (OTHER_TITLE, OTHER)]
    parts = [f"<article><h1>{t}</h1>{''.join(f'<p>{p}</p>' for p in b)}</article>" for t, b in pairs]
    reading = lay_out(page_from_bytes(f"<html><body>{''.join(parts)}</body></html>".encode(), "p.html"))
    assert [a.headline for a in reading.articles] == [TITLE, OTHER_TITLE]
    assert text_of(reading, 2) == OTHER


def test_class_words_of_the_whole_page_do_not_make_it_a_menu():
    body = "".join(f"<p>{p}</p>" for p in BODY)
    story = f'<div class="content"><h1>{TITLE}</h1>{body}</div>'
    html = f'<html><body class="has-sidebar menu-open comments">{story}</body></html>'
    reading = lay_out(page_from_bytes(html.encode(), "p.html"))
    assert text_of(reading, 1) == BODY


def test_a_single_short_sentence_is_an_article():
    assert roles(read(["قال الوزير إن العمل اكتمل."])) == [("body", 1)]


def test_every_decision_has_a_score_and_a_reason():
    for line in read([HEADS[0], TITLE, *BODY, "اقرأ أيضا", *HEADS, "جميع الحقوق محفوظة"]).lines:
        assert 0 <= line.score <= 1
        assert line.why


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from([TITLE, *BODY, *HEADS, *OTHER, "اقرأ أيضا", "المصدر: وكالات", "", "  ", "12:30",
                                 "4 مايو 2031", "© x",
                                 "الاسم *", "•", "\x00", "a b c", "\u202e",
                                 "التعليقات (3)", "رويترز"]), max_size=25))  # fmt: skip
def test_any_lines_are_laid_out_whole(lines):
    text = "\n".join(lines)
    try:
        page = page_from_bytes(text.encode(), "p")
    except Exception:  # an empty page is refused by intake
        return
    reading = lay_out(page)
    rows = page.text.split("\n")
    assert [line.n for line in reading.lines] == [n for n, row in enumerate(rows, 1) if row.strip()]
    for line in reading.lines:
        assert line.span.of(page.text) == rows[line.n - 1]
        assert line.article is None or line.article <= len(reading.articles)
    assert lay_out(page) == reading


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_any_text_is_laid_out(text):
    try:
        page = page_from_bytes(text.encode(), "p")
    except Exception:
        return
    for line in lay_out(page).lines:
        assert line.span.of(page.text).strip()
