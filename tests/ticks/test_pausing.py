"""Pausing and resuming are orders; a timeline that missed days was dark, and a replay knows it."""

from datetime import timedelta

import pytest

from fandom.models import Poll
from federations.models import Result, Show
from llmfed import failures, headless, heart, replaying, verifying
from llmfed.accounts.models import User
from llmfed.world import chronicle, clock, pausing
from llmfed.world.models import Failure, Moment, Order, Timeline, Universe
from llmfed.world.orders import Refused
from tests.lived import BEGAN, LIVED_UNTIL, day, timeline

NOON = BEGAN + timedelta(hours=12)


@pytest.fixture
def boss(fresh: str) -> User:
    return User.objects.create(username="boss", is_superuser=True)


def pause(slug: str, by: User) -> None:
    pausing.pause(timeline=timeline(slug), by=by)


def resume(slug: str, by: User) -> None:
    pausing.resume(timeline=timeline(slug), by=by)


def dark() -> list[dict[str, str]]:
    return list(
        Moment.objects.filter(kind="timeline.dark").order_by("timeline__slug", "seq").values_list("facts", flat=True)
    )


def the_world_is_whole() -> None:
    """No invariant is broken, and what was ordered leads here again."""
    assert [finding for finding in verifying.verify() if finding.broken] == []
    found = replaying.replay(progress=lambda done, total: None)
    assert found.apart == []
    assert found.replayed == found.lived == chronicle.digest()


@pytest.mark.long
def test_back_on_the_same_day_a_timeline_has_missed_nothing(fresh: str, boss: User) -> None:
    headless.advance(until=NOON)
    pause("harbour", boss)
    headless.advance(until=day(1))
    resume("harbour", boss)
    headless.advance(until=day(3))

    given = Order.objects.filter(kind__startswith="timeline.").order_by("number")
    assert list(given.values_list("kind", "facts")) == [
        (pausing.PAUSED, {"because": "paused by boss"}),
        (pausing.RESUMED, {}),
    ]
    assert dark() == []
    the_world_is_whole()


@pytest.mark.long
def test_days_that_were_missed_are_dark_and_their_shows_did_not_take_place(fresh: str, boss: User) -> None:
    headless.advance(until=NOON)
    pause("harbour", boss)
    headless.advance(until=day(2) + timedelta(hours=12))
    assert timeline("harbour").due_at == NOON
    resume("harbour", boss)
    assert timeline("harbour").due_at == day(3)
    headless.advance(until=day(5))

    assert dark() == [{"federation": "harbour", "from": NOON.isoformat(), "until": day(3).isoformat()}]
    assert timeline("harbour").dark_since is None
    missed = Show.objects.get(federation__slug="harbour", starts_at__lt=day(3))
    assert missed.state == Show.State.OVER
    assert not Result.objects.filter(bout__segment__show=missed).exists()
    assert all("was dark" in segment.struck for segment in missed.segments.all())
    assert Show.objects.filter(federation__slug="harbour", starts_at__gt=day(3), state=Show.State.OVER).exists()
    the_world_is_whole()


@pytest.mark.long
def test_a_show_that_was_on_is_broken_off_with_its_poll(lived: str) -> None:
    boss = User.objects.create(username="boss", is_superuser=True)
    show = Show.objects.get(federation__slug="harbour", state=Show.State.ON_AIR)
    assert Poll.objects.filter(bout__segment__show=show, closed_at=None).exists()
    headless.advance(until=LIVED_UNTIL + timedelta(minutes=2))
    told = Moment.objects.filter(timeline__slug="harbour").count()
    pause("harbour", boss)
    headless.advance(until=day(6))
    assert Moment.objects.filter(timeline__slug="harbour").count() == told
    resume("harbour", boss)
    headless.advance(until=day(8))

    show.refresh_from_db()
    fought = Result.objects.filter(bout__segment__show=show)
    assert show.state == Show.State.OVER
    assert fought.exists()
    assert not fought.filter(settled_tick=None).exists()
    assert show.segments.exclude(struck="").exists()
    assert not Poll.objects.filter(bout__segment__show=show, closed_at=None).exists()
    assert not timeline("harbour").on_air
    the_world_is_whole()


@pytest.mark.long
def test_without_the_market_the_others_live_on_and_it_answers_when_it_is_back(fresh: str, boss: User) -> None:
    headless.advance(until=NOON)
    pause("market", boss)
    headless.advance(until=day(9))
    assert {t.slug for t in Timeline.objects.filter(due_at__gte=day(9))} == {"harbour", "tramway"}
    resume("market", boss)
    headless.advance(until=day(11))

    assert dark() == [{"from": timeline_from(), "until": day(9).isoformat()}]
    the_world_is_whole()


def timeline_from() -> str:
    return str(Order.objects.get(kind=pausing.RESUMED).facts["from"])


@pytest.mark.long
def test_a_universe_that_ends_with_one_paused_is_replayed_too(fresh: str, boss: User) -> None:
    headless.advance(until=NOON)
    pause("harbour", boss)
    headless.advance(until=day(3))

    the_world_is_whole()


@pytest.mark.long
def test_paused_twice_before_it_ticked_it_was_dark_once(fresh: str, boss: User) -> None:
    headless.advance(until=NOON)
    pause("harbour", boss)
    headless.advance(until=day(2))
    resume("harbour", boss)
    pause("harbour", boss)
    headless.advance(until=day(4))
    resume("harbour", boss)
    headless.advance(until=day(5))

    assert [(facts["from"], facts["until"]) for facts in dark()] == [(NOON.isoformat(), day(4).isoformat())]
    the_world_is_whole()


def fail_too_often(slug: str) -> None:
    failing = timeline(slug)
    for _ in range(failures.ATTEMPTS):
        failures.note(failures.TICK, [failing.pk, failing.tick], ValueError("no"))


@pytest.mark.long
def test_work_that_is_dropped_does_not_happen_and_its_timeline_goes_on_at_midnight(fresh: str, boss: User) -> None:
    headless.advance(until=NOON)
    fail_too_often("harbour")
    with pytest.raises(Refused, match="retry its dead letter, or drop it"):
        resume("harbour", boss)
    failures.drop(Failure.objects.get(), boss)
    headless.advance(until=day(3))

    assert not Failure.objects.exists()
    assert [(facts["from"], facts["until"]) for facts in dark()] == [(NOON.isoformat(), day(1).isoformat())]
    the_world_is_whole()


@pytest.mark.long
def test_retried_days_later_the_days_between_are_dark(fresh: str, boss: User) -> None:
    headless.advance(until=NOON)
    fail_too_often("harbour")
    headless.advance(until=day(2))
    failures.retry(Failure.objects.get(), boss)
    headless.advance(until=day(3))

    assert not Failure.objects.exists()
    assert len(dark()) == 1
    the_world_is_whole()


def test_what_is_so_already_is_refused(fresh: str, boss: User) -> None:
    with pytest.raises(Refused, match="harbour is not paused"):
        resume("harbour", boss)
    pause("harbour", boss)
    with pytest.raises(Refused, match="harbour is paused already"):
        pause("harbour", boss)
    assert Order.objects.count() == 1


def test_the_clock_goes_on_past_a_paused_timeline_and_a_missed_show_does_not_stop_it(fresh: str, boss: User) -> None:
    headless.advance(until=NOON)
    pause("harbour", boss)
    headless.advance(until=day(1) + timedelta(hours=12))
    resume("harbour", boss)
    missed = Show.objects.upcoming().get(federation__slug="harbour", starts_at__lt=day(2))
    assert missed.starts_at > day(1) + timedelta(hours=12)
    for until in (day(1) + timedelta(hours=12), day(2) + timedelta(hours=1)):
        headless.advance(until=until)
        opens_at = heart.next_show_at()
        assert opens_at is not None
        assert opens_at > day(2)
    assert dark() == [{"federation": "harbour", "from": NOON.isoformat(), "until": day(2).isoformat()}]
    missed.refresh_from_db()
    assert missed.state == Show.State.OVER
    assert not Result.objects.filter(bout__segment__show=missed).exists()


def test_while_everybody_is_paused_the_world_stands_still(fresh: str, boss: User) -> None:
    clock.anchor(Universe.objects.get(), NOON, "demo")
    for slug in ("harbour", "market", "tramway"):
        pause(slug, boss)

    assert clock.limit(NOON, None) == NOON
