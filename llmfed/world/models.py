"""The kernel's rows: the universe and its clock, timelines, orders, requests, packed state, moments and volumes."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value


class UniverseManager(models.Manager["Universe"]):
    """Without the file that it began from, which has 400 KB: the clock is in this row, and is read all the time."""

    def get_queryset(self) -> models.QuerySet["Universe"]:
        return super().get_queryset().defer("source")


class Universe(models.Model):
    """The one universe of this database, with its clock and its secret."""

    name = models.CharField(max_length=120)
    source = models.TextField(help_text="The universe file as it was loaded; replay begins from it.")
    secret = models.BinaryField(max_length=32, help_text="256 bits from which every stream is derived; never exported.")
    began_at = models.DateTimeField(help_text="World time of the first tick.")
    world_at = models.DateTimeField(help_text="World time at the anchor.")
    wall_at = models.DateTimeField(help_text="Wall time at the anchor.")
    world_until = models.DateTimeField(help_text="World time that the clock does not pass before it is set anew.")
    pace = models.CharField(max_length=12, default="demo", help_text="demo, brisk, real or a number.")
    rate = models.FloatField(default=0, help_text="World seconds a wall second since the anchor; 0 stands still.")
    prelude_until = models.DateTimeField(
        null=True, help_text="World time until which it has still to live headless before it opens."
    )
    last_no = models.BigIntegerField(default=0, help_text="The number of the last moment that aired.")
    archived_no = models.BigIntegerField(default=0, help_text="The number up to which moments lie in volumes.")
    archived_at = models.DateTimeField(null=True, help_text="World time of the latest moment that lies in a volume.")

    objects: ClassVar = UniverseManager()

    class Meta:
        verbose_name_plural = "universe"
        constraints: ClassVar = [models.CheckConstraint(condition=Q(pk=1), name="world_one_universe")]

    def __str__(self) -> str:
        return self.name


class TimelineQuerySet(models.QuerySet["Timeline"]):
    def running(self) -> Self:
        return self.filter(paused=False)

    def due(self, now: datetime) -> Self:
        return self.running().filter(due_at__lte=now)


class Timeline(models.Model):
    """What ticks by itself: one a federation, and one for the market where federations meet."""

    class Kind(models.TextChoices):
        FEDERATION = "federation"
        MARKET = "market"

    slug = models.SlugField(max_length=60, unique=True, db_collation="C")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.FEDERATION)
    tick = models.PositiveIntegerField(default=1, help_text="The number of the next tick.")
    due_at = models.DateTimeField(help_text="World time of the next tick.")
    on_air = models.BooleanField(default=False, help_text="A show is being staged; ticks fall on final bells.")
    paused = models.BooleanField(default=False)
    paused_because = models.CharField(max_length=200, blank=True, help_text="Who or what paused it.")
    dark_since = models.DateTimeField(null=True, help_text="World time since which it has missed days.")
    ticked_at = models.DateTimeField(null=True, help_text="World time of its last tick.")
    nudged_at = models.DateTimeField(null=True, help_text="Wall time of the last message that named this tick.")
    again_at = models.DateTimeField(null=True, help_text="Wall time at which a tick that failed is tried again.")
    last_seq = models.PositiveBigIntegerField(default=0)
    last_order = models.PositiveIntegerField(default=0)
    taken_order = models.PositiveIntegerField(default=0, help_text="The last order that a tick has noted.")
    last_request = models.PositiveIntegerField(default=0)
    chain = models.BinaryField(max_length=32, default=bytes, help_text="Running hash of all that its ticks did.")

    objects = TimelineQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["due_at"], condition=Q(paused=False), name="world_timeline_due")]

    def __str__(self) -> str:
        return self.slug


class Link(models.Model):
    """What one tick added to its timeline's running hash, so that all of it can be gone through again."""

    # Written under the lock of that very row: for PostgreSQL to look whether it is there costs each commit a tenth.
    timeline = models.ForeignKey(Timeline, models.CASCADE, db_constraint=False, related_name="links")
    tick = models.PositiveIntegerField()
    at = models.DateTimeField(help_text="World time of the tick.")
    state = models.BinaryField(max_length=32, help_text="SHA-256 of the packed state that it left.")
    chain = models.BinaryField(max_length=32, help_text="The running hash after it.")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["timeline", "tick"], name="world_link_tick")]

    def __str__(self) -> str:
        return f"{self.timeline_id}@{self.tick}"


class Failure(models.Model):
    """A piece of work that failed: tried again for a while, then a dead letter until somebody retries or drops it."""

    task = models.CharField(max_length=80)
    arguments = models.JSONField(default=list, blank=True)
    timeline = models.ForeignKey(Timeline, models.CASCADE, null=True, blank=True, related_name="failures")
    tick = models.PositiveIntegerField(null=True, blank=True)
    error = models.CharField(max_length=120, help_text="The error's class.")
    message = models.TextField(blank=True)
    traceback = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    first_at = models.DateTimeField(help_text="Wall time of the first failure.")
    last_at = models.DateTimeField(help_text="Wall time of the last failure.")
    again_at = models.DateTimeField(null=True, help_text="Wall time of the next attempt; none for a dead letter.")

    class Meta:
        verbose_name = "dead letter"
        constraints: ClassVar = [models.UniqueConstraint(fields=["task", "arguments"], name="world_failure_of_work")]

    def __str__(self) -> str:
        return f"tick {self.tick} of {self.timeline}" if self.timeline else self.task


class Order(models.Model):
    """One thing that people changed, stamped with the tick before (or in) which it takes effect."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="orders")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    facts = models.JSONField()
    tick = models.PositiveIntegerField()
    taken = models.BooleanField(default=False, help_text="Already carried out.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="orders")
    given_at = models.DateTimeField(auto_now_add=True, help_text="Wall time; not part of the digest.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["timeline", "number"], name="world_order_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["timeline", "tick"], name="world_order_tick")]

    def __str__(self) -> str:
        return f"{self.timeline_id}#{self.number} {self.kind}"


class RequestQuerySet(models.QuerySet["Request"]):
    def open_for(self, timeline: Timeline | int, at: datetime) -> Self:
        """Unanswered requests in force at a world time, in the one order every worker takes them in."""
        found = self.filter(receiver=timeline, answered_tick=None, effective_at__lte=at)
        return found.select_related("sender").order_by("sender__slug", "number")


class Request(models.Model):
    """What one part of the world asks of another; answered with a reason by the receiver's tick."""

    class Answer(models.TextChoices):
        GRANTED = "granted"
        DECLINED = "declined"

    sender = models.ForeignKey(Timeline, models.CASCADE, related_name="sent")
    receiver = models.ForeignKey(Timeline, models.CASCADE, related_name="received")
    number = models.PositiveIntegerField(help_text="Counted by the sender.")
    kind = models.CharField(max_length=60)
    facts = models.JSONField()
    effective_at = models.DateTimeField()
    answered_tick = models.PositiveIntegerField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sender", "number"], name="world_request_number"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["receiver", "effective_at"],
                condition=Q(answered_tick=None),
                name="world_request_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sender_id}#{self.number} {self.kind}"


class PackedState(models.Model):
    """What every tick of a timeline touches: a float32 matrix, a row a key, written as one value."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="packed")
    name = models.CharField(max_length=30)
    # Lines: an array of a thousand texts takes longer to spell and read than all that is in the matrix.
    keys = models.TextField(default="", help_text="The names of the rows, a line each.")
    columns = ArrayField(models.TextField(), default=list)
    data = models.BinaryField(default=bytes)
    at = models.DateTimeField(help_text="World time up to which it has been moved.")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["timeline", "name"], name="world_packed_name")]

    def __str__(self) -> str:
        return f"{self.timeline_id}/{self.name}"


class MomentQuerySet(models.QuerySet["Moment"]):
    def aired(self) -> Self:
        return self.exclude(no=None)

    def on(self, topic: str) -> Self:
        """Aired moments of a topic; nothing that has not aired has a number."""
        return self.aired().filter(topics__contains=[topic])

    def after(self, no: int) -> Self:
        return self.filter(no__gt=no).order_by("no")


class Moment(models.Model):
    """One fact of the chronicle. `seq` stays inside; pages and API speak `no`, given when it airs."""

    # Its constraint with `seq` is index enough.
    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="moments", db_index=False)
    seq = models.PositiveBigIntegerField()
    tick = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    facts = models.JSONField()
    topics = ArrayField(models.TextField(), default=list)
    airs_at = models.DateTimeField()
    no = models.BigIntegerField(null=True)
    words = models.JSONField(null=True, help_text="The wording frozen when it aired: [[speaker, text], …].")

    objects = MomentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["timeline", "seq"], name="world_moment_seq"),
            models.UniqueConstraint(fields=["no"], name="world_moment_no"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["airs_at", "seq"], condition=Q(no=None), name="world_moment_unaired"),
            models.Index(
                fields=["no"], condition=Q(words__isnull=True, no__isnull=False), name="world_moment_unworded"
            ),
            GinIndex(fields=["topics"], condition=Q(no__isnull=False), name="world_moment_topics"),
        ]

    def __str__(self) -> str:
        return f"{self.timeline_id}/{self.seq} {self.kind}"


class Volume(models.Model):
    """A run of moments that aired long ago, packed: out of the chronicle's table, and not out of the chronicle."""

    first_no = models.BigIntegerField(help_text="Follows the last number of the volume before.")
    last_no = models.BigIntegerField()
    first_at = models.DateTimeField(help_text="World time of the earliest moment in it.")
    last_at = models.DateTimeField(help_text="World time of the latest.")
    moments = models.PositiveIntegerField()
    topics = ArrayField(models.TextField())
    data = models.BinaryField(help_text="Its moments, a line of JSON each, compressed.")
    before = models.BinaryField(max_length=32, help_text="The checksum of the volume before.")
    checksum = models.BinaryField(max_length=32, help_text="SHA-256 over that and all the rest.")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(first_no__lte=F("last_no")), name="world_volume_range"),
            ExclusionConstraint(
                name="world_volumes_apart",
                expressions=[(Func("first_no", "last_no", Value("[]"), function="int8range"), RangeOperators.OVERLAPS)],
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["last_no"], name="world_volume_last"),
            GinIndex(fields=["topics"], name="world_volume_topics"),
        ]

    def __str__(self) -> str:
        return f"{self.first_no}–{self.last_no}"


class TopicTail(models.Model):
    """The last number that aired on a topic: what a frame's `prev` and a heartbeat are made of."""

    topic = models.TextField(primary_key=True)
    no = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.topic} {self.no}"
