"""Federations, their calendar and their contracts."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from characters.models import Character
from federations.sim import crests
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address
from llmfed.world.models import Timeline


class RealStyle(models.TextChoices):
    US_TV = "us_tv", "weekly television"
    JP_TOUR = "jp_tour", "tours"
    OTHER = "other"


def drawable(told: object) -> None:
    """Raises ValidationError with everything in a crest that cannot be drawn."""
    if wrong := crests.problems(told):
        raise ValidationError(wrong)


def sees_federation(viewer: Viewer, prefix: str = "") -> Q:
    """Public federations, and private ones for their promoters and for staff."""
    public = Q(**{f"{prefix}is_private": False})
    if not viewer.is_authenticated or not viewer.proven:
        return public
    if viewer.sees_everything:
        return Q()
    run = Federation.promoters.through.objects.filter(user=viewer.pk).values("federation")
    return public | Q(**{f"{prefix}pk__in": run})


class FederationQuerySet(models.QuerySet["Federation"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer))

    def run_by(self, user: Viewer) -> Self:
        """Those that a person may edit."""
        return self if user.is_superuser else self.filter(promoters=user.pk)


class Federation(models.Model):
    """A wrestling company."""

    timeline = models.OneToOneField(Timeline, models.CASCADE, related_name="federation")
    slug = models.SlugField(max_length=60, unique=True, db_collation="C")
    name = models.CharField(max_length=80)
    short = models.CharField(max_length=5)
    city = models.CharField(max_length=80)
    style = models.CharField(max_length=8, choices=RealStyle, default=RealStyle.US_TV)
    hue = models.PositiveSmallIntegerField(
        default=250,
        validators=[MaxValueValidator(359)],
        help_text="OKLCH hue, 25° away from red (25) and gold (85).",
    )
    motto = models.CharField(max_length=200, blank=True)
    crest = models.JSONField(
        default=dict,
        blank=True,
        validators=[drawable],
        help_text="Shield, division, charge, in the words of docs/universe-format.md; the rest follows from the name.",
    )
    is_private = models.BooleanField(default=False)
    promoters = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="federations", blank=True)

    objects = FederationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("federations:federation", self.slug)

    @property
    def arms(self) -> crests.Arms:
        return crests.arms_of(self.slug, self.name, self.city, self.style, self.crest)


class Series(models.Model):
    """A weekly show or a yearly big one, as the calendar has it. Hours are UTC."""

    class Kind(models.TextChoices):
        TV = "tv", "weekly"
        BIG = "big", "big show"

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="series")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=3, choices=Kind)
    weekday = models.PositiveSmallIntegerField(help_text="0 is Monday.")
    time = models.TimeField()
    months = models.JSONField(default=list, help_text="Months of a big show, 1–12; empty for a weekly one.")
    week = models.SmallIntegerField(default=0, help_text="Which such weekday of the month; 0 for every week.")

    class Meta:
        verbose_name_plural = "series"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["federation", "position"], name="federations_series_position")
        ]

    def __str__(self) -> str:
        return self.name


class ContractQuerySet(models.QuerySet["Contract"]):
    def active(self) -> Self:
        return self.filter(ended_at=None)


class Contract(models.Model):
    """Who works where, with the standing earned there. One running contract a person."""

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="contracts")
    character = models.ForeignKey(Character, models.CASCADE, related_name="contracts")
    began_at = models.DateTimeField()
    until = models.DateTimeField(help_text="When it runs out.")
    ended_at = models.DateTimeField(null=True, blank=True)
    wins = models.PositiveIntegerField(default=0)
    losses = models.PositiveIntegerField(default=0)
    draws = models.PositiveIntegerField(default=0)
    momentum = models.FloatField(default=0, help_text="−1…1, from recent results.")
    last_bout_at = models.DateTimeField(null=True, blank=True)
    farewell_at = models.DateTimeField(
        null=True, blank=True, help_text="When the last show opens that somebody who is about to retire is booked for."
    )
    farewell = models.CharField(max_length=200, blank=True, help_text="Why they retire, as it was announced.")

    objects = ContractQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["character"], condition=Q(ended_at=None), name="federations_one_contract_a_person"
            ),
            models.CheckConstraint(
                condition=Q(momentum__gte=-1, momentum__lte=1), name="federations_momentum_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.character_id} at {self.federation_id}"

    @property
    def record(self) -> str:
        return f"{self.wins}–{self.losses}–{self.draws}"
