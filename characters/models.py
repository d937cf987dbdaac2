"""Who they are: people, their groups, the bonds and turns that somebody could notice."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from characters import faces
from characters.sim.portraits.body import Body
from characters.sim.portraits.look import problems
from llmfed.world.addresses import address
from llmfed.world.models import Timeline


class Role(models.TextChoices):
    WRESTLER = "wrestler"
    REFEREE = "referee"
    ANNOUNCER = "announcer"
    PROMOTER = "promoter"
    BACKSTAGE = "backstage"
    CROWD = "crowd"


class Alignment(models.TextChoices):
    FACE = "face"
    HEEL = "heel"
    TWEENER = "tweener"


class Style(models.TextChoices):
    POWERHOUSE = "powerhouse"
    TECHNICIAN = "technician"
    HIGH_FLYER = "high_flyer", "high flyer"
    BRAWLER = "brawler"
    ALL_ROUNDER = "all_rounder", "all-rounder"
    SUBMISSION = "submission", "submission specialist"


class Gender(models.TextChoices):
    WOMAN = "f", "woman"
    MAN = "m", "man"
    OTHER = "x", "non-binary"


def percent(*, default: int = 50) -> "models.SmallIntegerField[int, int]":
    """A whole share, 0–100."""
    return models.SmallIntegerField(default=default, validators=[MinValueValidator(0), MaxValueValidator(100)])


def trait() -> "models.SmallIntegerField[int, int]":
    """A Big Five trait in hundredths, −100…100."""
    return models.SmallIntegerField(default=0, validators=[MinValueValidator(-100), MaxValueValidator(100)])


def drawable(told: object) -> None:
    """Raises ValidationError with everything in a look that cannot be drawn."""
    if wrong := problems(told):
        raise ValidationError(wrong)


def age_on(born: date, on: date) -> int:
    """Whole years at a date."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


class CharacterQuerySet(models.QuerySet["Character"]):
    def wrestlers(self) -> Self:
        return self.filter(role=Role.WRESTLER)

    def at_home(self, timeline: Timeline | int) -> Self:
        """Everyone whose story this timeline tells, in stable order."""
        return self.filter(home=timeline).order_by("slug")


class Character(models.Model):
    """A person of the universe. Attributes are what a promoter may edit; moods and bonds are packed."""

    slug = models.SlugField(max_length=60, unique=True, db_collation="C")
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=12, choices=Role, default=Role.WRESTLER)
    home = models.ForeignKey(
        Timeline,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="characters",
        help_text="The timeline that tells their story; none while a transfer is under way.",
    )
    gender = models.CharField(max_length=1, choices=Gender)
    born = models.DateField()
    height_cm = models.PositiveSmallIntegerField(validators=[MinValueValidator(120), MaxValueValidator(240)])
    weight_kg = models.PositiveSmallIntegerField(validators=[MinValueValidator(35), MaxValueValidator(300)])
    alignment = models.CharField(max_length=8, choices=Alignment, default=Alignment.FACE)
    style = models.CharField(max_length=12, choices=Style, default=Style.ALL_ROUNDER)
    gimmick = models.CharField(max_length=120, blank=True)
    hometown = models.CharField(max_length=80, blank=True)
    bio = models.TextField(blank=True)
    want = models.CharField(max_length=200, blank=True, help_text="What they are after, in a sentence.")
    voice = models.CharField(max_length=200, blank=True, help_text="How an announcer talks.")
    openness = trait()
    conscientiousness = trait()
    extraversion = trait()
    agreeableness = trait()
    neuroticism = trait()
    strength = percent()
    agility = percent()
    technique = percent()
    brawling = percent()
    stamina = percent()
    toughness = percent()
    charisma = percent()
    over = models.FloatField(default=0.3, help_text="The lasting bond with the crowd, 0–1.")
    finisher = models.CharField(max_length=80, blank=True)
    finisher_kind = models.CharField(max_length=12, default="impact")
    signatures = models.JSONField(default=list, blank=True)
    look = models.JSONField(
        default=dict,
        blank=True,
        validators=[drawable],
        help_text="What their portrait wears, in the words of docs/universe-format.md; the rest follows from the slug.",
    )
    real_name = models.CharField(max_length=80, blank=True, help_text="Under a mask; told once that is lost.")
    retired_at = models.DateTimeField(null=True, blank=True)
    lived_to = models.DateField(null=True, blank=True, help_text="Up to when the years have told on them.")

    objects = CharacterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(over__gte=0, over__lte=1), name="characters_over_is_a_share"),
        ]
        indexes: ClassVar = [models.Index(fields=["home", "role"], name="characters_home_role")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("characters:character", self.slug)

    @property
    def initials(self) -> str:
        return faces.initials(self.name)

    @property
    def portrait_url(self) -> str:
        return faces.portrait_url(self.slug, faces.drawing_of(self))

    def body(self, on: date) -> Body:
        """Who a portrait shows at a date."""
        gender = {Gender.WOMAN: "woman", Gender.MAN: "man"}.get(Gender(self.gender), "nonbinary")
        kinds = {"gender": gender, "alignment": self.alignment, "style": self.style, "role": self.role}
        return Body(self.slug, self.height_cm, self.weight_kg, self.age(on), **kinds)

    def age(self, on: date) -> int:
        """Whole years at a date."""
        return age_on(self.born, on)


class Lead(models.Model):
    """What drives somebody, beneath what they want, and the book they speak from (storylines/sim/speech.py)."""

    character = models.OneToOneField(Character, models.CASCADE, related_name="lead")
    wound = models.CharField(max_length=300, help_text="What happened to them.")
    lie = models.CharField(max_length=200, help_text="What they tell themselves, in their own words.")
    habits = models.JSONField(default=list, help_text="Five habits of speech.")
    never = models.CharField(max_length=30, help_text="A word that they never say.")
    entrance = models.CharField(max_length=200, help_text="How they come to the ring, with {by} for who comes.")
    finisher_story = models.CharField(max_length=300, help_text="Where the finisher comes from.")
    speech = models.TextField()

    def __str__(self) -> str:
        return f"lead {self.character_id}"


class Commentator(models.Model):
    """What an announcer believes, cannot forgive and keeps joking about; their lines are a frame book."""

    class Seat(models.TextChoices):
        CRAFT = "craft"
        COLOUR = "colour"

    character = models.OneToOneField(Character, models.CASCADE, related_name="commentator")
    seat = models.CharField(max_length=6, choices=Seat)
    view = models.CharField(max_length=200)
    grudge = models.CharField(max_length=200)
    joke = models.CharField(max_length=200)
    lines = models.TextField()

    def __str__(self) -> str:
        return f"{self.seat} {self.character_id}"


class Turn(models.Model):
    """A change of alignment: who, when, from what to what."""

    character = models.ForeignKey(Character, models.CASCADE, related_name="turns")
    was = models.CharField(max_length=8, choices=Alignment)
    became = models.CharField(max_length=8, choices=Alignment)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(was=F("became")), name="characters_turn_changes_something")
        ]

    def __str__(self) -> str:
        return f"{self.character_id} {self.was} → {self.became}"


class Injury(models.Model):
    """Hurt from a world time until a world time; nobody hurt is booked."""

    character = models.ForeignKey(Character, models.CASCADE, related_name="injuries")
    began_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gt=F("began_at")), name="characters_injury_lasts")
        ]
        indexes: ClassVar = [models.Index(fields=["character", "until"], name="characters_injury_until")]

    def __str__(self) -> str:
        return f"{self.character_id} until {self.until:%Y-%m-%d}"


class BondKind(models.TextChoices):
    ENEMY = "enemy"
    RIVAL = "rival"
    ALLY = "ally"
    FRIEND = "friend"


class BondQuerySet(models.QuerySet["Bond"]):
    def strongest(self, character: Character, count: int) -> Self:
        found = self.filter(holder=character).select_related("target")
        return found.order_by(models.functions.Abs("charge").desc(), "pk")[:count]


class Bond(models.Model):
    """What one holds towards another, as far as anyone could notice; the exact charge is packed."""

    holder = models.ForeignKey(Character, models.CASCADE, related_name="bonds")
    target = models.ForeignKey(Character, models.CASCADE, related_name="bonds_towards")
    kind = models.CharField(max_length=8, choices=BondKind)
    charge = models.SmallIntegerField(help_text="Charge when the kind last changed; friend ≥ 15, enemy ≤ −10.")
    note = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField()

    objects = BondQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["holder", "target"], name="characters_bond_once"),
            models.CheckConstraint(condition=~Q(holder=F("target")), name="characters_bond_needs_two"),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} → {self.target_id}: {self.kind}"


class Group(models.Model):
    """A standing tag team or a stable."""

    class Kind(models.TextChoices):
        TEAM = "team"
        STABLE = "stable"

    home = models.ForeignKey(Timeline, models.CASCADE, related_name="groups")
    slug = models.SlugField(max_length=60, unique=True, db_collation="C")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=Kind)
    leader = models.ForeignKey(Character, models.SET_NULL, null=True, blank=True, related_name="leads")
    members: "models.ManyToManyField[Character, Membership]" = models.ManyToManyField(
        Character, through="Membership", related_name="groups"
    )

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    character = models.ForeignKey(Character, models.CASCADE, related_name="memberships")
    position = models.PositiveSmallIntegerField(default=0, help_text="The order the universe file names them in.")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "character"], name="characters_member_once")]

    def __str__(self) -> str:
        return f"{self.character_id} in {self.group_id}"


def hurt_until(character: Character, now: datetime) -> datetime | None:
    """Until when a person is hurt, or None when fit."""
    found = character.injuries.filter(began_at__lte=now, until__gt=now).order_by("-until").first()
    return found.until if found else None
