"""Who else a line could be about: each is said of other pairs at the like moment, to see whether it would be true."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from llmfed.benches import week
from llmfed.benches.report import Report
from storylines.sim.fitness import flags
from storylines.sim.frames import OWN_SLOT, Frame
from storylines.sim.reading import parties, slots
from storylines.sim.scene import Line
from storylines.sim.shelf import frame_of, move_of
from storylines.voice import Telling, short

OTHERS = 6
TALK = frozenset({"promo.line", "segment.question"})
# What happened stays as it was; only to whom, when, and what lies between them is the other pair's.
WHAT = frozenset({"move", "why", "count", "finish", "helper", "asked", "where", "part", "parts", "topic", "outcome"})


@dataclass(frozen=True, slots=True)
class Said:
    """One line and the moment it was said at."""

    telling: Telling
    line: Line


def run(*, days: int = 28) -> Report:
    """Measure the shows of `days` of a young world."""
    report = Report("specificity")
    told = [telling for show in week.shows(week.told(days)) for telling in show]
    said = [Said(telling, line) for telling in told for line in telling.lines if line.frame]
    bouts = [one for one in said if "bout" in one.telling.moment.facts]
    talk = [one for one in said if one.telling.moment.kind in TALK]
    report.add("bout_lines_count", len(bouts))
    report.add("bout_lines_true_of_others_share", true_of_others(bouts, told), most=0.5)
    report.add("promo_lines_count", len(talk))
    report.add("promo_lines_true_of_others_share", true_of_others(talk, told), most=0.1)
    report.add("bout_lines_that_use_nothing_share", bare(bouts))
    return report


def true_of_others(said: Iterable[Said], told: Iterable[Telling]) -> float:
    """The mean share of other pairs of whom a line would be true as well."""
    like: dict[tuple[str, ...], list[Telling]] = {}
    for telling in told:
        like.setdefault(_likeness(telling), []).append(telling)
    rng, shares = Random(1), []
    for one in said:
        others = [other for other in like[_likeness(one.telling)] if _pair(other) != _pair(one.telling)]
        near = sorted(others, key=lambda other: abs(_clock(other) - _clock(one.telling)))[: OTHERS * 3]
        chosen = rng.sample(near, min(OTHERS, len(near)))
        shares.append(sum(fits(one, other) for other in chosen) / len(chosen) if chosen else 0.0)
    return sum(shares) / max(len(shares), 1)


def bare(said: Iterable[Said]) -> float:
    """The share of lines that take nothing from their pair or their match but names and moves."""
    used = [bool(one.line.uses) for one in said]
    return used.count(False) / max(len(used), 1)


def fits(one: Said, other: Telling) -> bool:
    """Whether a line would be true with the other pair's names in it, and what else is theirs."""
    frame = frame_of(one.line.frame, one.telling.scene)
    if frame is None or one.line.frame.startswith("lead/"):
        # Nobody else would say it.
        return False
    kept = {key: value for key, value in one.telling.moment.facts.items() if key in WHAT}
    facts = {**other.moment.facts, **kept}
    own, theirs = _words(one.telling, one.telling.moment.facts), _words(other, facts)
    found = parties(facts, other.scene)
    true = flags(short(other.moment.kind), facts, other.scene, found)
    return frame.fits(true, theirs) and _same(frame, own, theirs)


def _same(frame: Frame, own: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether what is filled in beside names and moves would be the same."""
    return all(own.get(slot) == theirs.get(slot) for slot in frame.needs if OWN_SLOT.fullmatch(slot))


def _words(telling: Telling, facts: Mapping[str, object]) -> dict[str, str]:
    return slots(facts, telling.scene, parties(facts, telling.scene))


def _likeness(telling: Telling) -> tuple[str, ...]:
    """Moments of one likeness can be put for one another."""
    moment = telling.moment
    how = move_of(moment.facts) if moment.kind == "promo.line" else str(len(telling.scene.stakes.sides))
    people = {len(side) for side in telling.scene.stakes.sides}
    return moment.kind, how, str(people)


def _pair(telling: Telling) -> object:
    facts = telling.moment.facts
    return facts.get("bout") or (facts.get("by"), facts.get("on"))


def _clock(telling: Telling) -> int:
    return int((telling.moment.facts.get("state") or {}).get("clock_s", 0))
