"""The promoter's desk and the card editor as their pages show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from characters.models import Character
from federations import directions, ledger, rulebook
from federations.billing import Bill, billed, bills
from federations.decisions import Office, decisions, office
from federations.given import history
from federations.models import Bout, Federation, Promise, Result, Segment, Show, Side
from federations.rulebook import Impossible
from federations.sim.figures import in_stars, stars
from federations.sim.forms import possible
from federations.sim.pushes import Trend
from federations.sim.trust import TUNING as TRUST
from llmfed.accounts.models import Viewer
from llmfed.world.models import Request
from llmfed.world.orders import Refused
from llmfed.world.telling import Reading

# Decisions that are set large, answers and orders that are still worth reading, days after which one is idle.
FIRST, ANSWERS, IDLE = 3, 6, timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Wrong:
    """An order that was refused: what somebody sent, why not, and what could be sent instead."""

    do: str
    text: str
    sent: Mapping[str, str] = field(default_factory=dict)
    where: str = ""
    instead: str = ""
    label: str = ""

    @property
    def about(self) -> str:
        return self.sent.get("bout", "")

    @property
    def stale(self) -> bool:
        return self.where == "seen"


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a card as its editor sees it."""

    position: int
    place: str
    segment: Segment
    bill: Bill | None
    up: int
    down: int
    rules: Sequence[tuple[str, str]] = ()
    wrong: Wrong | None = None

    @property
    def singles(self) -> bool:
        """Whether it is one against one: something can be put up in it for good."""
        return self.bill is not None and [len(side.people) for side in self.bill.sides] == [1, 1]

    @property
    def pencilled(self) -> str:
        """Who is pencilled in."""
        if self.bill is None or self.bill.bout.pencilled is None:
            return ""
        return self.bill.sides[self.bill.bout.pencilled].name


def runs(viewer: Viewer, company: Federation) -> bool:
    """Whether somebody may edit a federation at its desk: whoever runs it, and has shown who they are."""
    if not viewer.is_authenticated or not viewer.proven:
        return False
    return Federation.objects.run_by(viewer).filter(pk=company.pk).exists()


def desk(company: Federation, reading: Reading, asked: Mapping[str, str], wrong: Wrong | None) -> dict[str, Any]:
    """All that the desk shows."""
    room = office(company, reading)
    waiting = decisions(room, reading)
    out = [show for show in room.shows if show.number in room.cards]
    return {
        "federation": company,
        "decisions": waiting[:FIRST],
        "later": waiting[FIRST:],
        "shows": [(show, reading.countdown(show.starts_at), show.number in room.cards) for show in room.shows],
        "next": out[0] if out else None,
        "locks": wall(out[0].starts_at, reading) if out else None,
        "countdown": reading.countdown(out[0].starts_at) if out else "",
        "planned": [show for show in room.shows if show.number not in room.cards],
        "promises": room.owed,
        "answers": answers(company),
        "unwell": unwell(room),
        "let_down": let_down(room),
        "idle": idle(room),
        "leaving": leaving(room),
        "directions": directed(room, company, reading),
        "last": last(company, reading),
        "roster": roster(room),
        "belts": [belt.championship for belt in room.belts if belt.championship.holders_needed == 1],
        "rules": Bout.Stipulation.choices,
        "asked": wrong.sent if wrong else asked,
        "wrong": wrong,
    }


def roster(room: Office) -> list[tuple[str, str]]:
    """Wrestlers by name, for whoever types one."""
    return sorted(
        (c.character.name, c.character.slug) for c in room.house.contracts.values() if c.character.role == "wrestler"
    )


def unwell(room: Office) -> list[tuple[Any, datetime]]:
    """Who is hurt, and until when."""
    return sorted(
        ((room.house.contracts[key].character, until) for key, until in room.house.hurt.items()), key=lambda row: row[1]
    )


def let_down(room: Office) -> list[tuple[Any, int, int]]:
    """Who no longer takes the office at its word, with the promises that were kept and all there were."""
    people = {one.character.pk: one.character for one in room.house.contracts.values()}
    known = sorted(ledger.trusts(room.company, people).items(), key=lambda row: (row[1][0], row[0]))
    return [(people[who], kept, kept + broken) for who, (trust, kept, broken) in known if trust < TRUST.doubt]


def leaving(room: Office) -> list[tuple[Any, datetime]]:
    """Who has named the night of their last match, and when that is: after it nobody books them."""
    told = [(c.character, c.farewell_at) for c in room.house.contracts.values() if c.farewell_at is not None]
    return sorted(told, key=lambda row: row[1])


def directed(room: Office, company: Federation, reading: Reading) -> list[tuple[Any, Trend]]:
    """Who is pushed and who is buried, in that order."""
    people = room.house.contracts
    told = directions.of_roster(company, reading.now)
    found = [(people[key].character, one) for key, one in told if key in people]
    return sorted(found, key=lambda row: (row[1].direction != "pushed", row[0].name))


def idle(room: Office) -> list[tuple[Any, int]]:
    """Who could fight and was not booked for weeks; they are the ones who ask about it."""
    found = []
    booked = {side.character.slug for card in room.cards.values() for bout in card for side in bout.sides.all()}
    for key, contract in sorted(room.house.contracts.items()):
        since = max(contract.last_bout_at or contract.began_at, contract.began_at)
        at_home = contract.character.role == "wrestler" and key not in {*room.house.hurt, *booked}
        if at_home and room.house.at - since > IDLE:
            found.append((contract.character, (room.house.at - since).days))
    return sorted(found, key=lambda row: (-row[1], row[0].slug))[:ANSWERS]


def last(company: Federation, reading: Reading) -> tuple[Show, Result | None, str] | None:
    """The last show, its best match as it was told, and what that was given."""
    show = Show.objects.over().filter(federation=company, ended_at__lte=reading.now).first()
    if show is None:
        return None
    told = Result.objects.aired(reading.now).filter(bout__segment__show=show).select_related("bout")
    best = told.order_by("-quarter_stars", "pk").first()
    return show, best, in_stars(stars(best.quarter_stars)) if best else ""


def answers(company: Federation) -> list[tuple[str, str, str]]:
    """What the booker made of the latest orders and wishes: (what, how it went, why)."""
    made = Promise.objects.filter(federation=company, order__isnull=False).select_related("bout__segment__show")
    found = [(promise.order or 0, promise.what, *_kept(promise)) for promise in made.order_by("-order")[:ANSWERS]]
    home = company.timeline_id
    asked = Request.objects.filter(receiver=home, kind="bout.wanted", facts__has_key="wish").order_by("-number")[
        :ANSWERS
    ]
    words = {who.slug: who.name for who in _named(asked)}
    wishes = []
    for request in asked:
        what = " v ".join(words.get(request.facts[key], request.facts[key]) for key in ("one", "other"))
        said = request.get_answer_display().capitalize() if request.answer else "Waits for the next card"
        wishes.append((what, said, request.reason))
    return [(what, how, why) for _, what, how, why in found] + wishes


def _named(asked: Iterable[Request]) -> list[Character]:
    return list(Character.objects.filter(slug__in={r.facts[key] for r in asked for key in ("one", "other")}))


def _kept(promise: Promise) -> tuple[str, str]:
    if promise.broken_at is not None:
        return "Not kept", promise.reason
    if promise.kept_at is not None:
        return "Kept", ""
    return ("On the card", "") if promise.bout_id else ("In the ledger", "It is booked when the card is made.")


def editor(show: Show, reading: Reading, wrong: Wrong | None) -> dict[str, Any]:
    """All that the editor of a card shows."""
    slots = card(show, reading, wrong)
    given = history(show)
    open_ = show.state == Show.State.ANNOUNCED and reading.now < show.starts_at
    room = office(show.federation, reading)
    return {
        "show": show,
        "federation": show.federation,
        "slots": [slot for slot in slots if not slot.segment.struck],
        "off": [slot for slot in slots if slot.segment.struck and slot.bill],
        "given": given,
        "open": open_,
        "closed": closed(show, reading),
        "locks": wall(show.starts_at, reading),
        "countdown": reading.countdown(show.starts_at),
        "seconds": reading.wall_seconds(show.starts_at),
        "roster": roster(room),
        "belts": [belt.championship for belt in room.belts],
        "rules": Bout.Stipulation.choices,
        "wagers": Side.Wager.choices,
        "wrong": wrong,
    }


def card(show: Show, reading: Reading, wrong: Wrong | None) -> list[Slot]:
    """Every segment of a card, those that are secret too: whoever edits it planned them."""
    matches = {bill.segment.pk: bill for bill in bills(billed(Bout.objects.filter(segment__show=show), reading.now))}
    segments = list(show.segments.select_related("speaker", "target").order_by("position"))
    standing = [segment.position for segment in segments if not segment.struck]
    fights = [segment.position for segment in segments if segment.pk in matches and not segment.struck]
    slots = []
    for segment in segments:
        bill, here = matches.get(segment.pk), segment.position
        at = standing.index(here) if here in standing else 0
        sizes = [len(side.people) for side in bill.sides] if bill else []
        mine = wrong if wrong and (wrong.about == (bill.bout.key if bill else "-")) else None
        slots.append(
            Slot(
                here,
                _place(here, fights),
                segment,
                bill,
                up=standing[at - 1] if at else 0,
                down=standing[at + 1] if at + 1 < len(standing) else 0,
                rules=[(str(rules), str(Bout.Stipulation(rules).label)) for rules in possible(sizes)] if bill else (),
                wrong=mine,
            )
        )
    return slots


def _place(position: int, fights: Sequence[int]) -> str:
    if position not in fights:
        return "On the microphone"
    if position == fights[-1]:
        return "Main event"
    return "Opener" if position == fights[0] else f"Match {fights.index(position) + 1}"


def closed(show: Show, reading: Reading) -> str:
    """Why a card cannot be edited; empty while it can."""
    try:
        rulebook.check_open(show, reading.now)
    except Impossible as refusal:
        return str(refusal)
    return ""


def wall(at: datetime, reading: Reading) -> datetime | None:
    """When a world time comes, by the clocks of readers; None while nobody can say."""
    seconds = reading.wall_seconds(at)
    return None if seconds is None else timezone.now() + timedelta(seconds=seconds)


READ = {
    "move": ("place",),
    "rule": ("rules",),
    "stake": ("championship",),
    "wager": ("wager0", "wager1"),
    "replace": ("into", "out"),
    "pencil": ("winner",),
    "undo": ("order",),
}


def wrong_of(do: str, sent: Mapping[str, str], refusal: Refused) -> Wrong:
    """What to show of an order that was refused."""
    if isinstance(refusal, Impossible) and refusal.field not in READ.get(do, ()):
        # What the same order does not read would be refused again, however often.
        return Wrong(do, str(refusal), sent, refusal.field)
    if isinstance(refusal, Impossible):
        return Wrong(do, str(refusal), sent, refusal.field, refusal.instead, refusal.label)
    return Wrong(do, str(refusal), sent)
