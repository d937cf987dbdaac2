"""The state of a bout between the bells, and the one place where time passes and spots are told."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import NoReturn, TypedDict, Unpack

from federations.sim.crowd import Crowd
from federations.sim.fighter import Fighter
from federations.sim.forecast import forecast
from federations.sim.hall import camera, chanted, from_above
from federations.sim.kinds import BoutInput, Camera, Finish, Position, PublicState, Spot, SpotFacts, Told
from federations.sim.placing import places
from federations.sim.rules import RULES, Goal


@dataclass(frozen=True, slots=True)
class Tuning:
    """How an occasion stretches a bout: people pace themselves when it matters."""

    gap_s: int = 9  # seconds between told lines
    count_s: int = 3  # seconds between the counts of a cover
    untimed_s: int = 3600  # nobody stands longer than this
    close_s: int = 21  # seconds a last count and the announcement may take
    stride_tv: float = 0.98  # of an opener: wear is divided by it
    stride_tv_place: float = 1.05
    stride_big: float = 2.15
    stride_big_place: float = 2.8  # × place to the fourth: main events go long
    stride_s: int = 207  # of the time given, what makes a stride of 1 …
    overhead_s: int = 130  # … after what any match takes
    stride_least: float = 0.25
    stride_falls: float = 0.7  # two falls are shorter each
    stride_crowded: float = 0.7  # more bodies, more to recover behind
    stride_eliminates: float = 0.55  # so are those by which one of several leaves
    stride_over: float = 0.9  # what the last two of a battle royal have
    stride_one_by_one: float = 2.4  # of a rumble: whoever is not in the thick of it leans in a corner
    stride_most: float = 0.3  # of a match in which falls are counted until the time is up
    resolve_tv: float = -0.35  # on kick-outs
    resolve_big: float = 0.15
    resolve_place: float = 0.45
    bias: float = 0.10  # of might, for whom a finish is pencilled
    between: float = 0.0011  # wear a second of what is not told
    recover: float = 0.0016  # gas a second


T = Tuning()


class Phase(StrEnum):
    FEEL_OUT = "feel_out"
    CONTROL = "control"
    COMEBACK = "comeback"
    STRETCH = "stretch"
    SCRAMBLE = "scramble"


class Details(TypedDict, total=False):
    """The optional facts of a spot."""

    move: str
    named: str
    count: int
    finish: str
    winner: int
    times: int
    why: str
    helper: str
    left: int
    number: int
    camera: str


class BoutOver(Exception):
    """The last bell: how it ended, and who did it to whom."""

    def __init__(self, finish: Finish, winner: int | None, decisive: tuple[str, str] | None) -> None:
        super().__init__(finish)
        self.finish = finish
        self.winner = winner
        self.decisive = decisive


class Ring:
    """Everything that changes during a bout; `up` and `down` are the sides in action."""

    def __init__(self, bout: BoutInput, rng: Random, told: bool) -> None:
        self.bout = bout
        self.rnd: Callable[[], float] = rng.random
        self.told = told
        pencilled, prop = bout.pencilled, RULES[bout.stipulation].prop
        self.sides = [
            [
                Fighter(who, side, seat, 0.0 if pencilled is None else T.bias if pencilled == side else -T.bias, prop)
                for seat, who in enumerate(people)
            ]
            for side, people in enumerate(bout.sides)
        ]
        self.crowd = Crowd(bout)
        self.clock = self.last = 0
        self.spots: list[Told] = []
        self._open_rules()
        self._open_play()

    def _open_rules(self) -> None:
        bout = self.bout
        place = bout.place
        self.multi = len(self.sides) > 2
        self.teams = any(len(side) > 1 for side in self.sides)
        self.law = RULES[bout.stipulation]
        self.limit = max(bout.time_limit_s, 60) if self.law.timed else T.untimed_s
        self.strict = self.law.by_the_book and not self.multi
        if bout.big_show:
            self.stride = T.stride_big + T.stride_big_place * place**2 * place**2
            self.resolve = T.resolve_big + T.resolve_place * place
        else:
            self.stride = T.stride_tv + T.stride_tv_place * place
            self.resolve = T.resolve_tv + T.resolve_place * place
        if bout.given_s and not self.law.most:
            self.stride = max(T.stride_least, (bout.given_s - T.overhead_s) / T.stride_s)
        if self.law.falls > 1:
            self.stride *= T.stride_most if self.law.most else T.stride_falls
        if self.multi or self.teams:
            self.stride *= T.stride_crowded
        if self.law.goal is Goal.OVER:
            self.stride = T.stride_one_by_one if self.law.one_by_one else T.stride_over
        elif self.law.eliminates:
            self.stride *= T.stride_eliminates
        # How many beats there are to what may happen on any of them: no fewer in a match that is given little time.
        self.beats = max(1.0, self.stride)

    def _open_play(self) -> None:
        self.legal = [0] * len(self.sides)
        self.left = list(range(len(self.sides)))  # the sides that have not been eliminated …
        self.coming = self.left[2:] if self.law.one_by_one else []  # … and those of them that have not come in
        self.next_s = 0  # when the next of them does
        self.mixed = all({"m", "f"} == {one.who.gender for one in side} for side in self.sides)
        self.match_up(0)
        self.up, self.down = 0, 1
        self.control = -1
        self.position = Position.STANDING
        self.phase = Phase.SCRAMBLE if self.law.goal is Goal.OVER else Phase.FEEL_OUT
        self.leg = 0  # beats of this stretch of control
        self.hopes = 0  # hope spots in it
        self.fire = 0  # beats left of a comeback
        self.falls = [0] * len(self.sides)
        self.recent: list[str] = []
        self.hardest = 0.0  # impact of the last blow
        self.near_falls = self.swings = self.double_downs = self.cheats = self.outings = self.bumps = 0
        self.legs = self.stretched = self.variety = 0
        self.covered = (-1, 0)  # the side on its back, and the count
        self.won = -1  # the side that has won, once it has
        self.hot_tags = 0
        self.escaped = 0.0  # chances of the last fall that whoever is pencilled got away with
        self.set_up = False  # whether the ladder or the table stands

    def man(self, side: int) -> Fighter:
        """The legal wrestler of a side."""
        return self.sides[side][self.legal[side]]

    def match_up(self, side: int) -> None:
        """In mixed tags women meet women and men meet men: whoever faces this side's legal one changes too."""
        if not self.mixed:
            return
        gender = self.man(side).who.gender
        for other, team in enumerate(self.sides):
            now = self.man(other)
            like = [one for one in team if one.who.gender == gender and not one.out]
            if like and (now.out or now.who.gender != gender):
                self.legal[other] = min((one.wear, one.seat) for one in like)[1]

    def beat(self, kind: Spot, by: Fighter | None, on: Fighter | None, dwell: int, **details: Unpack[Details]) -> None:
        """Let `dwell` seconds pass (a told line's gap at least), then tell a spot; time may run out first."""
        self.wait(max(dwell, self.last + T.gap_s - self.clock), on)
        self.last = self.clock
        if self.told:
            self.tell(kind, by, on, details)

    def wait(self, seconds: int, on: Fighter | None) -> None:
        """Let time pass untold: breath comes back, and whoever is worked on wears down; time may run out."""
        if self.clock + seconds > self.limit - T.close_s:
            raise BoutOver(Finish.TIME_LIMIT, None, None)
        self.clock += seconds
        self.crowd.settle(seconds)
        for one in self.legal_pair():
            one.gas = min(1.0, one.gas + T.recover * seconds * one.who.stamina)
        if on is not None:
            on.take(T.between * seconds / self.stride)

    def legal_pair(self) -> tuple[Fighter, Fighter]:
        """The two in action."""
        return self.man(self.up), self.man(self.down)

    def fall(self, one: Fighter, other: Fighter, dwell: int, **details: Unpack[Details]) -> None:
        """Tell a fall that is not the last; one that was counted is told though the time is up right after it."""
        facts: Details = {**details, "winner": one.side, "times": sum(self.falls)}
        try:
            self.beat(Spot.FALL, one, other, dwell, **facts)
        except BoutOver:
            self.clock = max(self.clock, self.last + T.gap_s)
            if self.told:
                self.tell(Spot.FALL, one, other, facts)
            raise

    def count(self, number: int, by: Fighter, on: Fighter) -> None:
        """One count of the referee's."""
        self.clock += T.count_s
        self.crowd.settle(T.count_s)
        if self.told:
            self.tell(Spot.COUNT, by, on, {"count": number})

    def tell(self, kind: Spot, by: Fighter | None, on: Fighter | None, details: Details) -> None:
        """Write a spot with what anyone can see after it."""
        facts: SpotFacts = {
            "by": by.who.key if by else None,
            "on": on.who.key if on else None,
            "state": self.state(self._worse(on, details)),
            **details,
            **chanted(self, kind, by),
        }
        seen = camera(kind, self.position, high=from_above(kind, by, details.get("move")))
        if seen is not Camera.HARD:
            facts["camera"] = seen.value
        self.spots.append(Told(self.clock, kind, facts))

    def _worse(self, on: Fighter | None, details: Details) -> int:
        """Which side the position is bad for: whoever a move has just hit, else the one in trouble."""
        return on.side if on is not None and "move" in details else self.down

    def state(self, worse: int) -> PublicState:
        """What the building sees; nothing pencilled, no attribute."""
        better = self.up if worse != self.up else self.down
        legal = [self.man(side) for side in range(len(self.sides))]
        state: PublicState = {
            "clock_s": self.clock,
            "control": self.control,
            "legal": [one.who.key for one in legal],
            "wear": [min(1000, round(1000 * one.wear)) for one in legal],
            "crowd": self.crowd.loud(),
            "lean": self.crowd.lean(),
            "win": forecast(self, legal),
            "falls": list(self.falls),
            "position": self.position.value,
            "worse": worse,
            "places": places(self.position, len(legal), better, worse, self.clock),
        }
        if len(self.left) < len(self.sides):
            state["out"] = [side for side in range(len(self.sides)) if side not in self.left]
        if self.coming:
            state["coming"] = list(self.coming)
        return state

    def edge(self, one: Fighter, other: Fighter) -> float:
        """How much better one is than the other right now, about −0.5…0.5."""
        return one.grit - other.grit + 0.12 * (other.wear - one.wear) + 0.06 * (one.drive - other.drive)

    def seize(self, side: int, other: int) -> None:
        """Another side takes over: the one that was on top is now in trouble, on their feet."""
        if self.control not in (-1, side):
            self.swings += 1
        self.up, self.down = side, other
        self.control = side
        self.leg = self.hopes = 0
        if self.position is not Position.OUTSIDE:
            self.position = Position.STANDING

    def swing(self, one: Fighter, other: Fighter, amount: float) -> None:
        """Move momentum inside the bout from one to the other."""
        one.drive = min(1.0, one.drive + amount)
        other.drive = max(-1.0, other.drive - amount)

    def end(
        self, finish: Finish, one: Fighter | None, other: Fighter | None, dwell: int = 3, why: str = ""
    ) -> NoReturn:
        """The last bell: tell the finish and leave; raises BoutOver."""
        winner = one.side if one else None
        self.won = -1 if winner is None else winner
        details: Details = {"finish": finish.value}
        if winner is not None:
            details["winner"] = winner
        if why:
            details["why"] = why
        # A hold begun in time is decided in time: who would give up after the last bell does so by then.
        at = min(max(self.clock + dwell, self.last + T.gap_s), self.limit - T.gap_s)
        self.crowd.settle(at - self.clock)
        self.clock = self.last = at
        if self.told:
            self.tell(Spot.FINISH, one, other, details)
        raise BoutOver(finish, winner, (one.who.key, other.who.key) if one and other else None)
