"""Tournaments that tests begin from, at Ironbound: announced, before the final, for a crown, and on tour."""

from datetime import timedelta

from characters.models import Character, Injury
from federations.models import Bout, Federation, Result, Series, Tie
from llmfed import headless
from llmfed.world.models import Timeline
from tests import cast

ANNOUNCED = cast.BEGAN + timedelta(hours=1)
# Both semi-finals are on the Thursday before the big show, and that is on a Sunday.
EVE = cast.BEGAN + timedelta(days=17, hours=23)
AFTER = cast.BEGAN + timedelta(days=21)
NEW = [(f"{name} Tam", "m", "face", "brawler", 0.4 + number / 50, "brawling") for number, name in enumerate("ABCD")]


def _season() -> None:
    cast.ironbound()
    Series.objects.filter(kind=Series.Kind.BIG).update(name="Iron Ring Final")


def live_to_the_announcement() -> None:
    """The Iron Ring: four of them, for a shot at the Iron Crown."""
    _season()
    headless.advance(until=ANNOUNCED)


def live_to_the_eve() -> None:
    """The Iron Ring, between the semi-finals and the final."""
    _season()
    headless.advance(until=EVE)


def live_without_a_champion() -> None:
    """Bo is hurt for two months, and has given the Iron Crown back."""
    cast.ironbound()
    bo = Character.objects.get(slug="bo-lindqvist")
    Injury.objects.create(character=bo, began_at=cast.BEGAN, until=cast.BEGAN + timedelta(days=60))
    headless.advance(until=ANNOUNCED)


def live_through_a_tour() -> None:
    """Ironbound as a tour, with four more people: a league in two blocks, and its final."""
    cast.WRESTLERS.extend(NEW)
    try:
        _season()
    finally:
        del cast.WRESTLERS[-len(NEW) :]
    Federation.objects.update(style="jp_tour")
    # Hard as nails, so that nobody is hurt before the final, whose place somebody else would have.
    Character.objects.update(toughness=100)
    headless.advance(until=AFTER)


def in_the_ring(tie: Tie) -> Bout:
    """Go on until the match of a tie is under way: decided, and not aired."""
    headless.advance(until=tie.show.starts_at + timedelta(seconds=1))
    while not (fought := Result.objects.filter(bout__promises__tie=tie).select_related("bout")):
        due = Timeline.objects.get(slug="ironbound").due_at
        headless.advance(until=due + timedelta(seconds=1))
    return fought[0].bout
