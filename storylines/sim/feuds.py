"""Feud heat (after The Great Work's thresholds): at 10 they must meet, at 20 it can be settled, at 30 it boils over."""

from dataclasses import dataclass

from federations.sim.kinds import DECIDED, Finish


@dataclass(frozen=True, slots=True)
class Tuning:
    must_meet: float = 10.0
    can_settle: float = 20.0
    top: float = 30.0
    forgotten: float = 1.5  # cooler than this and nobody remembers what it was about
    cooling_a_day: float = 0.15  # heat lost a day; a month without a meeting costs about five
    foul: float = 9.0  # a win that was stolen
    hard_fought: float = 3.5  # a long, even match between a face and a heel
    title: float = 4.0  # a championship at stake
    hard_stars: float = 1.25  # from which a match was one
    close_stars: float = 2.5  # from which it was too good to be the last


TUNING = Tuning()

# Ways to win that leave nothing to be said.
CLEAN = DECIDED - {Finish.ROLL_UP, Finish.INTERFERENCE, Finish.STOPPAGE, Finish.SCREWJOB}

FOUL = {
    "dq": "the disqualification",
    "interference": "the interference",
    "count_out": "the count-out",
    "screwjob": "the count",
}


FOULS = frozenset(f"{what} that one of them still calls a win" for what in FOUL.values())


@dataclass(frozen=True, slots=True)
class Fought:
    """What a quarrel needs to know of a bout."""

    finish: str
    championship: bool
    title_change: bool
    opposed: bool
    big_show: bool
    stars: float


def stirred(heat: float, fought: Fought, tuning: Tuning = TUNING) -> float:
    """Heat after a bout, 0–30."""
    added = 1.0
    if fought.finish in FOUL:
        added += tuning.foul
    elif fought.finish == "roll_up":
        added += tuning.foul / 2
    if fought.opposed and fought.stars >= tuning.hard_stars:
        added += tuning.hard_fought
    if fought.championship:
        added += tuning.title
    return min(tuning.top, heat + added)


def cooled(heat: float, *, days: float, tuning: Tuning = TUNING) -> float:
    """Heat after days without a meeting."""
    return max(0.0, round(heat - tuning.cooling_a_day * days, 4))


def slight(fought: Fought) -> str | None:
    """What a bout gives two people to quarrel over, as an announcer would say it; None for nothing."""
    if fought.finish in FOUL:
        return f"{FOUL[fought.finish]} that one of them still calls a win"
    if fought.title_change:
        return "a championship that changed hands between them"
    if fought.finish == "roll_up" and fought.opposed:
        return "a three-count with a handful of tights"
    if fought.opposed and fought.stars >= TUNING.close_stars:
        return "a match too close for either to let go"
    return None


def settles(fought: Fought, heat: float, tuning: Tuning = TUNING) -> bool:
    """Whether a bout ends the quarrel: hot enough, on a big show, and with a winner who needs no excuse."""
    return heat >= tuning.can_settle and fought.big_show and fought.finish in CLEAN
