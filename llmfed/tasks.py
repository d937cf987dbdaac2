"""The queue's doors: one line a task."""

from federations import evenings
from llmfed import failures, heart, mailing
from llmfed.celery import app


@app.task(name="llmfed.tasks.heartbeat")
def heartbeat() -> None:
    """Move the clock and nudge what is due."""
    heart.beat()


@app.task(name=failures.TICK)
def tick(timeline_id: int, number: int) -> None:
    """Run one tick, if it is still its turn."""
    heart.tick(timeline_id, number)


@app.task(name=mailing.TASK)
def mail(letter: mailing.Letter, attempt: int) -> None:
    """Send one mail, or try again later."""
    mailing.deliver(letter, attempt)


@app.task(name="llmfed.tasks.what_if")
def what_if(run: str, done: int) -> None:
    """Play a slice of a card that somebody tries, and send for the next."""
    if (so_far := evenings.step(run, done)) is not None:
        what_if.delay(run, so_far)
