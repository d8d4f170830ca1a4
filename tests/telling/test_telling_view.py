from dataclasses import replace

from riwaya.model import Claim, Dossier, Origin
from riwaya.telling.chains import tree
from riwaya.telling.view import View


def unsigned(dossier: Dossier) -> Dossier:
    """The dossier as it would be if no article's outlet were known."""
    articles = []
    for a in dossier.articles:
        page = replace(a.reading.page, name=f"saved/{a.page}")
        article = replace(a.article, outlet=None)
        articles.append(replace(a, reading=replace(a.reading, page=page), article=article))
    told = tuple(
        replace(s, body=replace(s.body, chain=tuple(c for c in s.body.chain if c in ("وكالة مدى", "هادي الصبّان"))))
        for s in dossier.statements
    )
    return replace(dossier, articles=tuple(articles), statements=told)


def test_an_outlet_that_is_not_known_goes_by_the_name_of_its_file(dossier):
    view = View.of(unsigned(dossier))
    assert view.all_outlets() == ("madda.txt", "marfaa.html", "difaf <i>.txt", "nawaris.txt")


def test_files_of_one_name_in_two_folders_stay_two(dossier):
    first, second = unsigned(dossier).articles[:2]
    page = replace(second.reading.page, name="elsewhere/madda.txt")
    view = View.of(replace(dossier, articles=(first, replace(second, reading=replace(second.reading, page=page)))))
    assert view.all_outlets() == ("saved/madda.txt", "elsewhere/madda.txt")


def test_chains_end_at_the_page_where_the_outlet_is_not_known(dossier):
    view = View.of(unsigned(dossier))
    origin = Origin("v5", ("a4.s3",), (("هادي الصبّان",),))
    assert [(depth, n.name, n.role) for depth, n in tree(view, origin).lines()] == [
        (0, "رامي العولقي", "voice"),
        (1, "هادي الصبّان", "carrier"),
        (2, "nawaris.txt", "outlet"),
    ]


def test_paths_that_share_hands_are_joined_and_an_agency_that_prints_is_both(dossier):
    view = View.of(dossier)
    root = tree(view, dossier.claims[0].origins[0])
    assert [(depth, n.name, n.label) for depth, n in root.lines()] == [
        (0, "أربعة مسؤولين في الميناء", "origin_voice"),
        (1, "وكالة مدى", "carrier_prints"),
        (2, "صحيفة المرفأ", "outlet"),
        (1, "موقع ضفاف", "outlet"),
    ]


def test_wordings_stand_in_order_of_time_whatever_their_zone(dossier):
    view = View.of(dossier)
    assert [s.id for s in view.said(["a3.s1", "a2.s1", "a1.s1"])] == ["a1.s1", "a2.s1", "a3.s1"]


def test_an_outlet_that_carries_a_claim_in_another_article_is_not_silent(dossier):
    view = View.of(dossier)
    claim = replace(dossier.claims[0], silent=("a4", "a1"))
    assert view.silent(claim) == ("شبكة نوارس",)


def test_in_a_long_dossier_what_one_outlet_prints_stands_back(dossier):
    single = dossier.claims[3]
    many = tuple(Claim(f"x{i}", single.gist, single.statements, "single", single.origins, (1, 1)) for i in range(9))
    leading, rest = View.of(replace(dossier, claims=(*dossier.claims, *many))).leading()
    assert [c.id for c in leading] == ["c1", "c2", "c3"]
    assert [c.id for c in rest] == ["c4", *(c.id for c in many)]
    assert View.of(dossier).leading() == (dossier.claims, ())
