"""Rumbles on their night: who is in it by which number, who threw out whom, who was left."""

from collections.abc import Iterable, Sequence

from federations import heralds, roster, shots
from federations.models import Bout, Entrant, Result, Show, Tournament
from federations.sim import rumbles
from federations.sim.desk import Pairing, Rumble
from federations.sim.kinds import Finish, Spot, Told
from federations.sim.rules import OVER_THE_TOP
from llmfed.world.ticking import Tick

State = Tournament.State
OVER_TOP = Finish.OVER_TOP.value


def entered(tick: Tick, show: Show) -> Rumble | None:
    """What the booker needs to know of the rumble that is on a show, if one is."""
    cup = Tournament.objects.running().filter(night=show, bout=None).select_related("championship").first()
    if cup is None:
        return None
    tick.memo["rumble"] = cup
    people = cup.entrants.order_by("seed").values_list("character__slug", flat=True)
    belt = cup.championship
    return Rumble(cup.pk, cup.name.removeprefix("The "), tuple(people), belt.slug if belt else None)


def draw(tick: Tick, booked: Iterable[tuple[Pairing, Bout]]) -> None:
    """A card is out: who is in the rumble, and as which number. Whoever cannot come has somebody in their place."""
    for pairing, bout in booked:
        if pairing.rumble is not None:
            cup = tick.memo["rumble"]
            cup.bout = bout
            cup.save(update_fields=["bout"])
            _seat(roster.load(tick), cup, [key for side in pairing.sides for key in side])


def _seat(people: roster.Roster, cup: Tournament, line: Sequence[str]) -> list[Entrant]:
    """Give everybody the number under which they come in, from 1; whoever is new comes for somebody who is not there.

    An entrant for whom there is no place is out of it before it began.
    """
    entrants = list(cup.entrants.select_related("character").order_by("seed"))
    known = {one.character.slug: one for one in entrants}
    if [one.drawn for one in map(known.get, line) if one] == list(range(1, len(line) + 1)):
        return entrants
    empty = [one for one in entrants if one.character.slug not in line]
    if any(one.drawn for one in entrants):
        # Two may not have the same number, be it only for a moment.
        Entrant.objects.filter(tournament=cup).update(drawn=None)
    for one in entrants:
        one.drawn = None
    for number, key in enumerate(line, start=1):
        if key not in known and empty:
            seat = known[key] = empty.pop(0)
            seat.instead_of, seat.character = seat.instead_of or seat.character.name, people.character(key)
        elif key not in known:
            who = people.character(key)
            known[key] = Entrant.objects.create(tournament=cup, seed=len(entrants) + 1, character=who)
            entrants.append(known[key])
        known[key].drawn = number
    Entrant.objects.bulk_update(entrants, ["drawn", "character", "instead_of"])
    return entrants


def outs(spots: Iterable[Told]) -> list[list[str]]:
    """Who threw out whom, in order, from a match's spots: the last of them by the finish."""
    found = []
    for told in spots:
        if told.kind in (Spot.ELIMINATED, Spot.FINISH) and told.facts.get("finish") == OVER_TOP:
            found.append([told.facts["by"] or "", told.facts["on"] or ""])
    return found


def settle(tick: Tick, result: Result) -> None:
    """The last bell of a rumble: who went out as which, by whom, and who was left."""
    if result.bout.stipulation not in OVER_THE_TOP:
        return
    cup = Tournament.objects.running().filter(bout=result.bout).select_related("championship").first()
    if cup is None:
        return
    sides = list(result.bout.sides.all())
    entrants = _seat(roster.load(tick), cup, [side.character.slug for side in sides])
    by_slug = {one.character.slug: one for one in entrants}
    gone = [(by_slug[on], by_slug.get(by)) for by, on in result.changes["outs"]]
    seeds = [rumbles.Out(one.seed, by.seed if by else None) for one, by in gone]
    line = [by_slug[side.character.slug].seed for side in sides]
    for number, (one, by) in enumerate(gone, start=1):
        one.out, one.out_by = number, by
    Entrant.objects.bulk_update([one for one, _ in gone], ["out", "out_by"])
    won = next((one for one in entrants if one.seed == rumbles.winner(line, seeds)), None)
    _close(tick, cup, won)
    if won is None:
        return
    last = [gone[-1][0].character] if gone else []
    heralds.won(tick, cup, [won.character], last, result.bout.key)
    if result.bout.shot_id is None and cup.championship is not None:
        # Nobody held it when the card was made; it was promised all the same.
        shots.earn(tick, result.bout, cup.championship, won.character)


def _close(tick: Tick, cup: Tournament, won: Entrant | None) -> None:
    cup.state, cup.ended_at, cup.winner = (State.OVER if won else State.OFF), tick.at, won
    cup.save(update_fields=["state", "ended_at", "winner"])


def look(tick: Tick) -> None:
    """Once a week: a rumble whose night has gone by without it is off."""
    company = roster.federation(tick)
    assert company is not None
    late = company.tournaments.running().filter(kind=Tournament.Kind.RUMBLE, night__state=Show.State.OVER)
    for cup in late.order_by("number"):
        _close(tick, cup, None)
