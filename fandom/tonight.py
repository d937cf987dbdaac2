"""What a page tells a fan of the one they stand behind: sentences, the most pressing first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from fandom.sim import corner as told
from fandom.standing import Fought, Standing
from federations.models import Federation, Show

# World time for which the last result is still the first thing to say.
FRESH = timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and what follows from it.

    Where it tells a result, `about` names the match; `spoils` says that what follows gives earlier results away.
    """

    text: str
    more: str = ""
    url: str = ""
    about: str = ""
    spoils: bool = False


def in_all(standing: Standing, now: datetime) -> list[Said]:
    """For the home page: how it went, what keeps the hero away, who is next."""
    last, coming = standing.told[:1], standing.coming[:1]
    fresh = [one for one in last if one.aired_at is not None and now - one.aired_at < FRESH]
    said = [_result(standing, one) for one in fresh]
    if coming and coming[0].outing.running:
        return [_coming(standing, coming[0], now), *said]
    said += _away(standing) or [_coming(standing, one, now) for one in coming]
    return said or [Said(told.idle(standing.hero))]


def of_show(standing: Standing, now: datetime, show: Show) -> list[Said]:
    """For a show: what it is, or was, to the hero; nothing before its card is out."""
    if show.state == Show.State.PLANNED:
        return []
    return _there(standing, now) or [*_away(standing)[:1], Said(told.absent(standing.hero, "on this card"))][:1]


def of_match(standing: Standing, now: datetime) -> list[Said]:
    """For a match: what it is to the hero, or that it is nothing, and what is next."""
    here = _there(standing, now)
    if here:
        return here
    after = _away(standing) or [_coming(standing, one, now) for one in standing.coming[:1]]
    absent = told.absent(standing.hero, "in this one")
    return [Said(absent, after[0].text, after[0].url) if after else Said(absent)]


def of_federation(standing: Standing, now: datetime, house: Federation) -> list[Said]:
    """For a federation: everything if the hero works there, else where to look."""
    if standing.house is not None and standing.house["slug"] == house.slug:
        return in_all(standing, now)
    if standing.house is None or not standing.visible or standing.retired:
        return [said for said in _away(standing) if said.text]
    return [Said(told.absent(standing.hero, f"here, but with {standing.house['name']}"))]


def _there(standing: Standing, now: datetime) -> list[Said]:
    here: Sequence[Fought] = standing.there
    return [_result(standing, one) if one.outing.ending else _coming(standing, one, now) for one in here]


def _result(standing: Standing, one: Fought) -> Said:
    recent = one.pk in [other.pk for other in standing.told]
    run, broken = standing.run(one) if recent else (0, 0)
    about = f"{standing.hero.name} against {one.outing.foe}, {one.outing.show}"
    return Said(
        told.result(standing.hero, one.outing),
        told.consequence(standing.hero, one.outing, run, broken),
        one.url,
        about,
    )


def _coming(standing: Standing, one: Fought, now: datetime) -> Said:
    run, _ = standing.run()
    streak = {"won": run, "lost": -run}.get(standing.told[0].outcome if standing.told else "", 0)
    stake = told.stake(standing.hero, one.outing, streak)
    spoils = stake != told.stake(standing.hero, one.outing, 0)
    return Said(told.coming(standing.hero, one.outing, now), stake, one.url, spoils=spoils)


def _away(standing: Standing) -> list[Said]:
    """What keeps the hero from the ring, if anything does."""
    hero = standing.hero
    if standing.retired:
        return [Said(told.retired(hero))]
    if not standing.visible:
        return [Said(told.hidden(hero))]
    if standing.house is None:
        return [Said(told.free(hero))]
    if standing.hurt_until is not None:
        return [Said(told.hurt(hero, standing.hurt_until, bool(standing.coming)))]
    return []


def record(standing: Standing) -> str:
    """How the hero stands where they work, as far as the fan may see."""
    house = standing.house
    if house is None:
        return ""
    belts = "".join(f". Holds the {belt.removeprefix('The ')}" for belt in standing.holds)
    return f"{told.record(house['won'], house['lost'], house['drawn'], house['name'])}{belts}."
