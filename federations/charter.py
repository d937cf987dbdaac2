"""The charter of a federation to be: what its founder decides, checked as a whole, and given as one order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.text import slugify

from characters import edits as people
from characters.models import Character, Group, Role
from federations import founding, graduates, newcomers
from federations.graduates import Graduate
from federations.models import Championship, Federation
from federations.naming import name_problem
from federations.sim.drafting import TUNING, Candidate, nearest, shortfalls
from llmfed.world import changes, orders
from llmfed.world.models import Link, Order, Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User


class MayNot(Refused):
    """This account founds no federation, or nobody does now."""


class Gone(Refused):
    """Somebody drafted is no longer free. `instead` has, for each key that is gone, the nearest who is, or None."""

    def __init__(self, message: str, instead: Mapping[str, str | None]) -> None:
        super().__init__(message)
        self.instead = dict(instead)


@dataclass(frozen=True, slots=True)
class Team:
    """Two who come as a tag team, by key."""

    name: str
    members: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Charter:
    """All that a founder decides. `fields` are the federation's own, `series` those of its calendar.

    `city` is a slug; empty where the map has no cities, and the federation is at home in a name. `draft` are keys:
    slugs of free agents, and `month.slug` of graduates.
    """

    slug: str
    fields: Mapping[str, Any]
    city: str
    series: Sequence[Mapping[str, Any]]
    draft: Sequence[str]
    championship: Mapping[str, Any]
    teams: Sequence[Team] = field(default=())


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who could be drafted, as pages show them."""

    key: str
    who: Character
    is_new: bool = False

    @property
    def known(self) -> int:
        """How many in a hundred of the crowd would know them."""
        return round(100 * self.who.over)

    @property
    def candidate(self) -> Candidate:
        skill = sum(getattr(self.who, name) for name in people.ATTRIBUTES) / 100 / len(people.ATTRIBUTES)
        return Candidate(self.key, self.who.gender, self.who.alignment, self.who.over, round(skill, 3))


def market() -> Timeline:
    return Timeline.objects.get(kind=Timeline.Kind.MARKET)


def pool(on: date) -> list[Agent]:
    """Whoever could be drafted now: free agents nobody has sent for, best known first, and graduates for the rest."""
    free = people.free_agents().wrestlers().exclude(slug__in=_sent_for()).order_by("-over", "slug")
    agents = [Agent(who.slug, who) for who in free]
    # Always a few more than are needed, so that there is a choice.
    return agents + [Agent(one.key, one.character(), is_new=True) for one in graduates.free(on, graduates.SHOWN)]


def _sent_for() -> set[str]:
    """Free agents whom an order that waits for the market's next tick sends elsewhere."""
    waiting = Order.objects.filter(timeline=market(), tick=F("timeline__tick"), kind="contract.signed", taken=False)
    return set(waiting.values_list("facts__slug", flat=True))


def drafted(keys: Iterable[str], on: date) -> dict[str, Agent | None]:
    """Those of a draft by key, in its order; None for whoever is gone."""
    wanted = list(dict.fromkeys(keys))
    free = people.free_agents().wrestlers().exclude(slug__in=_sent_for()).filter(slug__in=wanted)
    found: dict[str, Agent | None] = {who.slug: Agent(who.slug, who) for who in free}
    fresh = graduates.find([key for key in wanted if "." in key], on)
    found |= {key: Agent(key, one.character(), is_new=True) for key, one in fresh.items()}
    return {key: found.get(key) for key in wanted}


def check_may(user: "User") -> None:
    """Who founds: everybody with an account, one federation each, as long as there is room. Raises MayNot."""
    if not user.proven:
        raise MayNot("Show your second factor first; then you may found a federation.")
    given = Order.objects.filter(kind=founding.KIND, by=user).values_list("facts__fields__name", flat=True).first()
    if given is not None and not user.is_superuser:
        raise MayNot(f"You have founded {given}. One federation each: the others need somebody to beat.")
    if Federation.objects.count() >= settings.MOST_FEDERATIONS:
        raise MayNot(f"There are {settings.MOST_FEDERATIONS} federations, as many as this universe holds.")


def found(*, charter: Charter, by: "User", now: datetime) -> Federation:
    """Found a federation: it begins with the next world midnight, when everybody drafted signs.

    Raises Refused with what is wrong and what would be right: MayNot, Gone with who would do instead.
    """
    with transaction.atomic():
        # Whoever else founds, signs or is signed waits here; so nobody is promised to two.
        shop = Timeline.objects.select_for_update().get(kind=Timeline.Kind.MARKET)
        check_may(by)
        _check_name(charter, by)
        _check_city(charter.city, founding.begins_at(shop))
        signed = _check_draft(charter, now.date())
        facts = _facts(charter, signed, by, now.date())
        orders.give(timeline=shop, kind=founding.KIND, facts=facts, by=by)
        made = Federation.objects.select_related("timeline").get(slug=charter.slug)
        _tell(shop, made, facts, by)
    return made


def _check_name(charter: Charter, by: "User") -> None:
    if wrong := name_problem(charter.fields["name"], charter.fields["short"]):
        raise Refused(wrong)
    if charter.slug != slugify(charter.fields["name"]):
        raise Refused(f"slug: {charter.slug} does not follow from the name.")


def _check_city(city: str, begins: datetime) -> None:
    """Nobody is changing this crowd's mind on the day on which the federation begins: days know no order in them."""
    touched = Order.objects.filter(kind="city.edited", facts__slug=city)
    to_come = Q(tick__gte=F("timeline__tick"))
    same_day = Link.objects.filter(at__gte=begins).values_list("timeline", "tick")
    recent = {*same_day}
    if touched.filter(to_come).exists() or any(pair in recent for pair in touched.values_list("timeline", "tick")):
        raise Refused("city: its crowd is changing its mind today. Found it tomorrow, or in another city.")


def check_free(draft: Iterable[str], on: date) -> dict[str, Agent | None]:
    """Those of a draft by key. Raises Gone if somebody is not free any more."""
    found_ = drafted(draft, on)
    if gone := [key for key, agent in found_.items() if agent is None]:
        raise Gone(*_instead(gone, found_, on))
    return found_


def _check_draft(charter: Charter, on: date) -> dict[str, Agent]:
    found_ = check_free(charter.draft, on)
    agents = {key: agent for key, agent in found_.items() if agent is not None}
    if len(agents) != TUNING.size:
        raise Refused(f"draft: {len(agents)} are chosen; choose {TUNING.size}.")
    if wrong := shortfalls([agent.candidate for agent in agents.values()]):
        raise Refused(f"draft: {'; '.join(wrong)}.")
    _check_teams(charter.teams, agents)
    return agents


def _check_teams(teams: Sequence[Team], agents: Mapping[str, Agent]) -> None:
    told = Counter(key for team in teams for key in team.members)
    if strangers := sorted(set(told) - set(agents)):
        raise Refused(f"teams: {', '.join(strangers)} is not in the draft.")
    if twice := sorted(key for key, times in told.items() if times > 1):
        raise Refused(f"teams: {agents[twice[0]].who.name} is in two places; one team each.")


def _instead(gone: Sequence[str], found_: Mapping[str, Agent | None], on: date) -> tuple[str, dict[str, str | None]]:
    """What to say of those who are gone, and who would do instead of each."""
    free = {agent.key: agent for agent in pool(on) if agent.key not in found_}
    instead: dict[str, str | None] = {}
    said = []
    for key in gone:
        slug = key.rpartition(".")[2]
        lost = Character.objects.filter(slug=slug).first()
        like = Agent(key, lost).candidate if lost else Candidate(key, "", "", 0.2, 0.5)
        best = nearest(like, [agent.candidate for agent in free.values()])
        instead[key] = best.key if best else None
        name = lost.name if lost else slug.replace("-", " ").title()
        said.append(f"{name} has signed elsewhere" + (f"; nearest is {free.pop(best.key).who.name}" if best else ""))
    return f"draft: {'. '.join(said)}.", instead


def _facts(charter: Charter, agents: Mapping[str, Agent], by: "User", on: date) -> dict[str, Any]:
    slugs = {key: agent.who.slug for key, agent in agents.items()}
    fresh = graduates.find([key for key, agent in agents.items() if agent.is_new], on).values()
    hands = graduates.staff(on, {one.slug for one in fresh})
    if len(hands) < sum(graduates.STAFF.values()):
        raise Refused("The schools have nobody left this month to talk and to count; come back next month.")
    new = [_told(one) for one in fresh]
    new += [_told(one, role=role, voice=voice if role == Role.ANNOUNCER else "") for one, role, voice in hands]
    return {
        "slug": charter.slug,
        "fields": dict(charter.fields),
        "city": charter.city,
        "series": [{key: changes.spelled(value) for key, value in one.items()} for one in charter.series],
        "championships": [_belt(charter)],
        "signed": sorted(slug for key, slug in slugs.items() if not agents[key].is_new),
        "newcomers": sorted(new, key=lambda told: str(told["slug"])),
        "teams": [_team(charter, team, slugs) for team in charter.teams],
        "promoters": [by.username],
    }


def _told(one: Graduate, **more: str) -> dict[str, Any]:
    fields = {key: changes.spelled(value) for key, value in newcomers.fields(one.rookie).items()}
    return {"slug": one.slug, "fields": fields | more}


def _belt(charter: Charter) -> dict[str, Any]:
    fields = dict(charter.championship)
    return {"slug": _unused(f"{charter.slug}-{slugify(fields['name'])}"[:58], Championship.objects), "fields": fields}


def _team(charter: Charter, team: Team, slugs: Mapping[str, str]) -> dict[str, Any]:
    slug = _unused(f"{charter.slug}-{slugify(team.name)}"[:58], Group.objects)
    return {"slug": slug, "name": team.name, "members": sorted(slugs[key] for key in team.members)}


def _unused(slug: str, among: Any) -> str:
    """A slug, numbered where somebody has it."""
    plain, number = slug.strip("-"), 2
    slug = plain
    while among.filter(slug=slug).exists():
        slug, number = f"{plain}-{number}", number + 1
    return slug


def _tell(shop: Timeline, made: Federation, facts: Mapping[str, Any], by: "User") -> None:
    """Its own first tick says that it is there; the market's next, who finished training."""
    told: founding.Facts = {"city": made.city, "people": TUNING.size}
    people.tell(made.timeline, founding.KIND, told, about=[], by=by)
    for new in facts["newcomers"]:
        fields = new["fields"]
        if fields.get("role", Role.WRESTLER) == Role.WRESTLER:
            said = {key: fields[key] for key in ("name", "gimmick", "hometown", "finisher", "want", "bio")}
            people.tell(shop, newcomers.KIND, {"by": new["slug"], **said}, about=[new["slug"]], by=by)
