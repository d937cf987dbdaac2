"""Decisions: what waits for a promoter, until when, and where it is decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.urls import reverse

from federations import rulebook
from federations.booking import ANNOUNCED_AHEAD
from federations.edits.lineup import matches, names
from federations.models import Bout, Championship, Federation, Promise, Show
from federations.rulebook import Roster
from federations.sim.desk import TUNING
from llmfed.world.telling import Reading, when

# A match below this heat, for nothing and under the usual rules, is one that nobody waits for.
WARM = 10.0
# So long before a contract runs out somebody ought to say something; and so far ahead the desk looks.
LEAVING, AHEAD = timedelta(days=21), 6


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: by when in the world, and where."""

    text: str
    by: datetime
    until: str
    url: str
    where: str
    seconds: int | None = None
    countdown: str = ""


@dataclass(frozen=True, slots=True)
class Belt:
    """A championship as the desk needs it."""

    championship: Championship
    holders: Sequence[str]
    days: int


@dataclass(frozen=True, slots=True)
class Office:
    """All that the desk knows of a federation."""

    company: Federation
    shows: Sequence[Show]
    cards: dict[int, list[Bout]]
    house: Roster
    belts: Sequence[Belt]
    owed: Sequence[Promise]

    @property
    def url(self) -> str:
        return reverse("federations:desk", args=[self.company.slug])

    def editor(self, show: Show) -> str:
        """Where a show's card is edited."""
        return reverse("federations:card", args=[self.company.slug, show.number])


def office(company: Federation, reading: Reading) -> Office:
    """Look a federation's desk up, in a dozen queries."""
    shows = list(Show.objects.upcoming().filter(federation=company, starts_at__gt=reading.now)[:AHEAD])
    out = [show for show in shows if show.state == Show.State.ANNOUNCED]
    cards = {show.number: [b for b in matches(show).values() if not b.segment.struck] for show in out}
    owed = Promise.objects.owed().filter(federation=company, show__in=shows, one__isnull=False)
    told = list(owed.with_people().select_related("show", "championship").order_by("show__starts_at", "pk"))
    at = out[0].starts_at if out else reading.now
    return Office(company, shows, cards, rulebook.roster(company, at), list(_belts(company, reading.now)), told)


def _belts(company: Federation, now: datetime) -> Iterator[Belt]:
    fought = Bout.objects.filter(championship__federation=company, result__airs_at__lte=now)
    last = dict(fought.values_list("championship_id").annotate(at=Max("result__airs_at")))
    for belt in company.championships.filter(retired=False).order_by("position").prefetch_related("reigns__holders"):
        reign = next((reign for reign in belt.reigns.all() if reign.ended_at is None), None)
        since = max(filter(None, (last.get(belt.pk), reign.began_at if reign else None)), default=now)
        holders = sorted(who.slug for who in reign.holders.all()) if reign else []
        yield Belt(belt, holders, (now - since).days)


def decisions(desk: Office, reading: Reading) -> list[Decision]:
    """What waits, the most pressing first."""
    found = [
        *_on_cards(desk),
        *_of_champions(desk),
        *_of_promises(desk),
        *_of_contracts(desk),
        *_of_cards_to_come(desk),
    ]
    later = [one for one in found if one.by > reading.now]
    return [_timed(one, reading) for one in sorted(later, key=lambda one: (one.by, one.text))]


def _timed(one: Decision, reading: Reading) -> Decision:
    seconds, countdown = reading.wall_seconds(one.by), reading.countdown(one.by)
    return Decision(one.text, one.by, one.until, one.url, one.where, seconds, countdown)


def _on_cards(desk: Office) -> Iterator[Decision]:
    """What is wrong with a card that is out, until it locks."""
    for show in [show for show in desk.shows if show.number in desk.cards]:
        card, url, until = desk.cards[show.number], desk.editor(show), f"{show.name}'s card locks"
        for bout in card:
            for side in bout.sides.all():
                if wrong := desk.house.unfit(side.character):
                    then = "the match is off" if bout.locked else "the booker finds somebody else"
                    text = f"{wrong} Unless you replace them in {names(bout)}, {then}."
                    yield Decision(text, show.starts_at, until, f"{url}#{_anchor(bout)}", "Replace them")
        main = card[-1] if card else None
        if main is not None and _is_for_nothing(main):
            text = f"The main event of {show.name}, {names(main)}, has no stakes: neither gold nor a quarrel."
            yield Decision(text, show.starts_at, until, f"{url}#{_anchor(main)}", "Give it some")


def _anchor(bout: Bout) -> str:
    return f"place-{bout.segment.position}"


def _is_for_nothing(bout: Bout) -> bool:
    plain = bout.stipulation == Bout.Stipulation.STANDARD and bout.championship_id is None and bout.shot_id is None
    return plain and bout.heat < WARM


def _of_champions(desk: Office) -> Iterator[Decision]:
    """Champions who cannot defend, and championships that ought to be defended."""
    booked = {bout.championship_id for card in desk.cards.values() for bout in card}
    booked |= {promise.championship_id for promise in desk.owed}
    coming = next((show for show in desk.shows if show.number not in desk.cards), None)
    for belt in desk.belts:
        name, hurt = belt.championship.name, [key for key in belt.holders if key in desk.house.hurt]
        edit = reverse("admin:federations_championship_change", args=[belt.championship.pk])
        for key in hurt:
            until, who = desk.house.hurt[key], desk.house.contracts[key].character.name
            text = f"{who}, who holds the {name}, is hurt until {when(until)}. Wait, or vacate it."
            yield Decision(text, until, "fit again", edit, "Wait or vacate")
        due = belt.days >= TUNING.defence_due_days and not hurt and belt.championship.pk not in booked
        if coming is not None and belt.holders and due and belt.championship.holders_needed == 1:
            who = (
                desk.house.contracts[belt.holders[0]].character.name if belt.holders[0] in desk.house.contracts else ""
            )
            text = f"{who or 'The champion'} has not defended the {name} for {belt.days} days."
            url = f"{desk.url}?one={belt.holders[0]}&championship={belt.championship.slug}#order"
            yield Decision(text, _made_at(coming), f"the card of {coming.name} is made", url, "Order a defence")


def _made_at(show: Show) -> datetime:
    """When a card is made: the first quarter of a day that is near enough, midnight being busy."""
    soonest = show.starts_at - ANNOUNCED_AHEAD
    midnight = soonest.replace(hour=0, minute=0, second=0, microsecond=0)
    quarters = (midnight + timedelta(hours=6 * number) for number in range(1, 6))
    return next(at for at in quarters if at >= soonest and at.hour)


def _of_promises(desk: Office) -> Iterator[Decision]:
    """What is owed on a card to come; whether those it was promised with can fight."""
    for promise in [one for one in desk.owed if one.bout_id is None]:
        show = promise.show
        if show is None or promise.one is None:
            continue
        night = {key: until for key, until in desk.house.hurt.items() if until > show.starts_at}
        able = desk.house.contracts.keys() - night
        hurt = next((who for who in promise.people() if who.slug not in able), None)
        then = f" {hurt.name} cannot fight that night: it will be broken." if hurt else ""
        text = f"Owed at {show.name}: {promise.what.removesuffix(f' at {show.name}')}.{then}"
        yield Decision(
            text, _made_at(show), f"the card of {show.name} is made", f"{desk.url}#promises", "See the ledger"
        )


def _of_contracts(desk: Office) -> Iterator[Decision]:
    for _, contract in sorted(desk.house.contracts.items()):
        if contract.until - desk.house.at < LEAVING:
            edit = reverse("admin:federations_contract_change", args=[contract.pk])
            text = f"{contract.character.name}'s contract runs out on {when(contract.until)}."
            yield Decision(text, contract.until, "they are gone", edit, "Extend it")


def _of_cards_to_come(desk: Office) -> Iterator[Decision]:
    """Cards that the booker will make, and for which nobody has left an order."""
    ordered = {promise.show_id for promise in desk.owed}
    for show in [show for show in desk.shows if show.number not in desk.cards and show.pk not in ordered][:2]:
        text = f"Nobody has left an order for {show.name}, {when(show.starts_at)}: the booker makes its card alone."
        url = f"{desk.url}?show={show.number}#order"
        yield Decision(text, _made_at(show), "its card is made", url, "Leave an order")
