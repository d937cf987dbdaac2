"""Puts a universe file into an empty database, whole or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from characters import minds
from characters.models import Bond, BondKind, Character, Group, Membership
from characters.sim import bonds as bond_sim
from federations.models import Championship, Contract, Federation, Reign, Series
from llmfed.packs import lore
from llmfed.packs.words import BETWEEN_HOLDERS, GENDERS, LAST_WEEK, MARKET, OPEN_ENDED, midnight
from llmfed.universe_file import UniverseFile, form
from llmfed.universe_file.kinds import Weekday, is_slug
from llmfed.world import packed
from llmfed.world.models import Timeline, Universe


class NotEmpty(Exception):
    """A universe lives in this database already; nothing was changed."""


def load(universe: UniverseFile, *, source: str, secret: bytes) -> Universe:
    """Make the database the universe that a file tells; `source` is its text, from which replay begins.

    All in one transaction. Raises NotEmpty where a universe lives already.
    """
    with transaction.atomic():
        made = _universe(universe, source, secret)
        loading = Loading(universe, made.began_at)
        loading.timelines = _timelines(loading)
        loading.companies = _federations(loading)
        loading.people = _people(loading)
        _series(loading)
        _contracts(loading)
        _reigns(loading, _championships(loading))
        _groups(loading)
        _minds(loading, _bonds(loading))
        lore.load_people(universe, loading.people)
        lore.load_cities(universe, loading.companies)
        lore.load_past(universe, loading.companies, loading.people)
    return made


@dataclass(slots=True)
class Loading:
    """What has been made so far, by slug."""

    told: UniverseFile
    at: datetime
    timelines: dict[str, Timeline] = field(default_factory=dict)
    companies: dict[str, Federation] = field(default_factory=dict)
    people: dict[str, Character] = field(default_factory=dict)

    def home(self, federation: str) -> Timeline:
        """The timeline of a federation; the market's for free agents."""
        return self.timelines[federation or MARKET]


def _universe(universe: UniverseFile, source: str, secret: bytes) -> Universe:
    at, about = midnight(universe.universe.begins), universe.universe
    if found := Universe.objects.first():
        raise NotEmpty(f"{found.name} lives in this database already; a universe file needs an empty one")
    return Universe.objects.create(
        pk=1,
        name=about.name,
        source=source,
        secret=secret,
        began_at=at,
        world_at=at,
        wall_at=timezone.now(),
        world_until=at,
    )


def _timelines(loading: Loading) -> dict[str, Timeline]:
    rows = [Timeline(slug=MARKET, kind=Timeline.Kind.MARKET, due_at=loading.at)]
    rows += [Timeline(slug=told.slug, due_at=loading.at) for told in loading.told.federation]
    return {row.slug: row for row in Timeline.objects.bulk_create(rows)}


def _federations(loading: Loading) -> dict[str, Federation]:
    rows = [
        Federation(
            timeline=loading.timelines[told.slug],
            slug=told.slug,
            name=told.name,
            short=told.short,
            city=told.city,
            style=told.style,
            hue=told.hue,
            motto=told.motto,
            crest=told.crest.model_dump(mode="json", exclude_none=True) if told.crest else {},
        )
        for told in loading.told.federation
    ]
    return {row.slug: row for row in Federation.objects.bulk_create(rows)}


def _people(loading: Loading) -> dict[str, Character]:
    rows = [_person(told, loading.home(told.federation)) for told in loading.told.character]
    return {row.slug: row for row in Character.objects.bulk_create(rows, batch_size=1000)}


def _person(told: form.Character, home: Timeline) -> Character:
    five, finisher = told.big_five, told.finisher
    plain = ("slug", "name", "role", "born", "height_cm", "weight_kg", "alignment", "style", "gimmick")
    return Character(
        **{key: getattr(told, key) for key in (*plain, "hometown", "bio", "want", "voice", "real_name")},
        **told.ring.model_dump(),
        home=home,
        gender=GENDERS[told.gender],
        openness=round(five.o * 100),
        conscientiousness=round(five.c * 100),
        extraversion=round(five.e * 100),
        agreeableness=round(five.a * 100),
        neuroticism=round(five.n * 100),
        over=told.over / 100,
        finisher=finisher.name if finisher else "",
        finisher_kind=finisher.kind if finisher else "impact",
        signatures=list(told.signatures),
        look=told.look.model_dump(mode="json", exclude_none=True) if told.look else {},
    )


def _series(loading: Loading) -> None:
    Series.objects.bulk_create(
        row for told in loading.told.federation for row in _calendar(told, loading.companies[told.slug])
    )


def _calendar(told: form.Federation, company: Federation) -> Iterator[Series]:
    shows: list[form.Weekly | form.Big] = [*told.weekly, *told.big]
    for position, show in enumerate(shows):
        row = Series(federation=company, position=position, name=show.name, kind=Series.Kind.TV)
        row.weekday, row.time = list(Weekday).index(show.weekday), time.fromisoformat(show.time)
        if isinstance(show, form.Big):
            row.kind, row.months = Series.Kind.BIG, list(show.month)
            row.week = LAST_WEEK if show.week == "last" else show.week
        yield row


def _contracts(loading: Loading) -> None:
    rows = [
        Contract(
            federation=loading.companies[told.federation],
            character=loading.people[told.slug],
            began_at=loading.at,
            until=midnight(told.contract_until) if told.contract_until else OPEN_ENDED,
        )
        for told in loading.told.character
        if told.federation
    ]
    Contract.objects.bulk_create(rows, batch_size=2000)


def _championships(loading: Loading) -> list[tuple[form.Championship, Championship]]:
    pairs = [
        (told, Championship(federation=loading.companies[company.slug], position=position))
        for company in loading.told.federation
        for position, told in enumerate(company.championship)
    ]
    for told, row in pairs:
        row.slug, row.name, row.kind, row.division = told.slug, told.name, told.kind, told.division
    Championship.objects.bulk_create(row for _, row in pairs)
    return pairs


def _reigns(loading: Loading, pairs: list[tuple[form.Championship, Championship]]) -> None:
    reigns = [(reign, holders) for told, row in pairs for reign, holders in _lineage(told, row)]
    Reign.objects.bulk_create(reign for reign, _ in reigns)
    through = Reign.holders.through
    through.objects.bulk_create(
        through(reign=reign, character=loading.people[slug]) for reign, holders in reigns for slug in holders
    )


def _lineage(told: form.Championship, row: Championship) -> Iterator[tuple[Reign, tuple[str, ...]]]:
    """Reigns oldest first with their holders' slugs; the running one last."""
    for number, past in enumerate(told.lineage, start=1):
        reign = Reign(championship=row, number=number)
        reign.began_at, reign.ended_at = midnight(past.began), midnight(past.ended)
        reign.told = BETWEEN_HOLDERS.join(name for name in past.holders if not is_slug(name))
        yield reign, tuple(filter(is_slug, past.holders))
    if told.holders and told.since:
        number = len(told.lineage) + 1
        yield Reign(championship=row, number=number, began_at=midnight(told.since)), told.holders


def _groups(loading: Loading) -> None:
    rows: list[tuple[Group, tuple[str, ...]]] = []
    homes = {told.slug: told.federation for told in loading.told.character}
    for team in loading.told.team:
        group = Group(kind=Group.Kind.TEAM, slug=team.slug, name=team.name, home=loading.home(team.federation))
        rows.append((group, team.members))
    for stable in loading.told.stable:
        group = Group(kind=Group.Kind.STABLE, slug=stable.slug, name=stable.name)
        group.leader = loading.people[stable.leader]
        group.home = loading.home(homes[stable.leader])
        rows.append((group, stable.members))
    Group.objects.bulk_create(group for group, _ in rows)
    Membership.objects.bulk_create(
        Membership(group=group, character=loading.people[slug], position=position)
        for group, members in rows
        for position, slug in enumerate(members)
    )


def _bonds(loading: Loading) -> list[Bond]:
    rows = [
        Bond(
            holder=loading.people[told.holder],
            target=loading.people[told.target],
            kind=bond_sim.kind(told.charge) or (BondKind.ALLY if told.charge > 0 else BondKind.RIVAL),
            charge=told.charge,
            note=told.note,
            since=loading.at,
        )
        for told in loading.told.bond
    ]
    return Bond.objects.bulk_create(rows, batch_size=2000)


def _minds(loading: Loading, bonds: list[Bond]) -> None:
    """The packed state with which every timeline begins."""
    folk: dict[int | None, list[Character]] = {line.pk: [] for line in loading.timelines.values()}
    ties: dict[int | None, list[Bond]] = {line.pk: [] for line in loading.timelines.values()}
    for person in loading.people.values():
        folk[person.home_id].append(person)
    for bond in bonds:
        ties[bond.holder.home_id].append(bond)
    blocks = [
        block
        for line in loading.timelines.values()
        for block in minds.create_blocks(line, folk[line.pk], ties[line.pk], loading.at)
    ]
    packed.create(blocks)
