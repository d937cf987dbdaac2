"""Tournaments: a federation opens one a year, one for every championship that nobody holds, and looks after them."""

from federations import appointing, courses, opening, roster, rumbling, ties, vacancies
from federations.models import Tournament
from llmfed.world.ticking import Tick

MONDAY = 0


def run(tick: Tick) -> None:
    """Once a day those under way are looked after; on Mondays the office vacates and opens."""
    running, monday = courses.courses(tick), tick.at.weekday() == MONDAY
    if monday:
        vacancies.look(tick)
        rumbling.look(tick)
        if opening.open_due(tick, running):
            running = courses.courses(tick)
    if not running:
        return
    nights = courses.nights(tick)
    for course in running:
        if _pointless(tick, course.tournament):
            ties.call_off(tick, course, "there is nothing to win")
        else:
            appointing.look_after(tick, course, nights)


def _pointless(tick: Tick, cup: Tournament) -> bool:
    """Whether the championship that one is for has a champion again, or is no more."""
    if cup.prize != Tournament.Prize.CROWN:
        return False
    held = roster.champions(tick).get(cup.championship.slug) if cup.championship else None
    return held is None or bool(held[2])
