"""What people are called in passing."""

import pytest

from characters import faces
from characters.faces import short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Bo Lindqvist", "Lindqvist"),
        ("El Farero", "El Farero"),
        ("The Wall", "The Wall"),
        ("Ana de la Cruz", "de la Cruz"),
        ("Wim van der Berg", "van der Berg"),
        ("Otis Stone Jr.", "Stone Jr."),
        ("Zoltan", "Zoltan"),
        ("O", "O"),
        ("", ""),
    ],
)
def test_a_short_name_is_one_that_people_say(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "wide"),
    [("Bo Lindqvist", False), ("Priya Venkataraman", True), ("Mori-Ash-Ito", False), ("", False)],
)
def test_a_name_is_as_wide_as_its_longest_word(name: str, wide: bool) -> None:
    assert faces.wide(name) == wide
