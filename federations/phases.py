"""What a tick does to a federation: settle, trade, book, stage."""

from datetime import datetime

from federations import (
    amending,
    answering,
    booking,
    careers,
    dark,
    deeds,
    honours,
    market,
    newcomers,
    ranking,
    roster,
    rumbling,
    settling,
    staging,
    ties,
    tournaments,
    years,
)
from federations.models import Show
from llmfed.world.ticking import Tick


def settle(tick: Tick) -> None:
    """Phase: results whose bell has rung take effect."""
    if not tick.on_air:
        return
    for result in settling.waiting(tick, staging.show_on_air(tick)):
        settling.settle(tick, result)
        ties.settle(tick, result)
        rumbling.settle(tick, result)


def wake(tick: Tick) -> None:
    """Phase: days that were missed are dark."""
    dark.wake(tick)


def trade(tick: Tick) -> None:
    """Phase, at midnight: arrivals, departures, offers, newcomers, and in January honours."""
    if not tick.is_midnight:
        return
    market.adopt_arrivals(tick)
    if roster.federation(tick) is None:
        market.match_offers(tick)
        newcomers.welcome(tick)
        honours.honour_the_best(tick)
    else:
        careers.end(tick)
        market.end_contracts(tick)
        market.look_for_talent(tick)
        honours.close_season(tick)
    careers.consider(tick, years.pass_by(tick))


def rank(tick: Tick) -> None:
    """Phase, on Mondays: what was fought becomes rankings, unless this tick has a card to make; on Tuesdays, deeds."""
    if ranking.is_due(tick) and booking.to_announce(tick) is None:
        ranking.publish(tick)
    deeds.note(tick)


def book(tick: Tick) -> None:
    """Phase: the calendar and tournaments at midnight, the next card when its time has come, answers at every tick."""
    if roster.federation(tick) is None:
        return
    if tick.is_midnight:
        booking.plan_shows(tick)
        tournaments.run(tick)
    amending.tell(tick)
    answering.answer_promises(tick)
    show = booking.to_announce(tick)
    if show is not None:
        booking.announce(tick, show)
    answering.answer_polls(tick)


def stage(tick: Tick) -> None:
    """Phase: the show that is on goes on; the one that is due opens; then the next tick's time is set."""
    company = roster.federation(tick)
    if company is None:
        return
    if tick.on_air:
        staging.stage_next(tick, staging.show_on_air(tick))
    else:
        show = booking.next_show(tick)
        if show is not None and show.starts_at <= tick.at and show.state == Show.State.ANNOUNCED:
            staging.open_show(tick, show)
            staging.stage_next(tick, show)
    if not tick.timeline.on_air:
        tick.next_due_at = _off_air_due(tick)


def _off_air_due(tick: Tick) -> datetime:
    """The next quarter of the day, or the opening of the next show if that is sooner."""
    show = booking.next_show(tick)
    return tick.next_quarter() if show is None else min(tick.next_quarter(), show.starts_at)
