"""What they stage: federations, contracts, championships, shows, cards, bouts and their results."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from characters.models import Character, Group
from llmfed.accounts.models import Viewer
from llmfed.world.models import Timeline


class RealStyle(models.TextChoices):
    US_TV = "us_tv", "weekly television"
    JP_TOUR = "jp_tour", "tours"
    OTHER = "other"


def sees_federation(viewer: Viewer, prefix: str = "") -> Q:
    """Public federations, and private ones for their promoters and for staff."""
    public = Q(**{f"{prefix}is_private": False})
    if not viewer.is_authenticated:
        return public
    if viewer.is_superuser or viewer.is_moderator:
        return Q()
    return public | Q(**{f"{prefix}promoters": viewer})


class FederationQuerySet(models.QuerySet["Federation"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer)).distinct()

    def run_by(self, user: Viewer) -> Self:
        """Those that a person may edit."""
        return self if user.is_superuser else self.filter(promoters=user.pk)


class Federation(models.Model):
    """A wrestling company."""

    timeline = models.OneToOneField(Timeline, models.CASCADE, related_name="federation")
    slug = models.SlugField(max_length=60, unique=True)
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
    is_private = models.BooleanField(default=False)
    promoters = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="federations", blank=True)

    objects = FederationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("federations:federation", args=[self.slug])


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
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind)
    division = models.CharField(max_length=6, choices=Division, default=Division.OPEN)
    retired = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("federations:championship", args=[self.slug])

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


class ShowQuerySet(models.QuerySet["Show"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "federation__")).distinct()

    def on_air(self) -> Self:
        return self.filter(state=Show.State.ON_AIR)

    def upcoming(self) -> Self:
        return self.filter(state__in=[Show.State.PLANNED, Show.State.ANNOUNCED]).order_by("starts_at")

    def over(self) -> Self:
        return self.filter(state=Show.State.OVER).order_by("-starts_at")


class Show(models.Model):
    """One dated staging. Its state moves in ticks, at times the audience has reached."""

    class State(models.TextChoices):
        PLANNED = "planned"
        ANNOUNCED = "announced"
        ON_AIR = "on_air", "on the air"
        OVER = "over"

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="shows")
    series = models.ForeignKey(Series, models.PROTECT, related_name="shows")
    number = models.PositiveIntegerField(help_text="Counted by the federation.")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=3, choices=Series.Kind)
    city = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    ended_at = models.DateTimeField(null=True, blank=True)
    attendance = models.PositiveIntegerField(default=0)
    length = models.PositiveSmallIntegerField(default=0, help_text="How many segments its card has.")
    staged = models.PositiveSmallIntegerField(default=0, help_text="How many of its segments have begun.")

    objects = ShowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["federation", "number"], name="federations_show_number"),
            models.UniqueConstraint(fields=["federation", "starts_at"], name="federations_one_show_at_a_time"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["federation", "state", "starts_at"], name="federations_show_state"),
            models.Index(fields=["state", "starts_at"], name="federations_show_when"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("federations:show", args=[self.federation.slug, self.number])

    @property
    def is_big(self) -> bool:
        return self.kind == Series.Kind.BIG


class Segment(models.Model):
    """One slot of a card."""

    class Kind(models.TextChoices):
        BOUT = "bout", "match"
        PROMO = "promo"

    show = models.ForeignKey(Show, models.CASCADE, related_name="segments")
    position = models.PositiveSmallIntegerField(help_text="1 is the opener.")
    kind = models.CharField(max_length=5, choices=Kind)
    starts_at = models.DateTimeField(null=True, blank=True, help_text="Set by the tick that stages it.")
    speaker = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="promos")
    target = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="promos_about")
    topic = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["show", "position"],
                name="federations_segment_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(kind="bout") | Q(speaker__isnull=False), name="federations_promo_has_a_speaker"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.show_id}/{self.position}"


class BoutQuerySet(models.QuerySet["Bout"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "segment__show__federation__")).distinct()

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
        MULTIWAY = "multiway"

    class Stipulation(models.TextChoices):
        STANDARD = "standard", "Standard rules"
        NO_DQ = "no_dq", "No disqualification"
        SUBMISSION = "submission", "Submission only"
        TWO_FALLS = "two_falls", "Two out of three falls"

    segment = models.OneToOneField(Segment, models.CASCADE, related_name="bout")
    key = models.CharField(max_length=90, unique=True, help_text="Federation/show number/position; names its stream.")
    form = models.CharField(max_length=8, choices=Form, default=Form.SINGLES)
    stipulation = models.CharField(max_length=10, choices=Stipulation, default=Stipulation.STANDARD)
    championship = models.ForeignKey(Championship, models.SET_NULL, null=True, blank=True, related_name="bouts")
    referee = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="refereed")
    time_limit_s = models.PositiveIntegerField(default=1200, validators=[MinValueValidator(60)])
    heat = models.FloatField(default=0, help_text="Feud heat at booking, 0–30.")
    reason = models.CharField(max_length=200, blank=True, help_text="Why the booker made it.")
    bell_at = models.DateTimeField(null=True, blank=True, help_text="The opening bell.")
    commitment = models.CharField(
        max_length=64,
        blank=True,
        help_text="SHA-256 over seed, engine version and input, shown before the bell.",
    )

    objects = BoutQuerySet.as_manager()

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return reverse("federations:match", args=[self.pk])


class Side(models.Model):
    """One person in a bout, on a numbered side."""

    bout = models.ForeignKey(Bout, models.CASCADE, related_name="sides")
    number = models.PositiveSmallIntegerField(help_text="0 is the first-named side.")
    position = models.PositiveSmallIntegerField(default=0)
    character = models.ForeignKey(Character, models.PROTECT, related_name="sides")
    team = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="sides")

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


class Promise(models.Model):
    """The ledger of what the booker owes: a poll's binding result, a title shot."""

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="promises")
    bout = models.ForeignKey(Bout, models.CASCADE, related_name="promises")
    what = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)
    broken_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kept_at=None) | Q(broken_at=None), name="federations_promise_kept_or_broken"
            )
        ]

    def __str__(self) -> str:
        return self.what
