"""What is said into a microphone, part by part: the plan of a promo, an interview, a scene, an attack.

The plan is decided with the card's other facts; its wording is the voice's. A claim is what lies between two people, as
the speaker would have to admit it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict

Move = Literal["open", "recall", "want", "answer", "promise", "close", "scene", "thanks"]
ClaimKind = Literal[
    "stolen",
    "robbed",
    "lost",
    "won",
    "title_lost",
    "title_won",
    "attacked",
    "attacker",
    "betrayed",
    "betrayer",
    "waited",
    "counted",
    "drawn",
    "first",
]


class Claim(TypedDict):
    """A fact that a speaker brings up: what happened between them, at which show, on which world day."""

    kind: ClaimKind
    event: NotRequired[str]
    on_day: NotRequired[str]  # ISO date
    bout: NotRequired[str | None]
    championship: NotRequired[str]  # that changed hands


class Part(TypedDict):
    """One line of a plan: who says or does what to whom. `kind` is "line", "question" or "attack"."""

    kind: str
    by: str
    on: str | None
    move: NotRequired[Move]
    recall: NotRequired[str]  # what to bring up, found out when it is said: "last", or the key of a match
    claim: NotRequired[Claim]
    next: NotRequired[str]
    tonight: NotRequired[bool]  # whether that is the show that is on
    championship: NotRequired[str | None]
    friend: NotRequired[str]
    asked: NotRequired[str]
    outcome: NotRequired[str]
    event: NotRequired[str]
    about: NotRequired[str]
    helper: NotRequired[str | None]
    where: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What a speaker can refer to: the other, what lies between them, the show, what is at stake there.

    `next` is the show to come, or the one that is on (`tonight`).
    `recall` is "last" for the last thing one did to the other, or the key of the match in which it was done.
    """

    by: str
    on: str | None
    recall: str = "last"
    next: str = ""
    tonight: bool = False
    championship: str | None = None


def promo(said: Said) -> tuple[Part, ...]:
    """Somebody speaks alone: they have the house, say what lies between them, what they want, what will happen."""
    parts = [_line(said, "open")]
    if said.on:
        parts.append({**_line(said, "recall"), "recall": said.recall})
    parts.append(_line(said, "want"))
    if said.on and said.next:
        parts.append(_line(said, "promise"))
    parts.append(_line(said, "close"))
    return tuple(parts)


def interview(said: Said, interviewer: str, questions: Sequence[str]) -> tuple[Part, ...]:
    """An interviewer asks; whoever is asked says more than they meant to."""
    parts: list[Part] = []
    for asked in questions:
        question: Part = {"kind": "question", "by": interviewer, "on": said.by, "asked": asked}
        if said.on:
            question["about"] = said.on
        parts += [question, {**_line(said, "answer"), "asked": asked}]
    return (*parts, _line(said, "close"))


def scene(said: Said, friend: str | None) -> tuple[Part, ...]:
    """In a corridor: somebody and a friend, and the one they are talking about comes round the corner."""
    parts: list[Part] = []
    if friend:
        parts.append({**_line(said, "scene"), "friend": friend})
    if said.on:
        parts.append({**_line(said, "scene"), "by": said.on, "on": said.by})
        parts.append(_line(said, "scene"))
    return tuple(parts)


def duel(one: Said, other: Said) -> tuple[Part, ...]:
    """Both have a microphone: what each says, promises, and says last."""
    first: list[Part] = [_line(one, "open")]
    first += [{**_line(said, "recall"), "recall": said.recall} for said in (one, other)]
    return (*first, _line(one, "promise"), _line(other, "promise"), _line(other, "close"))


def thanks(said: Said, outcome: str, event: str) -> tuple[Part, ...]:
    """After it is over, the winner's or the loser's account of it."""
    opening: tuple[Part, ...] = (_line(said, "open"),) if outcome == "victory" else ()
    return (*opening, {**_line(said, "thanks"), "outcome": outcome, "event": event})


def vow(said: Said) -> tuple[Part, ...]:
    """What somebody promises whom they are to meet."""
    return (_line(said, "promise"),)


def attack(by: str, on: str, helper: str | None, where: str) -> tuple[Part, ...]:
    """It begins, it gets worse, it ends."""
    return tuple({"kind": "attack", "by": by, "on": on, "helper": helper, "where": where} for _ in range(3))


def _line(said: Said, move: Move) -> Part:
    part: Part = {"kind": "line", "by": said.by, "on": said.on, "move": move, "championship": said.championship}
    if said.next:
        part["next"] = said.next
    if said.tonight:
        part["tonight"] = True
    return part
