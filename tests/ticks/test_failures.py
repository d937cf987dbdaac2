"""Work that fails is tried again for a while; then it is a dead letter, its timeline paused, and the world goes on."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded, TimeLimitExceeded
from django.db import OperationalError, transaction
from django.utils import timezone
from pytest_django import Settings

from llmfed import failures, headless, heart
from llmfed import tick as ticks
from llmfed.accounts.models import User
from llmfed.world import chronicle, clock
from llmfed.world.models import Failure, Order, Request, Timeline, Universe
from llmfed.world.ticking import Tick
from tests.databases import Start, created, using
from tests.lived import BEGAN, day, everything, timeline

VOICE = "llmfed.tasks.voice"


class Poisoned(Exception):
    """What the poison raises."""


def poison(tick: Tick) -> None:
    """A phase that fails on Harbour's Monday at noon."""
    if tick.timeline.slug == "harbour" and tick.at == BEGAN + timedelta(hours=12):
        raise Poisoned("the tide is out")


@pytest.fixture
def poisoned(fresh: str, settings: Settings) -> Iterator[Timeline]:
    """Harbour, about to fail; all others have lived until then too."""
    headless.advance(until=BEGAN + timedelta(hours=12))
    settings.PHASES = [*settings.PHASES, "tests.ticks.test_failures.poison"]
    ticks.phases.cache_clear()
    clock.anchor(Universe.objects.get(), BEGAN + timedelta(hours=12), "demo")
    yield timeline("harbour")
    ticks.phases.cache_clear()


@pytest.fixture
def boss(fresh: str) -> User:
    return User.objects.create(username="boss", is_superuser=True)


def fail(harbour: Timeline, times: int) -> Failure:
    """As a worker does it, so many times, whenever its time has come."""
    for _ in range(times):
        assert (harbour.pk, harbour.tick) in heart.nudge(harbour.due_at)
        with pytest.raises(Poisoned) as caught:
            heart.tick(harbour.pk, harbour.tick)
        failures.note(failures.TICK, [harbour.pk, harbour.tick], caught.value, "where it was")
        pass_time()
    return Failure.objects.get()


def pass_time() -> None:
    """As if the seconds had passed after which it is tried again."""
    Timeline.objects.exclude(again_at=None).update(again_at=timezone.now(), nudged_at=None)


def mend(settings: Settings) -> None:
    settings.PHASES = [name for name in settings.PHASES if not name.endswith("poison")]
    ticks.phases.cache_clear()


@pytest.fixture
def undisturbed(fresh: str) -> str:
    """The digest of three days in which nothing failed."""
    with created(fresh) as elsewhere, using(elsewhere):
        headless.advance(until=day(3))
        return chronicle.digest()


def test_a_tick_that_fails_waits_longer_each_time(poisoned: Timeline) -> None:
    waits = []
    for _ in range(4):
        with pytest.raises(Poisoned):
            heart.tick(poisoned.pk, poisoned.tick)
        found = failures.note(failures.TICK, [poisoned.pk, poisoned.tick], Poisoned("the tide is out"), "where it was")
        assert found is not None
        assert found.again_at is not None
        waits.append((found.again_at - found.last_at).total_seconds())
        # Neither the heartbeat nor a message that came twice tries it any sooner.
        assert poisoned.pk not in dict(heart.nudge(poisoned.due_at))
        heart.tick(poisoned.pk, poisoned.tick)
        pass_time()

    assert waits == [1, 2, 4, 8]
    letter = Failure.objects.get()
    assert (letter.error, letter.message, letter.traceback) == ("Poisoned", "the tide is out", "where it was")
    assert (letter.timeline, letter.tick, letter.attempts) == (poisoned, poisoned.tick, 4)
    assert not timeline("harbour").paused


def test_after_five_attempts_it_is_a_dead_letter_and_the_others_go_on(
    poisoned: Timeline, caplog: pytest.LogCaptureFixture
) -> None:
    letter = fail(poisoned, 5)

    assert letter.again_at is None
    assert list(Failure.objects.filter(again_at=None)) == [letter]
    assert timeline("harbour").paused
    assert timeline("harbour").paused_because == f"tick {poisoned.tick} failed 5 times (Poisoned)"
    assert "is given up: Poisoned" in caplog.text
    headless.advance(until=day(2))
    assert {t.slug for t in Timeline.objects.filter(due_at__gte=day(2))} == {"tramway", "market"}


def test_a_tick_that_succeeds_at_last_leaves_no_letter(
    undisturbed: str, poisoned: Timeline, settings: Settings
) -> None:
    fail(poisoned, 3)
    mend(settings)
    heart.tick(poisoned.pk, poisoned.tick)
    headless.advance(until=day(3))

    assert not Failure.objects.exists()
    assert timeline("harbour").again_at is None
    assert chronicle.digest() == undisturbed


def test_retried_when_the_cause_is_gone_it_lives_what_it_would_have_lived(
    undisturbed: str, poisoned: Timeline, settings: Settings, boss: User
) -> None:
    letter = fail(poisoned, 5)
    headless.advance(until=day(1))
    mend(settings)
    failures.retry(letter, boss)
    assert (poisoned.pk, poisoned.tick) in heart.nudge(poisoned.due_at)
    heart.tick(poisoned.pk, poisoned.tick)
    headless.advance(until=day(3))

    assert not Failure.objects.exists()
    assert not Order.objects.filter(kind__startswith="timeline.").exists()
    assert chronicle.digest() == undisturbed


def test_retried_while_the_cause_is_there_it_has_five_attempts_again(poisoned: Timeline, boss: User) -> None:
    failures.retry(fail(poisoned, 5), boss)
    assert not timeline("harbour").paused

    assert fail(poisoned, 4).again_at is not None
    assert fail(poisoned, 1).again_at is None
    assert timeline("harbour").paused


def test_a_failure_of_a_tick_that_was_run_since_counts_for_nothing(poisoned: Timeline, settings: Settings) -> None:
    mend(settings)
    heart.tick(poisoned.pk, poisoned.tick)
    before = everything()

    assert failures.note(failures.TICK, [poisoned.pk, poisoned.tick], Poisoned()) is None
    assert everything() == before


@pytest.mark.parametrize(
    ("error", "attempts"),
    [(Poisoned(), 5), (SoftTimeLimitExceeded(), 3), (TimeLimitExceeded(30), 3), (OperationalError("gone"), 20)],
)
def test_what_hangs_is_given_up_sooner_and_a_database_that_is_away_later(
    fresh: str, error: Exception, attempts: int
) -> None:
    noted = [failures.note(VOICE, ["fan"], error) for _ in range(attempts)]

    assert [failure for failure in noted[:-1] if failure is None or failure.again_at is None] == []
    assert Failure.objects.get(again_at=None).attempts == attempts


def test_a_task_is_sent_again_when_its_time_has_come_and_once(fresh: str) -> None:
    failures.note(VOICE, ["fan"], Poisoned())
    assert failures.due() == []
    Failure.objects.update(again_at=timezone.now())

    assert failures.due() == [(VOICE, ["fan"])]
    assert failures.due() == []


def test_a_dead_task_is_sent_again_when_somebody_says_so_or_dropped(fresh: str, boss: User) -> None:
    for _ in range(failures.ATTEMPTS):
        failures.note(VOICE, ["fan"], Poisoned())
    assert failures.due() == []
    failures.retry(Failure.objects.get(), boss)
    assert failures.due() == [(VOICE, ["fan"])]
    failures.drop(Failure.objects.get(), boss)
    assert not Failure.objects.exists()


def test_the_heart_does_not_wait_for_a_tick_that_hangs(poisoned: Timeline, start: Start) -> None:
    with transaction.atomic():
        Timeline.objects.select_for_update(no_key=True).get(pk=poisoned.pk)
        claimed = start(lambda: heart.nudge(poisoned.due_at)).result(5)

    assert {pk for pk, _ in claimed} == set(  # type: ignore[attr-defined]
        Timeline.objects.exclude(pk=poisoned.pk).filter(due_at__lte=poisoned.due_at).values_list("pk", flat=True)
    )


def test_a_tick_that_asks_another_timeline_does_not_wait_for_that_ones_tick(fresh: str, start: Start) -> None:
    """Two that ask each other would wait for each other."""
    market, harbour = timeline("market"), timeline("harbour")

    def ask() -> None:
        facts = {"sender": harbour, "receiver": market, "number": 900, "kind": "x", "facts": {}, "effective_at": BEGAN}
        Request.objects.create(**facts)

    with transaction.atomic():
        ticks._locked(market.pk)
        start(ask).result(5)
    assert Request.objects.filter(number=900).exists()
