"""After the bell a match says what it was for and where its stars come from; before it, nothing of that."""

import pytest
from django.test import Client

from federations.afterwards import shares
from federations.models import Bout, Show, Side
from federations.sim.verdict import Part


def match_of(show: Show, aim: str, *, winner: bool = True) -> tuple[Bout, str]:
    """A decided match of one against one that was for its winner, or its loser, and who that is."""
    singles = Bout.objects.filter(segment__show=show, form=Bout.Form.SINGLES, result__winner__isnull=False)
    bout = singles.select_related("result").first()
    assert bout is not None
    side = Side.objects.select_related("character").get(
        bout=bout, number=bout.result.winner if winner else 1 - (bout.result.winner or 0)
    )
    bout.aim, bout.aim_for = aim, side.character
    bout.save(update_fields=["aim", "aim_for"])
    return bout, side.character.name


def test_a_match_that_was_for_somebody_says_so_and_what_came_of_it(over: Show, client: Client) -> None:
    bout, name = match_of(over, "over")
    page = client.get(bout.get_absolute_url()).text
    assert f"more people know why they should care about {name}" in page
    assert ("They do now." in page) != ("The win was there" in page)


def test_who_lost_a_test_has_not_come_so_far(over: Show, client: Client) -> None:
    bout, name = match_of(over, "test", winner=False)
    page = client.get(bout.get_absolute_url()).text
    assert f"to see how far {name} has come. Not so far yet" in page


def test_before_the_bell_nobody_is_told(on_air: Bout, client: Client) -> None:
    side = on_air.sides.select_related("character").first()
    assert side is not None
    on_air.aim, on_air.aim_for = "over", side.character
    on_air.save(update_fields=["aim", "aim_for"])
    page = client.get(on_air.get_absolute_url()).text
    assert "why they should care" not in page
    assert "Behind it" not in page


def test_an_aim_for_somebody_who_was_taken_out_is_not_told(over: Show, client: Client) -> None:
    bout, _ = match_of(over, "over")
    bout.aim_for = Side.objects.exclude(bout=bout).select_related("character").latest("pk").character
    bout.save(update_fields=["aim_for"])
    assert "why they should care" not in client.get(bout.get_absolute_url()).text


def test_the_stars_say_what_they_are_made_of(over: Show, client: Client) -> None:
    bout = Bout.objects.filter(segment__show=over, result__isnull=False).select_related("result").latest("pk")
    parts = bout.result.changes["stars"]
    whole = sum(parts.values()) / 100
    assert max(0, min(5, round(whole * 4) / 4)) == pytest.approx(bout.result.stars, abs=0.25)
    page = client.get(bout.get_absolute_url()).text
    assert "Where the ring's stars come from" in page
    for part in shares(parts):
        assert part.worth in page


def test_parts_that_gave_nothing_are_left_out() -> None:
    told = shares({Part.WORK: 210, Part.DRAMA: 105, Part.STAKES: 0, Part.REPETITION: -21})
    assert [(one.name, one.worth, one.width, one.takes) for one in told] == [
        ("Work", "+2.1", 100, False),
        ("Drama", "+1.1", 50, False),
        ("Repetition", "−0.2", 10, True),
    ]
