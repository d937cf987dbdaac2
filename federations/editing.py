"""Editing a card: what a promoter does at the desk, each an order that keeps what it replaced."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from federations import rulebook
from federations.edits import lineup
from federations.edits.lineup import Change, Was
from federations.given import KINDS, Given, history
from federations.models import Bout, Segment, Show
from federations.rulebook import Impossible
from federations.sim.wagers import Wager, billed
from llmfed.world import orders
from llmfed.world.models import Order, Timeline

if TYPE_CHECKING:
    from llmfed.accounts.models import User

Told = dict[str, dict[str, Was]]
ORDERED = "Ordered by the promoter"
AHEAD = ("card.promised", "card.unified", "card.withdrawn", "card.wished")


class Stale(Impossible):
    """The card is another than the one that somebody looked at; `since` are the orders that made it so."""

    def __init__(self, since: Sequence[Order]) -> None:
        who = sorted({order.by.username for order in since if order.by}) or ["Somebody"]
        said = "; ".join(order.facts.get("what", "a change from the admin") for order in since)
        super().__init__(
            f"{' and '.join(who)} changed this card while you looked at it: {said}. "
            "Nothing of yours is lost: send it again if it still holds.",
            field="seen",
        )


@dataclass(frozen=True, slots=True)
class Pen:
    """Whoever edits a card: which card, as of which edition, and when."""

    show: Show
    seen: int
    by: "User"
    now: datetime


def move(pen: Pen, *, start: int, end: int) -> Order:
    """Put a segment of the card into another place. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        segments = list(pen.show.segments.select_related("bout", "speaker").order_by("position"))
        if not 1 <= start <= len(segments):
            raise Impossible(f"This card has places 1 to {len(segments)}.", field="place")
        goes = segments[start - 1]
        what = (
            lineup.names(card[goes.bout.key]) if goes.kind == Segment.Kind.BOUT else f"{goes.speaker} on the microphone"
        )
        step = lineup.Move(what=lineup.called(goes), start=start, end=end)
        return _change(pen, f"{what}: from place {start} to {end}", moves=[step])

    if start == end:
        raise Impossible("It stands there already.", field="place")
    return _order(pen, "moved", change)


def rule(pen: Pen, *, bout: str, rules: str) -> Order:
    """Change the rules of a match. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        match = _match(card, bout)
        rulebook.check_rules(rules, [len(side) for side in lineup.sides_of(match)])
        label = Bout.Stipulation(rules).label
        return _change(pen, f"{lineup.names(match)}: {label.lower()}", {bout: _told(match, stipulation=rules)})

    return _order(pen, "ruled", change)


def stake(pen: Pen, *, bout: str, championship: str) -> Order:
    """Put a championship at stake in a match, or take it off. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        match = _match(card, bout)
        what = f"{lineup.names(match)}: {'for ' + championship if championship else 'not for a championship'}"
        return _change(pen, what, {bout: _told(match, championship=championship or None)})

    return _order(pen, "staked", change)


def wager(pen: Pen, *, bout: str, up: Sequence[str]) -> Order:
    """Have the sides of a match put something up for good, in their order; "" is nothing. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        match = _match(card, bout)
        sides = lineup.sides_of(match)
        if len(up) > len(sides) or any(what and what not in set(Wager) for what in up):
            raise Impossible(
                "Hair, a mask and a career can be put up, and nothing else.", field="wager0", label="Nothing"
            )
        becomes = {side[0]: what for side, what in zip(sides, up, strict=False) if what}
        what = billed(up, title=match.championship is not None) or "nothing is put up"
        return _change(pen, f"{lineup.names(match)}: {what}", {bout: _told(match, wagers=becomes)})

    return _order(pen, "wagered", change)


def replace(pen: Pen, *, bout: str, out: str, into: str) -> Order:
    """Put somebody into a match for somebody else; whoever is in another match changes places. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        match, house = _match(card, bout), rulebook.roster(pen.show.federation, pen.show.starts_at)
        gone = next((who for side in lineup.sides_of(match) for who in side if who == out), None)
        if gone is None:
            raise Impossible(f"{out or 'Nobody'} is not in this match.", field="out")
        comes = house.named(into, "into")
        other = next((b for key, b in card.items() if key != bout and _stands(b) and comes.slug in _people(b)), None)
        was = house.contracts[out].character.name if out in house.contracts else out
        told = {bout: _recast(match, {out: comes.slug})}
        what = f"{comes.name} for {was} in {lineup.names(match)}"
        if other is not None and out in house.contracts:
            told[other.key] = _recast(other, {comes.slug: out})
            what = f"{comes.name} and {was} change places"
        elif comes.slug in _people(match):
            told = {bout: _recast(match, {out: comes.slug, comes.slug: out})}
            what = f"{comes.name} and {was} change sides"
        return _change(pen, what, told)

    return _order(pen, "recast", change)


def add(pen: Pen, *, sides: Sequence[Sequence[str]], rules: str, championship: str) -> Order:
    """Put another match on the card, before the main event. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        house = rulebook.roster(pen.show.federation, pen.show.starts_at)
        people = [[house.named(who, f"side{number}") for who in side] for number, side in enumerate(sides, start=1)]
        if len(people) < 2 or any(not side for side in people):
            raise Impossible("A match has two sides or more, with somebody on each.", field="side1")
        length = pen.show.segments.count() + 1
        last = max([length - 1, *(int(key.rpartition("/")[2]) for key in card)])
        key = f"{pen.show.federation.slug}/{pen.show.number}/{last + 1}"
        told: dict[str, Was] = {"struck": [None, ""], "reason": [None, ORDERED]}
        told |= {"sides": [None, [[who.slug for who in side] for side in people]]}
        told |= {"stipulation": [None, rules or "standard"], "championship": [None, championship or None]}
        what = " v ".join(" & ".join(who.name for who in side) for side in people)
        steps = [lineup.Move(what=key, start=length, end=max(1, length - 1))] if length > 1 else []
        return _change(pen, f"{what} added", {key: told}, steps)

    return _order(pen, "added", change)


def strike(pen: Pen, *, bout: str) -> Order:
    """Take a match off the card. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        match = _match(card, bout)
        return _change(pen, f"{lineup.names(match)} struck", {bout: _told(match, struck="Taken off the card.")})

    return _order(pen, "struck", change)


def lock(pen: Pen, *, bout: str, locked: bool) -> Order:
    """Keep the booker and the fans from changing a match, or let them again. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        match = _match(card, bout)
        what = f"{lineup.names(match)} {'locked' if locked else 'unlocked'}"
        return _change(pen, what, {bout: _told(match, locked=locked)})

    return _order(pen, "locked", change)


def pencil(pen: Pen, *, bout: str, winner: int | None) -> Order:
    """Pencil in who wins a match, or leave it open. Nobody but promoters learns of it. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        match = _match(card, bout)
        sides = lineup.names(match).split(" v ")
        if winner is not None and not 0 <= winner < len(sides):
            raise Impossible("Pencil in one of the sides, or leave it open.", field="winner", label="Leave it open")
        what = (
            f"{lineup.names(match)}: left open" if winner is None else f"{lineup.names(match)}: {sides[winner]} to win"
        )
        return _change(pen, what, {bout: _told(match, pencilled=winner)})

    return _order(pen, "pencilled", change)


def undo(pen: Pen, *, number: int) -> Order:
    """Take an order back, by an order which can be taken back too. Raises Refused."""

    def change(card: Mapping[str, Bout]) -> Change:
        given = {one.number: one for one in history(pen.show)}
        if number not in given or given[number].order.kind not in KINDS:
            raise Impossible(f"There is no order {number} on this card.", field="order")
        if not given[number].in_force:
            raise Impossible("That was undone already.", field="order")
        old: Change = given[number].order.facts
        if later := _in_the_way(old, [one for one in given.values() if one.number > number and one.in_force]):
            raise Impossible(
                f"“{later.what}” came after it; undo that first.", field="order", instead=str(later.number)
            )
        back = lineup.turned_round(old)
        undoing = "Undone" if "undoes" not in old else "Done again"
        what = old["what"].removeprefix("Undone: ").removeprefix("Done again: ")
        return {**back, "at": pen.now.isoformat(), "what": f"{undoing}: {what}", "undoes": number}

    return _order(pen, "undone", change)


def _in_the_way(old: Change, later: Iterable[Given]) -> Given | None:
    """The latest order that changed the same thing since."""
    mine = {(key, name) for key, told in old.get("bouts", {}).items() for name in told}
    goes = {one["what"] for one in old.get("moves", ())} if "moves" in old else set()
    for one in sorted(later, key=lambda given: -given.number):
        facts = one.order.facts
        theirs = {(key, name) for key, told in facts.get("bouts", {}).items() for name in told}
        if mine & theirs or goes & {step["what"] for step in facts.get("moves", ())}:
            return one
    return None


def _order(pen: Pen, kind: str, change: Callable[[Mapping[str, Bout]], Change]) -> Order:
    """Look at the card under its federation's lock, and order the change; all or nothing."""
    with transaction.atomic():
        home = Timeline.objects.select_for_update().get(pk=pen.show.federation.timeline_id)
        pen.show.refresh_from_db(fields=["state", "edition", "length"])
        rulebook.check_open(pen.show, pen.now)
        if pen.show.edition != pen.seen:
            raise Stale([one.order for one in reversed(history(pen.show)) if one.number > pen.seen])
        facts = change(lineup.matches(pen.show))
        return orders.give(timeline=home, kind=f"card.{kind}", facts=facts, by=pen.by)


def _change(pen: Pen, what: str, bouts: Told | None = None, moves: Sequence[lineup.Move] = ()) -> Change:
    made: Change = {"show": pen.show.number, "at": pen.now.isoformat(), "what": what}
    if bouts:
        made["bouts"] = bouts
    if moves:
        made["moves"] = list(moves)
    return made


def _match(card: Mapping[str, Bout], key: str) -> Bout:
    """A match that stands on the card. Raises Refused."""
    if key not in card or not _stands(card[key]):
        first = next((one for one in card.values() if _stands(one)), None)
        more = f" The first that is: {lineup.names(first)}." if first else ""
        raise Impossible(f"That match is not on this card.{more}", field="bout")
    return card[key]


def _stands(bout: Bout) -> bool:
    return not bout.segment.struck


def _people(bout: Bout) -> set[str]:
    return {who for side in lineup.sides_of(bout) for who in side}


def _told(bout: Bout, **becomes: Any) -> dict[str, Was]:
    """What an order says of a match: the fields that become others."""
    told = {name: [lineup.value(bout, name), value] for name, value in becomes.items()}
    if all(was == value for was, value in told.values()):
        raise Impossible("It is so already.", field=next(iter(becomes)))
    return {name: was for name, was in told.items() if was[0] != was[1]}


def _recast(bout: Bout, swaps: Mapping[str, str]) -> dict[str, Was]:
    """Other people in a match: what was booked for those who were in it does not hold for them."""
    was = lineup.sides_of(bout)
    sides = [[swaps.get(who, who) for who in side] for side in was]
    touched = [number for number, side in enumerate(sides) if side != was[number]]
    pencilled = None if bout.pencilled in touched else bout.pencilled
    same = sorted(who for side in was for who in side) == sorted(who for side in sides for who in side)
    fresh: dict[str, Any] = (
        {}
        if same
        else {
            "heat": 0.0,
            "reason": ORDERED,
            "shot": None,
            "unifies": None,
            "wagers": {},
        }
    )
    teams = [None if number in touched else team for number, team in enumerate(lineup.value(bout, "teams"))]
    return _told(bout, sides=sides, teams=teams, pencilled=pencilled, **fresh)
