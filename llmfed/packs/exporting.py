"""Gives back the universe of the database as a universe file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from characters.models import Bond, Character, Group, Membership
from federations.models import Championship, Contract, Federation, Reign, Series
from llmfed.packs.lore import export_lore, export_routes
from llmfed.packs.words import BETWEEN_HOLDERS, GENDERS_BACK, LAST_WEEK, OPEN_ENDED
from llmfed.universe_file import UniverseFile
from llmfed.universe_file.form import FORMAT, Ring
from llmfed.universe_file.kinds import Weekday
from llmfed.world.clock import NoUniverse
from llmfed.world.models import Universe

type Table = dict[str, object]
type Contracts = dict[str, Contract]


def export() -> UniverseFile:
    """The universe as it stands now; before its first tick, what `load` took. Raises NoUniverse.

    Chronicle, secret and what is packed (moods, exact charges) are no part of a universe file.
    """
    universe = Universe.objects.first()
    if universe is None:
        raise NoUniverse("There is no universe yet to export.")
    running = Contract.objects.active().select_related("federation", "character")
    contracts = {row.character.slug: row for row in running}
    return UniverseFile.model_validate(
        {
            "format": FORMAT,
            "universe": {"name": universe.name, "begins": universe.world_at.date()},
            "federation": _federations(contracts),
            "character": _people(contracts),
            "team": [_team(group, members) for group, members in _groups(Group.Kind.TEAM, contracts)],
            "stable": [_stable(group, members) for group, members in _groups(Group.Kind.STABLE, contracts)],
            "bond": _bonds(),
            **export_lore(),
        }
    )


def _federations(contracts: Contracts) -> list[Table]:
    """Those that have begun: what was founded today has nobody yet."""
    begun = {contract.federation_id for contract in contracts.values()}
    series = _by(Series.objects.order_by("position"), "federation_id")
    championships = _by(Championship.objects.filter(retired=False).order_by("position"), "federation_id")
    reigns = _by(Reign.objects.order_by("number"), "championship_id")
    routes = export_routes()
    holders: dict[int, list[str]] = defaultdict(list)
    through = Reign.holders.through.objects.order_by("pk")
    for reign, slug in through.values_list("reign_id", "character__slug"):
        holders[reign].append(slug)
    return [
        {
            **_plain(row, "slug", "name", "short", "city", "style", "hue", "motto"),
            "cities": routes[row.pk],
            "crest": row.crest or None,
            "weekly": [_show(show) for show in series[row.pk] if show.kind == Series.Kind.TV],
            "big": [_big(show) for show in series[row.pk] if show.kind == Series.Kind.BIG],
            "championship": [_championship(belt, reigns[belt.pk], holders) for belt in championships[row.pk]],
        }
        for row in Federation.objects.filter(pk__in=begun).order_by("pk")
    ]


def _show(row: Series) -> Table:
    return {"name": row.name, "weekday": list(Weekday)[row.weekday], "time": f"{row.time:%H:%M}"}


def _big(row: Series) -> Table:
    return {**_show(row), "month": row.months, "week": "last" if row.week == LAST_WEEK else row.week}


def _championship(row: Championship, reigns: list[Reign], holders: dict[int, list[str]]) -> Table:
    running = [reign for reign in reigns if reign.ended_at is None]
    return {
        **_plain(row, "slug", "name", "division", "kind"),
        "holders": [slug for reign in running for slug in holders[reign.pk]],
        "since": running[0].began_at.date() if running else None,
        "lineage": [
            {
                "holders": [*holders[reign.pk], *filter(None, reign.told.split(BETWEEN_HOLDERS))],
                "from": reign.began_at.date(),
                "to": reign.ended_at.date(),
            }
            for reign in reigns
            if reign.ended_at is not None
        ],
    }


def _people(contracts: Contracts) -> list[Table]:
    return [_person(row, contracts.get(row.slug)) for row in Character.objects.order_by("pk")]


def _person(row: Character, contract: Contract | None) -> Table:
    ends = contract is not None and contract.until < OPEN_ENDED
    said = ("slug", "name", "role", "born", "height_cm", "weight_kg", "alignment", "gimmick", "hometown")
    return {
        **_plain(row, *said, "style", "signatures", "want", "voice", "bio", "real_name"),
        "federation": contract.federation.slug if contract else "",
        "gender": GENDERS_BACK[row.gender],
        "big_five": {
            "o": row.openness / 100,
            "c": row.conscientiousness / 100,
            "e": row.extraversion / 100,
            "a": row.agreeableness / 100,
            "n": row.neuroticism / 100,
        },
        "look": row.look or None,
        "ring": _plain(row, *Ring.model_fields),
        "over": round(row.over * 100),
        "finisher": {"name": row.finisher, "kind": row.finisher_kind} if row.finisher else None,
        "contract_until": contract.until.date() if contract and ends else None,
    }


def _groups(kind: Group.Kind, contracts: Contracts) -> Iterator[tuple[Group, list[str]]]:
    """Groups that still stand: all of their members work in one place."""
    members: dict[int, list[str]] = defaultdict(list)
    rows = Membership.objects.filter(group__kind=kind).order_by("group", "position")
    for group, slug in rows.values_list("group_id", "character__slug"):
        members[group].append(slug)
    for row in Group.objects.filter(kind=kind).select_related("home", "leader").order_by("pk"):
        places = {contracts[slug].federation_id if slug in contracts else None for slug in members[row.pk]}
        if len(places) == 1 and (kind == Group.Kind.STABLE or None not in places):
            yield row, members[row.pk]


def _team(row: Group, members: list[str]) -> Table:
    return {**_plain(row, "slug", "name"), "members": members, "federation": row.home.slug}


def _stable(row: Group, members: list[str]) -> Table:
    leader = row.leader.slug if row.leader else members[0]
    return {**_plain(row, "slug", "name"), "leader": leader, "members": members}


def _bonds() -> list[Table]:
    return [
        {"from": row.holder.slug, "to": row.target.slug, "charge": row.charge, "note": row.note}
        for row in Bond.objects.exclude(charge=0).select_related("holder", "target").order_by("pk")
    ]


def _plain(row: object, *keys: str) -> Table:
    return {key: getattr(row, key) for key in keys}


def _by[Row](rows: Iterable[Row], key: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
