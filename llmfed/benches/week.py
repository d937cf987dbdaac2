"""Weeks of a young world's shows, told as they would air."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from llmfed import headless
from llmfed.benches import scratch
from llmfed.world.models import Moment
from storylines import voice
from storylines.voice import Telling

# Days lived before the first that counts: by then people have met.
WARM_DAYS = 7


def told(days: int) -> list[Telling]:
    """Everything that was told in the default universe on `days` days, the days before them told as well."""
    with scratch.universe() as made:
        start = made.began_at + timedelta(days=WARM_DAYS)
        headless.advance(until=start + timedelta(days=days))
        moments = list(Moment.objects.filter(airs_at__lt=start + timedelta(days=days)).select_related("timeline"))
        return [telling for telling in voice.told(moments) if telling.moment.airs_at >= start]


def weeks(shows: Iterable[list[Telling]]) -> list[list[list[Telling]]]:
    """Shows by the week of the year in which they opened."""
    found: dict[tuple[int, int], list[list[Telling]]] = {}
    for show in shows:
        opened = show[0].moment.airs_at.isocalendar()
        found.setdefault((opened.year, opened.week), []).append(show)
    return list(found.values())


def shows(told: Iterable[Telling]) -> Iterator[list[Telling]]:
    """The tellings of each whole show, show by show."""
    open_: dict[str, list[Telling]] = {}
    for telling in told:
        line, kind = telling.moment.timeline.slug, telling.moment.kind
        if kind == "show.opened":
            open_[line] = []
        if line in open_:
            open_[line].append(telling)
        if kind == "show.closed" and line in open_:
            yield open_.pop(line)
