"""How firmly a clause stands, by its words."""

import pytest

from riwaya.model import Span
from riwaya.weighing.profiles import profile


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("القارب غرق في المرفأ", "fact"),
        ("القارب ربما غرق في المرفأ", "hedged"),
        ("لم يتضح سبب غرق القارب", "open"),
        ("علينا التحقق مما إذا كان القارب قد غرق", "open"),
        ("سترسل القطع إلى المدينة لمعرفة ما إذا كانت من القارب", "planned"),
        ("إذا كان القارب قد غرق فستبدأ المحكمة عملها", "open"),
    ],
)
def test_the_mood_of_a_clause(text, mood):
    assert profile(text, (Span(0, len(text)),), "asserts").modality == mood
