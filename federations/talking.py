"""Talking: a promo, an interview, a scene or an attack is told from its plan, a part at a time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from characters.topics import topic as character_topic
from federations import meetings
from federations.models import Segment, Show
from federations.sim import talk as plans
from federations.topics import federation_topic
from llmfed.world.ticking import Tick

# Seconds from the tick to the first part, and from each to the next: long enough to be said aloud.
FIRST_S, NEXT_S = 14, 28
# An attack is over sooner than a speech.
BLOW_S = 26
TELLING = ("recall", "answer", "thanks", "scene", "want")
KINDS = {"line": "promo.line", "question": "segment.question", "attack": "angle.attack"}


def talk(tick: Tick, show: Show, segment: Segment, opening: int) -> datetime:
    """Record every part of a talking segment; returns when it is over."""
    plan = _resolved(tick, show, segment.plan or _own_plan(show, segment))
    step = BLOW_S if segment.kind == Segment.Kind.ANGLE else NEXT_S
    about = [who.slug for who in (segment.speaker, segment.target) if who]
    telling = _telling(plan)
    for number, part in enumerate(plan, start=1):
        facts = {key: value for key, value in part.items() if key != "kind"} | {
            "topic": segment.topic,
            "part": number,
            "parts": len(plan),
            "show": show.number,
            "segment": segment.position,
        }
        topics = [federation_topic(tick.timeline.slug)]
        if number == telling:
            topics += [character_topic(key) for key in about]
        at = tick.at + timedelta(seconds=opening + FIRST_S + step * (number - 1))
        tick.record(KINDS[part["kind"]], facts, topics=topics, airs_at=at)
    return tick.at + timedelta(seconds=opening + FIRST_S + step * len(plan))


def _telling(plan: Sequence[Mapping[str, Any]]) -> int:
    """Which part those whom it concerns will be reminded of: what was said of the deed, the answer, the account."""
    moves = [part.get("move") for part in plan]
    return next((moves.index(move) + 1 for move in TELLING if move in moves), 1)


def _resolved(tick: Tick, show: Show, plan: Iterable[plans.Part]) -> list[dict[str, Any]]:
    """The plan with what is known only now: a claim says what was done, and how many days ago."""
    found = []
    for part in plan:
        facts: dict[str, Any] = {key: value for key, value in part.items() if key != "recall"}
        recall = part.get("recall")
        if recall and part["on"]:
            claim = meetings.recalled(tick, show, part["by"], part["on"], recall)
            if claim is None:
                continue
            facts["claim"] = _dated(tick, claim)
        found.append(facts)
    # What is recalled is looked up with how often the two met, so that this is known by now.
    return [facts | _met(tick, facts) for facts in found]


def _met(tick: Tick, facts: Mapping[str, Any]) -> dict[str, int]:
    """How often a speaker and whom they speak of have met, if they have."""
    times = meetings.times_met(tick, facts["by"], facts["on"]) if facts["kind"] == "line" and facts["on"] else 0
    return {"met": times} if times else {}


def _dated(tick: Tick, claim: plans.Claim) -> dict[str, Any]:
    told = {key: value for key, value in claim.items() if key != "on_day"}
    if "on_day" in claim:
        told["days"] = (tick.at.date() - date.fromisoformat(claim["on_day"])).days
    return told


def _own_plan(show: Show, segment: Segment) -> tuple[plans.Part, ...]:
    """What somebody says whom the booker asked to speak: about tonight's match, and what lies between these two."""
    assert segment.speaker is not None
    by, on = segment.speaker.slug, segment.target.slug if segment.target else None
    if on is None:
        return plans.promo(plans.Said(by, None))
    said = plans.Said(by, on, next=show.name, tonight=True, championship=meetings.at_stake(show, by))
    return plans.promo(said)
