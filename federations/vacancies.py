"""Vacancies: a champion who cannot defend for too long gives the championship back."""

from datetime import timedelta

from federations import heralds, invariants, roster
from federations.models import Championship, Reign
from llmfed.world.ticking import Tick

# Whoever will not be fit within so long cannot make the defence that a championship is due (desk.TUNING).
SPARED = timedelta(days=28)


def look(tick: Tick) -> None:
    """Vacate the singles championships of those who are hurt for too long, unless one is at stake already."""
    hurt = {key: until - tick.at for key, until in roster.load(tick).hurt.items() if until - tick.at > SPARED}
    if not hurt:
        return
    for belt, reign, holders in roster.champions(tick).values():
        away = [key for key in holders if key in hurt]
        if away and reign is not None and belt.holders_needed == 1 and invariants.at_stake_in(belt) is None:
            days = hurt[away[0]].days
            vacate(tick, belt, reign, away[0], f"hurt, and out for another {days} days", days=days)
            tick.forget("champions")


def vacate(tick: Tick, belt: Championship, reign: Reign, who: str, why: str, *, days: int = 0) -> None:
    """End a reign without a match, and say why; `days` are those until whoever held it is fit, if that is it."""
    reign.ended_at, reign.vacated = tick.at, why
    reign.save(update_fields=["ended_at", "vacated"])
    heralds.vacate(tick, belt, roster.load(tick).character(who), days)
