"""What a card may be. Each check raises Impossible: what is wrong, where, and the nearest that would be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from characters.models import Character, Gender, Role
from federations import invariants, wagers
from federations.models import Bout, Championship, Contract, Federation, Series, Show
from federations.sim.desk import Hand
from federations.sim.forms import nearest, objection
from federations.sim.kinds import Stipulation
from federations.sim.wagers import Wager
from llmfed.world.orders import Refused
from llmfed.world.telling import when

# Matches that a show has time for: with more, the last would be fought in the next show's hours.
ROOM = {Series.Kind.TV: 8, Series.Kind.BIG: 12}
# How like a name what somebody typed must be, 0-1, to be taken for it.
ALIKE = 0.55
THEM = {Gender.WOMAN: "her", Gender.MAN: "him", Gender.OTHER: "them"}
Sides = Sequence[Sequence[str]]


class Impossible(Refused):
    """An order that a card cannot follow: `field` is where, `instead` what could be sent there, called `label`."""

    def __init__(self, text: str, *, field: str = "", instead: str = "", label: str = "") -> None:
        super().__init__(text)
        self.field = field
        self.instead = instead
        self.label = label


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody under contract by slug, with until when they are hurt on the night that it is about."""

    company: Federation
    at: datetime
    contracts: dict[str, Contract]
    hurt: dict[str, datetime]

    def named(self, key: str, field: str) -> Character:
        """Somebody by slug, or by the name that somebody typed."""
        if key in self.contracts:
            return self.contracts[key].character
        names = {contract.character.name.casefold(): slug for slug, contract in self.contracts.items()}
        if slug := names.get(key.strip().casefold()):
            return self.contracts[slug].character
        lasts = {name.rpartition(" ")[2]: slug for name, slug in names.items()}
        spelt = {**{slug: slug for slug in self.contracts}, **lasts, **names}
        # Nobody is sent to somebody who would be refused in turn.
        fit = [name for name, slug in spelt.items() if not self.unfit(self.contracts[slug].character)]
        close = get_close_matches(key.strip().casefold(), fit, n=1, cutoff=ALIKE)
        text = f"Nobody called “{key}” works at {self.company.name}." if key else "Nobody is named."
        if not close:
            raise Impossible(text, field=field)
        who = self.contracts[spelt[close[0]]].character
        raise Impossible(f"{text} Nearest in spelling: {who.name}.", field=field, instead=who.slug, label=who.name)

    def standing(self, key: str) -> float:
        """How far up the card somebody belongs, as the booker sees it."""
        contract = self.contracts[key]
        fought = contract.wins + contract.losses
        who, share = contract.character, contract.wins / fought if fought else 0.5
        return Hand(key, who.name, who.gender, who.alignment, who.over, contract.momentum, share, 1.0, 0, 0.0).standing

    def unfit(self, who: Character) -> str:
        """Why somebody cannot fight that night; empty where they can."""
        contract = self.contracts.get(who.slug)
        if contract is None:
            return f"{who.name} does not work at {self.company.name}."
        if who.role != Role.WRESTLER:
            return f"{who.name} does not wrestle."
        if who.retired_at is not None:
            return f"{who.name} has retired."
        if contract.farewell_at is not None and contract.farewell_at < self.at:
            return f"{who.name} has a last match on {_day(contract.farewell_at)}, before that night."
        if who.slug in self.hurt:
            return f"{who.name} is hurt until {_day(self.hurt[who.slug])}."
        if contract.until <= self.at:
            return f"{who.name}'s contract runs out on {_day(contract.until)}, before that night."
        return ""

    def free(self, taken: Sequence[str]) -> list[Character]:
        """Who could fight that night, being in none of its matches."""
        people = [contract.character for _, contract in sorted(self.contracts.items())]
        return [who for who in people if who.slug not in taken and not self.unfit(who)]

    def instead_of(self, who: Character, taken: Sequence[str], beside: Sequence[Character]) -> Character | None:
        """Whoever is free that night, suits those beside them and stands nearest to somebody."""
        others = {one.gender for one in beside} or {who.gender}
        free = [one for one in self.free(taken) if one != who and len((others | {one.gender}) - {"x"}) <= 1]
        level = self.standing(who.slug) if who.slug in self.contracts else who.over
        return min(free, key=lambda one: (abs(self.standing(one.slug) - level), one.slug), default=None)


def roster(company: Federation, at: datetime) -> Roster:
    """Who works at a federation, as it will be at a world time; two queries."""
    running = Contract.objects.active().filter(federation=company).select_related("character")
    contracts = {contract.character.slug: contract for contract in running}
    hurt = Character.objects.filter(contracts__in=contracts.values(), injuries__until__gt=at)
    rows = hurt.order_by("injuries__until").values_list("slug", "injuries__until")
    return Roster(company, at, contracts, dict(rows))


def check_open(show: Show, now: datetime) -> None:
    """A card changes from its announcement until its show opens."""
    if show.state == Show.State.ANNOUNCED and now < show.starts_at:
        return
    if show.state == Show.State.PLANNED:
        raise Impossible(f"The card of {show.name} is not out. Until it is, leave an order for it.", field="show")
    raise Impossible(f"{show.name} opened on {when(show.starts_at)}; its card is closed.{_next(show)}", field="show")


def check_coming(show: Show, now: datetime) -> None:
    """Orders for a card are left before it is made."""
    if show.state == Show.State.PLANNED and now < show.starts_at:
        return
    if show.state == Show.State.ANNOUNCED and now < show.starts_at:
        raise Impossible(f"The card of {show.name} is out. Put the match on it.", field="show")
    raise Impossible(f"{show.name} was on {when(show.starts_at)}, and is over.{_next(show)}", field="show")


def _next(show: Show) -> str:
    coming = Show.objects.upcoming().filter(federation=show.federation_id, starts_at__gt=show.starts_at).first()
    return f" The next is {coming.name}, on {when(coming.starts_at)}." if coming else ""


def check_once(people: Sequence[Character], field: str = "into") -> None:
    """Nobody is in a match twice."""
    if twice := next((who for who in people if people.count(who) > 1), None):
        raise Impossible(f"{twice.name} would be in this match twice: one place at a time.", field=field)


def check_people(
    house: Roster, sides: Sequence[Sequence[Character]], taken: Sequence[str], field: str, out: Sequence[str] = ()
) -> None:
    """Everybody in a match can fight that night, and in no other match (`taken`: who is in those; `out`: who went)."""
    people = [who for side in sides for who in side]
    check_once(people, field)
    for who in people:
        wrong = house.unfit(who)
        if not wrong and who.slug in taken:
            wrong = f"{who.name} is in another match that night already: one place at a time."
        if wrong:
            beside = [one for one in people if one != who]
            other = house.instead_of(who, [*taken, *out, *(one.slug for one in people)], beside)
            if other is None:
                raise Impossible(f"{wrong} Nobody who suits the match is free that night.", field=field)
            them = THEM[Gender(who.gender)]
            text = f"{wrong} Free that night and nearest to {them} in standing: {other.name}."
            raise Impossible(text, field=field, instead=other.slug, label=other.name)


def check_rules(rules: str, sizes: Sequence[int]) -> None:
    """The form of a match can have its stipulation."""
    if rules not in set(Stipulation):
        raise Impossible(f"There are no rules called “{rules}”. The usual ones are.", field="rules", instead="standard")
    wrong = objection(Stipulation(rules), sizes)
    if not wrong:
        return
    other = nearest(Stipulation(rules), sizes)
    label = str(Bout.Stipulation(other).label)
    text = f"{Bout.Stipulation(rules).label} {wrong}. Nearest that this match can have: {label.lower()}."
    raise Impossible(text, field="rules", instead=str(other), label=label)


def check_stake(bout: Bout, sides: Sequence[Sequence[Character]], at: datetime) -> None:
    """A championship is at stake only where it can be; else the one that could be is named."""
    try:
        invariants.check_defence(bout, sides, at)
    except Refused as refusal:
        belts = bout.segment.show.federation.championships.filter(retired=False).order_by("position")
        for belt in belts.exclude(slug=bout.championship.slug if bout.championship else ""):
            if _could_be(bout, belt.pk, sides, at):
                text = f"{refusal} The {belt.name} could be."
                raise Impossible(text, field="championship", instead=belt.slug, label=belt.name) from None
        text = f"{refusal} The match can be had without a championship."
        raise Impossible(text, field="championship", instead="", label="No championship") from None


def check_wagers(bout: Bout, sides: Sequence[Sequence[Character]], at: datetime) -> None:
    """Something is put up for good only one against one, by somebody who has it; else what they have is named."""
    up = wagers.put_up(list(bout.sides.all()))
    if not up:
        return
    if [len(side) for side in sides] != [1, 1]:
        text = "Hair, masks and careers are put up one against one. The match can be had without."
        raise Impossible(text, field="wager0", label="Nothing is put up")
    for number, (who,) in enumerate(sides):
        if who.slug not in up:
            continue
        own = wagers.owner(who, at.date(), champion=who.reigns.current().exists())
        if lacks := own.lacks(Wager(up[who.slug])):
            other = own.instead(Wager(up[who.slug]))
            their = invariants.THEIR[Gender(who.gender)].capitalize()
            raise Impossible(
                f"{who.name} {lacks}. {f'{their} {other} could be put up' if other else 'There is nothing else'}.",
                field=f"wager{number}",
                instead=str(other or ""),
                label=f"{who.name}: {other}" if other else "Nothing is put up",
            )


def belt_of(company: Federation, slug: str, field: str) -> Championship:
    """A championship that is fought for at a federation, by slug."""
    belts = company.championships.filter(retired=False).order_by("position")
    found = belts.filter(slug=slug).first()
    if found is None:
        first = belts.first()
        instead, label = (first.slug, first.name) if first else ("", "")
        raise Impossible("There is no such championship here.", field=field, instead=instead, label=label)
    return found


def check_unification(one: Championship, other: Championship) -> list[Character]:
    """Two championships become one where two people hold them who could hold either. Returns the champions."""
    wrong, champions = "", [_champion(belt) for belt in (one, other)]
    if one == other:
        wrong = f"The {one.name} is one already."
    elif one.holders_needed > 1 or other.holders_needed > 1:
        wrong = "Championships of teams are not unified."
    elif one.division != other.division:
        wrong = f"The {one.name} is for {one.division}, the {other.name} for {other.division}."
    elif vacant := next((belt for belt, who in zip((one, other), champions, strict=True) if who is None), None):
        wrong = f"Nobody holds the {vacant.name}. A tournament fills it."
    elif champions[0] == champions[1]:
        wrong = f"{champions[0]} holds both; it takes two to fight it out."
    if not wrong:
        return [who for who in champions if who is not None]
    for rest in one.federation.championships.filter(retired=False, division=one.division).order_by("position"):
        able = rest not in (one, other) and rest.holders_needed == one.holders_needed == 1
        if able and champions[0] is not None and _champion(rest) not in (None, champions[0]):
            text = f"{wrong} The {one.name} and the {rest.name} could be unified."
            raise Impossible(text, field="into", instead=rest.slug, label=rest.name)
    raise Impossible(wrong, field="into")


def _champion(belt: Championship) -> Character | None:
    reign = belt.reigns.current().first()
    return reign.holders.order_by("slug").first() if reign else None


def _could_be(bout: Bout, belt: int, sides: Sequence[Sequence[Character]], at: datetime) -> bool:
    other = Bout(pk=bout.pk, segment=bout.segment, championship_id=belt)
    try:
        invariants.check_defence(other, sides, at)
    except Refused:
        return False
    return other.championship is not None and other.championship.reigns.current().exists()


def check_room(show: Show, count: int, coldest: str) -> None:
    """A card is no longer than its night."""
    room = ROOM[Series.Kind(show.kind)]
    if count > room:
        later = _next(show) or " Nothing else is on the calendar."
        raise Impossible(
            f"{show.name} has time for {room} matches, and has {count - 1}. Strike one first; the coldest is {coldest}."
            f"{later}",
            field="sides",
        )


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B}"
