"""What a founder is asked, a step at a time; each form says what is wrong, and what would be right."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from django import forms

from federations.charter import Agent
from federations.edits.company import may_be_worn
from federations.models import City, Federation, Series
from federations.models.companies import RealStyle
from federations.naming import letters_of, name_problem
from federations.sim import crests, drafting, slots
from federations.sim.slots import Hour
from llmfed.accounts.models import Viewer

HUES = (
    ("57", "amber"),
    ("115", "lime"),
    ("135", "moss"),
    ("155", "fern"),
    ("175", "jade"),
    ("200", "lagoon"),
    ("225", "steel"),
    ("250", "cobalt"),
    ("275", "indigo"),
    ("300", "violet"),
    ("325", "orchid"),
    ("350", "cherry"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = tuple((str(number), name) for number, name in enumerate(DAYS))
HOURS = tuple((str(hour), f"{hour:02}:00") for hour in range(24))
WEEKS = (("1", "first"), ("2", "second"), ("3", "third"), ("4", "fourth"), ("-1", "last"))
MONTHS = tuple(
    (str(number), name)
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
    )
)
STYLES = (
    (RealStyle.US_TV.value, "Weekly television: short matches, many grudges, somebody always interferes"),
    (RealStyle.JP_TOUR.value, "Tours: long matches, clean finishes, a handshake now and then"),
)
DIVISIONS = (("open", "everybody"), ("women", "women"), ("men", "men"))
OPENNESS = (("public", "public: everybody sees it"), ("private", "private: only you, and the house's staff"))


class NameForm(forms.Form):
    """What it is called and where it is at home."""

    name = forms.CharField(max_length=80, help_text="What the crowd will chant.")
    short = forms.CharField(
        max_length=5, required=False, label="Letters", help_text="2 to 5 capitals for the crest. Ours, if you leave it."
    )
    city = forms.CharField(max_length=80, label="Home city")
    style = forms.ChoiceField(choices=STYLES, widget=forms.RadioSelect, initial=RealStyle.US_TV.value)
    motto = forms.CharField(max_length=120, required=False, help_text="A sentence for the door. May stay empty.")
    openness = forms.ChoiceField(choices=OPENNESS, label="Who sees it", initial="public")

    def __init__(self, *args: Any, cities: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if cities:
            self.fields["city"] = forms.ChoiceField(choices=tuple(cities.items()), label="Home city")

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "name" in told:
            told["short"] = told.get("short", "").strip().upper() or letters_of(told["name"])
            if wrong := name_problem(told["name"], told["short"]):
                field, _, reason = wrong.partition(": ")
                self.add_error(field, reason[:1].upper() + reason[1:])
        return told


class LookForm(forms.Form):
    """Its crest and its colour."""

    hue = forms.ChoiceField(choices=HUES, widget=forms.RadioSelect, label="Colour")
    shield = forms.ChoiceField(choices=[(one, one) for one in crests.SHIELDS], widget=forms.RadioSelect)
    division = forms.ChoiceField(choices=[(one, one) for one in crests.DIVISIONS], widget=forms.RadioSelect)
    charge = forms.ChoiceField(choices=[(one, one) for one in crests.CHARGES], widget=forms.RadioSelect)

    def clean_hue(self) -> int:
        hue = int(self.cleaned_data["hue"])
        if not may_be_worn(hue):
            raise forms.ValidationError("Too near to the red of LIVE or the gold of championships.")
        return hue


class CalendarForm(forms.Form):
    """When it shows what. Hours are world time."""

    weekly = forms.CharField(max_length=60, label="Weekly show")
    weekday = forms.ChoiceField(choices=WEEKDAYS, label="Day")
    hour = forms.ChoiceField(choices=HOURS, label="Hour")
    big = forms.CharField(max_length=60, label="Big show")
    week = forms.ChoiceField(choices=WEEKS, label="Which", initial="-1")
    big_weekday = forms.ChoiceField(choices=WEEKDAYS, label="Day", initial="6")
    months = forms.MultipleChoiceField(
        choices=MONTHS,
        widget=forms.CheckboxSelectMultiple,
        initial=["3", "6", "9", "12"],
        error_messages={"required": "At least one month: there is nothing to build towards without a big night."},
    )

    def __init__(self, *args: Any, taken: Mapping[Hour, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = taken

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if {"weekday", "hour"} <= told.keys():
            self._check_slot(Hour(int(told["weekday"]), int(told["hour"])))
        if told.get("weekly") and told.get("weekly") == told.get("big"):
            self.add_error("big", f'"{told["big"]}" is the weekly show; a big night needs a name of its own.')
        return told

    def _check_slot(self, wanted: Hour) -> None:
        met = slots.clash(wanted, self.taken)
        if met is None:
            return
        free = slots.nearest(wanted, self.taken)
        instead = f" The nearest free slot is {spoken(free)}." if free else " Every slot of the week is taken."
        self.add_error("hour", f"{self.taken[met]} is on at {spoken(met)}, and nobody watches two.{instead}")

    def series(self) -> list[dict[str, Any]]:
        """Both shows as rows of the calendar."""
        told = self.cleaned_data
        at = f"{int(told['hour']):02}:00"
        weekly = {"name": told["weekly"], "kind": Series.Kind.TV, "weekday": int(told["weekday"]), "week": 0}
        big = {"name": told["big"], "kind": Series.Kind.BIG, "weekday": int(told["big_weekday"])}
        months = sorted(int(month) for month in told["months"])
        return [{**weekly, "time": at}, {**big, "time": at, "months": months, "week": int(told["week"])}]


class DraftForm(forms.Form):
    """Who wrestles there."""

    draft = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, agents: Iterable[Agent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agents = {agent.key: agent for agent in agents}
        self.fields["draft"] = forms.MultipleChoiceField(
            choices=[(key, agent.who.name) for key, agent in self.agents.items()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            error_messages={"invalid_choice": "Somebody you chose has signed elsewhere; choose another."},
        )

    def clean_draft(self) -> list[str]:
        keys: list[str] = list(dict.fromkeys(self.cleaned_data["draft"]))
        size = drafting.TUNING.size
        if len(keys) != size:
            raise forms.ValidationError(f"{len(keys)} are chosen; a federation begins with {size}. {_by(len(keys))}")
        if wrong := drafting.shortfalls([self.agents[key].candidate for key in keys]):
            raise forms.ValidationError([one[:1].upper() + one[1:] + "." for one in wrong])
        return keys


def _by(count: int) -> str:
    more = drafting.TUNING.size - count
    return f"Choose {more} more." if more > 0 else f"Let {-more} go."


class PrizeForm(forms.Form):
    """What they fight for, and who comes as a team."""

    championship = forms.CharField(max_length=60, help_text="Vacant until the first big show, where the best two meet.")
    division = forms.ChoiceField(choices=DIVISIONS, label="Who may hold it")
    team_1 = forms.CharField(max_length=50, required=False, label="First team")
    team_2 = forms.CharField(max_length=50, required=False, label="Second team")

    def __init__(self, *args: Any, drafted: Mapping[str, Agent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drafted = drafted
        choices = [("", "nobody"), *((key, agent.who.name) for key, agent in drafted.items())]
        for name in ("team_1_a", "team_1_b", "team_2_a", "team_2_b"):
            self.fields[name] = forms.ChoiceField(choices=choices, required=False, label="With")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        genders = {"women": "f", "men": "m"}
        wanted = genders.get(told.get("division", ""))
        if wanted and sum(agent.who.gender == wanted for agent in self.drafted.values()) < 2:
            self.add_error("division", f"Fewer than two {told['division']} are drafted: choose everybody.")
        if told.get("championship") and not any(map(str.isalpha, told["championship"])):
            self.add_error("championship", "A name with letters in it.")
        for number in (1, 2):
            self._check_team(told, f"team_{number}")
        return told

    def _check_team(self, told: dict[str, Any], team: str) -> None:
        one, other, name = told.get(f"{team}_a"), told.get(f"{team}_b"), told.get(team)
        if not (one or other or name):
            return
        if not (one and other and name):
            self.add_error(team, "A team has a name and two people; or leave all three empty.")
            return
        if not any(map(str.isalpha, str(name))):
            self.add_error(team, "A name with letters in it.")
        elsewhere = {told.get(f"{each}_{side}") for each in ("team_1", "team_2") if each != team for side in "ab"}
        if one == other or {one, other} & (elsewhere - {"", None}):
            self.add_error(team, "Nobody is in two places: choose two who are in no other team.")
        elif {"f", "m"} <= {self.drafted[key].who.gender for key in (one, other)}:
            self.add_error(team, "Teams meet teams: choose two women, or two men.")

    def teams(self) -> list[tuple[str, tuple[str, str]]]:
        """The teams that were named, with the keys of their members."""
        told = self.cleaned_data
        return [(told[t], (told[f"{t}_a"], told[f"{t}_b"])) for t in ("team_1", "team_2") if told[t]]


def spoken(slot: Hour) -> str:
    return f"{DAYS[slot.weekday]} {slot.hour:02}:00"


def taken(viewer: Viewer) -> dict[Hour, str]:
    """The weekly shows that a viewer knows of, by their slot."""
    seen = Federation.objects.visible_to(viewer)
    rows = Series.objects.filter(federation__in=seen, kind=Series.Kind.TV).order_by("federation__slug", "position")
    found = rows.values_list("weekday", "time", "name", "federation__name")
    return {Hour(day, _hour(at)): f"{company}'s {name}" for day, at, name, company in found}


def _hour(at: time) -> int:
    return at.hour


def cities() -> dict[str, str]:
    """Where one can be at home, by slug."""
    return {
        slug: f"{name}, {country}"
        for slug, name, country in City.objects.order_by("country", "name").values_list("slug", "name", "country")
    }
