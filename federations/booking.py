"""Booking: shows are planned on the calendar, cards are made and announced, requests are answered."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import JSONObject

from characters.models import Role
from federations import roster
from federations.models import Bout, Promise, Segment, Series, Show, Side, Stop
from federations.sim import booker, calendar, desk
from federations.topics import federation_topic
from llmfed.world.models import Request
from llmfed.world.prepared import rows_of
from llmfed.world.ticking import Tick

# How far ahead shows stand on the calendar, and how long before its opening a card is announced.
PLANNED_AHEAD = timedelta(days=35)
ANNOUNCED_AHEAD = timedelta(hours=60)
COMING = {Show.State.PLANNED, Show.State.ANNOUNCED}
# A promised match is talked about for weeks: it counts as a hot quarrel wherever heat decides.
MATCH_OF_PROMISE_HEAT = 24.0
TIME_LIMIT_S = {False: 900, True: 1800}

NEXT_SHOW = rows_of(
    lambda federation, at: (
        Show.objects.upcoming().filter(federation=federation, starts_at__gte=at).select_related("place")[:1]
    ),
    federation=int,
    at=datetime,
)
OWED = rows_of(
    lambda federation: (
        Promise.objects.owed()
        .filter(federation=federation, bout=None)
        .select_related("one", "other", "championship")
        .order_by("pk")
    ),
    federation=int,
)
# The cities of a federation's route, and the last show on its calendar, come along with each of its series.
ROUTE = ArraySubquery(
    Stop.objects.filter(federation=OuterRef("federation"))
    .order_by("position")
    .values(row=JSONObject(pk="city", name="city__name"))
)
LAST = Show.objects.filter(federation=OuterRef("federation")).order_by("-number")
SERIES = rows_of(
    lambda federation: Series.objects.filter(federation=federation).annotate(
        route=ROUTE, last_number=Subquery(LAST.values("number")[:1]), last_at=Subquery(LAST.values("starts_at")[:1])
    ),
    federation=int,
)


def plan_shows(tick: Tick) -> None:
    """Put the shows of the coming weeks on the calendar; what stands there already stays."""
    company = roster.federation(tick)
    assert company is not None
    series = {s.position: s for s in SERIES(federation=company.pk)}
    last_number, last_at = next((_last(s) for s in series.values()), (0, None))
    start = (last_at + timedelta(days=1) if last_at else tick.at).date()
    falling = list(calendar.dates([_slot(s) for s in series.values()], start, (tick.at + PLANNED_AHEAD).date()))
    new = []
    for number, (when, slot) in enumerate(falling, start=last_number + 1):
        own = series[slot.position]
        show = Show(federation=company, series=own, number=number, name=own.name, kind=own.kind, starts_at=when)
        route = getattr(own, "route", [])
        city = route[calendar.stop(len(route), number, big=slot.big)] if route else None
        show.place_id, show.city = (city["pk"], city["name"]) if city else (None, company.city)
        new.append(show)
    Show.objects.bulk_create(new)


def _last(series: Any) -> tuple[int, datetime | None]:
    """Number and time of the last show on the calendar."""
    return series.last_number or 0, series.last_at


def _slot(series: Series) -> calendar.Slot:
    big = series.kind == Series.Kind.BIG
    return calendar.Slot(series.position, series.weekday, series.time, tuple(series.months), series.week, big)


def next_show(tick: Tick) -> Show | None:
    """The next show that has not opened."""
    known: Show | None = tick.kept.get("next_show")
    if known is None or known.starts_at < tick.at or known.state not in COMING:
        company = roster.federation(tick)
        assert company is not None
        show = NEXT_SHOW.first(federation=company.pk, at=tick.at)
        if show is not None:
            show.federation = company
        tick.kept["next_show"] = known = show
    return known


def is_time_to_announce(tick: Tick, show: Show) -> bool:
    """Soon enough before the show, and not among midnight's other work unless it opens there and then."""
    soon = show.starts_at - tick.at <= ANNOUNCED_AHEAD
    return soon and (not tick.is_midnight or show.starts_at <= tick.at)


def announce(tick: Tick, show: Show) -> None:
    """Make a show's card and tell the world."""
    owed = OWED(federation=show.federation_id)
    laid = _desk(tick, show, owed)
    card = booker.card(laid, tick.rng("booking", show.number))
    bouts = write_card(tick, show, card)
    tick.memo["main_event"] = bouts[-1] if bouts else None
    _account(tick, show, card, owed, laid, bouts)
    for request in [*tick.asked("bout.wanted"), *_wanted_talk(tick, show)]:
        granted, reason = laid.answers.get(request.number, (False, "the card was full"))
        tick.answer(request, granted=granted, reason=reason)
    show.state, show.length = Show.State.ANNOUNCED, len(card.bouts) + len(card.promos)
    tick.change(show, "state", "length")
    tick.memo["announced"] = show
    pairs = [[list(side) for side in bout.sides] for bout in reversed(card.bouts)]
    facts = {"show": show.number, "name": show.name, "bouts": pairs}
    topics = [federation_topic(show.federation.slug)]
    tick.record("card.announced", facts, topics=topics)


def _account(tick: Tick, show: Show, card: desk.Card, owed: list[Promise], laid: desk.Desk, bouts: list[Bout]) -> None:
    """Enter in the ledger which matches keep a promise, and which promises cannot be kept."""
    kept = {pairing.promise: bout for pairing, bout in zip(card.bouts, bouts, strict=True) if pairing.promise}
    for promise in [promise for promise in owed if promise.show_id == show.pk]:
        if promise.pk in kept:
            promise.bout = kept[promise.pk]
            tick.change(promise, "bout")
        else:
            promise.broken_at, promise.reason = tick.at, laid.broken.get(promise.pk, "the card was full")
            tick.change(promise, "broken_at", "reason")


def _desk(tick: Tick, show: Show, owed: list[Promise]) -> desk.Desk:
    energy = roster.energy_of(tick)
    people = roster.load(tick)
    # A body recovers until the show opens; booking looks at how rested it will be, roughly.
    hours = (show.starts_at - tick.at).total_seconds() / 3600
    ready = {key: 1 - (1 - value) * max(0.0, 1 - hours / 96) for key, value in energy.items()}
    hands = [roster.hand(tick, contract, ready[contract.character.slug]) for contract in people.fit(show.starts_at)]
    wanted = [
        desk.Wanted(r.facts["one"], r.facts["other"], r.facts["heat"], r.facts["settle"], r.number)
        for r in tick.asked("bout.wanted")
    ]
    laid = desk.Desk(hands, _belts(tick), wanted, _met_days(tick), roster.teams(tick), show.is_big)
    laid.owed = [_owed(promise, show) for promise in owed if promise.show_id == show.pk]
    later = (promise for promise in owed if promise.show_id != show.pk and promise.other)
    laid.apart = frozenset(tuple(sorted((p.one.slug, p.other.slug))) for p in later if p.one and p.other)  # type: ignore[misc]
    laid.talks = [_talk(request) for request in _wanted_talk(tick, show) if request.facts["show"] == show.number]
    return laid


def _wanted_talk(tick: Tick, show: Show) -> list[Request]:
    """What was asked for this show, and what came too late for another."""
    return [request for request in tick.asked("segment.wanted") if request.facts["show"] <= show.number]


def _owed(promise: Promise, show: Show) -> desk.Owed:
    assert promise.one is not None
    shot = promise.kind == Promise.Kind.SHOT
    reason = f"{promise.one.name} has a shot coming" if shot else f"{show.name} was promised this match"
    return desk.Owed(
        promise.pk,
        promise.one.slug,
        promise.other.slug if promise.other else None,
        promise.stipulation,
        promise.championship.slug if promise.championship else None,
        reason,
        0.0 if shot else MATCH_OF_PROMISE_HEAT,
    )


def _talk(request: Request) -> desk.Talk:
    facts = request.facts
    return desk.Talk(
        facts["speaker"],
        facts["target"],
        facts["topic"],
        facts["kind"],
        tuple(facts["plan"]),
        facts.get("after"),
        facts.get("place", "middle"),
        request.number,
    )


def _belts(tick: Tick) -> list[desk.Belt]:
    belts = []
    fought = Bout.objects.filter(championship__federation=roster.federation(tick), bell_at__isnull=False)
    last = dict(fought.values_list("championship_id").annotate(at=Max("bell_at")))
    for belt, reign, holders in roster.champions(tick).values():
        defended = last.get(belt.pk)
        since = max(filter(None, (defended, reign.began_at if reign else None)), default=tick.at - timedelta(days=60))
        team = belt.holders_needed > 1
        belts.append(
            desk.Belt(belt.slug, belt.name, belt.position, belt.division, team, holders, (tick.at - since).days)
        )
    return belts


def _met_days(tick: Tick) -> dict[tuple[str, str], int]:
    """Days since each pair last met, over the last four weeks of this federation's bouts."""
    company = roster.federation(tick)
    since = tick.at - timedelta(days=desk.TUNING.rematch_days)
    recent = Side.objects.filter(bout__segment__show__federation=company, bout__segment__show__starts_at__gte=since)
    rows = recent.values_list("bout_id", "number", "character__slug", "bout__segment__show__starts_at")
    bouts: dict[int, list[tuple[int, str, datetime]]] = {}
    for bout, number, slug, at in rows.order_by("bout_id", "number", "position"):
        bouts.setdefault(bout, []).append((number, slug, at))
    met: dict[tuple[str, str], int] = {}
    for sides in bouts.values():
        for one, (a, slug, at) in enumerate(sides):
            for b, other, _ in sides[one + 1 :]:
                pair = (slug, other) if slug < other else (other, slug)
                if a != b:
                    met[pair] = min(met.get(pair, 999), (tick.at - at).days)
    return met


def in_order(card: desk.Card) -> list[desk.Talk | desk.Pairing]:
    """A card's matches and talk as they will be staged; talk stands before the match whose place it names."""
    order: list[desk.Talk | desk.Pairing] = []
    talks = sorted(card.promos, key=lambda promo: promo[0])
    for index, bout in enumerate(card.bouts):
        order += [talk for before, talk in talks if before == index]
        order.append(bout)
    late = [talk for before, talk in talks if before >= len(card.bouts)]
    # On a short card whoever was to speak before a later match opens the show; what follows a match still does.
    order[:0] = [talk for talk in late if not talk.after]
    return order + [talk for talk in late if talk.after]


def write_card(tick: Tick, show: Show, card: desk.Card) -> list[Bout]:
    """Write segments, bouts and sides. Returns the matches in their order."""
    order = in_order(card)
    people = roster.load(tick)
    segments = [_segment(show, position, entry, people) for position, entry in enumerate(order, start=1)]
    Segment.objects.bulk_create(segments)
    staged = [(s, entry) for s, entry in zip(segments, order, strict=True) if isinstance(entry, desk.Pairing)]
    referees = people.staff(Role.REFEREE)
    bouts = [_bout(tick, show, s, pairing) for s, pairing in staged]
    for index, made in enumerate(bouts):
        made.referee = referees[(show.number + index) % len(referees)] if referees else None
    Bout.objects.bulk_create(bouts)
    groups = roster.groups(tick)
    Side.objects.bulk_create(
        Side(
            bout=bout,
            number=number,
            position=place,
            character=people.character(key),
            team=groups.get(pairing.teams[number] or "") if number < len(pairing.teams) else None,
        )
        for bout, (_, pairing) in zip(bouts, staged, strict=True)
        for number, side in enumerate(pairing.sides)
        for place, key in enumerate(side)
    )
    return bouts


def _segment(show: Show, position: int, entry: desk.Talk | desk.Pairing, people: roster.Roster) -> Segment:
    if isinstance(entry, desk.Pairing):
        return Segment(show=show, position=position, kind=Segment.Kind.BOUT)
    target = people.character(entry.target) if entry.target else None
    speaker = people.character(entry.speaker)
    return Segment(
        show=show,
        position=position,
        kind=entry.kind,
        speaker=speaker,
        target=target,
        topic=entry.topic,
        plan=list(entry.plan),
        asked=entry.ticket,
    )


def _bout(tick: Tick, show: Show, segment: Segment, pairing: desk.Pairing) -> Bout:
    form = Bout.Form.TAG if len(pairing.sides[0]) > 1 else Bout.Form.SINGLES
    if len(pairing.sides) > 2:
        form = Bout.Form.MULTIWAY
    belt = roster.champions(tick)[pairing.championship][0] if pairing.championship else None
    return Bout(
        segment=segment,
        key=f"{show.federation.slug}/{show.number}/{segment.position}",
        form=form,
        stipulation=pairing.stipulation,
        championship=belt,
        heat=pairing.heat,
        reason=pairing.reason,
        time_limit_s=TIME_LIMIT_S[show.is_big or belt is not None],
    )
