"""Shots: a championship match that somebody has earned; it is cashed in on its night, waits for another, or is lost."""

from datetime import timedelta

from django.db.models import QuerySet

from characters.models import Character
from characters.topics import topic as character_topic
from federations import ledger, roster
from federations.models import Bout, Championship, Promise, Series, Show
from federations.sim.promised import OWN
from federations.topics import federation_topic, match_topic
from llmfed.world.ticking import Tick

# Long enough for two big shows; whoever has not cashed in by then has lost it.
LASTS = timedelta(days=70)
LAPSED = "it was not cashed in within ten weeks"
NO_MORE = "there is no such championship any more"


def earn(tick: Tick, bout: Bout, belt: Championship, who: Character) -> None:
    """Enter in the ledger what a win was promised to lead to; where it cannot, the ledger says why."""
    show = bout.segment.show
    night = _next_night(tick, show)
    company = roster.federation(tick)
    assert company is not None
    promise = Promise(
        federation=company,
        kind=Promise.Kind.SHOT,
        show=night or show,
        one=who,
        championship=belt,
        earned_in=bout,
        what=f"{who.name} has a shot at the {belt.name}, earned at {show.name}",
        made_at=tick.at,
    )
    refused = _refused(tick, belt, who) or ("" if night else "there is no show to have it at")
    if refused:
        promise.broken_at, promise.reason = tick.at, refused
    promise.save()
    if refused:
        _tell(tick, "shot.lost", promise, {"why": refused}, match_topic(bout.key))
    else:
        facts = {"show": night.number, "name": night.name, "event": show.name} if night else {}
        _tell(tick, "shot.earned", promise, facts, match_topic(bout.key))


def _refused(tick: Tick, belt: Championship, who: Character) -> str:
    """Why somebody may not have what they won, if so."""
    if belt.slug not in roster.champions(tick):
        return NO_MORE
    if who.slug in roster.holders(tick, belt):
        return OWN
    owed = Promise.objects.owed().shots().filter(one=who, bout=None).exists()
    return "they are owed one already" if owed else ""


def _next_night(tick: Tick, after: Show) -> Show | None:
    """The next big show, or while none is on the calendar the last show that is."""
    coming = _without_card(tick, after)
    big = coming.filter(kind=Series.Kind.BIG).order_by("starts_at").first()
    return big or coming.order_by("-starts_at").first()


def _without_card(tick: Tick, after: Show) -> QuerySet[Show]:
    """The shows to come, after one and from now on, of which nothing has been announced yet."""
    since = max(after.starts_at, tick.at)
    return Show.objects.filter(federation=after.federation_id, starts_at__gt=since, state=Show.State.PLANNED)


def of(bout: Bout) -> QuerySet[Promise]:
    """The shots that a match is to cash in."""
    return bout.promises.owed().shots().select_related("one", "championship", "show")


def reason(promise: Promise) -> str:
    """Why a match is made in which a shot is cashed in."""
    assert promise.one is not None
    where = f" at {promise.earned_in.segment.show.name}" if promise.earned_in else ""
    return f"{promise.one.name} earned this shot{where}"


def miss(tick: Tick, promise: Promise, lost: str | None, why: str) -> None:
    """A shot that is not cashed in on its night waits for the next show, unless it is lost; either is told with why."""
    assert promise.one is not None
    assert promise.show is not None
    at = promise.show.starts_at
    if lost is None and promise.one.slug not in roster.load(tick).contracts:
        lost = f"{promise.one.name} is gone"
    if lost is None and promise.championship is not None and promise.championship.slug not in roster.champions(tick):
        lost = NO_MORE
    if lost is None and at - promise.made_at > LASTS:
        lost = LAPSED
    night = None if lost else _without_card(tick, promise.show).order_by("starts_at").first()
    if night is None:
        # Ten weeks are time enough for any office.
        promise.broken_at, promise.reason, promise.blame = tick.at, lost or why, lost == LAPSED
        promise.save(update_fields=["broken_at", "reason", "blame"])
        if promise.blame:
            ledger.feel(tick, promise)
        _tell(tick, "shot.lost", promise, {"why": promise.reason})
        return
    promise.show, promise.bout, promise.reason = night, None, why
    promise.save(update_fields=["show", "bout", "reason"])
    _tell(tick, "shot.moved", promise, {"show": night.number, "name": night.name, "why": why})


def forfeit(tick: Tick, who: Character) -> None:
    """Whoever leaves leaves what they are owed."""
    for promise in Promise.objects.owed().shots().filter(one=who).select_related("one", "championship"):
        promise.broken_at, promise.reason = tick.at, f"{who.name} is gone"
        promise.save(update_fields=["broken_at", "reason"])
        _tell(tick, "shot.lost", promise, {"why": promise.reason})


def _tell(tick: Tick, kind: str, promise: Promise, more: dict[str, object], *topics: str) -> None:
    assert promise.one is not None
    assert promise.championship is not None
    holders = roster.holders(tick, promise.championship)
    facts = {"by": promise.one.slug, "on": holders[0] if holders else None, "championship": promise.championship.slug}
    about = [character_topic(key) for key in (promise.one.slug, *holders[:1])]
    tick.record(kind, facts | more, topics=[federation_topic(tick.timeline.slug), *topics, *about])
