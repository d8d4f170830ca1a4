"""Maps: places stand where they are, inside the picture, and their names do not cover each other."""

from __future__ import annotations

import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from riwaya.model import StoryPlace
from riwaya.telling.maps import chart


def place(name: str, lat: float | None, lon: float | None, said: int = 1, precision: str = "town") -> StoryPlace:
    return StoryPlace(name, name, lat, lon, precision, tuple(map(str, range(said))))


COAST = [place("اللاذقية", 35.53, 35.79, 6), place("طرطوس", 34.89, 35.89), place("حمص", 34.73, 36.71),
         place("القامشلي", 37.05, 41.22, 0)]  # fmt: skip


def test_places_stand_as_on_the_ground() -> None:
    drawn = chart(COAST)
    assert drawn is not None
    at = {p.place.name: p for p in drawn.pins}
    assert at["اللاذقية"].y < at["طرطوس"].y, "north is up"
    assert at["طرطوس"].x < at["حمص"].x < at["القامشلي"].x, "east is right"
    assert at["اللاذقية"].radius > at["القامشلي"].radius, "what more statements name is larger"


def test_the_shapes_around_are_drawn() -> None:
    drawn = chart(COAST)
    assert drawn is not None
    assert len(drawn.land) >= 4, "Syria and its neighbours"
    assert all(re.fullmatch(r"[MLZ\d. e-]+", d) for d in drawn.land)
    assert sum(map(len, drawn.land)) < 40_000


def test_nothing_is_drawn_where_no_place_is_known() -> None:
    assert chart([]) is None
    assert chart([place("الشمال", None, None, precision="vague")]) is None


def test_a_country_is_no_point_beside_towns() -> None:
    drawn = chart([*COAST, place("روسيا", 60, 100, 9, "country")])
    assert drawn is not None
    assert "روسيا" not in {p.place.name for p in drawn.pins}


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(0, 50)), min_size=1, max_size=12))
def test_every_place_of_the_world_stands_inside_the_picture(where: list[tuple[float, float, int]]) -> None:
    drawn = chart([place(f"م{n}", lat, lon, said) for n, (lat, lon, said) in enumerate(where)])
    assert drawn is not None
    for p in drawn.pins:
        assert -1 <= p.x <= drawn.width + 1
        if abs(p.place.lat or 0) <= 75:
            assert -1 <= p.y <= drawn.height + 1
    assert 0.3 * drawn.width <= drawn.height <= 1.5 * drawn.width


@pytest.mark.parametrize("lat", [89.9, -89.9])
def test_the_poles_break_nothing(lat: float) -> None:
    assert chart([place("القطب", lat, 0.0)]) is not None
