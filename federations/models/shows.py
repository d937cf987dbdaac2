"""Shows and the segments of their cards."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from characters.models import Character
from federations.models.cities import City
from federations.models.companies import Federation, Series, sees_federation
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address


class ShowQuerySet(models.QuerySet["Show"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "federation__"))

    def on_air(self) -> Self:
        return self.filter(state=Show.State.ON_AIR)

    def upcoming(self) -> Self:
        return self.filter(state__in=[Show.State.PLANNED, Show.State.ANNOUNCED]).order_by("starts_at")

    def over(self) -> Self:
        return self.filter(state=Show.State.OVER).order_by("-starts_at")


class Show(models.Model):
    """One dated staging. Its state moves in ticks, at times the audience has reached."""

    class State(models.TextChoices):
        PLANNED = "planned"
        ANNOUNCED = "announced"
        ON_AIR = "on_air", "on the air"
        OVER = "over"

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="shows")
    series = models.ForeignKey(Series, models.PROTECT, related_name="shows")
    number = models.PositiveIntegerField(help_text="Counted by the federation.")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=3, choices=Series.Kind)
    city = models.CharField(max_length=80)
    place = models.ForeignKey(
        City,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="shows",
        help_text="The city whose crowd it is, where the universe knows the city.",
    )
    starts_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    ended_at = models.DateTimeField(null=True, blank=True)
    seats = models.PositiveIntegerField(default=0, help_text="Of the hall; counted with the attendance.")
    attendance = models.PositiveIntegerField(default=0)
    gate_cents = models.PositiveBigIntegerField(default=0, help_text="What those who came have paid.")
    viewers = models.PositiveIntegerField(default=0, help_text="At home, in thousands; 0 where there was no camera.")
    following = models.PositiveSmallIntegerField(
        null=True, help_text="How many follow the federation after this show, 0–1000; what the next one draws from."
    )
    length = models.PositiveSmallIntegerField(default=0, help_text="How many segments its card has.")
    edition = models.PositiveIntegerField(default=0, help_text="The number of the order that last changed its card.")
    staged = models.PositiveSmallIntegerField(default=0, help_text="The position of the segment that began last.")

    objects = ShowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["federation", "number"], name="federations_show_number"),
            models.UniqueConstraint(fields=["federation", "starts_at"], name="federations_one_show_at_a_time"),
            models.CheckConstraint(
                condition=Q(seats=0) | Q(attendance__lte=F("seats")), name="federations_nobody_stands"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["federation", "state", "starts_at"], name="federations_show_state"),
            models.Index(fields=["state", "starts_at"], name="federations_show_when"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("federations:show", self.federation.slug, self.number)

    def named_at(self, tonight: str) -> str:
        """What this show is called at another: weekly shows share a name, and then the city tells which."""
        return f"{self.name} in {self.city}" if self.name == tonight else self.name

    @property
    def counted(self) -> bool:
        """Whether what it drew is told: when it is over."""
        return self.state == Show.State.OVER and self.seats > 0

    @property
    def sold_out(self) -> bool:
        return 0 < self.seats == self.attendance

    @property
    def is_big(self) -> bool:
        return self.kind == Series.Kind.BIG


class SegmentQuerySet(models.QuerySet["Segment"]):
    def coming(self) -> Self:
        """Those that stand on a card and have not begun."""
        return self.filter(starts_at=None, struck="")

    def public(self) -> Self:
        """All but the angles that nobody knows of yet."""
        return self.exclude(kind=Segment.Kind.ANGLE, starts_at=None)


class Segment(models.Model):
    """One slot of a card."""

    class Kind(models.TextChoices):
        BOUT = "bout", "match"
        PROMO = "promo"
        ANGLE = "angle"

    show = models.ForeignKey(Show, models.CASCADE, related_name="segments")
    position = models.PositiveSmallIntegerField(help_text="1 is the opener.")
    kind = models.CharField(max_length=5, choices=Kind)
    starts_at = models.DateTimeField(null=True, blank=True, help_text="Set by the tick that stages it.")
    speaker = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="promos")
    target = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="promos_about")
    topic = models.CharField(max_length=12, blank=True)
    plan = models.JSONField(default=list, blank=True, help_text="What will be said or done, part by part.")
    asked = models.PositiveIntegerField(null=True, help_text="The request that it answers, by its number.")
    struck = models.CharField(max_length=200, blank=True, help_text="Why it was taken off the card, if it was.")

    objects = SegmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["show", "position"],
                name="federations_segment_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(kind="bout") | Q(speaker__isnull=False), name="federations_talk_has_a_speaker"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.show_id}/{self.position}"
