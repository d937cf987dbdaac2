"""Leaving: when somebody thinks of retiring, and why. Asked four times a year."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Chances a quarter, 0-1; ages in years."""

    age_from: float = 37.0
    age: float = 0.12  # at ten years past that; it grows with the square
    hurt_from: int = 90  # days out within two years before anybody thinks of it
    body: float = 0.12  # for a whole year out
    body_age: float = 27.0  # the young wait for it to heal; ten years later it counts in full
    sour: float = -0.35  # pleasure, from which on nobody enjoys it …
    heart: float = 0.03  # … for who enjoys nothing at all
    heart_age: float = 30.0
    loved: float = 0.35  # less of it, for whom everybody comes to see
    unwanted: float = 2.5  # × age, for who is not under contract anywhere
    most: float = 0.4


TUNING = Tuning()
AGE, BODY, HEART = "age", "body", "heart"
SAID = {
    AGE: "the years",
    BODY: "a body that has been hurt too often",
    HEART: "no wish to go on",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: age in years, days hurt in the last two years, pleasure −1…1, over 0-1."""

    age: float
    hurt_days: int = 0
    pleasure: float = 0.0
    over: float = 0.3
    signed: bool = True


def chances(who: Standing, tuning: Tuning = TUNING) -> dict[str, float]:
    """How likely somebody is to go this quarter, by reason."""
    past = max(0.0, who.age - tuning.age_from) / 10
    out = max(0, who.hurt_days - tuning.hurt_from) / 365
    worn = max(0.0, min(1.0, (who.age - tuning.body_age) / 10))
    sour = max(0.0, (tuning.sour - who.pleasure) / (1 + tuning.sour))
    stays = 1 - tuning.loved * who.over
    found = {
        AGE: tuning.age * past * past * (1.0 if who.signed else tuning.unwanted),
        BODY: tuning.body * out * out * worn,
        HEART: tuning.heart * sour * (who.age >= tuning.heart_age),
    }
    return {why: min(tuning.most, chance * stays) for why, chance in found.items()}


def leaves(who: Standing, draw: float, tuning: Tuning = TUNING) -> str:
    """Why somebody goes, if they do, for a draw 0-1; empty if they stay."""
    least = 0.0
    for why, chance in chances(who, tuning).items():
        if least <= draw < least + chance:
            return why
        least += chance
    return ""
