"""Dark days: a federation comes back, and what it missed did not take place."""

from federations import mending, roster, settling, shots, wagers
from federations.models import Promise, Segment, Show
from federations.topics import UNIVERSE, federation_topic
from llmfed.world.ticking import Tick

BROKEN_OFF = "The show was broken off: {federation} went dark."
NEVER = "The show did not take place: {federation} was dark."


def wake(tick: Tick) -> None:
    """If days were missed: say so, close the show that was on, and strike those whose night has passed."""
    since = tick.timeline.dark_since
    if since is None:
        return
    company = roster.federation(tick)
    facts = {"from": since.isoformat(), "until": tick.at.isoformat()}
    if company is None:
        tick.record("timeline.dark", facts, topics=[])
        return
    facts |= {"federation": company.slug}
    tick.record("timeline.dark", facts, topics=[federation_topic(company.slug), UNIVERSE])
    missed = Show.objects.upcoming().filter(federation=company, starts_at__lt=tick.at).order_by("starts_at")
    on_air = Show.objects.on_air().filter(federation=company)
    for show, reason in [*((show, BROKEN_OFF) for show in on_air), *((show, NEVER) for show in missed)]:
        _strike(tick, show, reason.format(federation=company.name))
    tick.timeline.on_air = False
    tick.forget("show")


def _strike(tick: Tick, show: Show, reason: str) -> None:
    """End a show, without what has not begun of it."""
    for bout in mending.BOUTS(show=show.pk):
        if bout.bell_at is None:
            mending.strike(tick, bout, reason)
    Segment.objects.coming().filter(show=show).update(struck=reason)
    settling.keep_promises(tick, show)
    _owe_no_more(tick, show, reason)
    show.state, show.ended_at = Show.State.OVER, tick.at
    show.save(update_fields=["state", "ended_at"])
    wagers.end_careers(tick, show)


def _owe_no_more(tick: Tick, show: Show, reason: str) -> None:
    """What was promised for a night without a card: a shot waits for another, a match will not be."""
    owed = Promise.objects.owed().filter(show=show, bout=None, tie=None)
    for promise in owed.select_related("one", "championship", "show").order_by("pk"):
        if promise.kind == Promise.Kind.SHOT:
            shots.miss(tick, promise, None, reason.rstrip("."))
        else:
            promise.broken_at, promise.reason = tick.at, reason
            promise.save(update_fields=["broken_at", "reason"])
