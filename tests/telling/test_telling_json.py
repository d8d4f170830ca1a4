import json

import pytest

from riwaya.telling import as_json


def test_arabic_is_written_as_it_is_and_on_one_line():
    assert as_json({"b": "قال", "a": [1, None]}) == '{"b": "قال", "a": [1, null]}'


def test_nouns_are_written_by_their_dictionary(dossier):
    assert json.loads(as_json(dossier)) == json.loads(json.dumps(dossier.to_dict()))
    assert as_json(dossier, indent=2) == as_json(dossier, indent=2)


def test_names_that_are_no_unicode_can_be_written_out():
    text = as_json({"page": "caf\udce9.txt"})
    text.encode("utf-8")
    assert json.loads(text) == {"page": "caf\udce9.txt"}


def test_what_json_has_no_word_for_is_refused():
    with pytest.raises(ValueError, match="float"):
        as_json({"score": float("nan")})
