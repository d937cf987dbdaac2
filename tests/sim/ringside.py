"""A small cast for bouts: Cass does a bit of all, Vesna flies, Brandt is strong, Odile twists limbs."""

from dataclasses import replace
from random import Random

from federations.sim.bout import simulate
from federations.sim.kinds import BoutInput, BoutResult, Stipulation, Wrestler

CASS = Wrestler(
    key="cass",
    alignment="face",
    style="all_rounder",
    gender="woman",
    age=29,
    height_cm=178,
    weight_kg=82,
    strength=0.5,
    agility=0.5,
    technique=0.5,
    brawling=0.5,
    stamina=0.6,
    toughness=0.55,
    charisma=0.6,
    over=0.5,
    momentum=0.0,
    energy=0.9,
    finisher="Last Orders",
    finisher_kind="impact",
    signatures=("Short Measure", "The Lock-in"),
)
VESNA = replace(
    CASS,
    key="vesna",
    style="high_flyer",
    agility=0.85,
    strength=0.3,
    weight_kg=62,
    finisher="Swan Fall",
    finisher_kind="dive",
)
BRANDT = replace(
    CASS,
    key="brandt",
    alignment="heel",
    style="powerhouse",
    strength=0.85,
    agility=0.3,
    weight_kg=128,
    finisher="Kiln",
)
ODILE = replace(
    CASS,
    key="odile",
    alignment="heel",
    style="submission",
    technique=0.8,
    finisher="The Quiet Room",
    finisher_kind="submission",
)
CAST = (CASS, VESNA, BRANDT, ODILE)


def booked(*sides: tuple[Wrestler, ...] | Wrestler, **changes: object) -> BoutInput:
    """A television bout between sides, in the middle of the card."""
    plain = BoutInput(
        key="bout",
        sides=tuple(side if isinstance(side, tuple) else (side,) for side in sides),
        stipulation=Stipulation.STANDARD,
        championship=None,
        time_limit_s=1800,
        place=0.5,
        heat=0.3,
        big_show=False,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def many(bout: BoutInput, count: int) -> list[BoutResult]:
    """The same bout under many chances, untold."""
    return [simulate(bout, Random(seed), told=False) for seed in range(count)]
