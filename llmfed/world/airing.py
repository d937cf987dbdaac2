"""Airing: what was decided becomes public at its time, in one order, each with its number."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import orjson
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from llmfed.prepared import rows_of
from llmfed.world import away, live, telling
from llmfed.world.clock import at_wall, wall_of
from llmfed.world.models import Moment, Timeline, Universe

log = logging.getLogger(__name__)

BATCH = 500
# History is worded an evening at a time.
EVENING = timedelta(hours=12)

Words = list[list[str]]

NUMBER = """
WITH aired AS (
    UPDATE world_moment AS m SET no = v.no, words = v.words::jsonb
    FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS v(id, no, words) WHERE m.id = v.id
), told AS (
    INSERT INTO world_topictail (topic, no) SELECT * FROM unnest(%s::text[], %s::bigint[])
    ON CONFLICT (topic) DO UPDATE SET no = EXCLUDED.no
)
UPDATE world_universe SET last_no = %s
"""
WORDS = """
UPDATE world_moment AS m SET words = v.words::jsonb
FROM unnest(%s::bigint[], %s::text[]) AS v(id, words) WHERE m.id = v.id
"""
HISTORY = """
UPDATE world_moment AS m SET no = v.no FROM (
    SELECT w.id, %s + row_number() OVER (ORDER BY w.airs_at, t.slug, w.seq) AS no
    FROM world_moment w JOIN world_timeline t ON t.id = w.timeline_id
    WHERE w.no IS NULL AND w.airs_at <= %s AND w.airs_at <= t.due_at
) AS v WHERE m.id = v.id
"""
HISTORY_TAILS = """
INSERT INTO world_topictail (topic, no)
SELECT topic, max(no) FROM world_moment, unnest(topics) AS topic WHERE no IS NOT NULL GROUP BY topic
ON CONFLICT (topic) DO UPDATE SET no = EXCLUDED.no
"""


@dataclass(slots=True)
class Ahead:
    """What has been made ready of what airs next.

    Words are by primary key, and parts of pages by that and the number it will have. They are those of all that airs at
    one time; `rehearsed` is the first of these, once it has been tried.
    """

    words: dict[int, Words] = field(default_factory=dict)
    parts: dict[tuple[int, int], live.Parts] = field(default_factory=dict)
    rehearsed: int | None = None


def release(
    limit: int = BATCH, *, due_walls: list[float] | None = None, ahead: Ahead | None = None
) -> list[live.Frame]:
    """Number, word and commit all that is due now; returns the frames to publish, in order.

    Where all that is due was made ready `ahead`, those are its words, and what it is on pages.

    They are shown once they are public: whatever comes of that undoes nothing, and what cannot be shown has its number
    and its words, and nothing in its frames. The wall time at which each moment was due is added to `due_walls`, for
    whoever asks how late it is.
    """
    ahead = ahead or Ahead()
    with transaction.atomic():
        universe = HELD.first()
        if universe is None:
            return []
        due = _due(at_wall(universe, timezone.now()), limit)
        if not due:
            return []
        if not all(moment.pk in ahead.words for moment in due):
            # Words know those before them: a batch that is not whole is worded as one.
            ahead = Ahead(word(_placed(due)))
        _number(universe, due, ahead.words)
        prev = live.tails(sorted({topic for moment in due for topic in moment.topics}))
        _write(due)
    walls = [wall_of(universe, moment.airs_at) if universe.rate > 0 else None for moment in due]
    if due_walls is not None:
        due_walls += [wall for wall in walls if wall is not None]
    with telling.batch():
        return [
            frame
            for moment, wall in zip(due, walls, strict=True)
            for frame in live.frames(moment, prev, wall, ahead.parts.get((moment.pk, moment.no or 0), {}))
        ]


def word_ahead(ahead: Ahead, airs_at: datetime) -> None:
    """Word what airs next while it is waited for: all before it has aired."""
    coming = Moment.objects.filter(no=None, airs_at=airs_at).select_related("timeline")
    ahead.words.clear()
    ahead.parts.clear()
    ahead.words |= word(list(coming.order_by("timeline__slug", "seq")[:BATCH]))


def rehearse(ahead: Ahead, airs_at: datetime) -> None:
    """Draw what airs next as pages will be then, in a transaction that is undone: at its time it has only to be sent.

    Others who need the clock's row wait meanwhile, and what ticks do between now and then is seen a frame later. So it
    is done shortly before, and by nobody who has no time. What cannot be drawn is left for its time, and said then.
    """
    ahead.parts.clear()
    try:
        with transaction.atomic(), telling.batch():
            universe = HELD.first()
            due = _due(airs_at, BATCH)
            if universe is None or {moment.pk for moment in due} != ahead.words.keys():
                return
            _number(universe, due, ahead.words)
            _write(due)
            Universe.objects.update(world_at=airs_at, wall_at=timezone.now())
            drawn = {(moment.pk, moment.no or 0): live.parts(moment) for moment in due}
            transaction.set_rollback(True)
    except Exception as error:
        if away.database(error):
            raise
        log.info("what airs at %s could not be rehearsed", airs_at, exc_info=True)
        return
    ahead.parts |= drawn


def _number(universe: Universe, due: list[Moment], words: dict[int, Words]) -> None:
    for no, moment in enumerate(due, start=universe.last_no + 1):
        moment.no, moment.words = no, words[moment.pk]


def _held() -> QuerySet[Universe]:
    return Universe.objects.select_for_update()


def _waiting(now: datetime) -> QuerySet[Moment]:
    waiting = Moment.objects.filter(no=None, airs_at__lte=now).filter(airs_at__lte=F("timeline__due_at"))
    return waiting.order_by("airs_at", "timeline__slug", "seq")[:BATCH]


HELD, WAITING = rows_of(_held), rows_of(_waiting, now=datetime)


def _due(now: datetime, limit: int) -> list[Moment]:
    """Unaired moments whose time has come, of timelines that have nothing earlier left to run."""
    return WAITING(now=now)[:limit]


def _placed(due: list[Moment]) -> list[Moment]:
    """The same with their timelines: each read once, and not once a moment."""
    lines = Timeline.objects.in_bulk({moment.timeline_id for moment in due})
    for moment in due:
        moment.timeline = lines[moment.timeline_id]
    return due


def word(moments: list[Moment]) -> dict[int, Words]:
    """The wording of moments, by primary key, from the voice that settings name.

    A voice that fails costs its own moments their words and holds up nobody: what happened airs all the same.
    """
    try:
        with transaction.atomic():
            whole: dict[int, Words] = import_string(settings.VOICE)(moments)
        return whole
    except Exception as error:
        if away.database(error):
            # Nothing is wrong with the moments: they are worded when it is back.
            raise
        log.exception("no words for moments %s to %s", moments[0], moments[-1])
    if len(moments) == 1:
        return {moments[0].pk: []}
    return {pk: words for moment in moments for pk, words in word([moment]).items()}


def _write(due: list[Moment]) -> None:
    words = [orjson.dumps(moment.words).decode() for moment in due]
    last = {topic: moment.no for moment in due for topic in moment.topics}
    moments = [moment.pk for moment in due], [moment.no for moment in due], words
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, [*moments, [*last], [*last.values()], due[-1].no])


def release_history(until: datetime) -> int:
    """Number at once all that aired before the first visitor came; it is worded when it is first needed."""
    with transaction.atomic():
        universe = Universe.objects.select_for_update().get()
        with connection.cursor() as cursor:
            cursor.execute(HISTORY, [universe.last_no, until])
            count = int(cursor.rowcount)
            cursor.execute(HISTORY_TAILS)
        universe.last_no += count
        universe.save(update_fields=["last_no"])
    return count


def freeze(limit: int = BATCH, *, until_no: int | None = None) -> int:
    """Give aired moments (up to a number) that have no wording yet theirs, the latest evening first and in order."""
    with transaction.atomic():
        bare = Moment.objects.aired().filter(words__isnull=True)
        bare = bare if until_no is None else bare.filter(no__lte=until_no)
        latest = bare.order_by("-no").values_list("airs_at", flat=True).first()
        if latest is None:
            return 0
        # What is told later in a show knows what was told before it.
        evening = bare.filter(airs_at__gt=latest - EVENING).order_by("no")
        moments = list(evening.select_related("timeline").select_for_update(of=("self",), skip_locked=True)[:limit])
        words = word(moments)
        for moment in moments:
            moment.words = words[moment.pk]
        _write_words(moments)
    return len(moments)


def _write_words(moments: list[Moment]) -> None:
    words = [orjson.dumps(moment.words).decode() for moment in moments]
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [[moment.pk for moment in moments], words])
