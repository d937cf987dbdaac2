"""Cities, each with a crowd that has a temper and a memory, and the routes of federations through them."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from federations.models.companies import Federation
from llmfed.world.addresses import address

LEAST_NOISE, MOST_NOISE = 0.7, 1.3


class City(models.Model):
    """Where shows are held. Whom it cheers and boos are slugs, in the order in which it would name them."""

    slug = models.SlugField(max_length=60, unique=True, db_collation="C")
    name = models.CharField(max_length=80)
    country = models.CharField(max_length=80)
    temper = models.CharField(max_length=200, help_text="How this crowd is.")
    memory = models.CharField(max_length=300, help_text="What it never forgave or will not forget.")
    cheers = models.JSONField(default=list, blank=True, help_text="Slugs of those it cheers whatever they do.")
    boos = models.JSONField(default=list, blank=True, help_text="Slugs of those it never forgave.")
    noise = models.FloatField(
        default=1.0,
        validators=[MinValueValidator(LEAST_NOISE), MaxValueValidator(MOST_NOISE)],
        help_text="How loud its halls are: 1 is usual.",
    )
    federations: "models.ManyToManyField[Federation, Stop]" = models.ManyToManyField(
        Federation, through="Stop", related_name="cities"
    )

    class Meta:
        verbose_name_plural = "cities"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(noise__gte=LEAST_NOISE, noise__lte=MOST_NOISE), name="federations_noise_in_range"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("federations:city", self.slug)


class Stop(models.Model):
    """A city on a federation's route; the first is home."""

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="stops")
    city = models.ForeignKey(City, models.CASCADE, related_name="stops")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["federation", "city"], name="federations_stop_once"),
            models.UniqueConstraint(fields=["federation", "position"], name="federations_stop_position"),
        ]

    def __str__(self) -> str:
        return f"{self.federation_id}/{self.position} {self.city_id}"
