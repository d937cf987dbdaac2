"""Shape: what being away has cost somebody, from days that anybody can count."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Days."""

    idle_from: int = 28  # a month without a match shows …
    idle_to: int = 150  # … and after five it cannot show more
    tender: int = 45  # so long after an injury what was hurt is hurt again more easily


TUNING = Tuning()


def rust(idle_days: int, tuning: Tuning = TUNING) -> float:
    """How rusty somebody is, 0-1, whose last match was so many days ago."""
    return _share(idle_days - tuning.idle_from, tuning.idle_to - tuning.idle_from)


def frail(healed_days: int, tuning: Tuning = TUNING) -> float:
    """How easily somebody is hurt again, 0-1, who has been fit for so many days; the unfit do not wrestle."""
    return _share(tuning.tender - healed_days, tuning.tender) if healed_days >= 0 else 0.0


def _share(days: int, of: int) -> float:
    return round(max(0.0, min(1.0, days / of)), 3)
