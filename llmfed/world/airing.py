"""Airing: what was decided becomes public at its time, in one order, each with its number."""

import json
import logging
import signal
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import FrameType

import redis
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from llmfed.world import away, counting, live, telling, valkey
from llmfed.world.clock import at_wall, wall_of, wall_seconds_until
from llmfed.world.models import Moment, Timeline, Universe, tails

log = logging.getLogger(__name__)

BATCH = 500
FREEZE = 20
# History is worded an evening at a time.
EVENING = timedelta(hours=12)
# Never sleep past this: a tick may have recorded something nearer.
DOZE_S = 0.25
# What airs so soon is worded ahead; and drawn, unless it is nearer than a rehearsal may take.
SOON_S = 10.0
NEAR_S, TOO_NEAR_S = 1.0, 0.15

Words = list[list[str]]

NUMBER = """
UPDATE world_moment AS m SET no = v.no, words = v.words::jsonb
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS v(id, no, words) WHERE m.id = v.id
"""
WORDS = """
UPDATE world_moment AS m SET words = v.words::jsonb
FROM unnest(%s::bigint[], %s::text[]) AS v(id, words) WHERE m.id = v.id
"""
TAIL = """
INSERT INTO world_topictail (topic, no) SELECT * FROM unnest(%s::text[], %s::bigint[])
ON CONFLICT (topic) DO UPDATE SET no = EXCLUDED.no
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
        universe = Universe.objects.select_for_update().first()
        if universe is None:
            return []
        due = _due(at_wall(universe, timezone.now()), limit)
        if not due:
            return []
        if not all(moment.pk in ahead.words for moment in due):
            # Words know those before them: a batch that is not whole is worded as one.
            ahead = Ahead(word(due))
        _number(universe, due, ahead.words)
        prev = tails(sorted({topic for moment in due for topic in moment.topics}))
        _write(universe, due)
    walls = [wall_of(universe, moment.airs_at) if universe.rate > 0 else None for moment in due]
    if due_walls is not None:
        due_walls += [wall for wall in walls if wall is not None]
    with telling.batch():
        return [
            frame
            for moment, wall in zip(due, walls, strict=True)
            for frame in live.frames(moment, prev, wall, ahead.parts.get((moment.pk, moment.no or 0), {}))
        ]


def _number(universe: Universe, due: list[Moment], words: dict[int, Words]) -> None:
    for no, moment in enumerate(due, start=universe.last_no + 1):
        moment.no, moment.words = no, words[moment.pk]


def _due(now: datetime, limit: int) -> list[Moment]:
    """Unaired moments whose time has come, of timelines that have nothing earlier left to run."""
    waiting = Moment.objects.filter(no=None, airs_at__lte=now).filter(airs_at__lte=F("timeline__due_at"))
    due = list(waiting.order_by("airs_at", "timeline__slug", "seq")[:limit])
    # Each timeline once, and not once a moment: of a burst that is a quarter of the work.
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
    except away.DATABASE:
        # Nothing is wrong with the moments: they are worded when it is back.
        raise
    except Exception:
        log.exception("no words for moments %s to %s", moments[0], moments[-1])
    if len(moments) == 1:
        return {moments[0].pk: []}
    return {pk: words for moment in moments for pk, words in word([moment]).items()}


def _write(universe: Universe, due: list[Moment]) -> None:
    universe.last_no = due[-1].no or universe.last_no
    universe.save(update_fields=["last_no"])
    last = {topic: moment.no for moment in due for topic in moment.topics}
    with connection.cursor() as cursor:
        words = [json.dumps(moment.words, ensure_ascii=False) for moment in due]
        cursor.execute(NUMBER, [[moment.pk for moment in due], [moment.no for moment in due], words])
        cursor.execute(TAIL, [list(last), list(last.values())])


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
    words = [json.dumps(moment.words, ensure_ascii=False) for moment in moments]
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [[moment.pk for moment in moments], words])


def publish(client: "redis.Redis", frames: list[live.Frame]) -> None:
    """Send a batch of frames to every web process's hub."""
    if frames:
        client.publish(live.channel(), json.dumps([frame.published for frame in frames]))


def wait_s(ahead: Ahead | None = None) -> float:
    """Wall seconds until something is due, at most a doze; what is due soon is made ready in `ahead` meanwhile."""
    universe = Universe.objects.first()
    if universe is None:
        return DOZE_S
    nearest = Moment.objects.filter(no=None).order_by("airs_at").values_list("pk", "airs_at").first()
    if nearest is None:
        return DOZE_S
    pk, airs_at = nearest
    left = wall_seconds_until(universe, airs_at, timezone.now())
    if left is None:
        return DOZE_S
    if ahead is not None and pk not in ahead.words and left < SOON_S:
        word_ahead(ahead, airs_at)
        return wait_s()
    if ahead is not None and pk != ahead.rehearsed and TOO_NEAR_S < left < NEAR_S:
        ahead.rehearsed = pk
        rehearse(ahead, airs_at)
        return wait_s()
    return min(max(left, 0.005), DOZE_S)


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
            universe = Universe.objects.select_for_update().get()
            due = _due(airs_at, BATCH)
            if {moment.pk for moment in due} != ahead.words.keys():
                return
            _number(universe, due, ahead.words)
            _write(universe, due)
            Universe.objects.update(world_at=airs_at, wall_at=timezone.now())
            drawn = {(moment.pk, moment.no or 0): live.parts(moment) for moment in due}
            transaction.set_rollback(True)
    except away.DATABASE:
        raise
    except Exception:
        log.info("what airs at %s could not be rehearsed", airs_at, exc_info=True)
        return
    ahead.parts |= drawn


def loop() -> None:
    """Air until told to stop. A lost database or Valkey is waited for; nothing is lost with them."""
    stop = threading.Event()

    def ask(signum: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    client = valkey.connect()
    counting.begin()
    ahead = Ahead()
    while not stop.is_set():
        try:
            if not air(client, ahead):
                wait = wait_s(ahead)
                # Old history is worded a little at a time, and only while nothing is about to air.
                if wait < DOZE_S or not freeze(FREEZE):
                    stop.wait(wait)
        except away.ANYTHING:
            connection.close()
            stop.wait(1.0)


def air(client: "redis.Redis", ahead: Ahead | None = None) -> bool:
    """Release and publish what is due now, and count how late it is; False when nothing was."""
    due_walls: list[float] = []
    frames = release(due_walls=due_walls, ahead=ahead)
    publish(client, frames)
    told_at = timezone.now().timestamp()
    for due_wall in due_walls:
        counting.FRAMES.observe(max(told_at - due_wall, 0.0))
    return bool(frames)
