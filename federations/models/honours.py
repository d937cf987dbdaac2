"""Honours: the awards of a year, and the hall of fame."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from characters.models import Character, Group
from federations.models.bouts import Bout
from federations.models.companies import Federation, sees_federation
from federations.models.shows import Show
from federations.sim.deeds import NAMES
from federations.sim.deeds import Deed as Kinds
from llmfed.accounts.models import Viewer


class AwardQuerySet(models.QuerySet["Award"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "federation__"))


class Award(models.Model):
    """What, or who, was best in a year: of a federation, or of the world."""

    class Kind(models.TextChoices):
        MATCH = "match", "Match of the year"
        WRESTLER = "wrestler", "Wrestler of the year"
        TEAM = "team", "Team of the year"
        ROOKIE = "rookie", "Rookie of the year"
        SHOW = "show", "Show of the year"

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    federation = models.ForeignKey(
        Federation, models.CASCADE, related_name="awards", help_text="Whose match, show or people it went to."
    )
    world = models.BooleanField(default=False, help_text="The world's, of which there is one; else the federation's.")
    people = models.ManyToManyField(Character, related_name="awards", blank=True)
    team = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="awards")
    bout = models.ForeignKey(Bout, models.SET_NULL, null=True, blank=True, related_name="awards")
    show = models.ForeignKey(Show, models.SET_NULL, null=True, blank=True, related_name="awards")
    reason = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    objects = AwardQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "kind", "federation"], condition=Q(world=False), name="federations_award_once"
            ),
            models.UniqueConstraint(
                fields=["year", "kind"], condition=Q(world=True), name="federations_world_award_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"


class DeedQuerySet(models.QuerySet["Deed"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "federation__"))


class Deed(models.Model):
    """Something that somebody did for the first time and that is kept count of (federations/sim/deeds.py)."""

    character = models.ForeignKey(Character, models.CASCADE, related_name="deeds")
    federation = models.ForeignKey(Federation, models.CASCADE, related_name="deeds")
    kind = models.CharField(max_length=20, choices=[(str(kind), NAMES[kind][0]) for kind in Kinds])
    bout = models.ForeignKey(Bout, models.SET_NULL, null=True, blank=True, related_name="deeds")
    at = models.DateTimeField()

    objects = DeedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["character", "kind"], name="federations_deed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.character_id} {self.kind}"


class InductionQuerySet(models.QuerySet["Induction"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "federation__"))


class Induction(models.Model):
    """Somebody's place in the hall of fame, for good."""

    character = models.OneToOneField(Character, models.CASCADE, related_name="induction")
    year = models.PositiveSmallIntegerField(help_text="The year that had ended.")
    federation = models.ForeignKey(
        Federation, models.CASCADE, related_name="inductions", help_text="Who put the name forward."
    )
    reason = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    objects = InductionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.character_id} {self.year}"
