"""Orders about the calendar: series come, change and go; a show to come gets another name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from federations import invariants
from federations.edits.company import of
from federations.models import City, Federation, Series, Show
from federations.sim.calendar import Slot
from llmfed.world import changes, orders
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

if TYPE_CHECKING:
    from llmfed.accounts.models import User

EDITABLE = ("name", "weekday", "time", "months", "week")
COMING = (Show.State.PLANNED, Show.State.ANNOUNCED)


def add_series(*, company: Federation, fields: Mapping[str, Any], by: "User") -> None:
    """Put another series on the calendar. Raises Refused."""
    facts = {"fields": {key: changes.spelled(value) for key, value in fields.items()}}
    orders.give(timeline=company.timeline, kind="series.created", facts=facts, by=by)


def change_series(*, series: Series, changed: Mapping[str, Any], by: "User") -> None:
    """Change when a series falls from the next show that is planned. Raises Refused."""
    plain = {key: changes.spelled(value) for key, value in changed.items()}
    facts = {"position": series.position, "changes": plain}
    orders.give(timeline=series.federation.timeline, kind="series.edited", facts=facts, by=by)


def remove_series(*, series: Series, by: "User") -> None:
    """Take a series that has had no show off the calendar. Raises Refused."""
    facts = {"position": series.position}
    orders.give(timeline=series.federation.timeline, kind="series.removed", facts=facts, by=by)


def rename_show(*, show: Show, changed: Mapping[str, Any], by: "User") -> None:
    """Give a show to come another name or city. Raises Refused."""
    facts = {"show": show.number, "changes": dict(changed)}
    orders.give(timeline=show.federation.timeline, kind="show.renamed", facts=facts, by=by)


@orders.edit("series.created")
def _created(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    put(of(timeline), facts["fields"])


def put(company: Federation, fields: Mapping[str, Any]) -> None:
    """Write another series of a calendar. Raises Refused."""
    last = company.series.aggregate(last=Max("position"))["last"]
    series = Series(federation=company, position=0 if last is None else last + 1)
    changes.create(series, {"months": [], **fields}, (*EDITABLE, "kind"))
    _check(company, series)


@orders.edit("series.edited")
def _edited(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    company = of(timeline)
    series = _series(company, facts["position"])
    changes.write(series, facts["changes"], EDITABLE)
    _check(company, series)


@orders.edit("series.removed")
def _removed(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    company = of(timeline)
    series = _series(company, facts["position"])
    if series.shows.exists():
        raise Refused(f"{series.name} has shows in the chronicle; it can be renamed or moved, not removed.")
    if company.series.count() == 1:
        raise Refused(f"{series.name} is all that {company.name} stages.")
    series.delete()


@orders.edit("show.renamed")
def _renamed(timeline: Timeline, facts: Mapping[str, Any]) -> None:
    show = of(timeline).shows.filter(number=facts["show"]).first()
    if show is None or show.state not in COMING:
        raise Refused("Only a show to come can be renamed; the others are in the chronicle.")
    changes.write(show, facts["changes"], ("name", "city"))
    if "city" in facts["changes"]:
        show.place = City.objects.filter(name=show.city, federations=show.federation).first()
        show.save(update_fields=["place"])


def _series(company: Federation, position: int) -> Series:
    found = company.series.filter(position=position).first()
    if found is None:
        raise Refused(f"{company.name} has no series number {position}.")
    return found


def _check(company: Federation, series: Series) -> None:
    big = series.kind == Series.Kind.BIG
    if not 0 <= series.weekday <= 6:
        raise Refused("weekday: 0 is Monday, 6 is Sunday.")
    if not isinstance(series.months, list) or any(month not in range(1, 13) for month in series.months):
        raise Refused("months: a list of numbers from 1 to 12.")
    if (big and series.week not in (-1, 1, 2, 3, 4)) or (not big and series.week != 0):
        raise Refused("week: 0 for a weekly show; 1 to 4, or −1 for the last, for a big one.")
    invariants.check_calendar([_slot(one) for one in company.series.order_by("position")])


def _slot(series: Series) -> Slot:
    big = series.kind == Series.Kind.BIG
    return Slot(series.position, series.weekday, series.time, tuple(series.months), series.week, big)
