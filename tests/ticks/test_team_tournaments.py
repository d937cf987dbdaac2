"""A vacant championship of teams is filled by a tournament of the teams that stand, all of each side by side."""

from datetime import timedelta

import pytest

from characters.models import Character, Group, Injury, Membership
from federations.models import Bout, Championship, Federation, Tournament
from llmfed import headless
from llmfed.invariants import tournaments_end_with_their_final
from llmfed.world.models import Moment
from tests.cast import BEGAN

TEAMS = {
    "Furnace Doors": ("bo-lindqvist", "emeka-odu"),
    "Cold Rivets": ("hugo-prat", "ivo-marr"),
    "Third Rail": ("jun-sato", "kit-rowe"),
}
TRIOS = {
    "Anvil Chorus": ("bo-lindqvist", "emeka-odu", "hugo-prat"),
    "Slag Heap": ("caspar-voss", "dmitri-hale", "ivo-marr"),
}


def stand(company: Federation, teams: dict[str, tuple[str, ...]]) -> None:
    for name, people in teams.items():
        team = Group.objects.create(
            home=company.timeline, slug=name.lower().replace(" ", "-"), name=name, kind=Group.Kind.TEAM
        )
        for position, slug in enumerate(people):
            Membership.objects.create(group=team, character=Character.objects.get(slug=slug), position=position)


def belt(company: Federation, kind: str) -> Championship:
    return Championship.objects.create(
        federation=company, position=1, slug="iron-pair", name="Iron Pair", kind=kind, division="open"
    )


@pytest.fixture
def tag(ironbound: Federation) -> Championship:
    stand(ironbound, TEAMS)
    return belt(ironbound, "tag")


def until_won(days: int = 45) -> Tournament:
    for day in range(1, days):
        headless.advance(until=BEGAN + timedelta(days=day, hours=1))
        found = Tournament.objects.filter(championship__slug="iron-pair").first()
        if found is not None and found.state != Tournament.State.RUNNING:
            return found
    raise AssertionError("nobody has won it")


def test_teams_enter_and_the_last_of_them_holds_it(tag: Championship) -> None:
    cup = until_won()
    entrants = list(cup.entrants.select_related("team"))
    assert cup.kind == Tournament.Kind.KNOCKOUT
    assert len(entrants) in {2, 3, 4}
    assert all(one.team is not None for one in entrants)
    assert cup.state == Tournament.State.OVER
    fought = Bout.objects.filter(promises__tie__tournament=cup, result__isnull=False).distinct()
    assert fought.exists()
    for bout in fought:
        sides: dict[int, set[str]] = {}
        for side in bout.sides.select_related("character", "team"):
            sides.setdefault(side.number, set()).add(side.character.slug)
            assert side.team is not None
        assert bout.form == "tag"
        assert all(len(side) == 2 for side in sides.values())
    holders = {who.slug for who in tag.reigns.current().get().holders.all()}
    assert cup.winner is not None
    assert cup.winner.team is not None
    assert holders == {who.slug for who in cup.winner.team.members.all()}
    won = Moment.objects.get(kind="tournament.won").facts
    assert set(won["by"]) == holders
    # It was not fought for before the final, which may have needed a second night.
    fought_for = Bout.objects.filter(championship=tag, bell_at__lt=cup.ended_at)
    assert all(bout.reason.startswith("the final of") for bout in fought_for)
    assert list(tournaments_end_with_their_final()) == []


def test_trios_enter_too(ironbound: Federation) -> None:
    stand(ironbound, TRIOS)
    trio = belt(ironbound, "trios")
    cup = until_won()
    assert cup.entrants.count() == 2
    assert trio.reigns.current().get().holders.count() == 3
    fought = Bout.objects.filter(promises__tie__tournament=cup, result__isnull=False)
    assert {bout.form for bout in fought} <= {"trios"}


def test_without_two_teams_the_booker_fills_it(ironbound: Federation) -> None:
    belt(ironbound, "trios")
    headless.advance(until=BEGAN + timedelta(days=9))
    assert not Tournament.objects.exists()


def test_champions_of_whom_one_is_out_for_too_long_give_it_back(tag: Championship) -> None:
    reign = tag.reigns.create(number=1, began_at=BEGAN)
    reign.holders.set(Character.objects.filter(slug__in=TEAMS["Third Rail"]))
    Injury.objects.create(
        character=Character.objects.get(slug="jun-sato"), began_at=BEGAN, until=BEGAN + timedelta(days=60)
    )
    headless.advance(until=BEGAN + timedelta(hours=1))
    reign.refresh_from_db()
    assert reign.vacated == "hurt, and out for another 60 days"
    cup = Tournament.objects.get(championship=tag)
    assert "third-rail" not in cup.entrants.values_list("team__slug", flat=True)
