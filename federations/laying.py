"""Laying the booker's desk: who may be booked, what was asked for, what is owed on this card and kept for another."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from characters.models import Group
from federations import contenders, roster, rumbling, shots, unifying, wagers
from federations.models import Bout, Promise, Show, Side, Tie
from federations.sim import brackets, desk
from federations.sim.customs import custom
from federations.sim.rules import MOST_SIDES
from llmfed.world.models import Request
from llmfed.world.ticking import Tick

# A promised match is talked about for weeks: it counts as a hot quarrel wherever heat decides.
MATCH_OF_PROMISE_HEAT = 24.0
# And the further two have come in a tournament, the more.
HEAT_OF_STAGE = {brackets.FINAL: 10.0, brackets.SEMI_FINAL: 4.0}
ORDERED = "the promoter ordered it"
# So long before a big show two may fight for who challenges at it; later there would be no time to talk about it.
ELIMINATOR_DAYS = range(5, 22)
ENDED = ("settled_tick", "finish", "winner", "quarter_stars", "title_change")


def lay(tick: Tick, show: Show, owed: list[Promise]) -> desk.Desk:
    """Lay out what a card is made from: who is here, what is asked for, what is owed."""
    energy = roster.energy_of(tick)
    people = roster.load(tick)
    # A body recovers until the show opens; booking looks at how rested it will be, roughly.
    hours = (show.starts_at - tick.at).total_seconds() / 3600
    ready = {key: 1 - (1 - value) * max(0.0, 1 - hours / 96) for key, value in energy.items()}
    places = {who: one.place for who, one in contenders.ranked(tick).items()}
    fit = [(contract.character.slug, contract) for contract in people.fit(show.starts_at)]
    hands = [roster.hand(tick, contract, ready[key], places.get(key)) for key, contract in fit]
    wanted = [
        desk.Wanted(
            r.facts["one"], r.facts["other"], r.facts["heat"], r.facts["settle"], r.number, r.facts.get("wish", "")
        )
        for r in tick.asked("bout.wanted")
    ]
    tonight = [promise for promise in owed if promise.show_id == show.pk]
    belts = _belts(tick, _finals(tonight, {hand.key for hand in hands}))
    laid = desk.Desk(hands, belts, wanted, {}, roster.teams(tick), show.is_big)
    laid.custom = custom(show.federation.style)
    laid.rumble = rumbling.entered(tick, show) if show.is_big and laid.custom.rumble else None
    _remember(tick, laid)
    laid.owed = [_owed(tick, promise, show, laid) for promise in tonight]
    _keep_for_later(tick, show, laid, [promise for promise in owed if promise.show_id != show.pk])
    for talk in [_talk(request) for request in wanted_talk(tick, show) if request.facts["show"] == show.number]:
        _seat(laid, talk, people)
    return laid


def _seat(laid: desk.Desk, talk: desk.Talk, people: roster.Roster) -> None:
    """Nobody speaks, or is spoken to, who has left since it was asked for."""
    wanted = {talk.speaker, talk.target, *(part["by"] for part in talk.plan)} - {None}
    if wanted <= people.contracts.keys():
        laid.talks.append(talk)
    else:
        laid.answers[talk.ticket or 0] = (False, "one of them is gone")


def _keep_for_later(tick: Tick, show: Show, laid: desk.Desk, later: list[Promise]) -> None:
    """What must not be given away on this card, because it is promised for another."""
    shots_ = [promise for promise in later if promise.kind == Promise.Kind.SHOT]
    laid.kept = frozenset(promise.championship.slug for promise in shots_ if promise.championship)
    both = [belt for promise in later if promise.unifies for belt in (promise.championship, promise.unifies)]
    laid.kept |= {belt.slug for belt in both if belt is not None}
    laid.waiting = frozenset(promise.one.slug for promise in shots_ if promise.one)
    met = [_sides(promise) for promise in later if promise.one and promise.other]
    pairs = [(one, other) for side, against in met for one in side for other in against]
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


def _finals(tonight: list[Promise], here: set[str]) -> set[str]:
    """The vacant championships whose tournaments end tonight, with both who are left here and free."""
    ends = [promise for promise in tonight if _tie(promise) is not None and promise.championship is not None]
    spoken = {key for promise in tonight if _tie(promise) is None and promise.other for key in _people(promise)}
    return {
        promise.championship.slug
        for promise in ends
        if promise.championship and _people(promise) <= here and not _people(promise) & spoken
    }


def _people(promise: Promise) -> set[str]:
    return {who.slug for who in promise.people()}


def _sides(promise: Promise) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(mate.slug for mate in side) for side in promise.sides())


def _tie(promise: Promise) -> Tie | None:
    """The tie of a tournament that a promise is for."""
    found: Tie | None = getattr(promise, "tie", None)
    return found


def _owed(tick: Tick, promise: Promise, show: Show, laid: desk.Desk) -> desk.Owed:
    if promise.unifies is not None:
        unifying.to_champions(tick, promise)
    assert promise.one is not None
    tie, shot = _tie(promise), promise.kind == Promise.Kind.SHOT
    if tie is not None:
        reason, heat = brackets.billed(tie.stage, tie.tournament.name), HEAT_OF_STAGE.get(tie.stage, 0.0)
    elif shot:
        reason, heat = shots.reason(promise), 0.0
    elif promise.order:
        reason, heat = ORDERED, 0.0
    else:
        reason, heat = f"{show.name} was promised this match", MATCH_OF_PROMISE_HEAT
    belt = promise.championship.slug if promise.championship else None
    vacant = any(one.slug == belt and not one.holders for one in laid.belts)
    return desk.Owed(
        promise.pk,
        promise.one.slug,
        promise.other.slug if promise.other else None,
        promise.stipulation,
        # What a tournament is held for is not decided by a match that was promised before.
        None if vacant and tie is None and not shot else belt,
        reason,
        heat,
        promise.earns,
        wagers.holding(tick, promise, show.starts_at.date()) if promise.wagers else {},
        promise.unifies.slug if promise.unifies else None,
        _sides(promise) if promise.one_team and promise.other_team else (),
        tuple(team.slug if team else None for team in (promise.one_team, promise.other_team)),
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


def _belts(tick: Tick, finals: set[str]) -> list[desk.Belt]:
    """The championships that can be at stake: a vacant one, but for those of teams, only where its tournament ends."""
    belts, lines = [], contenders.contenders(tick)
    fought = Bout.objects.filter(championship__federation=roster.federation(tick), bell_at__isnull=False)
    last = dict(fought.values_list("championship_id").annotate(at=Max("bell_at")))
    for belt, reign, holders in roster.champions(tick).values():
        if not holders and belt.slug not in finals and _waits(tick, belt.holders_needed):
            continue
        defended = last.get(belt.pk)
        since = max(filter(None, (defended, reign.began_at if reign else None)), default=tick.at - timedelta(days=60))
        size = belt.holders_needed
        days, line = (tick.at - since).days, tuple(lines[belt.slug])
        belts.append(desk.Belt(belt.slug, belt.name, belt.position, belt.division, size, holders, days, line))
    return belts


def _waits(tick: Tick, size: int) -> bool:
    """Whether a vacant championship is for a tournament to fill: always, but where there are no two standing teams."""
    return size == 1 or sum(len(group.members.all()) == size for group in _standing(tick)) > 1


def _standing(tick: Tick) -> list[Group]:
    """Teams whose members all work here."""
    people = roster.load(tick).contracts
    return [team for team in roster.groups(tick).values() if all(who.slug in people for who in team.members.all())]


def _remember(tick: Tick, laid: desk.Desk) -> None:
    """Who met whom in the last months, how long ago and how often, and who was on how many of the last shows."""
    tuning = desk.TUNING
    recent = Side.objects.filter(
        bout__segment__show__federation=roster.federation(tick),
        bout__segment__show__starts_at__gte=tick.at - timedelta(days=tuning.memory_days),
        bout__segment__struck="",
    )
    seen = ("bout_id", "number", "character__slug", "bout__segment__show__number", "bout__segment__show__starts_at")
    rows = recent.values_list(*seen, *(f"bout__result__{name}" for name in ENDED))
    bouts: dict[int, list[tuple[int, str, int]]] = {}
    shows: dict[int, set[str]] = {}
    ended: dict[int, tuple[Any, ...]] = {}
    for bout, number, slug, show, at, *result in rows.order_by("bout_id", "number", "position"):
        days = (tick.at - at).days
        bouts.setdefault(bout, []).append((number, slug, days))
        ended[bout] = tuple(result)
        if days <= tuning.month_days:
            shows.setdefault(show, set()).add(slug)
    for sides in bouts.values():
        # In a battle royal one meets nobody in particular.
        if len({side for side, _, _ in sides}) <= MOST_SIDES:
            _meet(laid, sides)
    laid.open_ends = _open_ends(bouts, ended)
    for slug in sorted(set().union(*shows.values())):
        laid.worked[slug] = sum(slug in there for there in shows.values()) / len(shows)


def _open_ends(bouts: dict[int, list[tuple[int, str, int]]], ended: dict[int, tuple[Any, ...]]) -> list[desk.Unsettled]:
    """How the last match of one against one between any two ended, of those whose bell has been heard."""
    found: dict[tuple[str, str], list[desk.Unsettled]] = {}
    for bout, sides in bouts.items():
        settled, finish, winner, quarters, crowned = ended[bout]
        if len(sides) != 2 or settled is None or sides[0][2] > desk.TUNING.month_days:
            continue
        one, other = sorted(slug for _, slug, _ in sides)
        won = next((slug for number, slug, _ in sides if number == winner), None)
        before = found.setdefault((one, other), [])
        before.append(
            desk.Unsettled(one, other, won, finish, quarters / 4, crowned, sides[0][2], len(before) + 1),
        )
    return [min(met, key=lambda last: last.days) for _, met in sorted(found.items())]


def _meet(laid: desk.Desk, sides: list[tuple[int, str, int]]) -> None:
    """Enter one match: everybody in it met everybody on another side."""
    for index, (side, slug, days) in enumerate(sides):
        for against, other, _ in sides[index + 1 :]:
            if side != against:
                pair = (slug, other) if slug < other else (other, slug)
                laid.met_days[pair] = min(laid.met_days.get(pair, 999), days)
                laid.times[pair] = laid.times.get(pair, 0) + 1
