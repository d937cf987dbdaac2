"""Pairs: the ties of a tournament as pages show them. Who sits where is told when what put them there has aired."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from characters import faces
from characters.faces import Face
from federations.billing import clock
from federations.finishes import FINISHES
from federations.models import Tie, Tournament
from federations.sim import brackets
from federations.sim.figures import ordinal
from federations.sim.kinds import Finish
from llmfed.world.addresses import address

HOW = {
    Tie.How.DRAW: "a draw",
    Tie.How.WALKOVER: "without a match",
    Tie.How.SEED: "no winner; the higher seed goes on",
    Tie.How.OFF: "neither could come",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in a tournament; `left` that they could not go on."""

    face: Face
    seed: int
    block: int
    instead_of: str
    left: bool
    drawn: int | None
    out: int | None
    out_by: str

    @property
    def told(self) -> str:
        """When they went over the rope, and by whom; empty for whoever has not."""
        by = f", by {self.out_by}" if self.out_by else ""
        return f"Out as the {ordinal(self.out)}{by}" if self.out else ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One side of a tie: who sits there, or in words who will. `fed` says that an earlier tie put them there.

    `veiled` are the words for whoever does not want to know who went on so far.
    """

    entry: Entry | None
    waiting: str = ""
    veiled: str = ""
    won: bool = False
    lost: bool = False
    fed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A tie; `told` is how it ended, once that has aired, and `url` its match, once there is one."""

    round: int
    slot: int
    stage: str
    seats: tuple[Seat, Seat]
    show: str
    show_number: int | None
    show_url: str
    at: datetime | None
    bout: int | None
    url: str
    how: str
    told: str
    fall_s: int | None

    @property
    def winner(self) -> Entry | None:
        return next((seat.entry for seat in self.seats if seat.won), None)


@dataclass(frozen=True, slots=True)
class Round:
    """A round, or a night, by its name, with a tie or nothing in each of its places."""

    name: str
    places: tuple[Pair | None, ...]
    at: datetime | None = None

    @property
    def pairs(self) -> list[Pair]:
        return [one for one in self.places if one is not None]


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of a tournament: its entrants and ties by key, and how matches ended that have aired by now."""

    cup: Tournament
    entries: Mapping[int, Entry]
    ties: Mapping[int, Mapping[str, Any]]
    results: Mapping[int, tuple[str, int]]
    now: datetime

    def decided(self, key: int | None) -> bool:
        """Whether it is known how a tie was decided."""
        at = self.ties[key]["decided_at"] if key is not None else None
        return at is not None and datetime.fromisoformat(at) <= self.now

    def closed(self, block: int) -> bool:
        """Whether all of a block is decided."""
        return all(
            self.decided(key)
            for key, tie in self.ties.items()
            if tie["one"] and tie["round"] < self.cup.rounds - 1 and self.entries[tie["one"]].block == block
        )


def entry(row: Mapping[str, Any]) -> Entry:
    face, left = faces.read(row["face"]), row["left_at"] is not None
    # A team goes by its own name, behind the face of one of them.
    face = replace(face, name=row["team"]) if row["team"] else face
    return Entry(
        face, row["seed"], row["block"], row["instead_of"], left, row["drawn"], row["out"], row["out_by"] or ""
    )


def pairs(known: Known) -> list[Pair]:
    """Every tie, round by round and from the top."""
    return [_pair(known, key) for key in known.ties]


def _pair(known: Known, key: int) -> Pair:
    tie, decided = known.ties[key], known.decided(key)
    number, slug = tie["number"], known.cup.federation.slug
    how = tie["how"] if decided else ""
    return Pair(
        tie["round"],
        tie["slot"],
        _stage(known, tie),
        (_seat(known, tie, "one", decided), _seat(known, tie, "other", decided)),
        tie["show"] or "",
        number,
        address("federations:show", slug, number) if number else "",
        datetime.fromisoformat(tie["at"]) if tie["at"] else None,
        tie["bout"],
        address("federations:match", tie["bout"]) if tie["bout"] else "",
        how,
        _told(known, tie) if how else "",
        tie["fall_s"] if decided else None,
    )


def _stage(known: Known, tie: Mapping[str, Any]) -> str:
    final = tie["round"] == known.cup.rounds - 1
    in_block = known.cup.kind == Tournament.Kind.LEAGUE and not final
    return brackets.LEAGUE if in_block else brackets.stage(tie["round"], known.cup.rounds)


def _seat(known: Known, tie: Mapping[str, Any], side: str, decided: bool) -> Seat:
    feed, who = tie[f"{side}_from"], known.entries.get(tie[side] or 0)
    final_of_league = known.cup.kind == Tournament.Kind.LEAGUE and tie["round"] == known.cup.rounds - 1
    fed = feed is not None or final_of_league
    seated = known.closed(int(side == "other")) if final_of_league else known.decided(feed)
    if fed and not seated:
        who = None
    won = decided and tie["winner"] is not None
    mine = won and tie["winner"] == tie[side]
    waiting = _waiting(known, feed, side, veiled=False) if fed else ""
    veiled = _waiting(known, feed, side, veiled=True) if fed else ""
    return Seat(who, waiting, veiled, mine, won and not mine, fed)


def _waiting(known: Known, feed: int | None, side: str, *, veiled: bool) -> str:
    """Who will sit there, in words; veiled, nobody is named whom a result put there."""
    if feed is None:
        return f"First of block {'AB'[side == 'other']}"
    tie, names = known.ties[feed], []
    for one in ("one", "other"):
        who, earlier = known.entries.get(tie[one] or 0), tie[f"{one}_from"]
        if who is None or (earlier is not None and (veiled or not known.decided(earlier))):
            return f"Winner of {brackets.stage(tie['round'], known.cup.rounds)} {tie['slot'] + 1}"
        names.append(who.face.last_name)
    return f"{names[0]} or {names[1]}"


def _told(known: Known, tie: Mapping[str, Any]) -> str:
    """How a tie ended: by what and after how long, or why without a match."""
    if tie["how"] != Tie.How.FALL:
        return HOW[tie["how"]]
    finish, duration_s = known.results.get(tie["bout"], ("", 0))
    return f"{FINISHES[Finish(finish)]}, {clock(duration_s)}" if finish else ""


def rounds(known: Known, ties: Sequence[Pair]) -> list[Round]:
    """A bracket, round by round; where somebody has a bye there is an empty place."""
    found = []
    for number, own in groupby(ties, lambda pair: pair.round):
        at = {pair.slot: pair for pair in own}
        places = tuple(at.get(slot) for slot in range(2 ** (known.cup.rounds - 1 - number)))
        found.append(Round(brackets.plural(brackets.stage(number, known.cup.rounds), len(at)), places))
    return found


def nights(ties: Sequence[Pair]) -> Iterator[Round]:
    """The same ties by the show that they are on, the first night first; what has no show yet comes last."""
    line = sorted(ties, key=lambda pair: (pair.at is None, pair.at or datetime.min, pair.round, pair.slot))
    for (show, at), own in groupby(line, lambda pair: (pair.show, pair.at)):
        yield Round(show or "A night to be named", tuple(own), at)
