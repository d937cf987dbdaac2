"""Corners: one a fan, changed once a world month, kept as history."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from characters.models import Character
from fandom import corners
from fandom.corners import Chosen
from fandom.models import Corner
from federations.models import Federation
from llmfed.accounts.models import User
from tests.cast import BEGAN
from tests.databases import Start, wait_until_blocked

MONTH_LATER = datetime(2031, 2, 6, tzinfo=UTC)


@pytest.fixture
def ada(ironbound: Federation) -> User:
    return User.objects.create(username="ada")


def who(slug: str) -> Character:
    return Character.objects.get(slug=slug)


def choose(fan: User, slug: str, now: datetime = BEGAN) -> Chosen:
    return corners.choose(fan=fan, character=who(slug), now=now)


def kept(fan: User) -> list[str]:
    return list(Corner.objects.kept().filter(fan=fan).values_list("character__slug", flat=True))


def test_a_fan_stands_behind_one(ada: User) -> None:
    assert choose(ada, "vera-stahl") is Chosen.NEW
    assert kept(ada) == ["vera-stahl"]


def test_the_same_one_again_is_harmless(ada: User) -> None:
    choose(ada, "vera-stahl")
    assert choose(ada, "vera-stahl", BEGAN + timedelta(days=3)) is Chosen.SAME
    assert Corner.objects.get().since == BEGAN


def test_another_within_the_month_is_refused_and_told_when(ada: User) -> None:
    choose(ada, "vera-stahl")
    with pytest.raises(corners.TooSoon, match=r"Vera Stahl.*free on Thursday 6 February, 00:00"):
        choose(ada, "kit-rowe", MONTH_LATER - timedelta(seconds=1))
    assert kept(ada) == ["vera-stahl"]


def test_a_month_later_the_corner_changes_and_the_first_is_history(ada: User) -> None:
    choose(ada, "vera-stahl")
    choose(ada, "kit-rowe", MONTH_LATER)
    assert kept(ada) == ["kit-rowe"]
    assert Corner.objects.get(character__slug="vera-stahl").until == MONTH_LATER


def test_leaving_opens_no_way_round_the_month(ada: User) -> None:
    choose(ada, "vera-stahl")
    corners.leave(fan=ada, now=BEGAN + timedelta(days=1))
    assert kept(ada) == []
    with pytest.raises(corners.TooSoon, match="You last stood behind Vera Stahl"):
        choose(ada, "kit-rowe", BEGAN + timedelta(days=2))
    assert choose(ada, "vera-stahl", BEGAN + timedelta(days=2)) is Chosen.BACK
    assert kept(ada) == ["vera-stahl"]


def test_whoever_stands_behind_nobody_leaves_nobody(ada: User) -> None:
    assert corners.leave(fan=ada, now=BEGAN) is None


def test_a_referee_has_no_corner(ada: User) -> None:
    with pytest.raises(corners.NoCorner, match="does not wrestle"):
        choose(ada, "ned-arkwright")


def test_whose_hero_has_retired_is_free_at_once(ada: User) -> None:
    choose(ada, "vera-stahl")
    Character.objects.filter(slug="vera-stahl").update(retired_at=BEGAN)
    assert choose(ada, "kit-rowe", BEGAN + timedelta(days=1)) is Chosen.NEW
    with pytest.raises(corners.NoCorner, match="has retired"):
        choose(User.objects.create(username="ben"), "vera-stahl")


@pytest.mark.parametrize(
    ("since", "free"), [((2031, 1, 31), (2031, 2, 28)), ((2032, 1, 31), (2032, 2, 29)), ((2031, 12, 15), (2032, 1, 15))]
)
def test_a_world_month_ends_on_the_same_day_or_the_last(
    since: tuple[int, int, int], free: tuple[int, int, int]
) -> None:
    assert corners.month_after(datetime(*since, 20, tzinfo=UTC)) == datetime(*free, 20, tzinfo=UTC)


def test_the_database_holds_one_corner_a_fan(ada: User) -> None:
    choose(ada, "vera-stahl")
    with pytest.raises(IntegrityError, match="fandom_one_corner_a_fan"), transaction.atomic():
        Corner.objects.create(fan=ada, character=who("kit-rowe"), since=BEGAN)


def test_of_two_windows_the_second_hears_what_the_first_did(lived: str, start: Start) -> None:
    now, fan = timezone.now(), User.objects.create(username="ada")
    abe, bev = (Character.objects.get(slug=slug) for slug in ("abe-crane", "bev-dock"))
    with transaction.atomic():
        corners.choose(fan=fan, character=abe, now=now)
        second = start(lambda: corners.choose(fan=fan, character=bev, now=now))
        wait_until_blocked(1)
    assert isinstance(second.exception(20), corners.TooSoon)
    assert Corner.objects.get().character == abe
