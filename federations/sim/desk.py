"""The booker's desk: what lies on it, and what a card is made of."""

from dataclasses import dataclass, field

from federations.sim.talk import Part


@dataclass(frozen=True, slots=True)
class Tuning:
    tv_bouts: int = 4  # with entrances and talk, television runs about 45 world minutes
    big_bouts: tuple[int, int] = (7, 8)  # about two world hours
    rested_energy: float = 0.5  # below this somebody is left at home
    rematch_days: int = 28  # a match seen more recently is stale
    tv_title_chance: float = 0.4  # chance that a given championship that is due gets a television defence
    defence_due_days: int = 30  # a champion should not go longer without a defence
    promos: tuple[int, int] = (1, 2)
    promise_weight: float = 0.8  # a match that was promised for weeks is what people come for


TUNING = Tuning()


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who may be booked. Shares are 0–1, momentum −1…1."""

    key: str
    name: str
    gender: str
    alignment: str
    over: float
    momentum: float
    win_share: float
    energy: float
    days_idle: int
    charisma: float
    teams: tuple[str, ...] = ()

    @property
    def standing(self) -> float:
        """How far up the card somebody belongs, about 0–1.5."""
        return self.over + 0.25 * self.momentum + 0.25 * self.win_share


@dataclass(frozen=True, slots=True)
class Belt:
    """A championship that could be defended."""

    slug: str
    name: str
    rank: int
    division: str
    team: bool
    holders: tuple[str, ...]
    days_since_defence: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A match that was asked for. `settle` asks for the big show."""

    one: str
    other: str
    heat: float
    settle: bool
    ticket: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A match that was promised for this show; `other` is None for a shot at whoever holds the championship."""

    ticket: int
    one: str
    other: str | None
    stipulation: str
    championship: str | None
    reason: str
    heat: float = 0.0


@dataclass(frozen=True, slots=True)
class Pairing:
    """One bout as booked."""

    sides: tuple[tuple[str, ...], ...]
    reason: str
    championship: str | None = None
    heat: float = 0.0
    stipulation: str = "standard"
    teams: tuple[str | None, ...] = (None, None)
    weight: float = 0.0
    promise: int | None = None  # the ticket of the promise that it keeps


@dataclass(frozen=True, slots=True)
class Talk:
    """One promo or angle as booked; `plan` is what will be said, part by part, where somebody asked for that.

    It stands `after` somebody's match where that is on the card, else in its `place`: "first", "middle" or "last".
    """

    speaker: str
    target: str | None
    topic: str
    kind: str = "promo"
    plan: tuple[Part, ...] = ()
    after: str | None = None
    place: str = "middle"
    ticket: int | None = None


@dataclass(slots=True)
class Desk:
    """What lies on the booker's desk for one card.

    `met_days` maps sorted pairs to days since they last met, `apart` are sorted pairs promised for another show.
    """

    hands: list[Hand]
    belts: list[Belt]
    wanted: list[Wanted]
    met_days: dict[tuple[str, str], int]
    teams: dict[str, tuple[str, ...]]
    big: bool
    owed: list[Owed] = field(default_factory=list)
    apart: frozenset[tuple[str, str]] = frozenset()
    talks: list[Talk] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    present: frozenset[str] = frozenset()
    staked: set[str] = field(default_factory=set)
    answers: dict[int, tuple[bool, str]] = field(default_factory=dict)
    broken: dict[int, str] = field(default_factory=dict)

    def free(self, key: str) -> bool:
        return key not in self.used and any(hand.key == key for hand in self.hands)

    def hand(self, key: str) -> Hand:
        return next(hand for hand in self.hands if hand.key == key)

    def kept_apart(self, one: str, other: str) -> bool:
        """Whether two are promised to each other for another night."""
        return ((one, other) if one < other else (other, one)) in self.apart

    def stale(self, one: str, other: str, tuning: Tuning) -> bool:
        pair = (one, other) if one < other else (other, one)
        return self.met_days.get(pair, 999) < tuning.rematch_days


@dataclass(frozen=True, slots=True)
class Card:
    """A card from opener to main event, its promos by the position they precede, and the answers given."""

    bouts: tuple[Pairing, ...]
    promos: tuple[tuple[int, Talk], ...]
    answers: dict[int, tuple[bool, str]]
