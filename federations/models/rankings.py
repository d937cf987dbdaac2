"""How good people and teams are thought to be, and the weekly rankings that are made of it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from characters.models import Character, Group
from federations.models.companies import Federation
from federations.sim.rankings import TUNING, Estimate
from federations.sim.rankings import Pool as Pools
from llmfed.world.addresses import address


def one_of_two(name: str) -> models.CheckConstraint:
    """A row is about a person or about a team."""
    somebody = Q(character__isnull=False, team=None) | Q(character=None, team__isnull=False)
    return models.CheckConstraint(condition=somebody, name=name)


class Rating(models.Model):
    """What a federation's rankings think of somebody, or of a team, as of the last week that counted them."""

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="ratings")
    character = models.ForeignKey(Character, models.CASCADE, null=True, related_name="ratings")
    team = models.ForeignKey(Group, models.CASCADE, null=True, related_name="ratings")
    rating = models.FloatField(default=TUNING.rating)
    deviation = models.FloatField(default=TUNING.deviation)
    volatility = models.FloatField(default=TUNING.volatility)
    period = models.DateField(help_text="The Monday of the last ranking that counted it.")
    fought = models.DateField(null=True, help_text="The Monday of the last ranking in whose week they fought.")

    class Meta:
        constraints: ClassVar = [
            one_of_two("federations_rating_of_somebody"),
            models.UniqueConstraint(fields=["federation", "character"], name="federations_one_rating_a_person"),
            models.UniqueConstraint(fields=["federation", "team"], name="federations_one_rating_a_team"),
            models.CheckConstraint(
                condition=Q(deviation__gt=0, deviation__lte=TUNING.deviation), name="federations_deviation_in_range"
            ),
            models.CheckConstraint(condition=Q(volatility__gt=0), name="federations_volatility_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.character_id or self.team_id} at {self.federation_id}: {self.rating:.0f} ± {self.deviation:.0f}"

    @property
    def estimate(self) -> Estimate:
        return Estimate(self.rating, self.deviation, self.volatility)


class RankingQuerySet(models.QuerySet["Ranking"]):
    def aired(self, now: datetime) -> Self:
        """Those that have been published."""
        return self.filter(at__lte=now)


class Ranking(models.Model):
    """A federation's rankings of one week, published on its Monday."""

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="rankings")
    week = models.DateField(help_text="The Monday.")
    at = models.DateTimeField(help_text="When they were published.")

    objects = RankingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["federation", "week"], name="federations_one_ranking_a_week")
        ]

    def __str__(self) -> str:
        return f"{self.federation_id} {self.week}"

    def get_absolute_url(self) -> str:
        return address("federations:ranking", self.federation.slug, self.week.isoformat())


class Place(models.Model):
    """Where somebody, or a team, stood in one week's rankings, and why."""

    class Pool(models.TextChoices):
        WOMEN = Pools.WOMEN.value
        MEN = Pools.MEN.value
        EVERYBODY = Pools.EVERYBODY.value
        TEAMS = Pools.TEAMS.value

    ranking = models.ForeignKey(Ranking, models.CASCADE, related_name="places")
    pool = models.CharField(max_length=9, choices=Pool)
    place = models.PositiveSmallIntegerField(help_text="1 is first.")
    was = models.PositiveSmallIntegerField(null=True, help_text="The week before; none for whoever was not ranked.")
    weeks = models.PositiveSmallIntegerField(default=1, help_text="For how many weeks in a row it is this place.")
    character = models.ForeignKey(Character, models.CASCADE, null=True, related_name="places")
    team = models.ForeignKey(Group, models.CASCADE, null=True, related_name="places")
    score = models.FloatField(help_text="What the order is by: rating, form and the crowd, 0–100.")
    rating = models.PositiveSmallIntegerField(help_text="Glicko-2, rounded.")
    deviation = models.PositiveSmallIntegerField(help_text="How uncertain the rating is.")
    facts = models.JSONField(default=dict, help_text="What lies behind the place: federations/sim/reasons.py.")

    class Meta:
        constraints: ClassVar = [
            one_of_two("federations_place_of_somebody"),
            models.UniqueConstraint(fields=["ranking", "pool", "place"], name="federations_one_at_a_place"),
            models.CheckConstraint(condition=Q(place__gte=1, weeks__gte=1), name="federations_places_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.ranking_id} {self.pool} #{self.place}"
