"""Who watches: polls and votes, corners, the house online, what fans gave a match."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from characters.models import Character
from fandom.sim.rating import HUNDRED, LEAST, MOST, Given
from federations.models import Bout, Federation, sees_federation
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address


class PollQuerySet(models.QuerySet["Poll"]):
    def open(self, now: datetime) -> Self:
        return self.filter(closed_at=None, closes_at__gt=now)

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "federation__"))


class Poll(models.Model):
    """A question about a coming match. Its result is an order to the federation, answered with a reason."""

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="polls")
    number = models.PositiveIntegerField(help_text="That of its show.")
    bout = models.OneToOneField(Bout, models.CASCADE, related_name="poll")
    question = models.CharField(max_length=160)
    options = models.JSONField(help_text="[{key, name, consequence}, …], 2–4 of them.")
    binding = models.BooleanField(help_text="A promise in the ledger; otherwise the booker weighs it.")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(help_text="World time; closes earlier if its match is called.")
    closed_at = models.DateTimeField(null=True, blank=True)
    tally = models.JSONField(null=True, blank=True, help_text="Votes an option, once it has closed.")
    granted = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, help_text="The booker's answer.")

    objects = PollQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["federation", "number"], name="fandom_poll_number")]
        indexes: ClassVar = [
            models.Index(fields=["federation", "closes_at"], condition=Q(closed_at=None), name="fandom_open")
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return address("fandom:poll", self.pk)

    def is_open(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.closes_at

    def option(self, key: str) -> dict[str, str] | None:
        return next((o for o in self.options if o["key"] == key), None)


class Vote(models.Model):
    """One account's one voice in one poll."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="votes")
    fan = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="votes")
    choice = models.CharField(max_length=20)
    cast_at = models.DateTimeField(auto_now_add=True, help_text="Wall time.")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["poll", "fan"], name="fandom_one_vote_a_fan")]

    def __str__(self) -> str:
        return f"{self.fan_id} on {self.poll_id}"


class CornerQuerySet(models.QuerySet["Corner"]):
    def kept(self) -> Self:
        """Those that somebody stands in now."""
        return self.filter(until=None)


class Corner(models.Model):
    """Whom a fan stands behind, from when to when in world time. It is the fan's own thing: no tick reads it."""

    fan = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="corners")
    character = models.ForeignKey(Character, models.CASCADE, related_name="corners")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    objects = CornerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fan"], condition=Q(until=None), name="fandom_one_corner_a_fan"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="fandom_corner_is_left_later"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["character"], condition=Q(until=None), name="fandom_in_corner")]

    def __str__(self) -> str:
        return f"{self.fan_id} behind {self.character_id}"


class House(models.Model):
    """What the house online was heard to shout in one match: counted once, by the tick at its final bell."""

    bout = models.OneToOneField(Bout, models.CASCADE, related_name="house")
    cheers = models.JSONField(help_text="How many for each side.")
    boos = models.JSONField(help_text="How many for each side.")
    fans = models.PositiveIntegerField(help_text="How many accounts made them.")
    heard_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.bout_id}: {sum(self.cheers)} cheers, {sum(self.boos)} boos"


class MatchRating(models.Model):
    """What one account gave one match, once its final bell had aired. No tick reads it."""

    bout = models.ForeignKey(Bout, models.CASCADE, related_name="ratings")
    # Who leaves takes their name off it; what the house gave stands.
    fan = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="ratings")
    stars = models.PositiveSmallIntegerField(help_text="1–5, whole ones.")
    weight = models.PositiveSmallIntegerField(help_text="What the account weighed when it gave them, in hundredths.")
    rated_at = models.DateTimeField(auto_now=True, help_text="Wall time.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bout", "fan"], name="fandom_one_rating_a_fan"),
            models.CheckConstraint(condition=Q(stars__gte=LEAST, stars__lte=MOST), name="fandom_stars_in_range"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=HUNDRED), name="fandom_weight_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.fan_id} on {self.bout_id}: {self.stars}"


class RatingTally(models.Model):
    """What a match's ratings come to, kept beside them: pages read it, and whoever rates holds it for that long."""

    bout = models.OneToOneField(Bout, models.CASCADE, related_name="rating_tally")
    counts = models.JSONField(help_text="How many gave 1, 2, 3, 4 and 5 stars.")
    weights = models.JSONField(help_text="The same by weight, in hundredths.")
    fans = models.PositiveIntegerField()
    mean = models.PositiveSmallIntegerField(null=True, help_text="Hundredths of a star; null where nobody is left.")
    apart = models.SmallIntegerField(help_text="What the house gave more than the ring, in hundredths of a star.")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(fans=0, mean=None) | Q(fans__gt=0, mean__isnull=False), name="fandom_mean_of_somebody"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["apart"], name="fandom_apart")]

    def __str__(self) -> str:
        return f"{self.bout_id}: {self.fans}"

    @property
    def given(self) -> Given:
        return Given(tuple(self.counts), tuple(self.weights))
