"""Laying the booker's desk: who may be booked, what was asked for, what is owed on this card and kept for another."""

from datetime import datetime, timedelta

from django.db.models import Max

from federations import roster, shots
from federations.models import Bout, Promise, Show, Side
from federations.sim import desk
from llmfed.world.models import Request
from llmfed.world.ticking import Tick

# A promised match is talked about for weeks: it counts as a hot quarrel wherever heat decides.
MATCH_OF_PROMISE_HEAT = 24.0
ORDERED = "the promoter ordered it"
# So long before a big show two may fight for who challenges at it; later there would be no time to talk about it.
ELIMINATOR_DAYS = range(5, 22)


def lay(tick: Tick, show: Show, owed: list[Promise]) -> desk.Desk:
    """Lay out what a card is made from: who is here, what is asked for, what is owed."""
    energy = roster.energy_of(tick)
    people = roster.load(tick)
    # A body recovers until the show opens; booking looks at how rested it will be, roughly.
    hours = (show.starts_at - tick.at).total_seconds() / 3600
    ready = {key: 1 - (1 - value) * max(0.0, 1 - hours / 96) for key, value in energy.items()}
    hands = [roster.hand(tick, contract, ready[contract.character.slug]) for contract in people.fit(show.starts_at)]
    wanted = [
        desk.Wanted(
            r.facts["one"], r.facts["other"], r.facts["heat"], r.facts["settle"], r.number, r.facts.get("wish", "")
        )
        for r in tick.asked("bout.wanted")
    ]
    laid = desk.Desk(hands, _belts(tick), wanted, _met_days(tick), roster.teams(tick), show.is_big)
    laid.owed = [_owed(promise, show) for promise in owed if promise.show_id == show.pk]
    _keep_for_later(tick, show, laid, [promise for promise in owed if promise.show_id != show.pk])
    laid.talks = [_talk(request) for request in wanted_talk(tick, show) if request.facts["show"] == show.number]
    return laid


def _keep_for_later(tick: Tick, show: Show, laid: desk.Desk, later: list[Promise]) -> None:
    """What must not be given away on this card, because it is promised for another."""
    shots_ = [promise for promise in later if promise.kind == Promise.Kind.SHOT]
    laid.kept = frozenset(promise.championship.slug for promise in shots_ if promise.championship)
    laid.waiting = frozenset(promise.one.slug for promise in shots_ if promise.one)
    pairs = [(p.one.slug, p.other.slug) for p in later if p.one and p.other]
    for belt in laid.belts:
        owed = [p.one.slug for p in shots_ if p.one and p.championship and p.championship.slug == belt.slug]
        pairs += [(one, holder) for one in owed for holder in belt.holders]
    laid.apart = frozenset((min(pair), max(pair)) for pair in pairs)
    big_at: datetime | None = getattr(show, "big_at", None)
    if big_at is not None and (big_at - show.starts_at).days in ELIMINATOR_DAYS:
        taken = laid.kept | {promise.championship.slug for promise in later if promise.championship}
        laid.open_to = frozenset(belt.slug for belt in laid.belts if belt.slug not in taken)


def wanted_talk(tick: Tick, show: Show) -> list[Request]:
    """What was asked for this show, and what came too late for another."""
    return [request for request in tick.asked("segment.wanted") if request.facts["show"] <= show.number]


def _owed(promise: Promise, show: Show) -> desk.Owed:
    assert promise.one is not None
    shot = promise.kind == Promise.Kind.SHOT
    reason = shots.reason(promise) if shot else ORDERED if promise.order else f"{show.name} was promised this match"
    return desk.Owed(
        promise.pk,
        promise.one.slug,
        promise.other.slug if promise.other else None,
        promise.stipulation,
        promise.championship.slug if promise.championship else None,
        reason,
        0.0 if shot or promise.order else MATCH_OF_PROMISE_HEAT,
        promise.earns,
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
    recent = recent.filter(bout__segment__struck="")
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
