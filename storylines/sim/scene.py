"""Who and what a telling may speak of: the people, the place, the stakes and what was said before."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from storylines.sim.speech import Commentator, Lead

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """One person as words need them. `short` is the ring name's last part; `gender` is f, m or x."""

    key: str
    name: str
    short: str
    alignment: str = "tweener"
    gender: str = "x"
    style: str = "all_rounder"
    finisher: str = ""
    hometown: str = ""
    gimmick: str = ""
    finisher_kind: str = "impact"
    weight_kg: int = 0
    want: str = ""
    lead: Lead | None = None


@dataclass(frozen=True, slots=True)
class Stakes:
    """What a bout is about, where known: a championship and who holds it, and how they met before.

    Of their latest meeting: who won it, how it ended, at which show, and how many days ago. `main` says that the
    bout is the last of its show; `wagers` what is put up in it for good, by key.
    """

    championship: str | None = None
    holders: tuple[str, ...] = ()
    meetings: int = 0
    last_winner: str | None = None
    last_finish: str = ""
    last_event: str = ""
    last_days: int = 0
    heat: int = 0
    reason: str = ""
    main: bool = False
    sides: tuple[tuple[str, ...], ...] = ()
    wagers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a telling may know beside the facts.

    `history` counts this bout so far, as `grammar.remember` keeps it. `said` holds the keys of the frames
    used in this show, none of which may come back in it; `recent` those of the days before, oldest first.
    `table` has the two commentators' own books, where they have them, in the order of `commentators`.
    """

    people: Mapping[str, Person]
    championships: Mapping[str, str]
    federation: str
    city: str
    commentators: tuple[str, str]
    history: Mapping[str, int] = field(default_factory=dict)
    recent: Sequence[str] = ()
    said: Set[str] = frozenset()
    stakes: Stakes = Stakes()
    table: tuple[Commentator | None, Commentator | None] = (None, None)

    def person(self, key: str) -> Person:
        """Find a person; one the scene does not know goes by their key."""
        return self.people.get(key) or Person(key=key, name=key, short=key)


@dataclass(frozen=True, slots=True)
class Line:
    """One told line. `speaker` is empty for the play-by-play, else a name; `frame` keys its sentence.

    `uses` names what the sentence took from this pair or this match; the frame tells it again.
    """

    speaker: str
    text: str
    frame: str
    uses: tuple[str, ...] = ()
