"""What a tick does for fans: polls close and are counted, the house is heard, answers are read, new polls open."""

from fandom import houses, polls
from federations import mending
from llmfed.world.ticking import Tick


def close_polls(tick: Tick) -> None:
    """Phase: polls whose time has come are counted, and the count becomes an order. A replay has the orders."""
    # Polls close while their show is on; off the air there is none to ask about.
    if tick.replaying or not tick.on_air:
        return
    for poll in polls.to_count(tick):
        polls.count(tick, poll)


def hear_houses(tick: Tick) -> None:
    """Phase: what the house online shouted at the match that has just been settled becomes an order, as polls do."""
    if tick.on_air and not tick.replaying:
        houses.hear(tick)


def open_polls(tick: Tick) -> None:
    """Phase: read the booker's answers, and ask about the main event of a card that was just announced."""
    polls.read_answers(tick)
    for gone in mending.struck(tick):
        polls.cancel(tick, gone)
    show = tick.memo.get("announced")
    if show is not None:
        polls.ask_about(tick, show)
