"""Booking: shows are planned on the calendar, cards are made and announced, requests are answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from characters.models import Role
from federations import laying, ledger, roster, rumbling, shots
from federations.models import Bout, Promise, Segment, Series, Show, Side, Stop
from federations.sim import booker, calendar, desk
from federations.sim.rules import OVER_THE_TOP
from federations.topics import federation_topic
from llmfed.prepared import rows_of
from llmfed.world.ticking import Tick

# How far ahead shows stand on the calendar, and how long before its opening a card is announced.
PLANNED_AHEAD = timedelta(days=35)
ANNOUNCED_AHEAD = timedelta(hours=60)
COMING = {Show.State.PLANNED, Show.State.ANNOUNCED}
TIME_LIMIT_S = {False: 900, True: 1800}
# A limit is this much of what a match is given, and more where somebody may come in fresh.
AMPLE, AMPLER, ROUND_S = 1.6, 2.4, 300
# How long an iron match lasts, to the second.
IRON_S = 1800

BIG = Show.objects.upcoming().filter(federation=OuterRef("federation"), kind=Series.Kind.BIG)
NEXT_SHOW = rows_of(
    lambda federation, at: (
        Show.objects.upcoming()
        .filter(federation=federation, starts_at__gte=at)
        .annotate(big_at=Subquery(BIG.values("starts_at")[:1]))
        .select_related("place")[:1]
    ),
    federation=int,
    at=datetime,
)
OWED = rows_of(
    lambda federation: (
        Promise.objects.owed()
        .filter(federation=federation, bout=None)
        .with_people()
        .select_related("championship", "unifies", "show")
        .select_related("earned_in__segment__show", "tie__tournament")
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
    # After weeks of darkness the last one is long over.
    start = max(last_at + timedelta(days=1) if last_at else tick.at, tick.at).date()
    days = calendar.dates([_slot(s) for s in series.values()], start, (tick.at + PLANNED_AHEAD).date())
    falling = [(when, slot) for when, slot in days if when > tick.at]
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


def to_announce(tick: Tick) -> Show | None:
    """The show whose card is due in this tick: soon enough before it, and not among midnight's other work.

    A show that opens there and then cannot wait, whatever the hour.
    """
    show = None if tick.on_air else next_show(tick)
    if show is None or show.state != Show.State.PLANNED or show.starts_at - tick.at > ANNOUNCED_AHEAD:
        return None
    return show if not tick.is_midnight or show.starts_at <= tick.at else None


def is_quiet(tick: Tick) -> bool:
    """Whether a tick has neither a card to make nor has it made rankings."""
    return "ranking" not in tick.memo and to_announce(tick) is None


def announce(tick: Tick, show: Show) -> None:
    """Make a show's card and tell the world."""
    owed = OWED(federation=show.federation_id)
    laid = laying.lay(tick, show, owed)
    card = booker.card(laid, tick.rng("booking", show.number))
    bouts = write(tick, show, in_order(card))
    tick.memo["main_event"] = bouts[-1] if bouts else None
    _account(tick, show, card, owed, laid, bouts)
    rumbling.draw(tick, zip(card.bouts, bouts, strict=True))
    for request in [*tick.asked("bout.wanted"), *laying.wanted_talk(tick, show)]:
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
    booked = list(zip(card.bouts, bouts, strict=True))
    kept = {ticket: bout for pairing, bout in booked for ticket in (pairing.promise, pairing.also) if ticket}
    for promise in [promise for promise in owed if promise.show_id == show.pk]:
        if promise.pk in kept:
            bout = promise.bout = kept[promise.pk]
            promise.reason, bout.locked = "", bout.locked or promise.order is not None
            tick.change(promise, "bout", "reason")
            tick.change(bout, "locked")
        elif promise.kind == Promise.Kind.SHOT:
            shots.miss(tick, promise, laid.broken.get(promise.pk), laid.delayed.get(promise.pk, "the card was full"))
        elif promise.pk in laid.broken:
            promise.broken_at, promise.reason = tick.at, laid.broken[promise.pk]
            tick.change(promise, "broken_at", "reason")
        else:
            ledger.let_down(tick, promise, laid.delayed.get(promise.pk, "the card was full"))


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


def write(tick: Tick, show: Show, order: Sequence[desk.Talk | desk.Pairing], after: int = 0) -> list[Bout]:
    """Write segments, bouts and sides, from the position after one. Returns the matches in their order."""
    people = roster.load(tick)
    segments = [_segment(show, position, entry, people) for position, entry in enumerate(order, start=after + 1)]
    Segment.objects.bulk_create(segments)
    staged = [(s, entry) for s, entry in zip(segments, order, strict=True) if isinstance(entry, desk.Pairing)]
    referees = people.staff(Role.REFEREE)
    bouts = [_bout(tick, show, s, pairing) for s, pairing in staged]
    for index, (made, (_, pairing)) in enumerate(zip(bouts, staged, strict=True)):
        own = referees[(show.number + index) % len(referees)] if referees else None
        made.referee = people.character(pairing.referee) if pairing.referee else own
    Bout.objects.bulk_create(bouts)
    groups = roster.groups(tick)
    Side.objects.bulk_create(
        Side(
            bout=bout,
            number=number,
            position=place,
            character=people.character(key),
            team=groups.get(pairing.teams[number] or "") if number < len(pairing.teams) else None,
            wager=pairing.wagers.get(key, ""),
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
    belt = roster.champions(tick)[pairing.championship][0] if pairing.championship else None
    return Bout(
        segment=segment,
        key=f"{show.federation.slug}/{show.number}/{segment.position}",
        form=form_of(pairing.sides, pairing.stipulation, _genders(tick, pairing)),
        stipulation=pairing.stipulation,
        championship=belt,
        unifies=roster.champions(tick)[pairing.unifies][0] if pairing.unifies else None,
        shot=roster.champions(tick)[pairing.shot][0] if pairing.shot else None,
        heat=pairing.heat,
        reason=pairing.reason,
        time_limit_s=limit_s(
            pairing.stipulation,
            sum(map(len, pairing.sides)),
            pairing.given_s,
            main=show.is_big or pairing.championship is not None,
        ),
        given_s=pairing.given_s,
        aim=pairing.aim[0] if pairing.aim else "",
        aim_for=roster.load(tick).character(pairing.aim[1]) if pairing.aim else None,
    )


def limit_s(rules: str, people: int, given_s: int, *, main: bool) -> int:
    """How long a match may last, bell to bell; `main` are those of a big show and for a championship."""
    if rules == Bout.Stipulation.IRON:
        return IRON_S
    # A limit is a round number, and nobody is meant to reach it.
    room = AMPLE if people == 2 else AMPLER
    return max(TIME_LIMIT_S[main], ROUND_S * ceil(room * given_s / ROUND_S))


def _genders(tick: Tick, pairing: desk.Pairing) -> dict[str, str]:
    people = roster.load(tick)
    return {key: people.character(key).gender for side in pairing.sides for key in side}


def form_of(sides: Sequence[Sequence[str]], rules: str, genders: Mapping[str, str]) -> Bout.Form:
    """What a match of these sides, under these rules and of these genders by key, is called."""
    if rules in OVER_THE_TOP:
        return Bout.Form.BATTLE_ROYAL
    if len(sides) > 2:
        return Bout.Form.MULTIWAY
    if len(set(map(len, sides))) > 1:
        return Bout.Form.HANDICAP
    if all({"m", "f"} == {genders[key] for key in side} for side in sides):
        return Bout.Form.MIXED
    return {1: Bout.Form.SINGLES, 2: Bout.Form.TAG}.get(max(map(len, sides)), Bout.Form.TRIOS)
