"""Vacancies: a champion who cannot defend for too long, or who leaves, gives the championship back."""

from datetime import timedelta

from characters.models import Character
from federations import heralds, invariants, roster
from federations.models import Championship, Reign
from llmfed.world.ticking import Tick

# Whoever will not be fit within so long cannot make the defence that a championship is due (desk.TUNING).
SPARED = timedelta(days=28)


def look(tick: Tick) -> None:
    """Vacate the championships of those who are hurt for too long, partners with them, unless one is at stake."""
    hurt = {key: until - tick.at for key, until in roster.load(tick).hurt.items() if until - tick.at > SPARED}
    if not hurt:
        return
    for belt, reign, holders in roster.champions(tick).values():
        away = [key for key in holders if key in hurt]
        if away and reign is not None and invariants.at_stake_in(belt) is None:
            days, who = hurt[away[0]].days, roster.load(tick).character(away[0])
            vacate(tick, belt, reign, who, f"hurt, and out for another {days} days", days=days)
            tick.forget("champions")


def leave(tick: Tick, who: Character, why: str, kind: str = "left") -> None:
    """Whoever leaves for good, or for another house, leaves what they hold; so do those who hold it with them."""
    for belt, reign, holders in list(roster.champions(tick).values()):
        if reign is not None and who.slug in holders:
            vacate(tick, belt, reign, who, why, kind=kind)
    tick.forget("champions")


def vacate(
    tick: Tick, belt: Championship, reign: Reign, who: Character, why: str, *, kind: str = "", days: int = 0
) -> None:
    """End a reign without a match, and say why; `days` are those until whoever held it is fit, if that is it."""
    reign.ended_at, reign.vacated = tick.at, why
    reign.save(update_fields=["ended_at", "vacated"])
    heralds.vacate(tick, belt, who, days, kind, why)
