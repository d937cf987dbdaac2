"""Staging: a show opens, its segments are played one at a time, and it closes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from characters.topics import topic as character_topic
from federations import mending, predicting, refereeing, roster, rumbling, settling, talking, turnout, wagers
from federations.announcing import ENTRANCES_S, STAKES_S, entrances, ordered, stakes
from federations.models import Bout, Promise, Result, Segment, Show, Side
from federations.proofs import commitment
from federations.sim.bout import ENGINE_VERSION, simulate
from federations.sim.customs import custom
from federations.sim.kinds import BoutInput, BoutResult, Stipulation, Wrestler, passes
from federations.sim.rules import OVER_THE_TOP
from federations.topics import UNIVERSE, federation_topic, match_topic
from llmfed.prepared import rows_of
from llmfed.world import randomness
from llmfed.world.ticking import Tick

OPENING_S = 25
# Then the table says who wins, while the two wait for the bell.
PICKED_S, PICK_S = 95, 13
EARNED_AT = "earned_in__segment__show__name"

CASHED = Promise.objects.shots().filter(bout__segment=OuterRef("pk"), broken_at=None)
ON_AIR = rows_of(
    lambda federation: Show.objects.on_air().filter(federation=federation).select_related("place"), federation=int
)
SEGMENT = rows_of(
    lambda show: (
        Segment.objects.coming()
        .filter(show=show)
        .select_related("speaker", "target", "bout__championship", "bout__unifies", "bout__shot", "bout__referee")
        .annotate(cashed=Subquery(CASHED.values(row=JSONObject(by="one__slug", event=EARNED_AT))[:1]))
        .order_by("position")[:1]
    ),
    show=int,
)
SIDES = rows_of(
    lambda bout: (
        Side.objects.filter(bout=bout)
        .annotate(called=predicting.called())
        .select_related("character", "team")
        .order_by("number", "position")
    ),
    bout=int,
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows, after the final bell, that a bout was decided before the opening one."""

    seed: str
    played: dict[str, Any]


def open_show(tick: Tick, show: Show) -> None:
    """The lights go down."""
    fighters = mending.mend_card(tick, show)
    turnout.count(tick, show, fighters)
    show.state = Show.State.ON_AIR
    tick.timeline.on_air = True
    tick.kept["show"] = show
    facts = {"show": show.number, "name": show.name, "city": show.city, "attendance": show.attendance}
    _record(tick, "show.opened", facts, 8, [UNIVERSE])


def show_on_air(tick: Tick) -> Show:
    """The show that this federation is staging."""
    if "show" not in tick.kept:
        company = roster.federation(tick)
        assert company is not None
        show = ON_AIR.first(federation=company.pk)
        if show is None:
            raise Show.DoesNotExist(f"{company.slug} is on the air without a show")
        show.federation = company
        tick.kept["show"] = show
    found: Show = tick.kept["show"]
    return found


def coming(tick: Tick) -> Segment | None:
    """The segment that this tick will stage; loaded once a tick."""
    if "coming" not in tick.memo:
        tick.memo["coming"] = SEGMENT.first(show=show_on_air(tick).pk)
    found: Segment | None = tick.memo["coming"]
    return found


def stage_next(tick: Tick, show: Show) -> None:
    """Play the next segment, or close the show when there is none."""
    segment = coming(tick)
    if segment is None:
        close_show(tick, show)
        return
    opening = OPENING_S if show.staged == 0 else 0
    show.staged = segment.position
    segment.starts_at = tick.at
    tick.change(segment, "starts_at")
    if segment.kind == Segment.Kind.BOUT:
        tick.next_due_at = _fight(tick, show, segment.bout, opening)
    else:
        tick.next_due_at = talking.talk(tick, show, segment, opening)
    tick.change(show, "state", "staged", *turnout.COUNTED)


def close_show(tick: Tick, show: Show) -> None:
    """The house lights come up."""
    show.state, show.ended_at = Show.State.OVER, tick.at
    tick.change(show, "state", "ended_at")
    settling.keep_promises(tick, show)
    tick.timeline.on_air = False
    tick.forget("show")
    wagers.end_careers(tick, show)
    facts = {"show": show.number, "name": show.name, "attendance": show.attendance, "gate_cents": show.gate_cents}
    facts |= {"sold_out": show.sold_out} | ({"viewers": show.viewers} if show.viewers else {})
    _record(tick, "show.closed", facts, 0, [UNIVERSE])


def _fight(tick: Tick, show: Show, bout: Bout, opening: int) -> datetime:
    """Simulate a bout, record everything it will show, and return when its final bell rings."""
    sides = SIDES(bout=bout.pk)
    played = bout_input(tick, show, bout, sides)
    seed = randomness.seed(tick.secret, "bout", bout.key)
    result = simulate(played, randomness.stream(tick.secret, "bout", bout.key))
    bout.bell_at = tick.at + timedelta(seconds=opening + ENTRANCES_S)
    bout.commitment = commitment(seed, ENGINE_VERSION, asdict(played))
    tick.change(bout, "bell_at", "commitment")
    airs_at = bout.bell_at + timedelta(seconds=result.duration_s)
    _entrances(tick, bout, sides, opening)
    _tell(tick, bout, sides, result)
    _write_result(tick, bout, sides, result, Proof(seed.hex(), asdict(played)))
    return airs_at


def bout_input(tick: Tick, show: Show, bout: Bout, sides: Sequence[Side]) -> BoutInput:
    """All that decides a bout but chance."""
    people, energy = roster.load(tick), roster.energy_of(tick)
    fighters = tuple(
        tuple(roster.wrestler(tick, people.contracts[key], energy[key]) for key in side) for side in ordered(sides)
    )
    played = as_played(bout, show, show.staged, fighters)
    up = tuple(wagers.in_order(ordered(sides), wagers.put_up(sides)))
    return replace(played, **refereeing.counting(tick, bout, sides), wagers=up if any(up) else ())


def as_played(bout: Bout, show: Show, position: int, fighters: tuple[tuple[Wrestler, ...], ...]) -> BoutInput:
    """A match of these fighters at a position of a show's card."""
    city = show.place
    return BoutInput(
        key=bout.key,
        sides=fighters,
        stipulation=Stipulation(bout.stipulation),
        championship=bout.championship.slug if bout.championship else None,
        time_limit_s=bout.time_limit_s,
        given_s=bout.given_s,
        place=round((position - 1) / max(show.length - 1, 1), 3),
        heat=round(min(1.0, bout.heat / 30), 3),
        big_show=show.is_big,
        fouls=custom(show.federation.style).fouls,
        pencilled=bout.pencilled,
        cheers=tuple(city.cheers) if city else (),
        boos=tuple(city.boos) if city else (),
        noise=city.noise if city else 1.0,
    )


def _entrances(tick: Tick, bout: Bout, sides: Sequence[Side], opening: int) -> None:
    """What is at stake, who comes out, and whom the table picks."""
    topics = [match_topic(bout.key), *(character_topic(side.character.slug) for side in sides)]
    facts = stakes(bout, sides) | _shot(tick, bout) | wagers.told(sides)
    _record(tick, "segment.stakes", facts, opening + STAKES_S, topics)
    for after_s, entrance in entrances(bout, sides):
        _record(tick, "segment.entrance", entrance, opening + after_s, [match_topic(bout.key)])
    for order, pick in enumerate(predicting.predict(tick, show_on_air(tick), bout, sides)):
        after = opening + PICKED_S + PICK_S * order
        _record(tick, "segment.pick", {**pick, "bout": bout.key}, after, [match_topic(bout.key)])


def _shot(tick: Tick, bout: Bout) -> dict[str, Any]:
    """What a match has to do with a championship match that was earned, or can be."""
    segment = coming(tick)
    cashed: dict[str, str] | None = getattr(segment, "cashed", None)
    if cashed is not None:
        return {"why": "shot", "about": cashed["by"], "event": cashed["event"]}
    if bout.shot is None:
        return {}
    # The night of a story has enough to say for itself, and says what it leads to as well.
    plain = bout.heat == 0 and bout.stipulation not in OVER_THE_TOP
    return {"shot": bout.shot.slug} | ({"why": "eliminator"} if plain else {})


def _tell(tick: Tick, bout: Bout, sides: Sequence[Side], result: BoutResult) -> None:
    """Record every spot at its own time; the last one rings the final bell for everybody who follows."""
    assert bout.bell_at is not None
    own = [match_topic(bout.key)]
    for told in result.spots:
        facts: dict[str, Any] = {**told.facts, "bout": bout.key}
        topics = own
        if told.kind == "result":
            everyone = [character_topic(side.character.slug) for side in sides]
            topics = [*own, federation_topic(tick.timeline.slug), *everyone, UNIVERSE]
            facts |= ending(bout, sides, result)
        tick.record(f"bout.{told.kind}", facts, topics=topics, airs_at=bout.bell_at + timedelta(seconds=told.at_s))


def ending(bout: Bout, sides: Sequence[Side], result: BoutResult) -> dict[str, Any]:
    """What the final bell says, complete in itself for feeds that saw nothing of the bout."""
    return {
        "sides": [list(side) for side in ordered(sides)],
        **({} if result.winner is None else {"winner": result.winner}),
        "finish": str(result.finish),
        "duration_s": result.duration_s,
        "quarter_stars": round(result.rating * 4),
        "championship": bout.championship.slug if bout.championship else None,
    }


def _write_result(tick: Tick, bout: Bout, sides: Sequence[Side], result: BoutResult, proof: Proof) -> None:
    assert bout.bell_at is not None
    by, on = result.decisive or ("", "")
    Result.objects.create(
        bout=bout,
        airs_at=bout.bell_at + timedelta(seconds=result.duration_s),
        winner=result.winner,
        finish=result.finish,
        decisive_by=by,
        decisive_on=on,
        duration_s=result.duration_s,
        quarter_stars=round(result.rating * 4),
        title_change=_changes_hands(tick, bout, sides, result),
        changes={
            "energy": {key: round(value, 4) for key, value in result.energy_cost.items()},
            "pops": {key: round(value, 4) for key, value in result.pops.items()},
            "injuries": result.injuries,
            "stars": result.parts,
            **({"outs": rumbling.outs(result.spots)} if bout.stipulation in OVER_THE_TOP else {}),
        },
        seed=proof.seed,
        played=proof.played,
        engine=ENGINE_VERSION,
    )


def _changes_hands(tick: Tick, bout: Bout, sides: Sequence[Side], result: BoutResult) -> bool:
    """Whether the championship that is at stake, if one is, passes."""
    if bout.championship is None:
        return False
    return passes(ordered(sides), result.winner, result.finish, roster.champions(tick)[bout.championship.slug][2])


def _record(tick: Tick, kind: str, facts: dict[str, Any], after_s: int, topics: list[str]) -> None:
    whole = [federation_topic(tick.timeline.slug), *topics]
    tick.record(kind, facts, topics=whole, airs_at=tick.at + timedelta(seconds=after_s))
