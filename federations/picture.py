"""What one sees of a match: scorebug, ring, crowd and chances, from public state alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from federations.billing import Bill, clock
from federations.camera import shot
from federations.models import Bout
from federations.sim.figures import in_stars
from federations.sim.kinds import Camera, Chant, Position, PublicState
from federations.sim.placing import before_the_bell
from federations.sim.rules import MOST_SIDES
from llmfed.world.models import Moment

LOUD = ((15, "Quiet"), (35, "A murmur"), (60, "Warm"), (80, "Loud"), (101, "On their feet"))
COUNTED = {Bout.Stipulation.TWO_FALLS, Bout.Stipulation.IRON}
CHANTS = {
    Chant.NAME: "“{name}! {name}!”",
    Chant.OURS: "“One of ours! {name}!”",
    Chant.SHAME: "“Shame! Shame!”",
    Chant.ENCORE: "“Don’t stop! Don’t stop!”",
    Chant.TABLES: "“We want tables!”",
    Chant.BORED: "“Bo-ring! Bo-ring!”",
}
# How far the crowd must lean before the page says towards whom.
LEANING = 15


class Stage(StrEnum):
    """How far a match is."""

    COMING = "coming"
    ENTRANCES = "entrances"
    ON = "on"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class BugSide:
    """A side on the scorebug."""

    name: str
    alignment: str
    falls: int
    holds: bool
    won: bool = False


@dataclass(frozen=True, slots=True)
class Scorebug:
    """The line that stays in sight; `outcome` is empty until the final bell."""

    sides: tuple[BugSide, ...]
    clock: str
    on_air: bool
    state_word: str
    championship: str
    stakes: str
    falls_count: bool = False
    outcome: str = ""
    crowned: bool = False
    # Where the rope under the names is pulled to, per cent from the left; None where nobody wrestles.
    pull: int | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """Somebody's place in the ring."""

    x: int
    y: int
    side: int
    mark: str
    pose: str


@dataclass(frozen=True, slots=True)
class RingView:
    """The ring; `box` is the part of it that the camera shows, as an SVG's viewBox."""

    tokens: tuple[Token, ...]
    words: str
    short: str
    box: str


@dataclass(frozen=True, slots=True)
class Share:
    """A side's chance, per mille; `start` is where its bar begins."""

    name: str
    win: int
    start: int


@dataclass(frozen=True, slots=True)
class Strip:
    crowd: int
    lean: int
    crowd_word: str
    sides: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A match at one moment."""

    stage: Stage
    scorebug: Scorebug
    ring: RingView
    strip: Strip


def stage_of(moment: Moment) -> Stage | None:
    """The stage that a moment brings a match to; None for what is said around it."""
    if moment.kind == "bout.result":
        return Stage.FINAL
    app = moment.kind.partition(".")[0]
    return {"segment": Stage.ENTRANCES, "bout": Stage.ON}.get(app)


def picture(bill: Bill, moments: Sequence[Moment], live: bool = True) -> Picture:
    """The picture after these aired moments of a match, the newest last; `live` is false on tape."""
    stage, state = Stage.COMING, opening_state(bill)
    last: Mapping[str, Any] = {}
    for moment in moments:
        stage = stage_of(moment) or stage
        if moment.facts.get("state"):
            state, last = moment.facts["state"], moment.facts
    view = ring(bill, state, Camera(last.get("camera", Camera.HARD)))
    return Picture(stage, scorebug(bill, stage, state, live), view, strip(bill, stage, state, last))


def opening_state(bill: Bill) -> PublicState:
    """What there is to see before the bell."""
    count = len(bill.sides)
    state: PublicState = {
        "clock_s": 0,
        "control": -1,
        "legal": [side.people[0].slug for side in bill.sides],
        "wear": [0] * count,
        "crowd": 0,
        "lean": 0,
        "win": [1000 // count] * count,
        "falls": [0] * count,
        "position": Position.STANDING,
        "worse": -1,
        "places": before_the_bell(count),
    }
    if bill.bout.stipulation == Bout.Stipulation.RUMBLE:
        state["coming"] = list(range(2, count))
    return state


def scorebug(bill: Bill, stage: Stage, state: PublicState, live: bool = True) -> Scorebug:
    """Who, how long, and what for; `live` is false on tape."""
    words = {Stage.COMING: "Coming", Stage.FINAL: "Final"}
    final = stage is Stage.FINAL
    sides = (
        BugSide(side.name, side.alignment, falls, side.holds, final and side.won)
        for side, falls in zip(bill.sides, state["falls"], strict=True)
        if not bill.crowded or side.number in _named(bill, state, final=final)
    )
    return Scorebug(
        tuple(sides),
        clock=clock(state["clock_s"]),
        on_air=live and stage in {Stage.ENTRANCES, Stage.ON},
        state_word=words.get(stage, "" if live else "Replay"),
        championship=bill.championship.name if bill.championship else "",
        stakes=_stakes(bill, state),
        falls_count=bill.bout.stipulation in COUNTED,
        outcome=_outcome(bill) if final else "",
        crowned=final and bill.changed_hands,
        pull=_pull(state),
    )


def _stakes(bill: Bill, state: PublicState) -> str:
    """The rules, or the show; and how many are left where they leave one by one."""
    out, coming = len(state.get("out", ())), len(state.get("coming", ()))
    if coming:
        return f"{bill.rules}: {len(bill.sides) - out - coming} in the ring, {coming} to come"
    if not out:
        return bill.rules or bill.show.name
    return f"{bill.rules}: {len(bill.sides) - out} of {len(bill.sides)} left"


def _named(bill: Bill, state: PublicState, *, final: bool) -> set[int]:
    """Of many sides, those on the scorebug: the two in action, or the one that has won."""
    if final:
        return {side.number for side in bill.sides if side.won}
    return {state["control"], state["worse"]} - {-1}


def _pull(state: PublicState) -> int:
    """Half of the rope belongs to whoever is on top; the middle to nobody."""
    return 25 if state["control"] < 0 else 50 * (state["control"] % 2)


def _outcome(bill: Bill) -> str:
    """How it ended, in a line."""
    won = f"new champion {bill.winner.name}" if bill.winner and bill.changed_hands else None
    stars = in_stars(bill.stars)
    return f"{won or (bill.winner.name if bill.winner else 'No winner')}, {bill.finish_text}. {stars}"


def ring(bill: Bill, state: PublicState, camera: Camera = Camera.HARD) -> RingView:
    """Where the legal wrestlers are, the nearest last."""
    people = {face.slug: face for side in bill.sides for face in side.people}
    tokens = [
        Token(x, y, side, people[slug].initials if slug in people else "?", _pose(state, side, (x, y)))
        for side, (slug, (x, y)) in enumerate(zip(state["legal"], state["places"], strict=True))
        if side not in {*state.get("out", ()), *state.get("coming", ())}
    ]
    tokens.sort(key=lambda token: (token.y, token.side))
    names = [people[slug].last_name if slug in people else slug for slug in state["legal"]]
    active = [state["places"][side] for side in {max(0, state["control"]), state["worse"]} if side >= 0]
    return RingView(tuple(tokens), _words(state, names), bill.show.federation.short, shot(camera, active))


def _pose(state: PublicState, side: int, place: tuple[int, int]) -> str:
    inside = all(0 <= value <= 100 for value in place)
    if state["position"] == Position.TOP and side != state["worse"] and inside:
        return "top"
    if state["position"] == Position.GROUNDED and side == state["worse"] and inside:
        return "down"
    return "up"


def _words(state: PublicState, names: list[str]) -> str:
    """The sketch in a sentence."""
    control, position = state["control"], Position(state["position"])
    if control < 0 and position is Position.STANDING:
        if len(names) > MOST_SIDES:
            return f"{len(names) - len(state.get('coming', ()))} of them in the ring."
        everyone = " and ".join((", ".join(names[:-1]), names[-1]))
        return f"{everyone}, nobody on top."
    # On their feet whoever is in charge comes first; anywhere else whoever is better off.
    one, other = _two(state, control if position is Position.STANDING else None, names)
    where = {
        Position.STANDING: f"{one} and {other} on their feet, {one} on top of it.",
        Position.GROUNDED: f"{one} over {other} on the mat.",
        Position.CORNER: f"{one} has {other} in the corner.",
        Position.ROPES: f"{one} has {other} on the ropes.",
        Position.TOP: f"{one} on the top rope, {other} below.",
        Position.OUTSIDE: f"{one} and {other} on the floor.",
    }
    return where[position]


def _two(state: PublicState, first: int | None, names: list[str]) -> tuple[str, str]:
    """The two in action by name, `first` before the other, or the one who is better off before the one who is not."""
    inside = [side for side, place in enumerate(state["places"]) if all(0 <= value <= 100 for value in place)]
    worse = state["worse"]
    better = next((side for side in [state["control"], *inside, *range(len(names))] if side not in {worse, -1}), 0)
    if first is not None:
        return names[first], names[worse if worse != first else better]
    return names[better], names[worse]


def strip(bill: Bill, stage: Stage, state: PublicState, last: Mapping[str, Any]) -> Strip:
    """The crowd and everybody's chances."""
    shares, start = [], 0
    for name, win in _chances(bill, state):
        shares.append(Share(name, win, start))
        start += win
    before = stage in {Stage.COMING, Stage.ENTRANCES}
    word = "Waiting for the bell" if before else _chanted(bill, last) or _crowd_word(bill, state)
    return Strip(state["crowd"], state["lean"], word, tuple(shares))


def _chances(bill: Bill, state: PublicState) -> list[tuple[str, int]]:
    """Every side's chance; of many, the best few and the field."""
    known = [(side.short, win) for side, win in zip(bill.sides, state["win"], strict=True)]
    if not bill.crowded:
        return known
    best = sorted(known, key=lambda one: -one[1])[: MOST_SIDES - 1]
    return [*best, ("the field", 1000 - sum(win for _, win in best))]


def _chanted(bill: Bill, last: Mapping[str, Any]) -> str:
    """What they shout as one, in quotes; empty where they do not."""
    names = {face.slug: face.last_name for side in bill.sides for face in side.people}
    name = names.get(last.get("chant_for", ""), "")
    return CHANTS[Chant(last["chant"])].format(name=name) if last.get("chant") else ""


def _crowd_word(bill: Bill, state: PublicState) -> str:
    loud = next(word for limit, word in LOUD if state["crowd"] < limit)
    lean = state["lean"]
    # Among several the lean is towards the first of them, or towards nobody in particular.
    nobody = len(bill.sides) > 2 and (lean > 0 or 0 in state.get("out", ()))
    if abs(lean) < LEANING or nobody:
        return f"{loud}, and split"
    side = bill.sides[0 if lean < 0 else 1]
    # In a line that must not become two.
    whom = side.short if side.team or len(side.people) == 1 else f"{side.people[0].last_name}’s side"
    return f"{loud}, and with {whom}"
