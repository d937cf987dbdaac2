"""Bouts, their sides, how they ended and what was promised of them."""

from datetime import datetime
from typing import ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from characters.models import Character, Group
from federations.models.belts import Championship
from federations.models.companies import Federation, sees_federation
from federations.models.shows import Segment, Show
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address


class BoutQuerySet(models.QuerySet["Bout"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "segment__show__federation__"))

    def with_sides(self) -> Self:
        """With everything a card line shows, in three queries."""
        sides = models.Prefetch("sides", Side.objects.order_by("number", "position").select_related("character"))
        found = self.select_related("segment__show__federation", "championship", "segment__show__series")
        return found.prefetch_related(sides)


class Bout(models.Model):
    """A match on a card. How it ends is in its Result, which no page reads before it has aired."""

    class Form(models.TextChoices):
        SINGLES = "singles"
        TAG = "tag"
        TRIOS = "trios", "Six-person tag"
        MULTIWAY = "multiway"
        HANDICAP = "handicap", "Handicap match"
        MIXED = "mixed", "Mixed tag"
        BATTLE_ROYAL = "battle_royal"

    class Aim(models.TextChoices):
        OVER = "over", "Get them over"
        TEST = "test", "See how far they have come"
        WIND = "wind", "Hide that they tire"
        CRAFT = "craft", "Hide that they are green"

    class Stipulation(models.TextChoices):
        STANDARD = "standard", "Standard rules"
        NO_DQ = "no_dq", "No disqualification"
        SUBMISSION = "submission", "Submission only"
        TWO_FALLS = "two_falls", "Two out of three falls"
        CAGE = "cage", "Steel cage"
        LADDER = "ladder", "Ladder match"
        TABLES = "tables", "Tables match"
        LAST_STANDING = "last_standing", "Last one standing"
        ELIMINATION = "elimination", "Elimination"
        IRON = "iron", "Iron match"
        REFEREE = "referee", "Special referee"
        BATTLE_ROYAL = "battle_royal", "Battle royal"
        RUMBLE = "rumble", "Rumble"

    segment = models.OneToOneField(Segment, models.CASCADE, related_name="bout")
    key = models.CharField(max_length=90, unique=True, help_text="Federation/show number/position; names its stream.")
    form = models.CharField(max_length=12, choices=Form, default=Form.SINGLES)
    stipulation = models.CharField(max_length=13, choices=Stipulation, default=Stipulation.STANDARD)
    championship = models.ForeignKey(Championship, models.SET_NULL, null=True, blank=True, related_name="bouts")
    shot = models.ForeignKey(
        Championship,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="eliminators",
        help_text="The championship that whoever wins has a shot at.",
    )
    unifies = models.ForeignKey(
        Championship,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="unifications",
        help_text="A second championship that is at stake, to be one with the first.",
    )
    referee = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="refereed")
    time_limit_s = models.PositiveIntegerField(default=1200, validators=[MinValueValidator(60)])
    given_s = models.PositiveIntegerField(
        default=0, help_text="What the card gives it, bell to bell; 0 is what such a match is usually given."
    )
    heat = models.FloatField(default=0, help_text="Feud heat at booking, 0–30.")
    reason = models.CharField(max_length=200, blank=True, help_text="Why the booker made it.")
    aim = models.CharField(
        max_length=8, choices=Aim, blank=True, help_text="What it is for beyond who wins it; told after the bell."
    )
    aim_for = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="aimed")
    pencilled = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="The number of the side that is to win, for the promoter's eyes only; null leaves it open.",
    )
    locked = models.BooleanField(default=False, help_text="Whether the promoter alone may change it.")
    bell_at = models.DateTimeField(null=True, blank=True, help_text="The opening bell.")
    picks = models.JSONField(
        default=dict, blank=True, help_text="Whom the table said would win, by commentator, when it was staged."
    )
    commitment = models.CharField(
        max_length=64,
        blank=True,
        help_text="SHA-256 over seed, engine version and input, shown before the bell.",
    )

    objects = BoutQuerySet.as_manager()

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return address("federations:match", self.pk)


class Side(models.Model):
    """One person in a bout, on a numbered side."""

    class Wager(models.TextChoices):
        HAIR = "hair"
        MASK = "mask"
        CAREER = "career"

    bout = models.ForeignKey(Bout, models.CASCADE, related_name="sides")
    number = models.PositiveSmallIntegerField(help_text="0 is the first-named side.")
    position = models.PositiveSmallIntegerField(default=0)
    character = models.ForeignKey(Character, models.PROTECT, related_name="sides")
    team = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="sides")
    wager = models.CharField(
        max_length=6, choices=Wager, blank=True, help_text="What they lose for good if somebody else wins."
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bout", "character"], name="federations_once_in_a_bout")
        ]

    def __str__(self) -> str:
        return f"{self.bout_id}/{self.number} {self.character_id}"


class ResultQuerySet(models.QuerySet["Result"]):
    def aired(self, now: datetime) -> Self:
        """The only door to results: those whose final bell has rung."""
        return self.filter(airs_at__lte=now)


class Result(models.Model):
    """How a bout ended. Written when it is staged; nobody reads it before `airs_at`, when its bell rings."""

    bout = models.OneToOneField(Bout, models.CASCADE, related_name="result")
    airs_at = models.DateTimeField()
    winner = models.PositiveSmallIntegerField(null=True, help_text="The winning side's number.")
    finish = models.CharField(max_length=12)
    decisive_by = models.CharField(max_length=60, blank=True)
    decisive_on = models.CharField(max_length=60, blank=True)
    duration_s = models.PositiveIntegerField()
    quarter_stars = models.PositiveSmallIntegerField(help_text="Rating in quarters of a star, 0–20.")
    title_change = models.BooleanField(default=False)
    changes = models.JSONField(default=dict, help_text="What settling applies: energy, pops, injuries.")
    seed = models.CharField(max_length=64)
    played = models.JSONField(default=dict, help_text="The bout's whole input, which the commitment covers.")
    engine = models.PositiveSmallIntegerField()
    settled_tick = models.PositiveIntegerField(null=True)

    objects = ResultQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(quarter_stars__lte=20), name="federations_rating_in_range")
        ]
        indexes: ClassVar = [models.Index(fields=["airs_at"], name="federations_result_airs")]

    def __str__(self) -> str:
        return f"{self.bout_id}: {self.finish}"

    @property
    def stars(self) -> float:
        return self.quarter_stars / 4


class PromiseQuerySet(models.QuerySet["Promise"]):
    def owed(self) -> Self:
        """Neither kept nor broken."""
        return self.filter(kept_at=None, broken_at=None)

    def shots(self) -> Self:
        """Championship matches that somebody has earned."""
        return self.filter(kind=Promise.Kind.SHOT)

    def with_people(self) -> Self:
        """With all whom `Promise.sides` names, in two queries more where there are teams."""
        found = self.select_related("one", "other", "one_team", "other_team")
        return found.prefetch_related("one_team__members", "other_team__members")


class Promise(models.Model):
    """The ledger of what the booker owes: a poll's binding result, a match at a show to come, a shot at a belt."""

    class Kind(models.TextChoices):
        RULES = "rules"
        MATCH = "match"
        SHOT = "shot"

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="promises")
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.RULES)
    bout = models.ForeignKey(Bout, models.CASCADE, null=True, blank=True, related_name="promises")
    show = models.ForeignKey(Show, models.CASCADE, null=True, blank=True, related_name="promises")
    one = models.ForeignKey(Character, models.CASCADE, null=True, blank=True, related_name="promised")
    other = models.ForeignKey(Character, models.CASCADE, null=True, blank=True, related_name="promised_against")
    one_team = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="promised")
    other_team = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="promised_against")
    championship = models.ForeignKey(Championship, models.CASCADE, null=True, blank=True, related_name="promises")
    unifies = models.ForeignKey(Championship, models.CASCADE, null=True, blank=True, related_name="promised_away")
    stipulation = models.CharField(max_length=13, choices=Bout.Stipulation, default=Bout.Stipulation.STANDARD)
    request = models.PositiveIntegerField(null=True, blank=True, help_text="The request that it answers.")
    order = models.PositiveIntegerField(
        null=True, blank=True, help_text="The promoter's order that made it, by its number; the match is then locked."
    )
    earns = models.BooleanField(default=False, help_text="Whether whoever wins it has a shot at a championship.")
    wagers = models.JSONField(default=dict, blank=True, help_text="What is put up in it, by slug: hair, mask, career.")
    earned_in = models.ForeignKey(
        Bout, models.SET_NULL, null=True, blank=True, related_name="shots", help_text="The match that earned a shot."
    )
    what = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)
    broken_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    blame = models.BooleanField(default=False, help_text="Broken, though the office could have kept it.")

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kept_at=None) | Q(broken_at=None), name="federations_promise_kept_or_broken"
            ),
            models.CheckConstraint(
                condition=Q(bout__isnull=False) | Q(show__isnull=False), name="federations_promise_has_a_place"
            ),
            models.CheckConstraint(
                condition=Q(blame=False) | Q(broken_at__isnull=False), name="federations_promise_blame_is_for_broken"
            ),
            models.CheckConstraint(
                condition=Q(kind="rules") | Q(one__isnull=False), name="federations_promise_is_somebodys"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["federation"],
                condition=Q(kept_at=None, broken_at=None),
                name="federations_promises_owed",
            )
        ]

    def __str__(self) -> str:
        return self.what

    def sides(self) -> list[list[Character]]:
        """Who was promised to whom, side by side: the whole team where one is."""
        pairs = ((self.one, self.one_team), (self.other, self.other_team))
        found = [(list(team.members.all()) if team else [who]) for who, team in pairs if who is not None]
        return [sorted(side, key=lambda mate: mate.slug) for side in found]

    def people(self) -> list[Character]:
        """Everybody whom it was made to."""
        return [who for side in self.sides() for who in side]
