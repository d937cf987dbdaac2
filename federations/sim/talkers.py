"""Who speaks on a card and where: what was asked for, then tonight's quarrels and title matches, loudest first."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from federations.sim.desk import Desk, Pairing, Talk
from federations.sim.talk import Part


@dataclass(frozen=True, slots=True)
class Tuning:
    alone: float = 0.25  # chance that, with nobody quarrelling, somebody talks of themself who has the night off
    whim: float = 0.8  # of charisma and standing, by which the night decides who it is: nobody is heard every week


T = Tuning()


def talks(desk: Desk, bouts: Sequence[Pairing], count: int, rng: random.Random) -> list[tuple[int, Talk]]:
    """Promos and angles with the match that each stands before; after the last one stands what closes the show.

    `count` of them, and more only where more were asked for. Draws from the given stream.
    """
    asked = _asked(desk, bouts)
    heard = {talk.speaker for _, talk in asked}
    own = [(place, talk) for place, talk in _own(desk, bouts, count, rng) if talk.speaker not in heard]
    return asked + own[: max(0, count - len(asked))]


def _asked(desk: Desk, bouts: Sequence[Pairing]) -> list[tuple[int, Talk]]:
    """What stories asked for; whoever is not here to do it cannot, and the answer says so."""
    placed: list[tuple[int, Talk]] = []
    for talk in desk.talks:
        if talk.kind == "angle" and not {talk.speaker, talk.target} <= desk.present:
            desk.answers[talk.ticket or 0] = (False, "one of them is hurt or gone")
            continue
        fought = next((n for n, bout in enumerate(bouts) if any(talk.after in side for side in bout.sides)), None)
        placed.append((_place(talk, bouts), _elsewhere(talk)) if fought is None else (fought + 1, talk))
        desk.answers[talk.ticket or 0] = (True, "it has its place on the card")
    return placed


def _elsewhere(talk: Talk) -> Talk:
    """Without the match that it was to follow it happens in a corridor."""
    plan = tuple({**part, "where": "backstage"} if "where" in part else part for part in talk.plan)
    return replace(talk, after=None, plan=cast(tuple[Part, ...], plan))


def _place(talk: Talk, bouts: Sequence[Pairing]) -> int:
    return {"first": 0, "last": max(0, len(bouts) - 1)}.get(talk.place, max(1, len(bouts) // 2))


def _own(desk: Desk, bouts: Sequence[Pairing], count: int, rng: random.Random) -> list[tuple[int, Talk]]:
    whims = {hand.key: T.whim * rng.random() for hand in desk.hands}
    singles = [b for b in bouts if len(b.sides) == 2 and len(b.sides[0]) == len(b.sides[1]) == 1]
    wordy = [b for b in singles if b.heat >= 5 or b.championship]
    wordy.sort(key=lambda bout: (-bout.weight, bout.sides))
    if not wordy and rng.random() >= T.alone:
        # Anybody has something to say of whom they meet tonight.
        wordy = sorted(singles, key=lambda bout: (-max(whims[side[0]] for side in bout.sides), bout.sides))[:1]
    found: list[tuple[int, Talk]] = []
    for bout in wordy[:count]:
        pair = sorted((bout.sides[0][0], bout.sides[1][0]), key=lambda key: -desk.hand(key).charisma)
        topic = "grudge" if bout.heat >= 10 else "title" if bout.championship else "challenge"
        found.append((max(1, min(bouts.index(bout), 1 + 3 * len(found))), Talk(pair[0], pair[1], topic)))
    return found or _idle(desk, whims)


def _idle(desk: Desk, whims: Mapping[str, float]) -> list[tuple[int, Talk]]:
    """With nothing to quarrel over, whoever is worth hearing and has the night off."""
    idle = [hand for hand in desk.hands if desk.free(hand.key)] or desk.hands
    if not idle:
        return []
    speaker = max(idle, key=lambda hand: (hand.charisma + hand.over + whims[hand.key], hand.key))
    return [(2, Talk(speaker.key, None, "boast" if speaker.alignment == "heel" else "gratitude"))]
