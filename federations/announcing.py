"""Announcing: what a match is about before its bell, and who comes out for it."""

from collections.abc import Iterator, Sequence
from typing import Any

from federations.models import Bout, Side

# Seconds from the tick to the opening bell: entrances, and the slack in which a late worker catches up.
ENTRANCES_S = 130
STAKES_S = 12
MOST_SEEN = 6
# Forms that the announcement remarks on.
TOLD_FORMS = {Bout.Form.HANDICAP, Bout.Form.MIXED}


def stakes(bout: Bout, sides: Sequence[Side]) -> dict[str, Any]:
    """What a match is about, as it is announced."""
    told = {
        "bout": bout.key,
        "sides": [list(side) for side in ordered(sides)],
        "teams": _teams(sides),
        "championship": bout.championship.slug if bout.championship else None,
        "stipulation": bout.stipulation,
        "heat": round(bout.heat),
        "reason": bout.reason,
    }
    if bout.unifies is not None:
        told |= {"other": bout.unifies.slug, "why": "unify"}
    if bout.form in TOLD_FORMS:
        told["form"] = bout.form
    if bout.stipulation == Bout.Stipulation.REFEREE and bout.referee is not None:
        told["helper"] = bout.referee.slug
    return told


def entrances(bout: Bout, sides: Sequence[Side]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Who comes out, and how many seconds after whatever was before.

    Of a crowd the best known are seen to come in, the best known of them last; of a rumble the first two numbers.
    """
    belt = bout.championship.slug if bout.championship else None
    seen = sides if len(sides) <= MOST_SEEN else sorted(sides, key=lambda side: side.character.over)[-MOST_SEEN:]
    if bout.stipulation == Bout.Stipulation.RUMBLE:
        seen = sides[:2]
    gap = (ENTRANCES_S - 40) // len(seen)
    for order, side in enumerate(seen, start=1):
        facts = {"by": side.character.slug, "order": order, "of": len(seen), "championship": belt, "bout": bout.key}
        yield 30 + gap * (order - 1), facts


def _teams(sides: Sequence[Side]) -> list[str | None]:
    """The team that each side is billed as, if it is one."""
    billed = {side.number: side.team.slug if side.team else None for side in sides}
    return [billed[number] for number in sorted(billed)]


def ordered(sides: Sequence[Side]) -> list[tuple[str, ...]]:
    """Sides as tuples of keys, by number and position."""
    found: dict[int, list[str]] = {}
    for side in sorted(sides, key=lambda side: (side.number, side.position)):
        found.setdefault(side.number, []).append(side.character.slug)
    return [tuple(keys) for keys in found.values()]
