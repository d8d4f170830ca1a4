"""A state in a headline speaks by the official whose words the article tells."""

from riwaya.weighing import weigh

CONTENT = "السد القديم في وادي النخيل سيفرغ من مياهه قبل الشتاء"
SAME = "مياه السد القديم في وادي النخيل ستفرغ قبل حلول الشتاء"


def _official(name):
    return {"source": name, "kind": "person", "content": SAME}


STATE = {"source": "تونس", "kind": "organisation", "content": CONTENT}


def _origins(*pages):
    dossier = weigh(pages)
    return [[s.split(".")[0] for s in o.statements] for o in dossier.claims[0].origins]


def test_a_state_with_another_official_in_each_article_is_two_origins(article):
    pages = [
        article("q1", [STATE, _official("وزير الري التونسي كريم الراوي")], day="2023-01-01"),
        article("q2", [STATE, _official("وزير المال التونسي سامي العياري")], day="2023-01-02"),
    ]
    assert _origins(*pages) == [["a1", "a1"], ["a2", "a2"]]


def test_a_state_without_an_official_is_no_origin_besides_the_one_who_can_speak_for_it(article):
    pages = [
        article("q1", [STATE, _official("وزير الري التونسي كريم الراوي")], day="2023-01-01"),
        article("q2", [STATE], day="2023-01-02"),
    ]
    assert _origins(*pages) == [["a1", "a1", "a2"]]


def test_no_state_speaks_by_an_expert_or_by_another_state(article):
    for other in ("الخبير التونسي كريم الراوي", "وزير الري المغربي كريم الراوي"):
        pages = [article("q1", [_official(other)], day="2023-01-01"), article("q2", [STATE], day="2023-01-02")]
        assert len(_origins(*pages)) == 2


def test_authorities_of_no_named_place_are_no_voice_across_articles(article):
    def said(source):
        return {"source": source, "kind": "organisation", "content": CONTENT}

    dossier = weigh(
        [
            article("q1", [said("السلطات التونسية")], day="2023-01-01"),
            article("q2", [said("السلطات")], day="2023-01-01"),
            article("q3", [said("السلطات المغربية")], day="2023-01-01"),
        ]
    )
    assert len(dossier.voices) == 3
