"""Matches of many, and matches that somebody special counts, from the card to the pages."""

from datetime import timedelta

import numpy as np
import pytest
from django.test import Client

from characters import minds
from characters.models import Character, Injury
from federations import again
from federations.models import Bout, Contract, Federation, Result, Show, Side
from llmfed import headless
from llmfed.world import airing, clock, packed
from llmfed.world.models import Moment, Universe
from storylines.models import Feud
from tests.cast import BEGAN

NOON, OPENED = BEGAN + timedelta(hours=12), BEGAN + timedelta(hours=20, minutes=1)
OVER = BEGAN + timedelta(hours=23)


@pytest.fixture
def card(ironbound: Federation) -> Show:
    """Monday noon: the card of the first show is announced."""
    headless.advance(until=NOON)
    return Show.objects.get(state=Show.State.ANNOUNCED, number=1)


@pytest.fixture
def royal(card: Show) -> Bout:
    """Everybody is in one battle royal, and nothing else is on."""
    kept, *rest = Bout.objects.filter(segment__show=card).order_by("segment__position")
    for bout in rest:
        bout.segment.delete()
    kept.sides.all().delete()
    people = Character.objects.wrestlers().order_by("slug")
    Side.objects.bulk_create(Side(bout=kept, number=number, character=who) for number, who in enumerate(people))
    Bout.objects.filter(pk=kept.pk).update(
        form="battle_royal", stipulation="battle_royal", championship=None, shot=None
    )
    return kept


@pytest.fixture
def counted(card: Show) -> Bout:
    """Two men of one match have somebody who is not on the card to count for them."""
    bout = Bout.objects.filter(segment__show=card, form="singles", championship=None, sides__character__gender="m")[0]
    idle = Character.objects.wrestlers().exclude(sides__bout__segment__show=card).order_by("slug")
    if not idle.exists():
        Bout.objects.filter(segment__show=card).exclude(pk=bout.pk)[0].segment.delete()
    Bout.objects.filter(pk=bout.pk).update(stipulation="referee", referee=idle[0])
    bout.refresh_from_db()
    return bout


def look_back() -> None:
    """Stand where all of it has been told."""
    airing.release_history(OVER)
    universe = Universe.objects.get()
    clock.anchor(universe, OVER, universe.pace)


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_one_wins_a_battle_royal_and_nobody_loses_it(royal: Bout) -> None:
    headless.advance(until=OVER)
    result = Result.objects.get(bout=royal)
    won = royal.sides.get(number=result.winner).character
    records = {c.character.slug: (c.wins, c.losses) for c in Contract.objects.select_related("character")}

    assert result.finish == "over_top"
    assert records.pop(won.slug) == (1, 0)
    assert set(records.values()) == {(0, 0)}
    out = Moment.objects.filter(kind="bout.eliminated", facts__bout=royal.key)
    assert out.count() == royal.sides.count() - 2
    assert not Feud.objects.exists()


def test_it_can_be_played_again_as_it_was(royal: Bout) -> None:
    headless.advance(until=OVER)
    look_back()
    assert again.departures(Result.objects.get(bout=royal)) == []


def test_of_so_many_few_are_seen_to_come_in_and_in_time(royal: Bout) -> None:
    headless.advance(until=OVER)
    came = list(Moment.objects.filter(kind="segment.entrance", facts__bout=royal.key).order_by("airs_at"))
    royal.refresh_from_db()

    assert len(came) == 6
    assert came[-1].facts["by"] == "vera-stahl"
    assert all((then.airs_at - one.airs_at).total_seconds() >= 9 for one, then in zip(came, came[1:], strict=False))
    assert royal.bell_at is not None
    assert came[-1].airs_at < royal.bell_at


def test_its_pages_say_how_many_and_name_who_won(royal: Bout, client: Client) -> None:
    headless.advance(until=OVER)
    look_back()
    result = Result.objects.get(bout=royal)
    won = royal.sides.get(number=result.winner).character
    match, show = page(client, royal.get_absolute_url()), page(client, royal.segment.show.get_absolute_url())

    assert "12-person battle royal" in match
    assert won.name in match
    assert "over the top rope" in match
    assert "beat 11 others" in show
    assert client.get(f"/posters/matches/{royal.pk}.png").status_code == 200
    assert page(client, f"{royal.get_absolute_url()}replay/?at=240").count('class="ring__token"') <= 12


def test_who_counts_is_announced_and_is_part_of_what_was_committed_to(counted: Bout) -> None:
    headless.advance(until=OVER)
    result = Result.objects.get(bout=counted)
    assert counted.referee is not None
    told = Moment.objects.get(kind="segment.stakes", facts__bout=counted.key).facts

    assert told["helper"] == result.played["referee"] == counted.referee.slug
    assert result.played["favours"] in {None, 0, 1}
    look_back()
    assert again.departures(result) == []


def test_somebody_counts_for_who_was_to_and_cannot(counted: Bout) -> None:
    out = counted.referee
    assert out is not None
    Injury.objects.create(character=out, began_at=NOON, until=NOON + timedelta(days=9))
    headless.advance(until=OPENED)
    counted.refresh_from_db()
    told = Moment.objects.get(kind="card.changed").facts

    assert counted.referee is not None
    assert counted.referee != out
    assert (told["out"], told["by"]) == (out.slug, counted.referee.slug)
    assert not counted.sides.filter(character=counted.referee).exists()


def test_whom_they_are_fond_of_is_whom_they_favour(counted: Bout) -> None:
    assert counted.referee is not None
    friend = counted.sides.get(number=1).character
    timeline = counted.segment.show.federation.timeline
    block = packed.load(timeline)[minds.BONDS]
    keys = [*block.keys, f"{counted.referee.slug}>{friend.slug}"]
    rows = [*block.values.tolist(), [60.0, 1.0, 0.0]]
    known = dict(zip(keys, rows, strict=True))
    block.put(list(known), np.array(list(known.values()), np.float32), block.at)
    packed.save([block])
    headless.advance(until=OVER)

    assert Result.objects.get(bout=counted).played["favours"] == 1
