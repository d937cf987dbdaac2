"""What a tick carries from phase to phase: its time, its streams, its packed state, what it records."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Model

from llmfed.prepared import rows_of
from llmfed.world import packed, randomness
from llmfed.world.clock import midnight_after
from llmfed.world.models import Moment, Order, Request, Timeline

QUARTER = timedelta(hours=6)
OPEN = rows_of(Request.objects.open_for, timeline=int, at=datetime)


@dataclass(slots=True)
class Tick:
    """One tick of one timeline, under its row's lock. `at` is its due time in the world.

    `memo` is what the tick has found out; `kept` what it knows of rows that nobody else may write while the lock is
    held, so that the next tick of the same sitting need not ask again: whoever makes it untrue forgets it.
    """

    timeline: Timeline
    number: int
    at: datetime
    secret: bytes
    recorded: list[Order] | None = None
    blocks: dict[str, packed.Block] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    moments: list[Moment] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    given: list[Order] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    _inbox: list[Request] | None = None
    memo: dict[Any, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    changed: dict[int, tuple[Model, set[str]]] = field(default_factory=dict)
    next_due_at: datetime | None = None

    @property
    def replaying(self) -> bool:
        """Whether what people did comes from the record instead of from people."""
        return self.recorded is not None

    @property
    def on_air(self) -> bool:
        return self.timeline.on_air

    def forget(self, *names: str) -> None:
        """What was kept is no longer so."""
        for name in names:
            self.kept.pop(name, None)

    def rng(self, *names: str | int) -> random.Random:
        """This tick's stream of a name."""
        return randomness.stream(self.secret, "tick", self.timeline.slug, self.number, *names)

    def record(
        self, kind: str, facts: Mapping[str, Any], *, topics: Sequence[str], airs_at: datetime | None = None
    ) -> None:
        """Write a fact into the chronicle; it airs with the tick unless told otherwise, never before it."""
        when = airs_at or self.at
        if when < self.at:
            raise ValueError(f"{kind} cannot air at {when:%H:%M:%S}, before its tick at {self.at:%H:%M:%S}")
        self.timeline.last_seq += 1
        self.moments.append(
            Moment(
                timeline=self.timeline,
                seq=self.timeline.last_seq,
                tick=self.number,
                kind=kind,
                facts=dict(facts),
                topics=list(topics),
                airs_at=when,
            )
        )

    def change(self, row: Model, *fields: str) -> None:
        """Have some columns of a row written when the tick commits, in one statement with its like.

        Until then the database does not know: only for rows that the tick does not read again.
        """
        self.changed.setdefault(id(row), (row, set()))[1].update(fields)

    def changes(self) -> Iterator[tuple[list[Model], list[str]]]:
        """What changed, by model and columns, in the order in which it did."""
        alike: dict[tuple[type[Model], tuple[str, ...]], list[Model]] = {}
        for row, fields in self.changed.values():
            alike.setdefault((type(row), tuple(sorted(fields))), []).append(row)
        for (_, names), rows in alike.items():
            yield rows, list(names)

    def ask(self, receiver: Timeline, kind: str, facts: Mapping[str, Any]) -> Request:
        """Put a request into an inbox: at once within a timeline, next world day between two."""
        own = receiver.pk == self.timeline.pk
        self.timeline.last_request += 1
        request = Request(
            sender=self.timeline,
            receiver=receiver,
            number=self.timeline.last_request,
            kind=kind,
            facts=dict(facts),
            effective_at=self.at if own else midnight_after(self.at),
        )
        self.requests.append(request)
        return request

    def answer(self, request: Request, *, granted: bool, reason: str) -> None:
        """Close a request with the answer that its asker can read."""
        request.answered_tick = self.number
        request.answer = Request.Answer.GRANTED if granted else Request.Answer.DECLINED
        request.reason = reason

    @property
    def inbox(self) -> list[Request]:
        """Requests that were open when the tick began, by (sender, number); asked of the database once.

        On the air a federation has no time for its post: it waits for the next quarter of the day.
        """
        if self._inbox is None:
            self._inbox = [] if self.on_air else OPEN(timeline=self.timeline.pk, at=self.at)
        return self._inbox

    def asked(self, kind: str) -> list[Request]:
        """Open requests of a kind, from before this tick and from within it."""
        return [r for r in (*self.inbox, *self.own) if r.kind == kind and r.answered_tick is None]

    @property
    def own(self) -> list[Request]:
        """What upper apps asked of this timeline within this tick."""
        return [r for r in self.requests if r.receiver_id == self.timeline.pk]

    @property
    def answered(self) -> list[Request]:
        """Requests of earlier ticks that this one answered."""
        return [r for r in self._inbox or () if r.answered_tick == self.number]

    @property
    def is_midnight(self) -> bool:
        """Whether this is the tick with which a world day begins; a show under way at midnight has none."""
        return self.at.time() == time.min and not self.on_air

    def next_quarter(self) -> datetime:
        """The first quarter of a world day strictly after this tick."""
        midnight = self.at.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + QUARTER * ((self.at - midnight) // QUARTER + 1)
