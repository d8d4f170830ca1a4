import json

import pytest

from riwaya.intake import Context
from riwaya.model import RiwayaError


def test_what_is_known_of_a_page_is_found_by_its_last_name():
    context = Context.parse(
        '{"text": "a.txt", "outlet": "مرآة الساحل", "published": "2031-05-03", "byline": "تونس - واس"}\n'
    )
    known = context.known("/somewhere/a.txt")
    assert known is not None
    assert (known.outlet, known.published, known.byline) == ("مرآة الساحل", "2031-05-03", "تونس - واس")
    assert context.known("a.txt.gz") == known
    assert context.known("b.txt") is None


def test_a_second_article_has_only_what_is_said_of_it():
    row = {
        "text": "a",
        "outlet": "مرآة الساحل",
        "published": "2031-05-03",
        "articles": {"2": {"published": "2031-06-01"}},
    }
    known = Context.parse(json.dumps(row)).known("a")
    assert known is not None
    assert known.of_article(1).published == "2031-05-03"
    assert known.of_article(2).published == "2031-06-01"
    assert known.of_article(2).outlet is None
    assert known.of_article(3).published is None


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('{"text": "a"}\n{oops', 2, "JSON"),
        ("[]", 1, "name its page"),
        ('{"outlet": "x"}', 1, "name its page"),
        ('{"text": "a"}\n\n{"text": "a"}', 3, "twice"),
        ('{"text": "a", "outlet": 3}', 1, "not a string"),
        ('{"text": "a", "published": "yesterday"}', 1, "no date"),
        ('{"text": "a", "articles": []}', 1, "not an object"),
        ('{"text": "a", "articles": {"x": {}}}', 1, "number of an article"),
    ],
)
def test_errors_name_the_file_and_the_line(text, line, word):
    with pytest.raises(RiwayaError) as error:
        Context.parse(text, "c.jsonl")
    assert error.value.problem.where == f"c.jsonl, line {line}"
    assert word in error.value.problem.what


def test_a_file_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(RiwayaError, match="could not be read"):
        Context.read(tmp_path / "none.jsonl")
    (tmp_path / "c").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(RiwayaError, match="UTF-8"):
        Context.read(tmp_path / "c")
