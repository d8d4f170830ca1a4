import json

import pytest

from riwaya.intake import Context
from riwaya.model import RiwayaError
from riwaya.weighing.given import weigh_given

TEXT = "سد جديد\nقال ثلاثة مهندسين طلبوا عدم نشر أسمائهم لرويترز إن السد آمن.\n"


def _write(tmp_path, rows):
    (tmp_path / "p.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return path


def _at(words):
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def _row(**more):
    source = "ثلاثة مهندسين طلبوا عدم نشر أسمائهم"
    return {"text": "p.txt", "statements": [
        {"id": "s1", "cue": [_at("قال")], "source": _at(source), "referent": None, "content": [_at("السد آمن")],
         "via": [_at("رويترز")], "form": "indirect", "stance": "asserts", "kind": "unnamed", "inside": None, **more}
    ]}  # fmt: skip


def test_voice_and_chain_are_built_from_the_row(tmp_path):
    context = Context.parse('{"text": "p.txt", "outlet": "صحيفة المرفأ", "published": "2023-01-01"}')
    dossier = weigh_given(_write(tmp_path, [_row()]), tmp_path, context)
    (statement,) = dossier.to_dict()["statements"]
    assert statement["id"] == "p.txt.s1"
    assert statement["page"] == "p.txt"
    assert statement["chain"] == ["رويترز", "صحيفة المرفأ"]
    assert statement["voice"]["number"] == 3
    start, end = statement["voice"]["reason"]
    assert TEXT[start:end] == "طلبوا عدم نشر أسمائهم"
    assert dossier.claims[0].first == "2023-01-01"


def test_without_context_the_page_stands_for_the_outlet(tmp_path):
    dossier = weigh_given(_write(tmp_path, [_row()]), tmp_path)
    assert dossier.statements[0].body.chain == ("رويترز", "p.txt")
    assert dossier.claims[0].gist == "السد آمن"


@pytest.mark.parametrize("bad", [{"content": [[5, 5000]]}, {"kind": "ghost"}, {"content": "x"}])
def test_a_row_that_cannot_be_is_left_out_and_reported(tmp_path, bad):
    dossier = weigh_given(_write(tmp_path, [_row(**bad)]), tmp_path)
    assert dossier.statements == ()
    (problem,) = dossier.problems
    assert "p.txt" in problem.where


def test_a_missing_text_and_a_bad_line_are_errors_that_say_where(tmp_path):
    with pytest.raises(RiwayaError, match=r"other\.txt"):
        weigh_given(_write(tmp_path, [{"text": "other.txt", "statements": []}]), tmp_path)
    with pytest.raises(RiwayaError, match="line 1"):
        weigh_given(_write(tmp_path, [["no"]]), tmp_path)
