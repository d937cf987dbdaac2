"""Founding: a federation that was not in the universe's file comes into the world, by one order to the market.

It is the market's, as that is where its people come from: under the lock of the market's row nobody signs them
meanwhile. The order makes a timeline whose first tick is the next world midnight, and files everybody in requests that
are in force by then; so it is with every move between timelines, and nothing that has been lived knows of it yet
(docs/decisions/0026-founded-by-one-order.md).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict

from django.contrib.auth import get_user_model

from characters import minds
from characters.models import Character, Group, Membership
from federations.edits import belts, calendar, company, contracts
from federations.models import Championship, City, Federation, Stop
from llmfed.world import changes, orders, packed, rights
from llmfed.world.clock import midnight_from
from llmfed.world.models import Request, Timeline
from llmfed.world.orders import Refused

KIND = "federation.founded"


class Facts(TypedDict):
    """What its own first moment says: where it is at home, and how many wrestle there."""

    city: str
    people: int


PERSONA = ("alignment", "style", "gimmick", "hometown", "want", "bio", "over", "finisher", "finisher_kind", "look")
BODY = ("name", "role", "voice", "gender", "born", "height_cm", "weight_kg", "signatures", *minds.TRAITS)
STRENGTHS = ("strength", "agility", "technique", "brawling", "stamina", "toughness", "charisma")


def begins_at(market: Timeline) -> datetime:
    """World time of the first tick of what is founded now: nobody has passed it while the market has not ticked."""
    return midnight_from(market.due_at)


@orders.edit(KIND)
def _founded(market: Timeline, facts: Mapping[str, Any]) -> None:
    if market.kind != Timeline.Kind.MARKET:
        raise Refused(f"{market.slug} is not the market; federations are founded there.")
    if market.paused:
        raise Refused("The market stands still; nobody can be signed before it goes on.")
    home = Timeline.objects.create(slug=facts["slug"], due_at=begins_at(market))
    founded = _company(home, facts)
    packed.create(minds.create_blocks(home, [], [], home.due_at))
    filed = [*_hired(market, facts["signed"]), *map(_new, facts["newcomers"])]
    _send(market, home, filed)
    _pair(home, facts["teams"], {who.slug: who for who, _ in filed})
    # A replay runs where nobody has an account; who promotes changes nothing that a tick does.
    founded.promoters.set(get_user_model().objects.filter(username__in=facts["promoters"]))
    rights.changed()


def _company(home: Timeline, facts: Mapping[str, Any]) -> Federation:
    founded = Federation(timeline=home, slug=facts["slug"])
    changes.create(founded, facts["fields"], company.EDITABLE)
    company.check(founded)
    for fields in facts["series"]:
        calendar.put(founded, fields)
    if facts["city"]:
        Stop.objects.create(federation=founded, city=_city(facts["city"]), position=0)
    for position, told in enumerate(facts["championships"]):
        belt = Championship(federation=founded, slug=told["slug"])
        changes.create(belt, {**told["fields"], "position": position}, belts.EDITABLE)
    return founded


def _city(slug: str) -> City:
    found = City.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(f"city: there is no {slug} on the map.")
    return found


Filed = tuple[Character, minds.Filed]


def _hired(market: Timeline, slugs: Sequence[str]) -> list[Filed]:
    """Free agents, taken out of the market whole."""
    if len(set(slugs)) < len(slugs):
        raise Refused("Somebody is signed twice.")
    blocks = packed.load(market)
    hired = []
    for slug in slugs:
        who = contracts.free_agent(market, slug)
        hired.append((who, minds.part_with(blocks, slug)))
        who.home = None
        who.save(update_fields=["home"])
    packed.save(blocks.values())
    return hired


def _new(told: Mapping[str, Any]) -> Filed:
    """Somebody who has just finished training, on the way there too."""
    who = Character(slug=told["slug"])
    changes.create(who, told["fields"], (*PERSONA, *BODY, *STRENGTHS))
    return who, minds.rested(who)


def _send(market: Timeline, home: Timeline, filed: Sequence[Filed]) -> None:
    """File everybody in a request: their new home adopts and signs them with its first tick."""
    sent = [
        Request(
            sender=market,
            receiver=home,
            number=number,
            kind="character.transferred",
            facts={"who": who.slug, "filed": rows},
            effective_at=home.due_at,
        )
        for number, (who, rows) in enumerate(filed, start=market.last_request + 1)
    ]
    Request.objects.bulk_create(sent)
    market.last_request += len(sent)
    market.save(update_fields=["last_request"])


def _pair(home: Timeline, teams: Sequence[Mapping[str, Any]], people: Mapping[str, Character]) -> None:
    """Tag teams, of people who come together."""
    for told in teams:
        team = Group(slug=told["slug"], home=home)
        changes.create(team, {"name": told["name"], "kind": Group.Kind.TEAM}, ("name", "kind"))
        if strangers := [slug for slug in told["members"] if slug not in people]:
            raise Refused(f"{', '.join(strangers)} cannot be in {team.name} without coming along.")
        Membership.objects.bulk_create(
            Membership(group=team, character=people[slug], position=position)
            for position, slug in enumerate(told["members"])
        )
