"""What two texts share because they are of one kind is no passage; what they share of one matter is."""

from __future__ import annotations

from riwaya.reuse import Found, find_passages

TRAINING = (
    "واصل الفريق الأول لكرة القدم بنادي المرفأ تدريباته مساء أمس على ملعب النادي، وبدأ المران "
    "بتمارين الإحماء والجري حول الملعب، ثم قسم المدرب اللاعبين إلى مجموعتين وطبق عددا من الجمل "
    "التكتيكية قبل أن يختتم المران بمناورة على نصف الملعب."
)
OTHER_TRAINING = (
    "واصل الفريق الأول لكرة القدم بنادي الزيتون استعداداته مساء أمس في المعسكر، وبدأ المران بتمارين "
    "الإحماء والجري حول المسبح، ثم وزع المدرب اللاعبين إلى مجموعتين وطبق بعض الجمل التكتيكية قبل أن "
    "يختتم المران بركلات من نقطة الجزاء."
)
FIRE = (
    "باشرت فرق الدفاع المدني بلاغا عن حريق في منزل بحي {} في تمام الساعة {} مساء، وانتقلت فرق "
    "الإطفاء والإنقاذ إلى الموقع وتمت السيطرة على الحريق وإخماده، ونتج عنه إصابة {} من سكان المنزل "
    "نقلوا إلى المستشفى لتلقي العلاج اللازم، ولا تزال التحقيقات جارية لمعرفة أسباب الحريق."
)
TITLES = (
    "صاحب السمو الملكي الأمير نائب رئيس مجلس الوزراء وزير الداخلية ومعالي وزير الدولة عضو مجلس "
    "الوزراء ومعالي وزير المالية ومعالي وزير الثقافة والإعلام"
)
MATTER = (
    "قال أمين المتحف إن اللوحة المسروقة عادت إلى قاعة الخزف بعد أن عثر عليها حارس الميناء ملفوفة بستارة قديمة في قبو "
    "المعصرة المهجورة"
)


def shared(*texts: str) -> list[Found]:
    return list(find_passages(texts))


def test_two_reports_of_training_are_alike_without_one_being_taken_from_the_other() -> None:
    assert (
        shared(
            f"{TRAINING} ويلتقي السبت جاره في ختام الدور.",
            f"سافرت بعثة الزيتون إلى المعسكر بعد عطلة طويلة. {OTHER_TRAINING} وتأخر الحارس عن البعثة.",
        )
        == []
    )


def test_two_fires_told_by_one_office_are_two_fires() -> None:
    one, other = FIRE.format("السنديان", "8:15", 3), FIRE.format("البرتقال", "11:40", 2)
    assert shared(f"{one} وكانت الريح شديدة.", f"قال الجيران إن الدخان غطى الشارع. {other}") == []


def test_a_fire_that_two_tell_in_nearly_the_same_words_is_one_text() -> None:
    text = FIRE.format("السنديان", "8:15", 3)
    (found,) = shared(text, f"{text} وكانت الريح شديدة.")
    assert found.verbatim


def test_a_row_of_titles_is_no_passage() -> None:
    assert shared(f"{TITLES} حضروا افتتاح السد.", f"شكر الشاعر الحاضرين ومنهم {TITLES} ثم قرأ.") == []


def test_what_is_told_of_one_matter_is_a_passage_though_titles_stand_in_it() -> None:
    (found,) = shared(f"{TITLES} {MATTER}.", f"{MATTER}، وشكره {TITLES}.")
    assert found.words >= 18


def test_a_verse_is_no_passage_however_it_is_quoted() -> None:
    verse = "إن مع العسر يسرا فإذا فرغت فانصب وإلى ربك فارغب ومن يتوكل على ربه فهو حسبه ويرزقه من حيث لا يحتسب"
    one = f"كتب الأديب مستشهدا بقوله تعالى: {verse}، ثم سكت."
    other = f"وختم الخطيب فذكر قول الله تعالى لعباده الصابرين على ما أصابهم في هذه الأيام: {verse} وانصرف."
    assert shared(one, other) == []
