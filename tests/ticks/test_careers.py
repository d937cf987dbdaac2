"""Careers: years tell on people four times a year, somebody names their last night, has it, and is not booked again."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.conf import settings

from characters.models import Character
from characters.sim.rookies import ATTRIBUTES
from federations import careers, roster
from federations.models import Bout, Contract, Federation, Promise, Reign, Show, Side
from llmfed import headless
from llmfed import tick as ticks
from llmfed.world.models import Moment, Request, Timeline
from llmfed.world.ticking import Tick
from tests.cast import BEGAN

DAY, MOMENT = timedelta(days=1), timedelta(minutes=1)
# The Sunday of Hammerfall, and the midnight after it.
NIGHT = BEGAN + 20 * DAY
AFTER = NIGHT + DAY + MOMENT


def say_goodbye(tick: Tick) -> None:
    """Phase: on the second midnight Bo, the champion, names his last night."""
    if tick.at == BEGAN + DAY and roster.federation(tick) is not None:
        assert careers.announce(tick, roster.load(tick).contracts["bo-lindqvist"], "age")


def retire_in_the_ring(tick: Tick) -> None:
    """Phase: whoever has just lost a match of two on the first show does not wrestle again."""
    for result in tick.memo.get("settled", []):
        sides = list(result.bout.sides.all())
        first = not Character.objects.exclude(retired_at=None).exists()
        if first and result.winner is not None and len(sides) == 2:
            loser = next(side.character for side in sides if side.number != result.winner)
            careers.retire(tick, loser, "their career was on the line")


def _with(patch: pytest.MonkeyPatch, phase: Callable[[Tick], None], after: str) -> None:
    """Have every tick run one more phase."""
    known = ticks.phases()
    place = settings.PHASES.index(after) + 1
    patch.setattr(ticks, "phases", lambda: (*known[:place], phase, *known[place:]))


@pytest.fixture
def going(ironbound: Federation, monkeypatch: pytest.MonkeyPatch) -> Character:
    """Bo, who has said on Tuesday when he will stop."""
    _with(monkeypatch, say_goodbye, "federations.phases.trade")
    headless.advance(until=BEGAN + DAY + MOMENT)
    return Character.objects.get(slug="bo-lindqvist")


@pytest.fixture
def over(ironbound: Federation, monkeypatch: pytest.MonkeyPatch) -> Character:
    """Whoever lost the first match of two of the first show, and with it everything; the show goes on."""
    _with(monkeypatch, retire_in_the_ring, "federations.phases.settle")
    while not Character.objects.exclude(retired_at=None).exists():
        headless.advance(until=Timeline.objects.get(slug="ironbound").due_at + timedelta(seconds=1))
    return Character.objects.exclude(retired_at=None).get()


def _attributes() -> dict[str, list[int]]:
    rows = Character.objects.wrestlers().order_by("slug").values_list("slug", *ATTRIBUTES)
    return {slug: values for slug, *values in rows}


def test_a_quarter_tells_on_everybody_once(ironbound: Federation) -> None:
    Character.objects.update(lived_to=date(2030, 12, 31), born=date(2008, 5, 17))
    before = _attributes()
    headless.advance(until=BEGAN + MOMENT)
    after = _attributes()

    assert sum(sum(values) for values in after.values()) > sum(sum(values) for values in before.values())
    assert set(Character.objects.wrestlers().values_list("lived_to", flat=True)) == {BEGAN.date()}
    assert set(Character.objects.exclude(role="wrestler").values_list("lived_to", flat=True)) == {date(2030, 12, 31)}
    headless.advance(until=BEGAN + 2 * DAY)
    assert _attributes() == after


def test_of_whom_nobody_kept_count_the_count_begins(ironbound: Federation) -> None:
    before = _attributes()
    headless.advance(until=BEGAN + MOMENT)
    assert _attributes() == before
    assert set(Character.objects.wrestlers().values_list("lived_to", flat=True)) == {BEGAN.date()}


def test_what_anybody_can_see_is_told_on_their_own_page(ironbound: Federation) -> None:
    Character.objects.update(lived_to=date(2029, 12, 31), born=date(2009, 5, 17), strength=59, agility=59)
    headless.advance(until=BEGAN + MOMENT)
    told = list(Moment.objects.filter(kind="person.changed"))

    assert told
    assert all(moment.topics == [f"character:{moment.facts['by']}"] for moment in told)
    assert {moment.facts["why"] for moment in told} <= {"stronger", "quicker"}


def test_a_farewell_is_told_weeks_ahead_and_its_match_is_promised(going: Character) -> None:
    told = Moment.objects.get(kind="retirement.announced").facts
    promise = Promise.objects.get(kind=Promise.Kind.MATCH)

    assert (told["by"], told["name"]) == (going.slug, "Hammerfall")
    assert promise.one == going
    assert promise.show == Show.objects.get(kind="big", starts_at__lt=BEGAN + 30 * DAY)
    # His enemy of old, of whom the universe has always known.
    assert promise.other.slug == "caspar-voss"
    assert going.retired_at is None


def test_the_last_match_is_the_last_one(going: Character) -> None:
    headless.advance(until=AFTER)
    going.refresh_from_db()
    bouts = Bout.objects.filter(sides__character=going).order_by("bell_at")

    assert going.retired_at is not None
    assert bouts.last().segment.show.name == "Hammerfall"
    assert not Contract.objects.active().filter(character=going).exists()
    headless.advance(until=AFTER + 8 * DAY)
    going.refresh_from_db()
    assert going.home == Timeline.objects.get(slug="market")
    assert Side.objects.filter(character=going, bout__segment__show__starts_at__gt=AFTER).count() == 0
    assert not Contract.objects.active().filter(character=going).exists()
    assert not Moment.objects.filter(kind="contract.ended", facts__by=going.slug).exists()
    assert Moment.objects.get(kind="person.retired").facts == {"by": going.slug, "reason": "the years"}


def test_a_story_that_would_speak_of_them_is_told_that_they_are_gone(
    going: Character, monkeypatch: pytest.MonkeyPatch
) -> None:
    def speak_of_the_gone(tick: Tick) -> None:
        """Phase: on the midnight on which Bo goes a story asks for a word with him."""
        if tick.at == NIGHT + DAY and roster.federation(tick) is not None:
            show = Show.objects.filter(state=Show.State.PLANNED, starts_at__gt=tick.at).earliest("starts_at")
            said = {"speaker": "caspar-voss", "target": going.slug, "topic": "aftermath", "kind": "promo", "plan": []}
            tick.ask(tick.timeline, "segment.wanted", {**said, "show": show.number})

    _with(monkeypatch, speak_of_the_gone, "federations.phases.trade")
    headless.advance(until=AFTER + 4 * DAY)
    asked = Request.objects.get(kind="segment.wanted", facts__target=going.slug, facts__topic="aftermath")
    assert (asked.answer, asked.reason) == ("declined", "one of them is gone")


def test_whoever_stops_leaves_no_championship_and_no_promise_behind(going: Character) -> None:
    headless.advance(until=AFTER)
    assert not Reign.objects.current().filter(holders=going).exists()
    assert not Promise.objects.owed().filter(one=going).exists()
    assert not Promise.objects.owed().filter(other=going).exists()
    for moment in Moment.objects.filter(kind="championship.vacated", facts__by=going.slug):
        assert moment.facts["why"] == "retired"
    assert not Reign.objects.exclude(vacated="").exclude(vacated__endswith=" has retired").exists()


def test_a_career_can_end_in_the_ring_at_once(over: Character) -> None:
    line = Timeline.objects.get(slug="ironbound")
    assert line.on_air
    assert Moment.objects.get(kind="person.retired").facts["reason"] == "their career was on the line"
    # The paper follows when nobody is watching.
    assert Contract.objects.active().filter(character=over).exists()
    headless.advance(until=BEGAN + 2 * DAY + MOMENT)
    over.refresh_from_db()

    assert over.home == Timeline.objects.get(slug="market")
    assert not Contract.objects.active().filter(character=over).exists()
    assert Contract.objects.get(character=over).losses == 1
    headless.advance(until=BEGAN + 12 * DAY)
    assert over.sides.count() == 1


def test_nobody_signs_who_has_retired(over: Character) -> None:
    headless.advance(until=BEGAN + 16 * DAY)
    assert Contract.objects.filter(character=over).count() == 1
    over.refresh_from_db()
    assert over.home.slug == "market"
    assert Moment.objects.filter(kind="contract.signed", facts__by=over.slug).count() == 0
