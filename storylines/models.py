"""Why it matters: feuds, with the heat that asks for a match, and what is remembered from before."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from characters.models import Alignment, Character
from federations.models import Bout, Championship, Federation, Show, sees_federation
from federations.people import visible_to as visible_people
from llmfed.accounts.models import Viewer
from llmfed.world.addresses import address
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


class ArcQuerySet(models.QuerySet["Arc"]):
    def running(self) -> Self:
        return self.filter(closed_at=None)

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(sees_federation(viewer, "timeline__federation__"))


class Arc(models.Model):
    """A feud told on purpose: from a slight to the night that settles it, one beat after the other."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="arcs")
    number = models.PositiveIntegerField(help_text="Counted by the timeline.")
    feud = models.ForeignKey(Feud, models.CASCADE, related_name="arcs")
    wronged = models.ForeignKey(Character, models.CASCADE, related_name="arcs_wronged")
    wrongdoer = models.ForeignKey(Character, models.CASCADE, related_name="arcs_begun")
    friend = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="arcs_stood_by")
    blow_off = models.ForeignKey(Show, models.CASCADE, related_name="arcs")
    championship = models.ForeignKey(Championship, models.SET_NULL, null=True, blank=True, related_name="arcs")
    stipulation = models.CharField(max_length=13, choices=Bout.Stipulation, default=Bout.Stipulation.STANDARD)
    began_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    winner = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="arcs_won")
    ending = models.CharField(max_length=12, blank=True, help_text="settled, open or off.")

    objects = ArcQuerySet.as_manager()

    # Its beats in their order, where the director has them at hand.
    course: "list[Beat]"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["timeline", "number"], name="storylines_arc_number"),
            models.UniqueConstraint(
                fields=["timeline"], condition=Q(closed_at=None), name="storylines_one_arc_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(wronged=F("wrongdoer")), name="storylines_arc_needs_two"),
        ]

    def __str__(self) -> str:
        return f"{self.timeline_id}/{self.number}"

    def get_absolute_url(self) -> str:
        return address("storylines:arc", self.timeline.slug, self.number)


class Beat(models.Model):
    """One step of an arc: what was asked of the booker for a show, and what became of it."""

    class State(models.TextChoices):
        PLANNED = "planned"
        ASKED = "asked"
        TOLD = "told"
        DROPPED = "dropped"

    arc = models.ForeignKey(Arc, models.CASCADE, related_name="beats")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    show = models.ForeignKey(Show, models.CASCADE, related_name="beats")
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    request = models.PositiveIntegerField(null=True, blank=True, help_text="What was asked, by its number.")
    deed = models.CharField(max_length=8, blank=True, help_text="What was done, where something was.")
    by = models.ForeignKey(Character, models.CASCADE, null=True, blank=True, related_name="+")
    on = models.ForeignKey(Character, models.CASCADE, null=True, blank=True, related_name="+")
    bout = models.CharField(max_length=90, blank=True)
    at = models.DateTimeField(null=True, blank=True, help_text="When it was told.")
    heat = models.FloatField(null=True, blank=True, help_text="How hot the quarrel was after it, 0–30.")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["arc", "number"], name="storylines_beat_number")]
        indexes: ClassVar = [models.Index(fields=["show"], name="storylines_beat_show")]

    def __str__(self) -> str:
        return f"{self.arc_id}/{self.number} {self.kind}"


class Wavering(models.Model):
    """Somebody about whom there are signs, week by week, that they will not stay on the side on which they stand."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="waverings")
    character = models.ForeignKey(Character, models.CASCADE, related_name="waverings")
    towards = models.CharField(max_length=8, choices=Alignment)
    signs = models.PositiveSmallIntegerField(default=1, help_text="Weeks of them.")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    turned = models.BooleanField(default=False, help_text="Whether it ended in a turn; else it passed.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["character"], condition=Q(ended_at=None), name="storylines_wavers_once_at_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["timeline"], condition=Q(ended_at=None), name="storylines_wavers_now")
        ]

    def __str__(self) -> str:
        return f"{self.character_id} → {self.towards}"


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
