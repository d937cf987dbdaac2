"""Years: four times a year what time and work have done to everybody is written down, and some of it is told.

Each timeline does so for its own people, on its first midnight of a quarter on which it is not on the air. Whoever
moves from one to another in between is not counted twice: how far they have been lived is theirs.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from characters import minds
from characters.models import Character, Injury, Role
from characters.sim import years as sim
from characters.sim.rookies import ATTRIBUTES
from characters.topics import topic as character_topic
from federations.models import Side
from llmfed.world.ticking import Tick

# However long somebody stood still, so many quarters are made good at once and no more.
MOST = 4
# How far back injuries are remembered by whoever thinks of leaving.
REMEMBERED = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Lived:
    """What a quarter was for a timeline's people, by key: matches, how good those were whom they met, days hurt."""

    since: datetime
    worked: Mapping[str, int]
    company: Mapping[str, float] = field(default_factory=dict)
    hurt: Mapping[str, float] = field(default_factory=dict)
    hurt_days: Mapping[str, int] = field(default_factory=dict)


def quarter(on: date) -> int:
    """The number of a quarter of a year."""
    return on.year * 4 + (on.month - 1) // 3


def _first_of(number: int) -> date:
    return date(number // 4, number % 4 * 3 + 1, 1)


def working(tick: Tick) -> list[Character]:
    """Wrestlers at home here whose careers are not over."""
    return [who for who in minds.people(tick) if who.role == Role.WRESTLER and who.retired_at is None]


def pass_by(tick: Tick) -> Lived | None:
    """At midnight: let a quarter tell on everybody on whom it has not told yet; None on all other days."""
    now = quarter(tick.at.date())
    late = [who for who in working(tick) if who.lived_to is None or quarter(who.lived_to) < now]
    if not late:
        return None
    due = [who for who in late if who.lived_to is not None]
    lived = _lived(tick, due, now) if due else None
    for who in late:
        # Of whom nobody has kept count the count begins.
        if lived is not None and who.lived_to is not None:
            _tell_on(tick, who, min(now - quarter(who.lived_to), MOST), lived)
            tick.change(who, *ATTRIBUTES)
        who.lived_to = tick.at.date()
        tick.change(who, "lived_to")
    return lived


def _lived(tick: Tick, folk: list[Character], now: int) -> Lived:
    """What is known of the quarter that is over, in two statements."""
    since = datetime.combine(_first_of(now - 1), tick.at.time(), tick.at.tzinfo)
    fought = Side.objects.filter(
        bout__segment__show__federation__timeline=tick.timeline,
        bout__result__airs_at__gte=since,
        bout__result__airs_at__lt=tick.at,
    )
    level = {who.pk: sum(getattr(who, name) for name in ATTRIBUTES) / len(ATTRIBUTES) for who in folk}
    keys = {who.pk: who.slug for who in folk}
    bouts: dict[int, list[int]] = {}
    for bout, who in fought.values_list("bout", "character"):
        bouts.setdefault(bout, []).append(who)
    worked, better = Counter[str](), dict[str, float]()
    for people in bouts.values():
        known = [pk for pk in people if pk in level]
        for pk in known:
            others = [level[other] for other in known if other != pk]
            worked[keys[pk]] += 1
            mean = sum(others) / len(others) if others else level[pk]
            better[keys[pk]] = better.get(keys[pk], 0.0) + mean - level[pk]
    company = {key: better[key] / count for key, count in worked.items()}
    return Lived(since, worked, company, *_hurt(keys, since, tick.at))


def _hurt(keys: Mapping[int, str], since: datetime, at: datetime) -> tuple[dict[str, float], dict[str, int]]:
    """The share of the quarter that everybody was out for, and the days of the last two years."""
    share, days = Counter[str](), Counter[str]()
    found = Injury.objects.filter(character__in=keys, until__gt=at - REMEMBERED, began_at__lt=at)
    for pk, began_at, until in found.values_list("character", "began_at", "until"):
        end = min(until, at)
        share[keys[pk]] += max(0, (end - max(began_at, since)).days)
        days[keys[pk]] += max(0, (end - max(began_at, at - REMEMBERED)).days)
    whole = max(1, (at - since).days)
    return {key: min(1.0, out / whole) for key, out in share.items()}, dict(days)


def _tell_on(tick: Tick, who: Character, quarters: int, lived: Lived) -> None:
    """Let some quarters pass for somebody, and say what anybody could see of it."""
    before = {name: getattr(who, name) for name in ATTRIBUTES}
    season = sim.Season(
        who.slug,
        who.style,
        (tick.at.date() - who.born).days / 365.25,
        who.conscientiousness / 100,
        lived.worked.get(who.slug, 0),
        lived.company.get(who.slug, 0.0),
        lived.hurt.get(who.slug, 0.0),
    )
    after, rng = before, tick.rng("years", who.slug)
    for _ in range(quarters):
        after = sim.lived(after, season, rng)
    for name, value in after.items():
        setattr(who, name, value)
    if why := sim.noticed(before, after):
        tick.record("person.changed", {"by": who.slug, "why": why}, topics=[character_topic(who.slug)])
