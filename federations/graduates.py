"""Graduates: a class of newcomers a month, from whom a new federation hires whom the market has not got.

They are drawn from streams of their own and exist on the page alone until an order says that somebody hired one: the
order holds all that they are, so nothing depends on when a page was looked at.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache

from django.utils.text import slugify

from characters.models import Character, Role
from characters.sim.rookies import Rookie, Taken, rookie
from federations import newcomers
from llmfed.world import randomness
from llmfed.world.models import Universe

# As many stand before a founder at a time; nobody looks further down a month's class than that many.
SHOWN, CLASS = 24, 240
# How many months a class can still be hired from: a page may stay open while a demo's month goes by.
MONTHS = 12
STAFF = {Role.ANNOUNCER: 2, Role.REFEREE: 1}
VOICES = (
    "Short sentences, long pauses, and never a raised voice.",
    "Laughs first and finds the words afterwards.",
    "Counts everything, and tells you the count.",
    "Speaks to the front row, and lets the rest listen.",
    "Has a proverb for each hold, most of them invented.",
    "Whispers when it is close, shouts when it is over.",
)


@dataclass(slots=True)
class School:
    """One month's class, drawn as far as somebody has looked."""

    secret: bytes
    month: date
    taken: Taken
    made: list[Rookie] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.month:%Y-%m}"

    def members(self) -> Iterator[Rookie]:
        """Everybody, in order; each is unlike those before."""
        for number in range(CLASS):
            if number == len(self.made):
                self._draw(number)
            yield self.made[number]

    def _draw(self, number: int) -> None:
        stream = randomness.stream(self.secret, "graduates", self.name, number)
        new = rookie(stream, self.month, self.taken)
        self.made.append(new)
        self.taken = newcomers.also(self.taken, [newcomers.said(new)])


@dataclass(frozen=True, slots=True)
class Graduate:
    """One of a class: what they are, and the slug that they would have."""

    school: str
    slug: str
    rookie: Rookie

    @property
    def key(self) -> str:
        return f"{self.school}.{self.slug}"

    def character(self) -> Character:
        """A row that is not saved, for pages to draw."""
        return Character(slug=self.slug, **newcomers.fields(self.rookie))


@lru_cache(4)
def _school(secret: bytes, month: date) -> School:
    return School(secret, month, newcomers.taken_before(datetime(month.year, month.month, 1, tzinfo=UTC)))


def _of(month: date) -> School:
    return _school(bytes(Universe.objects.values_list("secret", flat=True).get()), month)


def free(on: date, count: int) -> list[Graduate]:
    """The first so many of the month's class whom nobody has hired."""
    school = _of(on.replace(day=1))
    hired = set(Character.objects.filter(slug__in=_slugs(school, count)).values_list("slug", flat=True))
    found: list[Graduate] = []
    for new in school.members():
        slug = slugify(new.name)
        if slug not in hired and slug not in {one.slug for one in found}:
            found.append(Graduate(school.name, slug, new))
        if len(found) == count:
            break
    return found


def _slugs(school: School, count: int) -> list[str]:
    """Every slug that may be asked about: with as many hired before them as the class allows, all of them."""
    return [slugify(new.name) for _, new in zip(range(min(CLASS, 3 * count)), school.members(), strict=False)]


def find(keys: Iterable[str], on: date) -> dict[str, Graduate]:
    """Graduates by key, of this month's class or an earlier one, without those whom somebody has hired."""
    told = {key: (_month(key.partition(".")[0]), key.partition(".")[2]) for key in keys}
    asked = [slug for _, slug in told.values()]
    hired = set(Character.objects.filter(slug__in=asked).values_list("slug", flat=True)) if asked else set()
    classes = {month: _of(month) for month in {month for month, _ in told.values()} if month and _open(month, on)}
    found = {}
    for key, (month, slug) in told.items():
        school = classes.get(month) if month and slug not in hired else None
        new = next((one for one in school.members() if slugify(one.name) == slug), None) if school else None
        if school and new:
            found[key] = Graduate(school.name, slug, new)
    return found


def _month(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _open(month: date, on: date) -> bool:
    """Whether a month's class can be hired from at a date."""
    return 0 <= 12 * (on.year - month.year) + on.month - month.month < MONTHS


def staff(on: date, without: Collection[str]) -> list[tuple[Graduate, Role, str]]:
    """Who would talk and count: graduates who never made it into the ring, years older, with their voices."""
    wanted = [role for role, count in STAFF.items() for _ in range(count)]
    spare = [one for one in free(on, SHOWN + len(without) + len(wanted)) if one.slug not in without]
    ends = spare[-len(wanted) :]
    return [
        (replace(one, rookie=_older(one.rookie)), role, VOICES[(number + len(one.slug)) % len(VOICES)])
        for number, (one, role) in enumerate(zip(ends, wanted, strict=False))
    ]


def _older(new: Rookie) -> Rookie:
    born = new.born.replace(year=new.born.year - 14, day=min(new.born.day, 28))
    return replace(new, born=born, gimmick="", want="", bio="", finisher="", signatures=(), alignment="tweener")
