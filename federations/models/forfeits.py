"""Forfeits: what somebody has lost for good, to whom, in which match."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from characters.models import Character
from federations.models.bouts import Bout, Side
from federations.models.companies import Federation


class Forfeit(models.Model):
    """Hair, a mask or a career that was put up and lost. Nobody has any of them twice."""

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="forfeits")
    character = models.ForeignKey(Character, models.CASCADE, related_name="forfeits")
    what = models.CharField(max_length=6, choices=Side.Wager)
    was = models.JSONField(default=dict, blank=True, help_text="What the portrait wore until then, in a look's words.")
    to = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="took")
    bout = models.ForeignKey(Bout, models.SET_NULL, null=True, blank=True, related_name="forfeits")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["character", "what"], name="federations_lost_once"),
            models.CheckConstraint(condition=~Q(to=F("character")), name="federations_lost_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.character_id}: {self.what}"
