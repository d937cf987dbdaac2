"""The first card as the booker would book it today, of people who have not met yet: a proposal, that binds nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from characters.models import Character
from federations.sim import booker
from federations.sim.desk import Belt, Desk, Hand
from llmfed.world import randomness
from llmfed.world.models import Universe

# A championship that nobody has held has been due for longer than anything else.
NEVER_DAYS = 60
IDLE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Proposed:
    """One match of it: who, on which sides, and why."""

    sides: Sequence[Sequence[Character]]
    reason: str

    @property
    def names(self) -> str:
        return " v ".join(" & ".join(who.name for who in side) for side in self.sides)


def first_card(
    slug: str,
    people: Mapping[str, Character],
    teams: Mapping[str, tuple[str, ...]],
    championship: tuple[str, str],
) -> list[Proposed]:
    """What the booker would make of these people for a weekly show, main event first; `championship` is name, division.

    Drawn from a stream of its own, so that it says nothing of what will be drawn when the card is made.
    """
    name, division = championship
    belt = Belt("first", name, 0, division, False, (), NEVER_DAYS)
    desk = Desk([_hand(key, who) for key, who in sorted(people.items())], [belt], [], {}, dict(teams), big=False)
    secret = bytes(Universe.objects.values_list("secret", flat=True).get())
    card = booker.card(desk, randomness.stream(secret, "proposal", slug))
    return [
        Proposed([[people[key] for key in side] for side in pairing.sides], pairing.reason)
        for pairing in reversed(card.bouts)
    ]


def _hand(key: str, who: Character) -> Hand:
    return Hand(
        key=key,
        name=who.name,
        gender=who.gender,
        alignment=who.alignment,
        over=who.over,
        momentum=0.0,
        win_share=0.5,
        energy=1.0,
        days_idle=IDLE_DAYS,
        seen=False,
        charisma=who.charisma / 100,
    )
