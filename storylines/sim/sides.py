"""Who is in the ring, and on which side of a bout somebody is."""

from collections.abc import Mapping
from typing import Any

from storylines.sim.scene import Facts, Scene


def legal(facts: Facts) -> list[str]:
    """List the legal wrestlers of a spot, side by side; empty outside bouts."""
    state: Mapping[str, Any] = facts.get("state") or {}
    return list(state.get("legal", ()))


def side_of(key: str | None, facts: Facts, scene: Scene) -> int:
    """Find which side somebody is on, −1 when unknown."""
    for side, keys in enumerate(scene.stakes.sides):
        if key in keys:
            return side
    in_ring = legal(facts)
    return in_ring.index(key) if key in in_ring else -1
