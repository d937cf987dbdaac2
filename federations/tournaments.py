"""Tournaments: a federation opens one a year, one for every championship that nobody holds, and looks after them."""

from federations import appointing, courses, opening, rumbling, ties, vacancies
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
        if ties.is_pointless(tick, course.tournament):
            ties.call_off(tick, course)
        else:
            appointing.look_after(tick, course, nights)
