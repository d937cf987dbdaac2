"""Dead letters, and pausing, at the desk."""

from federations.models import Federation
from llmfed import failures
from llmfed.world.models import Failure, Order, Timeline
from tests.admin.desk import Desk, said


def give_up(timeline: Timeline) -> Failure:
    for _ in range(failures.ATTEMPTS):
        failures.note(failures.TICK, [timeline.pk, timeline.tick], ValueError("Vera was to win"), "in the ring")
    timeline.refresh_from_db()
    return Failure.objects.get()


def test_a_superuser_reads_a_letter_and_retries_it(root: Desk, ironbound: Federation) -> None:
    letter = give_up(ironbound.timeline)
    assert b"in the ring" in root.open(letter).content
    assert b"tick 1 of ironbound" in root.list(Failure).content

    assert "1 to be tried again" in said(root.act("retry", letter))
    ironbound.timeline.refresh_from_db()
    assert not ironbound.timeline.paused
    assert Failure.objects.get().attempts == 0


def test_a_superuser_drops_a_letter(root: Desk, ironbound: Federation) -> None:
    assert "1 dropped" in said(root.act("drop", give_up(ironbound.timeline)))
    assert not Failure.objects.exists()
    assert Order.objects.get().kind == "timeline.resumed"


def test_a_promoter_pauses_and_resumes_their_own_and_nobody_elses(
    pia: Desk, rolf: Desk, ironbound: Federation, brasswork: Federation
) -> None:
    rolf.act("pause", ironbound.timeline)
    assert not Timeline.objects.filter(paused=True).exists()
    assert "1 paused" in said(pia.act("pause", ironbound.timeline))
    assert b"paused by pia" in pia.open(ironbound.timeline).content
    assert "ironbound is paused already" in said(pia.act("pause", ironbound.timeline))
    assert "1 resumed" in said(pia.act("resume", ironbound.timeline))
    assert list(Order.objects.order_by("number").values_list("kind", "by__username")) == [
        ("timeline.paused", "pia"),
        ("timeline.resumed", "pia"),
    ]


def test_what_a_promoter_reads_of_a_failure_tells_nothing_that_has_not_aired(pia: Desk, ironbound: Federation) -> None:
    letter = give_up(ironbound.timeline)
    page = pia.open(ironbound.timeline).content

    assert b"tick 1 failed 5 times (ValueError)" in page
    assert b"Vera was to win" not in page
    assert pia.list(Failure).status_code == 403
    assert pia.open(letter).status_code in {302, 403}
    assert "retry its dead letter" in said(pia.act("resume", ironbound.timeline))
