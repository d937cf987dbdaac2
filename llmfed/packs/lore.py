"""Leads, commentators, cities and the past: into the database, and back into a universe file."""

from collections import defaultdict
from collections.abc import Iterable

from characters.models import Character, Commentator, Lead, Role
from federations.models import City, Contract, Federation, Stop
from llmfed.universe_file import UniverseFile
from llmfed.universe_file.cities import City as ToldCity
from llmfed.universe_file.leads import Commentator as ToldCommentator
from llmfed.universe_file.leads import Lead as ToldLead
from storylines.models import Past

type Table = dict[str, object]

LEAD = ("wound", "lie", "never", "entrance", "finisher_story", "speech")
COMMENTATOR = ("seat", "view", "grudge", "joke", "lines")
CITY = ("slug", "name", "country", "temper", "memory", "noise")


def load_people(told: UniverseFile, people: dict[str, Character]) -> None:
    """Write what drives leads and how commentators talk."""
    Lead.objects.bulk_create(
        Lead(character=people[one.of], habits=list(one.habits), **_said(one, LEAD)) for one in told.lead
    )
    Commentator.objects.bulk_create(
        Commentator(character=people[one.of], **_said(one, COMMENTATOR)) for one in told.commentator
    )


def load_cities(told: UniverseFile, companies: dict[str, Federation]) -> None:
    """Write cities and the routes through them."""
    rows = [City(cheers=list(one.cheers), boos=list(one.boos), **_said(one, CITY)) for one in told.city]
    cities = {row.slug: row for row in City.objects.bulk_create(rows)}
    Stop.objects.bulk_create(
        Stop(federation=companies[one.slug], city=cities[slug], position=position)
        for one in told.federation
        for position, slug in enumerate(one.cities)
    )


def load_past(told: UniverseFile, companies: dict[str, Federation], people: dict[str, Character]) -> None:
    """Write what is remembered of the time before."""
    pairs = [
        (one, Past(on=one.date, federation=companies.get(one.federation), kind=one.kind, text=one.text))
        for one in told.past
    ]
    Past.objects.bulk_create(row for _, row in pairs)
    through = Past.people.through
    through.objects.bulk_create(through(past=row, character=people[slug]) for one, row in pairs for slug in one.people)


def export_lore() -> dict[str, list[Table]]:
    """The four kinds of tables as they stand now; who changed their calling leads and comments no more."""
    return {"city": _cities(), "lead": _leads(), "commentator": _commentators(), "past": _past()}


def export_routes() -> dict[int, list[str]]:
    """The slugs of each federation's cities, in order."""
    routes: dict[int, list[str]] = defaultdict(list)
    for federation, slug in Stop.objects.order_by("position").values_list("federation_id", "city__slug"):
        routes[federation].append(slug)
    return routes


def _cities() -> list[Table]:
    return [_plain(row, (*CITY, "cheers", "boos")) for row in City.objects.order_by("pk")]


def _leads() -> list[Table]:
    rows = Lead.objects.filter(character__role=Role.WRESTLER).select_related("character").order_by("pk")
    return [{"of": row.character.slug, **_plain(row, (*LEAD, "habits"))} for row in rows]


def _commentators() -> list[Table]:
    employed = Contract.objects.active().filter(character__role=Role.ANNOUNCER).values("character")
    rows = Commentator.objects.filter(character__in=employed).select_related("character").order_by("pk")
    return [{"of": row.character.slug, **_plain(row, COMMENTATOR)} for row in rows]


def _past() -> list[Table]:
    people: dict[int, list[str]] = defaultdict(list)
    for past, slug in Past.people.through.objects.order_by("pk").values_list("past_id", "character__slug"):
        people[past].append(slug)
    return [
        {
            "date": row.on,
            "federation": row.federation.slug if row.federation else "",
            "people": people[row.pk],
            "kind": row.kind,
            "text": row.text,
        }
        for row in Past.objects.select_related("federation").order_by("pk")
    ]


def _said(told: ToldLead | ToldCommentator | ToldCity, keys: Iterable[str]) -> dict[str, object]:
    return {key: getattr(told, key) for key in keys}


def _plain(row: Lead | Commentator | City, keys: Iterable[str]) -> Table:
    return {key: getattr(row, key) for key in keys}
