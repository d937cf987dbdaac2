"""What bodies have to say: who is the heavier, who has been on top for how long, and what was hurt."""

from collections.abc import Mapping

from storylines.sim.naming import part
from storylines.sim.parties import Party
from storylines.sim.scene import Facts, Scene
from storylines.sim.sides import side_of

# Times the same part of a body was gone to before it is spoken of as hurt.
HURT = 3


def weight_between(found: Mapping[str, Party]) -> int:
    """By how many kilograms the first of two is the heavier; nought where either weight is not known."""
    roles = ("by", "on") if {"by", "on"} <= set(found) else ("a", "b")
    pair = [found[role].people for role in roles if role in found]
    weights = [people[0].weight_kg for people in pair if len(people) == 1]
    return weights[0] - weights[1] if len(weights) == 2 and all(weights) else 0


def held_s(facts: Facts, scene: Scene) -> int:
    """For how many seconds the one who acts has been on top."""
    side, state = side_of(facts.get("by"), facts, scene), facts.get("state") or {}
    if side < 0 or scene.history.get("top") != side + 1:
        return 0
    return int(state.get("clock_s", 0)) - scene.history.get("top_s", 0)


def worked(facts: Facts, scene: Scene) -> int:
    """How often the part that this move goes to was gone to before."""
    hit = part(str(facts.get("move") or ""))
    return scene.history.get(f"part:{facts.get('on')}:{hit}", 0) if hit else 0


def hurt(who: str, scene: Scene) -> str:
    """The part of somebody's body that has had the most, once it has had enough to be spoken of."""
    begin = f"part:{who}:"
    hits = {key.removeprefix(begin): n for key, n in scene.history.items() if key.startswith(begin)}
    most = max(hits, key=lambda one: (hits[one], one), default="")
    return most if hits.get(most, 0) >= HURT else ""
