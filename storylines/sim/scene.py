"""Who and what a telling may speak of: the people, the place, the stakes and what was said before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Stakes:
    """What a bout is about, where known: a championship and who holds it, and how they met before."""

    championship: str | None = None
    holders: tuple[str, ...] = ()
    meetings: int = 0
    last_winner: str | None = None
    heat: int = 0
    sides: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a telling may know beside the facts.

    `history` counts this bout so far, as `grammar.remember` keeps it; `recent` holds the keys of the
    frames used in this show, oldest first.
    """

    people: Mapping[str, Person]
    championships: Mapping[str, str]
    federation: str
    city: str
    commentators: tuple[str, str]
    history: Mapping[str, int] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    stakes: Stakes = Stakes()

    def person(self, key: str) -> Person:
        """Find a person; one the scene does not know goes by their key."""
        return self.people.get(key) or Person(key=key, name=key, short=key)


@dataclass(frozen=True, slots=True)
class Line:
    """One told line. `speaker` is empty for the play-by-play, else a name; `frame` keys its sentence."""

    speaker: str
    text: str
    frame: str
