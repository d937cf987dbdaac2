"""The control room: how all of it is, drawn anew each second while a superuser looks; else nothing is asked."""

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import redis
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from llmfed import backlog
from llmfed.accounts.models import Viewer
from llmfed.world import counting, live
from llmfed.world.clock import at_wall
from llmfed.world.models import Failure, Timeline, Universe

TOPIC = "control:room"
# Seconds that a curve goes back, and the size in which it is drawn.
BACK, WIDTH, HEIGHT = 120, 240, 40
# A universe may have a thousand timelines; those that are late come first.
SHOWN = 40
# Whoever looks is shown something new each second; nobody has looked for so long.
GAP_S = 5.0


def may_enter(viewer: Viewer) -> bool:
    """Superusers at their desk: what has failed may tell of what has not aired, and private federations are named."""
    return viewer.is_authenticated and viewer.is_staff and viewer.is_superuser and viewer.proven


def links(request: HttpRequest) -> list[dict[str, str]]:
    """The way here, in the admin's menu of those who may go it."""
    return [{"title": "Control room", "link": reverse("control")}] if may_enter(request.user) else []


def _authorise(viewer: Viewer, ident: str) -> str | None:
    return TOPIC if ident == "room" and may_enter(viewer) else None


live.door(live.Door("control", _authorise, counted=False, aside="llmfed.control.aside"))


@dataclass(frozen=True, slots=True)
class Curve:
    """How something went in the last two minutes, and how it is now."""

    name: str
    unit: str
    values: Sequence[float]

    @property
    def now(self) -> float:
        return self.values[-1] if self.values else 0.0

    @property
    def most(self) -> float:
        return max(self.values, default=0.0)

    @property
    def points(self) -> str:
        """The corners of a line that ends at the right edge; what is highest touches the upper one."""
        first, top = BACK - len(self.values), self.most or 1.0
        step = WIDTH / (BACK - 1)
        corners = ((step * (first + i), HEIGHT - value / top * HEIGHT) for i, value in enumerate(self.values))
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


@dataclass(frozen=True, slots=True)
class Line:
    """A timeline: how many seconds its tick has been due, and why it stands still if it does."""

    slug: str
    tick: int
    on_air: bool
    paused: bool
    because: str
    lag_s: float


@dataclass(frozen=True, slots=True)
class World:
    """What the database says of the universe and its timelines; those that are late or stand still come first."""

    name: str
    pace: str
    rate: float
    at: datetime
    heartbeat_s: float
    lines: Sequence[Line]
    failing: int
    dead: int

    @property
    def shown(self) -> Sequence[Line]:
        return self.lines[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.lines) - len(self.shown)

    @property
    def paused(self) -> int:
        return sum(line.paused for line in self.lines)

    @property
    def behind(self) -> int:
        return sum(line.lag_s > 0 for line in self.lines)


@dataclass
class Past:
    """What this process has seen since somebody has been looking; begun anew when nobody has for a while."""

    seen_at: float = 0.0
    written: tuple[float, float] | None = None
    lag: deque[float] = field(default_factory=lambda: deque(maxlen=BACK))
    queue: deque[float] = field(default_factory=lambda: deque(maxlen=BACK))
    late: deque[float] = field(default_factory=lambda: deque(maxlen=BACK))
    sockets: deque[float] = field(default_factory=lambda: deque(maxlen=BACK))

    def forget(self) -> None:
        self.written = None
        for curve in (self.lag, self.queue, self.late, self.sockets):
            curve.clear()

    def add(self, signs: "Signs", lag_s: float) -> None:
        """One second more; after a while in which nobody looked the curves begin anew."""
        if time.monotonic() - self.seen_at > GAP_S:
            self.forget()
        count, total = signs.written
        before = self.written or signs.written
        self.seen_at, self.written = time.monotonic(), signs.written
        # Where nothing was written nothing was late.
        self.late.append((total - before[1]) / (count - before[0]) * 1000 if count > before[0] else 0.0)
        self.lag.append(lag_s)
        self.queue.append(max((queue.age_s for queue in signs.queues), default=0.0))
        self.sockets.append(float(sum(signs.sockets.values())))

    @property
    def curves(self) -> list[Curve]:
        return [
            Curve("The timeline furthest behind", "s", tuple(self.lag)),
            Curve("The oldest message in a queue", "s", tuple(self.queue)),
            Curve("From due to written to sockets", "ms", tuple(self.late)),
            Curve("Open sockets", "", tuple(self.sockets)),
        ]


@dataclass(frozen=True, slots=True)
class Signs:
    """What Valkey says: who is due since when, what waits, who listens, and how late frames were written so far."""

    due_since: dict[str, float]
    queues: Sequence[backlog.Queue]
    sockets: dict[str, int]
    written: tuple[float, float]


_past = Past()


@require_safe
@never_cache
def room(request: HttpRequest) -> HttpResponse:
    """Superusers: the room as it is, and its curves as far back as somebody has been looking."""
    if not may_enter(request.user):
        raise Http404
    return render(request, "control/room.html", _now(look_at_signs(), past=_past))


def aside() -> str:
    """The room as it is now, one second further; the hub asks for it while somebody listens."""
    signs = look_at_signs()
    context = _now(signs, past=_past, moves=True)
    return render_to_string("control/room.html#told", context)


def _now(signs: Signs | None, *, past: Past, moves: bool = False) -> dict[str, object]:
    world = look_at_world(signs)
    if moves and signs is not None:
        past.add(signs, max((line.lag_s for line in world.lines), default=0.0) if world else 0.0)
    return {"nav": "control", "world": world, "signs": signs, "curves": past.curves}


def look_at_signs() -> Signs | None:
    """What Valkey says; None while it is away."""
    try:
        with counting.valkey() as client:
            told = {sample.name: sample.value for metric in counting.counted(client) for sample in metric.samples}
            written = told["llmfed_frame_written_seconds_count"], told["llmfed_frame_written_seconds_sum"]
            held = dict(sorted(counting.held(client, "sockets").items()))
            return Signs(backlog.due_since(client), backlog.queues(client), held, written)
    except redis.RedisError:
        return None


def look_at_world(signs: Signs | None) -> World | None:
    """What the database says, in three statements; None before there is a universe."""
    universe = Universe.objects.defer("source", "secret").first()
    if universe is None:
        return None
    since, instant, lines = signs.due_since if signs else {}, time.time(), []
    rows = Timeline.objects.values_list("pk", "slug", "tick", "on_air", "paused", "paused_because")
    for pk, slug, tick, on_air, paused, because in rows:
        due = None if paused else since.get(f"{pk}:{tick}")
        lines.append(Line(slug, tick, on_air, paused, because, max(instant - due, 0.0) if due else 0.0))
    lines.sort(key=lambda line: (not line.paused, -round(line.lag_s), not line.on_air, line.slug))
    letters = list(Failure.objects.values_list("again_at", flat=True))
    wall, dead = timezone.now(), letters.count(None)
    return World(
        name=universe.name,
        pace=universe.pace,
        rate=universe.rate,
        at=at_wall(universe, wall),
        heartbeat_s=max((wall - universe.wall_at).total_seconds(), 0.0),
        lines=lines,
        failing=len(letters) - dead,
        dead=dead,
    )
