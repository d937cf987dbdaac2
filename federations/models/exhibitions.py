"""Matches that count for nothing: booked at the desk, fought in a sandbox."""

from django.conf import settings
from django.db import models

from federations.models.companies import Federation
from llmfed.world.addresses import address


class Exhibition(models.Model):
    """Who would meet and under which rules, as they were when it was booked; each seed makes one match of it.

    No tick reads it, and neither the chronicle nor the digest knows of it: it is kept so that a link can be shared.
    """

    key = models.CharField(max_length=16, unique=True, help_text="Named by what it holds, and who booked it.")
    played = models.JSONField(help_text="The bout's whole input, of what anybody may know.")
    teams = models.JSONField(default=list, help_text="The team that each side goes by, or null.")
    host = models.ForeignKey(
        Federation, models.SET_NULL, null=True, related_name="exhibitions", help_text="Whose table calls it."
    )
    engine = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(help_text="World time.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="exhibitions")

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return address("federations:exhibition_any", self.key)
