"""A federation's commentary table: who sits there, whom they may speak of, and what they have said lately."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from characters.faces import short_name
from characters.models import Character, Group, Role
from federations.models import Championship, Federation
from llmfed.world.models import Moment
from storylines import books
from storylines.sim.scene import Person, Scene
from storylines.sim.speech import Commentator

# How many of the world's latest moments lend their sentences to what the next should not repeat: about a week.
RECENT = 2000
# More than any show has: as far as we look for where one ends.
SHOW = 2000
OPENED, CLOSED = "show.opened", "show.closed"


@dataclass(slots=True)
class Booth:
    """One federation's table: its scene, what was said in this show, and what everybody said in the days before."""

    scene: Scene
    recent: deque[list[str]]
    said: set[str] | None = None  # None while no show is on
    ahead: frozenset[str] = frozenset()  # what was already told of the end of a show that opens among these moments

    def now(self, moment: Moment) -> Scene:
        """The scene of the next moment. A show that opens has its city, and may use every sentence again."""
        if moment.kind == OPENED:
            self.said = set(self.ahead)
            self.scene = replace(self.scene, city=moment.facts["city"])
        return replace(self.scene, recent=[*chain.from_iterable(self.recent)], said=self.said or frozenset())

    def keep(self, kind: str, frames: Iterable[str]) -> None:
        """Remember what was said."""
        used = [frame for frame in frames if frame]
        self.recent.append(used)
        if self.said is not None:
            self.said.update(used)
        if kind == CLOSED:
            self.said = None


def of(moments: list[Moment]) -> dict[str, Booth]:
    """A booth for every timeline among the moments; what was said lately is common to all."""
    slugs = sorted({moment.timeline.slug for moment in moments})
    people, belts = _people(moments), dict(Championship.objects.values_list("slug", "name"))
    companies = {company.slug: company for company in Federation.objects.filter(slug__in=slugs)}
    seats, recent = _seats(slugs), _lately(moments)
    made = {}
    for slug in slugs:
        company, seated = companies.get(slug), seats.get(slug, [])
        names = [*(name for name, _ in seated), "Ringside", "Ringside"]
        own = [*(book for _, book in seated), None, None]
        city, said = _show(slug, moments)
        place = (company.name, city or company.city) if company else ("the market", "")
        scene = Scene(people, belts, *place, (names[0], names[1]), table=(own[0], own[1]))
        made[slug] = Booth(scene, recent, said, _ahead(slug, moments))
    return made


def person(who: Character) -> Person:
    """A character as the grammar knows people."""
    return Person(
        key=who.slug,
        name=who.name,
        short=short_name(who.name),
        alignment=who.alignment,
        gender=who.gender,
        style=who.style,
        finisher=who.finisher,
        finisher_kind=who.finisher_kind,
        hometown=who.hometown,
        gimmick=who.gimmick,
        weight_kg=who.weight_kg,
        want=who.want,
    )


def _seats(slugs: list[str]) -> dict[str, list[tuple[str, Commentator | None]]]:
    """Who sits at each table and speaks from which book, the one for craft first."""
    found: dict[str, list[tuple[str, Commentator | None]]] = {}
    team = Character.objects.filter(home__slug__in=slugs, role=Role.ANNOUNCER).order_by("slug")
    rows = list(team.values_list("home__slug", "slug", "name"))
    own = books.commentators([slug for _, slug, _ in rows])
    for home, slug, name in rows:
        found.setdefault(home, []).append((name, own.get(slug)))
    order = {"craft": 0, "colour": 1}
    return {home: sorted(seated, key=lambda one: order[one[1].seat] if one[1] else 2) for home, seated in found.items()}


def _people(moments: Iterable[Moment]) -> dict[str, Person]:
    slugs = {slug for moment in moments for slug in _strings(moment.facts)}
    teams = Group.objects.filter(slug__in=slugs).values_list("slug", "name")
    named = {slug: Person(key=slug, name=name, short=name) for slug, name in teams}
    known = {who.slug: person(who) for who in Character.objects.filter(slug__in=slugs)}
    for slug, lead in books.leads(list(known)).items():
        known[slug] = replace(known[slug], lead=lead)
    return named | known


def _strings(value: Any) -> set[str]:
    """Every string among facts; those that name nobody find nobody."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {slug for item in value.values() for slug in _strings(item)}
    if isinstance(value, list):
        return {slug for item in value for slug in _strings(item)}
    return set()


def _lately(moments: list[Moment]) -> deque[list[str]]:
    """Frames of each of the world's latest moments before these, oldest first."""
    before = Moment.objects.aired()
    if numbers := [moment.no for moment in moments if moment.no]:
        before = before.filter(no__lt=min(numbers))
    rows = before.order_by("-no").values_list("words", flat=True)[:RECENT]
    return deque((_frames(words) for words in reversed(rows)), maxlen=RECENT)


def _show(slug: str, moments: list[Moment]) -> tuple[str, set[str] | None]:
    """The city of the show in which the first of these moments lies, and its frames before and after them, if any."""
    own = {moment.seq: moment.kind for moment in moments if moment.timeline.slug == slug}
    line = Moment.objects.filter(timeline__slug=slug)
    doors = line.filter(kind__in=(OPENED, CLOSED), seq__lt=min(own)).order_by("-seq")
    last = doors.values_list("kind", "seq", "facts__city").first()
    if last is None or last[0] == CLOSED:
        return "", None
    end = min((seq for seq, kind in own.items() if kind == CLOSED), default=last[1] + SHOW)
    return last[2] or "", _until_closed(line.filter(seq__range=(last[1], end)).exclude(seq__in=own))


def _ahead(slug: str, moments: list[Moment]) -> frozenset[str]:
    """Frames of the rest of a show that opens among these moments, where it was told before its beginning."""
    own = {moment.seq: moment.kind for moment in moments if moment.timeline.slug == slug}
    doors = [kind for _, kind in sorted(own.items()) if kind in (OPENED, CLOSED)]
    if not doors or doors[-1] == CLOSED:
        return frozenset()
    end = max(own)
    return frozenset(_until_closed(Moment.objects.filter(timeline__slug=slug, seq__range=(end + 1, end + SHOW))))


def _until_closed(moments: QuerySet[Moment]) -> set[str]:
    """The frames of a show's moments, as far as they were told."""
    said: set[str] = set()
    for kind, words in moments.order_by("seq").values_list("kind", "words"):
        said.update(_frames(words))
        if kind == CLOSED:
            break
    return said


def _frames(words: list[list[str]] | None) -> list[str]:
    """The frames of a moment's words; a count has none."""
    return [line[2] for line in words or [] if line[2]]
