"""Championships and their reigns."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from characters.models import Character
from federations.models.companies import Federation
from llmfed.world.addresses import address


class Championship(models.Model):
    """A belt. Who holds it is a Reign."""

    class Kind(models.TextChoices):
        WORLD = "world"
        SECONDARY = "secondary"
        WOMEN = "women"
        TAG = "tag"
        TRIOS = "trios"

    class Division(models.TextChoices):
        OPEN = "open"
        WOMEN = "women"
        MEN = "men"

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="championships")
    position = models.PositiveSmallIntegerField(help_text="The order of importance, 0 first.")
    slug = models.SlugField(max_length=60, unique=True, db_collation="C")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind)
    division = models.CharField(max_length=6, choices=Division, default=Division.OPEN)
    retired = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True, blank=True)
    unified_into: "models.ForeignKey[Championship | None, Championship | None]" = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="absorbed", help_text="What it became part of."
    )
    unified_in = models.ForeignKey("Bout", models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("federations:championship", self.slug)

    @property
    def holders_needed(self) -> int:
        return {"tag": 2, "trios": 3}.get(self.kind, 1)

    def admits(self, character: Character) -> bool:
        """Whether a person may hold it, by division."""
        return self.division == "open" or character.gender == ("f" if self.division == "women" else "m")


class ReignQuerySet(models.QuerySet["Reign"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)


class Reign(models.Model):
    """Who held a championship from when to when. Reigns before the universe began may name people it does not know."""

    championship = models.ForeignKey(Championship, models.CASCADE, related_name="reigns")
    number = models.PositiveIntegerField()
    holders = models.ManyToManyField(Character, related_name="reigns", blank=True)
    told = models.CharField(max_length=160, blank=True, help_text="The holder's name where no character is known.")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    won_in = models.ForeignKey("Bout", models.SET_NULL, null=True, blank=True, related_name="reigns_begun")
    defences = models.PositiveIntegerField(default=0)
    vacated = models.CharField(max_length=120, blank=True, help_text="Why it ended without a match, if that is known.")

    objects = ReignQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["championship", "number"], name="federations_reign_number"),
            models.UniqueConstraint(
                fields=["championship"], condition=Q(ended_at=None), name="federations_one_reign_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                name="federations_reign_ends_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.championship_id} #{self.number}"

    def days(self, now: datetime) -> int:
        return ((self.ended_at or now) - self.began_at).days
