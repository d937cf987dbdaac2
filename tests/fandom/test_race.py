"""A vote that races with the closing is counted or refused, never stored uncounted."""

import psycopg
import pytest
from django.db import connection, transaction

from fandom import polls
from fandom.models import Poll, Vote
from federations.models import Show
from llmfed import tick as ticks
from llmfed.accounts.models import User
from llmfed.world.models import Timeline
from tests.databases import Start, locked, wait_until_blocked
from tests.lived import timeline


@pytest.fixture
def harbour(lived: str) -> Timeline:
    """Harbour on the air, with a tick to come that counts the poll on its main event."""
    show = Show.objects.on_air().get(federation__slug="harbour")
    closes_at, last = Poll.objects.get(number=show.number, federation=show.federation).closes_at, show.segments.count()
    while (found := timeline("harbour")).due_at < closes_at and show.staged + 1 < last:
        ticks.run(found.pk)
        show.refresh_from_db()
    return found


@pytest.fixture
def poll(harbour: Timeline) -> Poll:
    return Poll.objects.get(federation__slug="harbour", closed_at=None)


def vote(poll: Poll, name: str) -> None:
    fan = User.objects.get_or_create(username=name)[0]
    polls.cast(poll=poll, fan=fan, choice=poll.options[1]["key"], now=poll.opened_at)


def counted(poll: Poll) -> int:
    poll.refresh_from_db()
    assert poll.tally is not None
    return sum(poll.tally.values())


def test_a_vote_under_way_when_the_closing_comes_is_counted(harbour: Timeline, poll: Poll, start: Start) -> None:
    with transaction.atomic():
        vote(poll, "ada")
        closing = start(lambda: ticks.run(harbour.pk))
        wait_until_blocked(1)
    closing.result(20)

    assert counted(poll) == Vote.objects.filter(poll=poll).count() == 1


def test_a_vote_that_comes_while_the_poll_is_counted_is_refused(harbour: Timeline, poll: Poll, start: Start) -> None:
    with locked("world_moment"):
        closing = start(lambda: ticks.run(harbour.pk))
        wait_until_blocked(1)
        late = start(lambda: vote(poll, "ada"))
        wait_until_blocked(2)
    closing.result(20)

    assert isinstance(late.exception(20), polls.PollClosed)
    assert counted(poll) == Vote.objects.filter(poll=poll).count() == 0


def test_a_vote_that_waited_for_a_worker_that_died_is_counted_by_the_next(
    harbour: Timeline, poll: Poll, start: Start
) -> None:
    with locked("world_moment"):
        closing = start(lambda: ticks.run(harbour.pk))
        worker = wait_until_blocked(1)[0]
        waiting = start(lambda: vote(poll, "ada"))
        wait_until_blocked(2)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [worker])
    assert isinstance(closing.exception(20), psycopg.OperationalError)
    waiting.result(20)
    ticks.run(harbour.pk, number=harbour.tick)

    assert counted(poll) == Vote.objects.filter(poll=poll).count() == 1


def test_one_fan_who_clicks_in_two_windows_has_one_vote(poll: Poll, start: Start) -> None:
    with transaction.atomic():
        vote(poll, "ada")
        again = start(lambda: vote(poll, "ada"))
        wait_until_blocked(1)

    assert isinstance(again.exception(20), polls.AlreadyVoted)
    assert Vote.objects.filter(poll=poll).count() == 1


def test_in_a_crowd_at_the_door_every_stored_vote_is_counted(harbour: Timeline, poll: Poll, start: Start) -> None:
    crowd = [start(lambda name=f"fan-{n}": vote(poll, name)) for n in range(12)]  # type: ignore[misc]
    closing = start(lambda: ticks.run(harbour.pk))
    crowd += [start(lambda name=f"late-{n}": vote(poll, name)) for n in range(12)]  # type: ignore[misc]
    closing.result(20)
    refused = [work for work in crowd if isinstance(work.exception(20), polls.PollClosed)]

    assert all(work.exception() is None for work in crowd if work not in refused)
    assert counted(poll) == Vote.objects.filter(poll=poll).count() == len(crowd) - len(refused)
