"""Headlines that agree are told from those that do not by the features of the claim matcher."""

from pathlib import Path

import pytest

import contrast


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("بلدية النهرين تغلق جسر الحجر", "إغلاق جسر الحجر في النهرين من قبل البلدية", False),
        ("بلدية النهرين تغلق جسر الحجر", "بلدية النهرين لا تغلق جسر الحجر", True),
        ("بلدية النهرين تغلق جسر الحجر", "بلدية النهرين تفتح جسر الحجر", True),
        ("مقتل 4 عمال في انهيار مصنع", "مقتل 9 عمال في انهيار مصنع", True),
        ("تونس تستضيف مهرجان الزيتون", "المغرب يستضيف مهرجان الزيتون", True),
        ("ارتفاع أسعار القمح هذا العام", "ارتفاع أسعار القمح هذا العام بعد الجفاف", False),
    ],
)
def test_what_clashes_is_told_from_what_only_says_more(one: str, other: str, apart: bool) -> None:
    assert contrast.disagree(one, other) is apart
    assert contrast.disagree(other, one) is apart


def test_only_rows_that_agree_or_disagree_count(tmp_path: Path) -> None:
    file = tmp_path / contrast.FILE
    file.parent.mkdir(parents=True)
    file.write_text(
        "s1,s2,stance\nالجسر مغلق,الجسر مفتوح,disagree\nالجسر مغلق,إغلاق الجسر,agree\nالجسر مغلق,المطر غزير,other\n",
        encoding="utf-8",
    )
    assert len(contrast.pairs(file)) == 2
    assert contrast.figures(tmp_path) == {"contrast.accuracy": 100.0}


def test_without_the_corpus_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert contrast.figures(tmp_path) == {}
    assert contrast.main(["--contrast", str(tmp_path)]) == 0
    assert "not measured" in capsys.readouterr().out
