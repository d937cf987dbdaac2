"""The tape of a match that has been told: its aired moments with the picture after each, and where to jump to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from federations.billing import Bill
from federations.picture import Picture, picture
from federations.sim.kinds import Spot
from llmfed.world import telling
from llmfed.world.models import Moment
from llmfed.world.telling import Line

# Said around a match and not in it: polls, feuds, bonds.
TOLD_IN_IT = ("segment", "bout", "champion", "championship")
MARKS = {
    Spot.BELL: "Bell",
    Spot.FINISHER: "Finisher",
    Spot.FALL: "Fall",
    Spot.FINISH: "Finish",
}
# Of the height of the curve and the width of the scrubber.
WHOLE = 1000


@dataclass(frozen=True, slots=True)
class Mark:
    """A key moment; `place` is per mille of the tape, `ahead` whether it is still to come."""

    at_s: int
    word: str
    clock: str
    place: int
    ahead: bool


@dataclass(frozen=True)
class Tape:
    """A told match from the entrances to the last word, stopped at the moment `head`."""

    bill: Bill
    moments: Sequence[Moment]
    head: int

    def at_s(self, moment: Moment) -> int:
        """Seconds from the opening bell; the entrances come before it."""
        assert self.bill.bout.bell_at is not None
        return round((moment.airs_at - self.bill.bout.bell_at).total_seconds())

    @property
    def begins(self) -> int:
        return self.at_s(self.moments[0])

    @property
    def ends(self) -> int:
        return self.at_s(self.moments[-1])

    @property
    def now(self) -> int:
        return self.at_s(self.moments[self.head])

    @cached_property
    def marks(self) -> list[Mark]:
        """Bell, changes of control, near-falls, finishers, falls, eliminations, finish."""
        words = zip(self.moments, _words(self.bill, self.moments), strict=True)
        return [
            Mark(self.at_s(moment), word, _clock(moment), self._place(moment), place > self.head)
            for place, (moment, word) in enumerate(words)
            if word
        ]

    @property
    def before(self) -> int:
        """Where the last key moment before this one is, or the beginning."""
        return max((mark.at_s for mark in self.marks if mark.at_s < self.now), default=self.begins)

    @property
    def after(self) -> int:
        """Where the next key moment is, or the end."""
        return min((mark.at_s for mark in self.marks if mark.at_s > self.now), default=self.ends)

    @property
    def transcript(self) -> list[SafeString]:
        """Every line, oldest first."""
        told = [(place, moment, telling.line(moment)) for place, moment in enumerate(self.moments)]
        return [line.on_tape(self.at_s(moment), place > self.head) for place, moment, line in told if line is not None]

    @property
    def curve(self) -> str:
        """The first side's chance over time, as the points of an SVG polyline."""
        points = []
        for moment in self.moments:
            if state := moment.facts.get("state"):
                points.append(f"{self._place(moment)},{WHOLE - state['win'][0]}")
        return " ".join(points)

    @property
    def newest(self) -> list[Line]:
        """What was said last at the moment it is stopped at; not every moment has words."""
        told = (telling.lines([moment]) for moment in reversed(self.moments[: self.head + 1]))
        return next((lines for lines in told if lines), [])

    @property
    def picture(self) -> Picture:
        """What is seen at the moment it is stopped at."""
        return picture(self.bill, self.moments[: self.head + 1], live=False)

    def _place(self, moment: Moment) -> int:
        return WHOLE * (self.at_s(moment) - self.begins) // max(1, self.ends - self.begins)


def _words(bill: Bill, moments: Sequence[Moment]) -> Iterator[str]:
    """What each moment is marked as; empty for most."""
    control, names = -1, {face.slug: face.last_name for side in bill.sides for face in side.people}
    for moment in moments:
        spot, facts = moment.kind.removeprefix("bout."), moment.facts
        was, control = control, (facts.get("state") or {}).get("control", control)
        if spot in MARKS:
            yield MARKS[Spot(spot)]
        elif spot == Spot.ENTRY:
            yield f"{names[facts['by']]} in"
        elif spot == Spot.ELIMINATED:
            yield f"{names[facts['on']]} out"
        elif _is_near(spot, facts):
            yield "Near-fall"
        else:
            # Among many somebody else is on top at every other moment.
            yield "" if bill.crowded or control in {was, -1} else f"{bill.sides[control].short} on top"


def _is_near(spot: str, facts: dict[str, Any]) -> bool:
    """Whether a moment is an escape at the last instant: from two, or from a finisher's hold."""
    if spot == Spot.KICK_OUT:
        return facts.get("count") == 2
    return spot in {Spot.ROPE_BREAK, Spot.ESCAPE} and facts.get("why") == "finisher"


def _clock(moment: Moment) -> str:
    line = telling.line(moment)
    return line.clock if line else ""


def tape(bill: Bill, moments: Sequence[Moment], at_s: int | None = None) -> Tape | None:
    """The tape of a match, stopped at so many seconds from the bell; None until its final bell has been told."""
    own = [moment for moment in moments if moment.kind.partition(".")[0] in TOLD_IN_IT]
    if not bill.told or not any(moment.kind == "bout.result" for moment in own):
        return None
    telling.worded(own)
    found = Tape(bill, own, 0)
    if at_s is None:
        return found
    return Tape(bill, own, max(0, sum(found.at_s(moment) <= at_s for moment in own) - 1))


def frames(found: Tape) -> list[dict[str, Any]]:
    """What the live page was sent, moment by moment, each with the whole picture after it."""
    return [
        {"at": found.at_s(moment), "kind": moment.kind, "content": _frame(found, place)}
        for place, moment in enumerate(found.moments)
    ]


def _frame(found: Tape, place: int) -> str:
    shown = found.moments[: place + 1]
    context = {
        "bill": found.bill,
        "federation": found.bill.show.federation,
        "said": telling.lines([shown[-1]]),
        "picture": picture(found.bill, shown, live=False),
        "on_tape": True,
    }
    return render_to_string("federations/match.html#frame", context)
