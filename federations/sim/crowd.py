"""The crowd: how loud it is, whom it wants, and how it tires after a peak."""

from dataclasses import dataclass

from federations.sim.kinds import BoutInput, Wrestler


@dataclass(frozen=True, slots=True)
class Tuning:
    """Shares 0-1 unless said."""

    leak: float = 0.012  # of the distance to its base, a second
    base: float = 0.24
    base_place: float = 0.16  # the main event is awaited
    base_heat: float = 0.14
    base_over: float = 0.18
    base_big: float = 0.08
    peak: float = 0.86  # louder than this burns it out
    spent: float = 0.07  # what a peak costs
    rest: float = 0.0012  # recovered a second
    heel: float = -0.7  # a heel is wanted to lose
    tweener: float = 0.3
    sway: float = 0.10  # how far one beat can move whom they want
    own: float = 0.25  # what a city adds for its own, and takes from whom it never forgave
    own_least: float = 0.45  # its own is wanted at least so much, be it a heel; the other at most its negative


T = Tuning()


def appeal(who: Wrestler) -> float:
    """How much the crowd wants someone to win, −1…1."""
    side = 1.0 if who.alignment == "face" else T.heel if who.alignment == "heel" else T.tweener
    return side * (0.25 + 0.75 * who.over) * (0.8 + 0.4 * who.charisma)


def welcome(who: Wrestler, bout: BoutInput) -> float:
    """How much this city's crowd wants someone to win, −1…1: its own whatever they do, never whom it never forgave."""
    if who.key in bout.cheers:
        return min(1.0, max(T.own_least, appeal(who) + T.own))
    if who.key in bout.boos:
        return max(-1.0, min(-T.own_least, appeal(who) - T.own))
    return appeal(who)


class Crowd:
    """A leaky integrator of pops; `level` 0-1, `wants` −1…1 a side."""

    __slots__ = ("base", "high", "level", "noise", "peaks", "spent", "total", "wants")

    def __init__(self, bout: BoutInput) -> None:
        people = [who for side in bout.sides for who in side]
        over = sum(who.over for who in people) / len(people)
        self.base = T.base + T.base_place * bout.place + T.base_heat * bout.heat + T.base_over * over
        self.base += T.base_big if bout.big_show else 0.0
        self.noise = bout.noise
        self.base *= self.noise
        self.level = self.base
        self.wants = [sum(welcome(who, bout) for who in side) / len(side) for side in bout.sides]
        self.spent = 0.0
        self.total = 0.0  # loudness × seconds
        self.high = self.level
        self.peaks = 0

    def settle(self, seconds: int) -> None:
        """Let time pass: the noise leaks towards its base."""
        self.total += self.level * seconds
        self.level += (self.base - self.level) * min(1.0, T.leak * seconds)
        self.spent = max(0.0, self.spent - T.rest * seconds)

    def pop(self, amount: float, side: int) -> None:
        """A reaction to what a side did; who is loved or hated is heard, and peaks burn the crowd out."""
        felt = amount * self.noise * (0.6 + 0.4 * abs(self.wants[side])) * (1.0 - self.spent)
        self.level += felt * (1.0 - self.level)
        if self.level > T.peak:
            self.peaks += 1
            self.spent = min(0.6, self.spent + T.spent)
        self.high = max(self.high, self.level)

    def sway(self, side: int, amount: float) -> None:
        """Move whom they want: courage wins friends, cheating loses them."""
        self.wants[side] = max(-1.0, min(1.0, self.wants[side] + T.sway * amount))

    def loud(self) -> int:
        """Loudness 0-100."""
        return round(100 * min(1.0, self.level))

    def lean(self) -> int:
        """Towards side 0 (−100) or the others (100)."""
        wants = self.wants
        rest = max(wants[1:])
        return max(-100, min(100, round(60 * (rest - wants[0]))))
