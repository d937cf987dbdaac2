"""The steps of founding a federation: what each form begins with, what stands around it, what they make together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import QueryDict
from django.utils.text import slugify

from federations import charter
from federations.charter import Agent, Charter, Team
from federations.founding_forms import (
    HUES,
    CalendarForm,
    DraftForm,
    LookForm,
    NameForm,
    PrizeForm,
    cities,
    spoken,
    taken,
)
from federations.models import Federation
from federations.sim import crests, drafting, slots
from federations.sim.slots import Hour
from llmfed.accounts.models import User
from llmfed.world.telling import Reading

NAMES = {
    "name": "Name",
    "look": "Crest",
    "calendar": "Calendar",
    "draft": "Draft",
    "prize": "Prize",
    "ready": "Found it",
}
FILTERS = (
    ("all", "Everybody"),
    ("women", "Women"),
    ("men", "Men"),
    ("faces", "Faces"),
    ("heels", "Heels"),
    ("free", "Free agents"),
    ("chosen", "Chosen"),
)
# Where a show is offered first: Wednesday at eight.
SUGGESTED = Hour(2, 20)
TEAMS = ("The Wrong Side", "The Right Side")


class Changed(Exception):
    """What was right when it was told is not any more; `step` says where."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


@dataclass(slots=True)
class Founder:
    """Who founds, the clock as this page reads it, and what the other steps were told."""

    user: User
    reading: Reading
    told: dict[str, Mapping[str, Any]]

    @property
    def name(self) -> str:
        return str(self.told.get("name", {}).get("name", ""))

    def agents(self) -> list[Agent]:
        """Whoever can be drafted, those first whom an earlier month's class had."""
        pool = charter.pool(self.reading.now.date())
        known = {agent.key for agent in pool}
        chosen = [key for key in self.told.get("draft", {}).get("draft", []) if key not in known]
        kept = charter.drafted(chosen, self.reading.now.date()).values()
        return [*(agent for agent in kept if agent), *pool]

    def drafted(self) -> dict[str, Agent]:
        """Those who were chosen and are still free."""
        keys = self.told.get("draft", {}).get("draft", [])
        found = charter.drafted(keys, self.reading.now.date())
        return {key: agent for key, agent in found.items() if agent is not None}


def form(step: str, founder: Founder, data: QueryDict | None) -> Form:
    """The form of a step: with what was sent, else as it was left, else with a suggestion."""
    return BUILD[step](founder, data)


def around(step: str, founder: Founder, form: Form) -> dict[str, Any]:
    """What a step's page shows beside its form."""
    return AROUND[step](founder, form) if step in AROUND else {}


def open_to(founder: Founder) -> list[str]:
    """The steps that can be taken: those that were, and the one after."""
    names = list(NAMES)
    first = next(step for step in names if step not in founder.told)
    return names[: names.index(first) + 1]


def charter_of(founder: Founder) -> Charter:
    """All five steps as one charter, each checked again. Raises Changed."""
    forms: dict[str, Any] = {}
    for step in BUILD:
        data = QueryDict(mutable=True)
        for key, value in founder.told[step].items():
            data.setlist(key, [str(one) for one in value] if isinstance(value, list) else [str(value)])
        forms[step] = BUILD[step](founder, data)
        if not forms[step].is_valid():
            raise Changed(step)
    name, prize, known = forms["name"].cleaned_data, forms["prize"], cities()
    city = name["city"] if name["city"] in known else ""
    fields = _fields(name, forms["look"].cleaned_data, known[city].partition(",")[0] if city else name["city"])
    championship = {"name": prize.cleaned_data["championship"], "kind": "world"}
    return Charter(
        slug=slugify(name["name"]),
        fields=fields,
        city=city,
        series=forms["calendar"].series(),
        draft=forms["draft"].cleaned_data["draft"],
        championship={**championship, "division": prize.cleaned_data["division"]},
        teams=[Team(team, pair) for team, pair in prize.teams()],
    )


def _fields(name: Mapping[str, Any], look: Mapping[str, Any], city: str) -> dict[str, Any]:
    return {
        **{key: name[key] for key in ("name", "short", "style", "motto")},
        "city": city,
        "hue": look["hue"],
        "crest": {key: look[key] for key in crests.PARTS},
        "is_private": name["openness"] == "private",
    }


def _chosen(form: Form) -> Mapping[str, Any]:
    """What a form has been told, whether it is right or not."""
    return {name: form[name].value() for name in form.fields}


def _crest(founder: Founder) -> dict[str, str]:
    """A crest that suits the name, in a colour that nobody wears."""
    slug, name = slugify(founder.name), founder.name
    told = founder.told.get("name", {})
    found = crests.suggested(slug, name, str(told.get("city", "")), str(told.get("style", "us_tv")))
    worn = list(Federation.objects.visible_to(founder.user).values_list("hue", flat=True))
    far = max((int(hue) for hue, _ in HUES), key=lambda hue: min((_apart(hue, one) for one in worn), default=0))
    return {**found, "hue": str(far)}


def _apart(one: int, other: int) -> int:
    return min((one - other) % 360, (other - one) % 360)


def _of_look(founder: Founder, form: Form) -> dict[str, Any]:
    chosen = _chosen(form)
    plain = _crest(founder)
    parts = {key: chosen[key] if chosen[key] in crests.PARTS[key] else plain[key] for key in crests.PARTS}
    hue = str(chosen["hue"]) if str(chosen["hue"]).isdecimal() else plain["hue"]
    return {
        "arms": crests.arms(**parts),
        "hue": hue,
        "short": founder.told["name"]["short"],
        "choices": {
            key: [(one, crests.arms(**{**parts, key: one}), one == parts[key]) for one in among]
            for key, among in crests.PARTS.items()
        },
    }


def _calendar(founder: Founder, data: QueryDict | None) -> Form:
    known = taken(founder.user)
    free = slots.nearest(SUGGESTED, known) or SUGGESTED
    name = founder.name.removesuffix(" Wrestling")
    first = {"weekly": f"The {name} Hour", "weekday": free.weekday, "hour": free.hour}
    first |= {"big": f"{name} Grand Night"}
    return CalendarForm(data, taken=known, initial=founder.told.get("calendar") or first)


def _of_calendar(founder: Founder, form: Form) -> dict[str, Any]:
    return {"taken": [(spoken(slot), name) for slot, name in sorted(taken(founder.user).items())]}


def _draft(founder: Founder, data: QueryDict | None) -> Form:
    agents = founder.agents()
    told = founder.told.get("draft")
    if told is None:
        return DraftForm(data, agents=agents, initial={"draft": drafting.suggest(a.candidate for a in agents)})
    return DraftForm(data, agents=agents, initial={"draft": list(founder.drafted())})


def _of_draft(founder: Founder, form: Form) -> dict[str, Any]:
    assert isinstance(form, DraftForm)
    chosen = set(form["draft"].value() or [])
    agents = list(form.agents.values())
    return {
        "agents": [(agent, agent.key in chosen) for agent in agents],
        "size": drafting.TUNING.size,
        "free": sum(not agent.is_new for agent in agents),
        "filters": FILTERS,
    }


def _prize(founder: Founder, data: QueryDict | None) -> Form:
    drafted = founder.drafted()
    name = founder.name.removesuffix(" Wrestling")
    first: dict[str, Any] = {"championship": f"{name} Championship", "division": "open"}
    pairs = drafting.pairs([agent.candidate for agent in drafted.values()])
    for number, (team, pair) in enumerate(zip(TEAMS, pairs, strict=False), start=1):
        first |= {f"team_{number}": team, f"team_{number}_a": pair[0], f"team_{number}_b": pair[1]}
    return PrizeForm(data, drafted=drafted, initial=founder.told.get("prize") or first)


Build = Callable[[Founder, Any], Form]
BUILD: dict[str, Build] = {
    "name": lambda founder, data: NameForm(data, cities=cities(), initial=founder.told.get("name")),
    "look": lambda founder, data: LookForm(data, initial={**(founder.told.get("look") or _crest(founder))}),
    "calendar": lambda founder, data: _calendar(founder, data),
    "draft": lambda founder, data: _draft(founder, data),
    "prize": lambda founder, data: _prize(founder, data),
}
AROUND: dict[str, Callable[[Founder, Form], dict[str, Any]]] = {
    "look": _of_look,
    "calendar": _of_calendar,
    "draft": _of_draft,
}
