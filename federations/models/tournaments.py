"""Tournaments: who entered, who meets whom, and who went on. What an aired bout decided is written when it settles."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from characters.models import Character, Group
from federations.models.belts import Championship
from federations.models.bouts import Bout, Promise
from federations.models.companies import Federation, sees_federation
from federations.models.shows import Show
from federations.sim import brackets
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address


class TournamentQuerySet(models.QuerySet["Tournament"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "federation__"))

    def running(self) -> Self:
        return self.filter(state=Tournament.State.RUNNING)


class Tournament(models.Model):
    """A field of entrants of whom one is left: by knock-out, by a league in blocks with a final, or by a rumble."""

    class Kind(models.TextChoices):
        KNOCKOUT = "knockout", "knock-out"
        LEAGUE = "league"
        RUMBLE = "rumble"

    class State(models.TextChoices):
        RUNNING = "running"
        OVER = "over"
        OFF = "off", "called off"

    class Prize(models.TextChoices):
        CROWN = "crown", "a vacant championship"
        SHOT = "shot", "a championship match"
        TROPHY = "trophy"

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="tournaments")
    number = models.PositiveIntegerField(help_text="Counted by the federation.")
    name = models.CharField(max_length=120)
    edition = models.PositiveIntegerField(default=1, help_text="How many of this name there were, with this one.")
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=7, choices=State, default=State.RUNNING)
    prize = models.CharField(max_length=6, choices=Prize, default=Prize.TROPHY)
    championship = models.ForeignKey(
        Championship, models.SET_NULL, null=True, blank=True, related_name="tournaments", help_text="What it leads to."
    )
    rounds = models.PositiveSmallIntegerField(help_text="With the final.")
    one_night = models.BooleanField(default=False, help_text="Whether all of a knock-out is on one show.")
    night = models.ForeignKey(
        Show, models.SET_NULL, null=True, blank=True, related_name="rumbles", help_text="Of a rumble, its show …"
    )
    bout = models.OneToOneField(
        Bout, models.SET_NULL, null=True, blank=True, related_name="rumble", help_text="… and its match."
    )
    season = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The year whose season it is.")
    winner = models.ForeignKey("Entrant", models.SET_NULL, null=True, blank=True, related_name="won")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TournamentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["federation", "number"], name="federations_tournament_number"),
            models.UniqueConstraint(fields=["federation", "season"], name="federations_one_season_a_year"),
            models.UniqueConstraint(
                fields=["championship"],
                condition=Q(state="running", prize="crown"),
                name="federations_one_tournament_for_a_crown",
            ),
            models.CheckConstraint(
                condition=Q(prize="trophy") | Q(championship__isnull=False) | ~Q(state="running"),
                name="federations_tournament_leads_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(state="running", ended_at=None) | (~Q(state="running") & Q(ended_at__gte=F("began_at"))),
                name="federations_tournament_ends_later",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["federation"], condition=Q(state="running"), name="federations_tournaments_on")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("federations:tournament", self.federation.slug, self.number)


class Entrant(models.Model):
    """Somebody in a tournament, by seed: 1 is the favourite. Of a rumble also when they came in and went out."""

    tournament = models.ForeignKey(Tournament, models.CASCADE, related_name="entrants")
    seed = models.PositiveSmallIntegerField()
    character = models.ForeignKey(Character, models.PROTECT, related_name="entered")
    team = models.ForeignKey(
        Group,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="entered",
        help_text="The team that they enter for, all of it.",
    )
    block = models.PositiveSmallIntegerField(default=0, help_text="Of a league, counted from 0.")
    instead_of = models.CharField(max_length=80, blank=True, help_text="Whose place it was, if somebody's.")
    left_at = models.DateTimeField(null=True, blank=True, help_text="When they could not go on.")
    drawn = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Their number in a rumble, from 1.")
    out = models.PositiveSmallIntegerField(null=True, blank=True, help_text="As which they left it, from 1.")
    out_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="threw_out")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tournament", "seed"], name="federations_entrant_seed"),
            models.UniqueConstraint(fields=["tournament", "character"], name="federations_entrant_once"),
            models.UniqueConstraint(fields=["tournament", "drawn"], name="federations_entrant_drawn"),
            models.UniqueConstraint(fields=["tournament", "out"], name="federations_entrant_out"),
            models.CheckConstraint(
                condition=Q(seed__gte=1, seed__lte=brackets.MOST), name="federations_entrant_seed_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seed}. {self.character_id}"

    @property
    def name(self) -> str:
        return self.team.name if self.team else self.character.name


class Tie(models.Model):
    """Two entrants who are to meet, or the places of two; the match is whatever its promise became."""

    class How(models.TextChoices):
        FALL = "fall", "in the ring"
        DRAW = "draw"
        WALKOVER = "walkover"
        SEED = "seed", "by the higher seed"
        OFF = "off", "by nobody"

    tournament = models.ForeignKey(Tournament, models.CASCADE, related_name="ties")
    round = models.PositiveSmallIntegerField(help_text="From 0.")
    slot = models.PositiveSmallIntegerField(help_text="From the top, from 0.")
    one = models.ForeignKey(Entrant, models.CASCADE, null=True, blank=True, related_name="ties")
    other = models.ForeignKey(Entrant, models.CASCADE, null=True, blank=True, related_name="ties_against")
    one_from = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="feeds_one")
    other_from = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="feeds_other")
    show = models.ForeignKey(Show, models.SET_NULL, null=True, blank=True, related_name="ties")
    promise = models.OneToOneField(Promise, models.SET_NULL, null=True, blank=True, related_name="tie")
    again = models.PositiveSmallIntegerField(default=0, help_text="How often it was fought without a winner.")
    how = models.CharField(max_length=8, choices=How, blank=True)
    winner = models.ForeignKey(Entrant, models.SET_NULL, null=True, blank=True, related_name="ties_won")
    fall_s = models.PositiveIntegerField(null=True, blank=True, help_text="After how long it was won in the ring.")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tournament", "round", "slot"], name="federations_tie_slot"),
            models.CheckConstraint(
                condition=Q(winner=None) | Q(winner=F("one")) | Q(winner=F("other")), name="federations_tie_won_by_one"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, how="", winner=None) | (Q(decided_at__isnull=False) & ~Q(how="")),
                name="federations_tie_decided_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tournament_id}/{self.round}/{self.slot}"

    @property
    def is_final(self) -> bool:
        return self.round == self.tournament.rounds - 1

    @property
    def in_block(self) -> bool:
        """Whether it is for points."""
        return self.tournament.kind == Tournament.Kind.LEAGUE and not self.is_final

    @property
    def stage(self) -> str:
        """What its round is called."""
        return brackets.LEAGUE if self.in_block else brackets.stage(self.round, self.tournament.rounds)
