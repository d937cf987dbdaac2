"""Why it matters: feuds, with the heat that asks for a match, and what is remembered from before."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from characters.models import Character
from federations.models import Federation, sees_federation
from federations.people import visible_to as visible_people
from llmfed.accounts.models import Viewer
from llmfed.world.models import Timeline


class FeudQuerySet(models.QuerySet["Feud"]):
    def burning(self) -> Self:
        return self.filter(settled_at=None)


class Feud(models.Model):
    """A quarrel between two people of one federation. At 10 they must meet; at 20 it can be settled."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="feuds")
    one = models.ForeignKey(Character, models.CASCADE, related_name="feuds_as_one")
    other = models.ForeignKey(Character, models.CASCADE, related_name="feuds_as_other")
    heat = models.FloatField(default=0, help_text="0–30; cools by itself.")
    why = models.CharField(max_length=160, help_text="What it is about, as an announcer would say it.")
    began_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True, help_text="When a match was last asked for.")
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = FeudQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(settled_at=None), name="storylines_one_feud_a_pair"
            ),
            models.CheckConstraint(condition=~Q(one=F("other")), name="storylines_feud_needs_two"),
            models.CheckConstraint(condition=Q(heat__gte=0, heat__lte=30), name="storylines_heat_in_range"),
        ]
        indexes: ClassVar = [models.Index(fields=["timeline"], condition=Q(settled_at=None), name="storylines_burning")]

    def __str__(self) -> str:
        return f"{self.one_id} v {self.other_id}"


class PastQuerySet(models.QuerySet["Past"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """What happened nowhere private, to nobody who is out of sight."""
        unseen = Character.objects.exclude(pk__in=visible_people(viewer).values("pk"))
        hidden = Past.people.through.objects.filter(character__in=unseen.values("pk"))
        seen = Q(federation=None) | sees_federation(viewer, "federation__")
        return self.filter(seen).exclude(pk__in=hidden.values("past"))


class Past(models.Model):
    """A moment from before the first tick, as the universe's file tells it."""

    class Kind(models.TextChoices):
        MATCH = "match"
        TURN = "turn"
        BETRAYAL = "betrayal"
        FRIENDSHIP = "friendship"
        INJURY = "injury"
        TITLE = "title"

    on = models.DateField()
    federation = models.ForeignKey(Federation, models.SET_NULL, null=True, blank=True, related_name="past")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.CharField(max_length=300)
    people = models.ManyToManyField(Character, related_name="past")

    objects = PastQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "past"
        indexes: ClassVar = [models.Index(fields=["-on"], name="storylines_past_when")]

    def __str__(self) -> str:
        return f"{self.on}: {self.text}"
