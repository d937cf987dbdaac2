"""The booker's desk: what lies on it, and what a card is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from federations.sim.customs import TELEVISION, Custom
from federations.sim.talk import Part


@dataclass(frozen=True, slots=True)
class Tuning:
    tv_bouts: tuple[int, int] = (4, 6)  # with entrances and talk, television runs about 45 world minutes
    big_bouts: tuple[int, int] = (7, 8)  # about two world hours
    rested_energy: float = 0.5  # below this somebody is left at home
    rematch_days: int = 15  # a match seen more recently is stale …
    hot_rematch_days: int = 6  # … and between two who have a quarrel, one seen more recently than this
    star: float = 2.6  # how much likelier the card begins with somebody because they are over …
    rested: float = 0.5  # … and because they have been idle for three weeks …
    often: float = 0.9  # … and how much less likely with somebody who was on every show of the last month
    again: float = 0.3  # off how well two suit each other for each time they met in the last months, of `memory_days`
    memory_days: int = 120
    month_days: int = 28  # over which appearances are balanced
    tv_title_chance: float = 0.4  # chance that a given championship that is due gets a television defence
    defence_due_days: int = 30  # a champion should not go longer without a defence
    promos: tuple[int, int] = (1, 2)
    promise_weight: float = 0.8  # a match that was promised for weeks is what people come for
    shot_weight: float = 0.5  # and so is one whose winner is promised a championship match
    eliminator_chance: float = 0.5  # of a weekly card on which two could fight for who challenges next
    clear_gap: float = 0.12  # standing by which the first in line is so clearly first that nobody need fight for it


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
    stamina: float = 0.7
    technique: float = 0.7
    might: float = 0.0  # how hard they are to beat, as the office knows
    place: int | None = None  # in the latest rankings, of women or of men
    seen: bool = True  # whether they have fought here

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
    size: int  # how many hold it together
    holders: tuple[str, ...]
    days_since_defence: int
    line: tuple[tuple[str, ...], ...] = ()  # who comes next for it by the rankings: people, or the people of teams


@dataclass(frozen=True, slots=True)
class Wanted:
    """A match that was asked for. `settle` asks for the big show; a promoter's `wish` is no quarrel."""

    one: str
    other: str
    heat: float
    settle: bool
    ticket: int
    wish: str = ""


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
    earns: bool = False  # whether whoever wins it is to have a shot at a championship
    wagers: Mapping[str, str] = field(default_factory=dict)  # what is put up in it for good, by key
    unifies: str | None = None  # a second championship that is to be one with the first
    sides: tuple[tuple[str, ...], ...] = ()  # of teams, everybody side by side; else `one` against `other`
    teams: tuple[str | None, ...] = (None, None)

    @property
    def people(self) -> set[str]:
        """Everybody who must be free for it."""
        return {key for side in self.sides for key in side} or {key for key in (self.one, self.other) if key}


@dataclass(frozen=True, slots=True)
class Rumble:
    """The rumble that a show has been promised: who entered, best first, and the championship it leads to."""

    ticket: int
    name: str
    people: tuple[str, ...]
    prize: str | None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """How the last match of one against one between two ended, so many days ago; `times` they met in that month."""

    one: str
    other: str
    winner: str | None
    finish: str
    stars: float
    crowned: bool  # whether a championship changed hands
    days: int
    times: int


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
    also: int | None = None  # that of a shot which is cashed in by the very match that was promised anyway
    shot: str | None = None  # the championship that its winner has a shot at
    referee: str | None = None  # who counts, if it is none of the referees
    given_s: int = 0  # what the card gives it, bell to bell
    aim: tuple[str, str] | None = None  # what it is for beyond who wins it, and for whom (aims.Aim)
    wagers: Mapping[str, str] = field(default_factory=dict)  # what is put up in it for good, by key
    unifies: str | None = None  # a second championship that is to be one with the first
    rumble: int | None = None  # the ticket of the rumble that it is


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

    `met_days` maps sorted pairs to days since they last met, `times` to how often of late; `worked` has the share of
    the last month's shows that somebody was on. `apart` are sorted pairs promised for another show. `open_ends` is how
    matches of the last month ended. `kept` are the championships at which somebody is owed a shot on a later show,
    `waiting` those who are owed one, `open_to` those for whose next challenge two could fight tonight.
    """

    hands: list[Hand]
    belts: list[Belt]
    wanted: list[Wanted]
    met_days: dict[tuple[str, str], int]
    teams: dict[str, tuple[str, ...]]
    big: bool
    custom: Custom = TELEVISION
    times: dict[tuple[str, str], int] = field(default_factory=dict)
    worked: dict[str, float] = field(default_factory=dict)
    open_ends: list[Unsettled] = field(default_factory=list)
    owed: list[Owed] = field(default_factory=list)
    apart: frozenset[tuple[str, str]] = frozenset()
    talks: list[Talk] = field(default_factory=list)
    kept: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    open_to: frozenset[str] = frozenset()
    rumble: Rumble | None = None
    aimed: int = 0  # how many matches of this card are for something
    used: set[str] = field(default_factory=set)
    present: frozenset[str] = frozenset()
    by_key: dict[str, Hand] = field(default_factory=dict)
    staked: set[str] = field(default_factory=set)
    answers: dict[int, tuple[bool, str]] = field(default_factory=dict)
    broken: dict[int, str] = field(default_factory=dict)
    delayed: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keep(self.hands)

    def keep(self, hands: Iterable[Hand]) -> None:
        """Only these may be booked from here on."""
        self.hands = sorted(hands, key=lambda hand: hand.key)
        self.by_key = {hand.key: hand for hand in self.hands}

    def holders_of(self, owed: Owed) -> tuple[str, ...]:
        """Whoever holds the championship that something owed is about."""
        return next((belt.holders for belt in self.belts if belt.slug == owed.championship), ())

    def free(self, key: str) -> bool:
        return key not in self.used and key in self.by_key

    def hand(self, key: str) -> Hand:
        return self.by_key[key]

    def teammates(self, one: str, other: str) -> bool:
        """Whether two are a team."""
        return any(one in team and other in team for team in self.teams.values())

    def kept_apart(self, one: str, other: str) -> bool:
        """Whether two are promised to each other for another night."""
        return ((one, other) if one < other else (other, one)) in self.apart

    def met_often(self, one: str, other: str) -> int:
        """How many times two have met in the last months."""
        return self.times.get((one, other) if one < other else (other, one), 0)

    def stale(self, one: str, other: str, tuning: Tuning, *, hot: bool = False) -> bool:
        """Whether a match between two was seen too recently."""
        pair = (one, other) if one < other else (other, one)
        return self.met_days.get(pair, 999) < (tuning.hot_rematch_days if hot else tuning.rematch_days)

    def take(self, pairing: Pairing, tuning: Tuning = TUNING) -> Pairing:
        """Put a pairing on the card: its people are used, its weight is known."""
        keys = [key for side in pairing.sides for key in side]
        self.used |= set(keys)
        self.staked |= {slug for slug in (pairing.championship, pairing.unifies) if slug}
        standings = [self.hand(key).standing for key in keys]
        title = next((1.2 - 0.25 * belt.rank for belt in self.belts if belt.slug == pairing.championship), 0.0)
        told = tuning.promise_weight * bool(pairing.promise) + tuning.shot_weight * bool(pairing.shot)
        star = max(standings) + 0.3 * sum(standings) / len(keys)
        return replace(pairing, weight=star + title + told + pairing.heat / 20)


def admitted(belt: Belt, hand: Hand) -> bool:
    """Whether somebody may hold a championship, by division."""
    return belt.division == "open" or hand.gender == ("f" if belt.division == "women" else "m")


def same_pool(one: Hand, other: Hand) -> bool:
    """Women meet women and men meet men; who is neither meets everybody."""
    return one.gender == other.gender or "x" in {one.gender, other.gender}


def at_stake(desk: Desk, one: str, other: str) -> Belt | None:
    """The singles championship one of two holds, put on the line at a big show."""
    if not desk.big:
        return None
    held = [b for b in desk.belts if b.size == 1 and b.holders and b.holders[0] in {one, other}]
    held = [b for b in held if b.slug not in desk.staked]
    fits = [b for b in held if all(admitted(b, desk.hand(key)) for key in (one, other))]
    return min(fits, key=lambda belt: belt.rank, default=None)


@dataclass(frozen=True, slots=True)
class Card:
    """A card from opener to main event, its promos by the position they precede, and the answers given."""

    bouts: tuple[Pairing, ...]
    promos: tuple[tuple[int, Talk], ...]
    answers: dict[int, tuple[bool, str]]
