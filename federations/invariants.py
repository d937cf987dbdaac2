"""What must stay true of a federation whoever edits it. Each check raises Refused with the reason."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from characters.models import Character, Gender, Role, hurt_until
from characters.sim import portraits
from characters.sim.portraits.look import Hair, Mask
from federations.models import Bout, Championship, Contract, Federation, Segment
from federations.sim import calendar
from llmfed.world.models import Timeline
from llmfed.world.orders import Refused

# Weekly shows closer than this, in minutes, could still be on the air when the next one opens.
SHOWS_APART_MIN = 240
WEEK_MIN = 7 * 24 * 60
THEIR = {Gender.WOMAN: "her", Gender.MAN: "his", Gender.OTHER: "their"}


def at_stake_in(belt: Championship) -> Bout | None:
    """A match for a championship that is booked or not yet settled."""
    open_ = Q(result=None, segment__struck="") | Q(result__settled_tick=None, result__isnull=False)
    found = Bout.objects.filter(open_, Q(championship=belt) | Q(unifies=belt))
    return found.select_related("segment__show").order_by("segment__show__starts_at").first()


def check_not_at_stake(belt: Championship) -> None:
    bout = at_stake_in(belt)
    if bout is not None:
        show = bout.segment.show
        raise Refused(
            f"The {belt.name} is at stake at {show.name} on {show.starts_at:%d %B}; take it off that match first."
        )


def check_champions(belt: Championship, holders: Sequence[Character]) -> None:
    """As many holders as the championship needs, each once, of its division, wrestling here."""
    need = belt.holders_needed
    if len(holders) != need or len({who.pk for who in holders}) != need:
        one = "one holder" if need == 1 else f"{need} holders"
        raise Refused(f"The {belt.name} has {one} at a time, not {len(holders)}.")
    for who in holders:
        check_works_here(belt.federation, who)
        if who.role != Role.WRESTLER:
            raise Refused(f"{who.name} does not wrestle and cannot hold the {belt.name}.")
        if not belt.admits(who):
            raise Refused(f"The {belt.name} is for {belt.division}; {who.name} is not in that division.")


def check_works_here(company: Federation, who: Character) -> None:
    if not Contract.objects.active().filter(federation=company, character=who).exists():
        raise Refused(f"{who.name} has no contract with {company.name}.")


def check_referees(timeline: Timeline) -> None:
    """A federation keeps a referee."""
    if not Character.objects.filter(home=timeline, role=Role.REFEREE).exists():
        raise Refused("That would leave nobody to count to three; sign another referee first.")


def check_unbooked(who: Character) -> None:
    """Nobody leaves, or stops wrestling, with a card that still names them."""
    segment = booked_in(who)
    if segment is not None:
        raise Refused(f"{who.name} is on the card of {segment.show.name}; take them off it first.")


def booked_in(who: Character) -> Segment | None:
    """A segment to come that needs somebody."""
    named = Q(speaker=who) | Q(target=who) | Q(bout__sides__character=who) | Q(bout__referee=who)
    return Segment.objects.coming().filter(named).select_related("show").order_by("show__starts_at").first()


def check_no_champion(who: Character) -> None:
    reign = who.reigns.current().select_related("championship").first()
    if reign is not None:
        raise Refused(f"{who.name} holds the {reign.championship.name}; vacate it first.")


def check_divisions(who: Character) -> None:
    """Nobody holds a championship of another division, or is booked to fight for it."""
    held = Championship.objects.filter(reigns__holders=who, reigns__ended_at=None)
    fought = Championship.objects.filter(bouts__sides__character=who, bouts__segment__in=Segment.objects.coming())
    for belt in [*held, *fought]:
        if not belt.admits(who):
            raise Refused(f"{who.name} holds or is to fight for the {belt.name}, of another division.")


def check_fit_to_defend(who: Character, at: datetime) -> None:
    """An injured champion is not booked in a defence."""
    until = hurt_until(who, at)
    for reign in who.reigns.current().select_related("championship"):
        bout = reign.championship.bouts.filter(segment__in=Segment.objects.coming(), sides__character=who).first()
        if until is not None and bout is not None:
            raise Refused(
                f"{who.name} is booked to defend the {reign.championship.name} and would be hurt until "
                f"{until:%d %B}; take the championship off that match first."
            )


def check_lost(who: Character, at: datetime) -> None:
    """What somebody has lost for good stays lost: no mask is put back on, and nothing grows."""
    look = portraits.look_of(who.body(at.date()), who.look)
    for forfeit in who.forfeits.select_related("bout__segment__show"):
        worn = {"hair": look.hair != Hair.BALD, "mask": look.mask != Mask.NONE}.get(forfeit.what, False)
        where = f" at {forfeit.bout.segment.show.name}" if forfeit.bout else ""
        if worn:
            raise Refused(
                f"{who.name} lost {THEIR[Gender(who.gender)]} {forfeit.what}{where}. What is lost stays lost."
            )


def check_in_one_place(bout: Bout, who: Character) -> None:
    """Nobody wrestles twice on one show."""
    show = bout.segment.show
    other = Bout.objects.filter(segment__show=show, segment__struck="", sides__character=who).exclude(pk=bout.pk)
    if found := other.select_related("segment").first():
        raise Refused(f"{who.name} is in match {found.segment.position} of {show.name} already: one place at a time.")


def check_defence(bout: Bout, sides: Sequence[Sequence[Character]], at: datetime) -> None:
    """A championship match is between sides of the right size and division, and the champions are one of them."""
    belt = bout.championship
    if belt is None:
        return
    if belt.federation_id != bout.segment.show.federation_id or belt.retired:
        raise Refused(f"The {belt.name} is not at stake at {bout.segment.show.federation.name}.")
    if any(len(side) != belt.holders_needed for side in sides):
        raise Refused(f"The {belt.name} is fought for by sides of {belt.holders_needed}.")
    for who in (who for side in sides for who in side):
        if not belt.admits(who):
            raise Refused(f"The {belt.name} is for {belt.division}; {who.name} is not in that division.")
    _check_holders_in(belt, sides, at)
    twice = belt.bouts.filter(segment__show=bout.segment.show, segment__struck="").exclude(pk=bout.pk)
    if twice.exists():
        raise Refused(f"The {belt.name} is at stake on that show already; once a night is enough.")


def _check_holders_in(belt: Championship, sides: Sequence[Sequence[Character]], at: datetime) -> None:
    reign = belt.reigns.current().first()
    holders = list(reign.holders.order_by("slug")) if reign else []
    if holders and not any({who.pk for who in side} == {who.pk for who in holders} for side in sides):
        names = " and ".join(who.name for who in holders)
        raise Refused(f"The {belt.name} cannot be at stake without {names}, who holds it.")
    for who in holders:
        if until := hurt_until(who, at):
            raise Refused(f"{who.name} is hurt until {until:%d %B} and cannot defend the {belt.name}.")


def check_calendar(slots: Sequence[calendar.Slot]) -> None:
    """No two shows of a federation overlap."""
    for number, one in enumerate(slots):
        for other in slots[number + 1 :]:
            if _clash(one, other):
                raise Refused("Two shows would overlap: they need four hours, or a day of the month, between them.")


def _clash(one: calendar.Slot, other: calendar.Slot) -> bool:
    if one.big != other.big:
        return False
    if one.big:
        same = (one.weekday, one.week) == (other.weekday, other.week)
        return same and bool(set(one.months or range(1, 13)) & set(other.months or range(1, 13)))
    apart = abs(_minute(one) - _minute(other))
    return min(apart, WEEK_MIN - apart) < SHOWS_APART_MIN


def _minute(slot: calendar.Slot) -> int:
    return (slot.weekday * 24 + slot.time.hour) * 60 + slot.time.minute
